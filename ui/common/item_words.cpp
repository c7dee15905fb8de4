#include "ui/common/item_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::FormularyItem;
using pharmacy::InsuranceClass;

namespace {

struct FormularyText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::FormularyText)
};

bool namesInChinese() { return currentLanguage().startsWith(u"zh"_s); }

struct FormWord {
    std::string_view code;
    const char* word;
};
constexpr FormWord kForms[] = {
    {"tab", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Tablet")},
    {"tab_chew", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Chewable tablet")},
    {"tab_ec", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Gastro-resistant tablet")},
    {"tab_sr", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Sustained-release tablet")},
    {"tab_xr", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Extended-release tablet")},
    {"subl", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Sublingual tablet")},
    {"cap", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Capsule")},
    {"cap_ec", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Gastro-resistant capsule")},
    {"cap_xr", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Extended-release capsule")},
    {"pill", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Pill")},
    {"granule", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Granules")},
    {"powder", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Powder")},
    {"syrup", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Syrup")},
    {"drops", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Drops")},
    {"gel", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Gel")},
    {"inh", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Inhaler")},
    {"inh_neb", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Nebuliser solution")},
    {"inj", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Injection")},
    {"inj_pen", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Injection pen")},
    {"inj_weekly", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Weekly injection")},
    {"inj_q2w", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Injection every 2 weeks")},
    {"inj_6monthly", QT_TRANSLATE_NOOP("jiayi::ui::FormularyText", "Injection every 6 months")},
};

}  // namespace

QString itemName(const FormularyItem& item) { return namesInChinese() || item.nameEn.empty() ? qs(item.name()) : qs(item.nameEn); }

QString itemOtherName(const FormularyItem& item) {
    const auto other = namesInChinese() ? qs(item.nameEn) : qs(item.nameZh);
    return other == itemName(item) ? QString() : other;
}

QString itemPack(const FormularyItem& item) {
    QStringList parts;
    if (!item.strength.empty()) parts << qs(item.strength);
    if (!item.form.empty()) parts << dosageFormWord(item.form);
    if (item.packSize > 1) parts << FormularyText::tr("%1 in a pack", "units").arg(item.packSize);
    return parts.join(u" · "_s);
}

QString itemRestriction(const FormularyItem& item) {
    const bool chinese = (namesInChinese() && !item.restrictionZh.empty()) || item.restrictionEn.empty();
    return qs(chinese ? item.restrictionZh : item.restrictionEn);
}

QString dosageFormWord(std::string_view form) {
    for (const auto& [code, word] : kForms)
        if (code == form) return FormularyText::tr(word);
    return qs(form);
}

QString insuranceWord(InsuranceClass insuranceClass) {
    switch (insuranceClass) {
        case InsuranceClass::A: return FormularyText::tr("Class A", "insurance");
        case InsuranceClass::B: return FormularyText::tr("Class B", "insurance");
        case InsuranceClass::Self: break;
    }
    return FormularyText::tr("Self-paid", "insurance");
}

Tone insuranceTone(InsuranceClass insuranceClass) {
    switch (insuranceClass) {
        case InsuranceClass::A: return Tone::Ok;
        case InsuranceClass::B: return Tone::Info;
        case InsuranceClass::Self: break;
    }
    return Tone::Neutral;
}

QString longRxWord(std::string_view longRx) {
    if (longRx == "yes") return FormularyText::tr("allowed", "on a long prescription");
    if (longRx == "no") return FormularyText::tr("not allowed", "on a long prescription");
    return FormularyText::tr("by local rules", "on a long prescription");
}

QString stockText(const FormularyItem& item) {
    if (!item.stock) return FormularyText::tr("not said", "stock");
    if (item.outOfStock()) return FormularyText::tr("Out of stock");
    return FormularyText::tr("%n pack(s)", nullptr, static_cast<int>(*item.stock));
}

QStringList termWords(const FormularyItem& item) {
    QStringList words;
    if (item.restricted()) words << FormularyText::tr("Restricted");
    if (item.essential) words << FormularyText::tr("Essential");
    if (item.procured) words << FormularyText::tr("Procurement");
    return words;
}

}  // namespace jiayi::ui
