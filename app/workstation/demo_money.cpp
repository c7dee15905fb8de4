#include "app/workstation/demo_money.h"

#include "models/capitation/enrolment.h"
#include "models/pharmacy/shared/shared_repository.h"
#include "models/sync/line.h"
#include "sync/claims/claim_resource.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace jiayi::app {

using capitation::Claim;
using capitation::Heard;
using capitation::PricedFact;

namespace {

constexpr int kMoneyYears = 2;
constexpr std::size_t kMoneyPeople = 60;  ///< a transaction
constexpr std::array<const char*, 3> kHospitals{"样例市第四中心医院", "样例市中医医院", "样例区人民医院"};
/// How a month differs from another for everybody: less at the Spring Festival, more in autumn.
constexpr std::array<double, 12> kSeason{1.04, 0.86, 1.02, 1.03, 0.99, 0.96,
                                         1.05, 1.02, 1.0,  1.02, 0.98, 1.03};

struct DemoSupply {
    const char *name, *atc;
    double share;  ///< of what the person's medicines cost
};
constexpr std::array<DemoSupply, 3> kSupplies{{{"二甲双胍 0.5g", "A10BA02", 0.3},
                                               {"达格列净 10mg", "A10BK01", 0.45},
                                               {"阿托伐他汀 20mg", "C10AA05", 0.25}}};

Money yuan(double amount) { return {std::llround(amount * 100)}; }

/// Who pays: the pooled fund most of it, then the personal account of an employee, the rest in cash.
capitation::Split splitOf(Money total, bool employee, bool own) {
    capitation::Split split;
    split.fund = capitation::scaled(total, {employee ? (own ? 78 : 65) : (own ? 65 : 52), 100});
    split.account = employee ? capitation::scaled(total, {12, 100}) : Money{};
    split.cash = total - split.fund - split.account;
    return split;
}

/// Two years of one person.
class DemoAccount {
public:
    DemoAccount(const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today)
        : m_person(person),
          m_random(demoRandom(seed, "money", number)),
          m_today(today),
          m_employee(person.resident.insuranceScheme == "employee") {
        // Most cost near the mean; a few cost several times as much.
        m_level = std::exp(demoNormal(m_random, -0.14, 0.52)) * (person.coronary ? 1.35 : 1.0) *
                  (person.age >= 70 ? 1.12 : 1.0);
        m_outside = m_random.unit() * m_random.unit();
        m_joins = demoChance(m_random, 0.12) ? static_cast<int>(m_random.below(20)) : 0;
        m_even = static_cast<int>(m_random.below(2));
    }

    Date since() const { return addMonths(start(), m_joins); }

    std::vector<PricedFact> run() {
        for (auto month = since(); month <= m_today; month = addMonths(month, 1)) monthOf(month);
        return std::move(m_facts);
    }

private:
    Date start() const {
        const auto year = static_cast<int>(partsOf(m_today).year()) - kMoneyYears + 1;
        return makeDate(year, 1, 1);
    }
    int monthsIn(Date month) const { return static_cast<int>((month - start()).count() / 30); }

