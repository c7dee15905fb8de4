// The rows of the worklist, with a line after as many as a day holds.
#pragma once

#include "models/worklist/worklist_acts.h"
#include "models/worklist/worklist_page.h"

#include <QAbstractTableModel>

namespace jiayi::ui {

class TodayModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Resident, Age, Why, Who, Area, When, Action, ColumnCount };

    TodayModel(const Clock& clock, QObject* parent);
    void setPage(std::vector<worklist::WorklistRow> rows, int capacity);
    void retranslate();

    /// nullptr for the line.
    const worklist::WorklistRow* item(int row) const;
    /// -1: it is not on the list.
    int rowOf(const worklist::ItemKey& key) const;
    /// The row of the line; -1: everything fits in a day.
    int line() const;
    int items() const { return static_cast<int>(m_rows.size()); }
    const std::vector<worklist::WorklistRow>& rows() const { return m_rows; }
    static worklist::ItemKey keyOf(const worklist::WorklistRow& row) { return {row.resident, row.kind}; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    static QString whyWords(const worklist::WorklistRow& row, Date today);
    QVariant cell(const worklist::WorklistRow& row, int column, int role) const;

    const Clock& m_clock;
    std::vector<worklist::WorklistRow> m_rows;
    int m_capacity = 0;
};

}  // namespace jiayi::ui
