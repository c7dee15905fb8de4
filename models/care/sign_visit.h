// Signing a follow-up visit, and amending one that was signed.
#pragma once

#include "models/care/visit_sheet.h"

#include <functional>

namespace jiayi::care {

struct SignedVisit {
    VisitId id;
    VisitCheck check;  ///< what was derived
};

/// Checks everything again, then writes in one unit ("visit.sign"): one visit with each of its forms, its observations
/// (origin clinic, linked to it, once each), the resident's death when that is what was found, and the end of the
/// draft. Signed is final. Invalid with the first of VisitCheck::blocked; Conflict "visit.signed-already" when a visit of
/// that id is here; errors of openVisit.
struct SignVisit {
    ResidentId resident;
    std::vector<FormKey> forms;
    VisitInput input;
    /// The name that several desks gave the visit while they wrote it, so that whoever signs, it is one visit with one
    /// set of observations; nothing: a new one.
    std::optional<VisitId> id{};
    std::function<void(sync::Unit&)> also{};  ///< in the same unit; nothing: no more
    Result<SignedVisit> operator()(const sync::Context& context, const RuleBook& rules) const;
};

/// A new version with a reason ("visit.amend"). The old one stays, as do its observations, marked as replaced.
/// Invalid "visit.amend-reason"; Conflict "visit.not-current" when it was amended already; else as SignVisit.
struct AmendVisit {
    VisitId visit;
    VisitInput input;
    std::string reason;
    Result<SignedVisit> operator()(const sync::Context& context, const RuleBook& rules) const;
};

/// The observation that a field of a visit records, by its key; derived, so that two desks name it alike.
ObservationId observationIdOf(VisitId visit, std::string_view field);

}  // namespace jiayi::care
