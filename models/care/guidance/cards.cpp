#include "models/care/guidance/cards.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::guidance {

namespace {

constexpr std::array<std::pair<const char*, Answer>, 3> kAnswers{{{"accepted", Answer::Accepted}, {"dismissed", Answer::Dismissed}, {"taken-back", Answer::TakenBack}}};
const std::string kAnswerRow =
    "SELECT g.id, r.id, g.rule, g.version, g.facts, g.answer, g.action, g.reason, g.until, g.by_user, g.at, g.status, g.resident_pk FROM guidance_answer g "
    "JOIN resident r ON r.pk = g.resident_pk ";

CardAnswer readAnswer(const db::Query& row) {
    return {row.id<AnswerId>(0), row.id<ResidentId>(1), row.text(2), row.text(3), row.text(4), answerFromCode(row.text(5)).value_or(Answer::TakenBack),
            row.text(6), row.text(7), row.date(8), row.text(9), row.instant(10), row.text(11)};
}

bool ofOneQuestion(const CardAnswer& one, const CardAnswer& other) { return one.rule == other.rule && one.version == other.version && one.facts == other.facts; }

/// `next` is said after everything in `inForce`, of one person.
void hear(std::vector<CardAnswer>& inForce, CardAnswer next) {
    std::erase_if(inForce, [&](const CardAnswer& before) { return ofOneQuestion(before, next); });
    if (next.answer != Answer::TakenBack) inForce.push_back(std::move(next));
}

/// After everything that was heard of the question, also from a desk whose clock runs ahead.
Instant momentFor(sync::Unit& unit, const CardAnswer& answer) {
    db::Query row(unit.database(), "SELECT at FROM guidance_answer WHERE resident_pk = ? AND card_id = ? ORDER BY at DESC LIMIT 1",
                  roster::ResidentRepository::pkOf(unit.database(), answer.resident), cardId(answer.resident, answer.rule, answer.version, answer.facts));
    return row.next() ? std::max(unit.now(), row.instant(0) + std::chrono::milliseconds{1}) : unit.now();
}

AnswerId saveAnswer(sync::Unit& unit, CardAnswer answer) {
    answer.id = unit.newId<AnswerId>();
    answer.by = unit.user();
    answer.at = momentFor(unit, answer);
    AnswerRepository::save(unit, answer);
    return answer.id;
}

Result<AnswerId> answerCard(const sync::Context& context, const char* action, const CardAnswer& answer) {
    return db::attempt([&]() -> Result<AnswerId> {
        sync::Unit unit(context, action);
        const auto id = saveAnswer(unit, answer);
        unit.describe("Patient/" + answer.resident.toString(), answer.rule);
        unit.commit();
        return id;
    });
}

CardAnswer acceptance(const AcceptCard& card) { return {{}, card.resident, card.rule, card.version, card.facts, Answer::Accepted, card.action, {}, {}, {}, {}}; }

}  // namespace

std::string toCode(Answer answer) {
    return std::find_if(kAnswers.begin(), kAnswers.end(), [&](const auto& each) { return each.second == answer; })->first;
}

std::optional<Answer> answerFromCode(std::string_view code) {
    const auto found = std::find_if(kAnswers.begin(), kAnswers.end(), [&](const auto& each) { return each.first == code; });
    return found == kAnswers.end() ? std::nullopt : std::optional{found->second};
}

CardId cardId(ResidentId resident, const std::string& rule, const std::string& version, const std::string& facts) {
    return {derivedUuid({"guidance-card", resident.toString(), rule, version, facts})};
}

