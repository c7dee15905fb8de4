// Two desks of a clinic wrote one draft over the clinic's own network while the hub was away: when it is back, the hub holds
// one visit and one set of observations, and so does every desk.
#include "models/care/fact_repository.h"
#include "models/queue/shared_draft.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;

namespace {

/// Each takes what the other has, as their stations do.
void passBetween(Desk& a, Desk& b) {
    for (auto [from, to] : {std::pair{&a, &b}, std::pair{&b, &a}}) {
        const auto page = must(queue::entriesSince(from->store.database(), queue::seenHere(to->store.database()), 10'000));
        must(queue::takeEntries(to->store.database(), page));
    }
}

class DraftWorld {
public:
    DraftWorld() : a(hub, 1), b(hub, 2) {
        person = a.addResident("测试");
        must(a.sync());
        must(b.sync());
    }
    static std::vector<care::FormKey> forms() { return {{"diabetes"}}; }

    void enter(Desk& desk, const std::string& user, const care::Answers& answers) {
        const auto shared = must(queue::readShared(desk.store.database(), person));
        auto input = shared ? shared->draft.input : care::VisitInput{};
        const auto basis = shared ? shared->basis : queue::DraftBasis{};
        for (const auto& [field, value] : answers) input.answers[field] = value;
        auto context = desk.context();
        context.user = user;
        must(queue::saveShared(context, person, basis, forms(), input));
    }
    care::VisitId sign(Desk& desk) {
        const auto shared = must(queue::readShared(desk.store.database(), person)).value();
        return must(queue::SignShared{person, shared.basis, forms(), shared.draft.input}(desk.context(), ruleBook())).id;
    }
    /// As a doctor finishes it; the nurse measured blood pressure and weight.
    static care::Answers finished(const Desk& desk) {
        return {{"record_no", "001-00042"}, {"patient_name", "测试"}, {"visit_date", formatDate(localDate(desk.store.clock.now()))}, {"visit_outcome", "1"}, {"visit_mode", "1"},
                {"symptoms", "1"}, {"height", "169"}, {"foot_pulse", "1"}, {"smoking_now", "0"}, {"alcohol_now", "0"}, {"exercise_freq_now", "5"}, {"exercise_min_now", "30"},
                {"staple_now", "250"}, {"psych_adjust", "1"}, {"compliance_behaviour", "1"}, {"fasting", "2"}, {"fpg", "6.4"}, {"drug_adherence", "1"}, {"adr", "1"},
                {"complication", "1"}, {"hypoglycaemia", "1"}};
    }
    void settle() {
        for (int round = 0; round < 3; ++round)
            for (auto* desk : {&a, &b}) must(desk->sync());
    }

    TestHub hub;
    Desk a, b;
    roster::ResidentId person;
};

std::int64_t measuredIn(Desk& desk, const char* code) {
    db::Query row(desk.store.database(), "SELECT count(*) FROM observation WHERE code = ? AND status <> 'entered-in-error'", code);
    return row.next() ? row.integer(0) : -1;
}

}  // namespace

class TestSharedDraftWorld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheNurseMeasuredIsOneSetAtTheHubAndAtEveryDesk() {
        DraftWorld world;
        world.enter(world.a, "nurse li", {{"sbp", "128"}, {"dbp", "78"}, {"weight", "74.5"}});
        passBetween(world.a, world.b);
        world.enter(world.b, "chen", DraftWorld::finished(world.b));
        const auto visit = world.sign(world.b);
        passBetween(world.a, world.b);
        world.settle();
        for (auto* desk : {&world.a, &world.b}) {
            QCOMPARE(measuredIn(*desk, "SBP"), 1);
            QCOMPARE(desk->store.count("SELECT count(*) FROM visit"), 1);
            QCOMPARE(desk->store.count("SELECT count(*) FROM visit_draft"), 0);
            const auto sbp = must(care::FactRepository(desk->store.database()).observation(care::observationIdOf(visit, "sbp")));
            QCOMPARE(sbp.performer, std::string("nurse li"));
            QCOMPARE(desk->waiting(), 0);
        }
        QCOMPARE(clinical(world.a.contents()), clinical(world.b.contents()));
    }

    void aDraftThatBothSignedWhileTheLineWasDownIsOneVisitAllTheSame() {
        DraftWorld world;
        world.enter(world.a, "nurse li", {{"sbp", "128"}, {"dbp", "78"}, {"weight", "74.5"}});
        world.enter(world.a, "nurse li", DraftWorld::finished(world.a));
        passBetween(world.a, world.b);
        const auto here = world.sign(world.a), there = world.sign(world.b);
        QVERIFY(here == there);
        world.settle();
        passBetween(world.a, world.b);
        for (auto* desk : {&world.a, &world.b}) {
            QCOMPARE(measuredIn(*desk, "SBP"), 1);
            QCOMPARE(desk->store.count("SELECT count(*) FROM visit"), 1);
            QCOMPARE(desk->store.count("SELECT count(*) FROM visit_draft"), 0);
        }
        QCOMPARE(measuredIn(world.a, "FPG"), 1);
    }
};

JIAYI_TEST(TestSharedDraftWorld)
#include "tst_shared_draft_world.moc"
