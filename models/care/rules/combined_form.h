// Several follow-up forms on one visit: a shared field stands there once, every other under its form's name.
#pragma once

#include "models/care/rules/rule_book.h"

namespace jiayi::care {

/// One field of the visit. Its definitions differ only in whether they ask: one form may require what another offers, and what any of them
/// measures is measured.
struct CombinedField {
    std::string key;  ///< "fpg"; "hypertension.symptoms" where another form of the visit has its own
    const FieldDef* def = nullptr;
    std::vector<FormKey> forms;  ///< that it belongs to, at least one
    bool isShared() const { return forms.size() > 1; }
};

/// Reads and writes the answers of a visit form by form. A value; holds the rules by reference.
class CombinedForm {
public:
    /// Forms that `rules` do not have are a bug.
    CombinedForm(const RuleBook& rules, std::vector<FormKey> forms);

    const std::vector<FormKey>& forms() const { return m_forms; }
    const FollowupForm& form(const FormKey& key) const { return m_rules.form(key); }
    /// Shared ones in the order of the first form, then what each form has of its own.
    const std::vector<CombinedField>& fields() const { return m_fields; }
    const CombinedField* field(std::string_view key) const;
    /// How a field of one form is named on this visit.
    std::string keyOf(const FormKey& form, std::string_view field) const;

    /// The answers of one form under its own names.
    Answers answersOf(const FormKey& form, const Answers& answers) const;
    /// The way back: what the form has is written over, what it lacks is left alone.
    void put(const FormKey& form, const Answers& formAnswers, Answers& answers) const;
    /// The same answers on a visit with other forms; what no form of it asks is dropped.
    Answers movedTo(const CombinedForm& other, const Answers& answers) const;

private:
    const RuleBook& m_rules;
    std::vector<FormKey> m_forms;
    std::vector<CombinedField> m_fields;
    std::map<std::string, std::size_t, std::less<>> m_index;      ///< key -> place in m_fields
    std::map<FormKey, std::vector<std::string>> m_keys;           ///< of a form's fields, in the form's order
};

}  // namespace jiayi::care
