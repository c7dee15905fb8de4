#include "ui/capitation/ledger_model.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/table_style.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using capitation::LedgerRow;

namespace {

struct LedgerText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::LedgerText)
};

QString ledgerHeader(int column) {
    switch (column) {
        case LedgerModel::Day: return LedgerText::tr("Day");
        case LedgerModel::What: return LedgerText::tr("What");
        case LedgerModel::Fund: return LedgerText::tr("Pooled fund");
        case LedgerModel::Account: return LedgerText::tr("Account");
        case LedgerModel::Other: return LedgerText::tr("Other");
        case LedgerModel::Cash: return LedgerText::tr("Cash");
        case LedgerModel::Amount: return LedgerText::tr("Amount");
        case LedgerModel::Counts: return LedgerText::tr("Counts by");
        default: return {};
    }
}

QString amountText(Money money) { return money.fen == 0 ? u"–"_s : moneyText(money); }

/// Where it comes from, and for a line that takes something back, what.
QString ledgerOrigin(const LedgerRow& row) {
    const auto& fact = row.line.fact;
    QStringList parts;
    if (row.original) {
        const auto named = qs(row.original->id.toString()).left(8);
        parts << (row.line.kind == capitation::LineKind::Refund ? LedgerText::tr("gives back %1 %2") : LedgerText::tr("takes back %1 %2")).arg(costOriginWord(row.original->type), named);
    } else {
        parts << costOriginWord(fact.origin.type);
    }
    if (!fact.institution.empty()) parts << qs(fact.institution);
    if (!fact.settlementNo.empty()) parts << LedgerText::tr("no. %1").arg(qs(fact.settlementNo));
    if (!fact.splitKnown) parts << LedgerText::tr("who pays was not said");
    return parts.join(u" · "_s);
}

}  // namespace

LedgerModel::LedgerModel(QObject* parent) : qt::ValueModel<LedgerRow>(ColumnCount, {}, parent) { setWords({}, ledgerHeader); }

QVariant LedgerModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    const auto& fact = row.line.fact;
    const bool words = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    const bool money = index.column() >= Fund && index.column() <= Amount;
    if (role == Qt::TextAlignmentRole && money) return int(Qt::AlignRight | Qt::AlignVCenter);
    switch (index.column()) {
        case Day:
            if (words) return isoDate(fact.on);
            return role == SecondLineRole ? QVariant(payerWord(fact.scheme)) : QVariant();
        case What:
            if (words) return row.line.kind == capitation::LineKind::Cost ? (fact.name.empty() ? categoryWord(fact.category) : qs(fact.name)) : lineKindWord(nameOf(row.line.kind)) + u": "_s + qs(fact.name);
            return role == SecondLineRole || role == Qt::ToolTipRole ? QVariant(ledgerOrigin(row)) : QVariant();
        case Fund: return words ? QVariant(amountText(fact.split.fund)) : QVariant();
        case Account: return words ? QVariant(amountText(fact.split.account)) : QVariant();
        case Other: return words ? QVariant(amountText(fact.split.other)) : QVariant();
        case Cash: return words ? QVariant(amountText(fact.split.cash)) : QVariant();
        case Amount:
            if (words) return moneyText(row.line.amount());
            return role == StrongRole ? QVariant(true) : QVariant();
        case Counts: {
            const auto rule = row.line.scopeRule.empty() ? LedgerText::tr("no rule fits") : scopeWord(row.line.scopeRule);
            if (words) return row.line.counts ? LedgerText::tr("counts") : LedgerText::tr("does not count");
            if (role == ToneRole) return static_cast<int>(row.line.counts ? Tone::Ok : Tone::Neutral);
            return role == SecondLineRole || role == Qt::ToolTipRole ? QVariant(rule) : QVariant();
        }
        default: return {};
    }
}

}  // namespace jiayi::ui
