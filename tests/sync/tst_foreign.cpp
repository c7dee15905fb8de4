#include "sync/client/foreign_pairing.h"
#include "models/care/fact_repository.h"
#include "sync/client/engine.h"
#include "tests/support/test_program.h"
#include "tests/sync/plain_server.h"
#include "tests/sync/world.h"

#include <memory>

using namespace std::chrono_literals;

namespace jiayi::test {

namespace {

constexpr const char* kBase = "https://plain.test/r4";

/// A desk at a foreign server.
struct Outpost {
    ClinicStore store;
    SeededRandom random;
    mapping::Registry mappers{ruleBook()};
    PlainServer& server;

    explicit Outpost(PlainServer& at, std::uint64_t seed = 1) : random(seed), server(at) {
        db::Transaction transaction(store.database());
        db::Query(store.database(), "INSERT INTO institution VALUES (1, ?, 'Test clinic', 0)", kClinic).run();
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'chen', 'Dr Chen', 'doctor')", newUuid(store.clock, random)).run();
        transaction.commit();
    }
    sync::Context context() { return {store.database(), store.clock, random, "chen"}; }
    Result<sync::ForeignPairing> pair(bool tryOut = true) { return sync::pairForeign(context(), server, {kBase, {}, "desk", !server.wantsToken, tryOut}); }
    Result<sync::RoundReport> sync() {
        const auto face = must(sync::faceOf(context(), server));
        sync::HubClient client(*face, must(sync::readLink(store.database())), store.clock, random);
        return sync::SyncEngine(context(), client, mappers).round();
    }
    roster::ResidentId add(const std::string& name) {
        sync::Unit unit(context(), "resident.add");
        roster::Resident resident;
        resident.id = unit.newId<roster::ResidentId>();
        resident.name = name;
        resident.sex = Sex::Female;
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
        return resident.id;
    }
    void rename(roster::ResidentId id, const std::string& name) {
        auto resident = find(id);
        resident.name = name;
        sync::Unit unit(context(), "resident.edit");
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
    }
    roster::Resident find(roster::ResidentId id) { return must(roster::ResidentRepository(store.database()).find(id)); }
    std::int64_t waiting() { return store.count("SELECT count(*) FROM outbox"); }
};

struct ForeignWorld {
    ManualClock clock{startOfDay(makeDate(2026, 11, 22)) + 9h};
    PlainServer server{clock};
    std::vector<std::unique_ptr<Outpost>> desks;

    Outpost& desk(std::size_t which) {
        while (desks.size() <= which) {
            desks.push_back(std::make_unique<Outpost>(server, desks.size() + 1));
            must(desks.back()->pair());
        }
        return *desks[which];
    }
    /// Everybody's clock stands where the server's does.
    void pass(std::chrono::milliseconds time) {
        clock.advance(time);
        for (auto& each : desks) each->store.clock.set(clock.now());
    }
    void everybodySyncs() {
        for (int i = 0; i < 3; ++i)
            for (auto& each : desks) {
                pass(1min);
                must(each->sync());
            }
    }
};

/// Our own hub, asked for nothing but standard FHIR: desks that have joined it are told that it is somebody else's.
struct OwnHub {
    TestHub hub;
    std::vector<std::unique_ptr<Desk>> desks;

