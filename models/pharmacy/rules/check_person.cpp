// Allergy, pregnancy and breast-feeding, age, diagnosis: what the person is, against what the lines bring.
#include "models/pharmacy/rules/review_case.h"

#include <algorithm>

namespace jiayi::pharmacy::internal {

namespace {

/// Latin names as whole words, Han names anywhere.
bool saysName(const std::string& text, const std::string& name) {
    const auto latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const auto end = at + name.size();
        const bool before = at == 0 || !latin(text[at - 1]) || !latin(name.front());
        const bool after = end == text.size() || !latin(text[end]) || !latin(name.back());
        if (before && after) return true;
    }
    return false;
}

bool matchClasses(Case& c, const RecordedAllergy& allergy, const std::string& folded, const std::string& ownCode) {
    bool known = false;
    for (const auto& row : c.book.allergies) {
        const bool named = std::any_of(row.names.begin(), row.names.end(), [&](const std::string& name) { return saysName(folded, name); });
        // A class is also told by the drug that is named: an allergy to cefaclor is one to cephalosporins.
        const bool member = row.severity == Severity::Contraindicated && !ownCode.empty() && row.atc.has(ownCode);
        if (!named && !member) continue;
        known = true;
        const bool same = row.severity == Severity::Contraindicated;
        const auto& text = c.book.text(same ? "allergy.class" : "allergy.cross");
        for (const auto& part : c.parts) {
            if (!row.atc.has(part.atc)) continue;
            const Fills fills{{"what", both(allergy.text)}, {"drug", part.label}, {"class", row.reason}};
            c.find({row.id, Check::Allergy, row.severity, c.idsOf({part.line}), filled(text.reason, fills), filled(text.action, fills),
                    row.origin.source, !row.pharmacistSigned},
                   row.id, row.origin.version);
        }
    }
    return known;
}

void matchSubstances(Case& c, const RecordedAllergy& allergy, const std::vector<std::string>& codes) {
    for (const auto& part : c.parts)
        for (const auto& code : codes) {
            if (code.size() < 7) continue;
            const Fills fills{{"what", both(allergy.text)}, {"drug", part.label}};
            if (part.atc == code) c.say("allergy.substance", part.atc, c.idsOf({part.line}), fills);
            else if (part.atc.starts_with(code.substr(0, 5)) && code.front() != 'Z')
                c.say("allergy.related", part.atc, c.idsOf({part.line}), fills);
        }
}

}  // namespace

void checkAllergy(Case& c) {
    std::set<std::size_t> all;
    for (std::size_t i = 0; i < c.lines.size(); ++i) {
        all.insert(i);
        const auto& line = c.lines[i];
        if (line.drug && line.drug->def.skinTest && line.said->isNew)
            c.say("allergy.skin-test", line.drug->def.atc, c.idsOf({i}), {{"drug", line.label}}, &line.drug->def);
    }
    if (c.input.allergyAnswer == AllergyAnswer::NotAsked && c.input.allergies.empty()) c.cannotCheck("not-checked.allergy", c.idsOf(all), {});
    for (const auto& allergy : c.input.allergies) {
        const auto named = c.book.names.find(c.book.drugs, allergy.atc, allergy.text);
        std::vector<std::string> codes;
        if (named && !named->atc.empty()) codes.push_back(named->atc);
        if (named)
            for (const auto& part : named->drug ? c.book.drugs[*named->drug].parts : named->parts) codes.push_back(part.atc);
        const bool byClass = matchClasses(c, allergy, foldedName(allergy.text), codes.empty() ? std::string{} : codes.front());
        matchSubstances(c, allergy, codes);
        if (!byClass && codes.empty()) c.cannotCheck("not-checked.allergy-text", c.idsOf(all), {{"what", both(allergy.text)}});
    }
}

