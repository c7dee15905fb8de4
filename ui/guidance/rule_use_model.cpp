#include "ui/guidance/rule_use_model.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/guidance/guidance_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using guidance::RuleUse;

namespace {

struct RuleUseText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::RuleUseText)
};

QString useHeader(int column) {
    switch (column) {
        case RuleUseModel::Rule: return RuleUseText::tr("Rule");
        case RuleUseModel::Weight: return RuleUseText::tr("Weight", "of a card");
        case RuleUseModel::Shown: return RuleUseText::tr("Shown", "how often");
        case RuleUseModel::Taken: return RuleUseText::tr("Taken", "how often");
        case RuleUseModel::PutAside: return RuleUseText::tr("Put aside", "how often");
        case RuleUseModel::Source: return RuleUseText::tr("Source");
        default: return {};
    }
}

bool isNumber(int column) { return column == RuleUseModel::Shown || column == RuleUseModel::Taken || column == RuleUseModel::PutAside; }

/// A count with its share of what was shown.
QVariant useCount(std::int64_t count, std::int64_t of, int role) {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return count == 0 ? u"–"_s : countText(count);
    if (role == SecondLineRole) return count == 0 || of == 0 ? QVariant() : QVariant(percentText(static_cast<double>(count) / static_cast<double>(of), 0));
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return role == SoftRole ? QVariant(count == 0) : QVariant();
}

double shareAside(const RuleUse& use) { return use.shown == 0 ? -1.0 : static_cast<double>(use.dismissed) / static_cast<double>(use.shown); }

}  // namespace

RuleOrder orderOf(int column) {
    if (column == RuleUseModel::Shown) return RuleOrder::Shown;
    if (column == RuleUseModel::Taken) return RuleOrder::Taken;
    return column == RuleUseModel::PutAside ? RuleOrder::PutAside : RuleOrder::Table;
}

void sortUses(std::vector<RuleUse>& uses, RuleOrder order) {
    const auto rank = [order](const RuleUse& use) {
        switch (order) {
            case RuleOrder::Shown: return static_cast<double>(use.shown);
            case RuleOrder::Taken: return static_cast<double>(use.accepted);
            case RuleOrder::PutAside: return static_cast<double>(use.dismissed);
            case RuleOrder::Overridden: return shareAside(use);
            case RuleOrder::Table: break;
        }
        return 0.0;
    };
    std::stable_sort(uses.begin(), uses.end(), [&](const RuleUse& one, const RuleUse& other) { return rank(one) > rank(other); });
}

RuleUseModel::RuleUseModel(QObject* parent) : qt::ValueModel<RuleUse>(ColumnCount, {}, parent) { setWords({}, useHeader); }

QVariant RuleUseModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& use = at(index.row());
    const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    switch (index.column()) {
        case Rule: {
            const auto words = guidanceText(guidance::wordsOfNobody(use.rule->headline));
            if (text || role == Qt::ToolTipRole) return words;
            if (role != SecondLineRole) return {};
            // The mark stands here, where it is seen however narrow the window.
            const auto named = kindWord(use.rule->kind) + u" · "_s + qs(use.rule->id);
            return use.rule->generalKnowledge() ? named + u" · "_s + generalKnowledgeWord() : named;
        }
        case Weight: {
            const auto word = severityWord(use.rule->severity);
            if (text) return word.isEmpty() ? RuleUseText::tr("Routine", "how grave") : word;
            if (role == SoftRole) return word.isEmpty();
            return role == ToneRole && !word.isEmpty() ? QVariant(static_cast<int>(severityTone(use.rule->severity))) : QVariant();
        }
        case Shown: return role == SecondLineRole ? QVariant() : useCount(use.shown, use.shown, role);
        case Taken: return useCount(use.accepted, use.shown, role);
        case PutAside: return useCount(use.dismissed, use.shown, role);
        case Source:
            return text || role == Qt::ToolTipRole ? QVariant(sourceText(use.rule->origin)) : QVariant();
        default: return {};
    }
}

QVariant RuleUseModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && isNumber(section)) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return qt::ValueModel<RuleUse>::headerData(section, orientation, role);
}

}  // namespace jiayi::ui
