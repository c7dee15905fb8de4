#include "ui/results/inbox_model.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/results/results_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct InboxText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::InboxText)
};

constexpr int kNumbersRight = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

bool isText(int role) { return role == Qt::DisplayRole || role == Qt::AccessibleTextRole; }

QString inboxHeader(int column) {
    switch (column) {
        case InboxModel::Resident: return InboxText::tr("Resident");
        case InboxModel::Report: return InboxText::tr("Report");
        case InboxModel::State: return InboxText::tr("Result");
        case InboxModel::Received: return InboxText::tr("Received");
        default: return {};
    }
}

/// What a screen reader hears of the state: also that a graver report is a corrected or a partial one.
QString spokenState(const InboxRow& row) {
    QStringList words{stateWord(row)};
    if (row.corrected && row.rank != ReportRank::Corrected) words << rankWord(ReportRank::Corrected);
    if (row.of > 0 && row.rank != ReportRank::Partial) words << InboxText::tr("%1 of %2", "tests of a report that are there").arg(row.have).arg(row.of);
    return words.join(u", "_s);
}

QVariant stateCell(const InboxRow& row, int role) {
    if (role == Qt::DisplayRole) return stateWord(row);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) return spokenState(row);
    return role == ToneRole ? QVariant(static_cast<int>(rankTone(row.rank))) : QVariant();
}

QVariant inboxCell(const InboxRow& row, int column, int role, Instant now) {
    switch (column) {
        case InboxModel::Resident:
            if (isText(role)) return qs(row.name);
            if (role == StrongRole) return row.acknowledgedBy.empty();
            return role == SecondLineRole ? QVariant(sexAndAge(row.sex, row.birth, row.birthEstimated, localDate(now))) : QVariant();
        case InboxModel::Report:
            if (role == Qt::AccessibleTextRole) return row.headline.empty() ? qs(row.title) : qs(row.title) + u": "_s + qs(row.headline);
            if (role == Qt::DisplayRole) return qs(row.headline.empty() ? row.title : row.headline);
            return role == SecondLineRole && !row.headline.empty() ? QVariant(qs(row.title)) : QVariant();
        case InboxModel::State: return stateCell(row, role);
        case InboxModel::Received:
            if (isText(role)) return ago(row.received, now);
            if (role == Qt::ToolTipRole) return dateAndTime(row.received);
            if (role == SecondLineRole && !row.acknowledgedBy.empty()) return InboxText::tr("✓ %1", "who acknowledged").arg(qs(row.acknowledgedBy));
            return role == Qt::TextAlignmentRole ? QVariant(kNumbersRight) : QVariant();
        default: return {};
    }
}

}  // namespace

InboxModel::InboxModel(const Clock& clock, QObject* parent) : qt::PagedModel<InboxRow>(ColumnCount, parent) {
    setWords([&clock](const InboxRow& row, int column, int role) { return inboxCell(row, column, role, clock.now()); }, inboxHeader);
}

QVariant InboxModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && section == Received) return kNumbersRight;
    return qt::PagedModel<InboxRow>::headerData(section, orientation, role);
}

}  // namespace jiayi::ui
