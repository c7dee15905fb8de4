// What of the outbox travels, in what shape, signed by whom; and when refused work tries again.
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

#include "models/sync/status.h"
#include "sync/client/quarantine.h"

namespace jiayi::test {

class TestPushRules : public QObject {
    Q_OBJECT

    static std::vector<fhir::BundleEntry> entriesOf(const std::string& body, bool signatures = false) {
        auto bundle = must(fhir::readBundle(must(fhir::parseJson(body))));
        std::erase_if(bundle.entries, [&](const auto& entry) { return entry.request->url.starts_with("Provenance/") != signatures; });
        return std::move(bundle.entries);
    }
    static void refuseBroken(Desk& desk, int& requests) {
        desk.transport.instead = [&requests](const sync::HttpRequest& request) -> std::optional<sync::HttpResponse> {
            if (request.target != "/fhir") return {};
            ++requests;
            return request.body.find("broken") == std::string::npos ? std::nullopt : std::optional{sync::HttpResponse{422, {}, {}}};
        };
    }

private Q_SLOTS:
    void anInsertThatWasEditedIsOneInsert() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addBasic();
        a.editBasic(id, kInChinese);
        must(a.sync());
        const auto entries = entriesOf(a.transport.bodies.at(0));
        QCOMPARE(entries.size(), std::size_t{1});
        QCOMPARE(entries[0].request->ifNoneMatch, std::string("*"));
        QCOMPARE(std::string{entries[0].resource.textOr("language", "")}, std::string("zh"));
    }

