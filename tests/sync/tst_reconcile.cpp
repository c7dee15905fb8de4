// A hub that was restored or failed over loses no desk's data, and nothing is overwritten blindly.
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

#include "models/sync/status.h"

namespace jiayi::test {

class TestReconcile : public QObject {
    Q_OBJECT

    static void settle(std::initializer_list<Desk*> desks) {
        for (int i = 0; i < 3; ++i)
            for (auto* desk : desks) must(desk->sync());
    }
    /// All clocks: a hub that was restored has been away for a while.
    static void pass(TestHub& hub, std::initializer_list<Desk*> desks, std::chrono::milliseconds time) {
        hub.clock().advance(time);
        for (auto* desk : desks) desk->store.clock.advance(time);
    }
    static void compareAll(TestHub& hub, std::initializer_list<Desk*> desks) {
        for (auto* desk : desks) {
            QCOMPARE(desk->waiting(), 0);
            QCOMPARE(desk->contents(), hub.contents());
        }
    }

private Q_SLOTS:
    void whatARestoredHubHasLostComesBack() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto old = a.addResident("张小明");
        settle({&a, &b});
        hub.backUp();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        const auto added = a.addResident("王秀兰");
        a.edit(old, [](auto& r) { r.grid = "07"; });
        must(a.sync());
        pass(hub, {&a, &b}, std::chrono::minutes{1});
        must(b.sync());
        b.edit(old, [](auto& r) { r.bloodGroup = "A"; });
        must(b.sync());
        hub.restore();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        settle({&a, &b});
        for (auto* desk : {&a, &b}) {
            QCOMPARE(desk->residentOf(old).grid, std::string("07"));
            QCOMPARE(desk->residentOf(old).bloodGroup, std::string("A"));
            QCOMPARE(desk->residentOf(added).name, std::string("王秀兰"));
            QCOMPARE(must(sync::readStatus(desk->store.database())).conflicts, 0);
            QVERIFY(desk->logged("reconcile") >= 2);
        }
        compareAll(hub, {&a, &b});
    }

