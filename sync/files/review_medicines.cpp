#include "sync/files/review_medicines.h"

#include "models/pharmacy/rules/dosage_text.h"
#include "sync/fhir/reference.h"
#include "sync/fhir/resource.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>

namespace jiayi::files {

using fhir::Json;
using pharmacy::RegimenLine;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSnomedRoutes{{{"26643006", "po"},
                                                                                      {"34206005", "sc"},
                                                                                      {"47625008", "iv"},
                                                                                      {"78421000", "im"},
                                                                                      {"18679011000001101", "inh"},
                                                                                      {"447694001", "inh"},
                                                                                      {"37839007", "subl"},
                                                                                      {"6064005", "top"},
                                                                                      {"46713006", "nas"}}};
constexpr int kRenewedAfterDays = 28;  ///< a request older than this is no longer a start

bool isRequest(const Json& resource) { return fhir::resourceType(resource) == "MedicationRequest"; }
bool isMedicine(const Json& resource) { return isRequest(resource) || fhir::resourceType(resource) == "MedicationStatement"; }

bool isStopped(std::string_view status) {
    return status == "completed" || status == "stopped" || status == "cancelled" || status == "not-taken" || status == "ended";
}

bool counts(const Json& resource) {
    const auto status = resource.textOr("status", "active");
    return status != "entered-in-error" && resource.boolean("doNotPerform") != true;
}

std::optional<Date> startOf(const Json& resource) {
    for (const auto* path : {"authoredOn", "effectivePeriod.start", "effectiveDateTime"})
        if (const auto day = mapping::dayOf(resource.textOr(path, ""))) return day;
    return {};
}

/// In place, in a contained Medication, or in one of the bundle.
const Json* drugConcept(const Json& resource, std::span<const BundleItem> items) {
    for (const auto* path : {"medicationCodeableConcept", "medication.concept"})
        if (const auto* inPlace = resource.at(path)) return inPlace;
    const auto reference = resource.textOr("medicationReference.reference", resource.textOr("medication.reference.reference", ""));
    if (reference.empty()) return nullptr;
    if (reference.starts_with('#')) {
        const auto* contained = fhir::itemWhere(resource, "contained", "id", reference.substr(1));
        return contained ? contained->find("code") : nullptr;
    }
    for (const auto& item : items) {
        if (fhir::resourceType(*item.resource) != "Medication") continue;
        const auto key = fhir::parseReference(reference).key;
        if (item.fullUrl == reference || (!key.id.empty() && fhir::resourceId(*item.resource) == key.id)) return item.resource->find("code");
    }
    return nullptr;
}

/// What the drug is called: the text, or the first name that means something to the review.
std::string nameOf(const Json& resource, const Json* drug, const pharmacy::ReviewBook& book) {
    std::vector<std::string> names;
    if (drug) {
        if (const auto text = drug->text("text")) names.emplace_back(*text);
        for (const auto& coding : drug->items("coding"))
            if (const auto display = coding.text("display")) names.emplace_back(*display);
    }
    for (const auto* path : {"medicationReference.display", "medication.reference.display"})
        if (const auto display = resource.text(path)) names.emplace_back(*display);
    for (const auto& name : names)
        if (book.names.find(book.drugs, "", name)) return name;
    return names.empty() ? std::string{} : names.front();
}

// --- dosage

std::optional<double> numberAt(const Json& element, std::string_view path) {
    const auto* found = element.at(path);
    return found ? found->asDouble() : std::nullopt;
}

double daysOf(std::string_view unit) {
    if (unit == "h") return 1.0 / 24;
    if (unit == "wk") return 7;
    if (unit == "mo") return 30;
    if (unit == "a") return 365;
    return 1;
}

void readTiming(const Json& dosage, const pharmacy::ReviewBook& book, pharmacy::Dosage& read) {
    if (const auto* repeat = dosage.at("timing.repeat")) {
        const auto frequency = numberAt(*repeat, "frequencyMax") ? numberAt(*repeat, "frequencyMax") : numberAt(*repeat, "frequency");
        const auto period = numberAt(*repeat, "period");
        const auto moments = std::max(repeat->items("when").size(), repeat->items("timeOfDay").size());
        const auto weekdays = repeat->items("dayOfWeek").size();
        if (weekdays > 0) {
            read.times = static_cast<double>(weekdays) * frequency.value_or(1);
            read.days = 7;
        } else if (period || frequency || moments > 0) {
            read.times = frequency.value_or(moments > 0 ? static_cast<double>(moments) : 1);
            read.days = period.value_or(1) * daysOf(repeat->textOr("periodUnit", "d"));
        }
        if (const auto duration = numberAt(*repeat, "boundsDuration.value"))
            read.supplyDays = static_cast<int>(std::lround(*duration * daysOf(repeat->textOr("boundsDuration.code", "d"))));
    }
    if (read.times) return;
    const auto* code = dosage.at("timing.code");
    if (!code) return;
    const pharmacy::Frequency* named = nullptr;
    for (const auto& coding : code->items("coding"))
        if (!named) named = pharmacy::frequencyNamed(book, coding.textOr("code", coding.textOr("display", "")));
    if (!named) named = pharmacy::frequencyNamed(book, code->textOr("text", ""));
    if (!named) return;
    read.times = named->times;
    read.days = named->days;
}

std::string routeOf(const Json& dosage) {
    const auto* route = dosage.find("route");
    if (!route) return {};
    for (const auto& coding : route->items("coding")) {
        for (const auto& [snomed, code] : kSnomedRoutes)
            if (coding.textOr("code", "") == snomed) return std::string{code};
        if (auto code = pharmacy::routeCode(coding.textOr("display", "")); !code.empty()) return code;
    }
    return pharmacy::routeCode(route->textOr("text", ""));
}

/// What is structured counts; words fill what is missing.
pharmacy::Dosage readOne(const Json& dosage, const pharmacy::ReviewBook& book) {
    pharmacy::Dosage read;
    readTiming(dosage, book, read);
    for (const auto* path : {"doseAndRate.0.doseQuantity", "doseAndRate.0.doseRange.high", "doseQuantity", "doseRange.high"}) {
        const auto* quantity = dosage.at(path);
        if (!quantity || read.amount) continue;
        read.amount = numberAt(*quantity, "value");
        read.unit = pharmacy::doseUnit(quantity->textOr("unit", quantity->textOr("code", "")));
    }
    read.route = routeOf(dosage);
    read.asNeeded = dosage.boolean("asNeededBoolean") == true || dosage.boolean("asNeeded") == true || dosage.find("asNeededCodeableConcept");
    const auto words = pharmacy::readDosage(book, std::string{dosage.textOr("text", "")} + " " + std::string{dosage.textOr("patientInstruction", "")});
    if (!read.amount) {
        read.amount = words.amount;
        read.unit = words.unit;
    }
    if (!read.times) {
        read.times = words.times;
        read.days = words.days;
    }
    if (read.route.empty()) read.route = words.route;
    if (!read.supplyDays) read.supplyDays = words.supplyDays;
    read.asNeeded = read.asNeeded || words.asNeeded;
    return read;
}

/// Several dosages of one medicine (morning and evening) as what they come to in a day.
pharmacy::Dosage readAll(const Json& resource, const pharmacy::ReviewBook& book) {
    const auto dosages = resource.items(isRequest(resource) ? "dosageInstruction" : "dosage");
    if (dosages.empty()) return {};
    auto whole = readOne(dosages.front(), book);
    if (dosages.size() == 1 || !whole.amount || !whole.times || !whole.days) return whole;
    double daily = 0;
    for (const auto& dosage : dosages) {
        const auto one = readOne(dosage, book);
        // "then" steps of a titration, and parts that are not the same thing, are no sum.
        if (!one.amount || !one.times || !one.days || one.unit != whole.unit || numberAt(dosage, "sequence").value_or(1) > 1) return whole;
        daily += *one.amount * *one.times / *one.days;
    }
    whole.amount = daily;
    whole.times = whole.days = 1;
    return whole;
}

std::optional<int> supplyOf(const Json& resource, const pharmacy::Dosage& dosage) {
    if (const auto value = numberAt(resource, "dispenseRequest.expectedSupplyDuration.value")) {
        const auto unit = resource.textOr("dispenseRequest.expectedSupplyDuration.code", resource.textOr("dispenseRequest.expectedSupplyDuration.unit", "d"));
        const auto days = unit.starts_with("w") ? 7.0 : unit.starts_with("mo") ? 30.0 : 1.0;
        return static_cast<int>(std::lround(*value * days));
    }
    const auto quantity = numberAt(resource, "dispenseRequest.quantity.value");
    const auto unit = pharmacy::doseUnit(resource.textOr("dispenseRequest.quantity.unit", ""));
    if (quantity && dosage.amount && dosage.times && dosage.days && unit == dosage.unit && *dosage.amount > 0)
        return static_cast<int>(std::floor(*quantity / (*dosage.amount * *dosage.times / *dosage.days) + 1e-9));
    return dosage.supplyDays;
}

// --- decoctions

/// "黄芪30g、甘草6g": herbs when none of the names is a medicine and there are several, or the tables know them.
std::vector<std::string> herbsIn(const std::string& name, const pharmacy::ReviewBook& book) {
    std::vector<std::string> herbs{""};
    const auto folded = pharmacy::foldedName(name);
    for (std::size_t i = 0; i < folded.size();) {
        const auto length = static_cast<unsigned char>(folded[i]) < 0x80 ? 1u : static_cast<unsigned char>(folded[i]) >= 0xf0 ? 4u : static_cast<unsigned char>(folded[i]) >= 0xe0 ? 3u : 2u;
        const auto character = folded.substr(i, length);
        i += length;
        if (character == "、" || character == "," || character == ";" || character == " " || character == "。") herbs.emplace_back();
        else if (length > 1 && character != "克") herbs.back() += character;
        else if (length == 1 && std::isalpha(static_cast<unsigned char>(character[0])) && character != "g") return {};
    }
    std::erase(herbs, std::string{});
    const auto known = [&](const std::string& herb) {
        return std::any_of(book.herbPairs.begin(), book.herbPairs.end(), [&](const pharmacy::HerbPair& pair) {
            return std::find(pair.a.begin(), pair.a.end(), herb) != pair.a.end() || std::find(pair.b.begin(), pair.b.end(), herb) != pair.b.end();
        });
    };
    const auto ofTables = std::count_if(herbs.begin(), herbs.end(), known);
    const bool short_ = std::all_of(herbs.begin(), herbs.end(), [](const std::string& herb) { return herb.size() <= 4 * 3; });
    const bool enough = ofTables == static_cast<std::ptrdiff_t>(herbs.size()) || (herbs.size() >= 3 && ofTables >= 1);
    return !herbs.empty() && short_ && enough ? herbs : std::vector<std::string>{};
}

std::string idOf(const BundleItem& item) {
    const auto id = fhir::resourceId(*item.resource);
    if (!id.empty()) return std::string{fhir::resourceType(*item.resource)} + "/" + std::string{id};
    return item.fullUrl.empty() ? "entry " + std::to_string(item.row) : item.fullUrl;
}

RegimenLine readLine(const BundleItem& item, std::span<const BundleItem> items, const pharmacy::ReviewBook& book, Date today) {
    const auto& resource = *item.resource;
    const auto* drug = drugConcept(resource, items);
    RegimenLine line;
    line.id = idOf(item);
    line.name = nameOf(resource, drug, book);
    line.atc = drug ? atcOf(*drug) : std::string{};
    if (line.atc.empty() && !book.names.find(book.drugs, "", line.name)) line.herbs = herbsIn(line.name, book);
    const auto dosage = readAll(resource, book);
    line.amount = dosage.amount;
    line.unit = dosage.unit;
    line.times = dosage.times;
    line.days = dosage.days;
    line.asNeeded = dosage.asNeeded;
    line.route = dosage.route;
    line.start = startOf(resource);
    line.supplyDays = supplyOf(resource, dosage);
    line.formId = resource.textOr("groupIdentifier.value", "");
    line.reasonWritten = !resource.items("reasonCode").empty() || !resource.items("reasonReference").empty() || !resource.items("note").empty();
    line.isNew = isRequest(resource) && !resource.find("priorPrescription") && (!line.start || *line.start + Days{kRenewedAfterDays} >= today);
    return line;
}

}  // namespace

