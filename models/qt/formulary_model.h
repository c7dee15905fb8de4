// A pharmacy's items as a table: a whole version read a page at a time, or what a search found.
#pragma once

#include <QAbstractTableModel>

#include "models/pharmacy/formulary/formulary.h"
#include "models/qt/async.h"

#include <functional>
#include <unordered_map>
#include <vector>

namespace jiayi::qt {

/// Rows that have not come yet are placeholders (LoadingRole); looking at one asks for its page. UI thread; late answers to an older
/// source are dropped.
class FormularyModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Terms, Stock, Price, ColumnCount };
    enum Role { LoadingRole = Qt::UserRole };
    using Rows = std::vector<pharmacy::ShownItem>;
    using PageFunction = std::function<QFuture<Result<Rows>>(std::int64_t offset, int limit)>;
    /// What a cell says in any role but LoadingRole.
    using CellData = std::function<QVariant(const pharmacy::ShownItem& item, int column, int role)>;
    using HeaderText = std::function<QString(int column)>;

    static constexpr int kPageRows = 100;

    explicit FormularyModel(QObject* parent = nullptr);

    /// So many items, read when they are looked at.
    void setPages(std::int64_t total, PageFunction page);
    /// These and no others.
    void setFound(Rows rows);
    void setWords(CellData cell, HeaderText header);
    void retranslate();

    /// nullptr while the row is still on its way; looking at it is what asks for it.
    const pharmacy::ShownItem* rowAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void pageLoaded(int firstRow, int rows);
    void failed(const jiayi::Error& error);

private:
    void ask(int page) const;

    PageFunction m_page;
    CellData m_cell;
    HeaderText m_header;
    int m_total = 0;
    quint64 m_generation = 0;
    // A cache: looking at a row is what asks for its page. Empty while it is on its way.
    mutable std::unordered_map<int, Rows> m_pages;
};

}  // namespace jiayi::qt
