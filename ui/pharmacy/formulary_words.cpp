#include "ui/pharmacy/formulary_words.h"

#include "models/qt/formulary_model.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::ChangeKind;
using pharmacy::FormularyItem;
using pharmacy::InsuranceClass;
using qt::FormularyModel;

namespace {

struct FormularyText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::FormularyText)
};

/// "−20 %", of the price of a unit.
QString priceChange(const FormularyItem& before, const FormularyItem& after) {
    if (before.price.fen == 0) return {};
    const double was = static_cast<double>(before.price.fen) / static_cast<double>(before.packSize);
    const double is = static_cast<double>(after.price.fen) / static_cast<double>(after.packSize);
    const double share = (is - was) / was;
    const int decimals = std::abs(share) < 0.1 ? 1 : 0;
    return (share < 0 ? u"−"_s : u"+"_s) + percentText(std::abs(share), decimals);
}

QVariant nameCell(const FormularyItem& item, int role) {
    if (role == StrongRole) return true;
    if (role == SecondLineRole) return item.maker.empty() ? itemPack(item) : itemPack(item) + u" · "_s + qs(item.maker);
    if (role == Qt::ToolTipRole) return itemName(item) + u'\n' + itemPack(item) + u'\n' + qs(item.maker);
    return role == Qt::DisplayRole ? QVariant(itemName(item)) : QVariant();
}

QVariant termsCell(const FormularyItem& item, int role) {
    if (role == Qt::DisplayRole) return insuranceWord(item.insuranceClass);
    if (role == SecondLineRole) return termWords(item).join(u" · "_s);
    if (role == Qt::ToolTipRole) return (QStringList{insuranceWord(item.insuranceClass)} + termWords(item)).join(u" · "_s);
    return {};
}

QVariant stockCell(const FormularyItem& item, int role) {
    if (role == Qt::DisplayRole) return stockText(item);
    if (role == ToneRole && item.outOfStock()) return static_cast<int>(Tone::Warn);
    if (role == SoftRole) return true;
    return {};
}

QVariant priceCell(const FormularyItem& item, int role) {
    if (role == Qt::DisplayRole) return moneyText(item.price);
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

}  // namespace

QString changeWord(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::New: return FormularyText::tr("New", "change");
        case ChangeKind::Withdrawn: return FormularyText::tr("Withdrawn", "change");
        case ChangeKind::Dearer: return FormularyText::tr("Dearer", "change");
        case ChangeKind::Cheaper: return FormularyText::tr("Cheaper", "change");
        case ChangeKind::OutOfStock: return FormularyText::tr("Out of stock");
        case ChangeKind::Back: return FormularyText::tr("Back in stock", "change");
        case ChangeKind::Restricted: return FormularyText::tr("Restricted", "change");
        case ChangeKind::Unrestricted: break;
    }
    return FormularyText::tr("Restriction lifted", "change");
}

std::vector<ChangeKind> gravestFirst(std::vector<ChangeKind> kinds) {
    const auto rank = [](ChangeKind kind) {
        const auto tone = changeTone(kind);
        return tone == Tone::Bad ? 0 : kind == ChangeKind::Dearer ? 2 : tone == Tone::Warn ? 1 : 3;
    };
    std::stable_sort(kinds.begin(), kinds.end(), [&](ChangeKind a, ChangeKind b) { return rank(a) < rank(b); });
    return kinds;
}

Tone changeTone(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::Withdrawn: return Tone::Bad;
        case ChangeKind::Dearer:
        case ChangeKind::OutOfStock:
        case ChangeKind::Restricted: return Tone::Warn;
        case ChangeKind::Cheaper:
        case ChangeKind::Back:
        case ChangeKind::Unrestricted: return Tone::Ok;
        case ChangeKind::New: break;
    }
    return Tone::Info;
}

QString changeText(const pharmacy::FormularyChange& change) {
    if (!change.before || !change.after) return moneyText(change.item().price);
    for (const auto kind : change.kinds)
        if (kind == ChangeKind::Dearer || kind == ChangeKind::Cheaper)
            return FormularyText::tr("%1 → %2, %3", "price before, after, difference in percent")
                .arg(moneyText(change.before->price), moneyText(change.after->price), priceChange(*change.before, *change.after));
    return moneyText(change.after->price);
}

QString versionText(const pharmacy::FormularyVersion& version) {
    return FormularyText::tr("Version %1 of %2", "number and date").arg(version.version).arg(isoDate(version.validFrom));
}

QVariant formularyCell(const pharmacy::ShownItem& shown, int column, int role) {
    switch (column) {
        case FormularyModel::Name: return nameCell(shown.item, role);
        case FormularyModel::Terms: return termsCell(shown.item, role);
        case FormularyModel::Stock: return stockCell(shown.item, role);
        case FormularyModel::Price: return priceCell(shown.item, role);
        default: return {};
    }
}

QString formularyHeader(int column) {
    switch (column) {
        case FormularyModel::Name: return FormularyText::tr("Medicine");
        case FormularyModel::Terms: return FormularyText::tr("Insurance");
        case FormularyModel::Stock: return FormularyText::tr("Stock");
        case FormularyModel::Price: return FormularyText::tr("Price", "of a pack");
        default: return {};
    }
}

}  // namespace jiayi::ui
