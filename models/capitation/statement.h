// A month's statement of one scheme: what is in it, and its text. Drafts and frozen ones are figured in the same way.
#pragma once

#include "models/capitation/enrolment.h"

namespace jiayi::capitation {

/// The figures that a statement takes from the tables: kept with it, so that it is figured the same when the tables have changed.
struct StatementBasis {
    std::string rate, policy, rules;  ///< ids of the rows, and the tables' version
    Money perMonth;
    std::optional<Ratio> meanWeight;
    Ratio withhold;
    std::map<std::string, std::int64_t> weights;  ///< of tiers, millionths
    bool operator==(const StatementBasis&) const = default;
};
/// NotFound "statement.no-rate" when no rate and policy were in force on the month's 15th.
Result<StatementBasis> basisOf(const CapitationBook& book, std::string_view scheme, Month month);
/// The basis as it is kept with a frozen statement, and back. Corrupt "statement.basis".
std::string basisText(const StatementBasis& basis);
Result<StatementBasis> readBasis(db::Database& database, const std::string& text);

/// Up to which rows of the ledger it counts; 0: all.
struct LedgerCursor {
    std::int64_t lines = 0, months = 0;
};
Result<LedgerCursor> ledgerCursor(db::Database& database);

struct StatementLine {
    Uuid resident;
    std::string kind;      ///< member-month, cost, refund, correction
    std::string category;  ///< of a member-month its tier
    Origin origin;
    Money amount;
    std::string settlementNo;
    Date on{};
    bool operator==(const StatementLine&) const = default;
};
struct StatementTotals {
    std::int64_t memberMonths = 0;
    Money budget, own, elsewhere;
    Split split;
    Money unsplit;     ///< of that, where nobody said who pays: it stands as cash
    Money outOfScope;  ///< costs of members that no rule counts: in no other figure
    Money withhold;    ///< of the budget, until quality is assessed
    Money cost() const { return own + elsewhere; }
    Money balance() const { return budget - cost(); }
    bool operator==(const StatementTotals&) const = default;
};
struct Statement {
    std::string institution, scheme;
    Month month{};
    int revision = 0;             ///< 0: a draft that was never frozen
    std::string state = "draft";  ///< draft, frozen, signed, submitted, accepted, queried, rejected, amended, paid
    std::vector<StatementLine> lines;
    StatementTotals totals;
};

/// Members of the month with their parts of the budget; counted costs of those members on days of the month. Ordered by resident, kind and origin.
Result<Statement> computeStatement(db::Database& database, const StatementBasis& basis, std::string_view scheme, Month month, const LedgerCursor& upTo);
/// Members with their parts by this basis. The parts add up to the month's budget.
Result<std::vector<MonthMember>> membersWithParts(db::Database& database, const StatementBasis& basis, std::string_view scheme, Month month, std::int64_t upTo = 0);

/// The document: one line of JSON, the same bytes for the same statement, whatever its state.
std::string statementJson(const Statement& statement, bool withState = true);
/// Two schemes in one document, its scheme null.
std::string statementJson(const std::vector<Statement>& statements);

}  // namespace jiayi::capitation
