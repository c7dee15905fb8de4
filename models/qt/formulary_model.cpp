#include "models/qt/formulary_model.h"

#include <algorithm>
#include <limits>

namespace jiayi::qt {

namespace {

/// What cells say until the window gives its own words.
QVariant plainItemCell(const pharmacy::ShownItem& shown, int column, int role) {
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (column) {
        case FormularyModel::Name: return QString::fromStdString(shown.item.name());
        case FormularyModel::Terms: return QString::fromUtf8(pharmacy::nameOf(shown.item.insuranceClass).data());
        case FormularyModel::Stock: return shown.item.stock ? QString::number(*shown.item.stock) : QString();
        case FormularyModel::Price: return QString::number(shown.item.price.fen);
        default: return {};
    }
}

}  // namespace

FormularyModel::FormularyModel(QObject* parent) : QAbstractTableModel(parent), m_cell(plainItemCell) {}

void FormularyModel::setPages(std::int64_t total, PageFunction page) {
    beginResetModel();
    ++m_generation;
    m_page = std::move(page);
    m_pages.clear();
    m_total = static_cast<int>(std::min<std::int64_t>(total, std::numeric_limits<int>::max()));
    endResetModel();
}

void FormularyModel::setFound(Rows rows) {
    beginResetModel();
    ++m_generation;
    m_page = {};
    m_pages.clear();
    for (std::size_t at = 0; at < rows.size(); ++at) m_pages[static_cast<int>(at) / kPageRows].push_back(std::move(rows[at]));
    m_total = static_cast<int>(rows.size());
    endResetModel();
}

void FormularyModel::setWords(CellData cell, HeaderText header) {
    m_cell = std::move(cell);
    m_header = std::move(header);
    retranslate();
}

void FormularyModel::retranslate() {
    if (m_total > 0) Q_EMIT dataChanged(index(0, 0), index(m_total - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const pharmacy::ShownItem* FormularyModel::rowAt(int row) const {
    if (row < 0 || row >= m_total) return nullptr;
    const auto found = m_pages.find(row / kPageRows);
    if (found == m_pages.end()) {
        ask(row / kPageRows);
        return nullptr;
    }
    const auto within = static_cast<std::size_t>(row % kPageRows);
    return within < found->second.size() ? &found->second[within] : nullptr;
}

void FormularyModel::ask(int page) const {
    m_pages[page];
    // The cache is filled later, from the event loop: only the asking happens while a view reads.
    auto* self = const_cast<FormularyModel*>(this);
    onFinished(self, m_page(static_cast<std::int64_t>(page) * kPageRows, kPageRows), [self, page, generation = m_generation](Result<Rows> rows) {
        if (generation != self->m_generation) return;
        if (!rows) {
            self->m_pages.erase(page);  // so that the next look asks again
            Q_EMIT self->failed(rows.error());
            return;
        }
        self->m_pages[page] = std::move(*rows);
        const int first = page * kPageRows;
        const int last = std::min(first + kPageRows, self->m_total) - 1;
        Q_EMIT self->dataChanged(self->index(first, 0), self->index(last, ColumnCount - 1));
        Q_EMIT self->pageLoaded(first, last - first + 1);
    });
}

int FormularyModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_total; }

int FormularyModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FormularyModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto* row = rowAt(index.row());
    if (role == LoadingRole) return row == nullptr;
    if (!row) return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    return m_cell(*row, index.column(), role);
}

QVariant FormularyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole && section == Price) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole && m_header ? QVariant(m_header(section)) : QVariant();
}

}  // namespace jiayi::qt
