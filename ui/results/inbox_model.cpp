#include "ui/results/inbox_model.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/results/results_words.h"

#include <QCoreApplication>

#include <iterator>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using diagnostics::InboxRow;

namespace {

struct InboxText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::InboxText)
};

constexpr int kNumbersRight = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

bool isText(int role) { return role == Qt::DisplayRole || role == Qt::AccessibleTextRole; }

QString inboxHeader(int column) {
    switch (column) {
        case InboxModel::Person: return InboxText::tr("Person");
        case InboxModel::Report: return InboxText::tr("Report");
        case InboxModel::State: return InboxText::tr("Result");
        case InboxModel::Received: return InboxText::tr("Received");
        default: return {};
    }
}

QVariant personCell(const InboxRow& row, int role, Date today) {
    if (isText(role)) return row.name.empty() ? InboxText::tr("no name", "a report that states none") : qs(row.name);
    if (role == StrongRole) return !row.seen;
    if (role != SecondLineRole) return {};
    if (row.birthDate) return sexAndAge(row.sex, row.birthDate, false, today);
    return row.sex == Sex::Unknown ? QString() : sexWord(row.sex);
}

QVariant reportCell(const InboxRow& row, int role) {
    const auto values = gravestText(row);
    const auto test = (QStringList{qs(row.test)} + stateNotes(row)).join(u" · "_s);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) return values.isEmpty() ? test : test + u": "_s + values;
    if (role == Qt::DisplayRole) return values.isEmpty() ? qs(row.test) : values;
    if (role != SecondLineRole) return {};
    return values.isEmpty() ? (stateNotes(row) + QStringList{qs(row.sender)}).join(u" · "_s) : test;
}

QVariant stateCell(const InboxRow& row, int role) {
    if (isText(role)) return stateWord(row);
    return role == ToneRole ? QVariant(static_cast<int>(stateTone(row))) : QVariant();
}

QVariant receivedCell(const InboxRow& row, int role, Instant now) {
    if (isText(role)) return ago(row.received, now);
    if (role == Qt::ToolTipRole) return dateAndTime(row.received);
    if (role == SecondLineRole && row.seen) return InboxText::tr("✓ %1", "who acknowledged").arg(qs(row.acknowledgedBy));
    if (role == SecondLineRole && row.comments > 0) return InboxText::tr("%n comment(s)", nullptr, row.comments);
    return role == Qt::TextAlignmentRole ? QVariant(kNumbersRight) : QVariant();
}

}  // namespace

InboxModel::InboxModel(PageFunction page, const Clock& clock, QObject* parent)
    : qt::ValueModel<InboxRow>(ColumnCount, {}, parent), m_page(std::move(page)), m_clock(clock) {
    setWords({}, inboxHeader);
}

void InboxModel::ask(std::vector<diagnostics::Box> boxes, std::string doctor) {
    m_boxes = std::move(boxes);
    m_doctor = std::move(doctor);
    m_at = 0;
    m_after.reset();
    m_fresh.clear();
    m_first = true;
    askOn();
}

void InboxModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) askOn();
}

void InboxModel::askOn() {
    m_asking = true;
    m_latest.run(this, m_page({m_boxes[m_at], m_doctor, m_after, kPageRows}), [this](Result<diagnostics::InboxPage> page) {
        m_asking = false;
        if (page) answer(std::move(*page));
        else Q_EMIT failed(page.error());
    });
}

/// A box that ends before the page is full is followed by the next: a short list never waits to be scrolled.
void InboxModel::answer(diagnostics::InboxPage page) {
    m_after = page.next;
    if (!m_after) ++m_at;
    m_fresh.insert(m_fresh.end(), std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()));
    if (m_fresh.size() < kPageRows && !isWhole()) return askOn();
    auto rows = std::exchange(m_fresh, {});
    if (!std::exchange(m_first, false)) return append(std::move(rows));
    setRows(std::move(rows));
    Q_EMIT answered();
}

int InboxModel::rowOf(diagnostics::ReportId report) const {
    for (int row = 0; row < rowCount(); ++row)
        if (at(row).report == report) return row;
    return -1;
}

QVariant InboxModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Person: return personCell(row, role, localDate(m_clock.now()));
        case Report: return reportCell(row, role);
        case State: return stateCell(row, role);
        case Received: return receivedCell(row, role, m_clock.now());
        default: return {};
    }
}

QVariant InboxModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && section == Received) return kNumbersRight;
    return qt::ValueModel<InboxRow>::headerData(section, orientation, role);
}

}  // namespace jiayi::ui
