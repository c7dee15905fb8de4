#include "app/workstation/demo_checks.h"

#include "app/workstation/demo_visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace jiayi::app {

namespace {

constexpr const char* kForm = "annual";
constexpr int kElderly = 65;
/// How often the yearly check was done, of people in a programme and of other elderly people: in the last twelve months, in the twelve before.
struct Done {
    double managed, elderly;
};
constexpr std::array<Done, 2> kDone{{{0.9, 0.76}, {0.72, 0.62}}};

/// A laboratory's part of the form: what the check takes over where the record holds a result, and what it finds otherwise.
struct Tested {
    const char *field, *code;
    double usual;
    int decimals;
};
constexpr std::array<Tested, 13> kTested{{{"haemoglobin", "HGB", 136, 0},
                                          {"wbc", "WBC", 6.1, 1},
                                          {"platelets", "PLT", 214, 0},
                                          {"alt", "ALT", 19, 0},
                                          {"ast", "AST", 21, 0},
                                          {"bilirubin", "TBIL", 11.2, 1},
                                          {"urea", "UREA", 5.6, 1},
                                          {"creatinine", "CREA", 71, 0},
                                          {"tc", "TC", 4.7, 1},
                                          {"tg", "TG", 1.4, 1},
                                          {"ldl", "LDL_C", 2.7, 1},
                                          {"hdl", "HDL_C", 1.3, 1},
                                          {"egfr", "EGFR_2021", 86, 0}}};

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

/// The newest result of that year.
const care::Observation* heldResult(const DemoFacts& facts, std::string_view code, Date day) {
    const care::Observation* newest = nullptr;
    for (const auto& result : facts.results) {
        const auto on = result.effective.day();
        if (result.code == code && result.value && on <= day && day - on < Days{365} && (!newest || on > newest->effective.day())) newest = &result;
    }
    return newest;
}

/// What a laboratory said has a date of its own, so that the check adds no result to the record.
care::Answers testedAnswers(const DemoFacts& facts, Date day) {
    care::Answers said{{"urine_protein", "阴性"}, {"urine_protein_date", formatDate(day)}, {"ecg", "窦性心律，正常心电图"}, {"ecg_date", formatDate(day)}, {"ultrasound", "1"}};
    for (const auto& test : kTested) {
        const auto* held = heldResult(facts, test.code, day);
        said[test.field] = fmt::format("{:.{}f}", held ? *held->value : test.usual, test.decimals);
        said[std::string{test.field} + "_date"] = formatDate(held ? held->effective.day() : day);
    }
    return said;
}

care::Answers checkAnswers(const DemoPerson& person, const DemoFacts& facts, const Found& found, Date day) {
    care::Answers more{{"check_symptoms", "1"}, {"respiratory_rate", "18"}, {"waist", fmt::format("{:.0f}", found.height / 2 + found.weight / 20)}, {"check_result", "1"}, {"guidance", facts.programmes.empty() ? "4" : "1"}};
    for (const auto* organ : {"mouth", "vision", "hearing", "movement", "skin", "nodes", "heart", "lungs", "abdomen", "oedema"}) more[organ] = "1";
    if (person.age < kElderly) return more;
    more["self_rated"] = "2";
    for (const auto* part : {"selfcare_meal", "selfcare_wash", "selfcare_dress", "selfcare_toilet", "selfcare_move"}) more[part] = "1";
    for (const auto* screen : {"cognition", "mood"}) more[screen] = "1";
    more.merge(testedAnswers(facts, day));
    return more;
}

}  // namespace

void addYearlyChecks(const care::RuleBook& rules, const DemoPerson& person, std::int64_t number, std::uint64_t seed, Date today, DemoFacts& facts) {
    const bool managed = !facts.programmes.empty();
    if (person.resident.status != roster::ResidentStatus::Active || (!managed && person.age < kElderly)) return;
    auto random = demoRandom(seed, "checks", number);
    const auto held = facts.visits;
    for (std::size_t year = 0; year < kDone.size(); ++year) {
        const auto day = today - Days{365 * static_cast<int>(year) + 20 + static_cast<int>(random.below(300))};
        if (!demoChance(random, managed ? kDone[year].managed : kDone[year].elderly)) continue;
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
        measured.more = checkAnswers(person, facts, found, measured.date);
        auto made = demoVisit(rules, person, measured, {}, {}, {});
        // The check keeps the date that the follow-up had agreed on.
        if (!made.visit.nextDate) made.visit.nextDate = before && before->nextDate > measured.date ? before->nextDate : std::optional{measured.date + Days{365}};
        facts.visits.push_back(std::move(made));
    }
    std::stable_sort(facts.visits.begin(), facts.visits.end(), [](const auto& a, const auto& b) { return a.visit.date < b.visit.date; });
}

}  // namespace jiayi::app
