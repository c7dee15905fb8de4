#include "sync/mapping/order_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <charconv>

namespace jiayi::mapping {

using fhir::Json;
using pharmacy::Order;
using pharmacy::Prescription;

namespace {

std::optional<Uuid> formIdOf(const Json& resource) {
    if (resource.textOr("groupIdentifier.system", "") != kPrescription) return {};
    return Uuid::parse(resource.textOr("groupIdentifier.value", ""));
}

std::int64_t numberIn(const Json& resource, std::string_view name, std::int64_t otherwise) {
    const auto text = extensionText(resource, name);
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size() ? value : otherwise;
}

std::optional<Money> moneyIn(const Json& resource, std::string_view name) {
    const auto parsed = parseYuan(extensionText(resource, name));
    return parsed ? std::optional{*parsed} : std::nullopt;
}

std::string statusOfOrder(std::string_view status) {
    if (status == "completed" || status == "entered-in-error") return std::string{status};
    return status == "stopped" || status == "cancelled" ? "stopped" : "active";
}

std::optional<int> smallInteger(const Json& resource, std::string_view path) {
    const auto value = resource.integer(path);
    return value && *value > 0 && *value < 10'000 ? std::optional{static_cast<int>(*value)} : std::nullopt;
}

void readDosageOf(const Json& resource, Order& order) {
    const auto* dosage = resource.at("dosageInstruction.0");
    if (!dosage) return;
    order.dose = dosage->textOr("text", "");
    if (const auto* amount = dosage->at("doseAndRate.0.doseQuantity.value")) order.amount = amount->asDouble();
    order.unit = dosage->textOr("doseAndRate.0.doseQuantity.unit", "");
    order.times = smallInteger(*dosage, "timing.repeat.frequency");
    if (dosage->textOr("timing.repeat.periodUnit", "") == "d") order.period = smallInteger(*dosage, "timing.repeat.period");
    order.asNeeded = dosage->boolean("asNeededBoolean").value_or(false);
    order.route = dosage->textOr("route.text", "");
}

Json dosageOf(const Order& order) {
    auto dosage = Json::object({{"sequence", 1}, {"text", order.dose}});
    if (order.asNeeded) dosage.set("asNeededBoolean", true);
    if (!order.route.empty()) dosage.make("route.text") = order.route;
    if (order.times && order.period) {
        dosage.make("timing.repeat.frequency") = *order.times;
        dosage.make("timing.repeat.period") = *order.period;
        dosage.make("timing.repeat.periodUnit") = "d";
    }
    if (order.amount)
        dosage.make("doseAndRate.0.doseQuantity") = Json::object({{"value", Json::decimal(numberText(*order.amount))}, {"unit", order.unit}});
    return dosage;
}

bool sameDosage(const Order& a, const Order& b) {
    return a.dose == b.dose && sameNumber(a.amount, b.amount) && a.unit == b.unit && a.times == b.times && a.period == b.period &&
           a.asNeeded == b.asNeeded && a.route == b.route;
}

void readSupply(const Json& resource, CarriedOrder& carried) {
    auto& order = carried.order;
    order.days = smallInteger(resource, "dispenseRequest.expectedSupplyDuration.value").value_or(0);
    order.packs = numberIn(resource, "packs", 0);
    order.packSize = numberIn(resource, "pack-size", 1);
    order.packUnit = resource.textOr("dispenseRequest.quantity.unit", "");
    order.pharmacy = resource.textOr("dispenseRequest.performer.identifier.value", "");
    carried.form.validUntil = dayOf(resource.textOr("dispenseRequest.validityPeriod.end", "")).value_or(carried.form.written);
    order.price = moneyIn(resource, "price");
    order.share = moneyIn(resource, "own-share");
    order.insuranceClass = extensionText(resource, "insurance-class");
}

void writeSupply(Json& resource, const CarriedOrder& said, const CarriedOrder& carried) {
    const auto& order = carried.order;
    if (said.form.written != carried.form.written)
        resource.make("dispenseRequest.validityPeriod.start") = formatDate(carried.form.written);
    if (said.form.validUntil != carried.form.validUntil || said.form.written != carried.form.written)
        resource.make("dispenseRequest.validityPeriod.end") = formatDate(carried.form.validUntil);
    if (said.order.packs != order.packs || said.order.packSize != order.packSize || said.order.packUnit != order.packUnit) {
        // In units of the pack; the packs themselves stand beside it.
        auto quantity = Json::object({{"value", order.packs * order.packSize}});
        if (!order.packUnit.empty()) quantity.set("unit", order.packUnit);
        resource.make("dispenseRequest.quantity") = std::move(quantity);
        setExtension(resource, "packs", "valueString", std::to_string(order.packs));
        setExtension(resource, "pack-size", "valueString", std::to_string(order.packSize));
    }
    if (said.order.days != order.days)
        resource.make("dispenseRequest.expectedSupplyDuration") =
            Json::object({{"value", order.days}, {"unit", "d"}, {"system", kUcum}, {"code", "d"}});
    if (said.order.pharmacy != order.pharmacy) {
        eraseAt(resource, "dispenseRequest.performer");
        if (!order.pharmacy.empty())
            resource.make("dispenseRequest.performer.identifier") = Json::object({{"system", kPharmacy}, {"value", order.pharmacy}});
    }
    if (said.order.price != order.price) setExtension(resource, "price", "valueString", order.price ? formatYuan(*order.price) : "");
    if (said.order.share != order.share) setExtension(resource, "own-share", "valueString", order.share ? formatYuan(*order.share) : "");
    updateExtension(resource, "insurance-class", "valueString", said.order.insuranceClass, order.insuranceClass);
}

/// Rules overridden, with the reasons: one extension each would not fit one slot of a merge, so a list in one.
void readOverrides(const Json& resource, Order& order) {
    const auto url = std::string{kExtensionBase} + "overrides";
    const auto* found = fhir::itemWhere(resource, "extension", "url", url);
    if (!found) return;
    for (const auto& each : found->items("extension"))
        order.overrides.emplace_back(each.textOr("url", ""), each.textOr("valueString", ""));
}

/// In the place of the extension of that name; an empty list takes it away.
void setList(Json& resource, std::string_view name, Json list) {
    const auto url = std::string{kExtensionBase} + std::string{name};
    auto& extensions = resource.make("extension");
    for (std::size_t i = 0; i < extensions.size(); ++i)
        if (extensions.items()[i].textOr("url", "") == url) {
            extensions.eraseAt(i);
            break;
        }
    if (list.size() > 0) extensions.push(Json::object({{"url", url}, {"extension", std::move(list)}}));
    if (extensions.size() == 0) resource.erase("extension");
}

void writeOverrides(Json& resource, const Order& order) {
    auto list = Json::array();
    for (const auto& [rule, reason] : order.overrides) list.push(Json::object({{"url", rule}, {"valueString", reason}}));
    setList(resource, "overrides", std::move(list));
}

/// The pieces of a decoction, in their order.
void readHerbs(const Json& resource, Order& order) {
    const auto* found = fhir::itemWhere(resource, "extension", "url", std::string{kExtensionBase} + "herbs");
    if (!found) return;
    for (const auto& each : found->items("extension")) {
        pharmacy::Herb herb;
        for (const auto& part : each.items("extension")) {
            const auto url = part.textOr("url", "");
            if (url == "name") herb.name = part.textOr("valueString", "");
            if (url == "handling") herb.handling = part.textOr("valueString", "");
            if (const auto* grams = part.at("valueDecimal"); grams && url == "grams") herb.grams = grams->asDouble();
        }
        if (!herb.name.empty()) order.herbs.push_back(std::move(herb));
    }
}

void writeHerbs(Json& resource, const Order& order) {
    auto list = Json::array();
    for (const auto& herb : order.herbs) {
        auto parts = Json::array({Json::object({{"url", "name"}, {"valueString", herb.name}})});
        if (herb.grams) parts.push(Json::object({{"url", "grams"}, {"valueDecimal", Json::decimal(numberText(*herb.grams))}}));
        if (!herb.handling.empty()) parts.push(Json::object({{"url", "handling"}, {"valueString", herb.handling}}));
        list.push(Json::object({{"url", "herb"}, {"extension", std::move(parts)}}));
    }
    setList(resource, "herbs", std::move(list));
}

void writeMedicine(Json& resource, const Order& order, const care::RuleBook& rules) {
    auto codings = Json::array();
    if (!order.atc.empty()) {
        const auto known = rules.drugsByAtc(order.atc);
        auto coding = Json::object({{"system", order.atc.starts_with('Z') ? kDrugCode : kAtc}, {"code", order.atc}});
        if (!known.empty()) coding.set("display", known.front()->inn);
        codings.push(std::move(coding));
    }
    if (!order.product.empty()) {
        auto coding = Json::object({{"system", kProduct}, {"code", order.product}});
        if (!order.strength.empty()) coding.set("display", order.strength);
        codings.push(std::move(coding));
    }
    auto medicine = Json::object();
    if (codings.size() > 0) medicine.set("coding", std::move(codings));
    medicine.set("text", order.name);
    resource.set("medicationCodeableConcept", std::move(medicine));
}

void writeForm(Json& resource, const Prescription& said, const Prescription& form) {
    if (said.id != form.id)
        resource.set("groupIdentifier", Json::object({{"system", kPrescription}, {"value", form.id.toString()}}));
    if (said.kind != form.kind || !resource.find("category"))
        resource.set("category", Json::array({codeable(kPrescriptionKind, form.kind)}));
    if (said.written != form.written) resource.set("authoredOn", formatDate(form.written));
    updateText(resource, "requester.display", said.signedBy, form.signedBy);
    updateExtension(resource, "quantity-reason", "valueString", said.reason, form.reason);
    if (said.diagnoses == form.diagnoses) return;
    auto reasons = Json::array();
    for (const auto& diagnosis : form.diagnoses) {
        auto reason = diagnosis.icd10.empty() ? Json::object() : codeable(kIcd10, diagnosis.icd10);
        if (!diagnosis.text.empty()) reason.set("text", diagnosis.text);
        reasons.push(std::move(reason));
    }
    resource.set("reasonCode", std::move(reasons));
}

}  // namespace

bool OrderMapper::isOurs(const Json& resource) {
    return fhir::resourceType(resource) == "MedicationRequest" && formIdOf(resource).has_value();
}

Result<CarriedOrder> OrderMapper::read(const Json& resource) {
    CarriedOrder carried;
    auto& [form, order] = carried;
    JIAYI_TRY(const auto id, readId(resource));
    order.id = {id};
    const auto formId = formIdOf(resource);
    if (!formId) return invalid("order.form");
    form.id = order.prescription = {*formId};
    JIAYI_TRY(form.resident, readPatient(resource));
    form.kind = "ordinary";
    for (const auto* kind : {"ordinary", "emergency", "long", "herbal"})
        if (codeOf(resource, "category.0", kPrescriptionKind) == kind) form.kind = kind;
    for (const auto& reason : resource.items("reasonCode")) form.diagnoses.push_back({codeOf(reason, "", kIcd10), std::string{reason.textOr("text", "")}});
    form.reason = extensionText(resource, "quantity-reason");
    const auto written = dayOf(resource.textOr("authoredOn", ""));
    if (!written) return invalid("order.written");
    form.written = *written;
    form.signedBy = resource.textOr("requester.display", "");
    const auto medicine = Uuid::parse(extensionText(resource, "medication-line"));
    order.name = resource.textOr("medicationCodeableConcept.text", "");
    if (!medicine || order.name.empty()) return invalid("order.medicine");
    order.medication = {*medicine};
    order.position = static_cast<int>(numberIn(resource, "position", 1));
    if (const auto previous = referenceId(resource, "priorPrescription", "MedicationRequest")) order.previous = pharmacy::OrderId{*previous};
    order.atc = codeOf(resource, "medicationCodeableConcept", kAtc);
    if (order.atc.empty()) order.atc = codeOf(resource, "medicationCodeableConcept", kDrugCode);
    order.product = codeOf(resource, "medicationCodeableConcept", kProduct);
    for (const auto& coding : resource.items("medicationCodeableConcept.coding"))
        if (coding.textOr("system", "") == kProduct) order.strength = coding.textOr("display", "");
    readDosageOf(resource, order);
    readSupply(resource, carried);
    readOverrides(resource, order);
    readHerbs(resource, order);
    order.substitution = resource.boolean("substitution.allowedBoolean").value_or(true);
    order.substitutionReason = resource.textOr("substitution.reason.text", "");
    order.status = statusOfOrder(resource.textOr("status", ""));
    order.statusReason = resource.textOr("statusReason.text", "");
    return carried;
}

void OrderMapper::write(Json& resource, const CarriedOrder& carried, const care::RuleBook& rules) {
    const auto& [form, order] = carried;
    const bool fresh = begin(resource, "MedicationRequest", order.id.uuid);
    const auto read = OrderMapper::read(resource);
    CarriedOrder said;
    if (read) said = *read;
    if (fresh || said.order.status != order.status) resource.set("status", order.status);
    if (fresh) resource.set("intent", "order");
    writeForm(resource, said.form, form);
    if (said.order.name != order.name || said.order.atc != order.atc || said.order.product != order.product || said.order.strength != order.strength)
        writeMedicine(resource, order, rules);
    if (fresh) resource.set("subject", reference("Patient", form.resident.uuid));
    updateExtension(resource, "medication-line", "valueString", said.order.medication.isNil() ? "" : said.order.medication.toString(),
                    order.medication.toString());
    if (fresh || said.order.position != order.position) setExtension(resource, "position", "valueString", std::to_string(order.position));
    if (said.order.previous != order.previous) {
        resource.erase("priorPrescription");
        if (order.previous) resource.set("priorPrescription", reference("MedicationRequest", order.previous->uuid));
    }
    if (fresh || !sameDosage(said.order, order)) resource.set("dosageInstruction", Json::array({dosageOf(order)}));
    writeSupply(resource, said, carried);
    if (said.order.overrides != order.overrides) writeOverrides(resource, order);
    if (said.order.herbs != order.herbs) writeHerbs(resource, order);
    if (fresh || said.order.substitution != order.substitution) resource.make("substitution.allowedBoolean") = order.substitution;
    updateText(resource, "substitution.reason.text", said.order.substitutionReason, order.substitutionReason);
    updateText(resource, "statusReason.text", said.order.statusReason, order.statusReason);
}

}  // namespace jiayi::mapping
