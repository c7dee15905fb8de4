#include "sync/mapping/resident_mapper.h"

#include "sync/mapping/elements.h"
#include "sync/mapping/patient_link.h"
#include "sync/mapping/systems.h"

#include <algorithm>

namespace jiayi::mapping {

using fhir::Json;
using roster::Resident;
using roster::ResidentStatus;

namespace {

bool isLatin(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string joined(std::string_view a, std::string_view between, std::string_view b) {
    if (a.empty() || b.empty()) return std::string{a.empty() ? b : a};
    return std::string{a} + std::string{between} + std::string{b};
}

/// 王 + 小明 is 王小明; Smith + Ann Mary is Ann Mary Smith.
std::string readName(const Json& name) {
    if (const auto text = name.text("text")) return std::string{*text};
    std::string given;
    for (const auto& part : name.items("given")) given = joined(given, " ", part.asText().value_or(""));
    const auto family = name.textOr("family", "");
    if (isLatin(given) && isLatin(family)) return joined(given, " ", family);
    return std::string{family} + given;
}

/// Where in `name` the one we show stands: the official, else the usual, else the first.
std::size_t namePosition(const Json& patient) {
    for (const std::string_view use : {"official", "usual"})
        for (std::size_t i = 0; i < patient.items("name").size(); ++i)
            if (patient.items("name")[i].text("use") == use) return i;
    return 0;
}

std::string readAddress(const Json& address) {
    if (const auto text = address.text("text")) return std::string{*text};
    std::string all;
    for (const auto& line : address.items("line")) all = joined(all, ", ", line.asText().value_or(""));
    for (const auto* part : {"district", "city", "state", "postalCode"}) all = joined(all, ", ", address.textOr(part, ""));
    return all;
}

std::vector<std::size_t> phonePositions(const Json& patient) {
    std::vector<std::size_t> found;
    const auto telecom = patient.items("telecom");
    for (std::size_t i = 0; i < telecom.size(); ++i)
        if (telecom[i].text("system") == "phone" && telecom[i].text("value")) found.push_back(i);
    return found;
}

std::string phoneAt(const Json& patient, std::size_t number) {
    const auto positions = phonePositions(patient);
    if (number >= positions.size()) return {};
    return std::string{patient.items("telecom")[positions[number]].textOr("value", "")};
}

void readIdentifiers(const Json& patient, Resident& resident) {
    for (const auto& identifier : patient.items("identifier")) {
        const auto system = identifier.textOr("system", "");
        const auto value = identifier.textOr("value", "");
        if (value.empty()) continue;  // masked, or only described
        if (system == kCitizenId) resident.citizenId = value;
        else if (system == kRecordNumber) resident.recordNo = value;
        else if (system == kInsuranceNumber) resident.insuranceNo = value;
        else resident.identifiers.push_back({std::string{system}, std::string{value}});
    }
}

Result<void> readDates(const Json& patient, Resident& resident) {
    if (const auto text = patient.text("birthDate")) {
        const auto birth = parseFhirTime(*text);
        if (!birth) return invalid("patient.birth-date");
        resident.birthDate = birth->day();
        resident.birthEstimated =
            birth->precision != Precision::Day || extensionText(patient, "birth-date-estimated") == "true";
    }
    if (const auto text = patient.text("deceasedDateTime")) {
        const auto death = parseFhirTime(*text);
        if (!death) return invalid("patient.death-date");
        resident.deathDate = death->day();
        resident.status = ResidentStatus::Dead;
    } else if (patient.boolean("deceasedBoolean").value_or(false)) {
        resident.status = ResidentStatus::Dead;
    } else if (!patient.boolean("active").value_or(true)) {
        resident.status = ResidentStatus::Moved;
    }
    // Said of the dead too.
    if (!patient.boolean("active").value_or(true) && extensionText(patient, "resident-status") == "merged") resident.status = ResidentStatus::Merged;
    return {};
}

void writeIdentifier(Json& patient, std::string_view system, std::string_view said, std::string_view value) {
    if (said == value) return;
    auto& list = patient.make("identifier");
    for (std::size_t i = list.size(); i-- > 0;) {
        if (list.items()[i].text("system") != system) continue;
        if (value.empty()) list.eraseAt(i);
        else list.items()[i].set("value", value);
        value = {};
    }
    if (!value.empty()) list.push(Json::object({{"system", system}, {"value", value}}));
    if (list.size() == 0) patient.erase("identifier");
}

void writeForeignIdentifiers(Json& patient, const Resident& said, const Resident& resident) {
    const auto missingIn = [](const std::vector<roster::Identifier>& list, const roster::Identifier& wanted) {
        return std::find(list.begin(), list.end(), wanted) == list.end();
    };
    for (const auto& identifier : resident.identifiers) {
        if (!missingIn(said.identifiers, identifier)) continue;
        auto item = Json::object();
        if (!identifier.system.empty()) item.set("system", identifier.system);
        patient.make("identifier").push(std::move(item.set("value", identifier.value)));
    }
    auto* list = patient.find("identifier");
    for (std::size_t i = list ? list->size() : 0; i-- > 0;) {
        const roster::Identifier here{std::string{list->items()[i].textOr("system", "")},
                                      std::string{list->items()[i].textOr("value", "")}};
        if (!missingIn(said.identifiers, here) && missingIn(resident.identifiers, here)) list->eraseAt(i);
    }
    if (list && list->size() == 0) patient.erase("identifier");
}

void writePhones(Json& patient, const Resident& resident) {
    std::vector<std::string_view> phones;
    for (const std::string* phone : {&resident.phone, &resident.phone2})
        if (!phone->empty()) phones.emplace_back(*phone);
    const auto positions = phonePositions(patient);
    for (std::size_t i = 0; i < phones.size(); ++i) {
        if (i < positions.size()) patient.find("telecom")->items()[positions[i]].set("value", phones[i]);
        else patient.make("telecom").push(Json::object({{"system", "phone"}, {"value", phones[i]}}));
    }
    // A third number is not ours to take away.
    for (std::size_t i = std::min<std::size_t>(positions.size(), 2); i-- > phones.size();)
        eraseAt(patient, "telecom." + std::to_string(positions[i]));
}

void writeDates(Json& patient, const Resident& said, const Resident& resident) {
    if (said.birthDate != resident.birthDate || said.birthEstimated != resident.birthEstimated) {
        const auto text = textOf(resident.birthDate);
        // A year alone says by itself that it is all that is known.
        const bool yearOnly = resident.birthEstimated && text.ends_with("-01-01");
        setText(patient, "birthDate", yearOnly ? std::string_view{text}.substr(0, 4) : std::string_view{text});
        setExtension(patient, "birth-date-estimated", "valueBoolean", resident.birthEstimated && !yearOnly ? "true" : "");
    }
    if (said.status == resident.status && said.deathDate == resident.deathDate) return;
    patient.erase("deceasedBoolean");
    patient.erase("deceasedDateTime");
    const bool here = resident.status == ResidentStatus::Active || resident.status == ResidentStatus::Dead;
    patient.set("active", Json(here));
    setExtension(patient, "resident-status", "valueCode", here ? "" : roster::toCode(resident.status));
    if (resident.deathDate) patient.set("deceasedDateTime", formatDate(*resident.deathDate));
    else if (resident.status == ResidentStatus::Dead) patient.set("deceasedBoolean", true);
}

struct Extended {
    std::string_view name;
    std::string_view valueType;
    std::string Resident::*field;
};
constexpr Extended kExtended[] = {
    {"grid", "valueString", &Resident::grid},
    {"household", "valueString", &Resident::household},
    {"insurance-scheme", "valueCode", &Resident::insuranceScheme},
    {"ethnic-group", "valueCode", &Resident::ethnicCode},
    {"blood-group", "valueString", &Resident::bloodGroup},
    {"doctor", "valueString", &Resident::doctor},
};

}  // namespace

std::string ResidentMapper::standInName(const Resident& resident) {
    if (!resident.recordNo.empty()) return resident.recordNo;
    return resident.identifiers.empty() ? std::string{} : resident.identifiers.front().value;
}

Result<Resident> ResidentMapper::read(const Json& patient) {
    Resident resident;
    JIAYI_TRY(const auto id, readId(patient));
    resident.id = {id};
    readIdentifiers(patient, resident);
    JIAYI_CHECK(readDates(patient, resident));
    if (const auto names = patient.items("name"); !names.empty()) resident.name = readName(names[namePosition(patient)]);
    if (resident.name.empty()) resident.name = standInName(resident);
    resident.sex = roster::sexFromCode(patient.textOr("gender", "unknown"));
    resident.phone = phoneAt(patient, 0);
    resident.phone2 = phoneAt(patient, 1);
    if (const auto addresses = patient.items("address"); !addresses.empty()) resident.address = readAddress(addresses[0]);
    if (const auto contacts = patient.items("contact"); !contacts.empty()) {
        if (const auto* name = contacts[0].find("name")) resident.emergencyName = readName(*name);
        resident.emergencyPhone = contacts[0].textOr("telecom.0.value", "");
    }
    for (const auto& extended : kExtended) resident.*extended.field = extensionText(patient, extended.name);
    if (resident.insuranceScheme != "employee" && resident.insuranceScheme != "resident") resident.insuranceScheme.clear();
    resident.contractUntil = dayOf(extensionText(patient, "contract-until"));
    resident.allergyState = roster::allergyStateFromCode(extensionText(patient, "allergy-state"));
    resident.link = readMergeLink(patient);
    resident.replaces = readReplaced(patient);
    return resident;
}

void ResidentMapper::write(Json& patient, const Resident& resident) {
    if (begin(patient, "Patient", resident.id.uuid)) patient.set("active", true);
    const auto read = ResidentMapper::read(patient);
    const auto said = read ? *read : Resident{};
    writeIdentifier(patient, kCitizenId, said.citizenId, resident.citizenId);
    writeIdentifier(patient, kRecordNumber, said.recordNo, resident.recordNo);
    writeIdentifier(patient, kInsuranceNumber, said.insuranceNo, resident.insuranceNo);
    writeForeignIdentifiers(patient, said, resident);
    if (said.name != resident.name && resident.name != standInName(resident)) {
        const auto use = std::string{patient.textOr("name." + std::to_string(namePosition(patient)) + ".use", "official")};
        patient.make("name." + std::to_string(namePosition(patient))) =
            Json::object({{"use", use}, {"text", resident.name}});
    }
    if (said.sex != resident.sex) patient.set("gender", roster::toCode(resident.sex));
    if (said.phone != resident.phone || said.phone2 != resident.phone2) writePhones(patient, resident);
    if (said.address != resident.address) {
        // The parts of the old address would contradict the new text.
        if (resident.address.empty()) eraseAt(patient, "address.0");
        else patient.make("address.0") = Json::object({{"text", resident.address}});
    }
    if (said.emergencyName != resident.emergencyName) {
        eraseAt(patient, "contact.0.name");
        setText(patient, "contact.0.name.text", resident.emergencyName);
    }
    if (said.emergencyPhone != resident.emergencyPhone) {
        setText(patient, "contact.0.telecom.0.value", resident.emergencyPhone);
        if (!resident.emergencyPhone.empty()) setText(patient, "contact.0.telecom.0.system", "phone");
        else eraseAt(patient, "contact.0.telecom.0");
    }
    writeDates(patient, said, resident);
    writeLinks(patient, said, resident);
    for (const auto& extended : kExtended)
        updateExtension(patient, extended.name, extended.valueType, said.*extended.field, resident.*extended.field);
    updateExtension(patient, "contract-until", "valueDate", textOf(said.contractUntil), textOf(resident.contractUntil));
    const bool asked = resident.allergyState != roster::AllergyState::NotAsked;
    if (said.allergyState != resident.allergyState)
        setExtension(patient, "allergy-state", "valueCode", asked ? roster::toCode(resident.allergyState) : "");
}

}  // namespace jiayi::mapping
