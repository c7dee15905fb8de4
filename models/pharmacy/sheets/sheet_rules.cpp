#include "models/pharmacy/sheets/sheet_rules.h"

#include "models/core/resource.h"
#include "models/pharmacy/rules/drug_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace jiayi::pharmacy {

namespace {

constexpr std::array<std::string_view, 3> kTopics{"purpose", "take", "watch"};

bool isColour(const std::string& text) {
    return text.size() == 7 && text.front() == '#' &&
           std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

bool isWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// Latin words stand alone ("ac" is not in "lactate"); Chinese ones are found anywhere.
bool says(const std::string& folded, const std::string& word) {
    const bool latin = static_cast<unsigned char>(word.front()) < 0x80;
    for (auto at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
        if (!latin) return true;
        const auto end = at + word.size();
        if ((at == 0 || !isWordCharacter(folded[at - 1])) && (end == folded.size() || !isWordCharacter(folded[end]))) return true;
    }
    return false;
}

Words wordsOf(RuleReader& row, const std::string& prefix = {}) { return {row.required(prefix + "en"), row.required(prefix + "zh")}; }

Result<std::vector<FormStyle>> readForms(std::string_view text) {
    std::vector<FormStyle> forms;
    RuleReader row("prescription_forms.csv", text);
    while (row.next()) {
        forms.push_back({row.required("kind"), wordsOf(row), wordsOf(row, "colour_"), row.required("tint"), wordsOf(row, "note_"), row.origin()});
        if (!isColour(forms.back().tint)) row.fail("tint", "is no colour");
    }
    JIAYI_CHECK(row.finish());
    return forms;
}

Result<std::vector<GuidanceRow>> readGuidance(std::string_view text) {
    std::vector<GuidanceRow> rows;
    RuleReader row("guidance.csv", text);
    while (row.next()) {
        const auto atc = parseAtcSet(row.required("atc"));
        if (!atc) row.fail("atc", "is no set of ATC codes");
        Advice advice{row.required("topic"), wordsOf(row), row.flag("signed")};
        if (std::find(kTopics.begin(), kTopics.end(), advice.topic) == kTopics.end()) row.fail("topic", "is none of the known words");
        rows.push_back({row.required("id"), atc.value_or(AtcSet{}), std::move(advice), row.origin()});
    }
    JIAYI_CHECK(row.finish());
    return rows;
}

Result<std::vector<TimingRow>> readTiming(std::string_view text) {
    std::vector<TimingRow> rows;
    RuleReader row("dose_timing.csv", text);
    while (row.next()) {
        TimingRow one{row.required("id"), row.list("words", '|'), wordsOf(row)};
        row.origin();
        if (one.words.empty()) row.fail("words", "is empty");
        for (auto& word : one.words) word = foldedName(word);
        rows.push_back(std::move(one));
    }
    JIAYI_CHECK(row.finish());
    return rows;
}

}  // namespace

const FormStyle& SheetRules::form(std::string_view kind) const {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const auto& form) { return form.kind == kind; });
    if (found == forms.end()) throw std::logic_error("no prescription form " + std::string{kind});
    return *found;
}

std::vector<Words> SheetRules::timingIn(std::string_view dose) const {
    const auto folded = foldedName(dose);
    std::vector<Words> found;
    for (const auto& row : timing)
        if (std::any_of(row.words.begin(), row.words.end(), [&](const auto& word) { return says(folded, word); })) found.push_back(row.text);
    return found;
}

std::vector<Advice> SheetRules::guidanceFor(const std::vector<std::string>& atcs) const {
    std::vector<Advice> found;
    for (const auto topic : kTopics) {
        for (const auto& atc : atcs) {
            const GuidanceRow* best = nullptr;
            for (const auto& row : guidance)
                if (row.advice.topic == topic && row.atc.has(atc) && (!best || *row.atc.depth(atc) > *best->atc.depth(atc))) best = &row;
            const bool said = best && std::any_of(found.begin(), found.end(), [&](const auto& other) { return other.text == best->advice.text; });
            if (best && !said) found.push_back(best->advice);
        }
    }
    return found;
}

Result<SheetRules> readSheetRules(std::string_view forms, std::string_view guidance, std::string_view timing) {
    SheetRules rules;
    JIAYI_TRY(rules.forms, readForms(forms));
    JIAYI_TRY(rules.guidance, readGuidance(guidance));
    JIAYI_TRY(rules.timing, readTiming(timing));
    for (const char* kind : {"ordinary", "emergency", "paediatric", "psychotropic-2", "narcotic", "long", "herbal"})
        if (std::none_of(rules.forms.begin(), rules.forms.end(), [&](const auto& form) { return form.kind == kind; }))
            return Error{Errc::Invalid, "rules.row", std::string{"prescription_forms.csv: no row "} + kind};
    return rules;
}

const SheetRules& sheetRules() {
    static const auto rules = [] {
        auto read = readSheetRules(embeddedFile("rules/prescription_forms.csv"), embeddedFile("rules/guidance.csv"), embeddedFile("rules/dose_timing.csv"));
        if (!read) throw std::logic_error(toString(read.error()));
        return std::move(*read);
    }();
    return rules;
}

}  // namespace jiayi::pharmacy