PersonGuidance answered(Guidance guidance, const std::vector<CardAnswer>& answers, Date today) {
    PersonGuidance person;
    person.notChecked = std::move(guidance.notChecked);
    for (auto& card : guidance.cards) {
        PersonCard one{std::move(card), {}};
        const auto found = std::find_if(answers.begin(), answers.end(),
                                        [&](const CardAnswer& answer) { return answer.rule == one.card.rule->id && answer.facts == one.card.facts; });
        if (found != answers.end()) one.answer = *found;
        const bool dismissed = one.answer && one.answer->answer == Answer::Dismissed;
        if (dismissed && (!one.answer->until || *one.answer->until > today)) person.dismissed.push_back(std::move(one));
        else {
            if (dismissed) one.answer.reset();
            person.open.push_back(std::move(one));
        }
    }
    return person;
}

Result<PersonGuidance> readGuidance(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, ResidentId resident, Date today) {
    JIAYI_TRY(const auto facts, gatherFacts(database, rules, book, resident, today));
    JIAYI_TRY(const auto answers, AnswerRepository(database).answers(resident));
    return answered(guide(book, rules, facts), answers, today);
}

Result<void> readGuidanceOfRange(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, std::int64_t first, std::int64_t last, Date today,
                                 const std::function<void(const Gathered&, const PersonGuidance&)>& visit) {
    return db::attempt([&]() -> Result<void> {
        JIAYI_TRY(const auto people, gatherRange(database, rules, book, first, last, today));
        std::vector<std::pair<std::int64_t, CardAnswer>> answers;
        db::Query row(database, kAnswerRow + "WHERE g.resident_pk BETWEEN ? AND ? AND g.status = 'active' ORDER BY g.resident_pk, g.at, g.id", first, last);
        while (row.next()) answers.emplace_back(row.integer(12), readAnswer(row));
        std::size_t next = 0;
        for (const auto& person : people) {
            std::vector<CardAnswer> own;
            for (; next < answers.size() && answers[next].first <= person.pk; ++next)
                if (answers[next].first == person.pk) hear(own, std::move(answers[next].second));
            visit(person, answered(guide(book, rules, person.facts), own, today));
        }
        return {};
    });
}

Result<CardAnswer> AnswerRepository::answer(AnswerId id) const {
    return db::attempt([&]() -> Result<CardAnswer> {
        db::Query row(m_database, kAnswerRow + "WHERE g.id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "guidance.answer-not-found", {}};
        return readAnswer(row);
    });
}

Result<std::vector<CardAnswer>> AnswerRepository::answers(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<CardAnswer>> {
        std::vector<CardAnswer> inForce;
        db::Query row(m_database, kAnswerRow + "WHERE r.id = ? AND g.status = 'active' ORDER BY g.at, g.id", resident);
        while (row.next()) hear(inForce, readAnswer(row));
        return inForce;
    });
}

void AnswerRepository::save(sync::Unit& unit, const CardAnswer& answer) {
    db::Query(unit.database(),
              "INSERT INTO guidance_answer (id, card_id, resident_pk, rule, version, facts, answer, action, reason, until, by_user, at, status) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET card_id = excluded.card_id, resident_pk = excluded.resident_pk, "
              "rule = excluded.rule, version = excluded.version, facts = excluded.facts, answer = excluded.answer, action = excluded.action, "
              "reason = excluded.reason, until = excluded.until, by_user = excluded.by_user, at = excluded.at, status = excluded.status",
              answer.id, cardId(answer.resident, answer.rule, answer.version, answer.facts), roster::ResidentRepository::pkOf(unit.database(), answer.resident), answer.rule,
              answer.version, answer.facts, toCode(answer.answer), answer.action, answer.reason, answer.until, answer.by, answer.at, answer.status)
        .run();
    unit.put("Basic", answer.id.uuid, answer.resident.uuid);
}

