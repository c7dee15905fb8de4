#include "sync/client/foreign_pull.h"

#include "models/core/hash.h"
#include "sync/client/incoming.h"
#include "sync/client/schedule.h"
#include "sync/client/tuning.h"

#include <algorithm>
#include <set>

namespace jiayi::sync {

/// Where a round stands: which part of it, and the server's own link to what follows there.
struct ForeignPull::Place {
    std::optional<Instant> since;  ///< none: from the very beginning
    std::optional<Instant> start;  ///< of this round, by the server's clock; none before its first page
    std::size_t part = 0;          ///< mode search: which type; behind the last type the sweep begins
    std::string next;              ///< the server's link, below its base; empty at the beginning of a part
};

/// A version as the server gave it, under its own name.
struct ForeignPull::Found {
    fhir::ResourceKey key;
    std::string version;
    Instant updated{};
    fhir::Json body;  ///< null for a deletion
};

namespace {

constexpr std::size_t kSmallType = 10;  // below it a sweep believes anything

std::string seal(const fhir::Json& state) { return toBase64Url(state.compact()); }

std::string pageNameOf(const std::string& token) { return toHex(sha256(token)).substr(0, 16); }

bool isNewer(const std::string& version, Instant updated, const std::string& than, Instant thanUpdated) {
    if (isOlderOrEqual(version, than)) return false;
    return isOlderOrEqual(than, version) || updated > thanUpdated;
}

}  // namespace

ForeignPull::ForeignPull(const Context& context, ForeignServer& server, const Abilities& abilities)
    : m_context(context), m_server(server), m_abilities(abilities), m_ids(context.database, [&server](std::string_view text) { return server.relative(text); }) {}

std::string ForeignPull::beginning() { return seal(fhir::Json::object()); }

Result<fhir::Bundle> ForeignPull::page(const std::string& token) {
    JIAYI_TRY(const auto text, fromBase64Url(token));
    JIAYI_TRY(const auto state, fhir::parseJson(text));
    Place place;
    const auto instant = [&](const char* name) -> std::optional<Instant> {
        const auto count = state.integer(name);
        return count ? std::optional{Instant{std::chrono::milliseconds{*count}}} : std::nullopt;
    };
    place.since = instant("since");
    place.start = instant("start");
    place.part = static_cast<std::size_t>(state.integer("part").value_or(0));
    place.next = state.textOr("next", "");
    return begin(std::move(place), token);
}

Result<fhir::Bundle> ForeignPull::begin(Place place, const std::string& token) {
    const bool byHistory = m_abilities.mode() == PullMode::History;
    const std::size_t types = byHistory ? 1 : m_abilities.types.size();
    const bool first = !place.start;
    std::vector<Found> found;
    if (place.part < types) {
        JIAYI_TRY(const auto target, targetOf(place));
        JIAYI_TRY(const auto answer, m_server.get(target));
        // A type that this desk may not look for is none of its own.
        const bool closed = !byHistory && (answer.status == 403 || answer.status == 404);
        if (!answer.ok() && !closed) return refusal(answer);
        JIAYI_TRY(found, read(answer.body));
        place.next.clear();
        for (const auto& link : answer.body.items("link"))
            if (link.textOr("relation", "") == "next") {
                JIAYI_TRY(place.next, m_server.targetOf(link.textOr("url", "")));
            }
    } else {
        JIAYI_TRY(found, sweep(m_abilities.types[place.part - types]));
    }
    if (first) place.start = m_server.now();
    JIAYI_TRY(found, keepFresh(std::move(found), token, first && !place.since));
    if (place.next.empty()) ++place.part;
    JIAYI_TRY(const bool due, isSweepDue());
    // Behind a first load there is nothing to look for yet.
    const bool sweeping = !byHistory && place.since && (due || place.part > types);
    const bool more = !place.next.empty() || place.part < types + (sweeping ? types : 0);

    fhir::Bundle page;
    page.type = "history";
    auto state = fhir::Json::object();
    if (more) {
        if (place.since) state.set("since", place.since->time_since_epoch().count());
        state.set("start", place.start->time_since_epoch().count());
        state.set("part", static_cast<std::int64_t>(place.part));
        if (!place.next.empty()) state.set("next", place.next);
    } else {
        const auto since = *place.start - std::chrono::seconds{tuned("foreign.overlap")};
        state.set("since", since.time_since_epoch().count());
        JIAYI_CHECK(finish(since, sweeping || !place.since));
    }
    page.links.push_back({more ? "next" : "since", "_history?_cursor=" + seal(state)});
    for (auto& each : found) {
        fhir::BundleEntry entry;
        const bool deleted = each.body.isNull();
        entry.request = fhir::EntryRequest{deleted ? "DELETE" : "PUT", each.key.toString(), {}, {}, {}};
        entry.response = fhir::EntryResponse{deleted ? 204 : 200, {}, fhir::entityTag(each.version), formatInstant(each.updated), {}};
        entry.resource = std::move(each.body);
        page.entries.push_back(std::move(entry));
    }
    return page;
}

Result<std::string> ForeignPull::targetOf(const Place& place) const {
    if (!place.next.empty()) return place.next;
    const auto count = "_count=" + std::to_string(tuned("foreign.page"));
    // From the beginning too with a time: HAPI FHIR 8.8 cuts a history without one at a total that it counted a minute ago.
    if (m_abilities.mode() == PullMode::History) return "/_history?" + count + "&_since=" + formatInstant(place.since.value_or(Instant{}));
    return "/" + m_abilities.types[place.part] + "?_sort=_lastUpdated&" + count + (place.since ? "&_lastUpdated=ge" + formatInstant(*place.since) : "");
}

Result<std::vector<ForeignPull::Found>> ForeignPull::read(const fhir::Json& page) const {
    std::vector<Found> found;
    for (const auto& entry : page.items("entry")) {
        Found each;
        if (const auto* resource = entry.find("resource")) each.body = *resource;
        if (fhir::resourceType(each.body) == "OperationOutcome") continue;  // a search's remark
        const auto named = fhir::keyOfUrl(m_server.relative(entry.textOr("request.url", entry.textOr("fullUrl", ""))));
        if (const auto own = fhir::keyOf(each.body)) each.key = *own;
        else if (named && entry.textOr("request.method", "") == "DELETE") each.key = *named;
        else continue;
        each.version = fhir::versionId(each.body);
        if (each.version.empty()) each.version = fhir::versionOfTag(entry.textOr("response.etag", ""));
        const auto at = parseInstant(each.body.textOr("meta.lastUpdated", entry.textOr("response.lastModified", "")));
        if (at) each.updated = *at;
        if (each.version.empty()) each.version = std::to_string(each.updated.time_since_epoch().count());
        found.push_back(std::move(each));
    }
    return found;
}

/// Leaves out what is known or older than what is known, and gives the rest the names that it has here.
Result<std::vector<ForeignPull::Found>> ForeignPull::keepFresh(std::vector<Found> found, const std::string& token, bool all) {
    return db::attempt([&]() -> Result<std::vector<Found>> {
        auto& database = m_context.database;
        const auto name = pageNameOf(token);
        db::Transaction transaction(database);
        if (all) db::Query(database, "DELETE FROM foreign_seen").run();
        else db::Query(database, "DELETE FROM foreign_seen WHERE page = ?", name).run();
        std::vector<Found> fresh;
        for (auto& each : found) {
            {
                db::Query seen(database, "SELECT version, updated FROM foreign_seen WHERE type = ? AND id = ?", each.key.type, each.key.id);
                if (seen.next() && !isNewer(each.version, each.updated, seen.text(0), seen.instant(1))) continue;
            }
            db::Query(database, "INSERT OR REPLACE INTO foreign_seen (type, id, version, updated, page) VALUES (?, ?, ?, ?, ?)", each.key.type, each.key.id,
                      each.version, each.updated, name)
                .run();
            each.key = m_ids.inbound(each.key);
            // Gone before it ever was here, as our own probe's scratch resources are.
            if (each.body.isNull() && !findRecord(database, {each.key.type, Uuid::parse(each.key.id).value_or(Uuid{})})) continue;
            if (!each.body.isNull()) m_ids.inbound(each.body);
            fresh.push_back(std::move(each));
        }
        transaction.commit();
        return fresh;
    });
}

Result<bool> ForeignPull::isSweepDue() const {
    return db::attempt([&]() -> Result<bool> {
        db::Query row(m_context.database, "SELECT client_id, swept_at FROM hub");
        if (!row.next()) return false;
        const auto last = row.maybeInstant(1);
        return !last || *last < lastNightlySlot(row.text(0), m_context.clock.now());
    });
}

Result<void> ForeignPull::finish(Instant since, bool swept) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database, "DELETE FROM foreign_seen WHERE updated < ?", since - std::chrono::seconds{tuned("foreign.overlap")}).run();
        if (swept) db::Query(m_context.database, "UPDATE hub SET swept_at = ?", m_context.clock.now()).run();
        transaction.commit();
        return {};
    });
}

