#include "sync/files/review_medicines.h"

#include "sync/fhir/reference.h"
#include "sync/fhir/resource.h"
#include "sync/files/review_dosage.h"
#include "sync/files/review_words.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace jiayi::files {

using fhir::Json;
using pharmacy::RegimenLine;

namespace {

constexpr int kRenewedAfterDays = 28;  ///< a request older than this is no longer a start

bool isRequest(const Json& resource) { return fhir::resourceType(resource) == "MedicationRequest"; }
bool isMedicine(const Json& resource) { return isRequest(resource) || fhir::resourceType(resource) == "MedicationStatement"; }

bool isStopped(std::string_view status) { return status == "completed" || status == "stopped" || status == "ended"; }

/// What was cancelled or never taken leaves nothing behind.
bool counts(const Json& resource) {
    const auto status = resource.textOr("status", "active");
    return status != "entered-in-error" && status != "cancelled" && status != "not-taken" && resource.boolean("doNotPerform") != true;
}

std::optional<Date> startOf(const Json& resource) {
    for (const auto* path : {"authoredOn", "effectivePeriod.start", "effectiveDateTime"})
        if (const auto day = mapping::dayOf(resource.textOr(path, ""))) return day;
    return {};
}

/// What is prescribed: a concept in place, or a Medication that is contained or in the bundle.
struct Prescribed {
    const Json* concept_ = nullptr;
    const Json* medication = nullptr;
};

Prescribed prescribedBy(const Json& resource, std::span<const BundleItem> items) {
    for (const auto* path : {"medicationCodeableConcept", "medication.concept"})
        if (const auto* inPlace = resource.at(path)) return {inPlace, nullptr};
    const auto reference = resource.textOr("medicationReference.reference", resource.textOr("medication.reference.reference", ""));
    if (reference.empty()) return {};
    if (reference.starts_with('#')) {
        const auto* contained = fhir::itemWhere(resource, "contained", "id", reference.substr(1));
        return {contained ? contained->find("code") : nullptr, contained};
    }
    for (const auto& item : items) {
        if (fhir::resourceType(*item.resource) != "Medication") continue;
        const auto key = fhir::parseReference(reference).key;
        if (item.fullUrl == reference || (!key.id.empty() && fhir::resourceId(*item.resource) == key.id))
            return {item.resource->find("code"), item.resource};
    }
    return {};
}

const Json* conceptOfIngredient(const Json& ingredient) {
    const auto* inPlace = ingredient.find("itemCodeableConcept");
    return inPlace ? inPlace : ingredient.at("item.concept");
}

/// "metformin/sitagliptin": the ingredients of a product that has no name of its own.
std::string namesOfIngredients(const Json& medication, const pharmacy::ReviewBook& book) {
    std::string names;
    for (const auto& ingredient : medication.items("ingredient")) {
        if (ingredient.boolean("isActive") == false) continue;
        const auto* concept_ = conceptOfIngredient(ingredient);
        const auto words = concept_ ? wordsOf(*concept_) : std::vector<std::string>{};
        const auto coded = concept_ ? book.names.find(book.drugs, atcOf(*concept_), "") : std::nullopt;
        const auto name = !words.empty() ? words.front() : coded && coded->drug ? book.drugs[*coded->drug].def.inn : std::string{};
        if (!name.empty()) names += (names.empty() ? "" : "/") + name;
    }
    return names;
}

/// " 500 mg": the strength of a single substance, where the product says it apart from its name.
std::string strengthOf(const Json& medication) {
    const auto ingredients = medication.items("ingredient");
    if (ingredients.size() != 1) return {};
    for (const auto* path : {"strength", "strengthRatio"}) {
        const auto* strength = ingredients[0].find(path);
        const auto value = strength ? numberAt(*strength, "numerator.value") : std::nullopt;
        const auto per = strength ? numberAt(*strength, "denominator.value").value_or(1) : 0;
        if (value && per > 0) return " " + fmt::format("{:g}", *value / per) + " " + std::string{strength->textOr("numerator.unit", strength->textOr("numerator.code", ""))};
    }
    return {};
}

/// What the drug is called: the first name that means something to the review, else the first, else a code.
std::string nameOf(const Json& resource, const Prescribed& prescribed, const pharmacy::ReviewBook& book) {
    auto names = prescribed.concept_ ? wordsOf(*prescribed.concept_) : std::vector<std::string>{};
    for (const auto* path : {"medicationReference.display", "medication.reference.display"})
        if (const auto display = resource.text(path)) names.emplace_back(*display);
    if (prescribed.medication)
        if (auto made = namesOfIngredients(*prescribed.medication, book); !made.empty()) names.push_back(std::move(made));
    for (const auto& name : names) {
        if (!book.names.find(book.drugs, "", name)) continue;
        return prescribed.medication && !pharmacy::strengthIn(name) ? name + strengthOf(*prescribed.medication) : name;
    }
    if (!names.empty()) return names.front();
    return prescribed.concept_ ? firstCodeOf(*prescribed.concept_) : std::string{resource.textOr("medicationReference.reference", "")};
}

// --- supply

/// Of a box: pieces, or their weight where the dose is weighed and the strength known.
std::optional<double> amountOfBox(const Json& quantity, const pharmacy::Dosage& dosage, std::string_view name) {
    const auto value = numberAt(quantity, "value");
    const auto unit = pharmacy::doseUnit(quantity.textOr("unit", quantity.textOr("code", "")));
    if (!value || unit == dosage.unit) return value;
    const auto strength = pharmacy::strengthIn(name);
    if (!strength || !pharmacy::isDoseUnit(unit)) return {};
    const auto each = strength->amount * gramsOf(strength->unit), one = gramsOf(dosage.unit);
    if (each <= 0 || gramsOf(unit) > 0) return {};
    return one > 0 ? std::optional{*value * each / one} : std::nullopt;
}

std::optional<int> supplyOf(const Json& resource, const pharmacy::Dosage& dosage, std::string_view name) {
    if (const auto* span = resource.at("dispenseRequest.expectedSupplyDuration"))
        if (const auto days = daysIn(*span)) return days;
    const auto* quantity = resource.at("dispenseRequest.quantity");
    const auto box = quantity ? amountOfBox(*quantity, dosage, name) : std::nullopt;
    if (box && dosage.amount && dosage.times && dosage.days && *dosage.amount > 0)
        return static_cast<int>(std::floor(*box / (*dosage.amount * *dosage.times / *dosage.days) + 1e-9));
    return dosage.supplyDays;
}

std::optional<int> validityOf(const Json& resource) {
    const auto from = mapping::dayOf(resource.textOr("dispenseRequest.validityPeriod.start", resource.textOr("authoredOn", "")));
    const auto until = mapping::dayOf(resource.textOr("dispenseRequest.validityPeriod.end", ""));
    if (!from || !until || *until < *from) return {};
    return static_cast<int>((*until - *from).count());
}

pharmacy::FormKind formOf(const Json& resource) {
    for (const auto& category : resource.items("category"))
        for (const auto& word : wordsOf(category)) {
            const auto folded = pharmacy::foldedName(word);
            if (folded.find("急诊") != std::string::npos || folded.find("emergency") != std::string::npos) return pharmacy::FormKind::Emergency;
            if (folded.find("长处方") != std::string::npos || folded.find("long prescription") != std::string::npos) return pharmacy::FormKind::Long;
        }
    return pharmacy::FormKind::Unknown;
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
    const auto prescribed = prescribedBy(resource, items);
    RegimenLine line;
    line.id = idOf(item);
    line.name = nameOf(resource, prescribed, book);
    line.atc = prescribed.concept_ ? atcOf(*prescribed.concept_) : std::string{};
    if (line.atc.empty() && !book.names.find(book.drugs, "", line.name)) line.herbs = herbsIn(line.name, book);
    const auto dosage = readDosages(resource, isRequest(resource) ? "dosageInstruction" : "dosage", book);
    line.amount = dosage.amount;
    line.unit = dosage.unit;
    line.times = dosage.times;
    line.days = dosage.days;
    line.asNeeded = dosage.asNeeded;
    line.disputed = dosage.disputed;
    line.route = dosage.route;
    line.start = startOf(resource);
    line.supplyDays = supplyOf(resource, dosage, line.name);
    line.validDays = validityOf(resource);
    line.form = formOf(resource);
    line.formId = resource.textOr("groupIdentifier.value", "");
    line.reasonWritten = !resource.items("reasonCode").empty() || !resource.items("reasonReference").empty() || !resource.items("note").empty();
    line.isNew = isRequest(resource) && !resource.find("priorPrescription") && (!line.start || *line.start + Days{kRenewedAfterDays} >= today);
    return line;
}

/// A request whose supply has run out when the same drug is written again was renewed; nobody closed it.
void putRenewedAside(const pharmacy::ReviewBook& book, pharmacy::ReviewInput& input) {
    const auto drugOf = [&](const RegimenLine& line) {
        const auto named = book.names.find(book.drugs, line.atc, line.name);
        return named ? named->drug : std::nullopt;
    };
    const auto early = Days{static_cast<int>(book.limit("overlap.days"))};  // people come before the last box is empty
    std::vector<RegimenLine> kept;
    for (const auto& old : input.lines) {
        const auto drug = drugOf(old);
        const auto end = old.start && old.supplyDays ? std::optional{*old.start + Days{*old.supplyDays}} : std::nullopt;
        const bool renewed = drug && end && std::any_of(input.lines.begin(), input.lines.end(), [&](const RegimenLine& line) {
            return line.start && *line.start > *old.start && *line.start >= *end - early && drugOf(line) == drug;
        });
        if (renewed) input.earlier.push_back({old, end});
        else kept.push_back(old);
    }
    input.lines = std::move(kept);
}

}  // namespace

