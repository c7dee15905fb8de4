#include "sync/formulary/formulary_mapper.h"

#include "models/core/text.h"
#include "sync/fhir/resource.h"

#include <algorithm>
#include <charconv>

namespace jiayi::formulary {

namespace {

using fhir::Json;
using pharmacy::FormularyItem;
using pharmacy::InsuranceClass;

constexpr std::string_view kUsdf = "http://hl7.org/fhir/us/davinci-drug-formulary/";
constexpr std::string_view kOurs = "https://jiayi.health/fhir/StructureDefinition/formulary-";
constexpr std::string_view kNhsa = "https://jiayi.health/fhir/sid/nhsa-drug";
constexpr std::string_view kAtcSystem = "http://www.whocc.no/atc";
constexpr std::string_view kTierSystem = "https://jiayi.health/fhir/CodeSystem/formulary-tier";
constexpr std::string_view kClassSystem = "https://jiayi.health/fhir/CodeSystem/insurance-class";
constexpr std::string_view kItemCode = "formulary-item";

std::string usdf(std::string_view rest) { return std::string{kUsdf} + std::string{rest}; }

Json coded(std::string_view system, std::string_view code) {
    return Json::object({{"coding", Json::array({Json::object({{"system", system}, {"code", code}})})}});
}

void extend(Json& element, std::string url, std::string_view kind, Json value) {
    auto extension = Json::object({{"url", std::move(url)}});
    extension.set(kind, std::move(value));
    element.make("extension").push(std::move(extension));
}
void ours(Json& element, std::string_view name, std::string_view kind, Json value) {
    extend(element, std::string{kOurs} + std::string{name}, kind, std::move(value));
}
void oursText(Json& element, std::string_view name, const std::string& text) {
    if (!text.empty()) ours(element, name, "valueString", text);
}

const Json* oursIn(const Json& element, std::string_view name) { return fhir::extension(element, std::string{kOurs} + std::string{name}); }
std::string oursText(const Json& element, std::string_view name) {
    const auto* found = oursIn(element, name);
    return found ? std::string{found->textOr("valueString", "")} : std::string{};
}
bool oursFlag(const Json& element, std::string_view name) {
    const auto* found = oursIn(element, name);
    return found && found->boolean("valueBoolean").value_or(false);
}
std::optional<std::int64_t> oursNumber(const Json& element, std::string_view name) {
    const auto* found = oursIn(element, name);
    return found ? found->integer("valueInteger") : std::nullopt;
}

Error wrong(std::string_view field, std::string_view what) { return invalid("formulary.fhir", std::string{field} + ": " + std::string{what}); }

std::string codeIn(const Json& concept_, std::string_view system) {
    const auto* coding = fhir::itemWhere(concept_, "coding", "system", system);
    return coding ? std::string{coding->textOr("code", "")} : std::string{};
}

Json knowledgeOf(const FormularyItem& item) {
    auto drug = Json::object({{"resourceType", "MedicationKnowledge"}, {"id", "drug"}});
    if (!item.nhsa.empty()) drug.set("code", coded(kNhsa, item.nhsa));
    drug.make("code").set("text", item.inn);
    if (!item.maker.empty()) drug.make("manufacturer").set("display", item.maker);
    drug.set("doseForm", Json::object({{"text", item.form}}));
    if (!item.atc.empty()) {
        auto classified = Json::object({{"type", Json::object({{"text", "ATC"}})}});
        classified.set("classification", Json::array({coded(kAtcSystem, item.atc)}));
        drug.set("medicineClassification", Json::array({std::move(classified)}));
    }
    auto quantity = Json::object({{"value", item.packSize}, {"unit", item.packUnit}});
    drug.set("packaging", Json::object({{"quantity", std::move(quantity)}}));
    oursText(drug, "name-en", item.nameEn);
    oursText(drug, "name-zh", item.nameZh);
    oursText(drug, "strength", item.strength);
    return drug;
}

/// Names: ours where they are said, else the synonyms by their script.
void readNames(const Json& drug, FormularyItem& item) {
    item.nameEn = oursText(drug, "name-en");
    item.nameZh = oursText(drug, "name-zh");
    if (!item.nameEn.empty() || !item.nameZh.empty()) return;
    for (const auto& synonym : drug.items("synonym")) {
        const std::string text{synonym.asText().value_or("")};
        const bool latin = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        auto& name = latin ? item.nameEn : item.nameZh;
        if (name.empty()) name = text;
    }
    if (item.nameEn.empty() && item.nameZh.empty()) item.nameEn = item.inn;
}

std::string atcOf(const Json& drug) {
    for (const auto& classified : drug.items("medicineClassification")) {
        for (const auto& one : classified.items("classification")) {
            if (auto code = codeIn(one, kAtcSystem); !code.empty()) return code;
        }
    }
    const auto* code = drug.find("code");
    return code ? codeIn(*code, kAtcSystem) : std::string{};
}

Result<void> readDrug(const Json& drug, FormularyItem& item) {
    if (fhir::resourceType(drug) != "MedicationKnowledge") return wrong("subject", "is no MedicationKnowledge");
    item.inn = drug.textOr("code.text", drug.textOr("ingredient.0.itemCodeableConcept.text", ""));
    if (const auto* code = drug.find("code")) item.nhsa = codeIn(*code, kNhsa);
    item.atc = atcOf(drug);
    readNames(drug, item);
    item.maker = drug.textOr("manufacturer.display", "");
    item.form = drug.textOr("doseForm.text", drug.textOr("doseForm.coding.0.code", ""));
    item.strength = oursText(drug, "strength");
    const auto size = drug.integer("packaging.quantity.value");
    if (!size) return wrong("packaging.quantity", "is no whole number");
    item.packSize = *size;
    item.packUnit = drug.textOr("packaging.quantity.unit", "");
    return {};
}

Json inYuan(Money money) { return Json::object({{"value", Json::decimal(formatYuan(money))}, {"currency", "CNY"}}); }

Result<Money> amountIn(const Json* money, std::string_view field) {
    if (!money) return wrong(field, "is missing");
    if (money->textOr("currency", "") != "CNY") return wrong(field, "is not in CNY");
    const auto text = money->numberText("value");
    if (!text) return wrong(field, "is missing");
    const auto amount = parseYuan(*text);
    if (!amount) return wrong(field, "is no amount in yuan with at most two decimals");
    return *amount;
}

/// The item's own, or the cost that its drug names in CNY.
Result<Money> priceOf(const Json& item, const Json& drug) {
    const auto* stated = oursIn(item, "price");
    return amountIn(stated ? stated->find("valueMoney") : drug.at("cost.0.cost"), "price");
}

Result<InsuranceClass> classOf(const Json& item) {
    const auto* stated = oursIn(item, "insurance-class");
    const auto* value = stated ? stated->find("valueCodeableConcept") : nullptr;
    const auto code = value ? codeIn(*value, kClassSystem) : std::string{};
    for (const auto each : {InsuranceClass::A, InsuranceClass::B, InsuranceClass::Self}) {
        if (code == nameOf(each)) return each;
    }
    return wrong("insurance-class", "is none of A, B, self");
}

Result<int> tierOf(const Json& item) {
    const auto* stated = fhir::extension(item, usdf("StructureDefinition/usdf-DrugTierID-extension"));
    if (!stated) return 1;
    const auto code = stated->textOr("valueCodeableConcept.coding.0.code", "");
    int tier = 0;
    const auto read = std::from_chars(code.data(), code.data() + code.size(), tier);
    if (read.ec != std::errc{} || read.ptr != code.data() + code.size()) return wrong("tier", "is no number");
    return tier;
}

}  // namespace

bool isFormularyItem(const Json& resource) {
    if (fhir::resourceType(resource) != "Basic") return false;
    for (const auto& coding : resource.items("code.coding")) {
        if (coding.textOr("code", "") == kItemCode) return true;
    }
    return false;
}

Json toFhir(const FormularyItem& item) {
    auto basic = Json::object({{"resourceType", "Basic"}, {"id", item.code}});
    basic.set("meta", Json::object({{"profile", Json::array({Json{usdf("StructureDefinition/usdf-FormularyItem")}})}}));
    basic.set("contained", Json::array({knowledgeOf(item)}));
    extend(basic, usdf("StructureDefinition/usdf-DrugTierID-extension"), "valueCodeableConcept", coded(kTierSystem, std::to_string(item.tier)));
    ours(basic, "price", "valueMoney", inYuan(item.price));
    if (item.stock) ours(basic, "stock", "valueInteger", *item.stock);
    if (item.stockAt) ours(basic, "stock-at", "valueInstant", formatInstant(*item.stockAt));
    ours(basic, "insurance-class", "valueCodeableConcept", coded(kClassSystem, nameOf(item.insuranceClass)));
    if (item.essential) ours(basic, "essential", "valueBoolean", true);
    if (item.procured) ours(basic, "procured", "valueBoolean", true);
    if (item.agreed) ours(basic, "procurement-agreed", "valueInteger", *item.agreed);
    if (item.progress) ours(basic, "procurement-progress", "valueInteger", *item.progress);
    oursText(basic, "restriction-en", item.restrictionEn);
    oursText(basic, "restriction-zh", item.restrictionZh);
    ours(basic, "long-prescription", "valueCode", item.longRx);
    oursText(basic, "source", item.source);
    oursText(basic, "also-at", item.alsoAt);
    if (item.cost) ours(basic, "cost", "valueMoney", inYuan(*item.cost));
    basic.set("code", coded(usdf("CodeSystem/usdf-InsuranceItemTypeCS"), kItemCode));
    basic.set("subject", Json::object({{"reference", "#drug"}}));
    return basic;
}

Result<FormularyItem> fromFhir(const Json& basic, const Json& drug) {
    if (!isFormularyItem(basic)) return wrong("code", "is not formulary-item");
    FormularyItem item;
    item.code = fhir::resourceId(basic);
    JIAYI_CHECK(readDrug(drug, item));
    JIAYI_TRY(item.price, priceOf(basic, drug));
    item.stock = oursNumber(basic, "stock");
    if (const auto* at = oursIn(basic, "stock-at")) {
        const auto instant = parseInstant(at->textOr("valueInstant", ""));
        if (!instant) return wrong("stock-at", "is no instant");
        item.stockAt = *instant;
    }
    JIAYI_TRY(item.insuranceClass, classOf(basic));
    item.essential = oursFlag(basic, "essential");
    item.procured = oursFlag(basic, "procured");
    item.agreed = oursNumber(basic, "procurement-agreed");
    item.progress = oursNumber(basic, "procurement-progress");
    item.restrictionEn = oursText(basic, "restriction-en");
    item.restrictionZh = oursText(basic, "restriction-zh");
    const auto* longRx = oursIn(basic, "long-prescription");
    item.longRx = longRx ? longRx->textOr("valueCode", "") : "local";
    JIAYI_TRY(item.tier, tierOf(basic));
    item.source = oursText(basic, "source");
    item.alsoAt = oursText(basic, "also-at");
    if (const auto* cost = oursIn(basic, "cost")) {
        JIAYI_TRY(item.cost, amountIn(cost->find("valueMoney"), "cost"));
    }
    return item;
}

Result<FormularyItem> fromFhir(const Json& basic) {
    const auto reference = basic.textOr("subject.reference", "");
    for (const auto& each : basic.items("contained")) {
        if (reference.starts_with('#') && fhir::resourceId(each) == reference.substr(1)) return fromFhir(basic, each);
    }
    return wrong("subject", "is not contained");
}

}  // namespace jiayi::formulary
