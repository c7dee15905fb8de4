// What somebody said of a finding, before the month is submitted: explained, or put right. It is remembered and travels.
#pragma once

#include "models/capitation/care_facts.h"
#include "models/capitation/rules/exact.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::capitation {

struct ComplianceDecision {
    Uuid id;
    roster::ResidentId resident;
    std::string rule;
    std::string finding;   ///< findingKey()
    Date on{};
    std::string decision;  ///< explained, corrected
    std::string reason;
    std::string by;
    Instant at{};
    std::string status = "active";  ///< or entered-in-error
    bool operator==(const ComplianceDecision&) const = default;
};
/// What a finding is about: the same costs by the same rule are the same finding, whenever it is found.
std::string findingKey(const ComplianceFinding& finding);

class ComplianceRepository {
public:
    explicit ComplianceRepository(db::Database& database) : m_database(database) {}
    /// NotFound "resource.not-found".
    Result<ComplianceDecision> decision(const Uuid& id) const;
    static void save(sync::Unit& unit, const ComplianceDecision& decision);

private:
    db::Database& m_database;
};

/// A finding with who it is about and what was said of it last.
struct JudgedFinding {
    ComplianceFinding finding;
    std::string name;
    std::vector<std::string> costs;  ///< what was supplied or done, beside each origin
    std::optional<ComplianceDecision> decision;
};
/// Of the month's costs; what nobody has decided first.
Result<std::vector<JudgedFinding>> judgedFindings(db::Database& database, const std::vector<ComplianceRule>& rules, Month month);

/// "compliance.decide". Invalid "compliance.reason" without one, "compliance.decision".
struct DecideFinding {
    ComplianceFinding finding;
    std::string decision, reason;
    Result<Uuid> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::capitation
