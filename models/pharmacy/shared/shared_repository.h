// What desks share, in SQL.
#pragma once

#include "models/pharmacy/shared/shared_facts.h"
#include "models/sync/unit.h"

namespace jiayi::pharmacy {

/// Reads from any connection. Saves go through a Unit, insert or replace by id, and throw SQLite::Exception.
class SharedRepository {
public:
    explicit SharedRepository(db::Database& database) : m_database(database) {}

    /// By id. NotFound "entitlement.not-found", "assessment.not-found", "template.not-found", "outcome.not-found", "shortage.not-found",
    /// "rule-decision.not-found".
    Result<HeldEntitlement> entitlement(const Uuid& id) const;
    Result<LongAssessment> assessment(const Uuid& id) const;
    Result<RegimenTemplate> regimen(TemplateId id) const;
    Result<ReviewOutcome> outcome(OutcomeId id) const;
    Result<Shortage> shortage(ShortageId id) const;
    Result<SaidOfRule> ruleDecision(RuleDecisionId id) const;
    /// Empty when nobody chose.
    Result<ServingPharmacies> serving() const;

    /// Those that stand, the oldest first; at one instant by id, so that every desk reads them in one order.
    Result<std::vector<SaidOfRule>> ruleDecisions() const;
    /// Of templates with one name the first by id: desks that saved it twice see the same. NotFound "template.not-found".
    Result<RegimenTemplate> regimenNamed(const std::string& name) const;
    /// What is still to be answered comes first, the oldest of it; then the newest answer.
    Result<std::vector<Shortage>> shortages(bool answeredToo = true) const;

    static void save(sync::Unit& unit, const HeldEntitlement& held);
    static void save(sync::Unit& unit, const LongAssessment& assessment);
    static void save(sync::Unit& unit, const RegimenTemplate& regimen);
    static void save(sync::Unit& unit, const ReviewOutcome& outcome);
    static void save(sync::Unit& unit, const Shortage& shortage);
    static void save(sync::Unit& unit, const SaidOfRule& said);
    static void save(sync::Unit& unit, const ServingPharmacies& serving);

private:
    db::Database& m_database;
};

}  // namespace jiayi::pharmacy
