#include "ui/prescribing/prescribing_words.h"

#include "models/pharmacy/prescribing/prescribing_rules.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct PadText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::PadText)
};

struct PadWord {
    std::string_view code;
    const char* word;
};
constexpr PadWord kUnits[] = {{"tablet", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "tab")},   {"capsule", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "cap")},
                              {"pill", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "pill")},       {"bag", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "sachet")},
                              {"puff", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "puff")},       {"片", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "tab")},
                              {"粒", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "cap")},      {"丸", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "pill")},
                              {"袋", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "sachet")},       {"喷", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "puff")},
                              {"吸", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "puff")}};
constexpr PadWord kRouteWords[] = {
    {"po", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "by mouth")},       {"sc", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "subcutaneous")},
    {"iv", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "intravenous")},    {"im", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "intramuscular")},
    {"inh", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "inhaled")},       {"top", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "on the skin")},
    {"subl", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "under the tongue")}, {"nas", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "into the nose")}};
constexpr PadWord kTitleWords[] = {{"resident", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "Resident doctor")},
                                   {"attending", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "Attending (intermediate)")},
                                   {"associate-chief", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "Associate chief")},
                                   {"chief", QT_TRANSLATE_NOOP("jiayi::ui::PadText", "Chief")}};

template <std::size_t N>
QString wordIn(const PadWord (&table)[N], std::string_view code) {
    for (const auto& row : table)
        if (row.code == code) return PadText::tr(row.word);
    return qs(code);
}

QString frequencyWords(double times, double days) {
    const auto often = figure(times, 2);
    if (days == 1) return PadText::tr("%1 × a day", "times").arg(often);
    if (days == 7) return PadText::tr("%1 × a week", "times").arg(often);
    return PadText::tr("%1 × in %2 days", "times").arg(often, figure(days, 1));
}

}  // namespace

QString doseWords(const pharmacy::Dosage& dosage) {
    QStringList parts;
    if (dosage.amount) parts << figure(*dosage.amount, 3) + u' ' + wordIn(kUnits, dosage.unit);
    if (dosage.times && dosage.days && *dosage.days > 0) parts << frequencyWords(*dosage.times, *dosage.days);
    if (parts.isEmpty()) return {};
    if (dosage.asNeeded) parts << PadText::tr("as needed");
    if (!dosage.route.empty()) parts << wordIn(kRouteWords, dosage.route);
    return parts.join(u", "_s);
}

std::optional<pharmacy::Decoction> decoctionIn(const QString& typed) {
    auto read = pharmacy::readDecoction(utf8(typed));
    const bool meant = read.herbs.size() > 1 || (!read.herbs.empty() && read.doses > 0);
    return meant ? std::optional(std::move(read)) : std::nullopt;
}

QString typedText(const pharmacy::DraftLine& line) {
    if (line.herbs.empty()) return qs(line.dosage);
    pharmacy::Decoction decoction;
    decoction.herbs = line.herbs;
    decoction.doses = line.doses;
    decoction.directions = line.dosage;
    // A name that is only that of its herbs is not typed again.
    if (pharmacy::decoctionLine(decoction, {}).name != line.name) decoction.name = line.name;
    return qs(pharmacy::decoctionText(decoction));
}

QString decoctionWords(const pharmacy::Decoction& decoction) {
    if (!decoction.unread.empty()) {
        const auto& first = decoction.unread.front();
        const auto what = ruleText(pharmacy::prescribingRules().text(first.key, {{"herb", pharmacy::Words{first.text, first.text}}}));
        return what.contains(qs(first.text)) ? what : PadText::tr("%1: %2", "a piece of a decoction, and what is wrong with it").arg(qs(first.text), what);
    }
    const auto herbs = PadText::tr("%n herb(s)", nullptr, static_cast<int>(decoction.herbs.size()));
    if (decoction.doses == 0) return herbs + u" · "_s + PadText::tr("how many doses? 7剂");
    return herbs + u" · "_s + PadText::tr("%n dose(s)", "of a decoction", decoction.doses);
}

QString supplyWords(int days, const std::optional<pharmacy::Quantity>& quantity) {
    QStringList parts;
    if (days > 0) parts << PadText::tr("%1 d", "days").arg(days);
    if (quantity) parts << PadText::tr("%n pack(s)", nullptr, static_cast<int>(quantity->packs));
    return parts.join(u" · "_s);
}

QString priceWords(const pharmacy::CheckedPrescription& check) {
    if (check.priceKnown) return moneyText(check.price);
    return check.price.fen > 0 ? PadText::tr("at least %1").arg(moneyText(check.price)) : PadText::tr("price not known");
}

QString prescriptionKindWord(std::string_view kind) {
    if (kind == "emergency") return PadText::tr("Emergency", "prescription");
    if (kind == "long") return PadText::tr("Long", "prescription");
    return PadText::tr("Ordinary", "prescription");
}

QString titleOfDoctorWord(std::string_view title) { return wordIn(kTitleWords, title); }

QString diagnosisText(const pharmacy::Diagnosis& diagnosis) {
    QStringList parts{qs(diagnosis.icd10), qs(diagnosis.text)};
    parts.removeAll(QString());
    return parts.join(u' ');
}

bool asksReason(const pharmacy::CheckedPrescription& check, const pharmacy::PrescriptionDraft& draft, const pharmacy::DraftProblem& problem) {
    if (problem.id.starts_with("long.")) {
        for (std::size_t i = 0; i < draft.lines.size() && i < check.lines.size(); ++i)
            if (draft.lines[i].key == problem.line)
                return !(problem.id == "long.allowed" && check.lines[i].longTerm && check.lines[i].longTerm->excluded);
    }
    return std::any_of(check.interrupting.begin(), check.interrupting.end(), [&](const auto& finding) { return finding.rule == problem.id; });
}

std::string reasonKey(const pharmacy::DraftProblem& problem) {
    return problem.id.starts_with("long.") ? problem.id + ":" + problem.line : problem.id;
}

}  // namespace jiayi::ui
