#include "ui/statement/statement_models.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/statement/statement_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct TableText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::StatementTables)
};

bool saysWords(int role) { return role == Qt::DisplayRole || role == Qt::AccessibleTextRole; }
QString personWord(const std::string& name) { return name.empty() ? TableText::tr("not on this desk's roster") : qs(name); }

QString groupHeader(int column) {
    switch (column) {
        case GroupModel::What: return TableText::tr("What");
        case GroupModel::From: return TableText::tr("Where from");
        case GroupModel::Lines: return TableText::tr("Lines");
        default: return TableText::tr("Sum");
    }
}
QString lineHeader(int column) {
    switch (column) {
        case LineModel::Day: return TableText::tr("Day");
        case LineModel::Who: return TableText::tr("Person");
        case LineModel::What: return TableText::tr("What");
        default: return TableText::tr("Amount");
    }
}
QString differenceHeader(int column) {
    switch (column) {
        case DifferenceModel::Kind: return TableText::tr("Difference");
        case DifferenceModel::Ours: return TableText::tr("This clinic");
        case DifferenceModel::Theirs: return TableText::tr("The hub");
        default: return TableText::tr("Decision");
    }
}
QString findingHeader(int column) {
    switch (column) {
        case FindingModel::Day: return TableText::tr("Day");
        case FindingModel::Who: return TableText::tr("Person");
        case FindingModel::What: return TableText::tr("Finding");
        default: return TableText::tr("Decision");
    }
}
QVariant rightAligned() { return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter); }

}  // namespace

GroupModel::GroupModel(QObject* parent) : ValueModel(ColumnCount, {}, parent) { setWords({}, groupHeader); }

QVariant GroupModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() >= Lines) return rightAligned();
    if (role == SoftRole) return index.column() == From;
    if (role == StrongRole) return index.column() == Sum;
    if (!saysWords(role)) return {};
    switch (index.column()) {
        case What: return row.kind == "cost" ? lineCategoryWord(row.category) : lineKindWord(row.kind) + u" · "_s + lineCategoryWord(row.category);
        case From: return lineOriginWord(row.origin);
        case Lines: return countText(static_cast<qint64>(row.lines));
        default: return moneyText(row.sum);
    }
}

LineModel::LineModel(QObject* parent) : ValueModel(ColumnCount, {}, parent) { setWords({}, lineHeader); }

QVariant LineModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == Amount) return rightAligned();
    if (role == SoftRole) return index.column() == What;
    if (!saysWords(role)) return {};
    switch (index.column()) {
        case Day: return isoDate(row.line.on);
        case Who: return personWord(row.name);
        case What: return row.line.settlementNo.empty() ? lineCategoryWord(row.line.category) : lineCategoryWord(row.line.category) + u" · "_s + qs(row.line.settlementNo);
        default: return moneyText(row.line.amount);
    }
}

std::vector<CheckRow> checkRows(const capitation::StatementPage& page) {
    std::vector<CheckRow> rows;
    for (const auto& key : checkKeys()) {
        CheckRow row{key, 0, false, true, true};
        const auto found = std::find_if(page.checks.begin(), page.checks.end(), [&](const auto& item) { return item.key == key || (key == "other-desks" && item.key == "desks-unknown"); });
        if (found != page.checks.end()) {
            row.count = found->count;
            row.overridable = found->overridable;
            row.known = found->key != "desks-unknown";
        }
        if (key == "other-desks") row.asked = page.paired;
        rows.push_back(std::move(row));
    }
    return rows;
}

CheckModel::CheckModel(QObject* parent) : ValueModel(ColumnCount, {}, parent) {
    setWords({}, [](int column) { return column == What ? TableText::tr("Settled before the month is frozen") : TableText::tr("Now"); });
}

QVariant CheckModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    const bool stands = row.count > 0 || !row.known;
    if (index.column() == What) {
        const auto words = checkWords(row.key);
        if (saysWords(role)) return words.what;
        if (role == SecondLineRole && stands) return row.overridable ? words.todo + u' ' + TableText::tr("A reason may stand in its place.") : words.todo;
        return {};
    }
    if (role == ToneRole) return static_cast<int>(!row.asked ? Tone::Neutral : !stands ? Tone::Ok : row.overridable ? Tone::Warn : Tone::Bad);
    if (!saysWords(role)) return {};
    if (!row.asked) return TableText::tr("no hub");
    if (!row.known) return TableText::tr("not checked");
    if (row.key == "month-not-over") return row.count > 0 ? TableText::tr("not yet") : TableText::tr("yes");
    return row.count == 0 ? TableText::tr("none") : countText(row.count);
}

QString sideAmount(const capitation::SideLine& line) { return line.category.starts_with("member-month") ? lineCategoryWord(line.category) : moneyText(Money{line.amount}); }

DifferenceModel::DifferenceModel(QObject* parent) : ValueModel(ColumnCount, {}, parent) { setWords({}, differenceHeader); }

QVariant DifferenceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    const auto& difference = row.kept.difference;
    const auto side = [&](const std::optional<capitation::SideLine>& line, const std::string& name) -> QVariant {
        if (!line) return saysWords(role) ? QVariant(u"—"_s) : QVariant();
        if (saysWords(role)) return sideAmount(*line);
        return role == SecondLineRole ? QVariant(personWord(name) + u" · "_s + isoDate(line->on)) : QVariant();
    };
    switch (index.column()) {
        case Kind:
            if (role == ToneRole) return static_cast<int>(differenceKindTone(difference.kind));
            return saysWords(role) ? QVariant(differenceKindWord(difference.kind)) : QVariant();
        case Ours: return side(difference.ours, row.ourName);
        case Theirs: return side(difference.theirs, row.theirName);
        default:
            if (role == ToneRole) return static_cast<int>(row.kept.decision == "open" ? Tone::Neutral : row.kept.decision == "accepted" ? Tone::Ok : Tone::Warn);
            return saysWords(role) ? QVariant(decisionWord(row.kept.decision)) : QVariant();
    }
}

FindingModel::FindingModel(const std::vector<capitation::ComplianceRule>& rules, QObject* parent) : ValueModel(ColumnCount, {}, parent), m_rules(rules) { setWords({}, findingHeader); }

QVariant FindingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Day: return saysWords(role) ? QVariant(isoDate(row.finding.on)) : QVariant();
        case Who: return saysWords(role) ? QVariant(personWord(row.name)) : QVariant();
        case What:
            if (saysWords(role)) return ruleWord(m_rules, row.finding.rule);
            return role == SecondLineRole ? QVariant(severityWord(row.finding.severity)) : QVariant();
        default: {
            const auto decision = row.decision ? row.decision->decision : std::string{"open"};
            if (role == ToneRole) return static_cast<int>(row.decision ? Tone::Ok : row.finding.severity == "stop" ? Tone::Bad : Tone::Warn);
            return saysWords(role) ? QVariant(decisionWord(decision)) : QVariant();
        }
    }
}

}  // namespace jiayi::ui