    void aHubThatKnowsNothingAnyMoreIsFilledAgain() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        hub.backUp();
        for (int i = 0; i < 70; ++i) a.addResident("李建国");
        b.addResident("王秀兰");
        settle({&a, &b});
        const auto before = clinical(hub.contents());
        hub.restore();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        settle({&a, &b});
        QCOMPARE(clinical(hub.contents()), before);
        compareAll(hub, {&a, &b});
        QCOMPARE(must(sync::readStatus(b.store.database())).conflicts, 0);
    }

    /// The desk's own cursor is older than the loss: only the receipt shows that something confirmed is gone.
    void aReceiptFindsWhatTheCursorCannot() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        must(a.sync());
        std::string receipt;
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            const auto at = request.target.find("&_receipt=");
            if (at == std::string::npos || request.target.substr(at + 10) != "RECEIPT-1") return {};
            receipt = request.target.substr(at + 10);
            return sync::HttpResponse{410, {}, fhir::makeOutcome({{"error", "expired", "cursor-epoch", {}, {}}}).compact()};
        };
        a.transport.afterwards = [](const auto& request, auto& response) {
            if (request.target != "/fhir" || response.status != 200) return;
            auto answer = must(fhir::parseJson(response.body));
            answer.set("link", fhir::Json::array({fhir::Json::object({{"relation", "since"}, {"url", "_history?_cursor=RECEIPT-1"}})}));
            response.body = answer.compact();
        };
        a.addResident("王秀兰");
        QVERIFY(a.sync());
        QCOMPARE(receipt, std::string("RECEIPT-1"));
        QCOMPARE(a.logged("reconcile"), 2);  // begun, and done
        QCOMPARE(a.store.count("SELECT count(*) FROM cursor WHERE receipt IS NULL"), 1);
        QCOMPARE(a.waiting(), 0);
    }

    void aVersionThatWasGivenAnewIsMerged_data() {
        QTest::addColumn<bool>("sameField");
        QTest::newRow("other fields") << false;
        QTest::newRow("the same field") << true;
    }
    void aVersionThatWasGivenAnewIsMerged() {
        QFETCH(bool, sameField);
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        settle({&a, &b});
        hub.backUp();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        a.edit(id, [](auto& r) { r.grid = "07"; });
        must(a.sync());  // version 2, of which b hears nothing
        hub.restore();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        b.edit(id, [&](auto& r) { (sameField ? r.grid : r.bloodGroup) = sameField ? "08" : "A"; });
        must(b.sync());  // version 2 once more
        settle({&a, &b});
        if (sameField) {
            const auto conflicts = must(sync::readConflicts(a.store.database()));
            QCOMPARE(conflicts.size(), std::size_t{1});
            QVERIFY(conflicts[0].mine.find("07") != std::string::npos);
            QVERIFY(conflicts[0].theirs.find("08") != std::string::npos);
            QCOMPARE(b.residentOf(id).grid, std::string("08"));  // nobody's is overwritten
            return;
        }
        for (auto* desk : {&a, &b}) {
            QCOMPARE(desk->residentOf(id).grid, std::string("07"));
            QCOMPARE(desk->residentOf(id).bloodGroup, std::string("A"));
        }
        compareAll(hub, {&a, &b});
    }

    void whatWasDeletedDoesNotComeBack() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addBasic();
        settle({&a, &b});
        hub.backUp();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        a.removeBasic(id);
        must(a.sync());
        hub.restore();  // it stands there again
        pass(hub, {&a, &b}, std::chrono::hours{1});
        settle({&a, &b});
        for (auto* desk : {&a, &b}) QCOMPARE(desk->stateOf(id), std::string("tombstone"));
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{0});
        QCOMPARE(a.waiting() + b.waiting(), 0);
    }

    /// The hub has lost making and deleting both; the desk that missed the deletion brings the thing back, in vain.
    void whatWasDeletedIsDeletedAgainThoughSomebodyBringsItBack() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        hub.backUp();
        const auto id = a.addBasic();
        settle({&a, &b});
        a.removeBasic(id);
        must(a.sync());
        hub.restore();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        must(b.sync());
        settle({&a, &b});
        for (auto* desk : {&a, &b}) QCOMPARE(desk->stateOf(id), std::string("tombstone"));
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{0});
    }

    void whoWorkedOnWhatWasDeletedIsAsked_data() {
        QTest::addColumn<bool>("sent");
        QTest::newRow("the deletion had been sent") << true;
        QTest::newRow("the deletion waited") << false;
    }
    /// The hub has lost making and deleting both; who brings the thing back has worked on it and cannot have known.
    void whoWorkedOnWhatWasDeletedIsAsked() {
        QFETCH(bool, sent);
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        hub.backUp();
        const auto id = a.addBasic();
        settle({&a, &b});
        a.removeBasic(id);
        if (sent) must(a.sync());
        b.editBasic(id, kInChinese);
        hub.restore();
        pass(hub, {&a, &b}, std::chrono::hours{1});
        must(a.sync());
        must(b.sync());
        must(a.sync());
        QCOMPARE(a.stateOf(id), std::string("conflict"));
        QCOMPARE(must(sync::readStatus(a.store.database())).conflicts, 1);
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{1});
    }

    void unsentEditsSurviveTheComparison() {
        TestHub hub;
        Desk a(hub);
        hub.backUp();
        const auto id = a.addResident("张小明");
        must(a.sync());
        a.edit(id, [](auto& r) { r.grid = "07"; });
        hub.restore();
        pass(hub, {&a}, std::chrono::hours{1});
        settle({&a});
        QCOMPARE(a.residentOf(id).grid, std::string("07"));
        compareAll(hub, {&a});
    }

    void aComparisonThatIsCutGoesOnWhereverItWas() {
        for (int step = 0, passed = 0; !passed; ++step) {
            TestHub hub;
            Desk a(hub);
            for (int i = 0; i < 3; ++i) a.addResident("李建国");
            must(a.sync());
            hub.backUp();
            pass(hub, {&a}, std::chrono::hours{1});
            const auto id = a.addResident("张小明");
            must(a.sync());
            a.edit(id, [](auto& r) { r.grid = "07"; });
            must(a.sync());
            hub.restore();
            pass(hub, {&a}, std::chrono::hours{1});
            a.transport.sent = 0;
            a.transport.fail({step, step % 2 == 1, 0});
            passed = static_cast<bool>(a.sync());
            a.transport.fail({});
            settle({&a});
            QCOMPARE(a.residentOf(id).grid, std::string("07"));
            compareAll(hub, {&a});
            QVERIFY(step < 40);
        }
    }

    void aForgottenDeletionRetiresWhatIsCleanAndAsksAboutWhatIsNot() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto clean = a.addBasic(), dirty = a.addBasic(), kept = a.addBasic();
        settle({&a, &b});
        b.removeBasic(clean);
        b.removeBasic(dirty);
        must(b.sync());
        a.editBasic(dirty, kInChinese);
        // The hub has pruned: our cursor is too old, and its history no longer says that anything was deleted.
        bool refused = false;
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            if (refused || !request.target.starts_with("/fhir/_history")) return {};
            refused = true;
            return sync::HttpResponse{410, {}, fhir::makeOutcome({{"error", "expired", "cursor-expired", {}, {}}}).compact()};
        };
        a.transport.afterwards = [](const auto& request, auto& response) {
            if (!request.target.starts_with("/fhir/_history")) return;
            auto page = must(fhir::readBundle(must(fhir::parseJson(response.body))));
            std::erase_if(page.entries, [](const auto& entry) { return entry.request && entry.request->method == "DELETE"; });
            response.body = fhir::toJson(std::move(page)).compact();
        };
        must(a.sync());
        QCOMPARE(a.logged("resnapshot"), 2);
        QCOMPARE(a.stateOf(clean), std::string("tombstone"));
        QCOMPARE(a.stateOf(dirty), std::string("conflict"));
        QCOMPARE(a.stateOf(kept), std::string("clean"));
        const auto conflicts = must(sync::readConflicts(a.store.database()));
        QCOMPARE(conflicts.size(), std::size_t{1});
        must(sync::resolveConflict(a.context(), a.mappers(), sync::Merger{sync::MergeSchema::embedded()}, conflicts[0].id, sync::Side::Mine));
        settle({&a});
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(a.stateOf(dirty), std::string("clean"));
    }

    /// A colleague has given the resident back; what is left to send is a signature, by somebody the hub has forgotten.
    void whoHasOnlyASignatureToGiveBackIsIntroducedFirst() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        hub.backUp();
        a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        hub.restore();
        must(b.sync());
        settle({&a, &b});
        for (auto* desk : {&a, &b}) {
            QCOMPARE(desk->store.count("SELECT count(*) FROM record WHERE state <> 'clean'"), 0);
            QCOMPARE(desk->waiting(), 0);
        }
    }

    /// What the hub keeps of an old deletion is that it was: no version from which anybody could see what it followed.
    void aDeletionWhoseOlderVersionsAreForgottenIsTaken() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addBasic();
        settle({&a, &b});
        b.removeBasic(id);
        must(b.sync());
        must(hub.store().prune(hub.clock().now() + std::chrono::days{401}));
        must(a.sync());
        QCOMPARE(a.logged("resnapshot"), 2);
        QCOMPARE(a.stateOf(id), std::string("tombstone"));
        settle({&a, &b});
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{0});
    }
};

}  // namespace jiayi::test

using jiayi::test::TestReconcile;
JIAYI_TEST(TestReconcile)
#include "tst_reconcile.moc"
