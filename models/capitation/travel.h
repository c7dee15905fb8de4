// What of a statement travels between desks, hub and payer: as it was submitted, what was answered, what was decided. Values and their rows.
#pragma once

#include "models/capitation/differences.h"

namespace jiayi::capitation {

/// The head of a submitted statement: everything but its lines.
struct SentStatement {
    StatementId id;
    std::string institution, scheme;
    Month month{};
    int revision = 1;
    std::string streams;  ///< where the desk stood in each stream of the hub: JSON of cursors
    std::string rules, basis;
    std::string hash;     ///< SHA-256 of the statement's text, 32 bytes
    Instant frozenAt{};
    std::string frozenBy;
    StatementTotals totals;
    int sheets = 0;
    bool operator==(const SentStatement&) const = default;
};
/// Some hundred of its lines.
struct StatementSheet {
    Uuid id;
    StatementId statement;
    int position = 1;
    std::vector<StatementLine> lines;
    bool operator==(const StatementSheet&) const = default;
};
struct StatementTask {
    StatementId statement;
    Instant signedAt{};
    std::string signedBy;
    Instant submittedAt{};
    std::string submittedBy;
    std::optional<Instant> amendedAt;
    std::string amendedBy;
    bool operator==(const StatementTask&) const = default;
};
/// The payer's word; somebody at a desk may write down what came on paper.
struct StatementAnswer {
    Uuid id;
    StatementId statement;
    std::string answer;  ///< accepted, queried, rejected, paid
    Instant at{};
    std::string by, note;
    std::optional<Money> paid;
    std::vector<Difference> differences;
    std::string status = "active";  ///< or entered-in-error
    bool operator==(const StatementAnswer&) const = default;
};
struct DifferenceDecision {
    Uuid id;
    DifferenceId difference;
    StatementId statement;
    std::string decision;  ///< accepted, disputed
    std::string reason;
    std::vector<std::string> evidence;  ///< "Type/id"
    std::string by;
    Instant at{};
    bool operator==(const DifferenceDecision&) const = default;
};

/// The ids follow from the statement's, so that two desks mean the same.
StatementId statementIdOf(std::string_view institution, std::string_view scheme, Month month, int revision);
Uuid sheetId(StatementId statement, int position);
Uuid taskId(StatementId statement);
/// Of what an answer names, in its order.
DifferenceId differenceIdOf(const Uuid& answer, std::size_t at);

/// What an answer says beside its word: it was said before, or says something that cannot follow.
struct HeardAnswer {
    StatementAnswer answer;
    bool taken = false;     ///< it moved the statement
    bool repeated = false;  ///< the same was said before
};

/// Rows of what travels. find...() is NotFound "resource.not-found".
class TravelRepository {
public:
    explicit TravelRepository(db::Database& database) : m_database(database) {}
    Result<SentStatement> sent(const Uuid& id) const;
    Result<StatementSheet> sheet(const Uuid& id) const;
    Result<StatementTask> task(const Uuid& id) const;
    Result<StatementAnswer> answer(const Uuid& id) const;
    Result<DifferenceDecision> decision(const Uuid& id) const;
    /// Of a statement, oldest first.
    Result<std::vector<HeardAnswer>> answers(StatementId statement) const;
    /// All of a statement's lines, in their order. NotFound "statement.incomplete" while a sheet is missing.
    Result<std::vector<StatementLine>> lines(StatementId statement, int sheets) const;

    /// Each writes the row and then what follows from it: whatever comes first waits for the rest. Within a unit; throw SQLite::Exception.
    static Result<void> save(sync::Unit& unit, const SentStatement& sent);
    static Result<void> save(sync::Unit& unit, const StatementSheet& sheet);
    static Result<void> save(sync::Unit& unit, const StatementTask& task);
    static Result<void> save(sync::Unit& unit, const StatementAnswer& answer);
    static Result<void> save(sync::Unit& unit, const CapitationBook& book, const DifferenceDecision& decision);

private:
    db::Database& m_database;
};

/// What was frozen at another desk, as it was submitted: figures and lines. Corrupt "statement.differs" when they are not what its hash says.
Result<Statement> travelledStatement(db::Database& database, StatementId id);
/// Lines as sheets of so many.
std::vector<StatementSheet> sheetsOf(StatementId id, const Statement& statement);

}  // namespace jiayi::capitation
