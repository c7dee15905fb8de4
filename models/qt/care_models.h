// Item models of the chart: medicines, visits, timeline.
#pragma once

#include "models/qt/async.h"
#include "models/qt/value_model.h"

#include "models/care/timeline.h"

namespace jiayi::qt {

class MedicationModel : public ValueModel<care::MedicationLine> {
public:
    enum Column { Name, Dose, Start, End, Status, ColumnCount };
    explicit MedicationModel(QObject* parent = nullptr);
};

class VisitListModel : public ValueModel<care::VisitRow> {
public:
    enum Column { VisitDate, Form, Mode, Class, NextDate, SignedBy, Status, ColumnCount };
    explicit VisitListModel(QObject* parent = nullptr);
};

/// Days are fetched as the view scrolls (canFetchMore), with the page function it was given.
class TimelineModel : public ValueModel<care::TimelineEntry> {
public:
    enum Column { Day, Kind, What, ColumnCount };
    using PageFunction = std::function<QFuture<Result<care::TimelinePage>>(Date before)>;
    using FailureFunction = std::function<void(const Error&)>;

    explicit TimelineModel(QObject* parent = nullptr);
    /// Starts anew with the page that came with the chart; pages of the last chart that come late are dropped.
    void start(care::TimelinePage first, PageFunction more);
    /// Called when a page cannot be read; the view may then ask again.
    void onFailure(FailureFunction failed) { m_failed = std::move(failed); }

    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    PageFunction m_more;
    FailureFunction m_failed;
    std::optional<Date> m_nextBefore;
    Latest m_latest;
    bool m_loading = false;
};

}  // namespace jiayi::qt
