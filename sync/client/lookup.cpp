// 409, 410 and 412: what the hub has of a resource is read and merged before it is pushed again.
#include "sync/client/inbox.h"
#include "sync/client/moves.h"
#include "sync/client/pusher.h"
#include "sync/fhir/canonical.h"

namespace jiayi::sync {

namespace {

constexpr int kTries = 5;

/// The version after our base that has just our content: our own write, whose answer was lost.
std::optional<Incoming> ownVersion(const fhir::Bundle& versions, const RecordKey& key, const std::string& base, const Digest& sent) {
    for (const auto& entry : versions.entries) {
        const std::string version{entry.response ? fhir::versionOfTag(entry.response->etag) : fhir::versionId(entry.resource)};
        if (!base.empty() && isOlderOrEqual(version, base)) break;
        if (entry.resource.isObject() && fhir::canonicalHash(entry.resource) == sent) return Incoming{key, {}, version, entry.resource, {}, {}};
    }
    return {};
}

/// The version in which the resource left last, if something was added to it since what we have left.
Result<std::optional<std::string>> newerSealed(db::Database& database, const RecordKey& key) {
    return db::attempt([&]() -> Result<std::optional<std::string>> {
        db::Query row(database, "SELECT leave_version, coalesce(base_version, ''), base_left FROM record WHERE type = ? AND id = ? AND leaving = 'leave-sealed'",
                      key.type, key.id);
        if (!row.next() || leftAs(row.text(0), row.text(1), row.flag(2))) return std::optional<std::string>{};
        return std::optional{row.text(0)};
    });
}

Incoming currentOf(const RecordKey& key, const Answer& answer) {
    Incoming current{key, {}, std::string{fhir::versionOfTag(answer.etag)}, {}, {}, {}};
    if (answer.ok()) {
        current.body = answer.body;
        if (const auto version = fhir::versionId(answer.body); !version.empty()) current.version = version;
    }
    return current;
}

}  // namespace

Result<void> Pusher::lookUp(const Flight& flight, const std::set<std::size_t>& entries, PushReport& report) {
    JIAYI_TRY(auto sentJson, fhir::parseJson(flight.body));
    JIAYI_TRY(const auto sent, fhir::readBundle(std::move(sentJson)));
    for (const auto i : entries) {
        if (i >= sent.entries.size()) continue;
        const auto url = fhir::keyOfUrl(sent.entries[i].request->url);
        if (url->type == "Provenance") continue;  // made anew with the next bundle
        JIAYI_CHECK(lookUpOne({url->type, *Uuid::parse(url->id)}, &sent.entries[i].resource, report));
    }
    return {};
}

Result<void> Pusher::lookUpOne(const RecordKey& key, const fhir::Json* sent, PushReport& report) {
    JIAYI_TRY(const auto answer, m_hub.read(key.url()));
    if (answer.status == 404) return forgetMissing(key);
    if (!answer.ok() && answer.status != 410) return refusal(answer);
    auto current = currentOf(key, answer);
    if (!sent) {
        // Thrown away here, and the hub has it from an answer that was lost: it is deleted there too.
        current.ancestor = current.body.value_or(fhir::Json{});
        return takeIn(current, {}, report);
    }
    std::optional<Incoming> ours;
    if (sent->isNull()) {
        if (!current.body) ours = current;
    } else {
        const auto hash = fhir::canonicalHash(*sent);
        if (current.body && fhir::canonicalHash(*current.body) == hash) {
            ours = current;
        } else {
            JIAYI_TRY(const auto versions, m_hub.versions(key.url()));
            JIAYI_TRY(const auto record, db::attempt([&]() -> Result<std::optional<Record>> { return findRecord(m_context.database, key); }));
            ours = ownVersion(versions, key, record ? record->baseVersion : std::string{}, hash);
        }
    }
    return takeIn(current, ours, report);
}

Result<void> Pusher::takeIn(const Incoming& current, const std::optional<Incoming>& ours, PushReport& report) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        const auto& key = current.key;
        Unit unit(m_context, "sync.lookup", Origin::Hub);
        auto incoming = current;
        {
            db::Query stream(database, "SELECT coalesce((SELECT nullif(stream, '') FROM record WHERE type = ? AND id = ?), (SELECT code FROM institution))", key.type, key.id);
            if (stream.next()) incoming.stream = stream.text(0);
        }
        if (ours) JIAYI_CHECK(confirmResource(database, m_mappers, key, ours->body.value_or(fhir::Json{}), ours->version, ours->at));
        int tries = 0;
        {
            db::Query counted(database, "UPDATE outbox SET attempts = attempts + 1 WHERE type = ? AND id = ? RETURNING attempts", key.type, key.id);
            while (counted.next()) tries = std::max(tries, counted.number(0));
        }
        auto outcome = applyIncoming(unit, m_mappers, m_merger, incoming);
        if (incoming.change == kLeaveSealed) markBaseLeft(database, key);
        if (outcome != IncomingOutcome::Conflict && tries >= kTries && hasOps(database, key)) {
            // It does not come to rest by itself: a person looks at it as a whole.
            const auto record = findRecord(database, key);
            auto mine = localResource(database, m_mappers, key, *record);
            const auto base = agreedBase(database, key, *record);
            const auto theirs = incoming.body.value_or(fhir::Json{});
            openConflict(unit, m_merger, key, base, theirs, {mine, {{"", base, mine, theirs}}, false}, incoming.version);
            db::Query(database, "UPDATE outbox SET attempts = 0 WHERE type = ? AND id = ?", key.type, key.id).run();
            outcome = IncomingOutcome::Conflict;
        }
        report.conflicts += outcome == IncomingOutcome::Conflict;
        unit.commit();
        return {};
    });
}

Result<bool> Pusher::lookUpSealed(const Flight& flight, const std::set<std::size_t>& entries, PushReport& report) {
    JIAYI_TRY(auto sentJson, fhir::parseJson(flight.body));
    JIAYI_TRY(const auto sent, fhir::readBundle(std::move(sentJson)));
    bool merged = false;
    for (const auto i : entries) {
        if (i >= sent.entries.size()) continue;
        const auto url = fhir::keyOfUrl(sent.entries[i].request->url);
        const RecordKey key{url->type, *Uuid::parse(url->id)};
        JIAYI_TRY(const auto version, newerSealed(m_context.database, key));
        if (!version) continue;
        JIAYI_TRY(const auto answer, m_hub.read(key.url() + "/_history/" + *version));
        if (!answer.ok() && answer.status != 404 && answer.status != 410) return refusal(answer);
        if (!answer.ok()) continue;
        JIAYI_CHECK(takeIn({key, {}, *version, answer.body, {}, {}, std::string{kLeaveSealed}}, {}, report));
        merged = true;
    }
    return merged;
}

Result<void> Pusher::forgetMissing(const RecordKey& key) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        Unit unit(m_context, "sync.lookup", Origin::Hub);
        const auto record = findRecord(database, key);
        if (!record) return {};
        const auto local = localResource(database, m_mappers, key, *record);
        if (local.isNull()) {
            dropOps(database, key);
            setState(database, key, "tombstone");
            releaseWaiting(database, key);
        } else {
            forgetBase(database, key, local);
        }
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::sync
