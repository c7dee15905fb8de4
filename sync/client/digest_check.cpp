#include "sync/client/digest_check.h"

#include "sync/client/moves.h"
#include "sync/client/schedule.h"
#include "sync/client/tuning.h"
#include "sync/fhir/resource.h"

#include <fmt/format.h>

#include <set>

namespace jiayi::sync {

namespace {

constexpr std::chrono::hours kSpread{4};
// What both sides count: confirmed by the hub, not deleted, not left behind by somebody who moved away.
constexpr const char* kHeld =
    "SELECT type, id, base_version FROM record WHERE stream IN ('', ?1) AND coalesce(base_version, '') <> '' AND state <> 'tombstone' AND leave_version IS NULL";

}  // namespace

bool digestIsDue(std::string_view desk, Instant now, std::optional<Instant> last) {
    const auto slot = lastNightlySlot(desk, now);
    if (last && *last >= slot) return false;
    return (now - slot) % kSpread < std::chrono::minutes{tuned("digest.slot")};
}

Result<DigestReport> DigestCheck::run(const std::stop_token& stop) {
    DigestReport report;
    JIAYI_TRY(const bool settled, isSettled());
    if (!settled) return report;
    JIAYI_TRY(const auto streams, db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query rows(m_context.database, "SELECT stream FROM cursor WHERE initial_done = 1 ORDER BY stream");
        std::vector<std::string> found;
        while (rows.next()) found.push_back(rows.text(0));
        return found;
    }));
    for (const auto& stream : streams) JIAYI_CHECK(compare(stream, stop, report));
    if (report.compared) JIAYI_CHECK(remember(report));
    return report;
}

/// Nothing is under way in either direction. Refused and contradicting work is no obstacle: what it is based on is known.
Result<bool> DigestCheck::isSettled() {
    return db::attempt([&]() -> Result<bool> {
        db::Query busy(m_context.database,
                       "SELECT EXISTS (SELECT 1 FROM flight) OR EXISTS (SELECT 1 FROM stage) OR EXISTS (SELECT 1 FROM comparison) OR EXISTS "
                       "(SELECT 1 FROM outbox o JOIN record r ON r.type = o.type AND r.id = o.id WHERE o.state = 'waiting' AND r.state NOT IN ('conflict', 'quarantined'))");
        return busy.next() && !busy.flag(0);
    });
}

Result<void> DigestCheck::compare(const std::string& stream, const std::stop_token& stop, DigestReport& report) {
    JIAYI_TRY(const auto there, theirs());
    // Asked behind the digest: when nothing has come since our cursor, the digest was made at just that place.
    JIAYI_TRY(const bool news, hasNews(stream));
    if (news) return {};
    report.compared = true;
    if (!there) return {};
    JIAYI_TRY(const auto here, ours(stream));
    std::set<std::string> types;
    for (const auto& [type, digest] : *there) types.insert(type);
    for (const auto& [type, digest] : here) types.insert(type);
    const auto digestOf = [](const Digests& digests, const std::string& type) {
        const auto found = digests.find(type);
        return found == digests.end() ? fhir::TypeDigest{} : found->second;
    };
    for (const auto& type : types) {
        const auto differing = fhir::differingBuckets(digestOf(here, type), digestOf(*there, type));
        if (differing.empty()) continue;
        JIAYI_TRY(auto held, bucketsHere(stream, type, differing));
        for (const auto bucket : differing) {
            if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
            ++report.buckets;
            JIAYI_TRY(auto listed, bucketThere(type, bucket));
            std::set<std::string> differ;
            for (const auto& [id, version] : listed)
                if (const auto ours = held[bucket].find(id); ours == held[bucket].end() || ours->second != version) differ.insert(id);
            for (const auto& [id, version] : held[bucket])
                if (!listed.contains(id)) differ.insert(id);
            for (const auto& id : differ)
                if (const auto uuid = Uuid::parse(id)) JIAYI_CHECK(mend(stream, {type, *uuid}, report));
        }
    }
    return {};
}

/// None from a hub that makes no digests.
Result<std::optional<DigestCheck::Digests>> DigestCheck::theirs() {
    JIAYI_TRY(const auto response, m_hub.exchange({"GET", "/fhir/$digest", {{"Accept", "application/fhir+json"}}, {}}));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (answer.status == 400 || answer.status == 404 || answer.status == 405 || answer.status == 501) return std::optional<Digests>{};
    if (!answer.ok()) return refusal(answer);
    Digests digests;
    for (const auto& parameter : answer.body.items("parameter")) {
        if (parameter.textOr("name", "") != "type") continue;
        std::string type, lines;
        for (const auto& part : parameter.items("part")) {
            if (part.textOr("name", "") == "code") type = part.textOr("valueCode", "");
            if (part.textOr("name", "") == "buckets") lines = part.textOr("valueString", "");
        }
        const auto digest = fhir::readDigest(lines);
        if (type.empty() || !digest) return Error{Errc::Offline, "hub.garbled", "$digest"};
        digests[type] = *digest;
    }
    return std::optional{std::move(digests)};
}

