// The cards of one person with what was answered to them: taken, dismissed for a while, or still open.
#pragma once

#include "models/care/guidance/gather.h"
#include "models/care/guidance/rules/guidance.h"
#include "models/sync/unit.h"

#include <functional>

namespace jiayi::guidance {

/// Of a question: a rule, its version and the facts that it read of one person.
using CardId = Id<struct CardTag>;
using AnswerId = Id<struct CardAnswerTag>;

enum class Answer { Accepted, Dismissed, TakenBack };
std::string toCode(Answer answer);
std::optional<Answer> answerFromCode(std::string_view code);

/// What somebody said to one question. A value, said once and shared with the clinic's other desks; of one question the newest counts.
struct CardAnswer {
    AnswerId id;
    ResidentId resident;
    std::string rule, version;
    std::string facts;  ///< digest
    Answer answer = Answer::Accepted;
    std::string action;         ///< accepted: "order", "prescribe", "book" ...
    std::string reason;         ///< dismissed
    std::optional<Date> until;  ///< dismissed: the card comes back on this day; nothing: when its facts change
    std::string by;
    Instant at{};
    std::string status = "active";  ///< or "entered-in-error"
    bool operator==(const CardAnswer&) const = default;
};
/// The same question has the same id on every desk.
CardId cardId(ResidentId resident, const std::string& rule, const std::string& version, const std::string& facts);

struct PersonCard {
    Card card;                         ///< points into the book
    std::optional<CardAnswer> answer;  ///< accepted or dismissed; a card that is only shown has none
};
struct PersonGuidance {
    std::vector<PersonCard> open;       ///< also those already taken, until their facts change
    std::vector<PersonCard> dismissed;  ///< hidden for now
    std::vector<NotChecked> notChecked;
};

/// By the answers in force. A dismissed card stays hidden while its facts are the same and its day has not come.
PersonGuidance answered(Guidance guidance, const std::vector<CardAnswer>& answers, Date today);
/// NotFound "resident.not-found".
Result<PersonGuidance> readGuidance(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, ResidentId resident, Date today);
/// The same for active residents whose row numbers lie in [first, last], in one pass; `visit` is given each in turn.
Result<void> readGuidanceOfRange(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, std::int64_t first, std::int64_t last, Date today,
                                 const std::function<void(const Gathered&, const PersonGuidance&)>& visit);

/// Rows of guidance_answer. Reads from any connection; saves go through a Unit and throw SQLite::Exception.
class AnswerRepository {
public:
    explicit AnswerRepository(db::Database& database) : m_database(database) {}
    /// NotFound "guidance.answer-not-found".
    Result<CardAnswer> answer(AnswerId id) const;
    /// Those in force: of each question the newest, unless it was taken back.
    Result<std::vector<CardAnswer>> answers(ResidentId resident) const;
    static void save(sync::Unit& unit, const CardAnswer& answer);

private:
    db::Database& m_database;
};

/// Counts that a card was seen, once a question. Neither audited nor sent: the chart that shows it is.
Result<void> noteShown(const sync::Context& context, ResidentId resident, const std::vector<PersonCard>& cards);

/// "guidance.accept": what the card proposes was done.
struct AcceptCard {
    ResidentId resident;
    std::string rule, version, facts;
    std::string action;  ///< of Action::Kind
    Result<AnswerId> operator()(const sync::Context& context) const;
};
/// "guidance.accept", of several cards of one person together: all are written or none. Invalid "guidance.nothing" without any, "guidance.people"
/// when they are not one person's.
struct AcceptCards {
    std::vector<AcceptCard> cards;
    Result<void> operator()(const sync::Context& context) const;
};
/// "guidance.dismiss". Invalid "guidance.reason" without a reason, "guidance.until" for a day that is not to come.
struct DismissCard {
    ResidentId resident;
    std::string rule, version, facts;
    std::string reason;
    std::optional<Date> until;
    Result<AnswerId> operator()(const sync::Context& context) const;
};
/// "guidance.take-back": the card is open again. Conflict "guidance.not-answered" when that answer is not in force any more.
struct TakeBackAnswer {
    AnswerId answer;
    Result<void> operator()(const sync::Context& context) const;
};

/// How one rule fares here.
struct RuleUse {
    const Rule* rule = nullptr;
    std::int64_t shown = 0;      ///< questions shown here, or answered at any desk
    std::int64_t accepted = 0;
    std::int64_t dismissed = 0;
};
/// Every rule of the book in its order; questions first shown here, or answered, from `from` on.
Result<std::vector<RuleUse>> readRuleUse(db::Database& database, const GuidanceBook& book, Date from);

}  // namespace jiayi::guidance
