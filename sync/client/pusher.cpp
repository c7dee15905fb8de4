#include "sync/client/pusher.h"

#include "models/core/hash.h"

#include "sync/fhir/resource.h"

#include <algorithm>
#include <iterator>

namespace jiayi::sync {

namespace {

constexpr int kConflictTries = 5;
constexpr std::size_t kSmallestCap = 1;

std::string idList(const std::vector<std::int64_t>& ids) {
    auto list = fhir::Json::array();
    for (const auto id : ids) list.push(fhir::Json{id});
    return list.compact();
}

fhir::BundleEntry entryFor(fhir::Json resource, const std::string& baseVersion) {
    return baseVersion.empty() ? fhir::createEntry(std::move(resource)) : fhir::updateEntry(std::move(resource), baseVersion);
}

}  // namespace

Result<PushReport> Pusher::resolveFlight() {
    PushReport report;
    JIAYI_TRY(const auto flight, loadFlight());
    if (!flight) return report;
    JIAYI_TRY(const auto verdict, transmit(*flight, report));
    report.mustPull = verdict == Verdict::Conflict;
    if (verdict != Verdict::Done) JIAYI_CHECK(takeBack(*flight, verdict == Verdict::Conflict));
    return report;
}

Result<PushReport> Pusher::push(const std::stop_token& stop) {
    PushReport report;
    while (!stop.stop_requested()) {
        JIAYI_TRY(const auto groups, db::attempt([&]() -> Result<std::vector<PlannedGroup>> {
            return planPush(m_context.database, m_context.clock.now(), m_cap);
        }));
        if (groups.empty()) return report;
        JIAYI_CHECK(pushGroups(groups, report));
        if (report.mustPull) return report;
    }
    return report;
}

Result<void> Pusher::pushGroups(std::span<const PlannedGroup> groups, PushReport& report) {
    JIAYI_TRY(const auto flight, takeOff(groups, report));
    if (!flight) return {};
    JIAYI_TRY(const auto verdict, transmit(*flight, report));
    if (verdict == Verdict::Done) return {};
    JIAYI_CHECK(takeBack(*flight, verdict == Verdict::Conflict));
    if (verdict == Verdict::Conflict) {
        report.mustPull = true;
        return {};
    }
    if (verdict == Verdict::TooLarge) m_cap = std::max(kSmallestCap, m_cap / 2);
    if (groups.size() == 1) {
        // Too large a group that can still be cut is planned again, smaller.
        if (verdict == Verdict::TooLarge && groups.front().resources.size() > kSmallestCap) return {};
        return quarantine(groups.front(), m_lastRefusal, report);
    }
    const auto half = groups.size() / 2;
    JIAYI_CHECK(pushGroups(groups.first(half), report));
    if (report.mustPull) return {};
    return pushGroups(groups.subspan(half), report);
}

Result<std::optional<Pusher::Flight>> Pusher::loadFlight() {
    return db::attempt([&]() -> Result<std::optional<Flight>> {
        db::Query row(m_context.database, "SELECT bundle_id, op_ids, body FROM flight LIMIT 1");
        if (!row.next()) return std::optional<Flight>{};
        Flight flight{row.uuid(0), {}, row.blob(2)};
        JIAYI_TRY(const auto ids, fhir::parseJson(row.text(1)));
        for (const auto& id : ids.items()) flight.ops.push_back(id.asInteger().value_or(0));
        return std::optional{std::move(flight)};
    });
}

Result<std::vector<fhir::BundleEntry>> Pusher::renderGroup(const PlannedGroup& group, std::vector<std::int64_t>& ops) {
    auto& database = m_context.database;
    std::vector<fhir::BundleEntry> entries;
    for (const auto& planned : group.resources) {
        const auto record = findRecord(database, planned.key);
        const auto version = record ? record->baseVersion : std::string{};
        if (planned.deletion && version.empty()) {
            // Made and thrown away before the hub ever saw it: ops in flight are not waiting, so none was sent.
            dropOps(database, planned.key);
            setState(database, planned.key, "tombstone");
            continue;
        }
        if (planned.deletion) {
            entries.push_back(fhir::deleteEntry({planned.key.type, planned.key.id.toString()}, version));
        } else {
            JIAYI_TRY(auto resource, m_mappers.render(database, planned.key.type, planned.key.id));
            JIAYI_TRY(const auto own, fhir::keyOf(resource));
            if (own.toString() != planned.key.url()) return Error{Errc::Corrupt, "record.json", own.type};
            entries.push_back(entryFor(std::move(resource), version));
        }
        ops.insert(ops.end(), planned.opIds.begin(), planned.opIds.end());
    }
    return entries;
}

Result<std::optional<Pusher::Flight>> Pusher::takeOff(std::span<const PlannedGroup> groups, PushReport& report) {
    return db::attempt([&]() -> Result<std::optional<Flight>> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        Flight flight{newUuid(m_context.clock, m_context.random), {}, {}};
        fhir::Bundle bundle;
        bundle.type = "transaction";
        bundle.identifier = flight.bundle.toString();
        for (const auto& group : groups) {
            std::vector<std::int64_t> ops;
            auto entries = renderGroup(group, ops);
            if (!entries) {
                setAside(group, 0, fhir::makeOutcome({fhir::issueOf(entries.error())}).compact());
                report.refused += static_cast<std::int64_t>(group.resources.size());
                continue;
            }
            flight.ops.insert(flight.ops.end(), ops.begin(), ops.end());
            std::move(entries->begin(), entries->end(), std::back_inserter(bundle.entries));
        }
        if (bundle.entries.empty()) {
            transaction.commit();
            return std::optional<Flight>{};
        }
        flight.body = fhir::toJson(std::move(bundle)).compact();
        const auto bytes = db::Blob{reinterpret_cast<const std::uint8_t*>(flight.body.data()), flight.body.size()};
        db::Query(database, "INSERT INTO flight (bundle_id, op_ids, body, body_hash, sent_at) VALUES (?, ?, ?, ?, ?)", flight.bundle,
                  idList(flight.ops), bytes, db::Blob{sha256(flight.body)}, m_context.clock.now())
            .run();
        for (const auto op : flight.ops) db::Query(database, "UPDATE outbox SET state = 'flying' WHERE op_id = ?", op).run();
        transaction.commit();
        return std::optional{std::move(flight)};
    });
}

