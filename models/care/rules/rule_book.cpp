#include "models/care/rules/rule_book.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::care {

namespace {

template <class Row, class Member>
const Row* firstWhere(const std::vector<Row>& rows, Member member, std::string_view key) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.*member == key; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

bool holds(Compare compare, double value, double limit) {
    switch (compare) {
        case Compare::Less:
            return value < limit;
        case Compare::AtMost:
            return value <= limit;
        case Compare::Greater:
            return value > limit;
        case Compare::AtLeast:
            return value >= limit;
        case Compare::Any:
            return true;
    }
    return false;
}

const ObservationDef* RuleBook::observation(std::string_view code) const {
    return firstWhere(observations, &ObservationDef::code, code);
}

const ObservationDef* RuleBook::observationByLoinc(std::string_view loinc) const {
    if (loinc.empty()) return nullptr;
    if (const auto* own = firstWhere(observations, &ObservationDef::loinc, loinc)) return own;
    const auto alias = loincAliases.find(loinc);
    return alias == loincAliases.end() ? nullptr : observation(alias->second);
}

const ConditionDef* RuleBook::condition(std::string_view icd10) const {
    // Longer national codes extend a root to the right: E11.900x001, E11.9, E11.
    for (auto code = icd10; code.size() >= 3; code.remove_suffix(1))
        if (const auto* row = firstWhere(conditions, &ConditionDef::icd10, code)) return row;
    return nullptr;
}

const ConditionDef* RuleBook::conditionBySnomed(std::string_view code) const {
    const auto found = snomedToIcd10.find(code);
    return found == snomedToIcd10.end() ? nullptr : condition(found->second);
}

std::string DrugDef::strengthText(std::size_t which) const {
    const auto& amount = strengths.at(which);
    const auto per = amount.find(" per ");  // the table keeps the unit apart: it belongs to the amount, not to the volume
    return per == std::string::npos ? amount + " " + unit : amount.substr(0, per) + " " + unit + amount.substr(per);
}

const DrugDef* RuleBook::drugByInn(std::string_view inn) const {
    return firstWhere(drugs, &DrugDef::inn, inn);
}

std::vector<const DrugDef*> RuleBook::drugsByAtc(std::string_view atc) const {
    std::vector<const DrugDef*> found;
    for (const auto& drug : drugs)
        if (drug.atc == atc) found.push_back(&drug);
    return found;
}

const FollowupForm* RuleBook::findForm(const FormKey& key) const {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const FollowupForm& form) { return form.key() == key; });
    return found == forms.end() ? nullptr : &*found;
}

const FollowupForm& RuleBook::form(const FormKey& key) const {
    const auto* found = findForm(key);
    if (!found) throw std::logic_error("no such form: " + key.text);
    return *found;
}

const ProgrammeDef* RuleBook::programme(std::string_view code) const {
    return firstWhere(programmes, &ProgrammeDef::code, code);
}

const ProgrammeDef* RuleBook::programmeOf(const FormKey& form) const {
    const auto found = std::find_if(programmes.begin(), programmes.end(), [&](const ProgrammeDef& row) { return row.form == form; });
    return found == programmes.end() ? nullptr : &*found;
}

double RuleBook::parameter(std::string_view id) const {
    const auto found = parameters.find(id);
    if (found == parameters.end()) throw std::logic_error("no such rule parameter: " + std::string{id});
    return found->second;
}

const OccasionDef* RuleBook::occasion(const FormKey& form) const {
    const auto found = std::find_if(occasions.begin(), occasions.end(), [&](const OccasionDef& each) { return each.form == form; });
    return found == occasions.end() ? nullptr : &*found;
}

const FormSection* RuleBook::formSection(std::string_view section) const {
    const auto found = std::find_if(formSections.begin(), formSections.end(), [&](const FormSection& each) { return each.section == section; });
    return found == formSections.end() ? nullptr : &*found;
}

bool knowsPlaceholders(const RuleBook& rules, std::string_view text) {
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) return false;
        const auto name = text.substr(open + 1, close - open - 1);
        if (std::none_of(rules.forms.begin(), rules.forms.end(), [&](const FollowupForm& form) { return form.field(name) != nullptr; })) return false;
    }
    return true;
}

}  // namespace jiayi::care
