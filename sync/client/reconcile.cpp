#include "sync/client/reconcile.h"

#include "sync/client/moves.h"
#include "sync/client/provenance.h"
#include "sync/fhir/canonical.h"

#include <fmt/format.h>

namespace jiayi::sync {

namespace {

constexpr int kMissingPerTransaction = 50;

/// One of the counting columns goes up.
void count(db::Database& database, const std::string& stream, const char* column) {
    db::Query(database, fmt::format("UPDATE comparison SET {0} = {0} + 1 WHERE stream = ?", column), stream).run();
}

void markSeen(db::Database& database, const RecordKey& key, int number) {
    db::Query(database, "UPDATE record SET seen = ?3 WHERE type = ?1 AND id = ?2", key.type, key.id, number).run();
}

const char* columnOf(db::Database& database, IncomingOutcome outcome, const RecordKey& key) {
    switch (outcome) {
        case IncomingOutcome::Same: return "same";
        case IncomingOutcome::Conflict: return "conflicts";
        case IncomingOutcome::Merged: return hasOps(database, key) ? "again" : "merged";
        case IncomingOutcome::Applied:
        case IncomingOutcome::Unreadable: break;
    }
    return "taken";
}

/// What this desk knows of a resource that the hub has confirmed.
struct Confirmed {
    std::string version;
    fhir::Json base;  ///< null for a tombstone
    Digest hash{};
    std::optional<Instant> at;
    std::string leftBy;             ///< the version in which it left, if it has
    std::optional<Instant> leftAt;

    /// Whether both sides keep the same sealed copy: with a restored hub either may have late work that the other lacks.
    bool leftLike(std::string_view other, std::optional<Instant> when) const { return when && leftAt == when && leftBy == other; }
};

std::optional<Instant> writtenAt(const fhir::Json& resource) {
    const auto at = parseInstant(resource.textOr("meta.lastUpdated", ""));
    return at ? std::optional{*at} : std::nullopt;
}

std::optional<Confirmed> readConfirmed(db::Database& database, const RecordKey& key) {
    db::Query row(database, "SELECT base_version, base, deleted_at, coalesce(leave_version, ''), left_at FROM record WHERE type = ? AND id = ? AND coalesce(base_version, '') <> ''",
                  key.type, key.id);
    if (!row.next()) return {};
    Confirmed known{row.text(0), {}, {}, row.maybeInstant(2), row.text(3), row.maybeInstant(4)};
    if (!row.isNull(1)) {
        if (auto base = fhir::parseJson(row.text(1))) known.base = std::move(*base);
        known.at = writtenAt(known.base);
        known.hash = fhir::canonicalHash(known.base);
    }
    return known;
}

/// Whether the hub's version stands in the line that led to what we know: it was written before. A version that took
/// a lost one's number was written after, however low its number is.
bool isBefore(const Confirmed& known, std::string_view version, std::optional<Instant> at) {
    return at && known.at && *at < *known.at && isOlderOrEqual(version, known.version) && version != known.version;
}

struct Ancestor {
    bool ordinary = false;  ///< the hub still has our very version: its newer one is no more than that
    fhir::Json body;
};

/// `versions`: newest first.
Ancestor ancestorAmong(const Confirmed& known, const fhir::Bundle& versions) {
    for (const auto& entry : versions.entries) {
        const auto version = entry.response ? fhir::versionOfTag(entry.response->etag) : fhir::versionId(entry.resource);
        if (!entry.change.empty() && entry.resource.isNull()) {
            // What left shows its content to nobody here; it came from the version before, or from late work.
            const auto left = entry.response ? parseInstant(entry.response->lastModified) : Result<Instant>{Instant{}};
            if (version == known.version && left && (known.leftLike(version, *left) || known.at == *left)) return {true, {}};
            continue;
        }
        const bool deleted = entry.resource.isNull();
        if (version == known.version && deleted == known.base.isNull() && (deleted || fhir::canonicalHash(entry.resource) == known.hash)) return {true, {}};
        auto at = writtenAt(entry.resource);
        if (!at && entry.response) {
            if (const auto stamped = parseInstant(entry.response->lastModified)) at = *stamped;
        }
        if (isBefore(known, version, at)) return {false, entry.resource};
    }
    return {};
}

/// The hub's record of a move that it knows no more, the signatures of what was sealed, and those of people who do not work
/// on this desk: what goes again is signed anew, and a desk speaks for nobody else. Theirs sends its own.
bool isNotOursToSignAgain(db::Database& database, const RecordKey& key) {
    if (key.type != "Provenance") return false;
    db::Query left(database, "SELECT leave_version IS NOT NULL FROM record WHERE type = ? AND id = ?", key.type, key.id);
    if (left.next() && left.flag(0)) return true;
    const auto record = findRecord(database, key);
    if (!record || !record->base) return false;
    return isMoveRecord(key, *record->base) || !isSignedHere(database, *record->base);
}

}  // namespace

Result<std::optional<Comparison>> readComparison(db::Database& database, const std::string& stream) {
    return db::attempt([&]() -> Result<std::optional<Comparison>> {
        db::Query row(database, "SELECT c.stream, k.epoch, c.cause = 'expired', c.number FROM comparison c JOIN cursor k ON k.stream = c.stream WHERE c.stream = ?",
                      stream);
        if (!row.next()) return std::optional<Comparison>{};
        return std::optional{Comparison{row.text(0), row.text(1), row.flag(2), row.number(3)}};
    });
}

Result<void> beginComparison(const Context& context, const StreamHead& head, const std::string& reason, const EngineOptions& options) {
    auto& database = context.database;
    // First the round under way is given up: pages that are no longer whole must not be gone on with.
    JIAYI_CHECK(db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "UPDATE cursor SET round_token = NULL, next_token = NULL WHERE stream = ?", head.id).run();
        transaction.commit();
        return {};
    }));
    JIAYI_CHECK(clearStage(context, head.id, options));
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "UPDATE cursor SET token = ?2, epoch = ?3, receipt = NULL, comparison = comparison + 1 WHERE stream = ?1", head.id, head.cursor,
                  head.epoch)
            .run();
        db::Query(database,
                  "INSERT OR REPLACE INTO comparison (stream, cause, number, started_at) SELECT stream, ?2, comparison, ?3 FROM cursor WHERE stream = ?1",
                  head.id, reason == "cursor-expired" ? "expired" : "epoch", context.clock.now())
            .run();
        writeLog(database, context.clock.now(), reason == "cursor-expired" ? "resnapshot" : "reconcile", 0, 0, "begun: " + reason);
        transaction.commit();
        return {};
    });
}

