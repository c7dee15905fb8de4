#include "models/diagnostics/results/report_view.h"

#include "models/care/fact_repository.h"
#include "models/care/measures.h"
#include "models/diagnostics/results/candidates.h"
#include "models/diagnostics/results/inbox_rows.h"
#include "models/diagnostics/results/settle.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::diagnostics {

namespace {

constexpr std::size_t kTrendLength = 12;

const ReportItem* itemOf(const Report& report, std::string_view key) {
    const auto found = std::find_if(report.items.begin(), report.items.end(), [&](const ReportItem& item) { return item.key == key; });
    return found == report.items.end() ? nullptr : &*found;
}

void compareWithBefore(ItemView& view, const std::vector<rows::KeptVersion>& versions) {
    const auto& now = view.item;
    for (const auto& version : versions) {
        const auto* before = itemOf(version.report, now.key);
        if (!before || !saysOtherwise(*before, now)) continue;
        view.before = *before;
        view.change = isReported(now.status) ? Change::Changed : Change::TakenBack;
        return;
    }
    if (now.status == ItemStatus::Registered) view.change = Change::Awaited;
    else if (!isReported(now.status)) view.change = Change::TakenBack;
    else if (versions.size() > 1 && std::none_of(versions.begin() + 1, versions.end(), [&](const auto& version) {
                 const auto* before = itemOf(version.report, now.key);
                 return before && isReported(before->status);
             }))
        view.change = Change::New;
}

/// Values of one measurement, under whichever of its codes, turned into the unit of `code`: never a series of two units.
Result<std::vector<care::Dated>> trendBefore(db::Database& database, const care::RuleBook& care, ResidentId resident, std::string_view code, Instant before) {
    std::vector<std::pair<Instant, double>> values;
    const auto* measure = care::measureByCode(code);
    std::vector<std::string_view> codes{code};
    if (measure && measure->second.empty()) codes.assign(measure->joined.begin(), measure->joined.end());
    const care::FactRepository facts(database);
    for (const auto each : codes) {
        JIAYI_TRY(const auto series, facts.series(resident, std::string{each}));
        for (const auto& observation : series) {
            if (observation.effective.start >= before || !care::countsAsMeasured(observation)) continue;
            const auto value = care::valueAs(care, code, observation);
            if (value) values.emplace_back(observation.effective.start, *value);
        }
    }
    std::sort(values.begin(), values.end());
    std::vector<care::Dated> trend;
    for (auto at = values.size() > kTrendLength ? values.size() - kTrendLength : 0; at < values.size(); ++at) trend.push_back({values[at].second, localDate(values[at].first)});
    return trend;
}

/// The clock of a critical value runs from the first version that said it.
void askToTell(ReportView& view, const KnownReport& known, const ItemView& shown) {
    const auto* limit = shown.judgement.gravity() == Gravity::Critical ? shown.judgement.limit : nullptr;
    if (!limit) return;
    auto since = known.versions.front().received;
    for (const auto& version : known.versions) {
        const auto* said = itemOf(version.report, shown.item.key);
        if (said && isReported(said->status) && !saysOtherwise(*said, shown.item)) since = std::min(since, version.received);
    }
    const auto by = since + std::chrono::minutes{limit->withinMinutes};
    if (!view.tellBy || by < *view.tellBy) {
        view.tellBy = by;
        view.critical = limit;
    }
    view.untold = view.untold || !wasTold(known.versions, known.acts, shown.item);
}

void sayMatch(ReportView& view, const KnownReport& known) {
    if (!known.state.match) return;
    view.matchedBy = known.state.match->by;
    view.matchRule = known.state.match->rule;
    view.matchReason = known.state.match->note;
}

}  // namespace

Result<ReportView> readReport(db::Database& database, const DiagnosticsBook& book, const FindOrder& findOrder, ReportId report) {
    return db::attempt([&]() -> Result<ReportView> {
        JIAYI_TRY(const auto known, readKnown(database, report));
        ReportView view;
        JIAYI_TRY(view.head, readInboxRow(database, report));
        view.report = known.state.report;
        Subject subject{view.report.patient.sex, view.report.patient.birthDate};
        if (view.head.resident) {
            subject = {view.head.sex, view.head.birthDate};
            JIAYI_TRY(auto candidate, candidateOf(database, book, findOrder, view.report, *view.head.resident));
            view.evidence = std::move(candidate.evidence);
            sayMatch(view, known);
        }
        for (const auto& item : view.report.items) {
            ItemView shown;
            shown.item = item;
            shown.judgement = judge(book, view.report, item, subject);
            compareWithBefore(shown, known.versions);
            if (view.head.resident && shown.judgement.value) {
                JIAYI_TRY(shown.trend, trendBefore(database, book.care, *view.head.resident, shown.judgement.code, takenAt(view.report, item).start));
            }
            askToTell(view, known, shown);
            view.items.push_back(std::move(shown));
        }
        for (const auto& version : known.versions) view.versions.push_back({version.id, version.report, version.received, version.id == known.state.version});
        view.acts.assign(known.acts.rbegin(), known.acts.rend());
        return view;
    });
}

}  // namespace jiayi::diagnostics
