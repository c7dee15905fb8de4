// Laboratory reports into the streams of the clinics that they are addressed to.
#pragma once

#include "models/diagnostics/rules/report.h"
#include "sync/hub/hub_rules.h"
#include "sync/hub/store.h"

#include <functional>
#include <map>
#include <set>

namespace jiayi::hub {

struct IntakeCounts {
    std::int64_t reports = 0;   ///< versions of reports that are new to the hub
    std::int64_t results = 0;   ///< their items
    std::int64_t known = 0;     ///< versions that had come before
    std::int64_t rejected = 0;  ///< entries
};

/// Writes in transactions of some hundred reports; an entry, which is what came as one message, is written whole or not at all. Each version of a report is a resource of
/// its own with an id derived from what it says: what has come before is known by it and nothing is written, and no order of arrival overwrites anything. Whom a report is
/// about the clinic's desks decide: the hub reads no person's data and refers to a Patient only where the sender did, who then has to be one of that clinic's.
/// Thread: its owner's.
class ResultsIntake {
public:
    using OnReject = std::function<void(std::size_t line, const Error& error)>;
    /// `institution`: whose the reports are that name none; may be empty.
    ResultsIntake(Store& store, const HubRules& rules, std::string institution, const Clock& clock, OnReject onReject);

    /// Rejected, each by itself: Invalid "result.not-addressed", "result.too-large"; NotFound "institution.unknown", "result.foreign-patient". Fails with the errors of the
    /// store; what was written before stays and may be brought again.
    Result<void> take(std::size_t line, std::vector<diagnostics::Report> reports);
    void reject(std::size_t line, const Error& error);
    /// Writes what still waits.
    Result<void> finish();
    const IntakeCounts& counts() const { return m_counts; }

private:
    struct Ready {
        Version version;
        fhir::Json resource;
        std::size_t items = 0;
    };
    struct Waiting {
        std::size_t line = 0;
        std::vector<Ready> ready;
    };
    struct Queue {
        std::vector<Waiting> entries;
        std::size_t resources = 0;
    };
    Result<Ready> prepare(const diagnostics::Report& report) const;
    Result<void> write(const std::string& stream, Queue& queue);
    Result<void> writeEntry(StoreTransaction& transaction, const std::string& stream, Waiting& entry, IntakeCounts& counts);

    Store& m_store;
    const HubRules& m_rules;
    OwnReferences m_references;
    std::string m_institution;
    const Clock& m_clock;
    OnReject m_onReject;
    std::set<std::string, std::less<>> m_institutions;
    std::map<std::string, Queue> m_queues;
    IntakeCounts m_counts;
};

}  // namespace jiayi::hub
