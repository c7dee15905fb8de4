// The summary as a Composition with the sections of the International Patient Summary.
#include "sync/mapping/referral_mapper.h"

#include "models/referral/rules/referral_book.h"
#include "sync/mapping/elements.h"
#include "sync/mapping/summary_sections.h"
#include "sync/mapping/systems.h"

namespace jiayi::mapping {

using fhir::Json;
using referral::Summary;

namespace {

constexpr std::string_view kPatientSummary = "60591-5";  // LOINC: patient summary document

const referral::ReferralBook& summaryBook() {
    static const auto book = referral::loadReferralBook().value();
    return book;
}

}  // namespace

Result<std::optional<Summary>> ReferralSummaryMapper::read(const Json& resource) {
    Summary made;
    JIAYI_TRY(made.id, readId(resource));
    const auto about = Uuid::parse(extensionText(resource, "referral"));
    const auto at = parseInstant(resource.textOr("date", ""));
    if (codeOf(resource, "type", kLoinc) != kPatientSummary || !about || !at) return std::optional<Summary>{};
    made.referral = {*about};
    made.made = *at;
    JIAYI_TRY(made.resident, readPatient(resource));
    if (made.resident.isNil()) return std::optional<Summary>{};
    if (resource.textOr("status", "") == "entered-in-error") made.status = "entered-in-error";
    for (const auto& section : resource.items("section")) made.sections.push_back(readSection(section, summaryBook().sections));
    return std::optional{std::move(made)};
}

void ReferralSummaryMapper::write(Json& resource, const Summary& summary) {
    const bool fresh = begin(resource, "Composition", summary.id);
    const auto read = ReferralSummaryMapper::read(resource);
    const bool known = read && *read;
    if (!known || (*read)->status != summary.status) resource.set("status", summary.status);
    if (!fresh) return;  // frozen when it was sent
    resource.set("type", codeable(kLoinc, kPatientSummary, "Patient summary Document"));
    resource.set("subject", reference("Patient", summary.resident.uuid));
    resource.set("date", formatInstant(summary.made));
    resource.make("author.0").set("display", "Jiayi");
    resource.set("title", "患者摘要 Patient summary");
    setExtension(resource, "referral", "valueString", summary.referral.toString());
    for (const auto& section : summary.sections) resource.make("section").push(writeSection(section, summaryBook().sections));
}

}  // namespace jiayi::mapping
