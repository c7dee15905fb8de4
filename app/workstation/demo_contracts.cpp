#include "app/workstation/demo_contracts.h"

#include <algorithm>
#include <array>

namespace jiayi::app {

namespace {

using contracts::ContractEvent;
using contracts::ContractId;
using contracts::EventKind;
using contracts::Terms;

constexpr std::array<const char*, 2> kTeams{"第一团队", "第二团队"};
constexpr const char* kPartner = "样例市第四中心医院";
constexpr const char* kSigner = "本人";

class Story {
public:
    Story(const contracts::ContractBook& book, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today)
        : m_book(book), m_person(person), m_number(number), m_random(demoRandom(seed, "contracts", number)), m_today(today) {}

    DemoContracts run(const std::string& clinic) {
        const auto& one = m_person.resident;
        // Who has died signed before, and who moved away was bound then.
        if (one.contractUntil && one.deathDate) terms(*one.deathDate + Days{100});
        else if (one.contractUntil && one.status == roster::ResidentStatus::Moved) terms(std::max(*one.contractUntil, m_today));
        else if (one.contractUntil) terms(*one.contractUntil);
        else offer();
        if (m_person.diabetes && (m_number == 0 || demoChance(m_random, 0.85))) special(clinic);
        return std::move(m_made);
    }

private:
    Terms termsUntil(Date until) const {
        const auto since = addMonths(until + Days{1}, -m_book.whole("term.months", until));
        return {kTeams[static_cast<std::size_t>(m_number % 2)], m_person.resident.doctor, m_person.diabetes ? "diabetes" : m_person.hypertension ? "hypertension" : "basic", since,
                std::min(until, m_book.lastDayOf(since))};
    }

    ContractEvent& add(EventKind kind, ContractId contract, Date on) {
        auto& event = m_made.events.emplace_back();
        event.id = {derivedUuid({"demo-contract-event", m_person.resident.id.toString(), std::to_string(m_made.events.size())})};
        event.contract = contract;
        event.kind = kind;
        event.on = on;
        // Ten to six, in the order in which it happened.
        event.at = startOfDay(on) + std::chrono::hours{9} + std::chrono::minutes{20 * static_cast<int>(m_made.events.size())};
        event.by = m_person.resident.doctor;
        return event;
    }
    ContractId newContract() { return {derivedUuid({"demo-contract", m_person.resident.id.toString(), std::to_string(++m_made.contracts)})}; }

    ContractId sign(const Terms& agreed) {
        const auto id = newContract();
        add(EventKind::Offered, id, agreed.since - Days{6}).terms = agreed;
        add(EventKind::Accepted, id, agreed.since - Days{4});
        add(EventKind::Signed, id, agreed.since - Days{2}).signer = kSigner;
        return id;
    }

    void terms(Date until) {
        const auto last = termsUntil(until);
        const bool sample = m_number == 0;
        ContractId id;
        if (!sample && !demoChance(m_random, 0.6)) {
            id = sign(last);
        } else {
            auto before = termsUntil(last.since - Days{1});
            if (sample) {
                // The sample person came from the other team in the middle of a term.
                auto first = before;
                first.team = kTeams[1];
                first.doctor = "刘敏";
                const auto elsewhere = sign(first);
                before.since = addMonths(first.since, 5);
                id = newContract();
                auto& moved = add(EventKind::Transferred, id, before.since - Days{1});
                moved.previous = elsewhere;
                moved.terms = before;
            } else {
                id = sign(before);
            }
            const auto previous = id;
            id = newContract();
            auto& renewed = add(EventKind::Renewed, id, last.since - Days{12});
            renewed.previous = previous;
            renewed.terms = last;
            renewed.signer = kSigner;
        }
        end(id, last);
    }

    /// Who has died or moved away is bound no longer.
    void end(ContractId id, const Terms& last) {
        const auto& one = m_person.resident;
        const auto lastDay = one.deathDate ? *one.deathDate : m_today - Days{30};
        if (one.status == roster::ResidentStatus::Active || lastDay >= last.until || lastDay < last.since) return;
        auto& ended = add(EventKind::Ended, id, lastDay);
        ended.reason = one.deathDate ? "died" : "moved";
    }

    void offer() {
        if (m_person.resident.status != roster::ResidentStatus::Active || m_person.age < 60 || !demoChance(m_random, 0.2)) return;
        const auto on = m_today - Days{1 + static_cast<int>(m_random.below(20))};
        const auto id = newContract();
        add(EventKind::Offered, id, on).terms = termsUntil(m_book.lastDayOf(m_today + Days{10}));
        if (demoChance(m_random, 0.4)) add(EventKind::Accepted, id, std::min(on + Days{2}, m_today - Days{1}));
    }

    void special(const std::string& clinic) {
        const auto years = 1 + static_cast<int>(m_random.below(4));
        roster::Entitlement one;
        one.id = derivedUuid({"demo-special-disease", m_person.resident.id.toString()});
        one.benefit = "special-disease";
        one.icd10 = "E11";
        one.since = addMonths(m_today, -12 * years) - Days{static_cast<int>(m_random.below(200))};
        one.institution = clinic;
        if (m_number == 0 || demoChance(m_random, 0.3)) one.partners.push_back({kPartner, addMonths(m_today, -4), addMonths(m_today, 8)});
        m_made.special = std::move(one);
    }

    const contracts::ContractBook& m_book;
    const DemoPerson& m_person;
    std::int64_t m_number;
    SeededRandom m_random;
    Date m_today;
    DemoContracts m_made;
};

}  // namespace

DemoContracts demoContracts(const contracts::ContractBook& book, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today, const std::string& clinic) {
    return Story(book, person, number, seed, today).run(clinic);
}

}  // namespace jiayi::app
