#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace jiayi::hub;
using namespace jiayi::hub::test;

namespace {

Client desk(const char* id) {
    Client client;
    client.id = id;
    client.publicKey = "PEM";
    return client;
}

Client paired(Store& store, const char* id, const char* clinic, ClientKind kind = ClientKind::Desk,
              jiayi::Instant now = kNow) {
    must(store.addPairCode(pairCodeHash(id), clinic, now + 1min, kind));
    return must(store.pair(pairCodeHash(id), desk(id), now));
}

}  // namespace

/// Who is known, on SQLite as on PostgreSQL.
class TestHubRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void institutionsAreListedAndRenamed() {
        StoreFixture fixture;
        const auto epoch = must(fixture.store->stream(kClinicA)).epoch;
        must(fixture.store->addInstitution({kClinicA, "A new name"}));
        const auto all = must(fixture.store->institutions());
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all.front().name, std::string{"A new name"});
        QCOMPARE(must(fixture.store->institution(kClinicA)).name, std::string{"A new name"});
        QCOMPARE(must(fixture.store->stream(kClinicA)).epoch, epoch);
        QCOMPARE(fixture.store->addInstitution({"a b", "x"}).error().reason, std::string{"institution.code"});
        QCOMPARE(fixture.store->institution("nowhere").error().reason, std::string{"institution.unknown"});
    }

    void aCodeMakesOneClientHoweverManyTryAtOnce() {
        StoreFixture fixture;
        const auto hash = pairCodeHash("ABCD-EFGH-JKLM");
        must(fixture.store->addPairCode(hash, kClinicB, kNow + 1min, ClientKind::Desk));
        std::atomic<int> paired{0};
        std::vector<std::thread> tries;
        for (const char* id : {"1", "2", "3", "4"})
            tries.emplace_back(
                [&, id] { paired += fixture.store->pair(hash, desk(id), kNow).has_value() ? 1 : 0; });
        for (auto& each : tries) each.join();
        QCOMPARE(paired.load(), 1);
    }

    void aCodeRunsOut() {
        StoreFixture fixture;
        must(fixture.store->addPairCode(pairCodeHash("C"), kClinicB, kNow, ClientKind::Desk));
        QCOMPARE(fixture.store->pair(pairCodeHash("C"), desk("d"), kNow).error().reason,
                 std::string{"pair.code"});
        QCOMPARE(
            fixture.store->addPairCode(pairCodeHash("D"), "nowhere", kNow, ClientKind::Desk).error().reason,
            std::string{"institution.unknown"});
    }

    void aPairedClientIsKept() {
        StoreFixture fixture;
        must(fixture.store->addPairCode(pairCodeHash("C"), kClinicB, kNow + 1min, ClientKind::Laboratory));
        auto client = desk("d1");
        client.deskName = "Front desk";
        client.practitionerName = "Dr Xie";
        must(fixture.store->pair(pairCodeHash("C"), client, kNow));
        const auto found = must(fixture.open()->client("d1"));
        QVERIFY(found && found->active && found->kind == ClientKind::Laboratory);
        QCOMPARE(found->institution, std::string{kClinicB});
        QCOMPARE(found->deskName, std::string{"Front desk"});
        QCOMPARE(found->practitionerName, std::string{"Dr Xie"});
        QVERIFY(found->pairedAt == kNow && found->lastSeen == kNow);
        QVERIFY(!must(fixture.store->client("d2")));
    }

    void clientsAreListedRevokedAndGivenNewKeys() {
        StoreFixture fixture;
        paired(*fixture.store, "late", kClinicA, ClientKind::Desk, kNow + 1h);
        paired(*fixture.store, "other", kClinicB, ClientKind::Payer);
        paired(*fixture.store, "early", kClinicA);
        must(fixture.store->revokeClient("early"));
        must(fixture.store->rotateClientKey("late", "PEM2", "k2"));
        const auto all = must(fixture.store->clients());
        QCOMPARE(all.size(), std::size_t{3});
        QCOMPARE(all[0].id + all[1].id + all[2].id, std::string{"earlylateother"});
        QVERIFY(!all[0].active && all[1].active && all[2].kind == ClientKind::Payer);
        QCOMPARE(all[1].publicKey + all[1].keyId, std::string{"PEM2k2"});
        QCOMPARE(fixture.store->revokeClient("d2").error().reason, std::string{"client.unknown"});
        QCOMPARE(fixture.store->rotateClientKey("d2", "", "").error().reason, std::string{"client.unknown"});
    }

    void whenAClientWasSeenIsKnownToTheMinute() {
        StoreFixture fixture;
        paired(*fixture.store, "d", kClinicA);
        const auto seen = [&] { return must(fixture.store->client("d"))->lastSeen; };
        must(fixture.store->touchClient("d", kNow + 59s));
        QVERIFY(seen() == kNow);
        must(fixture.store->touchClient("d", kNow + 60s));
        QVERIFY(seen() == kNow + 60s);
        QCOMPARE(fixture.store->touchClient("e", kNow).error().reason, std::string{"client.unknown"});
    }

    void practitionersAreAddedAndReplaced() {
        StoreFixture fixture;
        must(fixture.store->savePractitioners(
            kClinicA, {{"", "x", "Xie", "doctor", true}, {"", "l", "Li", "nurse", true}}));
        must(fixture.store->savePractitioners(kClinicA, {{"", "l", "Li Na", "nurse", false}}));
        const auto doctor = must(fixture.store->practitioner(kClinicA, "x"));
        QVERIFY(doctor && doctor->active && doctor->institution == kClinicA && doctor->role == "doctor" &&
                doctor->name == "Xie");
        const auto nurse = must(fixture.store->practitioner(kClinicA, "l"));
        QVERIFY(nurse && !nurse->active && nurse->name == "Li Na");
        QVERIFY(!must(fixture.store->practitioner(kClinicB, "x")));
        QCOMPARE(fixture.store->savePractitioners("nowhere", {}).error().reason,
                 std::string{"institution.unknown"});
    }

    void aGrantCountsOnItsDays() {
        StoreFixture fixture;
        const auto from = jiayi::makeDate(2026, 3, 1), to = jiayi::makeDate(2026, 3, 31);
        must(fixture.store->addGrant({"p", kClinicB, from, to}));
        const auto holds = [&](const char* patient, const char* clinic, jiayi::Date day) {
            return must(fixture.store->grants(patient, clinic, day));
        };
        QVERIFY(holds("p", kClinicB, from) && holds("p", kClinicB, to));
        QVERIFY(!holds("p", kClinicB, from - jiayi::Days{1}) && !holds("p", kClinicB, to + jiayi::Days{1}));
        QVERIFY(!holds("q", kClinicB, from) && !holds("p", kClinicA, from));
        QCOMPARE(fixture.store->addGrant({"p", "nowhere", from, to}).error().reason,
                 std::string{"institution.unknown"});
        QCOMPARE(fixture.store->addGrant({"p", kClinicB, to, from}).error().reason,
                 std::string{"grant.period"});
    }

    void aJtiIsFreeAgainOnceItsAssertionHasExpired() {
        StoreFixture fixture;
        QVERIFY(fixture.store->useAssertion("c", "j", kNow + 1min, kNow));
        QVERIFY(fixture.store->useAssertion("d", "j", kNow + 1min, kNow));
        QCOMPARE(fixture.store->useAssertion("c", "j", kNow + 1min, kNow + 59s).error().reason,
                 std::string{"assertion.replayed"});
        QVERIFY(fixture.store->useAssertion("c", "j", kNow + 2min, kNow + 1min));
    }

    void theNewestSigningKeyComesFirstAndThreeAreKept() {
        StoreFixture fixture;
        const auto first = must(fixture.store->signingKeys());
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(first.front().secret.size(), std::size_t{32});
        QCOMPARE(must(fixture.open()->signingKeys()).front().secret, first.front().secret);
        for (int i = 0; i < 2; ++i) must(fixture.store->addSigningKey());
        const auto three = must(fixture.store->signingKeys());
        QCOMPARE(three.size(), std::size_t{3});
        QCOMPARE(three.back().id, first.front().id);
        must(fixture.store->addSigningKey());
        const auto keys = must(fixture.store->signingKeys());
        QCOMPARE(keys.size(), std::size_t{3});
        QVERIFY(keys.front().id != three.front().id && keys[1].id == three[0].id &&
                keys[2].id == three[1].id);
    }

    void hubsThatStartAtOnceShareTheirFirstKey() {
        StoreFixture fixture;
        std::vector<std::string> ids(4);
        std::vector<std::thread> hubs;
        for (auto& id : ids)
            hubs.emplace_back([&fixture, &id] { id = must(fixture.open()->signingKeys()).front().id; });
        for (auto& hub : hubs) hub.join();
        for (const auto& id : ids) QCOMPARE(id, ids.front());
    }
};

JIAYI_TEST(TestHubRegistry)
#include "tst_store_registry.moc"
