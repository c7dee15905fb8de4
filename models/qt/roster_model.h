// The roster list: any number of residents, read a page at a time.
#pragma once

#include <QAbstractTableModel>

#include "models/qt/async.h"
#include "models/roster/roster_page.h"

#include <functional>
#include <list>
#include <optional>
#include <unordered_map>
#include <vector>

namespace jiayi::qt {

struct RosterPageRequest {
    std::int64_t offset = 0;
    int limit = 0;
    std::optional<roster::RosterAnchor> near;  ///< the nearest row that is known
};

/// Rows that have not come yet are placeholders (LoadingRole). Pages far from what was last looked at are let go.
/// UI thread; the functions it was given answer with futures, and late answers to an older source are dropped.
class RosterModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Name, SexColumn, BirthDate, CitizenId, Grid, Programmes, Control, Hba1c, LastVisit, NextVisit, Doctor, Contract,
        ColumnCount
    };
    enum Role { LoadingRole = Qt::UserRole, IdRole };  ///< IdRole: the id as text
    using CountFunction = std::function<QFuture<Result<std::int64_t>>()>;
    using PageFunction = std::function<QFuture<Result<std::vector<roster::RosterRow>>>(const RosterPageRequest&)>;
    using CellText = std::function<QString(const roster::RosterRow& row, int column)>;
    using HeaderText = std::function<QString(int column)>;

    static constexpr int kPageRows = 100;
    static constexpr std::size_t kCachedPages = 40;

    explicit RosterModel(QObject* parent = nullptr);

    /// Another filter or order: counts, then reads what is asked for.
    void setSource(CountFunction count, PageFunction page);
    /// The same source again, after something was saved.
    void reload();
    void setWords(CellText cell, HeaderText header);
    void retranslate();

    std::int64_t total() const { return m_total; }
    bool isCounting() const { return m_counting; }
    /// nullptr while the row is still on its way; looking at it is what asks for it.
    const roster::RosterRow* rowAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The number of people is known, and rows may be asked for.
    void counted(qint64 total);
    void pageLoaded(int firstRow, int rows);
    void failed(const jiayi::Error& error);

private:
    struct Page {
        std::vector<roster::RosterRow> rows;  ///< empty while they are on their way
        std::list<int>::iterator use;
    };
    void ask(int page) const;
    void take(int page, std::vector<roster::RosterRow> rows);
    void touch(Page& page) const;
    void letGo() const;
    void forget();
    std::optional<roster::RosterAnchor> anchorNear(std::int64_t row) const;

    CountFunction m_count;
    PageFunction m_pageFunction;
    CellText m_cell;
    HeaderText m_header;
    std::int64_t m_total = 0;
    bool m_counting = false;
    quint64 m_generation = 0;
    // A cache: looking at a row is what asks for its page.
    mutable std::unordered_map<int, Page> m_pages;
    mutable std::list<int> m_used;  ///< page numbers, the most recently used first
};

}  // namespace jiayi::qt
