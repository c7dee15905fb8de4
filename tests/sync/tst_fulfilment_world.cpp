// Two desks, the hub, and the sample pharmacy: what is ordered at one desk comes, and both see where it is.
#include "models/care/fact_repository.h"
#include "models/pharmacy/fulfilment/answers.h"
#include "models/pharmacy/fulfilment/fulfilment.h"
#include "models/pharmacy/fulfilment/shortages.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/templates.h"
#include "sync/hub/simulator/pharmacy.h"
#include "sync/hub/simulator/theatre.h"
#include "tests/support/test_program.h"
#include "tests/sync/formulary_world.h"

using namespace jiayi;
using namespace jiayi::test;
using pharmacy::DraftLine;
using pharmacy::Open;
using pharmacy::OrderId;
using pharmacy::Stage;

namespace {

const pharmacy::ReviewBook& theBook() {
    static const auto book = must(pharmacy::loadReviewBook(ruleBook()));
    return book;
}

/// How often the play refuses and returns, in percent.
struct Temper {
    int refuses = 0;
    int returns = 0;
};

class FulfilmentWorld {
public:
    explicit FulfilmentWorld(Temper temper = {}) : a(hub, 1), b(hub, 2), m_line(hub) {
        auto items = formularyItems(3);
        items[0].stock = 100;
        items[0].stockAt = hub.clock().now();
        items[1].stock = 0;  // and the first may stand in for it
        items[1].stockAt = hub.clock().now();
        items[2].atc = "A10BB12";
        items[2].inn = "glimepiride";
        items[2].nameZh = "格列美脲片";
        items[2].strength = "2 mg";
        items[2].stock = 0;
        items[2].stockAt = hub.clock().now();
        must(hub::publishFormulary(hub.store(), {"P1", {}, localDate(hub.clock().now()), items, false}, hub.clock().now()));
        must(hub.store().addInstitution({"120101900", "Pharmacy"}));
        const auto code = must(hub::newPairCode(hub.store(), "120101900", hub.clock().now(), m_random, hub::ClientKind::Pharmacy));
        m_member.emplace(m_line, kHubUrl, must(hub::joinHub(m_line, code, hub.clock(), m_random)), hub.clock(), m_random);
        auto pace = must(hub::readPharmacyPace());
        pace["refuse"].percent = temper.refuses;
        pace["return"].percent = temper.returns;
        m_player.emplace(*m_member, std::make_unique<hub::PharmacyActor>(std::move(pace)), 60.0, hub.clock(), m_random);
        person = a.addResident("测试");
        a.edit(person, [](auto& resident) {
            resident.allergyState = roster::AllergyState::NoneKnown;
            resident.insuranceScheme = "employee";
        });
        measure();
        db::Query(b.store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'li', 'Li', 'pharmacist')", newUuid(b.store.clock, m_random)).run();
        syncAll();
    }

    /// At the second desk.
    sync::Context pharmacist() { return {b.store.database(), b.store.clock, m_random, "li"}; }

    void syncAll() {
        for (auto* desk : {&a, &b, &a}) {
            desk->store.clock.set(hub.clock().now());
            must(desk->sync());
        }
    }
    /// The pharmacy plays for so many hours of its own; the desks sync whenever it has written.
    std::set<Stage> play(int hours, OrderId watched) {
        std::set<Stage> stages;
        for (int hour = 0; hour < hours; ++hour) {
            hub.clock().advance(std::chrono::minutes{1});
            const auto turn = must(m_player->takeTurn({}));
            refused += turn.refused;
            if (turn.written > 0) syncAll();
            stages.insert(at(b, watched).stage);
        }
        return stages;
    }
    OrderId order(Desk& desk, int product, const std::string& dosage = "500mg bid 7d") {
        pharmacy::PrescriptionDraft draft;
        draft.resident = person;
        draft.diagnoses = {{"E11.9", "2型糖尿病"}};
        DraftLine line;
        line.key = "a";
        line.item = shelf(desk).at(static_cast<std::size_t>(product - 1));
        line.name = line.item->inn;
        line.atc = line.item->atc;
        line.pharmacy = "P1";
        line.dosage = dosage;
        draft.lines = {line};
        const auto done = must(pharmacy::SignPrescription{draft}(desk.context(), ruleBook(), theBook()));
        syncAll();
        return done.orders[0];
    }
    pharmacy::Whereabouts at(Desk& desk, OrderId order) { return must(pharmacy::trackedOrder(desk.store.database(), order)).where; }
    std::string statusAt(Desk& desk, OrderId order) { return must(pharmacy::OrderRepository{desk.store.database()}.order(order)).status; }
    /// Everything agrees, and nothing is left to send.
    bool settled() {
        syncAll();
        return a.waiting() == 0 && b.waiting() == 0 && a.contents() == b.contents() && a.logged("conflict") == 0 && b.logged("conflict") == 0;
    }