void countSame(db::Database& database, const std::string& stream, const RecordKey& key, int comparison) {
    markSeen(database, key, comparison);
    count(database, stream, "same");
}

Result<PullReport> Reconciler::run(Puller& puller, const std::stop_token& stop) {
    JIAYI_TRY(const auto streams, db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query rows(m_context.database, "SELECT stream FROM comparison ORDER BY stream");
        std::vector<std::string> found;
        while (rows.next()) found.push_back(rows.text(0));
        return found;
    }));
    PullReport report;
    for (const auto& stream : streams) {
        JIAYI_TRY(const auto comparison, readComparison(m_context.database, stream));
        if (comparison) JIAYI_CHECK(compare(*comparison, puller, stop, report));
    }
    return report;
}

Result<void> Reconciler::compare(const Comparison& comparison, Puller& puller, const std::stop_token& stop, PullReport& report) {
    JIAYI_CHECK(puller.stagePages(comparison.stream, stop));
    // Of the line that we know nothing was lost, and what the hub has is newer however many of its old versions it forgot.
    if (!comparison.expired) JIAYI_CHECK(findAncestors(comparison.stream, stop));
    StageApplier stage(m_context, m_options);
    JIAYI_CHECK(stage.run(
        comparison.stream,
        [&](Unit& unit, const Incoming& incoming) {
            const auto outcome = applyChange(unit, m_mappers, m_merger, incoming);
            report.applied += outcome != IncomingOutcome::Same;
            report.conflicts += outcome == IncomingOutcome::Conflict;
            markSeen(unit.database(), incoming.key, comparison.number);
            count(unit.database(), comparison.stream, columnOf(unit.database(), outcome, incoming.key));
        },
        stop));
    JIAYI_CHECK(sweep(comparison, stop, report));
    return finish(comparison);
}

Result<void> Reconciler::findAncestors(const std::string& stream, const std::stop_token& stop) {
    for (std::int64_t after = 0;;) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_TRY(const bool more, findNextAncestor(stream, after));
        if (!more) return {};
    }
}

Result<bool> Reconciler::findNextAncestor(const std::string& stream, std::int64_t& after) {
    struct Candidate {
        Incoming incoming;
        std::optional<Confirmed> known;
    };
    JIAYI_TRY(auto next, db::attempt([&]() -> Result<std::optional<Candidate>> {
        db::Query row(m_context.database, "SELECT pk, type, id, version, body, at, change FROM stage WHERE stream = ? AND compared = 0 AND pk > ? ORDER BY pk LIMIT 1",
                      stream, after);
        if (!row.next()) return std::optional<Candidate>{};
        after = row.integer(0);
        Candidate candidate{{{row.text(1), row.uuid(2)}, stream, row.text(3), {}, row.maybeInstant(5), {}, row.text(6)}, {}};
        if (!row.isNull(4)) {
            JIAYI_TRY(candidate.incoming.body, fhir::parseJson(row.text(4)));
        }
        candidate.known = readConfirmed(m_context.database, candidate.incoming.key);
        return std::optional{std::move(candidate)};
    }));
    if (!next) return false;
    auto& incoming = next->incoming;
    // The hub's alone, an insert of ours that it has, or a deletion that both know of: an ordinary merge.
    if (!next->known || (!incoming.body && next->known->base.isNull())) return true;
    if (incoming.change == kLeaveSealed) {
        if (next->known->leftLike(incoming.version, incoming.at)) return true;
        JIAYI_TRY(auto answer, m_hub.read(incoming.key.url() + "/_history/" + incoming.version));
        if (answer.status == 403 || answer.status == 404 || answer.status == 410) return true;
        if (!answer.ok()) return refusal(answer);
        incoming.body = std::move(answer.body);
    }
    Ancestor found;
    if (isBefore(*next->known, incoming.version, incoming.at)) {
        if (incoming.body) found.body = *incoming.body;
    } else {
        JIAYI_TRY(const auto versions, m_hub.versions(incoming.key.url()));
        found = ancestorAmong(*next->known, versions);
    }
    return db::attempt([&]() -> Result<bool> {
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database, "UPDATE stage SET compared = ?2, ancestor = ?3, body = ?4 WHERE pk = ?1", after, found.ordinary ? 1 : 2,
                  found.body.isNull() ? std::nullopt : std::optional{found.body.compact()},
                  incoming.body ? std::optional{incoming.body->compact()} : std::nullopt)
            .run();
        transaction.commit();
        return true;
    });
}

