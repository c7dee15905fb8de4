// Our own operations: who works at an institution, who moves, whom a partner may see. Parameters in, Parameters out.
#pragma once

#include "sync/hub/access.h"
#include "sync/hub/hub_rules.h"

namespace jiayi::hub {

/// Safe to use from several threads.
class Operations {
public:
    Operations(Store& store, const HubRules& rules, const OwnReferences& references, const Clock& clock, Random& random)
        : m_store(store), m_rules(rules), m_references(references), m_clock(clock), m_random(random) {}

    /// PUT $practitioners: parameters "practitioner" with parts id, name, role and active; those it names are added to
    /// the institution's or replaced. 400 "practitioner.part", "practitioner.role".
    Reply practitioners(const Access& access, std::string_view body);
    /// POST Patient/{id}/$move: to, reason, date; see movePatient().
    Reply move(const Access& access, const std::string& patient, std::string_view body);
    /// POST Patient/{id}/$grant: institution, from, to: a partner may see the patient on those days. 404 unless the
    /// patient is in this stream.
    Reply grant(const Access& access, const std::string& patient, std::string_view body);
    /// POST Patient/{id}/$revoke: institution: its grants for the patient end yesterday. 404 "grant.none".
    Reply revoke(const Access& access, const std::string& patient, std::string_view body);
    /// GET $grants: what the institution holds, and what others hold for its people.
    Reply grants(const Access& access);

private:
    Store& m_store;
    const HubRules& m_rules;
    const OwnReferences& m_references;
    const Clock& m_clock;
    Random& m_random;
};

}  // namespace jiayi::hub
