#include "models/db/database.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::createEntry;
using jiayi::fhir::deleteEntry;
using jiayi::fhir::updateEntry;
using Names = std::vector<std::string>;

class TestHubHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void streamsTellWhereToBegin() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        const auto json = parsed(desk.get("/fhir/$streams"));
        // Beside the stream, when the hub last heard of each desk of the clinic.
        QCOMPARE(json.items("parameter").size(), std::size_t{2});
        QCOMPARE(json.textOr("parameter.1.name", ""), std::string_view{"desk"});
        QVERIFY(!json.textOr("parameter.1.part.2.valueInstant", "").empty());
        QCOMPARE(std::string{json.textOr("parameter.0.part.0.valueString", "")}, std::string{kClinicA});
        QCOMPARE(std::string{json.textOr("parameter.0.part.1.valueString", "")}, world.stream(kClinicA).epoch);
        QCOMPARE(json.integer("parameter.0.part.2.valueInteger"), std::optional<std::int64_t>{1});
        const auto cursor = std::string{json.textOr("parameter.0.part.3.valueString", "")};
        QCOMPARE(desk.page("_history?_cursor=" + cursor).entries, (Names{"PUT Patient/a 1"}));
    }

    void aRoundRunsOldestFirstAndEndsWithTheNextRoundsCursor() {
        World world;
        Desk desk(world, kClinicA);
        for (const char* id : {"a", "b", "c"}) QCOMPARE(desk.commit({createEntry(patient(id))}).status, 200);
        const auto page = desk.page();
        QCOMPARE(page.entries, (Names{"PUT Patient/a 1", "PUT Patient/b 1", "PUT Patient/c 1"}));
        QVERIFY(page.next.empty());
        const auto quiet = desk.page(page.since);
        QVERIFY(quiet.entries.empty());
        QCOMPARE(quiet.since, page.since);
        QCOMPARE(desk.commit({createEntry(patient("d"))}).status, 200);
        QCOMPARE(desk.page(page.since).entries, (Names{"PUT Patient/d 1"}));
    }

    void anEmptyStreamIsAnEmptyRound() {
        World world;
        Desk desk(world, kClinicA);
        const auto page = desk.page();
        QVERIFY(page.entries.empty() && page.next.empty() && !page.since.empty());
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        QCOMPARE(desk.page(page.since).entries, (Names{"PUT Patient/a 1"}));
    }

    void aRoundsHeadIsFixedAtItsFirstPage() {
        World world;
        Desk desk(world, kClinicA);
        for (const char* id : {"a", "b", "c"}) QCOMPARE(desk.commit({createEntry(patient(id))}).status, 200);
        const auto first = desk.page("_history?_count=2");
        QCOMPARE(first.entries, (Names{"PUT Patient/a 1", "PUT Patient/b 1"}));
        QVERIFY(!first.next.empty() && first.since.empty());
        // Written while the round goes on: not in it, and c's first version still is.
        QCOMPARE(desk.commit({updateEntry(patient("c", "Shan"), "1"), createEntry(patient("d"))}).status, 200);
        const auto second = desk.page(first.next);
        QCOMPARE(second.entries, (Names{"PUT Patient/c 1"}));
        QCOMPARE(desk.page(second.since).entries, (Names{"PUT Patient/c 2", "PUT Patient/d 1"}));
        // A page can be asked for again after the line broke.
        QCOMPARE(desk.page(first.next).entries, second.entries);
    }

    void supersededVersionsCollapseWithinTheRound() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a")), createEntry(patient("b")), createEntry(patient("c"))}).status, 200);
        QCOMPARE(desk.commit({updateEntry(patient("a", "Shan"), "1"), deleteEntry({"Patient", "b"}, "1")}).status, 200);
        QCOMPARE(desk.commit({updateEntry(patient("a", "Xie"), "2")}).status, 200);
        QCOMPARE(desk.page().entries, (Names{"PUT Patient/c 1", "DELETE Patient/b 2", "PUT Patient/a 3"}));
        const auto first = desk.page("_history?_count=1");
        QCOMPARE(first.entries, (Names{"PUT Patient/c 1"}));
        QCOMPARE(desk.page(first.next + "&_count=1").entries, (Names{"DELETE Patient/b 2"}));
    }

    void aPageEndsAtFourMebibytesButNeverEmpty() {
        World world;
        Desk desk(world, kClinicA);
        for (const char* id : {"a", "b", "c"}) {
            auto large = patient(id);
            large.set("note", std::string(std::size_t{9} << 19, 'x'));  // 4.5 MiB
            QCOMPARE(desk.commit({createEntry(large)}).status, 200);
        }
        auto page = desk.page();
        Names seen;
        for (int pages = 1; pages <= 3; ++pages) {
            QCOMPARE(page.entries.size(), std::size_t{1});
            seen.push_back(page.entries.front());
            if (!page.next.empty()) page = desk.page(page.next);
        }
        QCOMPARE(seen, (Names{"PUT Patient/a 1", "PUT Patient/b 1", "PUT Patient/c 1"}));
    }

    void aBentCursorIsRefused() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        const auto good = desk.page().since;
        const auto start = good.find('=') + 1;
        for (std::size_t at = start; at < good.size(); ++at) {
            auto bent = good;
            bent[at] = bent[at] == 'A' ? 'B' : 'A';
            const auto reply = desk.get("/fhir/" + bent);
            QVERIFY2(reply.status == 400, bent.c_str());
        }
        // An access token is signed with the same key, for another purpose.
        QCOMPARE(refusal(desk.get("/fhir/_history?_cursor=" + desk.authorization().substr(7))), std::string{"400 cursor"});
    }

    void anotherClinicsCursorIsForbidden() {
        World world;
        Desk mine(world, kClinicA), theirs(world, kClinicB);
        QCOMPARE(refusal(mine.get("/fhir/" + theirs.page().since)), std::string{"403 stream.foreign"});
    }

    void aRestoredHubIsFoundByItsHead() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        takeCopy(world);
        QCOMPARE(desk.commit({createEntry(patient("b"))}).status, 200);
        const auto since = desk.page().since;
        world.restart(world.file("copy.db"));
        QCOMPARE(refusal(desk.get("/fhir/" + since)), std::string{"410 cursor-epoch"});
    }

    void aRestoredHubThatGrewPastTheCursorIsFoundByItsChain() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        const auto before = desk.page().since;
        takeCopy(world);
        QCOMPARE(desk.commit({createEntry(patient("b"))}).status, 200);
        const auto lost = desk.page().since;
        world.restart(world.file("copy.db"));
        for (const char* id : {"c", "d"}) QCOMPARE(desk.commit({createEntry(patient(id))}).status, 200);
        QCOMPARE(refusal(desk.get("/fhir/" + lost)), std::string{"410 cursor-epoch"});
        // What was known before the copy was taken still holds.
        QCOMPARE(desk.page(before).entries, (Names{"PUT Patient/c 1", "PUT Patient/d 1"}));
    }

    void aLossBehindTheCursorIsFoundByTheReceipt() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        const auto since = desk.page().since;
        takeCopy(world);
        // Acknowledged, never pulled, and then lost with the disk.
        const auto answer = must(jiayi::fhir::readBundle(parsed(desk.commit({createEntry(patient("b"))}))));
        const auto receipt = std::string{answer.link("since")}.substr(std::string{"_history?_cursor="}.size());
        QCOMPARE(desk.page(since + "&_receipt=" + receipt).entries, (Names{"PUT Patient/b 1"}));
        world.restart(world.file("copy.db"));
        QCOMPARE(desk.get("/fhir/" + since).status, 200);
        QCOMPARE(refusal(desk.get("/fhir/" + since + "&_receipt=" + receipt)), std::string{"410 cursor-epoch"});
        QCOMPARE(refusal(desk.get("/fhir/$wait" + since.substr(since.find('?')) + "&_receipt=" + receipt)), std::string{"410 cursor-epoch"});
        QCOMPARE(refusal(desk.get("/fhir/" + since + "&_receipt=x")), std::string{"400 cursor"});
    }

    void aCursorOlderThanTheTombstonesHasExpired() {
        World world;
        Desk desk(world, kClinicA);
        for (const char* id : {"a", "b", "c"}) QCOMPARE(desk.commit({createEntry(patient(id))}).status, 200);
        const auto old = desk.page().since;
        const auto begun = desk.page("_history?_count=1").next;
        QCOMPARE(desk.commit({deleteEntry({"Patient", "a"}, "1"), createEntry(patient("d"))}).status, 200);
        const auto current = desk.page().since;
        world.clock.advance(std::chrono::days{401});
        must(world.store().prune(world.clock.now()));
        QVERIFY(world.stream(kClinicA).floor > 0);
        desk.login();
        QCOMPARE(refusal(desk.get("/fhir/" + old)), std::string{"410 cursor-expired"});
        QCOMPARE(refusal(desk.get("/fhir/" + begun)), std::string{"410 cursor-expired"});
        QCOMPARE(desk.get("/fhir/" + current).status, 200);
        // Whoever begins anew misses no deletion, however many pages that takes.
        auto page = desk.page("_history?_count=1");
        Names seen = page.entries;
        while (!page.next.empty()) {
            page = desk.page(page.next + "&_count=1");
            QCOMPARE(page.status, 200);
            seen.insert(seen.end(), page.entries.begin(), page.entries.end());
        }
        QVERIFY(std::find(seen.begin(), seen.end(), "PUT Patient/b 1") != seen.end());
        QVERIFY(std::find(seen.begin(), seen.end(), "PUT Patient/a 1") == seen.end());
    }

    void aHubMadeAnewIsAnotherEpoch() {
        World world;
        Desk desk(world, kClinicA);
        World anew;
        Desk other(anew, kClinicA);
        QVERIFY(world.stream(kClinicA).epoch != anew.stream(kClinicA).epoch);
    }

    void singleResourcesAndTheirVersionsCanBeRead() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a", "Zeng"))}).status, 200);
        QCOMPARE(desk.commit({updateEntry(patient("a", "Shan"), "1")}).status, 200);
        const auto read = desk.get("/fhir/Patient/a");
        QCOMPARE(std::string{parsed(read).textOr("name.0.family", "")}, std::string{"Shan"});
        QCOMPARE(read.headers.front(), (std::pair<std::string, std::string>{"ETag", "W/\"2\""}));
        QCOMPARE(std::string{parsed(desk.get("/fhir/Patient/a/_history/1")).textOr("name.0.family", "")}, std::string{"Zeng"});
        QCOMPARE(desk.get("/fhir/Patient/a/_history/3").status, 404);
        QCOMPARE(desk.page("Patient/a/_history").entries, (Names{"PUT Patient/a 2", "PUT Patient/a 1"}));

        QCOMPARE(desk.commit({deleteEntry({"Patient", "a"}, "2")}).status, 200);
        QCOMPARE(refusal(desk.get("/fhir/Patient/a")), std::string{"410 resource.deleted"});
        QCOMPARE(desk.get("/fhir/Patient/a/_history/3").status, 410);
        QCOMPARE(desk.get("/fhir/Patient/a/_history/2").status, 200);
        QCOMPARE(refusal(desk.get("/fhir/Patient/b")), std::string{"404 resource.unknown"});
    }

    void timesNeverRunBackwards() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        world.clock.advance(-1min);
        QCOMPARE(desk.commit({createEntry(patient("b"))}).status, 200);
        const auto updated = [&](const char* path) { return std::string{parsed(desk.get(path)).textOr("meta.lastUpdated", "")}; };
        QCOMPARE(updated("/fhir/Patient/b"), updated("/fhir/Patient/a"));
    }

    void whatIsNotThereIsRefused() {
        World world;
        Desk desk(world, kClinicA);
        const auto first = "/fhir/_history?_cursor=" + desk.firstCursor();
        QCOMPARE(refusal(desk.get(first + "&_since=2026-01-01")), std::string{"400 parameter.unknown"});
        QCOMPARE(refusal(desk.get(first + "&_count=0")), std::string{"400 parameter.count"});
        QCOMPARE(refusal(desk.get("/fhir/Nothing")), std::string{"404 type.unknown"});
        QCOMPARE(desk.get("/fhir/patient/a").status, 404);
        QCOMPARE(desk.get("/fhir/Patient/..%2Fx").status, 404);
        QCOMPARE(desk.get("/fhirx/Patient/a").status, 404);
        QCOMPARE(world.send("PATCH", "/fhir/Patient/a", desk.authorization(), "{}").status, 405);
        QCOMPARE(world.send("GET", "/pair").status, 405);
    }

    void theCapabilityStatementNamesWhatWorks() {
        World world;
        const auto json = parsed(world.send("GET", "/fhir/metadata"));
        QCOMPARE(std::string{json.textOr("resourceType", "")}, std::string{"CapabilityStatement"});
        QCOMPARE(std::string{json.textOr("fhirVersion", "")}, std::string{"4.0.1"});
        Names interactions;
        for (const auto& each : json.items("rest.0.interaction")) interactions.emplace_back(each.textOr("code", ""));
        QCOMPARE(interactions, (Names{"transaction", "batch", "history-system"}));
    }

private:
    static void takeCopy(World& world) {
        const auto database = must(jiayi::db::Database::open({world.file("hub.db"), {}, false, false}));
        must(database->copyTo(world.file("copy.db")));
    }
};

JIAYI_TEST(TestHubHistory)
#include "tst_history.moc"
