#include "sync/hub/provenance.h"

#include <algorithm>
#include <map>

namespace jiayi::hub {

namespace {

struct Witness {
    std::optional<Practitioner> person;
    std::vector<fhir::ResourceKey> targets;

    /// Why this type may not be written in this name; empty if it may.
    std::string_view fault(const Permissions& permissions, std::string_view type) const {
        if (!person) return "practitioner.unknown";
        if (!person->active) return "practitioner.inactive";
        return permissions.roleWrites(person->role, type) ? "" : "role.type";
    }
    bool names(const fhir::ResourceKey& key) const {
        return std::find(targets.begin(), targets.end(), key) != targets.end();
    }
};

}  // namespace

Result<std::vector<fhir::Issue>> provenanceIssues(Store& store, const Permissions& permissions,
                                                  const OwnReferences& references, const Client& client, const Plan& plan) {
    std::vector<Witness> witnesses;
    for (const auto& planned : plan.entries) {
        if (planned.key.type != "Provenance" || planned.resource.isNull()) continue;
        Witness witness;
        const auto who = references.target(planned.resource.textOr("agent.0.who.reference", ""));
        if (who && who->type == "Practitioner") {
            JIAYI_TRY(witness.person, store.practitioner(client.institution, who->id));
        }
        for (const auto& target : planned.resource.items("target")) {
            if (auto key = references.target(target.textOr("reference", ""))) witness.targets.push_back(std::move(*key));
        }
        witness.targets.push_back(planned.key);
        witnesses.push_back(std::move(witness));
    }
    std::vector<fhir::Issue> issues;
    for (const auto& planned : plan.entries) {
        if (!planned.writes()) continue;
        std::string_view fault = "provenance.missing";
        for (const auto& witness : witnesses) {
            if (!witness.names(planned.key)) continue;
            fault = witness.fault(permissions, planned.key.type);
            if (!fault.empty()) break;
        }
        if (!fault.empty()) issues.push_back(entryIssue(planned.entry, "forbidden", fault));
    }
    return issues;
}

}  // namespace jiayi::hub
