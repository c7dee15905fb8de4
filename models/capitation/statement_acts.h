// What happens to a statement: frozen, signed, submitted, answered, amended. Each is appended; nothing is changed.
#pragma once

#include "models/capitation/check_list.h"
#include "models/capitation/statement.h"

namespace jiayi::capitation {

using StatementId = Id<struct StatementTag>;

/// "statement.freeze": as it stands now, as revision 1, or after an answer that asks for it as the next one. Conflict "statement.pending" naming
/// what stands against it, "statement.frozen" when the last revision still stands; Invalid "statement.reason" when pending work is overridden without
/// one; errors of basisOf() and computeStatement().
struct FreezeStatement {
    std::string scheme;
    Month month{};
    std::string overrideReason;
    Result<StatementId> operator()(const sync::Context& context, const CapitationBook& book) const;
};

/// "statement.sign": somebody answers for it. Then it may be submitted, answered, paid: "signed", "submitted", "accepted", "queried", "rejected",
/// "amended", "paid". Submitting writes everything that travels, in one unit, and is the signer's alone: Denied "statement.signer", Conflict
/// "statement.pending" while saved work of the month has not been sent. An answer that came on paper is written down by whoever has it. Conflict
/// "statement.state" for what does not follow; Invalid "statement.note" for a query or rejection without words; NotFound.
struct ActOnStatement {
    StatementId statement;
    std::string act;
    std::string note;
    Result<void> operator()(const sync::Context& context) const;
};

/// The newest revision, if there is one.
Result<std::optional<StatementId>> lastStatement(db::Database& database, std::string_view scheme, Month month);
/// Figured again from the ledger up to its cursor and by its own basis. Corrupt "statement.differs" when that is no longer what was frozen; NotFound.
Result<Statement> frozenStatement(db::Database& database, StatementId id);
/// Every frozen statement, figured again. Errors of frozenStatement().
Result<void> verifyStatements(db::Database& database);
/// The newest revision, or the draft of what stands now.
Result<Statement> currentStatement(db::Database& database, const CapitationBook& book, std::string_view scheme, Month month);

}  // namespace jiayi::capitation