    OwnHub(std::size_t count, bool byHistory) {
        for (std::size_t i = 0; i < count; ++i) {
            auto& desk = *desks.emplace_back(std::make_unique<Desk>(hub, i + 1));
            sync::ForeignLink link;
            {
                db::Query row(desk.store.database(), "SELECT url, client_id, private_key, key_id FROM hub");
                row.next();
                link = {row.text(0), "/fhir", "/token", row.text(1), row.text(2), row.text(3)};
            }
            sync::ForeignServer server(desk.transport, link, desk.store.clock, desk.store.random);
            auto can = must(sync::probeServer(server, desk.store.random, desk.store.clock, false));
            // What the desk's kind may not try (a scratch resource that nobody signs) is known of our own hub.
            can.historyInstance = can.updateCreate = can.ifMatch = can.ifNoneMatch = can.transaction = can.atomic = can.searchUpdated = true;
            can.historySystem = can.since = byHistory;
            can.types = {"Patient", "Observation", "Provenance"};
            db::Query(desk.store.database(), "UPDATE hub SET flavour = 'foreign', base_path = '/fhir', token_path = '/token', capability = ?",
                      sync::toJson(can).compact())
                .run();
        }
    }
    Result<sync::RoundReport> sync(std::size_t which) {
        auto& desk = *desks[which];
        const auto face = must(sync::faceOf(desk.context(), desk.transport));
        sync::HubClient client(*face, must(sync::readLink(desk.store.database())), desk.store.clock, desk.store.random);
        return sync::SyncEngine(desk.context(), client, desk.mappers()).round();
    }
    void everybodySyncs() {
        for (int round = 0; round < 3; ++round)
            for (std::size_t i = 0; i < desks.size(); ++i) {
                hub.clock().advance(1min);
                for (auto& desk : desks) desk->store.clock.set(hub.clock().now());
                must(sync(i));
            }
    }
};

bool contains(const std::vector<std::string>& keys, const char* key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

}  // namespace

class TestForeign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsHttpsOrThisMachine() {
        const auto far = *sync::parseForeignUrl("https://fhir.example:8443/a/r4/");
        QCOMPARE(far.host.host + "|" + far.host.port + "|" + far.basePath + "|" + far.host.origin, std::string{"fhir.example|8443|/a/r4|https://fhir.example:8443"});
        const auto near = *sync::parseForeignUrl("http://localhost:8080/fhir");
        QVERIFY(near.host.plain && near.host.origin == "http://localhost:8080");
        QVERIFY(!sync::parseForeignUrl("http://fhir.example/r4"));
        QVERIFY(!sync::parseForeignUrl("ftp://localhost/r4"));
        QVERIFY(!sync::parseForeignUrl("https://user@fhir.example/r4"));
        QVERIFY(!sync::parseForeignUrl("https://fhir.example/r4?x=1"));
    }

    void aTriedServerShowsWhatItCanAndIsLeftAsItWas() {
        ForeignWorld world;
        world.server.cap = 30;
        Outpost desk(world.server);
        const auto pairing = must(desk.pair());
        const auto& can = pairing.abilities;
        QVERIFY(can.tried && can.historySystem && can.since && can.searchUpdated && can.updateCreate && can.ifMatch && can.ifNoneMatch && can.transaction && can.atomic);
        QCOMPARE(can.entryCap, 25);
        QVERIFY(can.lacks().empty());
        QCOMPARE(world.server.live("Basic"), std::size_t{0});
        QVERIFY(!contains(can.types, "ValueSet"));
        QCOMPARE(desk.store.count("SELECT entry_cap FROM hub"), std::int64_t{25});
        const auto kept = sync::abilitiesOf(sync::toJson(can));
        QCOMPARE(sync::toJson(kept).compact(), sync::toJson(can).compact());
    }

    void whatAServerLacksIsSaid() {
        const std::vector<std::pair<bool PlainServer::*, const char*>> lacks{{&PlainServer::history, "probe.no-system-history"},
                                                                             {&PlainServer::sinceHonoured, "probe.no-system-history"},
                                                                             {&PlainServer::ifMatch, "probe.no-if-match"},
                                                                             {&PlainServer::ifNoneMatch, "probe.no-if-none-match"},
                                                                             {&PlainServer::transactions, "probe.no-transaction"},
                                                                             {&PlainServer::atomic, "probe.not-atomic"},
                                                                             {&PlainServer::instanceHistory, "probe.no-instance-history"}};
        for (const auto& [ability, key] : lacks) {
            ForeignWorld world;
            world.server.*ability = false;
            Outpost desk(world.server);
            const auto said = must(desk.pair()).abilities.lacks();
            QVERIFY2(contains(said, key), key);
            QVERIFY2(world.server.live("Basic") == 0, key);
        }
        ForeignWorld world;
        QVERIFY(contains(must(Outpost(world.server).pair(false)).abilities.lacks(), "probe.untried"));
        QVERIFY(world.server.resources.empty());  // nothing is written without consent
    }

