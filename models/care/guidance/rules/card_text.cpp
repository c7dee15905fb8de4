#include "models/care/guidance/rules/card_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::guidance {

namespace {

using PartKind = TextPart::Kind;
constexpr std::array<std::pair<std::string_view, PartKind>, 8> kSuffixes{{{".earlier.date", PartKind::EarlierDate},
                                                                          {".date", PartKind::Date},
                                                                          {".earlier", PartKind::Earlier},
                                                                          {".target", PartKind::Target},
                                                                          {".last", PartKind::Last},
                                                                          {".words", PartKind::Words},
                                                                          {".stage", PartKind::Stage},
                                                                          {"", PartKind::Value}}};

std::vector<std::string> splitCodes(std::string_view text) {
    std::vector<std::string> codes;
    for (;;) {
        const auto end = text.find('|');
        codes.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return codes;
        text.remove_prefix(end + 1);
    }
}

std::optional<TextPart> placeholder(std::string_view name, const Vocabulary& vocabulary) {
    TextPart part;
    if (name == "age" || name == "china_par") {
        part.kind = name == "age" ? PartKind::Age : PartKind::ChinaPar;
        return part;
    }
    for (const auto& [prefix, kind] : {std::pair{std::string_view{"rx:"}, PartKind::Medicines}, std::pair{std::string_view{"changed:"}, PartKind::Changed}}) {
        if (!name.starts_with(prefix)) continue;
        part.kind = kind;
        part.atc = splitCodes(name.substr(prefix.size()));
        return part;
    }
    if (const auto times = name.find('*'); times != std::string_view::npos) {
        const auto factor = name.substr(times + 1);
        const auto read = std::from_chars(factor.data(), factor.data() + factor.size(), part.factor);
        if (read.ec != std::errc{} || read.ptr != factor.data() + factor.size()) return {};
        name = name.substr(0, times);
    }
    for (const auto& [suffix, kind] : kSuffixes) {
        if (!name.ends_with(suffix)) continue;
        const auto fact = name.substr(0, name.size() - suffix.size());
        const auto found = std::find(vocabulary.facts.begin(), vocabulary.facts.end(), fact);
        if (found == vocabulary.facts.end()) continue;
        part.kind = kind;
        part.fact = static_cast<std::size_t>(found - vocabulary.facts.begin());
        return part;
    }
    return {};
}

}  // namespace

Result<std::vector<TextPart>> parseCardText(std::string_view text, const Vocabulary& vocabulary) {
    std::vector<TextPart> parts;
    while (!text.empty()) {
        const auto open = text.find('{');
        if (open != 0) parts.push_back({PartKind::Plain, std::string{text.substr(0, open)}, 0, {}, 1});
        if (open == std::string_view::npos) break;
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) return invalid("text", "a brace stays open");
        const auto name = text.substr(open + 1, close - open - 1);
        auto part = placeholder(name, vocabulary);
        if (!part) return invalid("text", "knows no {" + std::string{name} + '}');
        parts.push_back(std::move(*part));
        text.remove_prefix(close + 1);
    }
    return parts;
}

Words wordsOfNobody(const CardText& text) {
    const auto joined = [](const std::vector<TextPart>& parts) {
        std::string all;
        for (const auto& part : parts) all += part.kind == PartKind::Plain ? part.plain : "…";
        return all;
    };
    return {joined(text.en), joined(text.zh)};
}

}  // namespace jiayi::guidance
