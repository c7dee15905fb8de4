// The nightly comparison: does the hub hold what this desk holds? What differs is fetched, or goes to the hub again.
#pragma once

#include "sync/client/options.h"
#include "sync/client/puller.h"
#include "sync/fhir/digest.h"

#include <map>

namespace jiayi::sync {

struct DigestReport {
    bool compared = false;      ///< false: something waits to be sent, the hub has news, or it cannot
    std::int64_t buckets = 0;   ///< that differed
    std::int64_t fetched = 0;   ///< the hub had something that we had not
    std::int64_t again = 0;     ///< goes to the hub again: it had less than it once confirmed
    std::int64_t retired = 0;   ///< the hub no longer has it and says so
    std::int64_t conflicts = 0;
};

/// Whether it is this desk's turn: once a night, at its place in the four hours, and if it was off then, at the same place
/// in a later four hours of the day, so that the morning does not bring all desks at once. Pure.
bool digestIsDue(std::string_view desk, Instant now, std::optional<Instant> last);

/// Thread: the sync thread.
class DigestCheck {
public:
    DigestCheck(const Context& context, HubClient& hub, const mapping::Registry& mappers, const EngineOptions& options)
        : m_context(context), m_hub(hub), m_mappers(mappers), m_options(options), m_merger(MergeSchema::embedded()) {}

    /// Compares every stream that is loaded, and remembers the night unless the hub had news meanwhile. What was found
    /// is in the log.
    Result<DigestReport> run(const std::stop_token& stop);

private:
    using Versions = std::map<std::string, std::string>;  ///< of one bucket, by id
    using Digests = std::map<std::string, fhir::TypeDigest>;

    Result<bool> isSettled();
    Result<void> compare(const std::string& stream, const std::stop_token& stop, DigestReport& report);
    Result<std::optional<Digests>> theirs();
    Result<bool> hasNews(const std::string& stream);
    Result<Digests> ours(const std::string& stream);
    Result<Versions> bucketThere(const std::string& type, std::uint8_t bucket);
    Result<std::map<std::uint8_t, Versions>> bucketsHere(const std::string& stream, const std::string& type, const std::vector<std::uint8_t>& wanted);
    Result<void> mend(const std::string& stream, const RecordKey& key, DigestReport& report);
    void take(Unit& unit, const std::string& stream, const RecordKey& key, const Answer& answer, DigestReport& report);
    Result<void> remember(const DigestReport& report);

    Context m_context;
    HubClient& m_hub;
    const mapping::Registry& m_mappers;
    EngineOptions m_options;
    Merger m_merger;
};

}  // namespace jiayi::sync
