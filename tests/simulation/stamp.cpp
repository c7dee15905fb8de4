#include "tests/simulation/stamp.h"

#include "models/core/dates.h"
#include "models/db/migrator.h"
#include "models/db/query.h"
#include "sync/hub/sqlite_store.h"
#include "tests/simulation/violation.h"

namespace jiayi::simulation {

// One key pair for all desks, made for this file: a run has no time to make its own.
const char kPrivateKey[] = R"(-----BEGIN PRIVATE KEY-----
MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDB1u2od5eSAP3P0S3u/
AQdwnhxDb+2G677upuf5z4GD6LMcrYXVrGw69CExbv6DFp6hZANiAASIbKuHizC6
fSSLavrEtKKi5ov/a8QhuSoRPPt3WjxBpFA27j0WDyxw9thJeyeJDg3gCAFktCO8
BjnC4CU+X6uCaWk7hZDZzj65AE1pOXbPr6Dsgdmv667zhPxCxr8M1kg=
-----END PRIVATE KEY-----
)";

namespace {

constexpr char kPublicKey[] = R"(-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEiGyrh4swun0ki2r6xLSiouaL/2vEIbkq
ETz7d1o8QaRQNu49Fg8scPbYSXsniQ4N4AgBZLQjvAY5wuAlPl+rgmlpO4WQ2c4+
uQBNaTl2z6+g7IHZr+uu84T8Qsa/DNZI
-----END PUBLIC KEY-----
)";

std::string clientId(int institution, int number) { return "desk-" + std::to_string(institution) + "-" + std::to_string(number); }
Uuid practitionerId(int institution, int number) { return derivedUuid({"practitioner", clientId(institution, number)}); }

void addClient(hub::SqliteStore& store, const std::string& institution, const std::string& id, const Uuid& practitioner, hub::ClientKind kind) {
    const auto hash = sha256(id);
    need(store.addPairCode(hash, institution, firstMorning() + std::chrono::hours{1}, kind), 0, "code");
    hub::Client client;
    client.id = id;
    client.publicKey = kPublicKey;
    client.keyId = "key";
    client.deskName = id;
    client.practitionerId = practitioner.toString();
    client.practitionerName = "Dr Chen";
    need(store.pair(hash, client, firstMorning()), 0, "pairing");
}

test::MemoryDisk::Image makeHub() {
    test::MemoryDisk disk;
    {
        auto store = need(hub::SqliteStore::open(kStore, disk), 0, "hub's store");
        for (int institution = 0; institution < kInstitutions; ++institution) {
            const auto code = institutionCode(institution);
            need(store->addInstitution({code, "Clinic " + std::to_string(institution)}), 0, "institution");
            for (int number = 0; number < kMostDesks; ++number) {
                addClient(*store, code, clientId(institution, number), practitionerId(institution, number), hub::ClientKind::Desk);
            }
        }
        addClient(*store, institutionCode(0), kConsortium, {}, hub::ClientKind::Consortium);
        need(store->signingKeys(), 0, "signing keys");
        need(store->publisherSeed(), 0, "the key of formularies");
    }
    // What the store leaves to chance is fixed, so that a seed means the same in every process.
    auto database = need(db::Database::open({kStore, {}, false, false, &disk}), 0, "hub's file");
    db::Transaction transaction(*database);
    database->execute("UPDATE stream SET epoch = 'epoch-' || id");
    database->execute("UPDATE key SET id = 'key-1', secret = zeroblob(32), made_at = 0");
    database->execute("UPDATE publisher_key SET seed = zeroblob(32)");
    transaction.commit();
    database.reset();
    return disk.image();
}

test::MemoryDisk::Image makeDesk(int institution, int number) {
    test::MemoryDisk disk;
    {
        auto database = need(db::Database::open({kStore, {}, true, false, &disk}), 0, "desk's file");
        need(db::migrate(*database, db::embeddedSteps("schema/clinic/")), 0, "clinic schema");
        db::Transaction transaction(*database);
        db::Query(*database, "INSERT INTO institution VALUES (1, ?, 'Clinic', 0)", institutionCode(institution)).run();
        db::Query(*database, "INSERT INTO user (id, name, display_name, role) VALUES (?, 'chen', 'Dr Chen', 'doctor')",
                  practitionerId(institution, number))
            .run();
        db::Query(*database, "INSERT INTO hub (one, url, client_id, private_key, key_id, ca, practitioner, probed_at) VALUES (1, ?, ?, ?, 'key', '', ?, ?)", kHubUrl,
                  clientId(institution, number), kPrivateKey, practitionerId(institution, number), firstMorning())
            .run();
        transaction.commit();
    }
    return disk.image();
}

}  // namespace

std::string institutionCode(int institution) { return "12010100" + std::to_string(1 + institution); }
Instant firstMorning() { return startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}; }

const Stamp& stamp() {
    static const auto made = [] {
        Stamp all;
        all.hub = makeHub();
        for (int institution = 0; institution < kInstitutions; ++institution)
            for (int number = 0; number < kMostDesks; ++number) all.desks.push_back(makeDesk(institution, number));
        return all;
    }();
    return made;
}

}  // namespace jiayi::simulation
