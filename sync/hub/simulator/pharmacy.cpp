#include "sync/hub/simulator/pharmacy.h"

#include "sync/fhir/resource.h"

#include <algorithm>
#include <utility>

namespace jiayi::hub {

namespace {

using fhir::Json;
using pharmacy::FormularyItem;

// What a clinic's orders and reviews are known by on the wire.
constexpr std::string_view kExtensions = "https://jiayi.health/fhir/StructureDefinition/";
constexpr std::string_view kFormSystem = "https://jiayi.health/fhir/sid/prescription";
constexpr std::string_view kProductSystem = "https://jiayi.health/fhir/sid/formulary-product";
constexpr std::string_view kReviewCode = "prescription-review";

std::string keyOfCase(const std::string& stream, std::string_view id) { return stream + "/" + std::string{id}; }
std::string formOf(const Json& resource) {
    return resource.textOr("groupIdentifier.system", "") == kFormSystem ? std::string{resource.textOr("groupIdentifier.value", "")} : std::string{};
}
std::string orderOf(const Json& dispense) {
    const auto reference = dispense.textOr("authorizingPrescription.0.reference", "");
    constexpr std::string_view kPrefix = "MedicationRequest/";
    return reference.starts_with(kPrefix) ? std::string{reference.substr(kPrefix.size())} : std::string{};
}
std::string pharmacyOf(const Json& order) { return std::string{order.textOr("dispenseRequest.performer.identifier.value", "")}; }
bool isReview(const Json& task) {
    for (const auto& coding : task.items("code.coding"))
        if (coding.textOr("code", "") == kReviewCode) return true;
    return false;
}

void extend(Json& resource, std::string_view name, std::string_view valueType, std::string_view value) {
    const auto url = std::string{kExtensions} + std::string{name};
    auto& extensions = resource.make("extension");
    for (std::size_t i = extensions.size(); i-- > 0;)
        if (extensions.items()[i].textOr("url", "") == url) extensions.eraseAt(i);
    if (!value.empty()) extensions.push(Json::object({{"url", url}, {std::string{valueType}, value}}));
    if (extensions.size() == 0) resource.erase("extension");
}

std::int64_t packsOf(const Json& order, const FormularyItem& item) {
    const auto units = order.integer("dispenseRequest.quantity.value").value_or(0);
    return (units + item.packSize - 1) / item.packSize;
}
bool canFill(const Json& order, const FormularyItem& item) { return !item.stock || *item.stock >= std::max<std::int64_t>(1, packsOf(order, item)); }

Json dispenseFor(const std::string& stream, const Json& order) {
    const std::string id{order.textOr("id", "")};
    auto dispense = sampleResource("MedicationDispense", {"simulator", "dispense", stream, id});
    for (const auto* name : {"medicationCodeableConcept", "medicationReference", "subject"})
        if (const auto* value = order.find(name)) dispense.set(name, *value);
    dispense.make("authorizingPrescription.0").set("reference", "MedicationRequest/" + id);
    if (const auto* quantity = order.at("dispenseRequest.quantity")) dispense.set("quantity", *quantity);
    return dispense;
}

void because(Json& dispense, const std::string& words) {
    dispense.erase("statusReasonCodeableConcept");
    if (!words.empty()) dispense.make("statusReasonCodeableConcept").set("text", words);
}

}  // namespace

void PharmacyActor::see(const Seen& seen, const Moment&, Random&) {
    const auto type = seen.resource.textOr("resourceType", "");
    if (type == "MedicationRequest" && seen.resource.textOr("intent", "") == "order") {
        const auto key = keyOfCase(seen.stream, seen.resource.textOr("id", ""));
        auto& about = m_cases[key];
        about.stream = seen.stream;
        about.order = seen.resource;
        m_touchedCases.insert(key);
    } else if (type == "MedicationDispense" && !orderOf(seen.resource).empty()) {
        const auto key = keyOfCase(seen.stream, orderOf(seen.resource));
        m_cases[key].dispense = seen.resource;
        m_touchedCases.insert(key);
    } else if (type == "Task" && isReview(seen.resource) && !formOf(seen.resource).empty()) {
        const auto key = keyOfCase(seen.stream, formOf(seen.resource));
        m_reviews[key] = seen;
        m_touchedReviews.insert(key);
        for (const auto& [each, about] : m_cases)
            if (about.stream == seen.stream && formOf(about.order) == formOf(seen.resource)) m_touchedCases.insert(each);
    }
}

std::vector<Deed> PharmacyActor::act(std::chrono::milliseconds, const Moment& moment, Random& random) {
    if (!m_lots) m_lots.emplace(random.next());
    std::vector<Deed> deeds;
    for (const auto& key : std::exchange(m_touchedReviews, {})) {
        const auto& task = m_reviews.at(key);
        if (auto next = look(task.stream, task.resource, moment)) deeds.push_back(std::move(*next));
    }
    for (const auto& key : std::exchange(m_touchedCases, {}))
        if (auto next = nextOf(m_cases.at(key), moment)) deeds.push_back(std::move(*next));
    return deeds;
}

std::optional<Deed> PharmacyActor::nextOf(const Case& about, const Moment& moment) const {
    if (about.order.isNull() || !serves(about.order)) return {};
    if (about.dispense.isNull()) return about.order.textOr("status", "") == "active" && mayGo(about) ? begin(about, moment) : std::nullopt;
    return goOn(about, moment);
}

bool PharmacyActor::serves(const Json& order) const {
    const auto pharmacy = pharmacyOf(order);
    if (pharmacy.empty()) return true;
    const auto shelf = m_shelves.find(pharmacy);
    return shelf != m_shelves.end() && !shelf->second.empty() &&
           std::all_of(shelf->second.begin(), shelf->second.end(), [](const auto& each) { return each.second.isSample(); });
}

/// A form of ours goes when its review has been approved; another clinic's program may ask for none.
bool PharmacyActor::mayGo(const Case& about) const {
    const auto form = formOf(about.order);
    if (form.empty()) return true;
    const auto review = m_reviews.find(keyOfCase(about.stream, form));
    return review != m_reviews.end() && review->second.resource.textOr("status", "") == "completed";
}

const FormularyItem* PharmacyActor::productOf(const Json& order) const {
    const auto* coding = fhir::itemWhere(order, "medicationCodeableConcept.coding", "system", kProductSystem);
    const auto shelf = m_shelves.find(pharmacyOf(order));
    if (!coding || shelf == m_shelves.end()) return nullptr;
    const auto item = shelf->second.find(coding->textOr("code", ""));
    return item == shelf->second.end() ? nullptr : &item->second;
}

/// The same substance, form and strength, and enough of it; the cheapest.
const FormularyItem* PharmacyActor::substituteFor(const Json& order) const {
    const auto* wanted = productOf(order);
    if (!wanted || wanted->atc.empty() || !order.boolean("substitution.allowedBoolean").value_or(true)) return nullptr;
    const FormularyItem* best = nullptr;
    for (const auto& [code, item] : m_shelves.find(pharmacyOf(order))->second) {
        if (code == wanted->code || item.atc != wanted->atc || item.form != wanted->form || item.strength != wanted->strength) continue;
        if (canFill(order, item) && (!best || item.price < best->price)) best = &item;
    }
    return best;
}

/// The resource `step` makes, when the play has come so far.
Deed PharmacyActor::deed(const std::string& stream, std::string_view step, const Moment& moment, Json resource, std::string_view about) const {
    const auto due = moment.after(m_lots->duration(m_pace.find(step)->second, about, step));
    if (resource.textOr("resourceType", "") == "MedicationDispense") {
        extend(resource, "since", "valueDateTime", formatInstant(due));
        const auto status = resource.textOr("status", "");
        if (status == "preparation") resource.set("whenPrepared", formatInstant(due));
        if (status == "completed") resource.set("whenHandedOver", formatInstant(due));
    }
    Deed made{due, stream, {}};
    made.resources.push_back(std::move(resource));
    return made;
}

std::optional<Deed> PharmacyActor::begin(const Case& about, const Moment& moment) const {
    const std::string id{about.order.textOr("id", "")};
    auto dispense = dispenseFor(about.stream, about.order);
    const auto& refusing = m_pace.find("refuse")->second;
    if (m_lots->comesTo(refusing, id, "refuse")) {
        dispense.set("status", "declined");
        because(dispense, wordsOf(refusing));
        return deed(about.stream, "refuse", moment, std::move(dispense), id);
    }
    const auto* product = productOf(about.order);
    // An order that names no product is filled with whatever there is.
    if (pharmacyOf(about.order).empty() || (product && canFill(about.order, *product))) {
        dispense.set("status", "preparation");
        return deed(about.stream, "prepare", moment, std::move(dispense), id);
    }
    dispense.set("status", "on-hold");
    because(dispense, wordsOf(m_pace.find("missing")->second));
    if (const auto* other = substituteFor(about.order)) {
        extend(dispense, "substitute-asked", "valueString", other->name() + " " + other->strength);
        extend(dispense, "substitute-product", "valueString", other->code);
    }
    return deed(about.stream, "missing", moment, std::move(dispense), id);
}

std::optional<Deed> PharmacyActor::goOn(const Case& about, const Moment& moment) const {
    const std::string id{about.order.textOr("id", "")};
    auto dispense = about.dispense;
    const auto status = std::string{dispense.textOr("status", "")};
    const bool isOpen = status == "preparation" || status == "in-progress" || status == "on-hold";
    // Only what it has begun itself.
    if (!isOpen || dispense.textOr("id", "") != dispenseFor(about.stream, about.order).textOr("id", "")) return {};
    if (about.order.textOr("status", "") != "active" && status != "in-progress") {
        dispense.set("status", "cancelled");
        because(dispense, wordsOf(m_pace.find("cancel")->second));
        return deed(about.stream, "cancel", moment, std::move(dispense), id);
    }
    if (status == "preparation") {
        dispense.set("status", "in-progress");
        extend(dispense, "tracking", "valueString", "SAMPLE-" + id.substr(0, 8));
        return deed(about.stream, "send", moment, std::move(dispense), id);
    }
    if (status == "in-progress") {
        dispense.set("status", "completed");
        return deed(about.stream, "deliver", moment, std::move(dispense), id);
    }
    const bool asks = fhir::extension(dispense, std::string{kExtensions} + "substitute-asked") != nullptr;
    if (asks && about.order.boolean("substitution.allowedBoolean").value_or(true)) return {};  // the doctor's turn
    dispense.set("status", "preparation");
    because(dispense, {});
    extend(dispense, "substitute-asked", "valueString", {});
    extend(dispense, "substitute-product", "valueString", {});
    return deed(about.stream, "restock", moment, std::move(dispense), id);
}

/// The pharmacist's look at a form. One whom a human has answered meanwhile is let go: the write is based on what was seen.
std::optional<Deed> PharmacyActor::look(const std::string& stream, const Json& task, const Moment& moment) const {
    const std::string id{task.textOr("id", "")};
    const auto status = task.textOr("status", "");
    if (status != "requested" && status != "ready") return {};
    auto seen = task;
    const auto& returning = m_pace.find("return")->second;
    // What was returned once and answered is approved.
    const bool returns = status == "requested" && m_lots->comesTo(returning, id, "return");
    seen.set("status", returns ? "rejected" : "completed");
    seen.make("owner").set("display", "样例药师 Sample pharmacist");
    if (returns) {
        auto comment = Json::object({{"type", Json::object({{"text", "comment"}})}});
        comment.set("valueString", wordsOf(returning));
        seen.make("output").push(std::move(comment));
    }
    return deed(stream, returns ? "return" : "review", moment, std::move(seen), id);
}

}  // namespace jiayi::hub
