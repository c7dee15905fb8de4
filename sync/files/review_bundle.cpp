#include "sync/files/review_bundle.h"

#include "models/pharmacy/review_input.h"
#include "sync/fhir/reference.h"
#include "sync/fhir/resource.h"
#include "sync/files/review_history.h"
#include "sync/files/review_measurements.h"
#include "sync/files/review_medicines.h"
#include "sync/mapping/elements.h"

#include <algorithm>
#include <set>

namespace jiayi::files {

using fhir::Json;
using pharmacy::ReviewInput;

namespace {

void readPatient(const Json& resource, ReviewInput& input) {
    const auto gender = resource.textOr("gender", "");
    if (gender == "male") input.sex = Sex::Male;
    if (gender == "female") input.sex = Sex::Female;
    if (const auto birth = parseFhirTime(resource.textOr("birthDate", ""))) input.birth = birth->day();
}

/// Whom the resources are about, each person once. A Patient's fullUrl and id are one person.
bool isOfOnePerson(const std::vector<BundleItem>& items) {
    std::set<std::string> people;
    std::string fullUrl, id;
    int patients = 0;
    for (const auto& item : items) {
        if (fhir::resourceType(*item.resource) != "Patient") continue;
        ++patients;
        fullUrl = item.fullUrl;
        id = std::string{fhir::resourceId(*item.resource)};
    }
    for (const auto& item : items) {
        const auto reference = item.resource->textOr("subject.reference", item.resource->textOr("patient.reference", ""));
        if (reference.empty() || reference.starts_with('#')) continue;
        const auto key = fhir::parseReference(reference).key;
        const bool known = (!fullUrl.empty() && reference == fullUrl) || (!id.empty() && key.id == id);
        people.insert(known ? id + fullUrl : key.id.empty() ? std::string{reference} : std::string{key.id});
    }
    return patients <= 1 && people.size() <= 1;
}

std::vector<BundleItem> itemsOf(const Json& bundle) {
    std::vector<BundleItem> items;
    std::size_t row = 0;
    for (const auto& entry : bundle.items("entry")) {
        ++row;
        if (const auto* resource = entry.find("resource")) items.push_back({row, std::string{entry.textOr("fullUrl", "")}, resource});
    }
    return items;
}

Json strings(const std::vector<std::string>& texts) {
    auto array = Json::array();
    for (const auto& text : texts) array.push(text);
    return array;
}

}  // namespace

Result<ReviewInput> readReviewBundle(const Json& bundle, const care::RuleBook& rules, const pharmacy::ReviewBook& book, Date today) {
    if (fhir::resourceType(bundle) != "Bundle") return invalid("bundle.type");
    const auto items = itemsOf(bundle);
    if (!isOfOnePerson(items)) return invalid("review.several-patients");
    ReviewInput input;
    Measurements measurements{rules, book};
    const HistoryTables tables{rules, book};
    for (const auto& item : items) {
        const auto type = fhir::resourceType(*item.resource);
        if (type == "Patient") readPatient(*item.resource, input);
        else if (type == "Observation") measurements.read(*item.resource);
        else if (type == "Condition") readCondition(*item.resource, tables, input);
        else if (type == "AllergyIntolerance") readAllergy(*item.resource, book, input);
    }
    for (const auto* reason : reasonsOf(items)) readReason(*reason, tables, input);
    const auto written = newestRequest(items);
    const auto stamped = mapping::dayOf(bundle.textOr("timestamp", ""));
    const auto measured = measurements.newestUntil(std::max(today, written.value_or(today)));
    input.today = written ? std::max(*written, measured.value_or(*written)) : stamped.value_or(today);
    measurements.give(input);
    pharmacy::readStateFromConditions(book, input);
    readMedicines(items, book, input);
    return input;
}

Json reviewJson(const pharmacy::ReviewResult& result) {
    auto findings = Json::array(), notChecked = Json::array();
    for (const auto& finding : result.findings)
        findings.push(Json::object({{"rule", finding.rule},
                                    {"check", toString(finding.check)},
                                    {"severity", toString(finding.severity)},
                                    {"lines", strings(finding.lines)},
                                    {"reason", finding.reason.en},
                                    {"reasonZh", finding.reason.zh},
                                    {"source", finding.source},
                                    {"generalKnowledge", finding.generalKnowledge},
                                    {"action", finding.action.en},
                                    {"actionZh", finding.action.zh}}));
    for (const auto& one : result.notChecked)
        notChecked.push(Json::object({{"check", toString(one.check)},
                                      {"lines", strings(one.lines)},
                                      {"reason", one.reason.en},
                                      {"reasonZh", one.reason.zh}}));
    return Json::object({{"findings", std::move(findings)}, {"notChecked", std::move(notChecked)}});
}

}  // namespace jiayi::files
