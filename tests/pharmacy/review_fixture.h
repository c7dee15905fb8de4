// The shipped rules, and a person with a regimen in one sentence.
#pragma once

#include "models/pharmacy/rules/dosage_text.h"
#include "models/pharmacy/rules/review.h"

#include <algorithm>
#include <string>

namespace jiayi::test {

inline const care::RuleBook& careRules() {
    static const care::RuleBook rules = care::loadRules().value();
    return rules;
}

inline const pharmacy::ReviewBook& reviewBook() {
    static const pharmacy::ReviewBook book = pharmacy::loadReviewBook(careRules()).value();
    return book;
}

inline const Date kToday = makeDate(2026, 11, 23);

/// A man of 60 with every laboratory value fresh and normal, type 2 diabetes, hypertension, and no allergies.
inline pharmacy::ReviewInput healthyInput() {
    pharmacy::ReviewInput input;
    input.today = kToday;
    input.birth = makeDate(1966, 1, 1);
    input.sex = Sex::Male;
    input.allergyAnswer = pharmacy::AllergyAnswer::NoneKnown;
    input.conditions = {{"E11.9", "type 2 diabetes"}, {"I10", "hypertension"}};
    const auto day = kToday - Days{20};
    for (const auto& [code, value] : std::initializer_list<std::pair<const char*, double>>{
             {"EGFR_2021", 70}, {"CREA", 95}, {"K", 4.5}, {"NA", 140}, {"ALT", 25}, {"AST", 22}, {"CK", 90}, {"INR", 2.3}, {"UA", 330},
             {"TSH", 2}, {"WBC", 6}, {"PLT", 200}, {"WEIGHT", 80}, {"HR", 72}, {"SBP", 128}, {"DBP", 78}, {"VITB12", 300}})
        input.values.push_back({code, value, day});
    return input;
}

inline void setValue(pharmacy::ReviewInput& input, const std::string& code, double value, Date day = kToday - Days{10}) {
    std::erase_if(input.values, [&](const auto& one) { return one.code == code; });
    // One kidney figure at a time, so that the one that is set is the one that counts.
    if (code.starts_with("EGFR")) std::erase_if(input.values, [](const auto& one) { return one.code == "CREA" || one.code.starts_with("EGFR"); });
    input.values.push_back({code, value, day});
}

inline void dropValue(pharmacy::ReviewInput& input, const std::string& code) {
    std::erase_if(input.values, [&](const auto& one) { return one.code == code; });
}

/// "metformin" with "500 mg bid"; lines are named a, b, c ...
inline pharmacy::RegimenLine& addLine(pharmacy::ReviewInput& input, const std::string& name, const std::string& dosage = {},
                                      const std::string& atc = {}) {
    const auto read = pharmacy::readDosage(reviewBook(), dosage);
    pharmacy::RegimenLine line;
    line.id = std::string(1, static_cast<char>('a' + input.lines.size()));
    line.name = name;
    line.atc = atc;
    line.amount = read.amount;
    line.unit = read.unit;
    line.times = read.times;
    line.days = read.days;
    line.asNeeded = read.asNeeded;
    line.route = read.route;
    line.supplyDays = read.supplyDays;
    input.lines.push_back(std::move(line));
    return input.lines.back();
}

inline pharmacy::ReviewResult reviewed(const pharmacy::ReviewInput& input) { return pharmacy::review(reviewBook(), input); }

inline const pharmacy::Finding* findingOf(const pharmacy::ReviewResult& result, std::string_view rule) {
    const auto found = std::find_if(result.findings.begin(), result.findings.end(), [&](const auto& one) { return one.rule == rule; });
    return found == result.findings.end() ? nullptr : &*found;
}
inline bool saysNotChecked(const pharmacy::ReviewResult& result, pharmacy::Check check, std::string_view words) {
    return std::any_of(result.notChecked.begin(), result.notChecked.end(), [&](const auto& one) {
        return one.check == check && one.reason.en.find(words) != std::string::npos;
    });
}
/// Every rule, for messages of failed tests.
inline std::string told(const pharmacy::ReviewResult& result) {
    std::string text;
    for (const auto& one : result.findings) text += std::string{toString(one.severity)} + " " + one.rule + " (" + one.reason.en + ")\n";
    for (const auto& one : result.notChecked) text += "not checked: " + one.reason.en + "\n";
    return text;
}

}  // namespace jiayi::test
