#include "sync/mapping/observation_mapper.h"

#include "models/care/rules/observation_rules.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <set>

namespace jiayi::mapping {

using care::Observation;
using fhir::Json;

namespace {

constexpr std::array<std::string_view, 8> kStatuses{"registered", "preliminary", "final",   "amended",
                                                    "corrected",  "cancelled",   "unknown", "entered-in-error"};
/// The extension's word for "a person looked at it and believes it".
constexpr std::string_view kBelieved = "none";

/// Our code for a CodeableConcept. The chart knows one HbA1c series, so the IFCC code joins the NGSP one.
std::string observationCodeOf(const Json& code, const care::RuleBook& rules) {
    for (const auto& coding : code.items("coding")) {
        const auto system = coding.textOr("system", "");
        const auto value = coding.textOr("code", "");
        const auto* known = system == kLoinc             ? rules.observationByLoinc(value)
                            : system == kObservationCode ? rules.observation(value)
                                                         : nullptr;
        if (known) return known->code == "HBA1C_IFCC" ? "HBA1C_NGSP" : known->code;
    }
    return {};
}

std::string joinedUnit(std::string_view number, std::string_view unit) {
    return unit.empty() ? std::string{number} : std::string{number} + " " + std::string{unit};
}

void readQuantity(const Json& quantity, Observation& row, const care::RuleBook& rules) {
    const auto number = quantity.numberText("value");
    if (!number) return;
    const auto unit = quantity.textOr("unit", quantity.textOr("code", ""));
    row.original = joinedUnit(*number, unit);
    if (const auto comparator = quantity.text("comparator")) {
        // "<0.5" is no number: it is shown, and never drawn or compared.
        row.textValue = std::string{*comparator} + row.original;
        return;
    }
    const auto coded = quantity.textOr("system", "") == kUcum ? quantity.textOr("code", unit) : unit;
    ObservationMapper::convert(row, quantity.find("value")->asDouble().value_or(0), coded, rules);
}

std::string conceptText(const Json& element) {
    if (const auto text = element.text("text")) return std::string{*text};
    return firstCoding(element).display;
}

/// The value of a resource or of one of its components.
void readValue(const Json& element, Observation& row, const care::RuleBook& rules) {
    if (const auto* quantity = element.find("valueQuantity")) readQuantity(*quantity, row, rules);
    else if (const auto* code = element.find("valueCodeableConcept")) row.textValue = conceptText(*code);
    else if (const auto text = element.text("valueString")) row.textValue = *text;
    else if (const auto flag = element.boolean("valueBoolean")) row.textValue = *flag ? "true" : "false";
    else if (const auto time = element.text("valueDateTime")) row.textValue = *time;
    else if (const auto* number = element.find("valueInteger"); number && number->asDouble()) {
        row.original = *number->asNumberText();
        ObservationMapper::convert(row, *number->asDouble(), "", rules);
    }
    if (const auto original = extensionText(element, "original-value"); !original.empty()) row.original = original;
    const auto doubt = extensionText(element, "doubt");
    if (doubt == kBelieved) row.doubt.clear();
    else if (!doubt.empty()) row.doubt = doubt;
    if (const auto status = extensionText(element, "component-status"); !status.empty()) row.status = status;
}

bool saysSomething(const Observation& row) { return row.value || !row.textValue.empty() || !row.original.empty(); }

/// Measured by the person or the family, and by nobody else: a pressure at home is a vital sign and yet not the clinic's.
bool isSelfReported(const Json& resource) {
    bool own = false;
    for (const auto& performer : resource.items("performer")) {
        const auto who = performer.textOr("reference", "");
        if (who.find("Patient/") == std::string_view::npos && who.find("RelatedPerson/") == std::string_view::npos) return false;
        own = true;
    }
    return own;
}

std::string originOf(const Json& resource) {
    if (const auto origin = extensionText(resource, "origin"); !origin.empty()) return origin;
    if (isSelfReported(resource)) return "self";
    for (const auto& category : resource.items("category")) {
        const auto code = codeOf(category, "", kObservationCategory);
        if (code == "laboratory") return "lab";
        if (code == "vital-signs" || code == "exam") return "clinic";
    }
    return "import";
}

Result<std::optional<FhirTime>> readEffective(const Json& resource) {
    for (const auto* path : {"effectiveDateTime", "effectiveInstant", "effectivePeriod.start", "issued"}) {
        const auto text = resource.text(path);
        if (!text) continue;
        auto time = parseFhirTime(*text);
        if (!time) return invalid("observation.effective");
        return std::optional{std::move(*time)};
    }
    return std::optional<FhirTime>{};
}

/// What all rows of a resource share.
Result<Observation> readCommon(const Json& resource) {
    Observation common;
    JIAYI_TRY(const auto id, readId(resource));
    common.id = {id};
    JIAYI_TRY(common.resident, readPatient(resource));
    common.status = resource.textOr("status", "");
    if (std::find(kStatuses.begin(), kStatuses.end(), common.status) == kStatuses.end()) return invalid("observation.status");
    common.origin = originOf(resource);
    common.performer = resource.textOr("performer.0.display", "");
    common.device = resource.textOr("device.display", "");
    if (const auto visit = referenceId(resource, "encounter", "Encounter")) common.visit = care::VisitId{*visit};
    return common;
}

/// The same component has the same id wherever it stands in the list.
std::vector<Observation> readComponents(const Json& resource, const Observation& common, const care::RuleBook& rules) {
    std::vector<Observation> rows;
    std::set<std::string> seen;
    const auto components = resource.items("component");
    for (std::size_t i = 0; i < components.size(); ++i) {
        auto row = common;
        if (const auto* code = components[i].find("code")) {
            row.coding = firstCoding(*code);
            row.code = observationCodeOf(*code, rules);
        }
        auto key = row.coding.code;
        if (key.empty() || !seen.insert(key).second) key += "#" + std::to_string(i);
        row.id = {derivedUuid({"observation-component", common.id.toString(), key})};
        row.panel = common.id;
        readValue(components[i], row, rules);
        rows.push_back(std::move(row));
    }
    return rows;
}

void writeValue(Json& element, const Observation& said, const Observation& row) {
    const bool sameValue = sameNumber(said.value, row.value) && said.unit == row.unit && said.textValue == row.textValue;
    if (!sameValue) {
        for (const auto* name : {"valueQuantity", "valueCodeableConcept", "valueString", "valueBoolean", "valueDateTime",
                                 "valueInteger", "dataAbsentReason"})
            element.erase(name);
        if (row.value) {
            auto quantity = Json::object({{"value", Json::decimal(numberText(*row.value))}});
            if (!row.unit.empty()) quantity.set("unit", row.unit);
            if (!row.unit.empty() && !row.code.empty()) quantity.set("system", kUcum).set("code", row.unit);
            element.set("valueQuantity", std::move(quantity));
        } else if (!row.textValue.empty()) {
            element.set("valueString", row.textValue);
        }
    }
    if (!sameValue || said.original != row.original) {
        const bool plain = row.value && row.original == joinedUnit(numberText(*row.value), row.unit);
        setExtension(element, "original-value", "valueString", plain ? "" : row.original);
    }
    if (said.doubt != row.doubt) setExtension(element, "doubt", "valueCode", row.doubt.empty() ? kBelieved : std::string_view{row.doubt});
}

Json codeElement(const Observation& row, const care::RuleBook& rules) {
    auto code = conceptOf(row.coding);
    const auto* known = row.code.empty() ? nullptr : rules.observation(row.code);
    if (known && observationCodeOf(code, rules) != row.code) {
        const bool coded = !known->loinc.empty();
        code.make("coding").push(Json::object({{"system", coded ? kLoinc : kObservationCode},
                                               {"code", coded ? known->loinc : known->code},
                                               {"display", known->en}}));
        if (!code.find("text")) code.set("text", known->en);
    }
    return code;
}

void writeCommon(Json& resource, const Observation& said, const Observation& row, bool fresh) {
    if (fresh || said.status != row.status) resource.set("status", row.status);
    if (fresh && row.origin == "lab") resource.make("category.0") = codeable(kObservationCategory, "laboratory");
    if (fresh) resource.set("subject", reference("Patient", row.resident.uuid));
    if (said.visit != row.visit) {
        if (row.visit) resource.set("encounter", reference("Encounter", row.visit->uuid));
        else resource.erase("encounter");
    }
    if (said.effective.text != row.effective.text) {
        for (const auto* name : {"effectiveInstant", "effectivePeriod", "effectiveTiming"}) resource.erase(name);
        resource.set("effectiveDateTime", row.effective.text);
    }
    if (originOf(resource) != row.origin) setExtension(resource, "origin", "valueCode", row.origin);
    updateText(resource, "performer.0.display", said.performer, row.performer);
    updateText(resource, "device.display", said.device, row.device);
}

void writeWhole(Json& resource, const Observation& said, const Observation& row, const care::RuleBook& rules, bool fresh) {
    if (fresh) resource.set("status", row.status);
    if (said.code != row.code || said.coding != row.coding) resource.set("code", codeElement(row, rules));
    writeCommon(resource, said, row, fresh);
    writeValue(resource, said, row);
}

void writeComponents(Json& resource, const std::vector<Observation>& said, const std::vector<Observation>& rows) {
    auto* components = resource.find("component");
    if (!components) return;
    const auto same = [&](const Observation& row) { return row.status == rows.front().status; };
    const bool together = std::all_of(rows.begin(), rows.end(), same);
    for (std::size_t i = 0; i < said.size() && i < components->size(); ++i) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const Observation& r) { return r.id == said[i].id; });
        if (row == rows.end()) continue;
        auto& component = components->items()[i];
        writeValue(component, said[i], *row);
        if (!together || !extensionText(component, "component-status").empty())
            updateExtension(component, "component-status", "valueCode", said[i].status, row->status);
    }
    if (together) {
        auto common = readCommon(resource);
        auto before = common ? *common : Observation{};
        before.effective = said.empty() ? FhirTime{} : said.front().effective;
        writeCommon(resource, before, rows.front(), false);
    }
}

}  // namespace

