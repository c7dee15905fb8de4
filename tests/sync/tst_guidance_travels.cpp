#include "models/care/fact_repository.h"
#include "models/care/guidance/cards.h"
#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;

/// Two desks of a clinic with a hub between them: what one says to a card holds at the other.
class TestGuidanceTravels : public QObject {
    Q_OBJECT

    static roster::ResidentId addDiabetic(Desk& desk) {
        const auto resident = desk.addResident("甲");
        sync::Unit unit(desk.context(), "condition.save");
        care::Condition condition;
        condition.id = unit.newId<care::ConditionId>();
        condition.resident = resident;
        condition.icd10 = "E11.9";
        condition.coding = {"http://hl7.org/fhir/sid/icd-10", "E11.9", "2型糖尿病"};
        condition.recorded = unit.now();
        care::FactRepository::save(unit, condition);
        unit.commit();
        return resident;
    }
    static guidance::PersonGuidance guidanceAt(Desk& desk, roster::ResidentId resident) {
        return must(guidance::readGuidance(desk.store.database(), clinicalRules(), guidanceBook(), resident, localDate(desk.store.clock.now())));
    }
    static const guidance::PersonCard* find(const std::vector<guidance::PersonCard>& cards, const std::string& rule) {
        for (const auto& each : cards)
            if (each.card.rule->id == rule) return &each;
        return nullptr;
    }
    static void exchange(Desk& from, Desk& to) {
        must(from.sync());
        must(to.sync());
    }
    static guidance::DismissCard dismissal(const guidance::PersonGuidance& at, roster::ResidentId resident, const char* reason) {
        const auto& card = find(at.open, "due.uacr")->card;
        return {resident, "due.uacr", card.rule->origin.version, card.facts, reason, {}};
    }

private Q_SLOTS:
    void aCardPutAsideAtOneDeskIsPutAsideAtTheOther() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto resident = addDiabetic(here);
        exchange(here, there);
        QVERIFY(find(guidanceAt(there, resident).open, "due.uacr"));
        const auto id = must(dismissal(guidanceAt(here, resident), resident, "done at the hospital")(here.context()));
        exchange(here, there);
        const auto found = guidanceAt(there, resident);
        QVERIFY(!find(found.open, "due.uacr"));
        const auto* aside = find(found.dismissed, "due.uacr");
        QVERIFY(aside && aside->answer->reason == "done at the hospital" && aside->answer->id == id);
        // Taken back there, it is open here again.
        QVERIFY(guidance::TakeBackAnswer{id}(there.context()).has_value());
        exchange(there, here);
        QVERIFY(find(guidanceAt(here, resident).open, "due.uacr"));
        QVERIFY(here.waiting() == 0 && there.waiting() == 0 && here.contents() == there.contents());
    }

    void bothAtOnceTheLaterWordCountsAndNobodyIsAsked() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto resident = addDiabetic(here);
        exchange(here, there);
        must(dismissal(guidanceAt(here, resident), resident, "first")(here.context()));
        there.store.clock.advance(std::chrono::minutes{5});
        must(dismissal(guidanceAt(there, resident), resident, "second")(there.context()));
        exchange(here, there);
        exchange(there, here);
        for (auto* desk : {&here, &there}) {
            const auto found = guidanceAt(*desk, resident);
            QCOMPARE(find(found.dismissed, "due.uacr")->answer->reason, std::string{"second"});
        }
        QCOMPARE(here.store.count("SELECT count(*) FROM conflict") + there.store.count("SELECT count(*) FROM conflict"), std::int64_t{0});
        QVERIFY(here.contents() == there.contents());
    }

    void anAnswerThatComesBeforeItsPersonWaits() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto resident = addDiabetic(here);
        must(dismissal(guidanceAt(here, resident), resident, "declines")(here.context()));
        exchange(here, there);
        QVERIFY(find(guidanceAt(there, resident).dismissed, "due.uacr"));
    }
};

JIAYI_TEST(TestGuidanceTravels)
#include "tst_guidance_travels.moc"
