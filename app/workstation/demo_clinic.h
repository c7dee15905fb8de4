// The demo clinic: a synthetic neighbourhood, the same for the same seed, clearly marked as a sample.
#pragma once

#include "models/sync/unit.h"

#include <cstdint>
#include <functional>

namespace jiayi::app {

struct GenerateOptions {
    int residents = 6300;
    std::uint64_t seed = 1;
    /// As if the hub had everything already: no outbox. For benches.
    bool synced = false;
    /// The clinic's last day; two years of visits lie before it.
    Date today{};
    /// Told the residents written so far and how many there will be; false stops after the current batch.
    std::function<bool(int done, int total)> progress;
};

struct DemoReport {
    int residents = 0;
    int diabetics = 0;
    int hypertensives = 0;
    int visits = 0;
    int observations = 0;
    int medications = 0;
    int members = 0;  ///< with the special-disease benefit; two years of costs are theirs
    bool stopped = false;
};

/// Fills an empty store. Units of at most 100 resources of one person; some hundred people a transaction, with one
/// audit row each. Only the database and the user of `context` are used: time and chance come from the options.
/// Conflict "demo.store-not-empty" when there are residents already; otherwise errors of the store and the rules.
Result<DemoReport> generateClinic(const sync::Context& context, const GenerateOptions& options);

}  // namespace jiayi::app