void ObservationMapper::convert(Observation& row, double value, std::string_view unit, const care::RuleBook& rules) {
    row.value = value;
    row.unit = unit;
    const auto* known = row.code.empty() ? nullptr : rules.observation(row.code);
    if (!known || !known->isQuantity()) return;
    if (unit.empty() && (known->unit == "{ratio}" || known->unit == "{INR}" || known->unit == "{score}")) unit = known->unit;
    const auto quantity = care::toCanonical(rules, row.code, value, unit);
    if (!quantity) {
        // The number stays readable in `original`; as a value of this code it would lie.
        row.value.reset();
        row.unit.clear();
        row.doubt = unit.empty() ? "unit.missing" : quantity.error().reason;
        return;
    }
    row.value = quantity->value;
    row.unit = quantity->unit;
    const auto verdict = care::plausibility(rules, row.code, {quantity->value, row.effective.day()});
    row.doubt = verdict.verdict == care::Plausible::Block ? verdict.reason : std::string{};
}

Result<std::vector<Observation>> ObservationMapper::read(const Json& resource, const care::RuleBook& rules) {
    JIAYI_TRY(auto common, readCommon(resource));
    JIAYI_TRY(auto effective, readEffective(resource));
    if (!effective) return std::vector<Observation>{};
    common.effective = std::move(*effective);
    auto rows = readComponents(resource, common, rules);
    std::erase_if(rows, [](const Observation& row) { return !saysSomething(row); });
    if (const auto* code = resource.find("code")) {
        common.coding = firstCoding(*code);
        common.code = observationCodeOf(*code, rules);
    }
    readValue(resource, common, rules);
    if (saysSomething(common)) rows.push_back(std::move(common));
    return rows;
}

void ObservationMapper::write(Json& resource, const std::vector<Observation>& rows, const care::RuleBook& rules) {
    std::vector<Observation> parts;
    const Observation* whole = nullptr;
    for (const auto& row : rows)
        if (row.panel) parts.push_back(row);
        else whole = &row;
    const bool fresh = whole && begin(resource, "Observation", whole->id.uuid);
    auto common = readCommon(resource);
    auto said = common ? *common : Observation{};
    if (const auto effective = readEffective(resource); effective && *effective) said.effective = **effective;
    if (!parts.empty()) writeComponents(resource, readComponents(resource, said, rules), parts);
    if (!whole) return;
    if (const auto* code = resource.find("code")) {
        said.coding = firstCoding(*code);
        said.code = observationCodeOf(*code, rules);
    }
    readValue(resource, said, rules);
    writeWhole(resource, said, *whole, rules, fresh);
}

}  // namespace jiayi::mapping