Result<bool> DigestCheck::hasNews(const std::string& stream) {
    JIAYI_TRY(const auto cursor, db::attempt([&]() -> Result<std::pair<std::string, std::string>> {
        db::Query row(m_context.database, "SELECT token, coalesce(receipt, '') FROM cursor WHERE stream = ?", stream);
        row.next();
        return std::pair{row.text(0), row.text(1)};
    }));
    JIAYI_TRY(const auto page, m_hub.history(cursor.first, 1, cursor.second));
    return !page.bundle.entries.empty();
}

Result<DigestCheck::Digests> DigestCheck::ours(const std::string& stream) {
    return db::attempt([&]() -> Result<Digests> {
        std::map<std::string, fhir::DigestBuilder> builders;
        db::Query rows(m_context.database, kHeld, stream);
        while (rows.next()) builders[rows.text(0)].add(rows.uuid(1).toString(), rows.text(2));
        Digests digests;
        for (auto& [type, builder] : builders) digests[type] = builder.finish();
        return digests;
    });
}

Result<DigestCheck::Versions> DigestCheck::bucketThere(const std::string& type, std::uint8_t bucket) {
    JIAYI_TRY(const auto response, m_hub.exchange({"GET", "/fhir/$digest?type=" + type + "&bucket=" + fhir::bucketName(bucket),
                                                   {{"Accept", "application/fhir+json"}}, {}}));
    JIAYI_TRY(const auto answer, readAnswer(response));
    if (!answer.ok()) return refusal(answer);
    Versions versions;
    for (const auto& parameter : answer.body.items("parameter")) {
        if (parameter.textOr("name", "") != "row") continue;
        const auto row = std::string{parameter.textOr("valueString", "")};
        const auto gap = row.find(' ');
        if (gap == std::string::npos) return Error{Errc::Offline, "hub.garbled", "$digest row"};
        versions[row.substr(0, gap)] = row.substr(gap + 1);
    }
    return versions;
}

Result<std::map<std::uint8_t, DigestCheck::Versions>> DigestCheck::bucketsHere(const std::string& stream, const std::string& type,
                                                                               const std::vector<std::uint8_t>& wanted) {
    return db::attempt([&]() -> Result<std::map<std::uint8_t, Versions>> {
        const std::set<std::uint8_t> among(wanted.begin(), wanted.end());
        std::map<std::uint8_t, Versions> buckets;
        db::Query rows(m_context.database, std::string{kHeld} + " AND type = ?2", stream, type);
        while (rows.next()) {
            const auto id = rows.uuid(1).toString();
            if (const auto bucket = fhir::bucketOf(id); among.contains(bucket)) buckets[bucket][id] = rows.text(2);
        }
        return buckets;
    });
}

Result<void> DigestCheck::mend(const std::string& stream, const RecordKey& key, DigestReport& report) {
    JIAYI_TRY(const auto answer, m_hub.read(key.url()));
    const bool says = answer.ok() || answer.status == 404 || answer.status == 410;
    if (!says) return refusal(answer);
    JIAYI_CHECK(db::attempt([&]() -> Result<void> {
        Unit unit(m_context, "sync.digest", Origin::Hub);
        take(unit, stream, key, answer, report);
        unit.commit();
        return {};
    }));
    m_options.breathe();
    return {};
}

void DigestCheck::take(Unit& unit, const std::string& stream, const RecordKey& key, const Answer& answer, DigestReport& report) {
    auto& database = unit.database();
    const auto record = findRecord(database, key);
    if (answer.ok()) {
        Incoming incoming{key, stream, std::string{fhir::versionId(answer.body)}, answer.body, {}, {}, {}};
        // A version below the one it confirmed: it has lost ours, and what it has is where both started from.
        const bool lost = record && incoming.version != record->baseVersion && isOlderOrEqual(incoming.version, record->baseVersion);
        if (lost) incoming.ancestor = answer.body;
        const auto outcome = applyChange(unit, m_mappers, m_merger, incoming);
        report.conflicts += outcome == IncomingOutcome::Conflict;
        report.again += outcome == IncomingOutcome::Merged;
        report.fetched += outcome == IncomingOutcome::Applied || outcome == IncomingOutcome::Unreadable;
        return;
    }
    if (!record || record->state == "tombstone") return;
    if (answer.status == 410) {
        const auto outcome = applyDisappearance(unit, m_mappers, m_merger, key);
        report.conflicts += outcome == IncomingOutcome::Conflict;
        report.retired += outcome != IncomingOutcome::Conflict;
        return;
    }
    const auto local = localResource(database, m_mappers, key, *record);
    if (local.isNull()) {
        dropOps(database, key);
        setTombstone(database, key, {}, record->baseVersion, unit.now());
        return;
    }
    forgetBase(database, key, local);
    if (!hasOps(database, key)) enqueueAgain(unit, key, "insert", {});
    ++report.again;
}

Result<void> DigestCheck::remember(const DigestReport& report) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        db::Query(database, "UPDATE hub SET digest_at = ?", m_context.clock.now()).run();
        if (report.buckets > 0)
            writeLog(database, m_context.clock.now(), "digest", report.fetched, report.again,
                     fmt::format("buckets {}, fetched {}, again {}, retired {}, conflicts {}", report.buckets, report.fetched, report.again, report.retired,
                                 report.conflicts));
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
