#include "sync/mapping/medication_mapper.h"

#include "models/core/text.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace jiayi::mapping {

using care::MedicationLine;
using fhir::Json;

namespace {

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    return text;
}

bool isWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool holdsWord(const std::string& text, const std::string& word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const bool before = at == 0 || !isWordCharacter(text[at - 1]);
        const auto end = at + word.size();
        if (before && (end == text.size() || !isWordCharacter(text[end]))) return true;
    }
    return false;
}

/// The CodeableConcept that names the drug: in place, or in a contained Medication.
const Json* drugConcept(const Json& resource) {
    if (const auto* inPlace = resource.find("medicationCodeableConcept")) return inPlace;
    const auto reference = resource.textOr("medicationReference.reference", "");
    if (!reference.starts_with('#')) return nullptr;
    const auto* contained = fhir::itemWhere(resource, "contained", "id", reference.substr(1));
    return contained ? contained->find("code") : nullptr;
}

std::string_view dosageName(const Json& resource) {
    return fhir::resourceType(resource) == "MedicationRequest" ? "dosageInstruction" : "dosage";
}

std::string readDose(const Json& dosage) {
    if (const auto text = dosage.text("text")) return std::string{*text};
    const auto* quantity = dosage.at("doseAndRate.0.doseQuantity");
    if (!quantity) return {};
    std::string dose{quantity->numberText("value").value_or("")};
    if (const auto unit = quantity->textOr("unit", quantity->textOr("code", "")); !unit.empty()) dose.append(" ").append(unit);
    const auto frequency = dosage.integer("timing.repeat.frequency");
    const auto period = dosage.numberText("timing.repeat.period");
    if (frequency && period)
        dose += ", " + std::to_string(*frequency) + " / " + std::string{*period} + " " +
                std::string{dosage.textOr("timing.repeat.periodUnit", "")};
    return dose;
}

/// Dose times how often a day; only for whole days, so that a weekly dose is never a rounded daily one.
std::optional<double> dailyAmountOf(const Json& dosage) {
    const auto* dose = dosage.at("doseAndRate.0.doseQuantity.value");
    const auto frequency = dosage.integer("timing.repeat.frequency");
    const auto* period = dosage.at("timing.repeat.period");
    if (!dose || !frequency || !period || dosage.textOr("timing.repeat.periodUnit", "") != "d") return {};
    if (period->asDouble().value_or(0) != 1.0 || !dose->asDouble()) return {};
    return *dose->asDouble() * static_cast<double>(*frequency);
}

std::string readLineStatus(std::string_view status) {
    if (status == "completed") return "completed";
    if (status == "stopped" || status == "cancelled" || status == "not-taken") return "stopped";
    return status == "entered-in-error" ? "entered-in-error" : "active";
}

void readDosage(const Json& resource, MedicationLine& line) {
    const auto* dosage = resource.at(std::string{dosageName(resource)} + ".0");
    if (dosage) {
        line.dose = readDose(*dosage);
        line.dailyAmount = dailyAmountOf(*dosage);
        if (line.dailyAmount)
            line.dailyUnit = dosage->textOr("doseAndRate.0.doseQuantity.unit",
                                            dosage->textOr("doseAndRate.0.doseQuantity.code", ""));
    }
    if (const auto amount = extensionText(resource, "daily-amount"); !amount.empty()) {
        line.dailyAmount = Json::isDecimal(amount) ? Json::decimal(amount).asDouble() : std::nullopt;
        line.dailyUnit = extensionText(resource, "daily-unit");
    }
}

