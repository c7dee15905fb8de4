#include "models/diagnostics/results/open_reports.h"

#include "models/diagnostics/results/report_head.h"

namespace jiayi::diagnostics {

namespace {

constexpr std::int64_t kMostWaiting = 1'000;

std::int64_t waiting(db::Database& database, const std::string& where, std::optional<Instant>& oldest) {
    db::Query row(database, "SELECT count(*), min(issued_at) FROM (SELECT issued_at FROM report WHERE " + where + " ORDER BY issued_at LIMIT ?)", kMostWaiting);
    if (!row.next() || row.integer(0) == 0) return 0;
    oldest = row.instant(1);
    return row.integer(0);
}

}  // namespace

std::vector<OpenReport> openReports(db::Database& database, std::int64_t resident) {
    std::vector<OpenReport> open;
    db::Query row(database,
                  "SELECT test, gravest, issued_at, box FROM report WHERE resident_pk = ? AND resident_pk IS NOT NULL AND box IN ('critical', 'abnormal') ORDER BY issued_at, pk", resident);
    while (row.next()) {
        const auto items = gravestFrom(row.text(1));
        open.push_back({row.text(0), items.empty() ? std::string{} : items.front().name + " " + items.front().value, row.instant(2), row.text(3) == "critical"});
    }
    return open;
}

WaitingReports unmatchedReports(db::Database& database) {
    WaitingReports found;
    found.count = waiting(database, "box = 'unmatched'", found.oldest);
    found.critical = waiting(database, "box = 'unmatched' AND gravity = 'critical'", found.oldestCritical);
    return found;
}

}  // namespace jiayi::diagnostics