Result<void> noteShown(const sync::Context& context, ResidentId resident, const std::vector<PersonCard>& cards) {
    return db::attempt([&]() -> Result<void> {
        const auto pk = roster::ResidentRepository::pkOf(context.database, resident);
        const auto isNoted = [&](CardId id) { return db::Query(context.database, "SELECT 1 FROM guidance_card WHERE id = ?", id).next(); };
        std::vector<std::pair<CardId, const Card*>> fresh;
        for (const auto& one : cards)
            if (const auto id = cardId(resident, one.card.rule->id, one.card.rule->origin.version, one.card.facts); !isNoted(id)) fresh.emplace_back(id, &one.card);
        if (fresh.empty()) return {};
        db::Transaction transaction(context.database);
        for (const auto& [id, card] : fresh)
            db::Query(context.database, "INSERT INTO guidance_card (id, resident_pk, rule, version, facts, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", id,
                      pk, card->rule->id, card->rule->origin.version, card->facts, context.clock.now())
                .run();
        transaction.commit();
        return {};
    });
}

Result<AnswerId> AcceptCard::operator()(const sync::Context& context) const {
    return answerCard(context, "guidance.accept", acceptance(*this));
}

Result<void> AcceptCards::operator()(const sync::Context& context) const {
    if (cards.empty()) return invalid("guidance.nothing");
    if (std::any_of(cards.begin(), cards.end(), [&](const AcceptCard& card) { return card.resident != cards.front().resident; })) return invalid("guidance.people");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "guidance.accept");
        std::string rules;
        for (const auto& card : cards) {
            saveAnswer(unit, acceptance(card));
            rules += (rules.empty() ? "" : " ") + card.rule;
        }
        unit.describe("Patient/" + cards.front().resident.toString(), rules);
        unit.commit();
        return {};
    });
}

Result<AnswerId> DismissCard::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("guidance.reason");
    if (until && *until <= localDate(context.clock.now())) return invalid("guidance.until");
    return answerCard(context, "guidance.dismiss", {{}, resident, rule, version, facts, Answer::Dismissed, {}, reason, until, {}, {}});
}

Result<void> TakeBackAnswer::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "guidance.take-back");
        JIAYI_TRY(const auto said, AnswerRepository(unit.database()).answer(answer));
        JIAYI_TRY(const auto inForce, AnswerRepository(unit.database()).answers(said.resident));
        if (std::none_of(inForce.begin(), inForce.end(), [&](const CardAnswer& each) { return each.id == answer; })) return Error{Errc::Conflict, "guidance.not-answered", {}};
        saveAnswer(unit, {{}, said.resident, said.rule, said.version, said.facts, Answer::TakenBack, {}, {}, {}, {}, {}});
        unit.describe("Patient/" + said.resident.toString(), said.rule);
        unit.commit();
        return {};
    });
}

Result<std::vector<RuleUse>> readRuleUse(db::Database& database, const GuidanceBook& book, Date from) {
    return db::attempt([&]() -> Result<std::vector<RuleUse>> {
        std::vector<RuleUse> uses;
        for (const auto& rule : book.rules) uses.push_back({&rule, 0, 0, 0});
        const auto useOf = [&](const std::string& rule) {
            const auto found = std::find_if(uses.begin(), uses.end(), [&](const RuleUse& use) { return use.rule->id == rule; });
            return found == uses.end() ? nullptr : &*found;
        };
        db::Query shown(database,
                        "SELECT rule, count(*) FROM (SELECT rule, id FROM guidance_card WHERE at >= ?1 UNION SELECT rule, card_id FROM guidance_answer "
                        "WHERE at >= ?1 AND status = 'active') GROUP BY rule",
                        startOfDay(from));
        while (shown.next())
            if (auto* use = useOf(shown.text(0))) use->shown = shown.integer(1);
        db::Query said(database,
                       "SELECT rule, sum(answer = 'accepted'), sum(answer = 'dismissed') FROM (SELECT rule, answer, row_number() OVER (PARTITION BY card_id "
                       "ORDER BY at DESC, id DESC) AS nth FROM guidance_answer WHERE at >= ? AND status = 'active') WHERE nth = 1 GROUP BY rule",
                       startOfDay(from));
        while (said.next()) {
            auto* use = useOf(said.text(0));
            if (!use) continue;
            use->accepted = said.integer(1);
            use->dismissed = said.integer(2);
        }
        return uses;
    });
}

}  // namespace jiayi::guidance