    /// What an average member costs: dear at first, cheaper as care at home takes over from care elsewhere.
    double expected(Date month) const {
        const double gone = std::clamp((monthsIn(month) - 6) / 14.0, 0.0, 1.0);
        const auto season = kSeason[static_cast<unsigned>(partsOf(month).month()) - 1];
        return (1'560 - 330 * gone) * season;
    }

    Date dayIn(Date month) { return month + Days{static_cast<int>(m_random.below(27))}; }

    void monthOf(Date month) {
        const double gone = std::clamp((monthsIn(month) - 6) / 14.0, 0.0, 1.0);
        const double amount =
            expected(month) * m_level * std::clamp(demoNormal(m_random, 1.0, 0.18), 0.4, 1.8);
        const double elsewhere = std::clamp(0.18 + 0.5 * m_outside - 0.14 * gone, 0.05, 0.8);
        // A supply of eight weeks costs two months' worth, and comes every other month.
        const bool supplies = (monthsIn(month) + m_even) % 2 == 0;
        if (supplies) medicines(month, 2 * amount * (1 - elsewhere) * 0.78);
        if (demoChance(m_random, 0.28))
            charge(month, "test", "糖化血红蛋白、生化", "", amount * (1 - elsewhere) * 0.16 / 0.28, 0);
        if (demoChance(m_random, 0.5))
            charge(month, "service", "一般诊疗费", "", amount * (1 - elsewhere) * 0.06 / 0.5, 0);
        if (demoChance(m_random, 0.4)) claim(month, amount * elsewhere / 0.4);
        if (demoChance(m_random, 0.006)) stay(month);
    }

    void medicines(Date month, double amount) {
        const auto kind = m_random.below(kSupplies.size());
        charge(month, "medicine", kSupplies[kind].name, kSupplies[kind].atc, amount, 56);
    }

    void charge(Date month, const char* category, const char* name, const char* code, double amount,
                int days) {
        PricedFact fact;
        fact.on = dayIn(month);
        if (fact.on > m_today || amount < 1) return;
        fact.origin = {"ChargeItem", derivedUuid({"demo-charge", m_person.resident.id.toString(),
                                                  std::to_string(m_facts.size())})};
        fact.resident = m_person.resident.id.uuid;
        fact.category = category;
        fact.scheme = m_person.resident.insuranceScheme;
        fact.settlementNo = fmt::format("S{}{:04}", formatDate(fact.on).substr(2, 5), m_random.below(10'000));
        fact.name = name;
        fact.code = code;
        fact.days = days;
        if (days > 0) fact.insuranceClass = "A";
        fact.icd10 = {demoChance(m_random, 0.06) ? "J06.9" : "E11.9"};
        fact.split = splitOf(yuan(amount), m_employee, true);
        m_facts.push_back(std::move(fact));
    }

    Claim claimOf(Date on, const char* category, Money total, const char* icd10) {
        Claim claim;
        claim.number = fmt::format("DEMO-{}-{}", m_person.resident.insuranceNo, m_facts.size());
        claim.person = m_person.resident.id.toString();
        claim.settlementNo = fmt::format("H{}{:04}", formatDate(on).substr(2, 5), m_random.below(10'000));
        claim.scheme = m_person.resident.insuranceScheme;
        claim.institution = kHospitals[m_random.below(kHospitals.size())];
        claim.category = category;
        claim.icd10 = {icd10};
        claim.name = std::string_view{category} == "inpatient" ? "住院" : "门诊";
        claim.on = on;
        claim.total = total;
        claim.split = splitOf(total, m_employee, false);
        return claim;
    }
    void hear(const Claim& claim) {
        m_facts.push_back(claims::factOf({claim, claims::claimResourceId(claim.number)}));
    }

    void claim(Date month, double amount) {
        const auto on = dayIn(month);
        // A quarter is told late: what is not here yet is what the account calls outstanding.
        const auto told =
            on + Days{demoChance(m_random, 0.25) ? 20 + static_cast<int>(m_random.below(55)) : 4};
        if (told > m_today || amount < 5) return;
        auto first = claimOf(on, demoChance(m_random, 0.3) ? "medicine" : "outpatient", yuan(amount),
                             demoChance(m_random, 0.08) ? "M17.1" : "E11.9");
        if (demoChance(m_random, 0.02)) {
            // First told wrong, then corrected: the ledger keeps both, and a line that takes the first back.
            auto wrong = first;
            wrong.total = capitation::scaled(first.total, {11, 10});
            wrong.split = splitOf(wrong.total, m_employee, false);
            hear(wrong);
        }
        hear(first);
        if (!demoChance(m_random, 0.02) || told + Days{20} > m_today) return;
        auto back = claimOf(on + Days{12}, first.category.c_str(),
                            Money{} - capitation::scaled(first.total, {1, 4}), "E11.9");
        back.institution = first.institution;
        back.original = first.number;
        hear(back);
    }

    void stay(Date month) {
        const auto on = dayIn(month);
        if (on + Days{40} <= m_today)
            hear(claimOf(on, "inpatient", yuan(6'000 + 9'000 * m_random.unit()), "E11.9"));
    }

    const DemoPerson& m_person;
    SeededRandom m_random;
    Date m_today;
    bool m_employee;
    double m_level = 1, m_outside = 0;
    int m_joins = 0;
    int m_even = 0;  ///< in which of two months the supply comes
    std::vector<PricedFact> m_facts;
};

pharmacy::HeldEntitlement benefitOf(const DemoPerson& person, Date since) {
    pharmacy::HeldEntitlement held;
    held.resident = person.resident.id;
    held.entitlement.id = {derivedUuid({"demo-benefit", person.resident.id.toString()})};
    held.entitlement.benefit = "special-disease";
    held.entitlement.icd10 = "E11";
    held.entitlement.since = since;
    held.status = "active";
    return held;
}

}  // namespace

Result<DemoMoney> plantDemoMoney(const sync::Context& context, const std::vector<DemoPerson>& people,
                                 std::uint64_t seed, Date today, sync::Origin origin) {
    std::vector<std::int64_t> members;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people[i].diabetes && people[i].resident.status == roster::ResidentStatus::Active)
            members.push_back(static_cast<std::int64_t>(i));
    DemoMoney money;
    // Where a hub would have to know every cost, none is invented: the payer there figures a statement from what it holds.
    JIAYI_TRY(const auto line, sync::readLine(context.database));
    const auto& book = capitation::shippedCapitationBook();
    const auto planted = db::attempt([&]() -> Result<bool> {
        for (std::size_t from = 0; from < members.size(); from += kMoneyPeople) {
            sync::Unit unit(context, "demo.money", origin);
            for (auto at = from; at < std::min(members.size(), from + kMoneyPeople); ++at) {
                const auto& person = people[static_cast<std::size_t>(members[at])];
                DemoAccount account(person, members[at], seed, today);
                unit.startNextUnit();
                pharmacy::SharedRepository::save(unit, benefitOf(person, account.since()));
                const auto costs = line.paired ? std::vector<PricedFact>{} : account.run();
                for (const auto& fact : costs)
                    money.costs += capitation::hear(unit, book, fact) == Heard::Booked;
                ++money.members;
            }
            unit.describe("Ledger", std::to_string(money.costs));
            unit.commit();
        }
        return true;
    });
    if (!planted) return planted.error();
    JIAYI_CHECK(capitation::recordEnrolment(context, book, capitation::earliestOpen(today, 0)));
    return money;
}

}  // namespace jiayi::app