    TestHub hub;
    Desk a, b;
    roster::ResidentId person;
    std::int64_t refused = 0;

private:
    void measure() {
        sync::Unit unit(a.context(), "test");
        care::Observation kidney;
        kidney.id = unit.newId<care::ObservationId>();
        kidney.resident = person;
        kidney.code = "EGFR_2021";
        kidney.effective = must(parseFhirTime("2026-11-12"));
        kidney.value = 80;
        kidney.unit = "mL/min/{1.73_m2}";
        care::FactRepository::save(unit, kidney);
        unit.commit();
    }
    Items shelf(Desk& desk) {
        const auto today = localDate(hub.clock().now());
        Items items;
        const auto pk = must(pharmacy::pharmacies(desk.store.database(), today)).at(0).pk;
        for (const auto& each : must(pharmacy::formularyPage(desk.store.database(), pk, today, {}, 0, 10))) items.push_back(each.item);
        return inOrder(std::move(items));
    }

    SeededRandom m_random{31};
    TestTransport m_line;
    std::optional<hub::Member> m_member;
    std::optional<hub::Player> m_player;
};

}  // namespace

class TestFulfilmentWorld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatOneDeskOrdersTheOtherSeesComing() {
        FulfilmentWorld world;
        const auto order = world.order(world.a, 1);
        QVERIFY(world.at(world.b, order).stage == Stage::InReview);
        const auto stages = world.play(70, order);
        QVERIFY((stages == std::set<Stage>{Stage::InReview, Stage::Reviewed, Stage::Prepared, Stage::Sent, Stage::Delivered}));
        const auto where = world.at(world.b, order);
        QVERIFY(where == world.at(world.a, order));
        QVERIFY(where.exact && where.tracking.starts_with("SAMPLE-"));
        QVERIFY(world.refused == 0 && world.settled());
    }

    void aSubstituteAskedForIsAnsweredAtTheOtherDesk() {
        FulfilmentWorld world;
        const auto order = world.order(world.a, 2);
        world.play(5, order);
        const auto asked = world.at(world.b, order);
        QVERIFY(asked.stage == Stage::OutOfStock && asked.open == Open::AnswerSubstitute && asked.substituteProduct == "I1");
        QCOMPARE(must(pharmacy::waitingForDoctor(world.a.store.database())).size(), std::size_t{1});
        // It waits as long as nobody answers.
        QVERIFY((world.play(100, order) == std::set<Stage>{Stage::OutOfStock}));
        const auto done = must(pharmacy::AcceptSubstitute{*asked.dispense, {}}(world.b.context(), ruleBook(), theBook()));
        world.syncAll();
        QVERIFY(world.at(world.a, order).stage == Stage::Ended && world.statusAt(world.a, order) == "stopped");
        QVERIFY(must(pharmacy::waitingForDoctor(world.a.store.database())).empty());
        world.play(70, done.orders[0]);
        QVERIFY(world.at(world.a, done.orders[0]).stage == Stage::Delivered);
        // The pharmacy has put away what it had begun for the first one.
        const auto left = must(pharmacy::OrderRepository{world.a.store.database()}.dispenses(order));
        QVERIFY(left.size() == 1 && left[0].state == "refused");
        QCOMPARE(world.a.store.count("SELECT count(*) FROM medication_line"), 1);
        QVERIFY(world.refused == 0 && world.settled());
    }

    void withoutASubstituteThePharmacyWaitsForItsStock() {
        FulfilmentWorld world;
        const auto order = world.order(world.a, 2);
        world.play(5, order);
        must(pharmacy::DeclineSubstitute{*world.at(world.b, order).dispense, "she knows this one"}(world.b.context()));
        world.syncAll();
        QVERIFY(world.at(world.a, order).open == Open::Nothing);
        QVERIFY(must(pharmacy::OrderRepository{world.a.store.database()}.order(order)).substitutionReason == "she knows this one");
        const auto stages = world.play(150, order);
        QVERIFY((stages == std::set<Stage>{Stage::OutOfStock, Stage::Prepared, Stage::Sent, Stage::Delivered}));
        QVERIFY(world.settled());
    }

    void whereNothingFitsTheDoctorIsTold() {
        FulfilmentWorld world;
        const auto order = world.order(world.b, 3, "2mg qd 7d");
        world.play(5, order);
        const auto where = world.at(world.a, order);
        QVERIFY(where.stage == Stage::OutOfStock && where.open == Open::OrderElsewhere && where.substitute.empty() && !where.reason.empty());
        must(pharmacy::CloseOrder{order, "bought elsewhere"}(world.a.context()));
        world.syncAll();
        world.play(3, order);
        QVERIFY(world.at(world.b, order).stage == Stage::Ended && world.settled());
    }

    void aRefusalComesWithItsReason() {
        FulfilmentWorld world({100, 0});
        const auto order = world.order(world.a, 1);
        world.play(10, order);
        const auto where = world.at(world.b, order);
        QVERIFY(where.stage == Stage::Refused && where.open == Open::OrderElsewhere && !where.reason.empty());
        QVERIFY(world.settled());
    }

    void aReturnedFormGoesOnWhenItIsAnswered() {
        FulfilmentWorld world({0, 100});
        const auto order = world.order(world.a, 1);
        world.play(10, order);
        const auto where = world.at(world.b, order);
        QVERIFY(where.stage == Stage::Returned && where.open == Open::AnswerReview && !where.reason.empty());
        must(pharmacy::AnswerReview{*where.review, "starting dose"}(world.b.context()));
        world.syncAll();
        world.play(70, order);
        QVERIFY(world.at(world.a, order).stage == Stage::Delivered && world.refused == 0 && world.settled());
    }

    void aHumanPharmacistComesFirst() {
        FulfilmentWorld world({0, 100});
        const auto order = world.order(world.a, 1);
        world.play(1, order);  // it has seen the form and takes its time
        QVERIFY2(world.at(world.a, order).stage == Stage::InReview, "the play was faster than it may be");
        must(pharmacy::ReviewPrescription{*world.at(world.b, order).review, "approved", ""}(world.pharmacist()));
        world.syncAll();
        QVERIFY(!world.play(70, order).contains(Stage::Returned));
        QVERIFY(world.at(world.a, order).stage == Stage::Delivered);
    }

    void whatDesksShareIsAtEveryDesk() {
        FulfilmentWorld world;
        const auto today = localDate(world.hub.clock().now());
        const auto context = world.a.context();
        must(pharmacy::AddEntitlement{world.person, {{}, "special-disease", "E11", today, {}, "H12010100001"}}(context));
        must(pharmacy::RecordAssessment{world.person, "attending", "stable", "taught", "signed"}(context));
        DraftLine line;
        line.name = "metformin";
        line.atc = "A10BA02";
        line.dosage = "500mg bid";
        must(pharmacy::SaveTemplate{"start", {line}}(context));
        must(pharmacy::RecordShortage{"司美格鲁肽", "A10BJ06", "P1", {}}(context));
        must(pharmacy::ChooseServingPharmacies{{"P1"}}(context));
        {
            sync::Unit unit(context, "test");
            pharmacy::SharedRepository::save(unit, pharmacy::ReviewOutcome{unit.newId<pharmacy::OutcomeId>(), "dup", "overridden", "why", {}, "chen", unit.now()});
            unit.commit();
        }
        world.syncAll();
        auto& there = world.b.store.database();
        QCOMPARE(must(pharmacy::readCoverage(there, world.person)).entitlements.size(), std::size_t{1});
        QVERIFY(must(pharmacy::assessmentInForce(there, theBook(), world.person, today))->assessor == "chen");
        QVERIFY(must(pharmacy::templateLines(there, "start", today))[0].dosage == "500mg bid");
        QVERIFY(must(pharmacy::overrideRates(there, theBook()))[0].overridden == 1);
        const pharmacy::SharedRepository shared{there};
        QVERIFY(must(shared.serving()).pharmacies == std::vector<std::string>{"P1"});
        const auto asked = must(shared.shortages()).at(0);
        must(pharmacy::AnswerShortage{asked.id, "stocked", "Monday"}(world.b.context()));
        must(pharmacy::RemoveTemplate{"start"}(world.b.context()));
        world.syncAll();
        QVERIFY(must(pharmacy::templateNames(world.a.store.database())).empty());
        QVERIFY(must(pharmacy::SharedRepository{world.a.store.database()}.shortage(asked.id)).note == "Monday");
        QVERIFY(world.settled());
    }

    void oneNameSavedAtTwoDesksIsOneTemplate() {
        FulfilmentWorld world;
        for (auto* desk : {&world.a, &world.b}) {
            DraftLine line;
            line.name = "metformin";
            line.atc = "A10BA02";
            line.dosage = "500mg bid";
            must(pharmacy::SaveTemplate{"start", {line}}(desk->context()));
        }
        QVERIFY(world.settled());
        QCOMPARE(world.a.store.count("SELECT count(*) FROM prescription_template"), 1);
    }
};

JIAYI_TEST(TestFulfilmentWorld)
#include "tst_fulfilment_world.moc"
