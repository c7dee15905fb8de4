#include "models/care/rules/programme_rules.h"

#include <algorithm>

namespace jiayi::care {

namespace {

bool contains(const std::vector<std::string>& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

/// The recorded diagnosis that lies below one of the programme's roots.
std::optional<std::string> reasonFor(const ProgrammeDef& programme, const std::vector<std::string>& conditions) {
    for (const auto& icd10 : conditions)
        for (const auto& root : programme.icd10)
            if (icd10.starts_with(root)) return icd10;
    return {};
}

}  // namespace

std::vector<ProgrammeOffer> offeredProgrammes(const RuleBook& rules, const std::vector<std::string>& conditions,
                                              std::optional<int> age, const std::vector<std::string>& enrolled) {
    std::vector<ProgrammeOffer> offers;
    for (const auto& programme : rules.programmes) {
        const auto reason = reasonFor(programme, conditions);
        const bool tooYoung = programme.minAge && age && *age < *programme.minAge;
        if (!reason || tooYoung || contains(enrolled, programme.code)) continue;
        offers.push_back({programme.code, *reason, !programme.minAge || age.has_value()});
    }
    return offers;
}

std::vector<FormKey> formsOf(const RuleBook& rules, const std::vector<std::string>& programmes) {
    std::vector<FormKey> forms;
    for (const auto& programme : rules.programmes)
        if (contains(programmes, programme.code) && std::find(forms.begin(), forms.end(), programme.form) == forms.end())
            forms.push_back(programme.form);
    return forms;
}

}  // namespace jiayi::care
