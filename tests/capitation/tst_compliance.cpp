// What a payer would stop at: planted among ordinary care, and counted.
#include "models/capitation/rules/compliance.h"
#include "models/core/clock.h"
#include "tests/support/test_program.h"

#include <cmath>
#include <map>
#include <set>

using namespace jiayi;
using namespace jiayi::capitation;

namespace {

const std::vector<ComplianceRule>& shippedCompliance() {
    static const auto rules = loadComplianceRules().value();
    return rules;
}

constexpr double kPack = 20;
constexpr std::array<const char*, 4> kDrugs{"A10BA02", "C09AA02", "C10AA05", "A10AB05"};

/// Two thousand people with a year of ordinary care: supplies of four weeks or twelve, at a visit, somewhat early or late; now and then a cold treated
/// elsewhere. Then one thing is wrong with every tenth.
class Clinic {
public:
    explicit Clinic(std::uint64_t seed) : m_random(seed) {
        for (int number = 0; number < 2000; ++number) people.push_back(ordinary(number));
        for (std::size_t number = 0; number < people.size(); number += 10) plant(people[number], static_cast<Check>((number / 10) % 11));
    }

    std::vector<PersonCare> people;
    std::map<Uuid, Check> planted;

private:
    Origin origin(const char* type) { return {type, derivedUuid({"care", std::to_string(++m_number)})}; }
    int between(int from, int to) { return from + static_cast<int>(m_random.below(static_cast<std::uint64_t>(to - from + 1))); }

    Supplied supply(const char* atc, Date on, int days) {
        Supplied made{origin("MedicationDispense"), Place::Own, {}, atc, "sample", on, days, {}, {}, {}, Money{2000}, Money{2000}, kPack};
        made.unitsPerDay = 2;
        made.timesPerDay = 2;
        made.units = std::ceil(2.0 * days / kPack) * kPack;
        return made;
    }

    PersonCare ordinary(int number) {
        PersonCare person;
        person.resident = derivedUuid({"care-person", std::to_string(number)});
        person.sex = number % 2 == 0 ? Sex::Male : Sex::Female;
        person.birth = makeDate(1940 + number % 40, 3, 5);
        for (int drug = 0; drug < between(1, 4); ++drug) {
            const int days = between(0, 1) == 0 ? 28 : 84;
            for (auto on = makeDate(2026, 1, 1) + Days{between(0, 30)}; on < makeDate(2026, 12, 1); on += Days{days + between(-days / 10, 10)}) {
                person.supplies.push_back(supply(kDrugs[static_cast<std::size_t>(drug)], on, days));
                person.visits.push_back(on - Days{between(0, 3)});  // a delivery comes some days after the visit
            }
        }
        for (int visit = 0; visit < between(0, 3); ++visit) {
            const auto on = makeDate(2026, 2, 1) + Days{between(0, 280)};
            person.services.push_back({origin("Encounter"), Place::Own, "service", on, {"J06", "E11"}});
            person.visits.push_back(on);
        }
        // A hospital gives what it began for a few days, beside what is at home.
        if (between(0, 9) == 0) {
            auto few = supply(kDrugs[0], makeDate(2026, 6, 1) + Days{between(0, 60)}, 5);
            few.place = Place::Elsewhere;
            few.institution = "H1";
            person.supplies.push_back(few);
        }
        return person;
    }

    void plant(PersonCare& person, Check check) {
        planted.emplace(person.resident, check);
        auto& first = person.supplies.front();
        switch (check) {
            case Check::Overlap: {
                auto again = supply(first.atc.c_str(), first.on + Days{between(0, 4)}, first.days);
                person.visits.push_back(again.on);
                return person.supplies.push_back(again);
            }
            case Check::TwoInstitutions: {
                auto there = supply(first.atc.c_str(), first.on + Days{3}, 28);
                there.place = Place::Elsewhere;
                there.institution = "H2";
                return person.supplies.push_back(there);
            }
            case Check::EarlyRefill: {
                auto early = supply("B01AC06", first.on, 84);
                person.supplies.push_back(early);
                early.origin = origin("MedicationDispense");
                early.on += Days{between(10, 60)};
                person.visits.push_back(early.on);
                return person.supplies.push_back(early);
            }
            case Check::Quantity: first.units = *first.unitsPerDay * first.days * 2; return;
            case Check::Supply: return person.supplies.push_back(lone(person, 180));
            case Check::Frequency: first.timesPerDay = 8; return;
            case Check::NoVisit: return person.services.push_back({origin("Encounter"), Place::Own, "service", makeDate(2027, 3, 1), {"E11"}});
            case Check::Sex: {
                auto wrong = lone(person, 28);
                wrong.atc = person.sex == Sex::Male ? "G03AA07" : "G04CB01";
                return person.supplies.push_back(wrong);
            }
            case Check::Age: person.services.push_back({origin("ExplanationOfBenefit"), Place::Elsewhere, "outpatient", makeDate(2026, 5, 1), {"P07.3"}}); return;
            case Check::Price: first.price = Money{2100}; return;
            case Check::AfterDeath: person.death = first.on - Days{1}; return;
        }
    }
    /// Nothing else of that substance.
    Supplied lone(PersonCare& person, int days) {
        auto made = supply("M04AA01", makeDate(2026, 1, 10), days);
        person.visits.push_back(made.on);
        return made;
    }

