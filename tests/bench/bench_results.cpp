// The inbox of results with 100,000 reports beside the same with 1,000: a page, the next page, the counts, a report; and how many reports are taken in and settled a second.
// Heads are written straight into the table, as settling would leave them; JIAYI_BENCH_REPORTS says how many. Ends with 1 when a page of the large inbox takes
// more than three times the processor of the small one's.
#include "models/db/query.h"
#include "models/diagnostics/results/take_in.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>

namespace jiayi::bench {
namespace {

using namespace diagnostics;

constexpr double kMostTimes = 3;
constexpr int kRounds = 200;
constexpr int kSmall = 1'000;
constexpr int kTakenIn = 1'000;
constexpr int kPeople = 500;

int reportsWanted() {
    const char* text = std::getenv("JIAYI_BENCH_REPORTS");
    return text ? std::atoi(text) : 100'000;
}

/// The least of many rounds, in microseconds of processor: what the machine's other work adds is left out.
double least(const std::function<void()>& work) {
    double best = 1e12;
    for (int round = 0; round < kRounds; ++round) {
        const auto began = std::clock();
        work();
        best = std::min(best, 1e6 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC);
    }
    return best;
}

class Laboratory {
public:
    explicit Laboratory(int reports) {
        auto& database = store.database();
        database.execute("PRAGMA synchronous=OFF");
        sync::Unit unit(store.context(), "bench");
        for (int i = 0; i < kPeople; ++i) {
            roster::Resident made;
            made.id = {derivedUuid({"bench", std::to_string(i)})};
            made.name = fmt::format("样本{}", i);
            made.recordNo = fmt::format("B{:05}", i);
            made.birthDate = makeDate(1960, 1, 1);
            made.doctor = "样本医生";
            roster::ResidentRepository::save(unit, made);
        }
        // Every box has its share; one in twenty is critical, one in a hundred is nobody's.
        for (int i = 0; i < reports; ++i) {
            const auto* box = i % 100 == 0 ? "unmatched" : i % 20 == 1 ? "critical" : i % 5 == 2 ? "abnormal" : i % 3 == 0 ? "done" : "normal";
            db::Query(database,
                      "INSERT INTO report (id, sender, number, received_at, resident_pk, box, issued_at, status, sender_name, test, gravity, items_done, items_awaited, gravest) "
                      "VALUES (?, 'LAB', ?, ?, (SELECT pk FROM resident WHERE record_no = ?), ?, ?, 'final', 'LAB', '血脂四项', 'normal', 4, ?, '')",
                      derivedUuid({"report", std::to_string(i)}), std::to_string(i), i, std::string{box} == "unmatched" ? std::string{} : fmt::format("B{:05}", i % kPeople), box,
                      std::int64_t{i} * 60'000, i % 50 == 0 ? 7 : 4)
                .run();
        }
        unit.commit();
        database.execute("ANALYZE");
    }

    test::ClinicStore store;
};

struct Costs {
    double page = 0, next = 0, counts = 0, person = 0;
};

Costs costsAt(int reports) {
    Laboratory laboratory(reports);
    auto& database = laboratory.store.database();
    const auto page = [&](Box box, std::optional<InboxPlace> after) { return readInbox(database, {box, "", after, 50}).value(); };
    const auto middle = InboxPlace{Instant{std::chrono::milliseconds{std::int64_t{reports} * 30'000}}, 0};
    const roster::ResidentId person{derivedUuid({"bench", "7"})};
    Costs costs;
    costs.page = least([&] { page(Box::Normal, {}); });
    costs.next = least([&] { page(Box::Normal, middle); });
    costs.counts = least([&] { readInboxCounts(database).value(); });
    costs.person = least([&] { readReportsOf(database, person, 50).value(); });
    std::cout << fmt::format("{:>7} reports: a page {:6.0f} us, one in the middle {:6.0f} us, the counts {:6.0f} us, a person's {:6.0f} us\n", reports, costs.page, costs.next, costs.counts, costs.person);
    return costs;
}

void takeIn() {
    Laboratory laboratory(0);
    const auto care = care::loadRules().value();
    const auto book = loadDiagnosticsBook(care).value();
    const auto context = laboratory.store.context();
    const auto began = std::clock();
    {
        sync::Unit unit(context, "bench", sync::Origin::Hub);
        for (int i = 0; i < kTakenIn; ++i) {
            Report report;
            report.sender = "LAB";
            report.number = std::to_string(i);
            report.issued = parseFhirTime("2026-11-20T12:00:00+08:00").value();
            report.patient.name = fmt::format("样本{}", i % kPeople);
            report.patient.birthDate = makeDate(1960, 1, 1);
            report.patient.identifiers = {{IdentifierKind::RecordNumber, {}, fmt::format("B{:05}", i % kPeople)}};
            for (const auto* code : {"TC", "TG", "HDL-C", "LDL-C"}) {
                ReportItem item;
                item.key = code;
                item.code = {"LAB", code, code};
                item.value = valueFromText("1.5");
                item.unit = "mmol/L";
                report.items.push_back(std::move(item));
            }
            if (!keepReport(unit, report, unit.now())) throw std::runtime_error("cannot keep");
        }
        unit.commit();
    }
    const auto kept = std::clock();
    const auto settled = settleReports(context, book, {}).value();
    const auto seconds = [](std::clock_t from, std::clock_t to) { return static_cast<double>(to - from) / CLOCKS_PER_SEC; };
    std::cout << fmt::format("{} reports of 4 items: kept {:.0f} a second, settled {:.0f} a second ({} matched), of processor\n", kTakenIn, kTakenIn / seconds(began, kept),
                             kTakenIn / seconds(kept, std::clock()), settled.matched);
}

}  // namespace
}  // namespace jiayi::bench

int main() {
    using namespace jiayi::bench;
    const auto small = costsAt(kSmall);
    const auto large = costsAt(reportsWanted());
    const double worst = std::max({large.page / small.page, large.next / small.next});
    std::cout << fmt::format("a page of the large inbox costs {:.2f} times that of the small one\n", worst);
    takeIn();
    return worst > kMostTimes ? 1 : 0;
}
