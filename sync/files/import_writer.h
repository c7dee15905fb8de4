// The one way in: whatever a file holds has become resources under our own ids when it arrives here.
#pragma once

#include "models/core/hash.h"
#include "models/roster/import/import_values.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"
#include "sync/mapping/registry.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace jiayi::files {

struct Incoming {
    fhir::Json resource;
    std::string foreignId;  ///< what the file calls it; may be empty
    bool keepBody = true;   ///< false when the rows hold all there is (tables)
};

/// Writes resources in transactions of moderate size, each with one audit row, so that a doctor's save waits only a
/// moment. Within them a unit ends after 100 resources or with the person. A resource whose content is what the last
/// import brought changes nothing, whatever was edited here since. In a dry run nothing is written.
class ImportWriter {
public:
    ImportWriter(const sync::Context& context, const mapping::Registry& registry, bool dryRun)
        : m_context(context), m_registry(registry), m_dryRun(dryRun) {}

    /// Counts it in `counts()`; Invalid with the reason when it is refused. Other errors end the import.
    Result<void> add(const Incoming& incoming);
    /// Commits what is open.
    Result<void> flush();
    const std::map<std::string, roster::ImportCounts>& counts() const { return m_counts; }
    void countReject(const std::string& type) { ++m_counts[type].rejected; }

private:
    enum class Change { Created, Changed, Unchanged };
    struct Known {
        bool exists = false;      ///< `record` has it
        bool imported = false;
        bool same = false;        ///< as last imported
        bool hasBase = false;
        bool hasBody = false;
    };
    struct Written {
        Change change = Change::Created;
        mapping::Applied::Outcome outcome = mapping::Applied::Outcome::Stored;
        Uuid resident;
    };

    Result<Written> write(const Incoming& incoming, const std::string& type, const Uuid& id);
    Result<Written> writeResident(const Incoming& incoming, const Uuid& id, const Known& known);
    Result<Written> judge(const Incoming& incoming, const std::string& type, const Uuid& id, const Known& known);
    Known look(const std::string& type, const Uuid& id, const Digest& hash);
    void keep(const Incoming& incoming, const std::string& type, const Uuid& id, const Written& written, const Digest& hash,
              const Known& known);
    sync::Unit& unit(const Uuid& resident);

    sync::Context m_context;
    const mapping::Registry& m_registry;
    bool m_dryRun;
    std::optional<sync::Unit> m_unit;
    Uuid m_person;
    std::size_t m_inTransaction = 0;
    std::map<std::string, roster::ImportCounts> m_counts;
    std::unordered_map<Uuid, Digest> m_judged;  ///< of a dry run: what would be there by now
};

}  // namespace jiayi::files
