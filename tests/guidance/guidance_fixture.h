// The shipped tables, and a person written in one line: "age=58 sex=male dx=E11.9 HBA1C=8.1@10,7.9@120 rx=A10BA02@400".
#pragma once

#include "models/care/guidance/rules/guidance.h"
#include "models/care/rules/rule_book.h"

#include <stdexcept>
#include <string>

namespace jiayi::test {

inline const care::RuleBook& clinicalRules() {
    static const care::RuleBook book = care::loadRules().value();
    return book;
}
inline const guidance::GuidanceBook& guidanceBook() {
    static const guidance::GuidanceBook book = guidance::loadGuidanceBook(clinicalRules()).value();
    return book;
}
inline Date guidanceDay() { return makeDate(2026, 11, 23); }

inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// Targets as the tables give them for sex and age; `target.HBA1C=8.0` is agreed with the person.
inline void addTargets(guidance::PersonFacts& person) {
    const auto& book = guidanceBook();
    for (std::size_t i = 0; i < book.facts.size(); ++i) {
        care::TargetProfile profile;
        profile.sex = person.sex;
        profile.age = person.age;
        if (!person.targets[i]) person.targets[i] = care::targetFor(clinicalRules(), book.facts[i].codes.front(), profile);
    }
}

inline guidance::PersonFacts emptyPerson() {
    guidance::PersonFacts person;
    person.today = guidanceDay();
    person.series.resize(guidanceBook().facts.size());
    person.targets.resize(guidanceBook().facts.size());
    return person;
}

/// age= sex= programme= dx=CODE[@days since onset] smoker=yes northern= urban= family= rx=ATC@days since begun[~days since ended][!days since changed]
/// FACT=value@days before[/own value and unit] (newest first, by commas), FACT=words_with_underscores@days, target.FACT=below, tight.FACT=from
inline guidance::PersonFacts personOf(const std::string& line) {
    const auto& book = guidanceBook();
    auto person = emptyPerson();
    const auto daysAgo = [&](const std::string& days) { return person.today - Days(std::stoi(days)); };
    for (const auto& token : split(line, ' ')) {
        if (token.empty()) continue;
        const auto is = token.find('=');
        if (is == std::string::npos) throw std::logic_error("no such word: " + token);
        const auto name = token.substr(0, is), value = token.substr(is + 1);
        if (name == "age") person.age = std::stoi(value);
        else if (name == "sex") person.sex = value == "male" ? Sex::Male : Sex::Female;
        else if (name == "programme") person.programmes.push_back(value);
        else if (name == "smoker") person.smoker = value == "yes";
        else if (name == "northern") person.northern = value == "yes";
        else if (name == "urban") person.urban = value == "yes";
        else if (name == "family") person.familyAscvd = value == "yes";
        else if (name == "dx") {
            const auto parts = split(value, '@');
            guidance::Diagnosis one{parts[0], {}};
            if (parts.size() > 1) one.onset = parseFhirTime(formatDate(daysAgo(parts[1]))).value();
            person.diagnoses.push_back(one);
            if (const auto* def = clinicalRules().condition(parts[0]))
                person.diseases.insert(person.diseases.end(), def->programmes.begin(), def->programmes.end());
        } else if (name == "rx") {
            const auto atc = value.substr(0, value.find_first_of("@~!"));
            guidance::Medicine drug{atc, atc, true, {}, {}};
            for (const char mark : {'@', '~', '!'}) {
                const auto at = value.find(mark);
                if (at == std::string::npos) continue;
                const auto day = daysAgo(value.substr(at + 1));
                if (mark == '@') drug.since = day;
                if (mark == '~') drug.taken = false;
                drug.changed = day;
            }
            person.medicines.push_back(drug);
        } else if (name.starts_with("target.") || name.starts_with("tight.")) {
            const bool tight = name.starts_with("tight.");
            auto& target = person.targets[book.fact(name.substr(tight ? 6 : 7))];
            if (!target) target.emplace();
            (tight ? target->tooTight : target->high) = std::stod(value);
        } else {
            const auto fact = book.fact(name);
            for (const auto& one : split(value, ',')) {
                const auto parts = split(one, '@');
                guidance::Measured measured;
                measured.on = daysAgo(parts.at(1));
                if (name == "FUNDUS" || name == "ECG" || name == "FOOT_PULSE" || name == "MONOFILAMENT" || name == "UKET") {
                    measured.words = parts[0];
                    std::replace(measured.words.begin(), measured.words.end(), '_', ' ');
                } else {
                    measured.value = std::stod(parts[0]);
                    measured.own = *measured.value;
                    measured.ownUnit = clinicalRules().observation(book.facts[fact].codes.front())->unit;
                }
                person.series[fact].push_back(measured);
            }
        }
    }
    addTargets(person);
    return person;
}

/// "fires", "agrees" (another of its topic speaks), "not-checked" or "silent".
inline std::string stateOfRule(const guidance::Guidance& found, const std::string& rule) {
    for (const auto& card : found.cards) {
        if (card.rule->id == rule) return "fires";
        for (const auto& [other, words] : card.agreeing)
            if (other->id == rule) return "agrees";
    }
    for (const auto& open : found.notChecked)
        if (open.rule->id == rule) return "not-checked";
    return "silent";
}

inline guidance::Guidance guidedBy(const guidance::PersonFacts& person) { return guidance::guide(guidanceBook(), clinicalRules(), person); }

}  // namespace jiayi::test
