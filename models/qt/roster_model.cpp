#include "models/qt/roster_model.h"

#include <algorithm>
#include <limits>

namespace jiayi::qt {

namespace {

QString plainDate(const std::optional<Date>& date) {
    return date ? QString::fromStdString(formatDate(*date)) : QString();
}

/// What cells say until the window gives its own words: codes and plain figures.
QString plainRosterCell(const roster::RosterRow& row, int column) {
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    switch (column) {
        case RosterModel::Name: return text(row.name);
        case RosterModel::SexColumn: return text(roster::toCode(row.sex));
        case RosterModel::BirthDate: return plainDate(row.birthDate);
        case RosterModel::CitizenId: return text(row.maskedCitizenId);
        case RosterModel::Grid: return text(row.grid);
        case RosterModel::Programmes: {
            QStringList codes;
            for (const auto& code : row.programmes) codes.push_back(text(code));
            return codes.join(QLatin1String(" "));
        }
        case RosterModel::Control: return text(roster::toCode(row.control));
        case RosterModel::Hba1c: return row.hba1cPercent ? QString::number(*row.hba1cPercent, 'f', 1) : QString();
        case RosterModel::LastVisit: return plainDate(row.lastVisit);
        case RosterModel::NextVisit: return plainDate(row.nextVisit);
        case RosterModel::Doctor: return text(row.doctor);
        case RosterModel::Contract: return plainDate(row.contractUntil);
        default: return {};
    }
}

}  // namespace

RosterModel::RosterModel(QObject* parent) : QAbstractTableModel(parent), m_cell(plainRosterCell) {}

void RosterModel::setSource(CountFunction count, PageFunction page) {
    m_count = std::move(count);
    m_pageFunction = std::move(page);
    forget();
    reload();
}

void RosterModel::reload() {
    if (!m_count) return;
    const auto generation = ++m_generation;
    m_counting = true;
    onFinished(this, m_count(), [this, generation](Result<std::int64_t> total) {
        if (generation != m_generation) return;
        m_counting = false;
        // What was on its way belongs to the old count: a failure too lets the next look ask again.
        beginResetModel();
        m_pages.clear();
        m_used.clear();
        if (total) m_total = *total;
        endResetModel();
        if (total) Q_EMIT counted(m_total);
        else Q_EMIT failed(total.error());
    });
}

/// Rows of another filter are never shown under the new one.
void RosterModel::forget() {
    beginResetModel();
    m_pages.clear();
    m_used.clear();
    m_total = 0;
    endResetModel();
}

void RosterModel::setWords(CellText cell, HeaderText header) {
    m_cell = std::move(cell);
    m_header = std::move(header);
    retranslate();
}

void RosterModel::retranslate() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const roster::RosterRow* RosterModel::rowAt(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    const int number = row / kPageRows;
    const auto found = m_pages.find(number);
    if (found == m_pages.end()) {
        ask(number);
        return nullptr;
    }
    touch(found->second);
    const auto within = static_cast<std::size_t>(row % kPageRows);
    // A page may be shorter than counted when somebody left in between.
    return within < found->second.rows.size() ? &found->second.rows[within] : nullptr;
}

void RosterModel::ask(int page) const {
    m_used.push_front(page);
    auto& entry = m_pages[page];
    entry.use = m_used.begin();
    RosterPageRequest request;
    request.offset = static_cast<std::int64_t>(page) * kPageRows;
    request.limit = kPageRows;
    request.near = anchorNear(request.offset);
    letGo();
    // The cache is filled later, from the event loop: only the asking happens while a view reads.
    auto* self = const_cast<RosterModel*>(this);
    onFinished(self, m_pageFunction(request),
               [self, page, generation = m_generation](Result<std::vector<roster::RosterRow>> rows) {
                   if (generation != self->m_generation) return;
                   if (rows) {
                       self->take(page, std::move(*rows));
                       return;
                   }
                   // Forgotten, so that the next look asks again.
                   if (const auto found = self->m_pages.find(page); found != self->m_pages.end()) {
                       self->m_used.erase(found->second.use);
                       self->m_pages.erase(found);
                   }
                   Q_EMIT self->failed(rows.error());
               });
}

void RosterModel::take(int page, std::vector<roster::RosterRow> rows) {
    const auto found = m_pages.find(page);
    if (found == m_pages.end()) return;  // let go meanwhile: far from what is looked at now
    found->second.rows = std::move(rows);
    const int first = page * kPageRows;
    const int last = std::min(first + kPageRows, rowCount()) - 1;
    if (last < first) return;
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    Q_EMIT pageLoaded(first, last - first + 1);
}

void RosterModel::touch(Page& page) const { m_used.splice(m_used.begin(), m_used, page.use); }

void RosterModel::letGo() const {
    while (m_used.size() > kCachedPages) {
        m_pages.erase(m_used.back());
        m_used.pop_back();
    }
}

std::optional<roster::RosterAnchor> RosterModel::anchorNear(std::int64_t row) const {
    std::optional<roster::RosterAnchor> nearest;
    std::int64_t distance = std::numeric_limits<std::int64_t>::max();
    const auto consider = [&](std::int64_t at, const roster::RosterRow& known) {
        if (std::abs(at - row) >= distance) return;
        distance = std::abs(at - row);
        nearest = roster::RosterAnchor{at, known.sortKey, known.pk};
    };
    for (const auto& [number, page] : m_pages) {
        if (page.rows.empty()) continue;
        const auto first = static_cast<std::int64_t>(number) * kPageRows;
        consider(first, page.rows.front());
        consider(first + static_cast<std::int64_t>(page.rows.size()) - 1, page.rows.back());
    }
    return nearest;
}

int RosterModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    return static_cast<int>(std::min<std::int64_t>(m_total, std::numeric_limits<int>::max()));
}

int RosterModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RosterModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != LoadingRole && role != IdRole) return {};
    const auto* row = rowAt(index.row());
    if (role == LoadingRole) return row == nullptr;
    if (!row) return {};
    if (role == IdRole) return QString::fromStdString(row->id.toString());
    return m_cell(*row, index.column());
}

QVariant RosterModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return m_header ? QVariant(m_header(section)) : QVariant();
}

}  // namespace jiayi::qt