Result<std::vector<std::string>> ForeignPull::idsThere(const std::string& type) {
    std::vector<std::string> ids;
    auto target = "/" + type + "?_elements=id&_count=" + std::to_string(tuned("foreign.page"));
    while (!target.empty()) {
        JIAYI_TRY(const auto answer, m_server.get(target));
        if (!answer.ok()) return refusal(answer);
        target.clear();
        for (const auto& entry : answer.body.items("entry")) {
            const auto* resource = entry.find("resource");
            if (resource && fhir::resourceType(*resource) == type) ids.emplace_back(fhir::resourceId(*resource));
        }
        for (const auto& link : answer.body.items("link"))
            if (link.textOr("relation", "") == "next") {
                JIAYI_TRY(target, m_server.targetOf(link.textOr("url", "")));
            }
    }
    return ids;
}

/// What is here and no longer there was deleted; what is there and not here slipped through and is read.
Result<std::vector<ForeignPull::Found>> ForeignPull::sweep(const std::string& type) {
    JIAYI_TRY(const auto listed, idsThere(type));
    std::set<std::string> there(listed.begin(), listed.end());
    std::size_t held = 0;
    JIAYI_TRY(auto found, db::attempt([&]() -> Result<std::vector<Found>> {
        std::vector<Found> gone;
        db::Query rows(m_context.database,
                       "SELECT r.id, r.base_version FROM record r WHERE r.type = ? AND coalesce(r.base_version, '') <> '' AND r.state <> 'tombstone'", type);
        while (rows.next()) {
            ++held;
            const auto own = m_ids.outbound({type, rows.uuid(0).toString()});
            if (there.erase(own.id) == 0) gone.push_back({own, rows.text(1), m_server.now(), {}});
        }
        return gone;
    }));
    if (held > kSmallType && found.size() * 2 > held) return Error{Errc::Rejected, "foreign.sweep-doubtful", type};
    // Known by its old version: the deletion has to be newer than that.
    for (auto& gone : found) gone.version = gone.version + "-deleted";
    for (const auto& id : there) {
        JIAYI_TRY(const bool onItsWay, db::attempt([&]() -> Result<bool> {
            db::Query seen(m_context.database, "SELECT 1 FROM foreign_seen WHERE type = ? AND id = ?", type, id);
            return seen.next();
        }));
        if (onItsWay) continue;
        JIAYI_TRY(auto answer, m_server.get("/" + type + "/" + id));
        if (!answer.ok()) continue;  // deleted since
        auto updated = parseInstant(answer.body.textOr("meta.lastUpdated", ""));
        found.push_back({{type, id}, std::string{fhir::versionId(answer.body)}, updated ? *updated : m_server.now(), std::move(answer.body)});
    }
    return found;
}

}  // namespace jiayi::sync
