#include "models/capitation/enrolment.h"
#include "models/capitation/rule_sets.h"
#include "models/capitation/travel.h"
#include "models/care/fact_repository.h"
#include "models/pharmacy/shared/shared_repository.h"
#include "models/roster/contracts/contract_acts.h"
#include "models/sync/desks.h"
#include "sync/claims/claim_resource.h"
#include "sync/hub/execution.h"
#include "sync/hub/moves.h"
#include "sync/hub/rule_sets_publisher.h"
#include "sync/hub/settlement/payer_desk.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::capitation;
using namespace jiayi::test;

namespace {

const Date kSeptember8 = makeDate(2026, 9, 8);
const Month kSeptember = std::chrono::year{2026} / 9;
const CapitationBook& book() { return shippedCapitationBook(); }

/// Of the scheme, under contract, in the programme and with the benefit at this clinic since the year's beginning.
roster::ResidentId addMember(Desk& desk, const std::string& name) {
    const auto who = desk.addResident(name);
    desk.edit(who, [](roster::Resident& resident) { resident.insuranceScheme = "employee"; });
    sync::Unit unit(desk.context(), "test.member");
    care::Programme programme;
    programme.id = unit.newId<care::ProgrammeId>();
    programme.resident = who;
    programme.code = "T2DM";
    programme.since = makeDate(2026, 1, 1);
    care::FactRepository::save(unit, programme);
    pharmacy::HeldEntitlement held;
    held.resident = who;
    held.entitlement = {unit.newId<roster::ResidentId>().uuid, "special-disease", "E11", makeDate(2026, 1, 1), {}, kClinic};
    pharmacy::SharedRepository::save(unit, held);
    unit.commit();
    static const auto contracts = contracts::loadContractBook().value();
    must((contracts::RecordContract{who, {"第一团队", "陈丽华", "basic", makeDate(2026, 1, 1), contracts.lastDayOf(makeDate(2026, 1, 1))}, makeDate(2026, 1, 1), "本人"}(desk.context(), contracts)));
    return who;
}

Claim claimOf(roster::ResidentId who, const std::string& number, std::int64_t fen) {
    Claim claim;
    claim.number = number;
    claim.person = who.toString();
    claim.settlementNo = "S-" + number;
    claim.scheme = "employee";
    claim.institution = "H1";
    claim.category = "outpatient";
    claim.icd10 = {"E11.9"};
    claim.on = kSeptember8;
    claim.total.fen = fen;
    claim.split.cash.fen = fen;
    return claim;
}

/// The payer writes a claim into the clinic's stream; another version where it is there already.
void writeClaim(TestHub& hub, const Claim& claim) {
    static const auto rules = hub::loadHubRules();
    auto resource = claims::claimResource(claim, claim.person);
    const auto transaction = must(hub.store().begin({kClinic}, hub.clock().now()));
    hub::Version version;
    version.key = must(fhir::keyOf(resource));
    const auto before = must(transaction->current(kClinic, version.key));
    version.version = before ? before->version + 1 : 1;
    version.author = "payer";
    version.patient = claim.person;
    version.hash = sha256(resource.compact() + std::to_string(version.version));
    version.body = hub::stampedBody(resource, version.version, transaction->at());
    rules.search.index(version, resource, hub::OwnReferences{{}});
    must(transaction->append(kClinic, std::move(version)));
    must(transaction->commit());
}

hub::Answers answered(TestHub& hub) {
    static const auto rules = hub::loadHubRules();
    SeededRandom random{5};
    return must(hub::PayerDesk(hub.store(), rules, ruleBook(), hub.clock(), random).answerAll());
}

void figures(Desk& desk) {
    must(hearOwnCosts(desk.context(), book()));
    must(recordEnrolment(desk.context(), book(), kSeptember));
}
StatementId frozen(Desk& desk) {
    figures(desk);
    return must(FreezeStatement{"employee", kSeptember, "known"}(desk.context(), book()));
}
void act(Desk& desk, StatementId id, const char* what, const char* note = "") { must(ActOnStatement{id, what, note}(desk.context())); }
StatementId submitted(Desk& desk) {
    const auto id = frozen(desk);
    act(desk, id, "signed");
    act(desk, id, "submitted");
    must(desk.sync());
    return id;
}
std::string stateAt(Desk& desk, StatementId id) { return must(frozenStatement(desk.store.database(), id)).state; }

}  // namespace