void writeDosage(Json& resource, const MedicationLine& said, const MedicationLine& line) {
    const bool newAmount = !sameNumber(said.dailyAmount, line.dailyAmount) || said.dailyUnit != line.dailyUnit;
    if (said.dose != line.dose) {
        // The structured old dose would contradict the new words.
        const auto path = std::string{dosageName(resource)};
        if (line.dose.empty()) resource.erase(path);
        else resource.set(path, Json::array({Json::object({{"text", line.dose}})}));
    }
    if (!newAmount && said.dose == line.dose) return;
    setExtension(resource, "daily-amount", "valueDecimal", line.dailyAmount ? numberText(*line.dailyAmount) : "");
    setExtension(resource, "daily-unit", "valueString", line.dailyUnit);
}

/// Kinds that the store knows; another program's are left alone.
bool isKnownKind(const std::string& kind) {
    static constexpr std::array<std::string_view, 6> kKinds{"started", "renewed", "dose-changed", "held", "resumed", "stopped"};
    return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

std::string partOf(const Json& extension, std::string_view name) {
    const auto* part = fhir::itemWhere(extension, "extension", "url", name);
    return part ? std::string{part->textOr("valueString", "")} : std::string{};
}

constexpr std::string_view kEvent = "medication-event";

/// Each in an extension of its own, told apart by the id in its first part, so that two desks' events merge.
std::vector<care::MedicationEvent> readHistory(const Json& resource) {
    std::vector<care::MedicationEvent> history;
    const auto url = std::string{kExtensionBase} + std::string{kEvent};
    for (const auto& extension : resource.items("extension")) {
        if (extension.textOr("url", "") != url) continue;
        const auto part = [&](std::string_view name) { return partOf(extension, name); };
        const auto id = Uuid::parse(part("id"));
        const auto on = dayOf(part("on"));
        if (!id || !on || !isKnownKind(part("kind"))) continue;
        const auto amount = part("daily-amount");
        history.push_back({*id, part("kind"), *on, part("dose"), Json::isDecimal(amount) ? Json::decimal(amount).asDouble() : std::nullopt,
                           part("daily-unit"), part("reason"), part("by")});
    }
    return history;
}

void writeHistory(Json& resource, const MedicationLine& said, const MedicationLine& line) {
    for (const auto& event : line.history) {
        const bool known = std::any_of(said.history.begin(), said.history.end(), [&](const auto& other) { return other.id == event.id; });
        if (known) continue;
        auto parts = Json::array();
        const auto add = [&](std::string_view name, const std::string& text) {
            if (!text.empty()) parts.push(Json::object({{"url", name}, {"valueString", text}}));
        };
        add("id", event.id.toString());
        add("kind", event.kind);
        add("on", formatDate(event.on));
        add("dose", event.dose);
        if (event.dailyAmount) add("daily-amount", numberText(*event.dailyAmount));
        add("daily-unit", event.dailyUnit);
        add("reason", event.reason);
        add("by", event.by);
        resource.make("extension").push(Json::object({{"url", std::string{kExtensionBase} + std::string{kEvent}}, {"extension", std::move(parts)}}));
    }
}

void writeDrug(Json& resource, const MedicationLine& line, const care::RuleBook& rules) {
    auto drug = Json::object();
    if (!line.atc.empty()) {
        const auto known = rules.drugsByAtc(line.atc);
        auto coding = Json::object({{"system", line.atc.starts_with('Z') ? kDrugCode : kAtc}, {"code", line.atc}});
        if (!known.empty()) coding.set("display", known.front()->inn);
        drug.set("coding", Json::array({std::move(coding)}));
    }
    drug.set("text", line.name);
    resource.erase("medicationReference");
    resource.set("medicationCodeableConcept", std::move(drug));
}

void writePeriod(Json& resource, const MedicationLine& said, const MedicationLine& line, bool isRequest) {
    if (said.start != line.start) {
        if (!isRequest && resource.find("effectiveDateTime")) resource.erase("effectiveDateTime");
        setText(resource, isRequest ? "authoredOn" : "effectivePeriod.start", textOf(line.start));
    }
    if (said.end != line.end)
        setText(resource, isRequest ? "dispenseRequest.validityPeriod.end" : "effectivePeriod.end", textOf(line.end));
}

}  // namespace

