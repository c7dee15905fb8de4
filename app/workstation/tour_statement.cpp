#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/capitation/statement_page.h"
#include "sync/claims/claim_resource.h"
#include "ui/shell/main_window.h"
#include "ui/statement/dispute_dialog.h"
#include "ui/statement/statement_screen.h"

#include <algorithm>

namespace jiayi::app {

using namespace capitation;

namespace {

constexpr int kClaims = 60;

Month lastMonth(Date today) {
    const std::chrono::year_month_day day{today};
    return day.year() / day.month() - std::chrono::months{1};
}

std::vector<roster::ResidentId> membersOf(db::Database& database, Month month) {
    std::vector<roster::ResidentId> people;
    for (const auto& one : monthMembers(database, month).value())
        if (one.scheme == "employee") people.push_back(one.resident);
    return people;
}

/// Somebody counts where the demo clinic has nobody with the benefit.
void makeMembers(sync::Unit& unit) {
    db::Query(unit.database(), "UPDATE resident SET insurance_scheme = 'employee' WHERE insurance_scheme = ''").run();
    db::Query(unit.database(),
              "INSERT INTO entitlement (id, resident_pk, benefit, icd10, since) SELECT randomblob(16), p.resident_pk, 'special-disease', 'E11', '2025-01-01' FROM programme p WHERE p.code = 'T2DM' "
              "AND p.status = 'active' AND NOT EXISTS (SELECT 1 FROM entitlement e WHERE e.resident_pk = p.resident_pk AND e.benefit = 'special-disease')")
        .run();
}

/// What the payer reports of the month; two of them twice on one day, so that a finding stands.
void hearClaims(sync::Unit& unit, const std::vector<roster::ResidentId>& people, Month month) {
    for (int i = 0; i < kClaims; ++i) {
        Claim claim;
        claim.number = "SAMPLE-" + std::to_string(i);
        claim.person = people[static_cast<std::size_t>(i) % people.size()].toString();
        claim.settlementNo = "S" + std::to_string(202600 + i);
        claim.scheme = "employee";
        claim.institution = i % 3 == 0 ? "样例市第四中心医院" : "样例区中医医院";
        claim.category = i % 7 == 0 ? "inpatient" : i % 4 == 0 ? "medicine" : "outpatient";
        claim.icd10 = {i % 11 == 0 ? "P07.3" : "E11.9"};
        claim.name = i % 4 == 0 ? "二甲双胍片" : "门诊诊疗";
        claim.atc = i % 4 == 0 ? "A10BA02" : "";
        claim.days = i % 4 == 0 ? 28 : 0;
        claim.on = Date{month / (1 + i % 27)};
        claim.total.fen = i % 7 == 0 ? 412'350 + 731 * i : 8'640 + 317 * i;
        claim.split.fund.fen = claim.total.fen * 6 / 10;
        claim.split.cash.fen = claim.total.fen - claim.split.fund.fen;
        hear(unit, shippedCapitationBook(), claims::factOf({claim, claims::claimResourceId(claim.number)}));
    }
}

/// The hub's answer, with one difference of each kind and a few more.
StatementAnswer tourAnswer(StatementId id, const Statement& statement, Instant at) {
    auto theirs = sideOf(statement);
    std::vector<std::size_t> costs;
    for (std::size_t i = 0; i < theirs.size(); ++i)
        if (!theirs[i].category.starts_with("member-month")) costs.push_back(i);
    if (costs.size() < 12) throw TourFailure("too few costs to differ about");
    theirs[costs[1]].amount -= 1'200;
    theirs[costs[2]].amount += 35'000;
    theirs[costs[3]].resident = theirs[costs[9]].resident;
    auto fresh = theirs[costs[4]];
    fresh.origin.id = derivedUuid({"tour", "fresh"});
    fresh.settlementNo = "S900001";
    theirs.push_back(fresh);
    auto again = theirs[costs[5]];
    again.origin.id = derivedUuid({"tour", "again"});
    theirs.push_back(again);
    theirs.erase(theirs.begin() + static_cast<std::ptrdiff_t>(costs[7]));
    StatementAnswer answer{derivedUuid({"tour", "answer"}), id, "queried", at, "样例市医保中心", "6 lines differ", {}, {}, "active"};
    answer.differences = reconcile(sideOf(statement), theirs);
    return answer;
}

Result<bool> fillLedger(db::Database& database, Desk& desk, Month month) {
    const auto context = desk.context(database);
    {
        sync::Unit unit(context, "tour", sync::Origin::Hub);
        makeMembers(unit);
        unit.commit();
    }
    JIAYI_CHECK(bringLedgerUpToDate(context, shippedCapitationBook(), month));
    const auto people = membersOf(database, month);
    if (people.empty()) return Error{Errc::NotFound, "tour.members", {}};
    sync::Unit unit(context, "tour", sync::Origin::Hub);
    hearClaims(unit, people, month);
    db::Query(database, "DELETE FROM desk_heard").run();
    unit.commit();
    return true;
}

Result<StatementId> submitMonth(db::Database& database, Desk& desk, Month month) {
    const auto context = desk.context(database);
    JIAYI_TRY(const auto id, FreezeStatement({"employee", month, "样例：药房已确认"})(context, shippedCapitationBook()));
    for (const char* act : {"signed", "submitted"}) JIAYI_CHECK((ActOnStatement{id, act, {}}(context)));
    JIAYI_TRY(const auto statement, frozenStatement(database, id));
    sync::Unit unit(context, "hub", sync::Origin::Hub);
    JIAYI_CHECK(TravelRepository::save(unit, tourAnswer(id, statement, desk.clock().now())));
    unit.commit();
    return id;
}

template <class Future>
auto need(Future done) {
    done.waitForFinished();
    auto result = done.result();
    if (!result) throw TourFailure(toString(result.error()));
    return *result;
}

}  // namespace

void playStatement(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    auto& desk = bench.desk();
    const auto month = lastMonth(desk.today());
    need(desk.worker().run([&desk, month](db::Database& database) { return fillLedger(database, desk, month); }));
    bench.showStatement(month, "employee");
    stage.settle();
    stage.picture(window, "statement_checklist");
    stage.press(*stage.find(window, "statement.findings"), Qt::Key_Space);
    stage.settle();
    stage.picture(window, "compliance");
    need(desk.worker().run([&desk, month](db::Database& database) { return submitMonth(database, desk, month); }));
    bench.showStatement(month, "employee");
    stage.settle();
    stage.picture(window, "statement_answered");
    stage.press(*stage.find(window, "statement.differences"), Qt::Key_Space);
    stage.settle();
    stage.picture(window, "reconciliation");
    stage.press(*stage.find(window, "differences.dispute"), Qt::Key_Space);
    stage.settle();
    auto* dialog = window.findChild<ui::DisputeDialog*>();
    if (!dialog) throw TourFailure("no dialog to dispute with");
    stage.picture(*dialog, "dispute");
    dialog->reject();
    stage.settle();
}

}  // namespace jiayi::app