void checkPregnancy(Case& c) {
    const bool man = c.input.sex == Sex::Male;
    if (man) return;
    const bool ofAge = c.age && *c.age >= c.book.limit("pregnancy.min-age") && *c.age <= c.book.limit("pregnancy.max-age");
    const bool mayBe = ofAge || !c.age || c.input.pregnant == Known::Yes || c.input.lactating == Known::Yes;
    if (!mayBe) return;
    const bool woman = c.input.sex == Sex::Female;
    for (const auto& part : c.parts)
        c.book.pregnancy.forEach(part.atc, [&](const PregnancyRow& row) {
            const auto state = row.lactation ? c.input.lactating : c.input.pregnant;
            if (state == Known::Yes) {
                c.find(row, Check::Pregnancy, c.idsOf({part.line}), {part.label.en + ": " + row.reason.en, part.label.zh + ":" + row.reason.zh});
            } else if (state == Known::Unknown && !row.lactation) {
                const auto years = c.age ? number(*c.age) : both("?");
                if (woman) c.cannotCheck("not-checked.pregnancy", c.idsOf({part.line}), {{"drug", part.label}, {"limit", years}});
                else c.cannotCheck("not-checked.sex", c.idsOf({part.line}), {{"drug", part.label}});
            }
        });
}

void checkAge(Case& c) {
    for (const auto& part : c.parts)
        c.book.ages.forEach(part.atc, [&](const AgeRow& row) {
            if (!c.age) {
                c.cannotCheck("not-checked.age", c.idsOf({part.line}), {});
                return;
            }
            if ((row.minAge && *c.age < *row.minAge) || (row.maxAge && *c.age > *row.maxAge)) return;
            c.find(row, Check::Age, c.idsOf({part.line}), {part.label.en + ": " + row.reason.en, part.label.zh + ":" + row.reason.zh});
        });
}

namespace {

void checkIndications(Case& c, bool uncoded) {
    if (c.input.conditions.empty() || uncoded) return;
    for (const auto& part : c.parts) {
        // A drug may have several uses; one that fits is enough, whichever row names it.
        bool fits = false;
        const IndicationRow* first = nullptr;
        c.book.indications.forEach(part.atc, [&](const IndicationRow& row) {
            if (!first || row.atc.depth(part.atc) > first->atc.depth(part.atc)) first = &row;
            fits = fits || c.hasCondition(row.conditions);
        });
        if (!first || fits) continue;
        const auto& text = c.book.text("diagnosis.no-match");
        const Fills fills{{"drug", part.label}, {"what", first->reason}};
        c.find({first->id, Check::Diagnosis, Severity::Minor, c.idsOf({part.line}), filled(text.reason, fills), filled(text.action, fills),
                first->origin.source, !first->pharmacistSigned},
               first->id, first->origin.version);
    }
}

void checkDisease(Case& c, const Part& part) {
    c.book.diseases.forEach(part.atc, [&](const DiseaseRow& row) {
        const Words reason{part.label.en + ": " + row.reason.en, part.label.zh + ":" + row.reason.zh};
        if (!row.finding) {
            if (c.hasCondition(row.conditions)) c.find(row, Check::Diagnosis, c.idsOf({part.line}), reason);
            return;
        }
        const auto* value = c.newest(row.finding->name, c.staleMonths());
        // Blood counts and pressures are not asked of everybody: silence about them is told by the monitoring check.
        if (value && care::holds(row.finding->compare, value->value, row.finding->limit))
            c.find(row, Check::Diagnosis, c.idsOf({part.line}), reason);
    });
}

}  // namespace

void checkDiagnosis(Case& c) {
    std::set<std::size_t> all;
    for (std::size_t i = 0; i < c.lines.size(); ++i) all.insert(i);
    bool uncoded = false;
    for (const auto& condition : c.input.conditions) {
        if (!condition.icd10.empty()) continue;
        uncoded = true;
        c.cannotCheck("not-checked.diagnosis", c.idsOf(all), {{"what", both(condition.text)}});
    }
    if (c.input.conditions.empty() && !c.lines.empty()) c.say("diagnosis.none", "", c.idsOf(all), {});
    for (const auto& part : c.parts) checkDisease(c, part);
    checkIndications(c, uncoded);
}

}  // namespace jiayi::pharmacy::internal
