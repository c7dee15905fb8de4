// What chart and visit ask for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/care/chart.h"
#include "models/care/sign_visit.h"
#include "models/care/trend.h"

#include <functional>

namespace jiayi::ui {

struct ChartAsks {
    /// Reads the chart; that it was seen goes into the audit.
    std::function<QFuture<Result<care::ChartSummary>>(care::ResidentId)> chart;
    std::function<QFuture<Result<care::TrendSeries>>(const care::TrendQuery&)> trend;
    std::function<QFuture<Result<care::TimelinePage>>(care::ResidentId, Date before)> timeline;
};

struct VisitAsks {
    /// For the card of the person and the clinical targets.
    std::function<QFuture<Result<care::ChartSummary>>(care::ResidentId)> chart;
    std::function<QFuture<Result<care::VisitSheet>>(care::ResidentId, care::FormKind)> open;
    /// A signed visit, to read or to amend.
    std::function<QFuture<Result<care::VisitSheet>>(care::VisitId)> reopen;
    std::function<QFuture<Result<void>>(care::ResidentId, care::FormKind, const care::VisitInput&)> saveDraft;
    std::function<QFuture<Result<care::SignedVisit>>(const care::SignVisit&)> sign;
    std::function<QFuture<Result<care::SignedVisit>>(const care::AmendVisit&)> amend;
};

}  // namespace jiayi::ui
