#include "sync/client/puller.h"

#include "sync/client/moves.h"
#include "sync/client/reconcile.h"
#include "sync/fhir/canonical.h"

#include <algorithm>

namespace jiayi::sync {

namespace {

constexpr int kPageEntries = 500;
constexpr std::size_t kRowsPerTransaction = 125;

struct Progress {
    std::string token;
    std::string roundToken;
    std::string nextToken;
    std::string epoch;
    std::string receipt;
};

std::optional<Progress> readProgress(db::Database& database, const std::string& stream) {
    db::Query row(database, "SELECT token, round_token, next_token, epoch, receipt FROM cursor WHERE stream = ?", stream);
    if (!row.next()) return {};
    return Progress{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)};
}

void moveRound(db::Database& database, const std::string& stream, const HistoryPage& page) {
    const bool last = page.next.empty();
    db::Query(database, "UPDATE cursor SET round_token = ?2, next_token = ?3 WHERE stream = ?1", stream,
              last ? std::optional<std::string>{} : std::optional{page.next}, last ? std::optional{page.since} : std::optional<std::string>{})
        .run();
}

/// What this desk pushed comes back: the very version that is its base already. During a comparison it counts as seen.
bool isKnown(db::Database& database, const Incoming& incoming, const std::optional<Digest>& hash, int comparison) {
    if (!hash) return false;
    db::Query row(database, "SELECT 1 FROM record WHERE type = ? AND id = ? AND base_version = ? AND base_hash = ? AND state IN ('clean', 'dirty') AND leave_version IS NULL",
                  incoming.key.type, incoming.key.id, incoming.version, db::Blob{*hash});
    if (!row.next()) return false;
    if (comparison > 0) countSame(database, incoming.stream, incoming.key, comparison);
    return true;
}

}  // namespace

/// Written when it is news; a hub that does not say leaves what was known.
static Result<void> noteDesks(const Context& context, const std::vector<DeskHeard>& desks) {
    if (desks.empty()) return {};
    JIAYI_TRY(const auto known, readDesksHeard(context.database));
    const auto same = [&](const DeskHeard& desk) { return std::find(known.desks.begin(), known.desks.end(), desk) != known.desks.end(); };
    // This desk is heard of all the time.
    const bool isNews = !known.toldAt || known.desks.size() != desks.size() || std::any_of(desks.begin(), desks.end(), [&](const DeskHeard& desk) { return !desk.own && !same(desk); });
    if (!isNews) return {};
    return keepDesksHeard(context.database, desks, context.clock.now());
}

Result<void> Puller::fetch(const std::stop_token& stop) {
    JIAYI_TRY(const auto streams, m_hub.streams());
    JIAYI_CHECK(noteDesks(m_context, m_hub.desks()));
    std::optional<Error> first;
    for (const auto& head : streams) {
        const auto fetched = fetchStream(head, stop);
        if (!fetched && !first) first = fetched.error();
    }
    if (first) return *first;
    return {};
}

Result<void> Puller::fetchStream(const StreamHead& head, const std::stop_token& stop) {
    JIAYI_TRY(const auto epochLost, db::attempt([&]() -> Result<bool> {
        const auto progress = readProgress(m_context.database, head.id);
        if (progress) return progress->epoch != head.epoch;
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database, "INSERT INTO cursor (stream, token, epoch) VALUES (?, ?, ?)", head.id, head.cursor, head.epoch).run();
        transaction.commit();
        return false;
    }));
    JIAYI_TRY(const auto running, readComparison(m_context.database, head.id));
    if (running && running->epoch == head.epoch) return Error{Errc::Rejected, running->reason(), "goes on"};
    if (!epochLost) JIAYI_CHECK(loadInBulk(head, stop));
    auto staged = epochLost ? Result<void>{Error{Errc::Rejected, "cursor-epoch", head.epoch}} : stagePages(head.id, stop);
    if (!staged && (staged.error().reason == "cursor-epoch" || staged.error().reason == "cursor-expired"))
        JIAYI_CHECK(beginComparison(m_context, head, staged.error().reason, m_options));
    return staged;
}

/// A first load that has not begun in pages may come as files; then it is staged whole, and no page is asked for.
Result<void> Puller::loadInBulk(const StreamHead& head, const std::stop_token& stop) {
    JIAYI_TRY(const bool first, db::attempt([&]() -> Result<bool> {
        db::Query row(m_context.database, "SELECT 1 FROM cursor WHERE stream = ? AND initial_done = 0 AND round_token IS NULL AND next_token IS NULL", head.id);
        return row.next();
    }));
    if (first) JIAYI_CHECK(m_bulk.stage(head, stop));
    return {};
}

Result<void> Puller::stagePages(const std::string& stream, const std::stop_token& stop) {
    for (;;) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_TRY(const auto progress, db::attempt([&]() -> Result<std::optional<Progress>> { return readProgress(m_context.database, stream); }));
        if (!progress || !progress->nextToken.empty()) return {};
        JIAYI_TRY(const auto page, m_hub.history(progress->roundToken.empty() ? progress->token : progress->roundToken, kPageEntries, progress->receipt));
        JIAYI_CHECK(stagePage(stream, page));
    }
}

Result<void> Puller::stagePage(const std::string& stream, const HistoryPage& page) {
    JIAYI_TRY(const auto entries, readPage(stream, page.bundle));
    JIAYI_TRY(const auto comparison, readComparison(m_context.database, stream));
    std::vector<std::optional<Digest>> hashes;
    for (const auto& incoming : entries) hashes.push_back(incoming.body ? std::optional{fhir::canonicalHash(*incoming.body)} : std::nullopt);
    return db::attempt([&]() -> Result<void> {
        auto& database = m_context.database;
        // In pieces; after a crash between two of them the page comes again, and staged twice it is applied once.
        for (std::size_t i = 0, end = 0; end < entries.size() || i == 0; i = end) {
            end = std::min(entries.size(), i + kRowsPerTransaction);
            db::Transaction transaction(database);
            for (auto at = i; at < end; ++at)
                if (!isKnown(database, entries[at], hashes[at], comparison ? comparison->number : 0)) addToStage(database, entries[at]);
            if (end == entries.size()) moveRound(database, stream, page);
            transaction.commit();
            m_options.breathe();
            if (end == 0) break;
        }
        return {};
    });
}

Result<PullReport> Puller::merge(const std::stop_token& stop) {
    JIAYI_TRY(const auto streams, db::attempt([&]() -> Result<std::vector<std::string>> {
        db::Query whole(m_context.database,
                        "SELECT stream FROM cursor WHERE next_token IS NOT NULL AND stream NOT IN (SELECT stream FROM comparison) ORDER BY stream");
        std::vector<std::string> found;
        while (whole.next()) found.push_back(whole.text(0));
        return found;
    }));
    PullReport report;
    const auto take = [&](Unit& unit, const Incoming& incoming) {
        const auto outcome = applyChange(unit, m_mappers, m_merger, incoming);
        report.applied += outcome != IncomingOutcome::Same;
        report.conflicts += outcome == IncomingOutcome::Conflict;
    };
    for (const auto& stream : streams) {
        JIAYI_CHECK(m_stage.run(stream, take, stop));
        JIAYI_CHECK(finishRound(stream));
    }
    return report;
}

Result<void> Puller::finishRound(const std::string& stream) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(m_context.database);
        db::Query(m_context.database,
                  "UPDATE cursor SET token = next_token, next_token = NULL, initial_done = 1, last_ok = ?2 WHERE stream = ?1 AND next_token IS NOT NULL",
                  stream, m_context.clock.now())
            .run();
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