std::string atcOf(const Json& element) {
    for (const auto& coding : element.items("coding")) {
        const auto system = pharmacy::foldedName(coding.textOr("system", ""));
        const auto code = coding.textOr("code", "");
        // A code of ATC's shape is one where nobody says otherwise.
        const bool shaped = system.empty() && code.size() == 7 && code[0] >= 'A' && code[0] <= 'V' && std::isdigit(static_cast<unsigned char>(code[1])) &&
                            std::isdigit(static_cast<unsigned char>(code[2])) && std::isupper(static_cast<unsigned char>(code[3])) &&
                            std::isupper(static_cast<unsigned char>(code[4])) && std::isdigit(static_cast<unsigned char>(code[6]));
        const bool named = shaped || system.find("atc") != std::string::npos || system.find("whocc") != std::string::npos || system.ends_with("6.73") || coding.textOr("system", "") == mapping::kDrugCode;
        if (named) return std::string{code};
    }
    return {};
}

std::vector<const Json*> reasonsOf(std::span<const BundleItem> items) {
    std::vector<const Json*> reasons;
    for (const auto& item : items) {
        if (!isRequest(*item.resource) || !counts(*item.resource) || isStopped(item.resource->textOr("status", "active"))) continue;
        for (const auto& reason : item.resource->items("reasonCode")) reasons.push_back(&reason);
        for (const auto& reason : item.resource->items("reason"))
            if (const auto* concept_ = reason.find("concept")) reasons.push_back(concept_);
    }
    return reasons;
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
    std::set<std::string> replaced;
    for (const auto& item : items)
        if (isRequest(*item.resource) && counts(*item.resource))
            if (const auto prior = item.resource->text("priorPrescription.reference")) replaced.emplace(*prior);
    for (const auto& item : items) {
        const auto& resource = *item.resource;
        if (!isMedicine(resource) || !counts(resource)) continue;
        auto line = readLine(item, items, book, input.today);
        const auto ended = mapping::dayOf(resource.textOr("effectivePeriod.end", ""));
        const bool over = (ended && *ended < input.today) || replaced.contains(line.id) || replaced.contains(item.fullUrl);
        if (isStopped(resource.textOr("status", "active")) || over) {
            if (!ended && line.start && line.supplyDays) input.earlier.push_back({line, *line.start + Days{*line.supplyDays}});
            else input.earlier.push_back({line, ended});
        } else if (isRequest(resource)) {
            input.lines.push_back(std::move(line));
        } else {
            taken.push_back(std::move(line));
        }
    }
    putRenewedAside(book, input);
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
