// What the screens of results ask for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/care/chart.h"
#include "models/diagnostics/results/decide.h"
#include "models/diagnostics/results/report_view.h"
#include "models/diagnostics/results/unmatched.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QWidget;

namespace jiayi::ui {

/// An earlier value of an item, in our unit, and how our limits see it.
struct TrendMark {
    Date on{};
    double value = 0;
    diagnostics::Opinion ours{};
};

/// A report with what stands around it.
struct OpenedReport {
    diagnostics::ReportView view;
    std::optional<care::ChartSummary> person;     ///< nothing while nobody is known
    std::vector<std::vector<TrendMark>> trends{};  ///< by item, oldest first; the item's own value last where it can be drawn

    /// Of the version that is shown: what an acknowledgement is about.
    Uuid version() const {
        for (const auto& one : view.versions)
            if (one.inForce) return one.version;
        return {};
    }
};

/// What was in the list when somebody agreed to it.
struct ListedReport {
    diagnostics::ReportId report;
    Instant issued{};
};

struct InboxAsks {
    std::string doctor;  ///< whose residents are "mine"; empty: nobody's
    std::function<QFuture<Result<diagnostics::InboxPage>>(const diagnostics::InboxQuestion&)> page;
    std::function<QFuture<Result<diagnostics::InboxCounts>>()> counts;
    std::function<QFuture<Result<OpenedReport>>(diagnostics::ReportId)> open;
    std::function<QFuture<Result<void>>(const diagnostics::AcknowledgeReport&)> acknowledge;
    std::function<QFuture<Result<void>>(const diagnostics::TellCritical&)> tell;
    /// A report of which another version came since it was listed is left where it is.
    std::function<QFuture<Result<diagnostics::AcknowledgeNormals::Outcome>>(const std::vector<ListedReport>&)> acknowledgeNormals;
    std::function<QFuture<Result<void>>(const diagnostics::CommentReport&)> comment;
    std::function<QFuture<Result<void>>(const diagnostics::UnmatchReport&)> unmatch;
    std::function<void(diagnostics::ReportId, QWidget* over)> print;
};

struct UnmatchedAsks {
    std::function<QFuture<Result<diagnostics::InboxPage>>(const diagnostics::InboxQuestion&)> page;
    std::function<QFuture<Result<diagnostics::UnmatchedReport>>(diagnostics::ReportId)> open;
    /// Somebody else than those found.
    std::function<QFuture<Result<diagnostics::Candidate>>(diagnostics::ReportId, roster::ResidentId)> candidate;
    std::function<QFuture<Result<void>>(const diagnostics::MatchReport&)> match;
    std::function<QFuture<Result<void>>(const diagnostics::SetReportAside&)> aside;
    std::function<QFuture<Result<void>>(const diagnostics::UnmatchReport&)> unmatch;
};

}  // namespace jiayi::ui
