#include "sync/files/review_words.h"

#include <algorithm>
#include <array>

namespace jiayi::files {

using fhir::Json;

bool oneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool saysCode(const Json& resource, std::string_view path, std::initializer_list<std::string_view> codes) {
    const auto* element = resource.at(path);
    if (!element) return false;
    const auto codings = element->items("coding");
    return std::any_of(codings.begin(), codings.end(), [&](const Json& coding) { return oneOf(coding.textOr("code", ""), codes); });
}

std::vector<std::string> wordsOf(const Json& concept_) {
    std::vector<std::string> words;
    if (const auto text = concept_.text("text")) words.emplace_back(*text);
    for (const auto& coding : concept_.items("coding"))
        if (const auto display = coding.text("display")) words.emplace_back(*display);
    std::erase(words, std::string{});
    return words;
}

std::string firstCodeOf(const Json& concept_) {
    for (const auto& coding : concept_.items("coding"))
        if (const auto code = coding.text("code")) return std::string{*code};
    return {};
}

std::vector<std::string> spellingsOf(std::string_view text) {
    const auto folded = pharmacy::foldedName(text);
    std::vector<std::string> spellings{folded};
    std::string outside;
    for (std::size_t from = 0; from <= folded.size();) {
        const auto open = std::min(folded.find('(', from), folded.size());
        const auto close = std::min(folded.find(')', open), folded.size());
        outside += folded.substr(from, open - from) + " ";
        if (open < close) spellings.push_back(pharmacy::foldedName(folded.substr(open + 1, close - open - 1)));
        from = close + 1;
    }
    spellings.insert(spellings.begin() + 1, pharmacy::foldedName(outside));
    return spellings;
}

bool isDenied(std::string_view folded) {
    static constexpr std::array<std::string_view, 9> kStarts{"no ", "not ", "denies", "denied", "without", "否认", "无", "未", "没有"};
    return oneOf(folded, {"no", "none", "nil", "nka", "nkda", "n/a", "negative"}) || folded.starts_with("nkda") ||
           std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) { return folded.starts_with(start); });
}

}  // namespace jiayi::files
