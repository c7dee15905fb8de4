#include "ui/pharmacist/rule_model.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/pharmacist/pharmacist_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::RuleFigure;

namespace {

struct RuleText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::RuleText)
};

QString ruleHeader(int column) {
    switch (column) {
        case RuleModel::Rule: return RuleText::tr("Rule");
        case RuleModel::Weight: return RuleText::tr("Weight", "of a finding");
        case RuleModel::Shown: return RuleText::tr("Shown");
        case RuleModel::Overridden: return RuleText::tr("Overridden");
        case RuleModel::State: return RuleText::tr("Standing", "of a rule");
        default: return {};
    }
}

QVariant numberCell(std::int64_t count, int role) {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return count == 0 ? u"–"_s : countText(count);
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return role == SoftRole ? QVariant(count == 0) : QVariant();
}

QVariant stateCell(const RuleFigure& row, int role) {
    const auto tone = row.retired ? Tone::Neutral : row.rate.retire ? Tone::Bad : row.unsignedYet() ? Tone::Warn : Tone::Ok;
    if (role == ToneRole) return static_cast<int>(tone);
    if (role == SecondLineRole) return row.retired || row.rate.retire ? row.unsignedYet() ? RuleText::tr("not signed") : QString() : QString();
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    if (row.retired) return RuleText::tr("retired here");
    if (row.rate.retire) return RuleText::tr("to look at");
    return row.unsignedYet() ? RuleText::tr("not signed") : RuleText::tr("signed");
}

}  // namespace

QString ruleTitle(const RuleFigure& figure) {
    auto words = ruleText(figure.entry.what);
    // Holes of the engine's own texts: what they were filled with is the finding's.
    for (auto open = words.indexOf(u'{'); open >= 0; open = words.indexOf(u'{', open)) {
        const auto close = words.indexOf(u'}', open);
        if (close < 0) break;
        words.replace(open, close - open + 1, u"…"_s);
    }
    return words.replace(u"… …"_s, u"…"_s);
}

RuleModel::RuleModel(QObject* parent) : qt::ValueModel<RuleFigure>(ColumnCount, {}, parent) { setWords({}, ruleHeader); }

QVariant RuleModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Rule:
            if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return ruleTitle(row);
            if (role == SecondLineRole) return checkWord(row.entry.check) + u" · "_s + qs(row.rule);
            return role == Qt::ToolTipRole ? QVariant(ruleTitle(row)) : QVariant();
        case Weight:
            if (!row.entry.severity) return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(u"–"_s) : QVariant();
            if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return severityWord(*row.entry.severity);
            return role == ToneRole ? QVariant(static_cast<int>(severityTone(*row.entry.severity))) : QVariant();
        case Shown: return numberCell(row.rate.shown, role);
        case Overridden:
            if (role == SecondLineRole && row.rate.shown > 0)
                return percentText(static_cast<double>(row.rate.overridden) / static_cast<double>(row.rate.shown), 0);
            return numberCell(row.rate.overridden, role);
        case State: return stateCell(row, role);
        default: return {};
    }
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && (section == Shown || section == Overridden)) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return qt::ValueModel<RuleFigure>::headerData(section, orientation, role);
}

}  // namespace jiayi::ui
