#include "models/care/guidance/cards.h"
#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <set>

using namespace jiayi;
using guidance::PersonFacts;

namespace {

/// Of each fact a value in which nobody would see an alarm, and the spread of what people bring.
struct NormalResult {
    const char* fact;
    double normal, lowest, highest;
};
constexpr NormalResult kResults[]{{"HBA1C", 6.6, 4.5, 13},  {"FPG", 5.5, 2, 36},     {"RPG", 6.5, 2, 36},   {"PG2H", 7.0, 2, 36},   {"SBP", 122, 80, 200}, {"DBP", 72, 50, 120},
                                  {"K", 4.3, 2.8, 6.6},     {"EGFR", 95, 10, 110},   {"CREA", 60, 50, 300}, {"LDL_C", 1.2, 0.8, 6}, {"UACR", 8, 1, 600},   {"UA", 300, 200, 700}};

void addResult(PersonFacts& person, const char* name, double value, Date on) {
    const auto fact = test::guidanceBook().fact(name);
    guidance::Measured one;
    one.on = on;
    one.value = one.own = value;
    one.ownUnit = test::clinicalRules().observation(test::guidanceBook().facts[fact].codes.front())->unit;
    auto& series = person.series[fact];
    series.insert(std::find_if(series.begin(), series.end(), [&](const auto& other) { return other.on <= on; }), one);
}

rc::Gen<PersonFacts> anybody() {
    return rc::gen::exec([] {
        auto person = test::emptyPerson();
        if (*rc::gen::inRange(0, 10) > 0) person.age = *rc::gen::inRange(20, 95);
        person.sex = *rc::gen::element(Sex::Male, Sex::Female, Sex::Unknown);
        for (const auto* icd10 : {"E11.9", "I10", "I25.1", "I63", "N18", "M10", "I50", "D64.9", "J44", "L97"})
            if (*rc::gen::inRange(0, 4) == 0) {
                person.diagnoses.push_back({icd10, {}});
                if (const auto* def = test::clinicalRules().condition(icd10)) person.diseases.insert(person.diseases.end(), def->programmes.begin(), def->programmes.end());
            }
        for (const auto* atc : {"A10BA02", "A10BB09", "A10AE04", "A10BK01", "C08CA01", "C09CA03", "C10AA05", "M04AA03"})
            if (*rc::gen::inRange(0, 3) == 0) {
                guidance::Medicine drug{atc, atc, true, {}, {}};
                if (*rc::gen::inRange(0, 6) > 0) drug.since = drug.changed = person.today - Days(*rc::gen::inRange(1, 600));
                person.medicines.push_back(drug);
            }
        for (const auto& result : kResults)
            for (int count = *rc::gen::inRange(0, 3); count > 0; --count)
                addResult(person, result.fact, *rc::gen::inRange(static_cast<int>(result.lowest * 10), static_cast<int>(result.highest * 10)) / 10.0, person.today - Days(*rc::gen::inRange(1, 500)));
        if (*rc::gen::arbitrary<bool>()) person.smoker = *rc::gen::arbitrary<bool>();
        test::addTargets(person);
        return person;
    });
}

using Fired = std::set<std::string>;
/// Rules that fire, whether they speak or agree.
Fired firedOf(const guidance::Guidance& found, std::initializer_list<guidance::Kind> kinds) {
    Fired fired;
    const auto add = [&](const guidance::Rule* rule) {
        if (std::find(kinds.begin(), kinds.end(), rule->kind) != kinds.end()) fired.insert(rule->id);
    };
    for (const auto& card : found.cards) {
        add(card.rule);
        for (const auto& [rule, words] : card.agreeing) add(rule);
    }
    return fired;
}

std::string digestIn(const guidance::Guidance& found, const std::string& rule) {
    for (const auto& card : found.cards)
        if (card.rule->id == rule) return card.facts;
    return {};
}

/// Every card of this person dismissed, without a day.
std::vector<guidance::CardAnswer> allDismissed(const guidance::Guidance& found) {
    std::vector<guidance::CardAnswer> records;
    for (const auto& card : found.cards) {
        guidance::CardAnswer record;
        record.rule = card.rule->id;
        record.version = card.rule->origin.version;
        record.facts = card.facts;
        record.answer = guidance::Answer::Dismissed;
        record.reason = "seen";
        records.push_back(record);
    }
    return records;
}

}  // namespace

