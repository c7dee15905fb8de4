// A month's statement as a page shows it: figures, lines with their people, the check list, what has happened to it, and what may follow.
#pragma once

#include "models/capitation/compliance_decisions.h"
#include "models/capitation/travel.h"
#include "models/sync/desks.h"

namespace jiayi::capitation {

struct StatementAct {
    std::string act;  ///< frozen first
    Instant at{};
    std::string by, note;
};
/// Lines of one kind, category and origin.
struct LineGroup {
    std::string kind, category;
    std::string origin;  ///< the resource's type
    std::size_t lines = 0;
    Money sum;
};
/// A line as people read it.
struct NamedLine {
    StatementLine line;
    std::string name;  ///< empty: somebody who is not on this desk's roster
};
struct StatementPage {
    Statement statement;
    std::optional<StatementId> id;  ///< nothing of a draft
    std::vector<StatementAct> acts;
    std::vector<LineGroup> groups;  ///< in the order of kind, category, origin; they add up to the totals
    std::vector<NamedLine> lines;
    std::vector<CheckItem> checks;  ///< of a draft
    sync::DesksHeard desks;
    bool paired = false;
    std::string overrideReason;
    std::size_t openDifferences = 0, differences = 0;
    std::size_t openFindings = 0;
    std::optional<Money> paid;
    bool mayFreeze = false;
    std::vector<std::string> next;  ///< acts that a person may take now
};
/// "ledger.book", "ledger.enrol": brings costs and member-months up to the month up to date. Errors of both.
Result<void> bringLedgerUpToDate(const sync::Context& context, const CapitationBook& book, Month month);
/// Reads only. Errors of currentStatement().
Result<StatementPage> readStatementPage(db::Database& database, const CapitationBook& book, const std::vector<ComplianceRule>& rules, const std::string& scheme, Month month, const std::string& user, Date today);

/// A difference with its people.
struct ShownDifference {
    KeptDifference kept;
    std::string ourName, theirName;
};
/// Open ones first.
Result<std::vector<ShownDifference>> shownDifferences(db::Database& database, StatementId statement);

/// What could prove a line: what the clinic itself did for the person about that day.
struct Evidence {
    std::string reference;  ///< "Type/id"
    std::string words;
};
Result<std::vector<Evidence>> evidenceFor(db::Database& database, const Uuid& resident, Date on);

}  // namespace jiayi::capitation
