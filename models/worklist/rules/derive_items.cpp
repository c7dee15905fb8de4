#include "models/worklist/rules/derive_items.h"

#include "models/care/rules/observation_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace jiayi::worklist {

namespace {

std::string number(double value) { return fmt::format("{:g}", value); }

class Telling {
public:
    Telling(const care::RuleBook& care, const WorklistRules& rules, const PersonFacts& person) : m_care(care), m_rules(rules), m_person(person) {}

    std::vector<Item> all() {
        sync();
        unmatched();
        if (!m_person.active) return std::move(m_items);
        critical();
        results();
        visits();
        hba1c();
        tests();
        supplies();
        orders();
        openTests();
        products();
        roster();
        referrals();
        bookings();
        return std::move(m_items);
    }

private:
    /// The row of that kind, if it speaks of this person.
    const ItemRule* ruleOf(std::string_view id) const {
        const auto* rule = m_rules.item(id);
        return rule && (rule->programme.empty() || m_person.programmes.contains(rule->programme)) ? rule : nullptr;
    }

    void add(const ItemRule* rule, Date due, TextMap facts, double beyond = 0) {
        if (!rule) return;
        const int more = std::min(rule->benefitMost, static_cast<int>(std::lround(std::max(0.0, beyond) * rule->benefitPer)));
        m_items.push_back({rule, due, dayNumber(due) - rule->benefit - more, std::move(facts), {}, {}});
    }

    static void sayMore(TextMap& facts, std::size_t all) {
        if (all > 1) facts["more"] = std::to_string(all - 1);
    }

    /// A value beyond its limit stands until somebody has reached the person, or a newer value takes its place. A visit does not put it to rest:
    /// the store does not say whether it had arrived by then. One measured at a visit was dealt with there.
    void critical() {
        for (const auto* severity : {"emergency", "urgent"}) {
            const auto* rule = ruleOf(std::string{"critical."} + severity);
            if (!rule) continue;
            std::vector<const MeasuredFact*> open;
            for (const auto& value : m_person.latest)
                if (gravest(value) == severity && !reachedSince(value.day)) open.push_back(&value);
            if (open.empty()) continue;
            const auto& shown = **std::max_element(open.begin(), open.end(), [](const auto* a, const auto* b) { return std::pair{a->day, b->code} < std::pair{b->day, a->code}; });
            auto facts = valueFacts(shown);
            sayMore(facts, open.size());
            add(rule, shown.day, std::move(facts));
        }
        criticalFollow();
    }

    /// A report stands until somebody acknowledges it; whether the person was reached is another matter. The oldest says since when.
    void results() {
        for (const bool critical : {true, false}) {
            const ResultFact* first = nullptr;
            std::size_t count = 0;
            for (const auto& result : m_person.results) {
                if (result.critical != critical) continue;
                ++count;
                if (!first || std::tie(result.day, result.test, result.value) < std::tie(first->day, first->test, first->value)) first = &result;
            }
            if (!first) continue;
            TextMap facts{{"test", first->test}, {"value", first->value}, {"date", formatDate(first->day)}};
            sayMore(facts, count);
            add(ruleOf(critical ? "result.critical" : "result.abnormal"), first->day, std::move(facts));
        }
    }

    void unmatched() {
        const auto& waiting = m_person.unmatched;
        if (waiting.critical > 0 && waiting.criticalSince) add(ruleOf("result.unmatched-critical"), *waiting.criticalSince, {{"count", std::to_string(waiting.critical)}});
        if (waiting.count > 0 && waiting.since) add(ruleOf("result.unmatched"), *waiting.since, {{"count", std::to_string(waiting.count)}});
    }

    void criticalFollow() {
        const MeasuredFact* newest = nullptr;
        std::optional<Date> reached;
        for (const auto& value : m_person.latest) {
            const auto severity = gravest(value);
            if (!m_rules.item("critical." + severity)) continue;
            const auto on = reachedSince(value.day);
            if (!on || (m_person.lastSeen && *m_person.lastSeen > *on)) continue;
            if (newest && std::pair{newest->day, value.code} >= std::pair{value.day, newest->code}) continue;
            newest = &value;
            reached = on;
        }
        if (!newest) return;
        auto facts = valueFacts(*newest);
        facts["reached"] = formatDate(*reached);
        add(ruleOf("critical.follow"), *reached + Days{m_rules.whole("critical.follow-days")}, std::move(facts));
    }