    void twoEditsAreOneEdit() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addBasic();
        must(a.sync());
        a.editBasic(id, kInEnglish);
        a.editBasic(id, kInChinese);
        must(a.sync());
        const auto entries = entriesOf(a.transport.bodies.at(1));
        QCOMPARE(entries.size(), std::size_t{1});
        QCOMPARE(entries[0].request->ifMatch, std::string("W/\"1\""));
        QCOMPARE(std::string{entries[0].resource.textOr("language", "")}, std::string("zh"));
    }

    void whatWasMadeAndThrownAwayIsNothing() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addBasic();
        a.removeBasic(id);
        must(a.sync());
        QCOMPARE(a.transport.bodies.size(), std::size_t{0});
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(a.stateOf(id), std::string("tombstone"));
    }

    void whatWasThrownAwayAfterALostAnswerIsDeletedAtTheHub() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addBasic();
        a.transport.fail(lostAnswer());
        QVERIFY(!a.sync());
        a.removeBasic(id);
        must(a.sync());
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{0});
        QCOMPARE(a.waiting(), 0);
    }

    /// The hub has forgotten its answer too: it has to be asked what it has.
    void whatMayHaveBeenSentIsAskedForBeforeItIsForgotten() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addBasic();
        a.transport.fail(lostAnswer());
        QVERIFY(!a.sync());
        a.removeBasic(id);
        a.transport.fail(nextTransaction(400));  // of the repeated bytes: nothing is known of them
        must(a.sync());
        must(a.sync());
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{0});
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(a.stateOf(id), std::string("tombstone"));
    }

    void anEditThatIsThrownAwayIsADeletion() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addBasic();
        must(a.sync());
        a.editBasic(id, kInChinese);
        a.removeBasic(id);
        must(a.sync());
        const auto entries = entriesOf(a.transport.bodies.at(1));
        QCOMPARE(entries.size(), std::size_t{1});
        QCOMPARE(entries[0].request->method, std::string("DELETE"));
        QCOMPARE(entries[0].request->ifMatch, std::string("W/\"1\""));
    }

    void unitsThatShareAResourceTravelTogetherAndEachIsSigned() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto shared = a.addBasic();
        {
            sync::Unit unit(a.context(), "test.two");
            unit.put("Basic", shared, {});
            const auto other = unit.newId<Id<struct OtherTag>>().uuid;
            unit.put("Basic", other, {});
            Desk::writeBasic(unit, other, "");
            unit.commit();
        }
        must(a.sync());
        const auto& body = a.transport.bodies.at(0);
        QCOMPARE(entriesOf(body).size(), std::size_t{2});
        const auto signatures = entriesOf(body, true);
        QCOMPARE(signatures.size(), std::size_t{2});
        std::string user;
        {
            db::Query row(a.store.database(), "SELECT id FROM user");
            row.next();
            user = "Practitioner/" + row.uuid(0).toString();
        }
        std::multiset<std::size_t> targets;
        for (const auto& signature : signatures) {
            targets.insert(signature.resource.items("target").size());
            QCOMPARE(std::string{signature.resource.textOr("agent.0.who.reference", "")}, user);
            QVERIFY(!signature.resource.textOr("recorded", "").empty());
        }
        QVERIFY((targets == std::multiset<std::size_t>{1, 2}));
        must(b.sync());
        QCOMPARE(a.contents(), b.contents());
        QCOMPARE(a.contents(), hub.contents());
    }

    void eachUserSignsForThemselves() {
        TestHub hub;
        Desk a(hub);
        const auto nurse = newUuid(a.store.clock, a.store.random);
        {
            db::Transaction transaction(a.store.database());
            db::Query(a.store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'li', 'Nurse Li', 'nurse')", nurse).run();
            transaction.commit();
        }
        std::string told;
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            if (request.target == "/fhir/$practitioners") told = request.body;
            return {};
        };
        {
            sync::Unit unit({a.store.database(), a.store.clock, a.store.random, "li"}, "test.nurse");
            const auto id = unit.newId<Id<struct NurseTag>>().uuid;
            unit.put("Basic", id, {});
            Desk::writeBasic(unit, id, "");
            unit.commit();
        }
        must(a.sync());
        QVERIFY(told.find(nurse.toString()) != std::string::npos);
        QVERIFY(told.find("\"nurse\"") != std::string::npos);
        QVERIFY(a.transport.bodies.at(0).find("Practitioner/" + nurse.toString()) != std::string::npos);
        told.clear();
        must(a.sync());
        QVERIFY(told.empty());  // only when they have changed
    }

    void refusedWorkRestsLongerEachTime() {
        QCOMPARE(sync::quarantineRest(1).count(), 25'000);
        QCOMPARE(sync::quarantineRest(2).count(), 125'000);
        QCOMPARE(sync::quarantineRest(3).count(), 625'000);
        for (const int tries : {7, 20, 2'000'000'000}) QCOMPARE(sync::quarantineRest(tries).count(), 24 * 3'600'000);
    }

    void refusedWorkTriesAgainWhenItHasRested() {
        TestHub hub;
        Desk a(hub);
        int requests = 0;
        refuseBroken(a, requests);
        const auto id = a.addBasic(kBroken);
        for (int tries = 1; tries <= 3; ++tries) {
            must(a.sync());
            QCOMPARE(requests, tries);
            QCOMPARE(a.stateOf(id), std::string("quarantined"));
            a.store.clock.advance(sync::quarantineRest(tries) - std::chrono::milliseconds{1});
            must(a.sync());
            QCOMPARE(requests, tries);
            a.store.clock.advance(std::chrono::milliseconds{1});
        }
        QCOMPARE(a.store.count("SELECT tries FROM quarantine"), 3);
    }

    void anotherVersionOfTheProgramTriesAtOnce() {
        TestHub hub;
        Desk a(hub);
        int requests = 0;
        refuseBroken(a, requests);
        a.addBasic(kBroken);
        must(a.sync());
        must(a.sync());
        QCOMPARE(requests, 1);
        a.options.program = "99.0";
        must(a.sync());
        QCOMPARE(requests, 2);
        must(a.sync());
        QCOMPARE(requests, 2);
    }

    void anEditTriesAtOnceAndClearsTheCount() {
        TestHub hub;
        Desk a(hub);
        int requests = 0;
        refuseBroken(a, requests);
        const auto id = a.addBasic(kBroken);
        must(a.sync());
        a.editBasic(id, "");
        must(a.sync());
        QCOMPARE(a.stateOf(id), std::string("clean"));
        QCOMPARE(a.store.count("SELECT count(*) FROM quarantine"), 0);
    }

    void manyRefusalsAreNoStorm() {
        TestHub hub;
        Desk a(hub);
        int requests = 0;
        refuseBroken(a, requests);
        for (int i = 0; i < 120; ++i) a.addBasic(kBroken);
        QVERIFY(!a.sync());  // it stops asking when the hub refuses so much
        QVERIFY2(requests <= 60, qPrintable(QString::number(requests)));
        for (int round = 0; round < 12; ++round) static_cast<void>(a.sync());
        QCOMPARE(a.store.count("SELECT count(*) FROM record WHERE state = 'quarantined'"), 120);
        a.store.clock.advance(std::chrono::hours{1});
        requests = 0;
        static_cast<void>(a.sync());
        QVERIFY2(requests <= 20, qPrintable(QString::number(requests)));  // and comes back a few at a time, each alone
        requests = 0;
        const auto id = a.addResident("张小明");
        static_cast<void>(a.sync());
        static_cast<void>(a.sync());
        QCOMPARE(a.stateOf(id.uuid), std::string("clean"));
    }
};

}  // namespace jiayi::test

using jiayi::test::TestPushRules;
JIAYI_TEST(TestPushRules)
#include "tst_push_rules.moc"
