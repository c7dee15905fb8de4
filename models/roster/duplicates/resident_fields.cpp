#include "models/roster/duplicates/resident_fields.h"

#include <algorithm>

namespace jiayi::roster::duplicates {

namespace {

struct TextField {
    std::string_view name;
    std::string Resident::*text;
};
constexpr TextField kTexts[] = {
    {"name", &Resident::name},
    {"citizen_id", &Resident::citizenId},
    {"phone", &Resident::phone},
    {"phone2", &Resident::phone2},
    {"address", &Resident::address},
    {"grid", &Resident::grid},
    {"household", &Resident::household},
    {"doctor", &Resident::doctor},
    {"record_no", &Resident::recordNo},
    {"insurance_scheme", &Resident::insuranceScheme},
    {"insurance_no", &Resident::insuranceNo},
    {"ethnic_code", &Resident::ethnicCode},
    {"emergency_name", &Resident::emergencyName},
    {"emergency_phone", &Resident::emergencyPhone},
    {"blood_group", &Resident::bloodGroup},
};

const TextField* textField(std::string_view field) {
    const auto found = std::find_if(std::begin(kTexts), std::end(kTexts),
                                    [&](const TextField& one) { return one.name == field; });
    return found == std::end(kTexts) ? nullptr : found;
}

std::string dayText(std::optional<Date> day) { return day ? formatDate(*day) : std::string{}; }

std::optional<Date> dayOf(std::string_view text) {
    const auto day = parseDate(text);
    return day ? std::optional{*day} : std::nullopt;
}

}  // namespace

const std::vector<std::string>& mergeFields() {
    static const std::vector<std::string> fields = [] {
        std::vector<std::string> all{"name", "sex", "birth_date"};
        for (const auto& one : kTexts)
            if (one.name != "name") all.emplace_back(one.name);
        all.emplace_back("contract_until");
        return all;
    }();
    return fields;
}

std::string fieldText(const Resident& resident, std::string_view field) {
    if (const auto* text = textField(field)) return resident.*(text->text);
    if (field == "sex") return resident.sex == Sex::Unknown ? std::string{} : roster::toCode(resident.sex);
    if (field == "birth_date") return (resident.birthEstimated ? "~" : "") + dayText(resident.birthDate);
    if (field == "contract_until") return dayText(resident.contractUntil);
    if (field == "allergy_state") return toCode(resident.allergyState);
    return {};
}

void setField(Resident& resident, std::string_view field, std::string_view text) {
    if (const auto* known = textField(field))
        resident.*(known->text) = text;
    else if (field == "sex")
        resident.sex = sexFromCode(text);
    else if (field == "contract_until")
        resident.contractUntil = dayOf(text);
    else if (field == "allergy_state")
        resident.allergyState = allergyStateFromCode(text);
    else if (field == "birth_date") {
        resident.birthEstimated = text.starts_with('~');
        resident.birthDate = dayOf(text.substr(resident.birthEstimated ? 1 : 0));
    }
}

}  // namespace jiayi::roster::duplicates
