#include "sync/reports/report_resources.h"

#include "sync/fhir/resource.h"
#include "sync/reports/report_elements.h"
#include "sync/reports/report_systems.h"

namespace jiayi::reports {

using namespace diagnostics;
using fhir::Json;

namespace {

constexpr std::string_view kSpecimenAnchor = "specimen";

std::string_view systemOf(IdentifierKind kind) {
    switch (kind) {
        case IdentifierKind::CitizenId: return kCitizenId;
        case IdentifierKind::RecordNumber: return kRecordNumber;
        case IdentifierKind::InsuranceNumber: return kInsuranceNumber;
        case IdentifierKind::Other: break;
    }
    return {};
}

IdentifierKind kindOf(std::string_view system) {
    for (const auto kind : {IdentifierKind::CitizenId, IdentifierKind::RecordNumber, IdentifierKind::InsuranceNumber})
        if (systemOf(kind) == system) return kind;
    return IdentifierKind::Other;
}

Json identifierJson(const StatedIdentifier& identifier) {
    Json made = Json::object();
    const auto system = identifier.kind == IdentifierKind::Other ? std::string_view{identifier.system} : systemOf(identifier.kind);
    if (!system.empty()) made.set("system", system);
    made.set("value", identifier.value);
    if (identifier.kind != IdentifierKind::Other && !identifier.system.empty() && identifier.system != system) made.make("assigner").set("display", identifier.system);
    return made;
}

std::optional<StatedIdentifier> identifierOf(const Json& json) {
    StatedIdentifier identifier;
    identifier.value = json.textOr("value", "");
    if (identifier.value.empty()) return {};
    identifier.system = json.textOr("system", "");
    identifier.kind = kindOf(identifier.system);
    if (identifier.kind != IdentifierKind::Other) identifier.system = json.textOr("assigner.display", "");
    return identifier;
}

std::string_view sexWord(Sex sex) { return sex == Sex::Male ? "male" : sex == Sex::Female ? "female" : ""; }
Sex sexOf(std::string_view word) { return word == "male" ? Sex::Male : word == "female" ? Sex::Female : Sex::Unknown; }

/// What was stated of the person stands in one extension: a subject that is no resource of ours must not look like one.
void writePatient(Json& resource, const StatedPatient& person) {
    auto subject = Json::object();
    if (!person.patient.isNil()) subject.set("reference", "Patient/" + person.patient.toString());
    if (!person.identifiers.empty()) subject.set("identifier", identifierJson(person.identifiers.front()));
    if (!person.name.empty()) subject.set("display", person.name);
    auto stated = Json::object({{"url", std::string{kExtensionBase} + "stated-patient"}});
    const auto add = [&](const char* url, const char* type, Json value) { stated.make("extension").push(Json::object({{"url", url}, {type, std::move(value)}})); };
    if (!person.name.empty()) add("name", "valueString", person.name);
    if (!sexWord(person.sex).empty()) add("sex", "valueCode", sexWord(person.sex));
    if (person.birthDate) add("birth-date", "valueDate", formatDate(*person.birthDate));
    if (!person.phone.empty()) add("phone", "valueString", person.phone);
    for (const auto& identifier : person.identifiers) add("identifier", "valueIdentifier", identifierJson(identifier));
    if (stated.find("extension")) resource.make("extension").push(std::move(stated));
    if (subject.size() > 0) resource.set("subject", std::move(subject));
}

void readStated(const Json& stated, StatedPatient& person) {
    for (const auto& part : stated.items("extension")) {
        const auto url = part.textOr("url", "");
        if (url == "name") person.name = part.textOr("valueString", "");
        if (url == "sex") person.sex = sexOf(part.textOr("valueCode", ""));
        if (url == "phone") person.phone = part.textOr("valueString", "");
        if (url == "birth-date")
            if (const auto day = parseDate(part.textOr("valueDate", ""))) person.birthDate = *day;
        const auto* identifier = url == "identifier" ? part.find("valueIdentifier") : nullptr;
        if (identifier)
            if (auto read = identifierOf(*identifier)) person.identifiers.push_back(std::move(*read));
    }
}

/// As other senders say it: a contained Patient, or what a reference can hold.
void readOthersPatient(const Json& resource, StatedPatient& person) {
    const auto reference = resource.textOr("subject.reference", "");
    const Json* contained = reference.starts_with('#') ? fhir::itemWhere(resource, "contained", "id", reference.substr(1)) : nullptr;
    person.name = resource.textOr("subject.display", "");
    if (const auto* one = resource.at("subject.identifier"))
        if (auto read = identifierOf(*one)) person.identifiers.push_back(std::move(*read));
    if (!contained) return;
    const auto written = contained->text("name.0.text");
    person.name = written ? std::string{*written} : std::string{contained->textOr("name.0.family", "")} + std::string{contained->textOr("name.0.given.0", "")};
    person.sex = sexOf(contained->textOr("gender", ""));
    if (const auto day = parseDate(contained->textOr("birthDate", ""))) person.birthDate = *day;
    for (const auto& telecom : contained->items("telecom"))
        if (person.phone.empty() && telecom.textOr("system", "phone") == "phone") person.phone = telecom.textOr("value", "");
    for (const auto& identifier : contained->items("identifier"))
        if (auto read = identifierOf(identifier)) person.identifiers.push_back(std::move(*read));
}

StatedPatient readPatient(const Json& resource) {
    StatedPatient person;
    if (const auto* stated = fhir::extension(resource, std::string{kExtensionBase} + "stated-patient")) readStated(*stated, person);
    else readOthersPatient(resource, person);
    const auto id = fhir::patientId(resource);
    if (const auto uuid = id ? Uuid::parse(*id) : std::nullopt) person.patient = *uuid;
    return person;
}

void writeSpecimen(Json& resource, const Specimen& specimen) {
    if (specimen == Specimen{}) return;
    auto made = Json::object({{"resourceType", "Specimen"}, {"id", kSpecimenAnchor}});
    if (!specimen.number.empty()) made.set("accessionIdentifier", Json::object({{"system", kSpecimenNumber}, {"value", specimen.number}}));
    if (!(specimen.type == Code{})) made.set("type", conceptJson({specimen.type}));
    if (specimen.received) made.set("receivedTime", specimen.received->text);
    if (specimen.collected) made.make("collection").set("collectedDateTime", specimen.collected->text);
    resource.make("contained").push(std::move(made));
    resource.make("specimen.0").set("reference", "#" + std::string{kSpecimenAnchor});
}

Specimen readSpecimen(const Json& resource) {
    Specimen specimen;
    const auto reference = resource.textOr("specimen.0.reference", "");
    const Json* made = reference.starts_with('#') ? fhir::itemWhere(resource, "contained", "id", reference.substr(1)) : nullptr;
    if (made) {
        specimen.number = made->textOr("accessionIdentifier.value", made->textOr("identifier.0.value", ""));
        if (const auto* type = made->find("type")) specimen.type = firstCode(*type);
        specimen.received = timeOf(*made, "receivedTime");
        specimen.collected = timeOf(*made, "collection.collectedDateTime");
    }
    if (!specimen.collected) specimen.collected = timeOf(resource, "effectiveDateTime");
    if (!specimen.collected) specimen.collected = timeOf(resource, "effectivePeriod.start");
    return specimen;
}

/// Those of its own that the report names, contained ones aside.
std::optional<Uuid> ownObservation(const Json& result) {
    const auto reference = result.textOr("reference", "");
    const auto slash = reference.rfind('/');
    return slash == std::string_view::npos ? std::nullopt : Uuid::parse(reference.substr(slash + 1));
}

void readItems(const Json& resource, const FindObservation& findObservation, Report& report) {
    for (const auto& result : resource.items("result")) {
        const auto reference = result.textOr("reference", "");
        if (reference.starts_with('#')) {
            if (const auto* contained = fhir::itemWhere(resource, "contained", "id", reference.substr(1))) addItem(report.items, readItem(*contained));
            continue;
        }
        const auto own = ownObservation(result);
        if (!own) continue;
        const auto found = findObservation ? findObservation(*own) : std::nullopt;
        auto item = found ? readItem(*found) : ReportItem{};
        // Whoever corrects an Observation need not touch the report that names it.
        const auto said = found ? timeOf(*found, "issued") : std::nullopt;
        if (said && said->start > report.issued.start) report.issued = *said;
        item.observation = *own;
        if (!found) item.status = ItemStatus::Registered;
        // Of its own it is told apart by its id: the same code may come twice.
        item.key = own->toString();
        if (item.code.empty()) item.code.display = result.textOr("display", "");
        addItem(report.items, std::move(item));
    }
}

std::string senderOf(const Json& resource) {
    for (const auto* path : {"performer.0.identifier.value", "performer.0.reference", "performer.0.display", "identifier.0.assigner.display"})
        if (const auto text = resource.text(path); text && !text->empty()) return std::string{*text};
    return "unnamed";
}

}  // namespace

Json reportResource(const Report& report) {
    auto resource = Json::object({{"resourceType", "DiagnosticReport"}, {"id", versionId(report).toString()}, {"status", toText(report.status)}});
    resource.make("identifier.0") = Json::object({{"system", kReportNumber}, {"value", report.number}});
    if (!report.orderNumber.empty()) resource.make("basedOn.0").set("identifier", Json::object({{"system", kOrderNumber}, {"value", report.orderNumber}}));
    resource.make("category.0.coding.0") = Json::object({{"system", kDiagnosticSection}, {"code", "LAB"}});
    resource.set("code", conceptJson({report.test}));
    writePatient(resource, report.patient);
    resource.set("issued", report.issued.text);
    auto performer = Json::object({{"identifier", Json::object({{"system", kLaboratory}, {"value", report.sender}})}});
    if (!report.senderName.empty()) performer.set("display", report.senderName);
    resource.make("performer").push(std::move(performer));
    addExtension(resource, "addressed-to", report.addressedTo);
    addExtension(resource, "ordered-by", report.orderedBy);
    for (const auto& comment : report.comments) addExtension(resource, "comment", comment);
    if (!report.conclusion.empty()) resource.set("conclusion", report.conclusion);
    writeSpecimen(resource, report.specimen);
    int number = 0;
    for (const auto& item : report.items) {
        const bool own = !item.observation.isNil();
        const auto anchor = "item-" + std::to_string(++number);
        if (!own) resource.make("contained").push(itemJson(item, anchor));
        resource.make("result").push(Json::object({{"reference", own ? "Observation/" + item.observation.toString() : "#" + anchor}}));
    }
    return resource;
}

Result<std::optional<Report>> readReportResource(const Json& resource, const FindObservation& findObservation) {
    const auto id = Uuid::parse(fhir::resourceId(resource));
    if (!id) return invalid("resource.id");
    Report report;
    auto issued = timeOf(resource, "issued");
    report.specimen = readSpecimen(resource);
    if (!issued) issued = report.specimen.collected;
    if (!issued) return std::optional<Report>{};
    report.issued = std::move(*issued);
    const auto* own = fhir::itemWhere(resource, "identifier", "system", kReportNumber);
    report.number = own ? own->textOr("value", "") : resource.textOr("identifier.0.value", "");
    // Somebody's report without a number is its own.
    if (report.number.empty()) report.number = id->toString();
    report.sender = senderOf(resource);
    report.senderName = resource.textOr("performer.0.display", "");
    report.addressedTo = extensionValue(resource, "addressed-to");
    report.orderedBy = extensionValue(resource, "ordered-by");
    report.comments = extensionValues(resource, "comment");
    report.conclusion = resource.textOr("conclusion", "");
    for (const auto& order : resource.items("basedOn"))
        if (report.orderNumber.empty()) report.orderNumber = order.textOr("identifier.value", "");
    if (const auto* test = resource.find("code")) report.test = firstCode(*test);
    report.status = reportStatusOf(resource.textOr("status", "")).value_or(ReportStatus::Unknown);
    report.patient = readPatient(resource);
    readItems(resource, findObservation, report);
    JIAYI_CHECK(checkReport(report));
    return std::optional{std::move(report)};
}

std::vector<Uuid> observationsOf(const Json& resource) {
    std::vector<Uuid> ids;
    for (const auto& result : resource.items("result"))
        if (!result.textOr("reference", "#").starts_with('#'))
            if (const auto id = ownObservation(result)) ids.push_back(*id);
    return ids;
}

}  // namespace jiayi::reports
