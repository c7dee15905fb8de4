#include "models/care/guidance/cards.h"

#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>

namespace jiayi::guidance {

namespace {

constexpr std::array<std::pair<const char*, Answer>, 4> kAnswers{
    {{"shown", Answer::Shown}, {"accepted", Answer::Accepted}, {"dismissed", Answer::Dismissed}, {"entered-in-error", Answer::EnteredInError}}};
const std::string kCardRow =
    "SELECT g.id, r.id, g.rule, g.version, g.facts, g.state, g.action, g.reason, g.until, g.by_user, g.at, g.resident_pk FROM guidance_card g JOIN resident r ON r.pk = g.resident_pk ";

CardRecord readCard(const db::Query& row) {
    return {row.id<CardId>(0), row.id<ResidentId>(1), row.text(2), row.text(3), row.text(4), answerFromCode(row.text(5)).value_or(Answer::Shown),
            row.text(6), row.text(7), row.date(8), row.text(9), row.instant(10)};
}

CardId saveAnswer(sync::Unit& unit, CardRecord record) {
    record.id = cardId(record.resident, record.rule, record.version, record.facts);
    record.by = unit.user();
    record.at = unit.now();
    CardRepository::save(unit, record);
    return record.id;
}

Result<CardId> answerCard(const sync::Context& context, const char* action, const CardRecord& record) {
    return db::attempt([&]() -> Result<CardId> {
        sync::Unit unit(context, action);
        const auto id = saveAnswer(unit, record);
        unit.describe("Patient/" + record.resident.toString(), record.rule);
        unit.commit();
        return id;
    });
}

CardRecord acceptance(const AcceptCard& card) {
    return {{}, card.resident, card.rule, card.version, card.facts, Answer::Accepted, card.action, {}, {}, {}, {}};
}

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

PersonGuidance answered(Guidance guidance, const std::vector<CardRecord>& records, Date today) {
    PersonGuidance person;
    person.notChecked = std::move(guidance.notChecked);
    for (auto& card : guidance.cards) {
        PersonCard one{std::move(card), {}};
        const auto found = std::find_if(records.begin(), records.end(), [&](const CardRecord& record) {
            return record.rule == one.card.rule->id && record.facts == one.card.facts && (record.answer == Answer::Accepted || record.answer == Answer::Dismissed);
        });
        if (found != records.end()) one.answer = *found;
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
    JIAYI_TRY(const auto records, CardRepository(database).answers(resident));
    return answered(guide(book, rules, facts), records, today);
}

Result<void> readGuidanceOfRange(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, std::int64_t first, std::int64_t last, Date today,
                                 const std::function<void(const Gathered&, const PersonGuidance&)>& visit) {
    return db::attempt([&]() -> Result<void> {
        JIAYI_TRY(const auto people, gatherRange(database, rules, book, first, last, today));
        std::vector<std::pair<std::int64_t, CardRecord>> answers;
        db::Query row(database, kCardRow + "WHERE g.resident_pk BETWEEN ? AND ? AND g.state IN ('accepted', 'dismissed') ORDER BY g.resident_pk", first, last);
        while (row.next()) answers.emplace_back(row.integer(11), readCard(row));
        std::size_t next = 0;
        for (const auto& person : people) {
            std::vector<CardRecord> own;
            for (; next < answers.size() && answers[next].first <= person.pk; ++next)
                if (answers[next].first == person.pk) own.push_back(std::move(answers[next].second));
            visit(person, answered(guide(book, rules, person.facts), own, today));
        }
        return {};
    });
}

Result<CardRecord> CardRepository::card(CardId id) const {
    return db::attempt([&]() -> Result<CardRecord> {
        db::Query row(m_database, kCardRow + "WHERE g.id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "guidance.card-not-found", {}};
        return readCard(row);
    });
}

Result<std::vector<CardRecord>> CardRepository::answers(ResidentId resident) const {
    return db::attempt([&]() -> Result<std::vector<CardRecord>> {
        std::vector<CardRecord> found;
        db::Query row(m_database, kCardRow + "WHERE r.id = ? AND g.state IN ('accepted', 'dismissed')", resident);
        while (row.next()) found.push_back(readCard(row));
        return found;
    });
}

void CardRepository::save(sync::Unit& unit, const CardRecord& record) {
    db::Query(unit.database(),
              "INSERT INTO guidance_card (id, resident_pk, rule, version, facts, state, action, reason, until, by_user, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (id) DO UPDATE SET resident_pk = excluded.resident_pk, rule = excluded.rule, version = excluded.version, facts = excluded.facts, "
              "state = excluded.state, action = excluded.action, reason = excluded.reason, until = excluded.until, by_user = excluded.by_user, at = excluded.at",
              record.id, roster::ResidentRepository::pkOf(unit.database(), record.resident), record.rule, record.version, record.facts, toCode(record.answer),
              record.action, record.reason, record.until, record.by, record.at)
        .run();
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
            db::Query(context.database, "INSERT INTO guidance_card (id, resident_pk, rule, version, facts, state, at) VALUES (?, ?, ?, ?, ?, 'shown', ?) ON CONFLICT (id) DO NOTHING", id,
                      pk, card->rule->id, card->rule->origin.version, card->facts, context.clock.now())
                .run();
        transaction.commit();
        return {};
    });
}

Result<CardId> AcceptCard::operator()(const sync::Context& context) const {
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

Result<CardId> DismissCard::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("guidance.reason");
    if (until && *until <= localDate(context.clock.now())) return invalid("guidance.until");
    return answerCard(context, "guidance.dismiss", {{}, resident, rule, version, facts, Answer::Dismissed, {}, reason, until, {}, {}});
}

Result<void> TakeBackAnswer::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "guidance.take-back");
        JIAYI_TRY(auto record, CardRepository(unit.database()).card(card));
        if (record.answer != Answer::Accepted && record.answer != Answer::Dismissed) return Error{Errc::Conflict, "guidance.not-answered", {}};
        record.answer = Answer::Shown;
        record.action.clear();
        record.reason.clear();
        record.until.reset();
        record.by = unit.user();
        record.at = unit.now();
        CardRepository::save(unit, record);
        unit.describe("Patient/" + record.resident.toString(), record.rule);
        unit.commit();
        return {};
    });
}

Result<std::vector<RuleUse>> readRuleUse(db::Database& database, const GuidanceBook& book, Date from) {
    return db::attempt([&]() -> Result<std::vector<RuleUse>> {
        std::vector<RuleUse> uses;
        for (const auto& rule : book.rules) uses.push_back({&rule, 0, 0, 0});
        db::Query row(database, "SELECT rule, count(*), sum(state = 'accepted'), sum(state = 'dismissed') FROM guidance_card WHERE at >= ? AND state <> 'entered-in-error' GROUP BY rule",
                      startOfDay(from));
        while (row.next()) {
            const auto found = std::find_if(uses.begin(), uses.end(), [&](const RuleUse& use) { return use.rule->id == row.text(0); });
            if (found == uses.end()) continue;
            found->shown = row.integer(1);
            found->accepted = row.integer(2);
            found->dismissed = row.integer(3);
        }
        return uses;
    });
}

}  // namespace jiayi::guidance
