#include "sync/mapping/visit_mapper.h"

#include "models/care/fact_repository.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using care::Visit;
using fhir::Json;

namespace {

/// Each form is a type of the encounter, and its class stands with it; an encounter with one form says its class itself.
std::vector<care::SignedForm> formsOf(const Json& encounter) {
    std::vector<care::SignedForm> forms;
    for (const auto& type : encounter.items("type")) {
        const auto* coding = fhir::itemWhere(type, "coding", "system", kFormCode);
        if (!coding) continue;
        forms.push_back({std::string{coding->textOr("code", "")}, {}, extensionText(type, "visit-class"), extensionText(type, "class-reason")});
    }
    if (forms.size() == 1 && forms[0].classification.empty()) forms[0].classification = extensionText(encounter, "visit-class");
    return forms;
}

Json& typeOf(Json& encounter, const std::string& form) {
    auto& types = encounter.make("type");
    for (auto& type : types.items())
        if (const auto* coding = fhir::itemWhere(type, "coding", "system", kFormCode); coding && coding->textOr("code", "") == form) return type;
    return types.push(codeable(kFormCode, form));
}

void writeForms(Json& encounter, const Visit& said, const Visit& visit) {
    const care::SignedForm nothing;
    for (const auto& form : visit.forms) {
        const auto* known = said.form(form.form);
        if (known && known->classification == form.classification && known->classReason == form.classReason) continue;
        auto& type = typeOf(encounter, form.form);
        if (!known) known = &nothing;
        auto& classAt = visit.forms.size() == 1 ? encounter : type;
        updateExtension(type, "class-reason", "valueString", known->classReason, form.classReason);
        updateExtension(classAt, "visit-class", "valueCode", known->classification, form.classification);
    }
}

std::string titleOf(const Json& encounter) {
    for (const auto& type : encounter.items("type")) {
        if (fhir::itemWhere(type, "coding", "system", kFormCode)) continue;
        if (const auto text = type.text("text")) return std::string{*text};
        if (const auto display = firstCoding(type).display; !display.empty()) return display;
    }
    return {};
}

/// v3-ActCode of the form's visit mode: home, and what has no face to face, stand apart.
Json actClass(const std::string& mode) {
    const std::string_view code = mode == "2" ? "HH" : mode == "3" || mode == "4" || mode == "5" ? "VR" : "AMB";
    return Json::object({{"system", kActCode}, {"code", code}});
}

/// Encounters whose class says ambulatory while their type is one of hospitals: SNOMED CT, value sets "Encounter Inpatient" and "Emergency Department
/// Evaluation and Management Visit" of the CMS measures. They are no visits that a measure of outpatients asks for.
constexpr std::pair<std::string_view, std::string_view> kHospitalTypes[] = {
    {"32485007", "inpatient"}, {"183450002", "inpatient"}, {"8715000", "inpatient"}, {"305336008", "inpatient"}, {"183921001", "inpatient"}, {"4525004", "emergency"}};

struct ExtendedText {
    std::string_view name;
    std::string_view valueType;
    std::string Visit::*field;
};
constexpr ExtendedText kTexts[] = {
    {"visit-mode", "valueCode", &Visit::mode},
    {"override-reason", "valueString", &Visit::overrideReason},
    {"note", "valueString", &Visit::note},
    {"amend-reason", "valueString", &Visit::amendReason},
};

std::string textOf(std::optional<Instant> instant) { return instant ? formatInstant(*instant) : std::string{}; }

std::string textOf(const std::optional<care::VisitId>& id) { return id ? id->toString() : std::string{}; }

std::string readVisitStatus(const Json& encounter, bool hasForm) {
    if (encounter.textOr("status", "") == "entered-in-error") return "entered-in-error";
    const auto status = extensionText(encounter, "visit-status");
    if (status == "signed" || status == "amended" || status == "imported") return status;
    return hasForm ? "signed" : "imported";
}

void writeVisitStatus(Json& encounter, const Visit& visit, bool fresh) {
    const bool wrong = visit.status == "entered-in-error";
    if (wrong) encounter.set("status", "entered-in-error");
    else if (fresh || encounter.textOr("status", "") == "entered-in-error") encounter.set("status", "finished");
    setExtension(encounter, "visit-status", "valueCode", "");
    if (!wrong && readVisitStatus(encounter, !visit.forms.empty()) != visit.status)
        setExtension(encounter, "visit-status", "valueCode", visit.status);
}

}  // namespace

Result<std::optional<Visit>> VisitMapper::readEncounter(const Json& resource) {
    Visit visit;
    JIAYI_TRY(const auto id, readId(resource));
    visit.id = {id};
    JIAYI_TRY(visit.resident, readPatient(resource));
    const auto status = resource.textOr("status", "");
    const auto start = resource.text("period.start");
    if (!start || status == "planned" || status == "cancelled") return std::optional<Visit>{};
    const auto when = parseFhirTime(*start);
    if (!when) return invalid("encounter.period");
    visit.date = when->day();
    visit.forms = formsOf(resource);
    visit.title = titleOf(resource);
    visit.place = resource.textOr("location.0.location.display", resource.textOr("serviceProvider.display", ""));
    visit.status = readVisitStatus(resource, !visit.forms.empty());
    for (const auto& text : kTexts) visit.*text.field = extensionText(resource, text.name);
    visit.nextDate = dayOf(extensionText(resource, "next-visit"));
    visit.signedBy = resource.textOr("participant.0.individual.display", "");
    if (const auto at = parseInstant(extensionText(resource, "signed-at"))) visit.signedAt = *at;
    if (const auto amends = Uuid::parse(extensionText(resource, "amends"))) visit.amends = care::VisitId{*amends};
    return std::optional{visit};
}