class TestGuidanceLaws : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNormalResultNeverAddsAnAlert() {
        using guidance::Kind;
        QVERIFY(rc::check("a normal result adds neither an alert nor a missed target nor inertia", [] {
            auto person = *anybody();
            const auto& result = *rc::gen::elementOf(std::vector<NormalResult>(std::begin(kResults), std::end(kResults)));
            const auto kinds = {Kind::Alert, Kind::Target, Kind::Inertia};
            const auto before = firedOf(test::guidedBy(person), kinds);
            // Normal for the kidney is what it was: a fall from 110 to 80 is no normal result.
            const auto fact = test::guidanceBook().fact(result.fact);
            double normal = result.normal;
            if (std::string_view{result.fact} == "EGFR")
                for (const auto& earlier : person.series[fact]) normal = std::max(normal, *earlier.value);
            if (std::string_view{result.fact} == "CREA")
                for (const auto& earlier : person.series[fact]) normal = std::min(normal, *earlier.value);
            addResult(person, result.fact, normal, person.today);
            const auto after = firedOf(test::guidedBy(person), kinds);
            for (const auto& rule : after) {
                RC_LOG() << rule << " after " << result.fact << '\n';
                RC_ASSERT(before.contains(rule));
            }
        }));
    }

    void aDismissedCardStaysAwayWhileItsFactsAreTheSame() {
        QVERIFY(rc::check("time passing brings no dismissed card back", [] {
            auto person = *anybody();
            const auto records = allDismissed(test::guidedBy(person));
            auto later = person;
            later.today += Days(*rc::gen::inRange(0, 400));
            const auto found = guidance::answered(test::guidedBy(later), records, later.today);
            for (const auto& one : found.open)
                for (const auto& record : records) RC_ASSERT(one.card.rule->id != record.rule);
        }));
    }

    void anotherFactBringsNoDismissedCardBack() {
        QVERIFY(rc::check("a card is back only when a fact that its rule reads changed", [] {
            auto person = *anybody();
            const auto before = test::guidedBy(person);
            // No rule that fires here reads the eosinophils but one, and that one wants COPD.
            addResult(person, "EOS", 0.1, person.today);
            addResult(person, "HGB", 140, person.today);
            const auto found = guidance::answered(test::guidedBy(person), allDismissed(before), person.today);
            for (const auto& one : found.open) RC_ASSERT(digestIn(before, one.card.rule->id).empty());
        }));
    }

    void aNewResultMakesItAnotherQuestion() {
        auto person = test::personOf("age=58 sex=male dx=E11.9@4000 HBA1C=7.4@10 rx=A10BA02@30");
        const auto records = allDismissed(test::guidedBy(person));
        QVERIFY(guidance::answered(test::guidedBy(person), records, person.today).open.empty());
        addResult(person, "HBA1C", 7.4, person.today);
        const auto found = guidance::answered(test::guidedBy(person), records, person.today);
        QCOMPARE(found.open.size(), std::size_t{1});
        QCOMPARE(found.open.front().card.rule->id, std::string{"target.hba1c"});
    }

    void aDismissedCardIsBackOnItsDay() {
        const auto person = test::personOf("age=58 sex=male dx=E11.9@4000 HBA1C=7.4@10 rx=A10BA02@30");
        auto records = allDismissed(test::guidedBy(person));
        for (auto& record : records) record.until = person.today + Days(7);
        QVERIFY(guidance::answered(test::guidedBy(person), records, person.today + Days(6)).open.empty());
        const auto back = guidance::answered(test::guidedBy(person), records, person.today + Days(7));
        QCOMPARE(back.open.size(), records.size());
        QVERIFY(!back.open.front().answer);
    }
};

JIAYI_TEST(TestGuidanceLaws)
#include "tst_guidance_laws.moc"
