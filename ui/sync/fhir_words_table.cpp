#include "ui/sync/fhir_words_table.h"

#include <QCoreApplication>

#include <string_view>

namespace jiayi::ui {

namespace {

struct FhirWord {
    std::string_view name;
    const char* word;
};

constexpr FhirWord kTypes[] = {
    {"AllergyIntolerance", QT_TRANSLATE_NOOP("Fhir", "Allergy")},
    {"Appointment", QT_TRANSLATE_NOOP("Fhir", "Appointment")},
    {"Basic", QT_TRANSLATE_NOOP("Fhir", "Record")},
    {"CarePlan", QT_TRANSLATE_NOOP("Fhir", "Care plan")},
    {"Communication", QT_TRANSLATE_NOOP("Fhir", "Message")},
    {"Condition", QT_TRANSLATE_NOOP("Fhir", "Diagnosis")},
    {"Contract", QT_TRANSLATE_NOOP("Fhir", "Contract")},
    {"Coverage", QT_TRANSLATE_NOOP("Fhir", "Entitlement")},
    {"DiagnosticReport", QT_TRANSLATE_NOOP("Fhir", "Report")},
    {"DocumentReference", QT_TRANSLATE_NOOP("Fhir", "Document")},
    {"Encounter", QT_TRANSLATE_NOOP("Fhir", "Visit")},
    {"EpisodeOfCare", QT_TRANSLATE_NOOP("Fhir", "Programme")},
    {"Goal", QT_TRANSLATE_NOOP("Fhir", "Target")},
    {"Group", QT_TRANSLATE_NOOP("Fhir", "Household")},
    {"Media", QT_TRANSLATE_NOOP("Fhir", "Picture")},
    {"MedicationDispense", QT_TRANSLATE_NOOP("Fhir", "Dispensing")},
    {"MedicationRequest", QT_TRANSLATE_NOOP("Fhir", "Prescription")},
    {"MedicationStatement", QT_TRANSLATE_NOOP("Fhir", "Medicine")},
    {"Observation", QT_TRANSLATE_NOOP("Fhir", "Measurement")},
    {"Patient", QT_TRANSLATE_NOOP("Fhir", "Resident")},
    {"Provenance", QT_TRANSLATE_NOOP("Fhir", "Author")},
    {"QuestionnaireResponse", QT_TRANSLATE_NOOP("Fhir", "Visit form")},
    {"ServiceRequest", QT_TRANSLATE_NOOP("Fhir", "Order")},
    {"Task", QT_TRANSLATE_NOOP("Fhir", "Task")},
};

constexpr FhirWord kElements[] = {
    {"abatement", QT_TRANSLATE_NOOP("Fhir", "Ended")},
    {"active", QT_TRANSLATE_NOOP("Fhir", "On the roster")},
    {"address", QT_TRANSLATE_NOOP("Fhir", "Address")},
    {"answer", QT_TRANSLATE_NOOP("Fhir", "Answer")},
    {"authored", QT_TRANSLATE_NOOP("Fhir", "Written")},
    {"authoredOn", QT_TRANSLATE_NOOP("Fhir", "Prescribed")},
    {"birth-date-estimated", QT_TRANSLATE_NOOP("Fhir", "Birth date is estimated")},
    {"birthDate", QT_TRANSLATE_NOOP("Fhir", "Birth date")},
    {"blood-group", QT_TRANSLATE_NOOP("Fhir", "Blood group")},
    {"body", QT_TRANSLATE_NOOP("Fhir", "Body site")},
    {"category", QT_TRANSLATE_NOOP("Fhir", "Category")},
    {"class", QT_TRANSLATE_NOOP("Fhir", "Way of the visit")},
    {"clinicalStatus", QT_TRANSLATE_NOOP("Fhir", "Clinical state")},
    {"code", QT_TRANSLATE_NOOP("Fhir", "What it is")},
    {"component", QT_TRANSLATE_NOOP("Fhir", "Parts")},
    {"conclusion", QT_TRANSLATE_NOOP("Fhir", "Conclusion")},
    {"contact", QT_TRANSLATE_NOOP("Fhir", "Emergency contact")},
    {"criticality", QT_TRANSLATE_NOOP("Fhir", "Danger")},
    {"daily-amount", QT_TRANSLATE_NOOP("Fhir", "Amount a day")},
    {"daily-unit", QT_TRANSLATE_NOOP("Fhir", "Unit of the amount")},
    {"dataAbsentReason", QT_TRANSLATE_NOOP("Fhir", "Why there is no value")},
    {"deceased", QT_TRANSLATE_NOOP("Fhir", "Death")},
    {"description", QT_TRANSLATE_NOOP("Fhir", "Description")},
    {"dispenseRequest", QT_TRANSLATE_NOOP("Fhir", "Quantity to dispense")},
    {"doctor", QT_TRANSLATE_NOOP("Fhir", "Family doctor")},
    {"dosage", QT_TRANSLATE_NOOP("Fhir", "Dose")},
    {"dosageInstruction", QT_TRANSLATE_NOOP("Fhir", "Dose")},
    {"due", QT_TRANSLATE_NOOP("Fhir", "Due")},
    {"effective", QT_TRANSLATE_NOOP("Fhir", "Time")},
    {"email", QT_TRANSLATE_NOOP("Fhir", "E-mail")},
    {"end", QT_TRANSLATE_NOOP("Fhir", "End")},
    {"ethnic-group", QT_TRANSLATE_NOOP("Fhir", "Ethnic group")},
    {"extension", QT_TRANSLATE_NOOP("Fhir", "Further data")},
    {"family", QT_TRANSLATE_NOOP("Fhir", "Family name")},
    {"gender", QT_TRANSLATE_NOOP("Fhir", "Sex")},
    {"given", QT_TRANSLATE_NOOP("Fhir", "Given name")},
    {"grid", QT_TRANSLATE_NOOP("Fhir", "Grid")},
    {"household", QT_TRANSLATE_NOOP("Fhir", "Household")},
    {"identifier", QT_TRANSLATE_NOOP("Fhir", "Number")},
    {"insurance-number", QT_TRANSLATE_NOOP("Fhir", "Insurance number")},
    {"insurance-scheme", QT_TRANSLATE_NOOP("Fhir", "Insurance scheme")},
    {"interpretation", QT_TRANSLATE_NOOP("Fhir", "High or low")},
    {"issued", QT_TRANSLATE_NOOP("Fhir", "Released")},
    {"item", QT_TRANSLATE_NOOP("Fhir", "Answers")},
    {"lifecycleStatus", QT_TRANSLATE_NOOP("Fhir", "State")},
    {"line", QT_TRANSLATE_NOOP("Fhir", "Street and number")},
    {"link", QT_TRANSLATE_NOOP("Fhir", "Linked record")},
    {"maritalStatus", QT_TRANSLATE_NOOP("Fhir", "Marital status")},
    {"medication", QT_TRANSLATE_NOOP("Fhir", "Medicine")},
    {"method", QT_TRANSLATE_NOOP("Fhir", "Method")},
    {"name", QT_TRANSLATE_NOOP("Fhir", "Name")},
    {"note", QT_TRANSLATE_NOOP("Fhir", "Note")},
    {"onset", QT_TRANSLATE_NOOP("Fhir", "Began")},
    {"original-value", QT_TRANSLATE_NOOP("Fhir", "As it was written")},
    {"participant", QT_TRANSLATE_NOOP("Fhir", "Who took part")},
    {"performer", QT_TRANSLATE_NOOP("Fhir", "Done by")},
    {"period", QT_TRANSLATE_NOOP("Fhir", "Time")},
    {"phone", QT_TRANSLATE_NOOP("Fhir", "Phone")},
    {"programme", QT_TRANSLATE_NOOP("Fhir", "Programme")},
    {"quantity", QT_TRANSLATE_NOOP("Fhir", "Quantity")},
    {"reaction", QT_TRANSLATE_NOOP("Fhir", "Reaction")},
    {"reason", QT_TRANSLATE_NOOP("Fhir", "Reason")},
    {"record-number", QT_TRANSLATE_NOOP("Fhir", "Record number")},
    {"recordedDate", QT_TRANSLATE_NOOP("Fhir", "Recorded")},
    {"recorder", QT_TRANSLATE_NOOP("Fhir", "Recorded by")},
    {"referenceRange", QT_TRANSLATE_NOOP("Fhir", "Reference range")},
    {"relationship", QT_TRANSLATE_NOOP("Fhir", "Relation")},
    {"resident-status", QT_TRANSLATE_NOOP("Fhir", "State on the roster")},
    {"start", QT_TRANSLATE_NOOP("Fhir", "Start")},
    {"status", QT_TRANSLATE_NOOP("Fhir", "State")},
    {"statusReason", QT_TRANSLATE_NOOP("Fhir", "Reason for the state")},
    {"subject", QT_TRANSLATE_NOOP("Fhir", "Whom it is about")},
    {"target", QT_TRANSLATE_NOOP("Fhir", "Target")},
    {"telecom", QT_TRANSLATE_NOOP("Fhir", "Phone")},
    {"terms", QT_TRANSLATE_NOOP("Fhir", "Terms")},
    {"text", QT_TRANSLATE_NOOP("Fhir", "Words")},
    {"time", QT_TRANSLATE_NOOP("Fhir", "Time")},
    {"type", QT_TRANSLATE_NOOP("Fhir", "Kind")},
    {"use", QT_TRANSLATE_NOOP("Fhir", "Use")},
    {"value", QT_TRANSLATE_NOOP("Fhir", "Value")},
    {"verificationStatus", QT_TRANSLATE_NOOP("Fhir", "Certainty")},
    {"urn:oid:2.16.156.10011.1.3", QT_TRANSLATE_NOOP("Fhir", "Citizen id")},
};

constexpr FhirWord kCodes[] = {
    {"active", QT_TRANSLATE_NOOP("Fhir", "active")},
    {"amended", QT_TRANSLATE_NOOP("Fhir", "amended")},
    {"cancelled", QT_TRANSLATE_NOOP("Fhir", "cancelled")},
    {"completed", QT_TRANSLATE_NOOP("Fhir", "completed")},
    {"confirmed", QT_TRANSLATE_NOOP("Fhir", "confirmed")},
    {"corrected", QT_TRANSLATE_NOOP("Fhir", "corrected")},
    {"employee", QT_TRANSLATE_NOOP("Fhir", "employee scheme")},
    {"entered-in-error", QT_TRANSLATE_NOOP("Fhir", "entered in error")},
    {"female", QT_TRANSLATE_NOOP("Fhir", "female")},
    {"final", QT_TRANSLATE_NOOP("Fhir", "final")},
    {"finished", QT_TRANSLATE_NOOP("Fhir", "signed")},
    {"food", QT_TRANSLATE_NOOP("Fhir", "food")},
    {"high", QT_TRANSLATE_NOOP("Fhir", "high")},
    {"home", QT_TRANSLATE_NOOP("Fhir", "home")},
    {"in-progress", QT_TRANSLATE_NOOP("Fhir", "being written")},
    {"inactive", QT_TRANSLATE_NOOP("Fhir", "not active")},
    {"low", QT_TRANSLATE_NOOP("Fhir", "low")},
    {"male", QT_TRANSLATE_NOOP("Fhir", "male")},
    {"masked", QT_TRANSLATE_NOOP("Fhir", "masked")},
    {"medication", QT_TRANSLATE_NOOP("Fhir", "medicine")},
    {"merged", QT_TRANSLATE_NOOP("Fhir", "merged with another record")},
    {"mobile", QT_TRANSLATE_NOOP("Fhir", "mobile")},
    {"moved", QT_TRANSLATE_NOOP("Fhir", "moved away")},
    {"other", QT_TRANSLATE_NOOP("Fhir", "other")},
    {"planned", QT_TRANSLATE_NOOP("Fhir", "planned")},
    {"preliminary", QT_TRANSLATE_NOOP("Fhir", "preliminary")},
    {"refuted", QT_TRANSLATE_NOOP("Fhir", "refuted")},
    {"resident", QT_TRANSLATE_NOOP("Fhir", "resident scheme")},
    {"resolved", QT_TRANSLATE_NOOP("Fhir", "resolved")},
    {"stopped", QT_TRANSLATE_NOOP("Fhir", "stopped")},
    {"unconfirmed", QT_TRANSLATE_NOOP("Fhir", "not confirmed")},
    {"unknown", QT_TRANSLATE_NOOP("Fhir", "unknown")},
    {"work", QT_TRANSLATE_NOOP("Fhir", "work")},
};

template <std::size_t N>
QString found(const FhirWord (&table)[N], const QString& name) {
    const auto wanted = name.toUtf8();
    for (const auto& row : table)
        if (row.name == std::string_view{wanted.constData(), static_cast<std::size_t>(wanted.size())}) return QCoreApplication::translate("Fhir", row.word);
    return {};
}

}  // namespace

QString typeWord(const QString& type) { return found(kTypes, type); }
QString elementWord(const QString& element) { return found(kElements, element); }
QString codeWord(const QString& code) { return found(kCodes, code); }

}  // namespace jiayi::ui
