#include "sync/laboratory/words.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"
#include "models/core/text.h"

namespace jiayi::laboratory {

namespace {

constexpr std::string_view kWordsFile = "laboratory_words.csv";

std::optional<Sex> sexCalled(std::string_view word) {
    if (word == "male") return Sex::Male;
    if (word == "female") return Sex::Female;
    if (word == "unknown") return Sex::Unknown;
    if (word == "other") return Sex::Unspecified;
    return {};
}

/// Whether the program knows what a row says that a word means.
bool isKnown(std::string_view kind, std::string_view means) {
    if (kind == "report-status") return diagnostics::reportStatusOf(means).has_value();
    if (kind == "item-status") return diagnostics::itemStatusOf(means).has_value();
    if (kind == "identifier") return diagnostics::identifierKindOf(means).has_value();
    if (kind == "sex") return sexCalled(means).has_value();
    return kind == "flag" || kind == "system";
}

/// As words are compared: plain width, capitals as small letters; marks such as ↑ and * as they are.
std::string folded(std::string_view word) {
    auto text = normalized(word);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

}  // namespace

Result<Words> Words::load() {
    Words words;
    RuleReader row{std::string{kWordsFile}, embeddedFile("rules/laboratory_words.csv")};
    while (row.next()) {
        const auto kind = row.required("kind"), means = row.required("means");
        row.origin();
        if (!isKnown(kind, means)) row.fail("means", "is none of the known words");
        const auto number = words.m_words.size();
        const bool isNew = words.m_words.emplace(std::pair{kind, folded(row.required("text"))}, Meaning{means, number}).second;
        if (!isNew) row.fail("text", "is there twice");
        if (kind == "flag" && !words.find("flag", means)) row.fail("means", "is a mark without a row of its own above");
    }
    JIAYI_CHECK(row.finish());
    return words;
}

const Words::Meaning* Words::find(std::string_view kind, std::string_view word) const {
    const auto found = m_words.find(std::pair{std::string{kind}, folded(word)});
    return found == m_words.end() ? nullptr : &found->second;
}

std::optional<diagnostics::ReportStatus> Words::reportStatus(std::string_view word) const {
    const auto* meaning = find("report-status", word);
    return meaning ? diagnostics::reportStatusOf(meaning->means) : std::nullopt;
}

std::optional<diagnostics::ItemStatus> Words::itemStatus(std::string_view word) const {
    const auto* meaning = find("item-status", word);
    return meaning ? diagnostics::itemStatusOf(meaning->means) : std::nullopt;
}

std::optional<diagnostics::IdentifierKind> Words::identifierKind(std::string_view word) const {
    const auto* meaning = find("identifier", word);
    return meaning ? diagnostics::identifierKindOf(meaning->means) : std::nullopt;
}

std::optional<Sex> Words::sex(std::string_view word) const {
    const auto* meaning = find("sex", word);
    return meaning ? sexCalled(meaning->means) : std::nullopt;
}

std::string Words::system(std::string_view word) const {
    const auto* meaning = find("system", word);
    return meaning ? meaning->means : std::string{word};
}

std::string Words::flag(std::span<const std::string> marks) const {
    const Meaning* gravest = nullptr;
    for (const auto& mark : marks) {
        const auto* meaning = find("flag", mark);
        // How grave a mark is says the row of what it means: ↓↓ is as grave as LL.
        if (meaning) meaning = find("flag", meaning->means);
        if (meaning && (!gravest || meaning->row < gravest->row)) gravest = meaning;
    }
    if (gravest) return gravest->means;
    return marks.empty() ? std::string{} : marks.front();
}

}  // namespace jiayi::laboratory
