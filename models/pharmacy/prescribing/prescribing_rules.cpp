#include "models/pharmacy/prescribing/prescribing_rules.h"

#include "models/core/resource.h"

#include <stdexcept>

namespace jiayi::pharmacy {

namespace {

void replaceAll(std::string& text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

}  // namespace

Words PrescribingRules::text(std::string_view id, std::initializer_list<std::pair<std::string_view, Words>> fills) const {
    const auto found = texts.find(id);
    if (found == texts.end()) throw std::logic_error("no text " + std::string{id});
    auto words = found->second;
    for (const auto& [name, value] : fills) {
        const auto hole = "{" + std::string{name} + "}";
        replaceAll(words.en, hole, value.en);
        replaceAll(words.zh, hole, value.zh);
    }
    return words;
}

Result<PrescribingRules> readPrescribingRules(std::string_view texts, std::string_view control) {
    PrescribingRules rules;
    RuleReader text("prescribing_texts.csv", texts);
    while (text.next()) {
        text.origin();
        if (!rules.texts.emplace(text.required("id"), Words{text.required("en"), text.required("zh")}).second) text.fail("id", "stands twice");
    }
    JIAYI_CHECK(text.finish());
    RuleReader row("long_control.csv", control);
    while (row.next()) {
        rules.control.push_back({row.required("atc"), row.list("codes", '|'), row.integer("months"), row.origin()});
        if (rules.control.back().months < 1) row.fail("months", "is not above 0");
        if (rules.control.back().codes.empty()) row.fail("codes", "is empty");
    }
    JIAYI_CHECK(row.finish());
    return rules;
}

const PrescribingRules& prescribingRules() {
    static const auto rules = [] {
        auto read = readPrescribingRules(embeddedFile("rules/prescribing_texts.csv"), embeddedFile("rules/long_control.csv"));
        if (!read) throw std::logic_error(toString(read.error()));
        return std::move(*read);
    }();
    return rules;
}

}  // namespace jiayi::pharmacy
