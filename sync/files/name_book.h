// What tables call diseases and drugs.
#pragma once

#include "models/care/rules/rule_book.h"

#include <map>
#include <string>
#include <string_view>

namespace jiayi::files {

/// import_names.csv first, then the names and codes of conditions.csv and drugs.csv.
class NameBook {
public:
    /// Invalid "rules.row".
    static Result<NameBook> load(const care::RuleBook& rules);

    /// ICD-10 of conditions.csv, or empty. Among the complications of type 2 diabetes "nephropathy" is E11.2.
    std::string condition(std::string_view text, bool complicationOfT2dm) const;
    /// ATC, or empty.
    std::string drug(std::string_view text) const;

private:
    explicit NameBook(const care::RuleBook& rules) : m_rules(&rules) {}
    const care::RuleBook* m_rules;
    std::map<std::string, std::string, std::less<>> m_conditions, m_complications, m_drugs;  ///< folded name -> code
};

}  // namespace jiayi::files
