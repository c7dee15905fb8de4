// A table over plain values that are all there. Words come from the window: nothing here is translated.
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace jiayi::qt {

/// Rows are replaced as a whole, appended, or taken out one by one. Text of cells and headers is asked of two functions, so that a language
/// change needs only retranslate(). `Qt::UserRole` gives the row's own value through value(), not through QVariant.
template <class Row>
class ValueModel : public QAbstractTableModel {
public:
    using CellText = std::function<QString(const Row& row, int column)>;
    using HeaderText = std::function<QString(int column)>;

    /// `plain` is what cells say until the window gives its own words.
    ValueModel(int columns, CellText plain, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_columns(columns), m_cell(std::move(plain)) {}

    void setWords(CellText cell, HeaderText header) {
        m_cell = std::move(cell);
        m_header = std::move(header);
        retranslate();
    }
    void retranslate() {
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, m_columns - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
    }

    void setRows(std::vector<Row> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void append(std::vector<Row> rows) {
        if (rows.empty()) return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        for (auto& row : rows) m_rows.push_back(std::move(row));
        endInsertRows();
    }
    void removeAt(int row) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    const std::vector<Row>& rows() const { return m_rows; }
    const Row& at(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_columns; }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return m_cell(at(index.row()), index.column());
        return {};
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_columns) return {};
        return m_header ? QVariant(m_header(section)) : QVariant();
    }

private:
    int m_columns;
    CellText m_cell;
    HeaderText m_header;
    std::vector<Row> m_rows;
};

}  // namespace jiayi::qt
