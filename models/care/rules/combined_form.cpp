#include "models/care/rules/combined_form.h"

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
                auto& shared = m_fields[known->second];
                shared.forms.push_back(form);
                // What one form has measured today no other takes from the record.
                if (shared.def->carry == Carry::Held && def.carry == Carry::Measured) shared.def = &def;
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
    const auto index = m_rules.form(form).indexOf(field);
    return index ? m_keys.at(form)[*index] : std::string{field};
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
