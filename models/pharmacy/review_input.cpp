#include "models/pharmacy/review_input.h"

#include "models/care/fact_repository.h"
#include "models/care/measures.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/rule_decisions.h"
#include "models/pharmacy/rules/dosage_text.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

bool isActive(const care::MedicationLine& line, Date today) {
    return line.status == "active" && !line.held && (!line.end || *line.end >= today) && (!line.start || *line.start <= today);
}

AllergyAnswer answerOf(roster::AllergyState state) {
    switch (state) {
        case roster::AllergyState::NoneKnown:
            return AllergyAnswer::NoneKnown;
        case roster::AllergyState::Listed:
            return AllergyAnswer::Listed;
        case roster::AllergyState::NotAsked:
            break;
    }
    return AllergyAnswer::NotAsked;
}

/// Of a decoction what was ordered last; what has an ATC code is none.
Result<std::vector<std::string>> herbsOf(db::Database& database, const care::MedicationLine& line) {
    if (!line.atc.empty()) return std::vector<std::string>{};
    JIAYI_TRY(const auto orders, OrderRepository{database}.ordersOf(line.id));
    return orders.empty() ? std::vector<std::string>{} : namesOf(orders.front().herbs);
}

}  // namespace

void readStateFromConditions(const ReviewBook& book, ReviewInput& input) {
    for (const auto& condition : input.conditions) {
        if (condition.over) continue;
        for (const auto& row : book.states) {
            if (std::none_of(row.conditions.begin(), row.conditions.end(), [&](const IcdRange& range) { return range.has(condition.icd10); })) continue;
            if (row.state == "pregnant") input.pregnant = Known::Yes;
            else if (row.state == "lactating") input.lactating = Known::Yes;
            else input.onDialysis = true;
        }
    }
}

RegimenLine regimenLine(const ReviewBook& book, const care::MedicationLine& line, Date today) {
    RegimenLine regimen;
    regimen.id = line.id.uuid.toString();
    regimen.name = line.name;
    regimen.atc = line.atc;
    const auto dosage = readDosage(book, line.dose);
    regimen.amount = dosage.amount;
    regimen.unit = dosage.unit;
    regimen.times = dosage.times;
    regimen.days = dosage.days;
    regimen.asNeeded = dosage.asNeeded;
    regimen.route = dosage.route;
    regimen.supplyDays = dosage.supplyDays;
    if ((!regimen.amount || !regimen.times) && line.dailyAmount) {
        regimen.amount = line.dailyAmount;
        regimen.unit = doseUnit(line.dailyUnit.substr(0, line.dailyUnit.find('/')));
        regimen.times = regimen.days = 1;
    }
    regimen.start = line.start;
    regimen.isNew = line.start && *line.start == today;
    return regimen;
}

Result<ReviewInput> readReviewInput(db::Database& database, const ReviewBook& book, roster::ResidentId resident, Date today) {
    JIAYI_TRY(const auto person, roster::ResidentRepository{database}.find(resident));
    const care::FactRepository facts{database};
    ReviewInput input;
    input.today = today;
    input.birth = person.birthDate;
    if (person.sex != Sex::Unknown) input.sex = person.sex;
    input.allergyAnswer = answerOf(person.allergyState);

    JIAYI_TRY(const auto allergies, facts.allergies(resident));
    for (const auto& allergy : allergies)
        if (allergy.status == "active")
            input.allergies.push_back({allergy.coding.display.empty() ? allergy.coding.code : allergy.coding.display,
                                       allergy.coding.system.find("atc") == std::string::npos ? std::string{} : allergy.coding.code});
    JIAYI_TRY(const auto conditions, facts.conditions(resident));
    for (const auto& condition : conditions) {
        const bool over = condition.status == "resolved";
        if (condition.status != "active" && !over) continue;
        const bool coded = condition.coding.system.find("icd-10") != std::string::npos;
        // The longer national code says more than our root of it.
        input.conditions.push_back({coded ? condition.coding.code : condition.icd10, condition.coding.display, over});
    }
    JIAYI_TRY(const auto latest, facts.latest(resident));
    for (const auto& observation : latest)
        if (observation.value && care::isBelieved(observation))
            input.values.push_back({observation.code, *observation.value, observation.effective.day()});
    JIAYI_TRY(const auto medicines, facts.medications(resident));
    for (const auto& line : medicines) {
        if (isActive(line, today)) {
            input.lines.push_back(regimenLine(book, line, today));
            JIAYI_TRY(input.lines.back().herbs, herbsOf(database, line));
        } else if (line.end && line.status != "entered-in-error") input.earlier.push_back({regimenLine(book, line, today), line.end});
    }
    readStateFromConditions(book, input);
    JIAYI_TRY(input.decisions, readRuleDecisions(database));
    return input;
}

}  // namespace jiayi::pharmacy