    SeededRandom m_random;
    int m_number = 0;
};

struct Score {
    int found = 0, right = 0, plantedOnes = 0;
};

PersonCare careOf(std::vector<Supplied> supplies) {
    PersonCare person;
    person.supplies = std::move(supplies);
    for (const auto& one : person.supplies) person.visits.push_back(one.on);
    return person;
}
Supplied ownSupply(int number, int day, int days) {
    return {{"MedicationDispense", derivedUuid({"s", std::to_string(number)})}, Place::Own, {}, "A10BA02", {}, makeDate(2026, 3, 1) + Days{day}, days, {}, {}, {}, {}, {}, 0};
}
std::vector<std::string> rulesOf(const PersonCare& person) {
    std::vector<std::string> rules;
    for (const auto& finding : checkCare(shippedCompliance(), person)) rules.push_back(finding.rule);
    return rules;
}

}  // namespace

class TestCompliance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plantedCasesAreFoundAndOrdinaryCareIsLeftAlone() {
        const Clinic clinic(11);
        std::map<Check, Score> scores;
        for (const auto& [resident, check] : clinic.planted) ++scores[check].plantedOnes;
        for (const auto& person : clinic.people) {
            const auto planted = clinic.planted.find(person.resident);
            std::set<Check> found;
            for (const auto& finding : checkCare(shippedCompliance(), person)) found.insert(finding.check);
            for (const auto check : found) {
                ++scores[check].found;
                if (planted != clinic.planted.end() && planted->second == check) ++scores[check].right;
            }
        }
        int found = 0, right = 0;
        for (const auto& [check, score] : scores) {
            qInfo("%-18s planted %3d, people named %3d, rightly %3d", std::string{nameOf(check)}.c_str(), score.plantedOnes, score.found, score.right);
            QVERIFY2(score.right == score.plantedOnes, "nothing that was planted is missed");
            found += score.found;
            right += score.right;
        }
        int planted = 0;
        for (const auto& [check, score] : scores) planted += score.plantedOnes;
        qInfo("planted %d, precision %.1f %%, recall %.1f %%", planted, 100.0 * right / found, 100.0 * right / planted);
        QCOMPARE(planted, 200);
        QVERIFY(right * 100 >= found * 95);
    }

    void aRefillIsEarlyOnlyBeforeThreeQuarters() {
        QVERIFY((rulesOf(careOf({ownSupply(1, 0, 28), ownSupply(2, 21, 28)})).empty()));
        QVERIFY((rulesOf(careOf({ownSupply(1, 0, 28), ownSupply(2, 20, 28)})) == std::vector<std::string>{"early-refill"}));
        QVERIFY((rulesOf(careOf({ownSupply(1, 0, 28), ownSupply(2, 28, 28), ownSupply(3, 56, 28)})).empty()));
    }

    void aPackThatIsBegunIsNotTooMuch() {
        auto supply = ownSupply(1, 0, 5);
        supply.unitsPerDay = 2;
        supply.pack = 20;
        supply.units = 20;
        QVERIFY(rulesOf(careOf({supply})).empty());
        supply.units = 40;
        QVERIFY((rulesOf(careOf({supply})) == std::vector<std::string>{"quantity"}));
    }

    void whatIsNotKnownIsNotJudged() {
        auto person = careOf({ownSupply(1, 0, 0), ownSupply(2, 1, 0)});
        person.sex = Sex::Unknown;
        person.supplies[0].atc = "G04CB01";
        person.supplies[1].price = Money{100};
        QVERIFY(rulesOf(person).empty());
    }

    void aRowWithoutWhatItsCheckNeedsIsRefused() {
        const std::string head = "id,check,codes,value,sex,age_from,age_to,severity,en,zh,source,version,valid_from\n";
        QVERIFY(readComplianceRules(head + "a,sex,G04C,0,male,,,stop,x,x,s,1,2025-01-01\n"));
        for (const char* row : {"a,sex,G04C,0,,,,stop,x,x,s,1,2025-01-01\n", "a,sex,,0,male,,,stop,x,x,s,1,2025-01-01\n", "a,age,P07,0,,,,stop,x,x,s,1,2025-01-01\n",
                                "a,other,,0,,,,stop,x,x,s,1,2025-01-01\n", "a,price,,-1,,,,stop,x,x,s,1,2025-01-01\n"}) {
            const auto read = readComplianceRules(head + row);
            QVERIFY2(!read && read.error().detail.find("row 2") != std::string::npos, row);
        }
    }
};

JIAYI_TEST(TestCompliance)
#include "tst_compliance.moc"
