#include "sync/client/link.h"

#include "sync/client/records.h"

#include <cstdlib>

namespace jiayi::sync {

namespace {

constexpr std::chrono::seconds kClockJitter{30};  // less is not worth a write

bool isWrong(std::int64_t offset) { return std::abs(offset) > std::chrono::milliseconds{kClockTolerance}.count(); }

}  // namespace

Result<HubLink> readLink(db::Database& database) {
    return db::attempt([&]() -> Result<HubLink> {
        db::Query row(database, "SELECT url, client_id, private_key, key_id, ca, coalesce(clock_offset, 0) FROM hub");
        if (!row.next()) return Error{Errc::NotFound, "hub.not-paired", {}};
        return HubLink{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), std::chrono::milliseconds{row.integer(5)}};
    });
}

Result<LinkState> readLinkState(db::Database& database) {
    return db::attempt([&]() -> Result<LinkState> {
        db::Query row(database, "SELECT retry_at, probed_at, coalesce(halted, ''), digest_at FROM hub");
        if (!row.next()) return Error{Errc::NotFound, "hub.not-paired", {}};
        return LinkState{row.maybeInstant(0), row.maybeInstant(1), row.text(2), row.maybeInstant(3)};
    });
}

bool keepLine(db::Database& database, Instant now, std::optional<std::chrono::milliseconds> clockOffset, std::optional<Instant> retryAt) {
    bool changed = false;
    std::int64_t known = 0;
    {
        db::Query row(database, "SELECT coalesce(clock_offset, 0) FROM hub");
        if (row.next()) known = row.integer(0);
    }
    const auto offset = clockOffset ? clockOffset->count() : known;
    if (std::abs(offset - known) > std::chrono::milliseconds{kClockJitter}.count()) {
        db::Query(database, "UPDATE hub SET clock_offset = ?", offset).run();
        changed = true;
        if (isWrong(offset) && !isWrong(known)) writeLog(database, now, "clock", 0, 0, std::to_string(offset / 1000) + " s");
    }
    changed |= db::Query(database, "UPDATE hub SET retry_at = ?1 WHERE retry_at IS NOT ?1", retryAt).run() > 0;
    return changed;
}

bool keepHalt(db::Database& database, const std::string& reason) {
    const auto halted = reason.empty() ? std::optional<std::string>{} : std::optional{reason};
    return db::Query(database, "UPDATE hub SET halted = ?1 WHERE halted IS NOT ?1", halted).run() > 0;
}

Result<void> keepProbe(db::Database& database, Instant now) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "UPDATE hub SET probed_at = ?", now).run();
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::sync
