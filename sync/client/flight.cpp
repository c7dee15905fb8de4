#include "sync/client/flight.h"

#include "models/core/hash.h"

#include <zlib.h>

#include <algorithm>
#include <iterator>

namespace jiayi::sync {

namespace {

std::string opList(const std::vector<std::int64_t>& ids) {
    auto list = fhir::Json::array();
    for (const auto id : ids) list.push(fhir::Json{id});
    return list.compact();
}

fhir::BundleEntry entryOf(const PlannedResource& resource) {
    if (resource.body.isNull()) return fhir::deleteEntry({resource.key.type, resource.key.id.toString()}, resource.baseVersion);
    return resource.baseVersion.empty() ? fhir::createEntry(resource.body) : fhir::updateEntry(resource.body, resource.baseVersion);
}

}  // namespace

Result<Flight> composeFlight(const Context& context, std::span<const PlannedGroup> groups) {
    return db::attempt([&]() -> Result<Flight> {
        Flight flight{newUuid(context.clock, context.random), {}, {}};
        fhir::Bundle bundle;
        bundle.type = "transaction";
        bundle.identifier = flight.bundle.toString();
        for (const auto& group : groups) {
            for (const auto& resource : group.resources) bundle.entries.push_back(entryOf(resource));
            auto signatures = provenanceEntries(context.database, flight.bundle, group);
            std::move(signatures.begin(), signatures.end(), std::back_inserter(bundle.entries));
            flight.ops.insert(flight.ops.end(), group.ops.begin(), group.ops.end());
        }
        // What these versions were read with: in a hub that was restored the same number may name another one.
        db::Query known(context.database, "SELECT token, coalesce(receipt, '') FROM cursor WHERE stream = (SELECT code FROM institution)");
        if (known.next())
            for (const int column : {0, 1})
                if (!known.text(column).empty()) bundle.links.push_back({"since", "_history?_cursor=" + known.text(column)});
        flight.body = fhir::toJson(std::move(bundle)).compact();
        return flight;
    });
}

Result<void> takeOff(const Context& context, const Flight& flight, std::span<const PlannedGroup> groups) {
    return db::attempt([&]() -> Result<void> {
        auto& database = context.database;
        const auto now = context.clock.now();
        db::Transaction transaction(database);
        const auto bytes = db::Blob{reinterpret_cast<const std::uint8_t*>(flight.body.data()), flight.body.size()};
        db::Query(database, "INSERT INTO flight (bundle_id, op_ids, body, body_hash, sent_at) VALUES (?, ?, ?, ?, ?)", flight.bundle, opList(flight.ops),
                  bytes, db::Blob{sha256(flight.body)}, now)
            .run();
        for (const auto op : flight.ops) db::Query(database, "UPDATE outbox SET state = 'flying', sent = 1 WHERE op_id = ?", op).run();
        for (const auto& group : groups)
            if (group.cut) writeLog(database, now, "split", 0, 0, "first " + std::to_string(group.resources.size()));
        transaction.commit();
        return {};
    });
}

Result<std::optional<Flight>> loadFlight(db::Database& database) {
    return db::attempt([&]() -> Result<std::optional<Flight>> {
        db::Query row(database, "SELECT bundle_id, op_ids, body, failures FROM flight LIMIT 1");
        if (!row.next()) return std::optional<Flight>{};
        Flight flight{row.uuid(0), {}, row.blob(2), row.number(3)};
        JIAYI_TRY(const auto ids, fhir::parseJson(row.text(1)));
        for (const auto& id : ids.items()) flight.ops.push_back(id.asInteger().value_or(0));
        return std::optional{std::move(flight)};
    });
}

Result<void> takeBack(const Context& context, const Flight& flight) {
    return db::attempt([&]() -> Result<void> {
        auto& database = context.database;
        db::Transaction transaction(database);
        for (const auto op : flight.ops) db::Query(database, "UPDATE outbox SET state = 'waiting' WHERE op_id = ? AND state = 'flying'", op).run();
        db::Query(database, "DELETE FROM flight WHERE bundle_id = ?", flight.bundle).run();
        transaction.commit();
        return {};
    });
}

Result<void> countFailure(const Context& context, const Flight& flight) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        db::Query(context.database, "UPDATE flight SET failures = failures + 1 WHERE bundle_id = ?", flight.bundle).run();
        transaction.commit();
        return {};
    });
}

Result<void> confirmResource(db::Database& database, const mapping::Registry& mappers, const RecordKey& key, const fhir::Json& body,
                             const std::string& version, std::optional<Instant> at) {
    db::Query(database, "DELETE FROM outbox WHERE type = ? AND id = ? AND state = 'flying'", key.type, key.id).run();
    db::Query(database, "DELETE FROM quarantine WHERE type = ? AND id = ?", key.type, key.id).run();
    releaseWaiting(database, key);
    const bool edited = hasOps(database, key);
    // What the doctor changed while the bundle was under way is now based on what the hub has just stored.
    std::optional<fhir::Json> local;
    if (edited) {
        auto rendered = mappers.render(database, key.type, key.id);
        if (!rendered && !isFaultOfResource(rendered.error())) return rendered.error();
        local = rendered ? std::move(*rendered) : body;
        rebaseOps(database, key, version);
    }
    if (body.isNull()) {
        setTombstone(database, key, {}, version, at);
        if (edited)
            db::Query(database, "UPDATE record SET state = 'dirty', body = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id,
                      local->isNull() ? std::nullopt : std::optional{local->compact()})
                .run();
        return {};
    }
    std::string stream;
    {
        db::Query row(database, "SELECT coalesce((SELECT nullif(stream, '') FROM record WHERE type = ? AND id = ?), (SELECT code FROM institution))", key.type, key.id);
        if (row.next()) stream = row.text(0);
    }
    setBase(database, key, stream, body, version, local);
    return {};
}

std::size_t compressedSize(std::string_view bytes) {
    auto size = compressBound(static_cast<uLong>(bytes.size()));
    std::vector<Bytef> buffer(size);
    compress2(buffer.data(), &size, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), 1);
    return size;
}

}  // namespace jiayi::sync
