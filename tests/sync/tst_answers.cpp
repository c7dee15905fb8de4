// Each answer that a hub may give to a bundle, and what the desk makes of it.
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

#include "models/sync/line.h"
#include "models/sync/status.h"

namespace jiayi::test {

namespace {

std::string outcome(const std::string& reason, int entry = -1) {
    fhir::Issue issue{"error", "processing", reason, {}, {}};
    if (entry >= 0) issue.expression = {"Bundle.entry[" + std::to_string(entry) + "]"};
    return fhir::makeOutcome({issue}).compact();
}

int entriesIn(const std::string& body) {
    int count = 0;
    for (std::size_t at = 0; (at = body.find("\"request\"", at)) != std::string::npos; ++at) ++count;
    return count;
}

bool isTransaction(const sync::HttpRequest& request) { return request.target == "/fhir"; }

/// The place in the bundle of the first resource of this type.
int placeOf(const std::string& body, const std::string& type) {
    const auto bundle = must(fhir::readBundle(must(fhir::parseJson(body))));
    for (std::size_t i = 0; i < bundle.entries.size(); ++i)
        if (bundle.entries[i].request->url.starts_with(type + "/")) return static_cast<int>(i);
    return -1;
}

}  // namespace

class TestAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefusedTokenIsRenewedOnce() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        int tokens = 0;
        a.transport.afterwards = [&](const auto& request, auto&) { tokens += request.target == "/token"; };
        a.transport.fail(nextTransaction(401));
        must(a.sync());
        QCOMPARE(tokens, 2);
        QCOMPARE(a.waiting(), 0);
    }

    void aTokenThatIsRefusedTwiceEndsTheRoundAndKeepsTheWork() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        a.transport.instead = [&](const auto& request) { return isTransaction(request) ? std::optional{sync::HttpResponse{401, {}, {}}} : std::nullopt; };
        const auto round = a.sync();
        QVERIFY(!round);
        QCOMPARE(round.error().reason, std::string("hub.token-refused"));
        QVERIFY(a.transport.sent < 15);
        a.transport.instead = {};
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
    }

    void aTypeThatIsForbiddenPausesAndOthersGoOn_data() {
        QTest::addColumn<bool>("named");
        QTest::newRow("the hub names the entry") << true;
        QTest::newRow("it names nothing") << false;
    }
    void aTypeThatIsForbiddenPausesAndOthersGoOn() {
        QFETCH(bool, named);
        TestHub hub;
        Desk a(hub);
        for (int i = 0; i < 3; ++i) a.addResident("李建国");
        const auto basic = a.addBasic();
        a.addResident("王秀兰");
        int refused = 0;
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            const auto place = isTransaction(request) ? placeOf(request.body, "Basic") : -1;
            if (place < 0) return {};
            ++refused;
            return sync::HttpResponse{403, {}, named ? outcome("role.type", place) : std::string{}};
        };
        const auto report = must(a.sync());
        QCOMPARE(report.pushed, 4);
        QCOMPARE(report.refused, 0);
        QCOMPARE(a.waiting(), 1);
        const auto paused = must(sync::readLine(a.store.database())).paused;
        QCOMPARE(paused.size(), std::size_t{1});
        QCOMPARE(paused[0].type, std::string("Basic"));
        if (named) QCOMPARE(paused[0].reason, std::string("role.type"));
        const int before = refused;
        must(a.sync());
        QCOMPARE(refused, before);  // it is not asked for every round

        a.transport.instead = {};
        a.store.clock.advance(std::chrono::hours{25});
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
        QCOMPARE(must(sync::readLine(a.store.database())).paused.size(), std::size_t{0});
        QCOMPARE(a.stateOf(basic), std::string("clean"));
    }

    void anEditLetsAPausedTypeTryAgain() {
        TestHub hub;
        Desk a(hub);
        const auto basic = a.addBasic();
        a.transport.fail(nextTransaction(403));
        must(a.sync());
        QCOMPARE(a.waiting(), 1);
        a.store.clock.advance(std::chrono::minutes{1});
        a.editBasic(basic, kInChinese);
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
    }

    void theWrongPlaceIsSaidAndNothingIsLost() {
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        a.transport.fail(nextTransaction(404));
        const auto round = a.sync();
        QVERIFY(!round);
        QCOMPARE(round.error().reason, std::string("hub.not-found"));
        QCOMPARE(a.store.count("SELECT count(*) FROM flight"), 0);  // surely not written: it need not go again as it was
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
    }

    void whoWasFirstIsMergedAndTheEditGoesAgain_data() {
        QTest::addColumn<int>("status");
        for (const int status : {409, 412}) QTest::addRow("%d", status) << status;
    }
    /// The desk's pull fails, so only the refused push can tell it what the other desk has written.
    void whoWasFirstIsMergedAndTheEditGoesAgain() {
        QFETCH(int, status);
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addResident("张小明");
        must(a.sync());
        must(b.sync());
        a.edit(id, [](auto& r) { r.grid = "07"; });
        b.edit(id, [](auto& r) { r.bloodGroup = "A"; });
        must(b.sync());
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            return request.target.starts_with("/fhir/_history") ? std::optional{sync::HttpResponse{500, {}, {}}} : std::nullopt;
        };
        a.transport.afterwards = [&](const auto& request, auto& response) {
            if (isTransaction(request) && response.status == 412) response.status = status;
        };
        QVERIFY(!a.sync());
        QCOMPARE(a.waiting(), 0);
        a.transport.instead = {};
        must(b.sync());
        QCOMPARE(b.residentOf(id).grid, std::string("07"));
        QCOMPARE(a.residentOf(id).bloodGroup, std::string("A"));
    }

    void whatNeverComesToRestGoesBeforeAPerson() {
        TestHub hub;
        Desk a(hub);
        const auto id = a.addResident("张小明");
        must(a.sync());
        a.edit(id, [](auto& r) { r.grid = "07"; });
        a.addBasic();
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            const auto place = isTransaction(request) ? placeOf(request.body, "Patient") : -1;
            return place < 0 ? std::nullopt : std::optional{sync::HttpResponse{412, {}, outcome("version", place)}};
        };
        must(a.sync());
        QCOMPARE(a.stateOf(id.uuid), std::string("conflict"));
        const auto conflicts = must(sync::readConflicts(a.store.database()));
        QCOMPARE(conflicts.size(), std::size_t{1});
        QVERIFY(conflicts[0].mine.find("07") != std::string::npos);
        QCOMPARE(a.waiting(), 1);  // the other save went
        a.transport.instead = {};
        must(sync::resolveConflict(a.context(), a.mappers(), sync::Merger{sync::MergeSchema::embedded()}, conflicts[0].id, sync::Side::Mine));
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
    }

    void anEditOfWhatTheHubHasDeletedIsAConflict() {
        TestHub hub;
        Desk a(hub, 1), b(hub, 2);
        const auto id = a.addBasic();
        must(a.sync());
        must(b.sync());
        b.removeBasic(id);
        must(b.sync());
        a.editBasic(id, kInChinese);
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            if (request.target.starts_with("/fhir/_history")) return sync::HttpResponse{500, {}, {}};
            return {};
        };
        a.transport.afterwards = [&](const auto& request, auto& response) {
            if (isTransaction(request) && response.status == 412) response.status = 410;
        };
        QVERIFY(!a.sync());
        QCOMPARE(a.stateOf(id), std::string("conflict"));
        QCOMPARE(must(sync::readConflicts(a.store.database())).size(), std::size_t{1});
    }

    void aBundleThatIsTooLargeIsHalved() {
        TestHub hub;
        Desk a(hub);
        for (int i = 0; i < 12; ++i) a.addResident("李建国");
        int largest = 0;
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            if (!isTransaction(request)) return {};
            if (entriesIn(request.body) > 6) return sync::HttpResponse{413, {}, {}};
            largest = std::max(largest, entriesIn(request.body));
            return {};
        };
        QCOMPARE(must(a.sync()).pushed, 12);
        QVERIFY(largest > 0 && largest <= 6);
    }

    void aSaveLargerThanABundleIsSplitBehindWhatItRefersTo() {
        TestHub hub;
        Desk a(hub);
        sync::Unit unit(a.context(), "test.large");
        std::vector<Uuid> ids;
        for (int i = 0; i < 250; ++i) ids.push_back(unit.newId<Id<struct LargeTag>>().uuid);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            unit.put("Basic", ids[i], {});
            // The first refers to the last.
            Desk::writeBasic(unit, ids[i], i == 0 ? aboutBasic(ids.back()) : "");
        }
        unit.commit();
        QCOMPARE(must(a.sync()).pushed, 250);
        QCOMPARE(a.transport.bodies.size(), std::size_t{2});
        for (const auto& body : a.transport.bodies) QVERIFY(entriesIn(body) <= 200);
        QVERIFY(a.transport.bodies[0].find("\"Basic/" + ids.back().toString() + "\",\"ifNoneMatch\"") < a.transport.bodies[0].find("\"Basic/" + ids.front().toString() + "\",\"ifNoneMatch\""));
        QCOMPARE(a.logged("split"), 1);
    }

    void aHubThatAsksForPeaceIsLeftAlone_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("wait");
        QTest::newRow("429, seconds") << 429 << "120";
        QTest::newRow("503, seconds") << 503 << "120";
        QTest::newRow("503, a date") << 503 << "Sun, 22 Nov 2026 01:02:00 GMT";
    }
    void aHubThatAsksForPeaceIsLeftAlone() {
        QFETCH(int, status);
        QFETCH(QString, wait);
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        a.transport.fail(nextTransaction(status));
        a.transport.answerHeaders = {{"retry-after", wait.toStdString()}};
        QVERIFY(!a.sync());
        const int before = a.transport.sent;
        a.store.clock.advance(std::chrono::seconds{100});
        const auto early = a.sync();
        QVERIFY(!early && early.error().reason == "hub.busy");
        QCOMPARE(a.transport.sent, before);  // not one request
        a.store.clock.advance(std::chrono::seconds{21});
        must(a.sync());
        QCOMPARE(a.waiting(), 0);
    }

    void afterAnAnswerThatSaysNothingTheSameBytesGoAgain_data() {
        QTest::addColumn<int>("status");
        for (const int status : {408, 429, 500, 502, 503, 504}) QTest::addRow("%d", status) << status;
    }
    void afterAnAnswerThatSaysNothingTheSameBytesGoAgain() {
        QFETCH(int, status);
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        std::string first;
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            if (!isTransaction(request)) return {};
            first = request.body;
            return sync::HttpResponse{status, {}, {}};
        };
        QVERIFY(!a.sync());
        a.transport.instead = {};
        must(a.sync());
        QCOMPARE(a.transport.bodies.front(), first);
        QCOMPARE(a.waiting(), 0);
    }

    void aSuccessThatCannotBeReadIsAskedForAgain_data() {
        QTest::addColumn<QString>("body");
        QTest::newRow("a proxy's page") << "<html>It works!</html>";
        QTest::newRow("half of it") << kHalfAnAnswer;
        QTest::newRow("nothing") << "";
        QTest::newRow("another bundle") << kEmptyAnswer;
    }
    void aSuccessThatCannotBeReadIsAskedForAgain() {
        QFETCH(QString, body);
        TestHub hub;
        Desk a(hub);
        a.addResident("张小明");
        a.transport.afterwards = [&](const auto& request, auto& response) {
            if (isTransaction(request)) response.body = body.toStdString();
        };
        const auto round = a.sync();
        QVERIFY(!round);
        QCOMPARE(round.error().reason, std::string("hub.garbled"));
        QCOMPARE(a.waiting(), 1);
        a.transport.afterwards = {};
        must(a.sync());
        QCOMPARE(a.transport.bodies.at(0), a.transport.bodies.at(1));
        QCOMPARE(a.contents(), hub.contents());
        for (const auto& line : hub.contents()) QVERIFY(line.ends_with(" 1"));
    }

    void aBundleOnWhichTheHubFailsAgainAndAgainHoldsUpNobodyForEver() {
        TestHub hub;
        Desk a(hub);
        for (int i = 0; i < 3; ++i) a.addResident("李建国");
        const auto poison = a.addBasic();
        a.transport.instead = [&](const auto& request) -> std::optional<sync::HttpResponse> {
            return isTransaction(request) && placeOf(request.body, "Basic") >= 0 ? std::optional{sync::HttpResponse{500, {}, {}}} : std::nullopt;
        };
        int rounds = 0;
        while (!a.sync() && rounds < 12) ++rounds;
        QVERIFY(rounds >= 3 && rounds < 8);
        QCOMPARE(a.stateOf(poison), std::string("quarantined"));
        QCOMPARE(clinical(hub.contents()).size(), std::size_t{3});
    }

    void whatRefersToSomethingRefusedWaitsForIt() {
        TestHub hub;
        Desk a(hub);
        const auto poison = a.addBasic(kBroken);
        const auto reference = aboutBasic(poison);
        a.transport.fail(nextTransaction(422));
        must(a.sync());
        const auto dependent = a.addBasic(reference);
        must(a.sync());
        QCOMPARE(a.stateOf(dependent), std::string("dirty"));
        QCOMPARE(hub.contents().size(), std::size_t{0});
        a.editBasic(poison, "");
        must(a.sync());
        QCOMPARE(a.stateOf(poison), std::string("clean"));
        QCOMPARE(a.stateOf(dependent), std::string("clean"));
        QCOMPARE(a.waiting(), 0);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestAnswers;
JIAYI_TEST(TestAnswers)
#include "tst_answers.moc"
