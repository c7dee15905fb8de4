// What a FHIR server says it can, and what it shows when it is tried. Said at pairing, not discovered in use.
#pragma once

#include "sync/client/foreign_server.h"

#include <string>
#include <vector>

namespace jiayi::sync {

/// How changes are found on a server.
enum class PullMode {
    Cursor,   ///< our own hub's
    History,  ///< the system's history, with _since
    Search,   ///< a search by _lastUpdated for each type, and at night a list of all ids to find what was deleted
};

struct Abilities {
    std::string fhirVersion;
    std::string software;
    std::vector<std::string> types;  ///< that it keeps and finds
    bool tried = false;              ///< the rest was shown; otherwise it was only said
    bool historySystem = false;
    bool historyType = false;
    bool historyInstance = false;
    bool since = false;              ///< the system's history honours _since
    bool searchUpdated = false;
    bool updateCreate = false;       ///< takes our ids
    bool ifMatch = false;            ///< inside a transaction
    bool ifNoneMatch = false;        ///< inside a transaction
    bool transaction = false;
    bool atomic = false;
    int entryCap = 0;                ///< 0: has no transactions

    PullMode mode() const { return historySystem && since ? PullMode::History : PullMode::Search; }
    /// Why it cannot be used at all: "probe.fhir-version", "probe.no-update-create", "probe.no-way-to-pull". Empty if it can.
    std::string obstacle() const;
    /// What is missing, as keys of plain sentences: "probe.no-if-match" ...
    std::vector<std::string> lacks() const;
};

fhir::Json toJson(const Abilities& abilities);
Abilities abilitiesOf(const fhir::Json& json);

/// Reads the CapabilityStatement; with `consent` writes a few scratch resources (Basic), tries them and deletes them
/// again. Errors of the line, and Denied when the server does not let us in.
Result<Abilities> probeServer(ForeignServer& server, Random& random, const Clock& clock, bool consent);

}  // namespace jiayi::sync