Result<Pusher::Verdict> Pusher::transmit(const Flight& flight, PushReport& report) {
    JIAYI_TRY(auto answer, m_hub.transaction(flight.body));
    if (answer.ok()) {
        JIAYI_TRY(const auto bundle, fhir::readBundle(std::move(answer.body)));
        JIAYI_CHECK(confirm(flight, bundle, report));
        return Verdict::Done;
    }
    switch (answer.status) {
        case 400:
        case 403:
        case 422: m_lastRefusal = std::move(answer); return Verdict::Poison;
        case 409:
        case 410:
        case 412:
            // The person has left and somebody there was first: no pull will ever settle that here.
            if (fhir::hasReason(answer.issues, "stream.left")) {
                m_lastRefusal = std::move(answer);
                return Verdict::Poison;
            }
            return Verdict::Conflict;
        case 413: m_lastRefusal = std::move(answer); return Verdict::TooLarge;
        default: return refusal(answer);  // the flight stays: the same bytes go again
    }
}

Result<void> Pusher::confirm(const Flight& flight, const fhir::Bundle& answer, PushReport& report) {
    JIAYI_TRY(auto sentJson, fhir::parseJson(flight.body));
    JIAYI_TRY(const auto sent, fhir::readBundle(std::move(sentJson)));
    if (sent.entries.size() != answer.entries.size()) return Error{Errc::Offline, "hub.garbled", "transaction-response"};
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        for (const auto op : flight.ops) db::Query(database, "DELETE FROM outbox WHERE op_id = ?", op).run();
        for (std::size_t i = 0; i < sent.entries.size(); ++i) {
            const auto url = fhir::keyOfUrl(sent.entries[i].request->url);
            const RecordKey key{url->type, *Uuid::parse(url->id)};
            if (sent.entries[i].request->method == "DELETE") {
                setState(database, key, hasOps(database, key) ? "dirty" : "tombstone");
                continue;
            }
            const auto& returned = answer.entries[i];
            const auto& base = returned.resource.isObject() ? returned.resource : sent.entries[i].resource;
            auto version = std::string{fhir::versionId(base)};
            if (returned.response && !returned.response->etag.empty()) version = fhir::versionOfTag(returned.response->etag);
            // What the doctor changed while the bundle was under way is now based on what the hub has just stored.
            std::optional<fhir::Json> local;
            if (hasOps(database, key)) {
                JIAYI_TRY(local, m_mappers.render(database, key.type, key.id));
                rebaseOps(database, key, version);
            }
            db::Query stream(database, "SELECT stream FROM record WHERE type = ? AND id = ?", key.type, key.id);
            setBase(database, key, stream.next() ? stream.text(0) : std::string{}, base, version, local);
        }
        if (const auto receipt = receiptOf(answer); !receipt.empty())
            db::Query(database, "UPDATE cursor SET receipt = ? WHERE stream = (SELECT code FROM institution)", receipt).run();
        db::Query(database, "DELETE FROM flight WHERE bundle_id = ?", flight.bundle).run();
        transaction.commit();
        report.pushed += static_cast<std::int64_t>(sent.entries.size());
        return {};
    });
}

Result<void> Pusher::takeBack(const Flight& flight, bool attempt) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        for (const auto op : flight.ops)
            db::Query(database, "UPDATE outbox SET state = 'waiting', attempts = attempts + ? WHERE op_id = ? AND state = 'flying'", attempt, op).run();
        db::Query(database, "DELETE FROM flight WHERE bundle_id = ?", flight.bundle).run();
        transaction.commit();
        return {};
    });
}

void Pusher::setAside(const PlannedGroup& group, int status, const std::string& outcome) {
    auto& database = m_context.database;
    for (const auto& resource : group.resources) {
        setState(database, resource.key, "quarantined");
        for (const auto op : resource.opIds)
            db::Query(database, "UPDATE outbox SET last_status = ?, outcome = ? WHERE op_id = ?", status, outcome, op).run();
    }
    writeLog(database, m_context.clock.now(), "refused", 0, 0, status == 0 ? "here" : "HTTP " + std::to_string(status));
}

Result<void> Pusher::quarantine(const PlannedGroup& group, const Answer& answer, PushReport& report) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        setAside(group, answer.status, answer.body.isNull() ? std::string{} : answer.body.compact());
        transaction.commit();
        report.refused += static_cast<std::int64_t>(group.resources.size());
        return {};
    });
}

}  // namespace jiayi::sync
