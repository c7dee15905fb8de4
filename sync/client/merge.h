// Three-way merge of one resource: what two desks changed since they last agreed.
#pragma once

#include "sync/client/merge_schema.h"
#include "sync/fhir/json.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::sync {

/// One field that both sides changed differently. `path` names it: "birthDate", "telecom[phone|mobile]", "dosage" for
/// an atomic group, "" for the whole resource. The values are null where a side has nothing; of a group they are objects
/// holding its members, of a slot of a set ("telecom[phone|mobile]") arrays of its elements.
struct MergeConflict {
    std::string path;
    fhir::Json base;
    fhir::Json mine;
    fhir::Json theirs;
};

struct MergeResult {
    fhir::Json merged;  ///< null: deleted. Where the sides contradict each other it holds mine.
    std::vector<MergeConflict> conflicts;
    /// The hub's version is signed or final: `merged` is theirs, and mine, whole in the one conflict, may only become an
    /// amendment that a person signs.
    bool proposedAmendment = false;
};

enum class Side { Mine, Theirs };
/// What a person decided, by conflict path. A decided path makes no conflict.
using Decisions = std::map<std::string, Side, std::less<>>;

/// Pure: no clock, no store; equal inputs give equal results. Holds only its schema, so that threads may share it.
///
/// Changes of one side alone are taken as they are; equal changes collapse; elements unknown to the schema merge by
/// name, unknown arrays as a whole. The order of elements in a set is that of the base, then by key, so that both desks
/// arrive at the same bytes. What the hub stamps (meta.versionId, lastUpdated, source) is always theirs.
class Merger {
public:
    explicit Merger(MergeSchema schema);

    /// `base` is null when both sides made the resource; `mine` or `theirs` is null when that side deleted it.
    MergeResult merge(std::string_view type, const fhir::Json& base, const fhir::Json& mine,
                      const fhir::Json& theirs, const Decisions& decisions = {}) const;
    const MergeSchema& schema() const { return m_schema; }

private:
    MergeResult mergeContent(std::string_view type, const fhir::Json& base, const fhir::Json& mine,
                             const fhir::Json& theirs, const Decisions& decisions) const;

    MergeSchema m_schema;
};

}  // namespace jiayi::sync
