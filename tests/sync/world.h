// Desks and one hub in one process: real engines, the real hub behind its router, and a network that can be cut.
#pragma once

#include "models/roster/resident_repository.h"
#include "models/roster/save_resident.h"
#include "sync/client/engine.h"
#include "sync/client/inbox.h"
#include "sync/client/outbox_check.h"
#include "sync/client/pairing.h"
#include "tests/sync/test_hub.h"

namespace jiayi::test {

// Members for a Basic, here because moc reads no raw string.
inline constexpr char kInChinese[] = R"("language":"zh")";
inline constexpr char kInEnglish[] = R"("language":"en")";
inline constexpr char kBroken[] = R"("meta":"broken")";  ///< the hub takes no resource whose meta is no object
inline std::string aboutBasic(const Uuid& id) { return R"("subject":{"reference":"Basic/)" + id.toString() + R"("})"; }
inline std::string aboutPatient(const Uuid& id) { return R"("subject":{"reference":"Patient/)" + id.toString() + R"("})"; }
inline constexpr char kHalfAnAnswer[] = R"({"resourceType":"Bundle","type":"transaction-resp)";
inline constexpr char kEmptyAnswer[] = R"({"resourceType":"Bundle","type":"transaction-response"})";

/// Without what signs it: of "Type/id version" lines all but the Provenances.
inline std::set<std::string> clinical(std::set<std::string> contents) {
    std::erase_if(contents, [](const std::string& line) { return line.starts_with("Provenance/"); });
    return contents;
}

/// A workstation: its store, and an engine that is made anew for every round, as after a crash.
class Desk {
public:
    explicit Desk(TestHub& hub, std::uint64_t seed = 1, const char* clinic = kClinic) : transport(hub), m_random(seed) {
        db::Transaction transaction(store.database());
        db::Query(store.database(), "INSERT INTO institution VALUES (1, ?, 'Test clinic', 0)", clinic).run();
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'chen', 'Dr Chen', 'doctor')",
                  newUuid(store.clock, m_random))
            .run();
        transaction.commit();
        must(sync::pair(context(), transport, {kHubUrl, hub.pairCode(clinic), {}, "desk"}));
    }

    sync::Context context() { return {store.database(), store.clock, m_random, "chen"}; }
    const mapping::Registry& mappers() const { return m_mappers; }

    Result<sync::RoundReport> sync() {
        sync::HubClient client(transport, must(sync::readLink(store.database())), store.clock, m_random);
        return sync::SyncEngine(context(), client, m_mappers, options).round();
    }

    roster::ResidentId addResident(const std::string& name, const std::string& phone = "13800000000") {
        sync::Unit unit(context(), "resident.add");
        roster::Resident resident;
        resident.id = unit.newId<roster::ResidentId>();
        resident.name = name;
        resident.phone = phone;
        resident.sex = Sex::Male;
        resident.birthDate = makeDate(1968, 3, 17);
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
        return resident.id;
    }
    template <class Change>
    void edit(roster::ResidentId id, Change change) {
        auto resident = residentOf(id);
        change(resident);
        sync::Unit unit(context(), "resident.edit");
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
    }
    roster::Resident residentOf(roster::ResidentId id) { return must(roster::ResidentRepository(store.database()).find(id)); }

    /// "Type/id version" of everything that is clean here and not sealed.
    std::set<std::string> contents() {
        std::set<std::string> found;
        db::Query rows(store.database(), "SELECT type, id, base_version FROM record WHERE state = 'clean' AND sealed = 0");
        while (rows.next()) found.insert(rows.text(0) + "/" + rows.uuid(1).toString() + " " + rows.text(2));
        return found;
    }
    std::int64_t waiting() { return store.count("SELECT count(*) FROM outbox"); }

    /// A resource of a type that has no tables here.
    Uuid addBasic(const std::string& members = "") {
        sync::Unit unit(context(), "test.add");
        const auto id = unit.newId<Id<struct BasicTag>>().uuid;
        unit.put("Basic", id, {});
        writeBasic(unit, id, members);
        unit.commit();
        return id;
    }
    void editBasic(const Uuid& id, const std::string& members) {
        sync::Unit unit(context(), "test.edit");
        unit.put("Basic", id, {});
        writeBasic(unit, id, members);
        unit.commit();
    }
    void removeBasic(const Uuid& id) {
        sync::Unit unit(context(), "test.remove");
        unit.remove("Basic", id);
        unit.commit();
    }
    std::string stateOf(const Uuid& id) {
        db::Query row(store.database(), "SELECT state FROM record WHERE id = ?", id);
        return row.next() ? row.text(0) : std::string{};
    }
    int logged(const std::string& event) {
        db::Query row(store.database(), "SELECT count(*) FROM sync_log WHERE event = ?", event);
        return row.next() ? row.number(0) : 0;
    }
    static void writeBasic(sync::Unit& unit, const Uuid& id, const std::string& members) {
        const auto body = R"({"resourceType":"Basic","id":")" + id.toString() + R"(","code":{"text":"test"})" + (members.empty() ? "" : ",") + members + "}";
        db::Query(unit.database(), "UPDATE record SET body = ? WHERE type = 'Basic' AND id = ?", body, id).run();
    }

    ClinicStore store;
    TestTransport transport;
    sync::EngineOptions options{};

private:
    SeededRandom m_random;
    mapping::Registry m_mappers{ruleBook()};
};

}  // namespace jiayi::test
