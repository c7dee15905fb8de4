#include "models/care/rules/combined_form.h"

#include <algorithm>

namespace jiayi::care {

CombinedForm::CombinedForm(const RuleBook& rules, std::vector<FormKey> forms) : m_rules(rules), m_forms(std::move(forms)) {
    std::map<std::string_view, int> asked;
    for (const auto& form : m_forms)
        for (const auto& def : m_rules.form(form).fields()) ++asked[def.name];
    std::vector<CombinedField> own;
    for (const auto& form : m_forms) {
        for (const auto& def : m_rules.form(form).fields()) {
            const bool plain = def.shared || asked[def.name] == 1;
            auto key = plain ? def.name : form.text + "." + def.name;
            m_keys[form].push_back(key);
            const auto known = m_index.find(key);
            if (known != m_index.end()) {
                m_fields[known->second].forms.push_back(form);
            } else if (def.shared || m_forms.size() == 1) {
                m_index.emplace(key, m_fields.size());
                m_fields.push_back({std::move(key), &def, {form}});
            } else {
                own.push_back({std::move(key), &def, {form}});
            }
        }
    }
    for (auto& field : own) {
        m_index.emplace(field.key, m_fields.size());
        m_fields.push_back(std::move(field));
    }
}

const CombinedField* CombinedForm::field(std::string_view key) const {
    const auto found = m_index.find(key);
    return found == m_index.end() ? nullptr : &m_fields[found->second];
}

std::string CombinedForm::keyOf(const FormKey& form, std::string_view field) const {
    const auto& defs = m_rules.form(form).fields();
    const auto found = std::find_if(defs.begin(), defs.end(), [&](const FieldDef& def) { return def.name == field; });
    if (found == defs.end()) return std::string{field};
    return m_keys.at(form)[static_cast<std::size_t>(found - defs.begin())];
}

Answers CombinedForm::answersOf(const FormKey& form, const Answers& answers) const {
    Answers of;
    const auto& defs = m_rules.form(form).fields();
    const auto& keys = m_keys.at(form);
    for (std::size_t i = 0; i < defs.size(); ++i)
        if (const auto said = answers.find(keys[i]); said != answers.end()) of.emplace(defs[i].name, said->second);
    return of;
}

void CombinedForm::put(const FormKey& form, const Answers& formAnswers, Answers& answers) const {
    for (const auto& [field, said] : formAnswers) answers[keyOf(form, field)] = said;
}

Answers CombinedForm::movedTo(const CombinedForm& other, const Answers& answers) const {
    Answers moved;
    for (const auto& form : m_forms) {
        const auto said = answersOf(form, answers);
        for (const auto& to : other.m_forms)
            for (const auto& [field, text] : said)
                if (const auto* def = m_rules.form(to).field(field); def && (to == form || def->shared)) moved[other.keyOf(to, field)] = text;
    }
    return moved;
}

}  // namespace jiayi::care
