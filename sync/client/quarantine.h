// What the hub would not take: set aside with its reasons, and tried again on a schedule that is no storm.
#pragma once

#include "sync/client/options.h"
#include "sync/client/push_plan.h"
#include "sync/mapping/registry.h"

#include <set>

namespace jiayi::sync {

/// How long a resource that was refused `tries` times in a row rests: 25 s * 5^n, up to 24 h.
std::chrono::milliseconds quarantineRest(int tries);

/// The group, with the hub's words (`status` 0: ours, before anything was sent). Inside a transaction; throws SQLite::Exception.
void setAside(db::Database& database, Instant now, const EngineOptions& options, const PlannedGroup& group, int status, const std::string& outcome);
/// The hub does not take these types from this desk: their edits wait a day, others go on. Inside a transaction.
void pauseTypes(db::Database& database, Instant now, const std::set<std::string>& types, const std::string& reason);

/// What has rested long enough, or is met by another version of the program, waits again, a few at a time; types whose
/// pause is over, or which a person has edited since, wait again too.
Result<void> releaseDue(const Context& context, const EngineOptions& options);
/// Lets what the hub refused be tried again at once: one resource with its unit, or everything.
Result<void> retryRefused(const Context& context, const std::optional<RecordKey>& only = {});
/// Gives up refused late work on somebody who has left, which the new institution has overtaken: the record is as it was
/// when it left, and the chart can be sealed. Invalid "refused.not-left" for any other: that is corrected, never dropped.
Result<void> letGo(const Context& context, const mapping::Registry& mappers, const RecordKey& key);

}  // namespace jiayi::sync
