#include "sync/files/name_book.h"

#include "models/core/resource.h"
#include "models/core/text.h"
#include "sync/mapping/medication_mapper.h"

#include <optional>

namespace jiayi::files {

namespace {

enum class NameKind { Condition, Complication, Drug };

std::string found(const std::map<std::string, std::string, std::less<>>& names, const std::string& name) {
    const auto at = names.find(name);
    return at == names.end() ? std::string{} : at->second;
}

/// "Yinxingye tablet (extract of ...)": what stands in brackets only explains.
std::string withoutBrackets(std::string_view text) {
    const auto plain = normalized(text);
    return normalized(std::string_view{plain}.substr(0, plain.find('(')));
}

}  // namespace

Result<NameBook> NameBook::load(const care::RuleBook& rules) {
    NameBook book(rules);
    RuleReader reader("import_names.csv", embeddedFile("rules/import_names.csv"));
    while (reader.next()) {
        const auto kind = reader.choice<NameKind>("kind", {{"condition", NameKind::Condition},
                                                           {"complication_t2dm", NameKind::Complication},
                                                           {"drug", NameKind::Drug}});
        const auto name = searchFold(reader.required("name"));
        const auto code = reader.required("code");
        reader.origin();
        const bool known = kind == NameKind::Drug ? !rules.drugsByAtc(code).empty() : rules.condition(code) != nullptr;
        if (!known) reader.fail("code", "is in no rule table");
        auto& names = kind == NameKind::Condition ? book.m_conditions : kind == NameKind::Drug ? book.m_drugs : book.m_complications;
        names.emplace(name, code);
    }
    JIAYI_CHECK(reader.finish());
    for (const auto& condition : rules.conditions) {
        book.m_conditions.emplace(searchFold(condition.zh), condition.icd10);
        book.m_conditions.emplace(searchFold(condition.en), condition.icd10);
    }
    return book;
}

std::string NameBook::condition(std::string_view text, bool complicationOfT2dm) const {
    const auto name = searchFold(text);
    if (complicationOfT2dm) {
        if (auto code = found(m_complications, name); !code.empty()) return code;
    }
    if (auto code = found(m_conditions, name); !code.empty()) return code;
    const auto* known = m_rules->condition(text);
    return known ? known->icd10 : std::string{};
}

std::string NameBook::drug(std::string_view text) const {
    for (const auto& name : {std::string{text}, withoutBrackets(text)})
        if (auto atc = found(m_drugs, searchFold(name)); !atc.empty()) return atc;
    const auto* known = mapping::drugNamed(*m_rules, withoutBrackets(text));
    return known ? known->atc : std::string{};
}

}  // namespace jiayi::files
