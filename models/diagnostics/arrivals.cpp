#include "models/diagnostics/arrivals.h"

#include "models/diagnostics/orders/report_link.h"
#include "models/diagnostics/results/report_view.h"

#include <map>
#include <set>

namespace jiayi::diagnostics {

namespace {

/// What was given to somebody, is not waiting and was not put aside.
constexpr const char* kGiven = "box NOT IN ('arrived', 'unmatched', 'aside')";

bool isOver(ReportStatus status) {
    return status == ReportStatus::Final || status == ReportStatus::Amended || status == ReportStatus::Corrected || status == ReportStatus::Appended;
}
/// It says nothing any more.
bool isVoid(ReportStatus status) { return status == ReportStatus::Cancelled || status == ReportStatus::EnteredInError; }

orders::ReportAbout aboutOf(const ReportView& view) {
    orders::ReportAbout about;
    about.number = view.report.orderNumber;
    if (view.report.test.system == kLoincSystem) about.loinc = view.report.test.code;
    for (const auto& item : view.items)
        if (!item.judgement.code.empty()) about.codes.insert(item.judgement.code);
    about.whole = view.head.itemsDone >= view.head.itemsAwaited && isOver(view.report.status);
    return about;
}

std::vector<ReportId> reportsOf(db::Database& database, ResidentId resident) {
    std::vector<ReportId> found;
    db::Query row(database, std::string{"SELECT r.id FROM report r JOIN resident p ON p.pk = r.resident_pk WHERE p.id = ? AND r.order_number <> '' AND r."} + kGiven, resident);
    while (row.next()) found.push_back(row.id<ReportId>(0));
    return found;
}

/// Numbers of orders that reports stated which are to be looked at again: what they said may not hold any more.
std::vector<std::string> doubted(db::Database& database) {
    std::vector<std::string> found;
    db::Query row(database, "SELECT DISTINCT r.order_number FROM report_dirty d JOIN report r ON r.pk = d.report_pk WHERE r.order_number <> ''");
    while (row.next()) found.push_back(row.text(0));
    return found;
}

/// Those with an order under way and a report that names an order.
std::set<ResidentId> awaiting(db::Database& database) {
    std::set<ResidentId> found;
    db::Query row(database, std::string{"SELECT DISTINCT p.id FROM test_order o JOIN resident p ON p.pk = o.resident_pk JOIN report r ON r.resident_pk = o.resident_pk "
                                        "WHERE o.state IN ('signed', 'collected', 'received', 'partial', 'refused') AND r.order_number <> '' AND r."} +
                                kGiven);
    while (row.next()) found.insert(row.id<ResidentId>(0));
    return found;
}

}  // namespace

FindOrder findOrder() {
    return [](db::Database& database, std::string_view number) -> Result<std::optional<OrderedFor>> {
        JIAYI_TRY(const auto tests, orders::TestOrderRepository(database).ofNumber(orders::plainNumber(number)));
        if (tests.empty()) return std::optional<OrderedFor>{};
        return std::optional{OrderedFor{tests.front().order.resident, tests.front().order.id.uuid}};
    };
}

Result<void> noteReports(db::Database& database, const DiagnosticsBook& book, const orders::OrderBook& orderBook, ResidentId resident) {
    return db::attempt([&]() -> Result<void> {
        JIAYI_TRY(const auto tracked, orders::TestOrderRepository(database).orders(resident));
        std::map<orders::TestOrderId, std::string_view> said;
        for (const auto& id : reportsOf(database, resident)) {
            JIAYI_TRY(const auto view, readReport(database, book, findOrder(), id));
            if (isVoid(view.report.status)) continue;
            const auto about = aboutOf(view);
            JIAYI_TRY(const auto answered, orders::ordersOf(database, orderBook, about));
            for (const auto& order : answered) {
                auto& word = said[order];
                if (word != "final") word = about.whole ? "final" : "partial";
            }
        }
        for (const auto& one : tracked)
            if (!one.order.number.empty()) orders::TestOrderRepository::noteReported(database, one.order.id, said[one.order.id]);
        return {};
    });
}

Result<void> noteReport(db::Database& database, const DiagnosticsBook& book, const orders::OrderBook& orderBook, ReportId report) {
    return db::attempt([&]() -> Result<void> {
        db::Query row(database, "SELECT order_number FROM report WHERE id = ?", report);
        const auto number = row.next() ? row.text(0) : std::string{};
        JIAYI_TRY(const auto whose, orders::orderedFor(database, number));
        return whose ? noteReports(database, book, orderBook, *whose) : Result<void>{};
    });
}

Result<Settled> settleArrivals(const sync::Context& context, const DiagnosticsBook& book, const orders::OrderBook& orderBook, int limit) {
    auto& database = context.database;
    JIAYI_TRY(const auto numbers, db::attempt([&]() -> Result<std::vector<std::string>> { return doubted(database); }));
    JIAYI_TRY(const auto settled, settleReports(context, book, findOrder(), limit));
    if (settled.reports == 0) return settled;
    JIAYI_TRY(auto people, db::attempt([&]() -> Result<std::set<ResidentId>> { return awaiting(database); }));
    for (const auto& number : numbers) {
        JIAYI_TRY(const auto whose, orders::orderedFor(database, number));
        if (whose) people.insert(*whose);
    }
    for (const auto& resident : people) JIAYI_CHECK(noteReports(database, book, orderBook, resident));
    return settled;
}

}  // namespace jiayi::diagnostics
