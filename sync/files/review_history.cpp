#include "sync/files/review_history.h"

#include "sync/files/review_medicines.h"
#include "sync/files/review_words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace jiayi::files {

using fhir::Json;
using pharmacy::AllergyAnswer;
using pharmacy::ReviewInput;

namespace {

bool says(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// --- conditions

bool hasIcdShape(std::string_view code) {
    const auto digit = [&](std::size_t i) { return code[i] >= '0' && code[i] <= '9'; };
    return code.size() >= 3 && code[0] >= 'A' && code[0] <= 'Z' && digit(1) && (digit(2) || code[2] == 'A');
}

/// "e11900" as "E11.900".
std::string icdSpelling(std::string_view text) {
    std::string code{text.substr(0, text.find(' '))};
    std::transform(code.begin(), code.end(), code.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (hasIcdShape(code) && code.size() > 3 && code[3] != '.') code.insert(3, ".");
    return code;
}

/// A relative's asthma is not the person's, and "无哮喘" is none; what stands before the name in its sentence decides.
bool isDeniedBefore(std::string_view folded, std::size_t at) {
    std::size_t from = 0;
    for (const std::string_view mark : {";", ".", "。"})  // a comma carries the denial on: "否认高血压、糖尿病"
        if (const auto found = folded.substr(0, at).rfind(mark); found != std::string_view::npos) from = std::max(from, found + mark.size());
    const auto before = " " + std::string{folded.substr(from, at - from)};
    for (const auto* word : {"family", " no ", " without ", "denies", "家族", "否认", "无"})
        if (says(before, word)) return true;
    return before.ends_with("未") || before.ends_with("非") || before.ends_with("避") || before.ends_with("不");
}

/// Every known name in the words, the longest first: "peptic ulcer disease" is a peptic ulcer, "高血压 心力衰竭" are two.
std::vector<std::string> conditionsWithin(std::string folded, const pharmacy::ReviewBook& book) {
    const auto wordByte = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    std::vector<std::string> found;
    for (;;) {
        const std::pair<const std::string, std::string>* longest = nullptr;
        std::size_t where = 0;
        for (const auto& row : book.conditionNames) {
            const auto at = folded.find(row.first);
            if (at == std::string::npos || (longest && longest->first.size() >= row.first.size())) continue;
            const auto end = at + row.first.size();
            const bool before = at == 0 || !wordByte(folded[at - 1]) || !wordByte(row.first.front());
            const bool after = end == folded.size() || !wordByte(folded[end]) || !wordByte(row.first.back());
            if (!before || !after) continue;
            longest = &row;
            where = at;
        }
        if (!longest) return found;
        const bool known = std::find(found.begin(), found.end(), longest->second) != found.end();
        if (!known && !isDeniedBefore(folded, where)) found.push_back(longest->second);
        folded.replace(where, longest->first.size(), "|");  // names inside this name are no second disease
    }
}

std::vector<std::string> icd10Of(const Json& code, const HistoryTables& tables) {
    for (const auto& coding : code.items("coding")) {
        const auto system = pharmacy::foldedName(coding.textOr("system", ""));
        const auto value = coding.textOr("code", "");
        const bool other = says(system, "snomed") || says(system, "icd-9") || says(system, "icd9");
        if (const auto spelled = icdSpelling(value); hasIcdShape(spelled) && !other) return {spelled};
        if (const auto found = tables.book.conditionsBySnomed.find(value); found != tables.book.conditionsBySnomed.end()) return {found->second};
        if (const auto* known = tables.rules.conditionBySnomed(value)) return {known->icd10};
    }
    for (const auto& words : wordsOf(code)) {
        for (const auto& spelling : spellingsOf(words)) {
            if (const auto found = tables.book.conditionNames.find(spelling); found != tables.book.conditionNames.end()) return {found->second};
            for (const auto& row : tables.rules.conditions)
                if (pharmacy::foldedName(row.zh) == spelling || pharmacy::foldedName(row.en) == spelling) return {row.icd10};
        }
        if (hasIcdShape(words)) return {icdSpelling(words)};
        if (auto within = conditionsWithin(pharmacy::foldedName(words), tables.book); !within.empty()) return within;
    }
    return {};
}

// --- allergies

/// "青霉素过敏史", "allergy to sulfa": an allergy that stands among the conditions. Allergic rhinitis is a disease.
bool isAllergyText(const std::string& folded) {
    return (says(folded, "过敏") && !says(folded, "过敏性")) || says(folded, "allergy to") || says(folded, "allergic to");
}

/// Of several names of one thing the first that means something to the review; a code where nothing is said.
std::string allergenOf(const Json& code, const pharmacy::ReviewBook& book) {
    const auto words = wordsOf(code);
    for (const auto& word : words)
        if (book.knowsAllergen(word) || book.names.find(book.drugs, "", word)) return word;
    return words.empty() ? firstCodeOf(code) : words.front();
}

void addAllergy(pharmacy::RecordedAllergy allergy, ReviewInput& input) {
    input.allergyAnswer = AllergyAnswer::Listed;
    input.allergies.push_back(std::move(allergy));
}

}  // namespace

void readCondition(const Json& resource, const HistoryTables& tables, ReviewInput& input) {
    if (saysCode(resource, "verificationStatus", {"entered-in-error", "refuted"})) return;
    const bool over = saysCode(resource, "clinicalStatus", {"inactive", "resolved", "remission"}) || resource.find("abatementDateTime");
    const auto* code = resource.find("code");
    if (!code) return;
    const auto codes = icd10Of(*code, tables);
    const auto icd10 = codes.empty() ? std::string{} : codes.front();
    const auto words = wordsOf(*code);
    const auto text = words.empty() ? firstCodeOf(*code) : words.front();
    if (icd10.starts_with("Z88")) return addAllergy({words.empty() ? icd10.substr(0, 5) : icd10.substr(0, 5) + " " + text, {}, false}, input);
    if (icd10.empty() && isAllergyText(pharmacy::foldedName(text))) {
        if (!isDenied(pharmacy::foldedName(text))) addAllergy({text, {}, false}, input);
        return;
    }
    if (codes.empty() && !over) input.conditions.push_back({{}, text});
    for (const auto& each : codes) input.conditions.push_back({each, text, over});
}

void readReason(const Json& concept_, const HistoryTables& tables, ReviewInput& input) {
    const auto codes = icd10Of(concept_, tables);
    const auto icd10 = codes.empty() ? std::string{} : codes.front();
    const auto words = wordsOf(concept_);
    const auto text = words.empty() ? firstCodeOf(concept_) : words.front();
    const bool known = std::any_of(input.conditions.begin(), input.conditions.end(), [&](const auto& one) {
        return !one.over && (icd10.empty() ? one.text == text : one.icd10 == icd10);
    });
    if (!known && !(icd10.empty() && text.empty())) input.conditions.push_back({icd10, text});
}

void readAllergy(const Json& resource, const pharmacy::ReviewBook& book, ReviewInput& input) {
    if (saysCode(resource, "verificationStatus", {"entered-in-error", "refuted"})) return;
    if (saysCode(resource, "clinicalStatus", {"inactive", "resolved"})) return;
    const auto* code = resource.find("code");
    if (!code) code = resource.at("reaction.0.substance");
    if (!code) return;
    const auto categories = resource.items("category");
    const bool otherOnly = !categories.empty() && std::none_of(categories.begin(), categories.end(), [](const Json& one) {
        return one.asText() == "medication" || one.asText() == "biologic";
    });
    // About food, pollen and latex; of medicines it says nothing.
    if (otherOnly || saysCode(resource, "code", {"429625007", "428607008", "1003774007"})) return;
    const auto text = allergenOf(*code, book);
    const auto folded = pharmacy::foldedName(text);
    const bool noneKnown = saysCode(resource, "code", {"716186003", "409137002", "no-known-allergies"});
    if (noneKnown || isDenied(folded)) {
        // "无青霉素过敏" denies one substance and leaves the others open.
        const bool ofOne = !noneKnown && book.knowsAllergen(text);
        if (!ofOne && input.allergyAnswer == AllergyAnswer::NotAsked) input.allergyAnswer = AllergyAnswer::NoneKnown;
        return;
    }
    if (oneOf(folded, {"unknown", "不详", "未知", "不清楚", "not known", "not asked"})) return;
    addAllergy({text, atcOf(*code), resource.textOr("type", "") == "intolerance"}, input);
}

}  // namespace jiayi::files