    void aServerThatCannotBeUsedIsNotPairedWith() {
        ForeignWorld world;
        world.server.updateCreate = false;
        Outpost desk(world.server);
        QCOMPARE(desk.pair().error().reason, std::string{"probe.no-update-create"});
        world.server.updateCreate = true;
        world.server.history = world.server.search = false;
        QCOMPARE(desk.pair().error().reason, std::string{"probe.no-way-to-pull"});
        QCOMPARE(desk.store.count("SELECT count(*) FROM hub"), std::int64_t{0});
    }

    void twoDesksShareWhatTheySave_data() {
        QTest::addColumn<int>("lack");
        QTest::newRow("by history") << 0;
        QTest::newRow("by search") << 1;
        QTest::newRow("by search, without transactions") << 2;
        QTest::newRow("by history, without any if-match") << 3;
    }
    void twoDesksShareWhatTheySave() {
        QFETCH(int, lack);
        ForeignWorld world;
        world.server.history = lack == 0 || lack == 3;
        world.server.transactions = lack != 2;
        world.server.ifMatch = world.server.ifNoneMatch = lack != 3;
        auto& a = world.desk(0);
        auto& b = world.desk(1);
        std::vector<roster::ResidentId> people;
        for (int i = 0; i < 8; ++i) people.push_back((i % 2 ? a : b).add("Person"));
        world.everybodySyncs();
        for (const auto id : people) {
            QCOMPARE(a.find(id).name, std::string{"Person"});
            QCOMPARE(b.find(id).name, std::string{"Person"});
        }
        // Both change one person: nothing is overwritten unseen.
        a.rename(people[0], "By A");
        b.rename(people[0], "By B");
        world.everybodySyncs();
        QCOMPARE(a.store.count("SELECT count(*) FROM conflict") + b.store.count("SELECT count(*) FROM conflict"), std::int64_t{1});
        a.rename(people[1], "Later");
        world.everybodySyncs();
        QCOMPARE(b.find(people[1]).name, std::string{"Later"});
        QCOMPARE(world.server.live("Patient"), people.size());
        QCOMPARE(a.waiting(), std::int64_t{0});
    }

    void ourOwnHubDoesAsAForeignOne() {
        for (const bool byHistory : {true, false}) {
            OwnHub world(2, byHistory);
            auto& a = *world.desks[0];
            auto& b = *world.desks[1];
            std::vector<roster::ResidentId> people;
            for (int i = 0; i < 5; ++i) people.push_back((i % 2 ? a : b).addResident("Person"));
            world.everybodySyncs();
            a.edit(people[0], [](auto& resident) { resident.phone = "13900000001"; });
            b.edit(people[0], [](auto& resident) { resident.grid = "12010500100100001"; });
            b.edit(people[1], [](auto& resident) { resident.phone = "13900000002"; });
            world.everybodySyncs();
            QCOMPARE(a.residentOf(people[0]), b.residentOf(people[0]));
            QCOMPARE(a.residentOf(people[0]).phone, std::string{"13900000001"});
            QCOMPARE(a.residentOf(people[0]).grid, std::string{"12010500100100001"});
            QCOMPARE(a.residentOf(people[1]).phone, std::string{"13900000002"});
            QCOMPARE(clinical(a.contents()), clinical(b.contents()));
            QCOMPARE(clinical(a.contents()), clinical(world.hub.contents()));
            QCOMPARE(a.waiting() + b.waiting(), std::int64_t{0});
            // And a lost answer is found to be ours.
            a.edit(people[2], [](auto& resident) { resident.phone = "13900000003"; });
            a.transport.fail({0, true, 0, "/fhir/"});
            QVERIFY(!world.sync(0));
            a.transport.fail({});
            world.everybodySyncs();
            QCOMPARE(b.residentOf(people[2]).phone, std::string{"13900000003"});
            for (const auto* special : {"$streams", "$digest", "$wait", "$export"})
                for (const auto& [path, times] : a.transport.asked) QVERIFY2(path.find(special) == std::string::npos || times == 0, path.c_str());
        }
    }

