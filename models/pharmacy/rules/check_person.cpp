// Allergy, pregnancy and breast-feeding, age, diagnosis: what the person is, against what the lines bring.
#include "models/pharmacy/rules/review_case.h"

#include <algorithm>

namespace jiayi::pharmacy::internal {

namespace {

bool isClass(const AllergyRow& row) { return row.severity == Severity::Contraindicated; }

/// Rows that the words name, and those of the class that the named drug belongs to: an allergy to cefaclor is one to
/// cephalosporins, with all that cross-reacts with them.
std::vector<const AllergyRow*> rowsOfAllergy(const Case& c, const std::string& folded, const std::vector<std::string>& codes) {
    std::set<std::vector<std::string>> named;  // rows of one class share their names
    for (const auto& row : c.book.allergies) {
        const bool member = isClass(row) && std::any_of(codes.begin(), codes.end(), [&](const std::string& code) { return row.atc.has(code); });
        if (row.isNamedIn(folded) || member) named.insert(row.names);
    }
    std::vector<const AllergyRow*> rows;
    for (const auto& row : c.book.allergies)
        if (named.contains(row.names)) rows.push_back(&row);
    return rows;
}

void matchRow(Case& c, const RecordedAllergy& allergy, const AllergyRow& row) {
    const auto& text = c.book.text(isClass(row) ? "allergy.class" : "allergy.cross");
    for (const auto& part : c.parts) {
        if (!row.atc.has(part.atc)) continue;
        const Fills fills{{"what", both(allergy.text)}, {"drug", part.label}, {"class", row.reason}};
        if (allergy.intolerance) {
            if (isClass(row)) c.say("allergy.intolerance", part.atc, c.idsOf({part.line}), fills);
            continue;
        }
        c.find({row.id, Check::Allergy, row.severity, c.idsOf({part.line}), filled(text.reason, fills), filled(text.action, fills),
                row.origin.source, !row.pharmacistSigned},
               row.id, row.origin.version);
    }
}

/// By the codes of the substance, its parts, or a whole class ("J01C").
void matchCodes(Case& c, const RecordedAllergy& allergy, const std::vector<std::string>& codes) {
    for (const auto& part : c.parts)
        for (const auto& code : codes) {
            const bool substance = code.size() >= 7;
            const Fills fills{{"what", both(allergy.text)}, {"drug", part.label}, {"class", both(code)}};
            const bool same = substance ? part.atc == code : part.atc.starts_with(code);
            const bool related = substance && part.atc.starts_with(code.substr(0, 5)) && code.front() != 'Z';
            if (same) c.say(allergy.intolerance ? "allergy.intolerance" : substance ? "allergy.substance" : "allergy.class", part.atc, c.idsOf({part.line}), fills);
            else if (related && !allergy.intolerance) c.say("allergy.related", part.atc, c.idsOf({part.line}), fills);
        }
}

/// "J01C": a group of ATC as an allergy list names it. One letter would be half the pharmacy.
bool isClassCode(const std::string& atc) {
    return atc.size() >= 3 && atc.size() <= 5 && atc[0] >= 'A' && atc[0] <= 'V' && atc[1] >= '0' && atc[1] <= '9' && atc[2] >= '0' && atc[2] <= '9';
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
        if (codes.empty() && isClassCode(allergy.atc)) codes.push_back(allergy.atc);
        const auto rows = rowsOfAllergy(c, foldedName(allergy.text), codes);
        for (const auto* row : rows) matchRow(c, allergy, *row);
        matchCodes(c, allergy, codes);
        if (rows.empty() && codes.empty()) c.cannotCheck("not-checked.allergy-text", c.idsOf(all), {{"what", both(allergy.text)}});
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
                c.find(row, Check::Pregnancy, c.idsOf({part.line}), {part.label.en + ": " + row.reason.en, part.label.zh + "：" + row.reason.zh});
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
            c.find(row, Check::Age, c.idsOf({part.line}), {part.label.en + ": " + row.reason.en, part.label.zh + "：" + row.reason.zh});
        });
}

namespace {

void checkIndications(Case& c, bool uncoded) {
    const auto& conditions = c.input.conditions;
    if (uncoded || std::all_of(conditions.begin(), conditions.end(), [](const auto& one) { return one.over; })) return;
    for (const auto& part : c.parts) {
        // What a patent medicine hides is not what it is given for.
        if (c.lines[part.line].drug && c.lines[part.line].drug->def.atc.starts_with('Z')) continue;
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
        const Words reason{part.label.en + ": " + row.reason.en, part.label.zh + "：" + row.reason.zh};
        if (!row.finding) {
            if (c.hasCondition(row.conditions, row.history)) c.find(row, Check::Diagnosis, c.idsOf({part.line}), reason);
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
        if (!condition.icd10.empty() || condition.over) continue;
        uncoded = true;
        c.cannotCheck("not-checked.diagnosis", c.idsOf(all), {{"what", both(condition.text)}});
    }
    const bool none = std::all_of(c.input.conditions.begin(), c.input.conditions.end(), [](const auto& one) { return one.over; });
    if (none && !c.lines.empty()) c.say("diagnosis.none", "", c.idsOf(all), {});
    for (const auto& part : c.parts) checkDisease(c, part);
    checkIndications(c, uncoded);
}

}  // namespace jiayi::pharmacy::internal