Result<void> Reconciler::sweep(const Comparison& comparison, const std::stop_token& stop, PullReport& report) {
    // First the people, then what refers to them: the hub takes nothing of a person whom it does not know.
    for (const char* which : {"type = 'Patient'", "type <> 'Patient'"}) {
        for (std::int64_t after = 0;;) {
            if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
            JIAYI_TRY(const bool more, db::attempt([&]() -> Result<bool> {
                std::vector<RecordKey> missing;
                db::Query rows(m_context.database,
                               std::string{"SELECT pk, type, id FROM record WHERE stream = ? AND seen < ? AND pk > ? AND coalesce(base_version, '') <> '' "
                                           "AND (leave_version IS NULL OR type = 'Provenance' OR EXISTS (SELECT 1 FROM record p WHERE p.type = 'Patient' "
                                           "AND p.id = record.resident_id AND (p.seen >= ?2 OR p.base IS NOT NULL))) AND "} +
                                   which + " ORDER BY pk LIMIT ?",
                               comparison.stream, comparison.number, after, kMissingPerTransaction);
                while (rows.next()) {
                    after = rows.integer(0);
                    missing.push_back({rows.text(1), rows.uuid(2)});
                }
                if (missing.empty()) return false;
                Unit unit(m_context, "sync.reconcile", Origin::Hub);
                for (const auto& key : missing) {
                    dealWithMissing(unit, comparison, key, report);
                    markSeen(m_context.database, key, comparison.number);
                }
                unit.commit();
                return true;
            }));
            if (!more) break;
            m_options.breathe();
        }
    }
    return {};
}

void Reconciler::dealWithMissing(Unit& unit, const Comparison& comparison, const RecordKey& key, PullReport& report) {
    auto& database = unit.database();
    if (isNotOursToSignAgain(database, key)) {
        db::Query(database, "DELETE FROM record WHERE type = ? AND id = ?", key.type, key.id).run();
        return;
    }
    // Sealed here when the person left: it goes again, as late work if the hub still knows of the move. One who came and
    // went after the backup may be nowhere else; of a person whom others enrolled only the name is here, and stays.
    reopen(unit, key);
    const auto record = findRecord(database, key);
    if (!record || record->state == "tombstone") return;  // both know nothing of it any more
    if (comparison.expired) {
        const auto outcome = applyDisappearance(unit, m_mappers, m_merger, key);
        report.applied += 1;
        report.conflicts += outcome == IncomingOutcome::Conflict;
        count(database, comparison.stream, outcome == IncomingOutcome::Conflict ? "conflicts" : "retired");
        return;
    }
    const auto local = localResource(database, m_mappers, key, *record);
    if (local.isNull()) {
        // Deleted here, unknown there: both agree. What was thrown away is remembered, should a colleague bring it back changed.
        dropOps(database, key);
        if (record->base) forgetBase(database, key, {});
        else setTombstone(database, key, {}, record->baseVersion, unit.now());
        setState(database, key, "tombstone");
        return;
    }
    forgetBase(database, key, local);
    if (!hasOps(database, key)) enqueueAgain(unit, key, "insert", {});
    count(database, comparison.stream, "again");
}

Result<void> Reconciler::finish(const Comparison& comparison) {
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        db::Transaction transaction(database);
        const auto now = m_context.clock.now();
        std::string counts;
        {
            db::Query row(database, "SELECT same, taken, again, merged, conflicts, retired FROM comparison WHERE stream = ?", comparison.stream);
            if (row.next())
                counts = fmt::format("same {}, taken {}, again {}, merged {}, conflicts {}, retired {}", row.integer(0), row.integer(1), row.integer(2),
                                     row.integer(3), row.integer(4), row.integer(5));
        }
        db::Query(database, "DELETE FROM comparison WHERE stream = ?", comparison.stream).run();
        db::Query(database, "UPDATE cursor SET token = next_token, next_token = NULL, initial_done = 1, last_ok = ?2 WHERE stream = ?1", comparison.stream, now).run();
        writeLog(database, now, comparison.expired ? "resnapshot" : "reconcile", 0, 0, counts);
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