    void aBundleKeepsToWhatTheServerTook() {
        ForeignWorld world;
        world.server.cap = 30;
        auto& a = world.desk(0);
        for (int i = 0; i < 100; ++i) a.add("Person");
        world.server.tooLarge = 0;  // those of the trial
        must(a.sync());
        QCOMPARE(world.server.live("Patient"), std::size_t{100});
        QCOMPARE(world.server.tooLarge, 0);
    }

    void aQuietRoundBringsNothingAgain() {
        for (const bool history : {true, false}) {
            ForeignWorld world;
            world.server.history = history;
            auto& a = world.desk(0);
            world.desk(1);
            for (int i = 0; i < 8; ++i) a.add("Person");
            world.everybodySyncs();
            world.pass(1min);
            const auto report = must(world.desk(1).sync());
            QCOMPARE(report.pulled, std::int64_t{0});
        }
    }

    void aLostAnswerIsFoundToBeOurs() {
        for (const bool atomicWrites : {true, false}) {
            ForeignWorld world;
            world.server.ifNoneMatch = atomicWrites;
            auto& a = world.desk(0);
            const auto id = a.add("Once");
            world.server.loseAnswerOfPost = 1;
            QVERIFY(a.sync().error().code == Errc::Offline);
            world.pass(1min);
            must(a.sync());
            QCOMPARE(a.waiting(), std::int64_t{0});
            QCOMPARE(world.server.resources.at("Patient/" + id.toString()).size(), std::size_t{1});
            // And of an edit, with somebody else's on top of it.
            a.rename(id, "Twice");
            world.server.loseAnswerOfPost = 1;
            QVERIFY(!a.sync());
            auto theirs = world.server.resources.at("Patient/" + id.toString()).back().body;
            theirs.set("birthDate", "1970-01-01");
            world.server.put("Patient/" + id.toString(), theirs);
            world.pass(1min);
            must(a.sync());
            world.pass(1min);
            must(a.sync());
            QCOMPARE(a.waiting(), std::int64_t{0});
            QCOMPARE(a.store.count("SELECT count(*) FROM conflict"), std::int64_t{0});
            QCOMPARE(a.find(id).name, std::string{"Twice"});
            QCOMPARE(a.find(id).birthDate, std::optional{makeDate(1970, 1, 1)});
        }
    }

    void deletionsAreFoundByHistoryOrInTheNight() {
        for (const bool history : {true, false}) {
            ForeignWorld world;
            world.server.history = history;
            auto& a = world.desk(0);
            std::vector<roster::ResidentId> people;
            for (int i = 0; i < 5; ++i) people.push_back(a.add("Person"));
            world.everybodySyncs();
            world.server.put("Patient/" + people[2].toString(), {});
            // Written there at a time that the desk has long read past.
            auto hidden = parsed("{'resourceType':'Patient','id':'01900000-0000-7000-8000-0000000000aa','name':[{'text':'Slipped in'}],'gender':'male'}");
            if (!history) {
                world.server.put("Patient/01900000-0000-7000-8000-0000000000aa", hidden);
                world.server.resources["Patient/01900000-0000-7000-8000-0000000000aa"].back().at = world.clock.now() - 24h;
            }
            world.pass(24h);
            must(a.sync());
            world.pass(1min);
            must(a.sync());
            QVERIFY(a.find(people[2]).status == roster::ResidentStatus::Moved);  // as every deletion of a person is shown
            QCOMPARE(a.store.count("SELECT count(*) FROM record WHERE state = 'tombstone'"), std::int64_t{1});
            QCOMPARE(a.store.count("SELECT count(*) FROM resident WHERE name = 'Slipped in'"), std::int64_t{history ? 0 : 1});
            QVERIFY(a.find(people[1]).status == roster::ResidentStatus::Active);
        }
    }