    std::string gravest(const MeasuredFact& value) const {
        if (!value.value || value.atVisit) return {};
        const auto broken = care::criticalLimitsBroken(m_care, value.code, *value.value);
        return broken.empty() ? std::string{} : broken.front()->severity;
    }

    /// The last day on which the person was reached about a critical value, not before `day`.
    std::optional<Date> reachedSince(Date day) const {
        std::optional<Date> last;
        for (const auto& contact : m_person.reached)
            if (contact.kind.starts_with("critical.") && contact.day >= day && (!last || contact.day > *last)) last = contact.day;
        return last;
    }

    TextMap valueFacts(const MeasuredFact& value) const {
        const auto* def = m_care.observation(value.code);
        return {{"code", "obs:" + value.code},
                {"value", care::displayed(m_care, value.code, *value.value) + (def && !def->unit.empty() ? " " + def->unit : std::string{})},
                {"date", formatDate(value.day)}};
    }

    /// Asked back soon, or an ordinary next visit; of several forms the earliest, and a return before any other: the person comes once.
    void visits() {
        const VisitFact* back = nullptr;
        const VisitFact* next = nullptr;
        for (const auto& visit : m_person.visits) {
            const auto due = dueOf(visit);
            if (!due) continue;
            auto*& place = asksBack(visit) ? back : next;
            if (!place || std::pair{*due, visit.form} < std::pair{*dueOf(*place), place->form}) place = &visit;
        }
        if (back) return add(ruleOf("return"), *dueOf(*back), returnFacts(*back));
        if (!next) return;
        add(ruleOf("visit.due"), *next->next,
            {{"due", formatDate(*next->next)}, {"last", m_person.lastSeen ? formatDate(*m_person.lastSeen) : std::string{"word:nobody"}}});
    }

    static bool badClass(const VisitFact& visit) { return visit.visitClass == "2" || visit.visitClass == "3" || visit.visitClass == "4"; }
    Days returnDays() const { return Days{m_rules.whole("return.days")}; }
    bool asksBack(const VisitFact& visit) const { return badClass(visit) || (visit.next && *visit.next - visit.date <= returnDays()); }
    std::optional<Date> dueOf(const VisitFact& visit) const {
        return visit.next ? visit.next : badClass(visit) ? std::optional{visit.date + returnDays()} : std::nullopt;
    }

    TextMap returnFacts(const VisitFact& visit) const {
        TextMap facts{{"form", "word:form." + (m_rules.words.contains("form." + visit.form) ? visit.form : std::string{"other"})},
                      {"date", formatDate(visit.date)},
                      {"class", "word:class." + (badClass(visit) ? visit.visitClass : std::string{"near"})}};
        if (visit.systolic && visit.diastolic) facts["bp"] = number(*visit.systolic) + "/" + number(*visit.diastolic);
        if (visit.glucose) facts["glucose"] = number(*visit.glucose);
        return facts;
    }

    /// Last + 90 days above target or treated differently since, else + 180; never measured: since the enrolment.
    void hba1c() {
        const bool above = m_person.hba1c && !m_person.hba1cAtTarget;
        const auto* rule = ruleOf(above ? "hba1c.above" : "hba1c.due");
        if (!rule) return;
        if (!m_person.hba1c || !m_person.hba1cDate) {
            const auto since = enrolled(*rule);
            return add(rule, since, {{"due", formatDate(since)}});
        }
        const bool changed = m_person.glucoseTreatmentChanged && *m_person.glucoseTreatmentChanged > *m_person.hba1cDate;
        const auto days = m_care.parameter(above || changed ? "hba1c.due-above-target-days" : "hba1c.due-at-target-days");
        const auto due = *m_person.hba1cDate + Days{static_cast<int>(days)};
        add(rule, due, {{"due", formatDate(due)}, {"value", care::displayed(m_care, "HBA1C_NGSP", *m_person.hba1c)}, {"date", formatDate(*m_person.hba1cDate)}},
            *m_person.hba1c - m_rules.limit("hba1c.benefit-from"));
    }

