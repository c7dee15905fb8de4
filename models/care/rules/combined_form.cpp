#include "models/care/rules/combined_form.h"

#include <algorithm>

namespace jiayi::care {

CombinedForm::CombinedForm(const RuleBook& rules, std::vector<FormKey> forms) : m_rules(rules), m_forms(std::move(forms)) {
    std::vector<CombinedField> own;
    for (const auto& form : m_forms) {
        for (const auto& def : m_rules.form(form).fields()) {
            const auto key = keyOf(form, def.name);
            const auto known = std::find_if(m_fields.begin(), m_fields.end(), [&](const CombinedField& field) { return field.key == key; });
            if (known != m_fields.end()) known->forms.push_back(form);
            else (def.shared || m_forms.size() == 1 ? m_fields : own).push_back({key, &def, {form}});
        }
    }
    m_fields.insert(m_fields.end(), own.begin(), own.end());
}

const CombinedField* CombinedForm::field(std::string_view key) const {
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const CombinedField& field) { return field.key == key; });
    return found == m_fields.end() ? nullptr : &*found;
}

std::string CombinedForm::keyOf(const FormKey& form, std::string_view field) const {
    const auto* def = m_rules.form(form).field(field);
    const auto hasOwn = [&](const FormKey& other) { return other != form && m_rules.form(other).field(field); };
    const bool plain = !def || def->shared || std::none_of(m_forms.begin(), m_forms.end(), hasOwn);
    return plain ? std::string{field} : form.text + "." + std::string{field};
}

Answers CombinedForm::answersOf(const FormKey& form, const Answers& answers) const {
    Answers of;
    for (const auto& def : m_rules.form(form).fields())
        if (const auto said = answers.find(keyOf(form, def.name)); said != answers.end()) of.emplace(def.name, said->second);
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