    void aServerThatSuddenlyShowsNothingEmptiesNobodysDesk() {
        ForeignWorld world;
        world.server.history = false;
        auto& a = world.desk(0);
        for (int i = 0; i < 20; ++i) a.add("Person");
        world.everybodySyncs();
        world.server.resources.clear();
        world.pass(24h);
        QCOMPARE(a.sync().error().reason, std::string{"foreign.sweep-doubtful"});
        QCOMPARE(a.store.count("SELECT count(*) FROM resident WHERE status = 'active'"), std::int64_t{20});
    }

    void namesThatOthersGaveAreKeptOnTheirSide() {
        ForeignWorld world;
        world.server.put("Patient/17", parsed("{'resourceType':'Patient','id':'17','name':[{'text':'Elsewhere'}],'gender':'male'}"));
        world.server.put("Observation/o-1", parsed("{'resourceType':'Observation','id':'o-1','status':'final','code':{'coding':[{'system':'http://loinc.org',"
                                                   "'code':'4548-4'}]},'subject':{'reference':'https://plain.test/r4/Patient/17'},'effectiveDateTime':'2026-10-01',"
                                                   "'valueQuantity':{'value':7.10,'unit':'%','system':'http://unitsofmeasure.org','code':'%'}}"));
        auto& a = world.desk(0);
        must(a.sync());
        const roster::ResidentId id{derivedUuid({"foreign", "Patient", "17"})};
        QCOMPARE(a.find(id).name, std::string{"Elsewhere"});
        QCOMPARE(a.store.count("SELECT count(*) FROM observation o JOIN resident r ON r.pk = o.resident_pk WHERE r.name = 'Elsewhere'"), std::int64_t{1});
        a.rename(id, "Renamed");
        world.pass(1min);
        must(a.sync());
        const auto& there = world.server.resources.at("Patient/17");
        QCOMPARE(there.size(), std::size_t{2});
        QCOMPARE(there.back().body.textOr("name.0.text", ""), std::string_view{"Renamed"});
        QCOMPARE(fhir::resourceId(there.back().body), std::string_view{"17"});
        QCOMPARE(world.server.live("Patient"), std::size_t{1});
    }

    void aPageElsewhereIsNotFetched() {
        ForeignWorld world;
        auto& a = world.desk(0);
        for (int i = 0; i < 8; ++i) world.server.put("Patient/p" + std::to_string(i), parsed("{'resourceType':'Patient','id':'p" + std::to_string(i) + "'}"));
        world.server.linkOrigin = "https://elsewhere.test";
        QCOMPARE(a.sync().error().reason, std::string{"hub.foreign-link"});
    }

    void tokensComeFromWhereTheServerSays() {
        ForeignWorld world;
        world.server.wantsToken = true;
        auto& a = world.desk(0);
        QCOMPARE(a.store.count("SELECT count(*) FROM hub WHERE token_path = '/auth/token' AND flavour = 'foreign'"), std::int64_t{1});
        a.add("Person");
        must(a.sync());
        QCOMPARE(world.server.live("Patient"), std::size_t{1});
        ++world.server.tokens;  // those given out are worth nothing any more
        a.add("Another");
        must(a.sync());
        QCOMPARE(world.server.live("Patient"), std::size_t{2});
        // Without a word about tokens it is not guessed where they are.
        ForeignWorld other;
        Outpost b(other.server);
        QCOMPARE(sync::pairForeign(b.context(), other.server, {kBase, {}, "desk", false, true}).error().reason, std::string{"foreign.no-smart"});
    }
};

}  // namespace jiayi::test

using jiayi::test::TestForeign;
JIAYI_TEST(TestForeign)
#include "tst_foreign.moc"
