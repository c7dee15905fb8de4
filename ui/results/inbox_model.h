// Reports in the order of their boxes, read on as the list is scrolled.
#pragma once

#include <QVariant>

#include "models/core/clock.h"
#include "models/diagnostics/results/inbox.h"
#include "models/qt/async.h"
#include "models/qt/value_model.h"

#include <functional>

namespace jiayi::ui {

/// However many reports there are, it reads what is looked at: a page of one box at a time, each box to its end before the next. Late answers to an
/// older question are dropped. UI thread.
class InboxModel : public qt::ValueModel<diagnostics::InboxRow> {
    Q_OBJECT
public:
    enum Column { Person, Report, State, Received, ColumnCount };
    using PageFunction = std::function<QFuture<Result<diagnostics::InboxPage>>(const diagnostics::InboxQuestion&)>;
    static constexpr int kPageRows = 50;

    InboxModel(PageFunction page, const Clock& clock, QObject* parent);
    /// Another question: what was shown stays until its first page is here.
    void ask(std::vector<diagnostics::Box> boxes, std::string doctor);
    int rowOf(diagnostics::ReportId report) const;
    /// No box has more.
    bool isWhole() const { return m_at >= m_boxes.size(); }

    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override { return !parent.isValid() && !isWhole() && !m_asking; }
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    /// The first page of a question is here; it may be empty.
    void answered();
    void failed(const jiayi::Error& error);

private:
    void askOn();
    void answer(diagnostics::InboxPage page);

    PageFunction m_page;
    const Clock& m_clock;
    std::vector<diagnostics::Box> m_boxes;
    std::string m_doctor;
    std::size_t m_at = 0;  ///< the box that is read now
    std::optional<diagnostics::InboxPlace> m_after;
    std::vector<diagnostics::InboxRow> m_fresh;  ///< of a question whose first page is not whole yet
    bool m_first = false;
    bool m_asking = false;
    qt::Latest m_latest;
};

}  // namespace jiayi::ui
