#include "app/workstation/demo_checks.h"

#include "app/workstation/demo_visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jiayi::app {

namespace {

constexpr const char* kForm = "annual";
constexpr int kElderly = 65;
constexpr int kYears = 2;

/// What the clinic measured at a follow-up; the check a week later finds nearly the same.
struct Found {
    double sbp = 126, dbp = 76, weight = 64, height = 163, fpg = 5.4;
};

double said(const care::Answers& answers, const char* field, double otherwise) {
    const auto text = care::answer(answers, field);
    return text.empty() ? otherwise : std::stod(std::string{text});
}

Found foundAt(const care::Visit& visit) {
    Found found;
    for (const auto& form : visit.forms) {
        found.sbp = said(form.answers, "sbp", found.sbp);
        found.dbp = said(form.answers, "dbp", found.dbp);
        found.weight = said(form.answers, "weight", found.weight);
        found.height = said(form.answers, "height", found.height);
        found.fpg = said(form.answers, "fpg", found.fpg);
    }
    return found;
}

care::Answers checkAnswers(int age) {
    care::Answers more{{"check_symptoms", "1"}};
    for (const auto* organ : {"mouth", "vision", "hearing", "movement", "skin", "nodes", "heart", "lungs", "abdomen"}) more[organ] = "1";
    if (age < kElderly) return more;
    more["self_rated"] = "2";
    for (const auto* part : {"selfcare_meal", "selfcare_wash", "selfcare_dress", "selfcare_toilet", "selfcare_move"}) more[part] = "1";
    for (const auto* screen : {"cognition", "mood"}) more[screen] = "1";
    return more;
}

}  // namespace

void addYearlyChecks(const care::RuleBook& rules, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today, DemoFacts& facts) {
    const bool managed = !facts.programmes.empty();
    if (person.resident.status != roster::ResidentStatus::Active || (!managed && person.age < kElderly)) return;
    auto random = demoRandom(seed, "checks", number);
    const auto held = facts.visits;
    for (int year = 0; year < kYears; ++year) {
        const auto day = today - Days{365 * year + 20 + static_cast<int>(random.below(300))};
        if (!demoChance(random, managed ? 0.86 : 0.72)) continue;
        const care::Visit* before = nullptr;
        for (const auto& visit : held)
            if (visit.visit.date <= day && day - visit.visit.date < Days{200} && (!before || visit.visit.date > before->date)) before = &visit.visit;
        const auto found = before ? foundAt(*before) : Found{};
        DemoMeasured measured;
        measured.forms = {{kForm}};
        measured.date = rules.calendar.onOrBefore(before ? before->date + Days{7} : day);
        const bool taken = std::any_of(facts.visits.begin(), facts.visits.end(), [&](const auto& visit) { return visit.visit.date == measured.date; });
        if (taken || measured.date > today) continue;
        measured.sbp = static_cast<int>(std::lround(found.sbp + demoNormal(random, 0, 4)));
        measured.dbp = static_cast<int>(std::lround(found.dbp + demoNormal(random, 0, 3)));
        measured.weight = std::round(found.weight * 10) / 10;
        measured.height = std::round(found.height * 10) / 10;
        measured.fpg = std::max(3.9, std::round((found.fpg + demoNormal(random, 0, 0.2)) * 10) / 10);
        measured.more = checkAnswers(person.age);
        facts.visits.push_back(demoVisit(rules, person, measured, {}, {}, {}));
    }
    std::stable_sort(facts.visits.begin(), facts.visits.end(), [](const auto& a, const auto& b) { return a.visit.date < b.visit.date; });
}

}  // namespace jiayi::app