    /// Who was enrolled on a day nobody knows has been due since the rule holds.
    Date enrolled(const ItemRule& rule) const {
        const auto found = m_person.programmes.find(rule.programme);
        return found != m_person.programmes.end() && found->second ? *found->second : rule.origin.validFrom;
    }

    /// All tests with an interval, in one item: which of them are overdue is said with the day.
    void tests() {
        const auto* rule = ruleOf("tests");
        if (!rule) return;
        std::vector<std::pair<Date, std::string>> due;
        for (const auto& [code, last] : m_person.tests) {
            const auto on = last ? care::observationDue(m_care, code, last, *last) : std::optional{enrolled(*rule)};
            if (on) due.emplace_back(*on, code);
        }
        if (due.empty()) return;
        std::sort(due.begin(), due.end());
        std::string list;
        for (const auto& [on, code] : due) list += (list.empty() ? "" : ";") + code + "@" + formatDate(on);
        add(rule, due.front().first, {{"tests", "tests:" + list}});
    }

    void supplies() {
        for (const bool longOne : {true, false}) {
            std::vector<SupplyFact> ending;
            std::copy_if(m_person.supplies.begin(), m_person.supplies.end(), std::back_inserter(ending), [&](const auto& supply) { return supply.longPrescription == longOne; });
            if (ending.empty()) continue;
            std::sort(ending.begin(), ending.end(), [](const auto& a, const auto& b) { return std::pair{a.ends, a.name} < std::pair{b.ends, b.name}; });
            TextMap facts{{"name", ending.front().name}, {"date", formatDate(ending.front().ends)}};
            sayMore(facts, ending.size());
            add(ruleOf(longOne ? "renewal" : "refill"), ending.front().ends, std::move(facts));
        }
    }

    void orders() {
        for (const auto* kind : {"form.returned", "order.substitute", "order.elsewhere"}) {
            const OpenOrderFact* first = nullptr;
            std::size_t count = 0;
            for (const auto& order : m_person.orders) {
                if (order.kind != kind) continue;
                ++count;
                if (!first || std::tie(order.since, order.name) < std::tie(first->since, first->name)) first = &order;
            }
            if (!first) continue;
            TextMap facts{{"name", first->name}};
            if (!first->substitute.empty()) facts["substitute"] = first->substitute;
            if (!first->reason.empty()) facts["reason"] = first->reason;
            sayMore(facts, count);
            add(ruleOf(kind), first->since, std::move(facts));
        }
    }

    void openTests() {
        for (const bool refused : {true, false}) {
            const OpenTestFact* first = nullptr;
            std::size_t count = 0;
            for (const auto& test : m_person.openTests) {
                if (test.refused != refused) continue;
                ++count;
                if (!first || std::tie(test.due, test.en) < std::tie(first->due, first->en)) first = &test;
            }
            if (!first) continue;
            TextMap facts{{"en", first->en}, {"zh", first->zh}};
            if (!first->reason.empty()) facts["reason"] = first->reason;
            sayMore(facts, count);
            add(ruleOf(refused ? "order.refused" : "order.overdue"), first->due, std::move(facts));
        }
    }

    void products() {
        if (m_person.products.empty()) return;
        const auto& first = *std::min_element(m_person.products.begin(), m_person.products.end(),
                                              [](const auto& a, const auto& b) { return std::tie(a.since, a.name) < std::tie(b.since, b.name); });
        TextMap facts{{"name", first.name}, {"what", first.withdrawn ? "word:withdrawn" : "word:out-of-stock"}};
        sayMore(facts, m_person.products.size());
        add(ruleOf("formulary"), first.since, std::move(facts));
    }

    void roster() {
        if (m_person.contractUntil) add(ruleOf("contract"), *m_person.contractUntil, {{"date", formatDate(*m_person.contractUntil)}});
        const bool seen = m_person.lastSeen && m_person.arrivedOn && *m_person.lastSeen >= *m_person.arrivedOn;
        if (m_person.arrivedOn && !seen) add(ruleOf("arrival"), *m_person.arrivedOn, {{"date", formatDate(*m_person.arrivedOn)}});
        if (m_person.arrivedOn && m_person.arrivalWaits) add(ruleOf("arrival.accept"), *m_person.arrivedOn, {{"date", formatDate(*m_person.arrivedOn)}});
        if (m_person.leaveAsked) add(ruleOf("handover"), *m_person.leaveAsked, {{"date", formatDate(*m_person.leaveAsked)}, {"other", m_person.leavesFor}});
    }