/// Two desks of a clinic, the hub between them and the payer behind it: a month goes its way.
class TestStatementTravels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalIsAcceptedAndEveryDeskSeesTheSame() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = addMember(here, "甲");
        addMember(here, "乙");
        must(here.sync());
        writeClaim(hub, claimOf(who, "C-1", 12'345));
        must(here.sync());
        const auto id = submitted(here);
        QCOMPARE(must(frozenStatement(here.store.database(), id)).totals.cost().fen, std::int64_t{12'345});
        QCOMPARE(must(frozenStatement(here.store.database(), id)).totals.memberMonths, std::int64_t{2});
        // What comes after the freeze is not in it, here or there.
        writeClaim(hub, claimOf(who, "C-2", 500));
        const auto done = answered(hub);
        QVERIFY2(done.accepted == 1 && done.all() == 1, std::to_string(done.queried).c_str());
        QCOMPARE(answered(hub).all(), std::size_t{0});
        must(here.sync());
        must(there.sync());
        QCOMPARE(stateAt(here, id), std::string{"accepted"});
        QCOMPARE(statementJson(must(frozenStatement(there.store.database(), id))), statementJson(must(frozenStatement(here.store.database(), id))));
        QVERIFY(here.waiting() == 0 && there.waiting() == 0 && here.contents() == there.contents());
        QCOMPARE(here.store.count("SELECT count(*) FROM conflict") + here.store.count("SELECT count(*) FROM record WHERE state = 'quarantined'"), std::int64_t{0});
        // One accepted revision a period: nothing more is frozen or taken.
        QCOMPARE((FreezeStatement{"employee", kSeptember, "again"}(there.context(), book()).error().reason), std::string{"statement.frozen"});
    }

    /// The consortium doubles every rate: the desk freezes by it, and the hub answers by it.
    void bothSidesFigureByTheTablesThatTheConsortiumPublished() {
        TestHub hub;
        Desk here(hub, 1);
        addMember(here, "甲");
        must(here.sync());
        figures(here);
        const auto basis = must(basisOf(book(), "employee", kSeptember));
        const auto sample = must(computeStatement(here.store.database(), basis, "employee", kSeptember, {})).totals.budget;
        RuleSet set;
        set.version = "2026-2";
        set.publisher = "the consortium";
        set.validFrom = makeDate(2026, 1, 1);
        set.id = ruleSetId(set.publisher, set.version);
        set.files = shippedBook();
        auto& rates = set.files["capitation_rates.csv"];
        for (auto at = rates.find(",1643.00,"); at != std::string::npos; at = rates.find(",1643.00,")) rates.replace(at, 9, ",3286.00,");
        must(hub::publishRules(hub.store(), hub::loadHubRules().search, set, hub.clock().now()));
        must(here.sync());
        const auto tables = must(bookInForce(here.store.database(), localDate(here.store.clock.now())));
        QVERIFY(!tables.isSample());
        const auto id = must(FreezeStatement{"employee", kSeptember, "known"}(here.context(), *tables.book));
        act(here, id, "signed");
        act(here, id, "submitted");
        must(here.sync());
        QCOMPARE(must(frozenStatement(here.store.database(), id)).totals.budget.fen, 2 * sample.fen);
        QCOMPARE(answered(hub).accepted, std::size_t{1});
    }

    void everyDifferenceIsNamedAndAfterAcceptingAllBothSidesAreEqual() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = addMember(here, "甲"), other = addMember(here, "乙");
        must(here.sync());
        writeClaim(hub, claimOf(who, "C-1", 10'000));
        writeClaim(hub, claimOf(who, "C-2", 20'000));
        writeClaim(hub, claimOf(other, "C-3", 30'000));
        writeClaim(hub, claimOf(who, "C-4", 40'000));
        must(here.sync());
        must(there.sync());
        // The desk's ledger is led astray in each way that there is.
        {
            sync::Unit unit(here.context(), "test.astray", sync::Origin::Hub);
            const auto astray = [&](const Claim& claim, const auto& change) {
                auto fact = claims::factOf({claim, claims::claimResourceId(claim.number)});
                change(fact);
                hear(unit, book(), fact);
            };
            astray(claimOf(who, "C-1", 10'000), [](PricedFact& fact) { fact.split.cash.fen = 9'999; });
            astray(claimOf(who, "C-2", 20'000), [](PricedFact& fact) { fact.standing = false; });
            astray(claimOf(other, "C-3", 30'000), [&](PricedFact& fact) { fact.resident = who.uuid; });
            astray(claimOf(who, "C-4", 40'000), [](PricedFact& fact) { fact.origin.id = claims::claimResourceId("C-4-again"); });
            astray(claimOf(who, "C-5", 50'000), [](PricedFact&) {});
            unit.commit();
        }
        const auto first = submitted(here);
        const auto done = answered(hub);
        QVERIFY(done.queried == 1 && done.all() == 1);
        must(here.sync());
        must(there.sync());
        std::map<DifferenceKind, int> kinds;
        for (const auto& each : must(differencesOf(here.store.database(), first, "open"))) ++kinds[each.difference.kind];
        QCOMPARE(kinds, (std::map<DifferenceKind, int>{{DifferenceKind::MissingHere, 1}, {DifferenceKind::MissingThere, 1}, {DifferenceKind::Amount, 1}, {DifferenceKind::Person, 1}, {DifferenceKind::Duplicate, 1}}));
        QCOMPARE(must(differencesOf(there.store.database(), first, "open")).size(), std::size_t{5});
        must(AcceptAllDifferences{first}(here.context(), book()));
        act(here, first, "amended");
        must(here.sync());
        must(there.sync());
        QVERIFY(must(differencesOf(there.store.database(), first, "open")).empty());
        QCOMPARE(stateAt(there, first), std::string{"amended"});
        const auto second = submitted(here);
        QVERIFY(second != first);
        QCOMPARE(answered(hub).accepted, std::size_t{1});
        must(here.sync());
        must(there.sync());
        const auto accepted = must(frozenStatement(there.store.database(), second));
        QVERIFY(accepted.state == "accepted" && accepted.revision == 2 && accepted.totals.cost().fen == 100'000);
        QVERIFY(verifyLedger(here.store.database(), book()));
    }

    void whatCannotBeComparedIsRejectedWithAReason() {
        TestHub hub;
        Desk here(hub, 1);
        addMember(here, "甲");
        must(here.sync());
        const auto id = frozen(here);
        // Where it stood is in another line of numbers now.
        must(hub.store().newEpoch(kClinic));
        act(here, id, "signed");
        act(here, id, "submitted");
        must(here.sync());
        QCOMPARE(answered(hub).rejected, std::size_t{1});
        must(here.sync());
        QCOMPARE(stateAt(here, id), std::string{"rejected"});
        act(here, id, "amended");
        const auto second = submitted(here);
        QCOMPARE(answered(hub).accepted, std::size_t{1});
        must(here.sync());
        QCOMPARE(stateAt(here, second), std::string{"accepted"});
    }

    void theHubSaysWhenItHeardOfEachDesk() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        must(there.sync());
        must(here.sync());
        const auto heard = must(sync::readDesksHeard(here.store.database()));
        QCOMPARE(heard.desks.size(), std::size_t{2});
        const auto other = std::find_if(heard.desks.begin(), heard.desks.end(), [](const auto& desk) { return !desk.own; });
        QVERIFY(other != heard.desks.end() && other->heardAt && *other->heardAt > startOfDay(makeDate(2026, 11, 21)));
        const auto items = must(checkList(here.store.database(), kSeptember, makeDate(2026, 11, 22)));
        QVERIFY(std::none_of(items.begin(), items.end(), [](const CheckItem& item) { return item.key == "other-desks" || item.key == "desks-unknown"; }));
    }

    void somebodyWhoMovedAwayStillCountsForTheMonthBefore() {
        TestHub hub;
        Desk here(hub, 1);
        addMember(here, "甲");
        const auto gone = addMember(here, "乙");
        must(here.sync());
        must(hub.store().addInstitution({"120101002", "Other clinic"}));
        SeededRandom random{3};
        static const auto rules = hub::loadHubRules();
        must(hub::movePatient(hub.store(), rules.search, hub::OwnReferences{{}}, {gone.toString(), kClinic, "120101002", "moved house", makeDate(2026, 11, 22)}, hub.clock().now(), random));
        must(here.sync());
        const auto id = submitted(here);
        QCOMPARE(must(frozenStatement(here.store.database(), id)).totals.memberMonths, std::int64_t{2});
        QCOMPARE(answered(hub).accepted, std::size_t{1});
    }
};

JIAYI_TEST(TestStatementTravels)
#include "tst_statement_travels.moc"
