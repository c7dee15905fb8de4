#include "ui/worklist/today_model.h"

#include "ui/common/clinic_words.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/worklist/worklist_words.h"

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using worklist::WorklistRow;

TodayModel::TodayModel(const Clock& clock, QObject* parent) : QAbstractTableModel(parent), m_clock(clock) {}

void TodayModel::setPage(std::vector<WorklistRow> rows, int capacity) {
    beginResetModel();
    m_rows = std::move(rows);
    m_capacity = capacity;
    endResetModel();
}

void TodayModel::retranslate() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int TodayModel::line() const { return m_capacity > 0 && items() > m_capacity ? m_capacity : -1; }

const WorklistRow* TodayModel::item(int row) const {
    if (row < 0 || row >= rowCount() || row == line()) return nullptr;
    return &m_rows[static_cast<std::size_t>(line() >= 0 && row > line() ? row - 1 : row)];
}

int TodayModel::rowOf(const worklist::ItemKey& key) const {
    for (int row = 0; row < rowCount(); ++row) {
        const auto* found = item(row);
        if (found && keyOf(*found) == key) return row;
    }
    return -1;
}

int TodayModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : items() + (line() >= 0 ? 1 : 0); }

int TodayModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags TodayModel::flags(const QModelIndex& index) const { return item(index.row()) ? QAbstractTableModel::flags(index) : Qt::NoItemFlags; }

QVariant TodayModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (const auto* row = item(index.row())) return cell(*row, index.column(), role);
    if (index.column() != 0) return {};
    if (role == SoftRole) return true;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return tr("%n thing(s) are a day's work. What follows can wait, or be given to others.", nullptr, m_capacity);
    return {};
}

QString TodayModel::whyWords(const WorklistRow& row, Date today) {
    QStringList words{workText(row.why)};
    if (const auto booked = bookedWord(row, today); !booked.isEmpty()) words << booked;
    if (row.contact.tries > 0) words << tr("tried %n time(s)", nullptr, row.contact.tries);
    return words.join(u" · "_s);
}

QVariant TodayModel::cell(const WorklistRow& row, int column, int role) const {
    const auto today = localDate(m_clock.now());
    const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    switch (column) {
        case Resident:
            if (role == StrongRole) return true;
            return text ? QVariant(workName(row)) : QVariant();
        case Age:
            if (role == SoftRole) return true;
            return text && row.resident ? QVariant(sexAndAge(row.sex, row.birth, row.birthEstimated, today)) : QVariant();
        case Why:
            if (!text && role != Qt::ToolTipRole) return {};
            return whyWords(row, today);
        case Who:
            if (role == SoftRole) return true;
            return text ? QVariant(row.who == "doctor" && !row.doctor.empty() ? qs(row.doctor) : whoWord(row.who)) : QVariant();
        case Area:
            if (role == ToneRole) return static_cast<int>(Tone::Neutral);
            return text ? QVariant(areaWord(row.area)) : QVariant();
        case When:
            if (role == ToneRole) return static_cast<int>(whenTone(row, today));
            if (role == Qt::ToolTipRole && row.dated) return isoDate(row.due);
            return text ? QVariant(whenWord(row, today)) : QVariant();
        case Action:
            if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
            return text ? QVariant(workActionWord(row.action)) : QVariant();
        default: return {};
    }
}

QVariant TodayModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Resident: return tr("Resident");
        case Why: return tr("Why");
        case Who: return tr("Whose work");
        case Area: return tr("Area");
        case When: return tr("When");
        default: return {};
    }
}

}  // namespace jiayi::ui