const care::DrugDef* drugNamed(const care::RuleBook& rules, std::string_view text) {
    const auto name = lowered(normalized(text));
    std::vector<const care::DrugDef*> candidates;
    for (const auto& drug : rules.drugs) {
        const auto inn = lowered(drug.inn), zh = lowered(drug.zh);
        if (name == inn || name == zh) return &drug;
        if (holdsWord(name, inn) || name.find(zh) != std::string::npos) candidates.push_back(&drug);
    }
    if (candidates.empty()) return nullptr;
    // Of names that lie in one another ("insulin degludec/aspart" and "insulin degludec") the longest counts.
    const auto* best = *std::max_element(candidates.begin(), candidates.end(),
                                         [](const auto* a, const auto* b) { return a->inn.size() < b->inn.size(); });
    const auto longest = lowered(best->inn);
    const bool several = std::any_of(candidates.begin(), candidates.end(), [&](const care::DrugDef* drug) {
        return drug->atc != best->atc && !holdsWord(longest, lowered(drug->inn));
    });
    const bool mixture = name.find(" / ") != std::string::npos || name.find('+') != std::string::npos;
    return several || (mixture && longest.find('/') == std::string::npos) ? nullptr : best;
}

Result<MedicationLine> MedicationMapper::read(const Json& resource, const care::RuleBook& rules) {
    MedicationLine line;
    JIAYI_TRY(const auto id, readId(resource));
    line.id = {id};
    line.type = std::string{fhir::resourceType(resource)};
    JIAYI_TRY(line.resident, readPatient(resource));
    if (const auto* drug = drugConcept(resource)) {
        line.name = drug->textOr("text", "");
        if (line.name.empty()) line.name = firstCoding(*drug).display;
        line.atc = codeOf(*drug, "", kAtc);
        if (line.atc.empty()) line.atc = codeOf(*drug, "", kDrugCode);
    }
    if (line.name.empty()) line.name = resource.textOr("medicationReference.display", "");
    if (line.name.empty()) return invalid("medication.name");
    if (line.atc.empty()) {
        const auto* drug = drugNamed(rules, line.name);
        if (drug) line.atc = drug->atc;
    }
    readDosage(resource, line);
    const bool isRequest = line.type == "MedicationRequest";
    line.status = readLineStatus(resource.textOr("status", ""));
    line.start = dayOf(isRequest ? resource.textOr("authoredOn", "")
                                 : resource.textOr("effectivePeriod.start", resource.textOr("effectiveDateTime", "")));
    line.end = dayOf(resource.textOr(isRequest ? "dispenseRequest.validityPeriod.end" : "effectivePeriod.end", ""));
    line.held = resource.textOr("status", "") == "on-hold";
    line.history = readHistory(resource);
    line.stopReason = resource.textOr(isRequest ? "statusReason.text" : "statusReason.0.text", "");
    return line;
}

void MedicationMapper::write(Json& resource, const MedicationLine& line, const care::RuleBook& rules) {
    const bool isRequest = line.type == "MedicationRequest";
    const bool fresh = begin(resource, line.type, line.id.uuid);
    const auto read = MedicationMapper::read(resource, rules);
    auto said = read ? *read : MedicationLine{};
    if (fresh || said.status != line.status || said.held != line.held) resource.set("status", line.held ? "on-hold" : line.status);
    if (fresh && isRequest) resource.set("intent", "order");
    if (said.name != line.name || said.atc != line.atc) writeDrug(resource, line, rules);
    if (fresh) resource.set("subject", reference("Patient", line.resident.uuid));
    writePeriod(resource, said, line, isRequest);
    writeDosage(resource, said, line);
    writeHistory(resource, said, line);
    updateText(resource, isRequest ? "statusReason.text" : "statusReason.0.text", said.stopReason, line.stopReason);
}

}  // namespace jiayi::mapping