std::string atcOf(const Json& element) {
    for (const auto& coding : element.items("coding")) {
        const auto system = pharmacy::foldedName(coding.textOr("system", ""));
        const auto code = coding.textOr("code", "");
        const bool named = system.find("atc") != std::string::npos || system.find("whocc") != std::string::npos || system.ends_with("6.73") || coding.textOr("system", "") == mapping::kDrugCode;
        if (named) return std::string{code};
    }
    return {};
}

std::optional<Date> newestRequest(std::span<const BundleItem> items) {
    std::optional<Date> newest;
    for (const auto& item : items) {
        if (!isRequest(*item.resource) || !counts(*item.resource)) continue;
        const auto day = mapping::dayOf(item.resource->textOr("authoredOn", ""));
        if (day && (!newest || *newest < *day)) newest = day;
    }
    return newest;
}

void readMedicines(std::span<const BundleItem> items, const pharmacy::ReviewBook& book, pharmacy::ReviewInput& input) {
    std::vector<RegimenLine> taken;
    for (const auto& item : items) {
        const auto& resource = *item.resource;
        if (!isMedicine(resource) || !counts(resource)) continue;
        auto line = readLine(item, items, book, input.today);
        const auto ended = mapping::dayOf(resource.textOr("effectivePeriod.end", ""));
        const bool over = ended && *ended < input.today;
        if (isStopped(resource.textOr("status", "active")) || over) {
            if (!ended && line.start && line.supplyDays) input.earlier.push_back({line, *line.start + Days{*line.supplyDays}});
            else input.earlier.push_back({line, ended});
        } else if (isRequest(resource)) {
            input.lines.push_back(std::move(line));
        } else {
            taken.push_back(std::move(line));
        }
    }
    // A request for what is taken already renews it; anything else that is taken stands beside it.
    for (auto& line : taken) {
        const auto named = book.names.find(book.drugs, line.atc, line.name);
        const auto renewal = std::find_if(input.lines.begin(), input.lines.end(), [&](const RegimenLine& other) {
            const auto again = book.names.find(book.drugs, other.atc, other.name);
            return named && again && named->drug && named->drug == again->drug;
        });
        if (renewal == input.lines.end()) {
            line.isNew = false;
            input.lines.push_back(std::move(line));
        } else {
            renewal->isNew = false;
            input.earlier.push_back({std::move(line), {}});
        }
    }
}

}  // namespace jiayi::files