std::string VisitMapper::settingOf(const Json& resource) {
    const auto code = resource.textOr("class.code", "");
    if (code == "EMER") return "emergency";
    for (const auto* inpatient : {"IMP", "ACUTE", "NONAC", "OBSENC", "SS"})
        if (code == inpatient) return "inpatient";
    for (const auto& type : resource.items("type"))
        for (const auto& [snomed, setting] : kHospitalTypes)
            if (const auto* coding = fhir::itemWhere(type, "coding", "system", kSnomed); coding && coding->textOr("code", "") == snomed) return std::string{setting};
    return {};
}

void VisitMapper::writeEncounter(Json& resource, const Visit& visit) {
    const bool fresh = begin(resource, "Encounter", visit.id.uuid);
    const auto read = readEncounter(resource);
    const auto said = read && *read ? **read : Visit{};
    if (fresh || said.status != visit.status) writeVisitStatus(resource, visit, fresh);
    if (fresh || said.mode != visit.mode) resource.set("class", actClass(visit.mode));
    writeForms(resource, said, visit);
    if (said.title != visit.title && !visit.title.empty())
        resource.make("type").push(Json::object({{"text", visit.title}}));
    if (fresh) resource.set("subject", reference("Patient", visit.resident.uuid));
    updateText(resource, "participant.0.individual.display", said.signedBy, visit.signedBy);
    if (fresh || said.date != visit.date) {
        resource.set("period", Json::object({{"start", formatDate(visit.date)}, {"end", formatDate(visit.date)}}));
    }
    updateText(resource, "location.0.location.display", said.place, visit.place);
    for (const auto& text : kTexts) updateExtension(resource, text.name, text.valueType, said.*text.field, visit.*text.field);
    updateExtension(resource, "next-visit", "valueDate", mapping::textOf(said.nextDate), mapping::textOf(visit.nextDate));
    updateExtension(resource, "signed-at", "valueInstant", textOf(said.signedAt), textOf(visit.signedAt));
    updateExtension(resource, "amends", "valueId", textOf(said.amends), textOf(visit.amends));
}

std::optional<care::VisitId> VisitMapper::visitOf(const Json& form) {
    if (!form.textOr("questionnaire", "").starts_with(kFormBase)) return {};
    const auto encounter = referenceId(form, "encounter", "Encounter");
    if (!encounter) return {};
    return care::VisitId{*encounter};
}

const care::SignedForm* VisitMapper::formWithId(const Visit& visit, const Uuid& id) {
    for (const auto& form : visit.forms)
        if (care::questionnaireResponseId(visit, form.form) == id) return &form;
    return nullptr;
}

std::string VisitMapper::formOf(const Json& form) {
    const auto questionnaire = form.textOr("questionnaire", "");
    return questionnaire.starts_with(kFormBase) ? std::string{questionnaire.substr(kFormBase.size())} : std::string{};
}

std::map<std::string, std::string, std::less<>> VisitMapper::readAnswers(const Json& form) {
    std::map<std::string, std::string, std::less<>> answers;
    for (const auto& item : form.items("item")) {
        const auto field = item.text("linkId");
        const auto answer = item.text("answer.0.valueString");
        if (field && answer) answers.emplace(*field, *answer);
    }
    return answers;
}

void VisitMapper::writeForm(Json& form, const Visit& visit, const care::SignedForm& signedForm) {
    const bool fresh = begin(form, "QuestionnaireResponse", care::questionnaireResponseId(visit, signedForm.form));
    if (fresh) {
        form.set("questionnaire", std::string{kFormBase} + signedForm.form);
        form.set("subject", reference("Patient", visit.resident.uuid));
        form.set("encounter", reference("Encounter", visit.id.uuid));
    }
    const std::string_view status = visit.status == "entered-in-error" ? "entered-in-error" : "completed";
    const auto said = form.textOr("status", "");
    const bool saidWrong = said == "entered-in-error";
    if (fresh || saidWrong != (status == "entered-in-error")) form.set("status", status);
    if (fresh && visit.signedAt) form.set("authored", formatInstant(*visit.signedAt));
    const auto answers = readAnswers(form);
    for (const auto& [field, answer] : signedForm.answers) {
        if (const auto known = answers.find(field); known != answers.end() && known->second == answer) continue;
        if (answer.empty()) continue;
        auto& items = form.make("item");
        Json* item = nullptr;
        for (auto& candidate : items.items())
            if (candidate.text("linkId") == field) item = &candidate;
        if (!item) item = &items.push(Json::object({{"linkId", field}}));
        item->make("answer.0") = Json::object({{"valueString", answer}});
    }
    for (const auto& [field, answer] : answers) {
        const auto kept = signedForm.answers.find(field);
        if (kept != signedForm.answers.end() && !kept->second.empty()) continue;
        auto* items = form.find("item");
        for (std::size_t i = items->size(); i-- > 0;)
            if (items->items()[i].text("linkId") == field) items->eraseAt(i);
        if (items->size() == 0) form.erase("item");
    }
}

}  // namespace jiayi::mapping