    /// Two weeks after somebody was referred up somebody follows them; what is late, what came back, what is unread. Of each kind the earliest.
    void referrals() {
        std::map<std::string, std::pair<Date, const ReferralFact*>> first;
        std::map<std::string, std::size_t> counts;
        const auto tell = [&](const char* kind, std::optional<Date> due, const ReferralFact& about) {
            if (!due) return;
            ++counts[kind];
            const auto [place, isNew] = first.try_emplace(kind, *due, &about);
            if (!isNew && std::tie(*due, about.institution) < std::tie(place->second.first, place->second.second->institution)) place->second = {*due, &about};
        };
        for (const auto& each : m_person.referrals) {
            tell("referral.follow", referral::followBy({each.course, m_person.lastSeen, reachedAbout("referral.follow")}, m_rules.whole("referral.follow-days")), each);
            if (each.unread > 0) tell("referral.answer", each.unreadSince, each);
            const auto due = referral::dueOf(m_rules.referrals, each.course);
            tell(each.course.kind == referral::Kind::Down ? "referral.received" : "referral.waiting", due, each);
            tell("referral.back", backOn(each), each);
        }
        for (const auto& [kind, told] : first) {
            const auto& [due, about] = told;
            TextMap facts{{"institution", about->institution}, {"due", formatDate(due)}, {"date", formatDate(about->course.sent.value_or(due))}};
            if (kind == "referral.answer") facts["what"] = "word:referral." + std::string{isAnswer(about->course.state) ? referral::nameOf(about->course.state) : "message"};
            sayMore(facts, counts[kind]);
            add(ruleOf(kind), due, std::move(facts));
        }
    }

    /// Whom a hospital sent back is seen here: by the day that was said, or within the days of the rule.
    std::optional<Date> backOn(const ReferralFact& about) const {
        const auto& [kind, state, urgency, sent] = about.course;
        const bool back = (kind == referral::Kind::Down && state == referral::State::Accepted) || (kind == referral::Kind::Up && state == referral::State::Returned);
        if (!back || (m_person.lastSeen && *m_person.lastSeen >= about.moved && *m_person.lastSeen > sent.value_or(about.moved))) return {};
        return about.visitBy ? about.visitBy : std::optional{about.moved + Days{m_rules.referrals.whole("received.visit-days")}};
    }

    std::optional<Date> reachedAbout(std::string_view kind) const {
        std::optional<Date> last;
        for (const auto& contact : m_person.reached)
            if (contact.kind == kind) last = std::max(last, std::optional{contact.day});
        return last;
    }

    /// What a visit deals with waits for the one that is booked, if it is near. Whoever was seen on that day or after it has kept it.
    void bookings() {
        if (!m_person.booking) return;
        const auto day = localDate(m_person.booking->start);
        if (m_person.lastSeen && *m_person.lastSeen >= day) return;
        for (auto& item : m_items) {
            if (!item.rule->rests) continue;
            item.booked = m_person.booking->start;
            if ((day - m_person.booking->made).count() <= *item.rule->rests) item.restsUntil = day;
        }
    }

    void sync() {
        if (m_person.conflicts > 0 && m_person.conflictSince) add(ruleOf("conflict"), *m_person.conflictSince, {{"count", std::to_string(m_person.conflicts)}});
        // When the hub refused is not kept with the record: it is as old as can be.
        if (const auto* rule = ruleOf("refused"); rule && m_person.refused > 0)
            add(rule, Date{}, {{"count", std::to_string(m_person.refused)}, {"undated", "1"}});
    }

    const care::RuleBook& m_care;
    const WorklistRules& m_rules;
    const PersonFacts& m_person;
    std::vector<Item> m_items;
};

}  // namespace

int dayNumber(Date date) { return static_cast<int>(date.time_since_epoch().count()); }

std::vector<Item> deriveItems(const care::RuleBook& care, const WorklistRules& rules, const PersonFacts& person) {
    return Telling(care, rules, person).all();
}

}  // namespace jiayi::worklist
