// What a round brought, kept until the round is whole, and taken over by whole patients in short transactions.
#pragma once

#include "models/sync/unit.h"
#include "sync/client/hub_client.h"
#include "sync/client/incoming.h"
#include "sync/client/options.h"

#include <functional>
#include <stop_token>

namespace jiayi::sync {

/// One resource as it waits in table `stage`.
struct Staged {
    std::int64_t pk = 0;
    std::string patient;  ///< 16 bytes; empty for what belongs to nobody
    Incoming incoming;
};

/// Reads the entries of a history page. Rejected "hub.foreign-id" for an id that is none of ours.
Result<std::vector<Incoming>> readPage(const std::string& stream, const fhir::Bundle& page);
/// Inside the caller's transaction; throws SQLite::Exception.
void addToStage(db::Database& database, const Incoming& incoming);
/// In short transactions, however much waits there.
Result<void> clearStage(const Context& context, const std::string& stream, const EngineOptions& options);

/// Takes the stage of one stream over. A transaction is at most 25 ms long, so that a doctor's save never waits; the
/// parsing is done before it begins. A patient too large for that is taken in pieces, and until the last of them
/// `refreshing` says that the chart is not whole. Thread: the sync thread.
class StageApplier {
public:
    using Take = std::function<void(Unit& unit, const Incoming& incoming)>;

    StageApplier(const Context& context, const EngineOptions& options) : m_context(context), m_options(options) {}
    /// Stops between transactions, as Busy "stopped".
    Result<void> run(const std::string& stream, const Take& take, const std::stop_token& stop);

private:
    Result<std::vector<Staged>> nextBatch(const std::string& stream);
    Result<void> takeBatch(const std::string& stream, const std::vector<Staged>& batch, const Take& take);

    Context m_context;
    EngineOptions m_options;
    std::size_t m_rows = 100;  ///< of a batch; follows what a transaction has cost
};

}  // namespace jiayi::sync
