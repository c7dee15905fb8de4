#include "sync/hub/simulator/clinic.h"

namespace jiayi::hub {

namespace {

constexpr double kArrivalsPerDay = 2;
constexpr double kVisitsPerDay = 1.0 / 90;

std::string newKey(Random& random) { return std::to_string(random.next()); }

fhir::Json residentNumber(std::size_t number, const std::string& institution, Random& random) {
    auto patient = sampleResource("Patient", {"simulator", "resident", institution, newKey(random)});
    patient.set("active", true);
    patient.make("name.0").set("use", "official");
    patient.make("name.0").set("text", "样例" + std::to_string(number + 1));
    patient.set("gender", random.unit() < 0.5 ? "female" : "male");
    const auto age = std::chrono::days{30 * 365 + static_cast<int>(random.below(50 * 365))};
    patient.set("birthDate", formatDate(makeDate(2026, 1, 1) - age));
    return patient;
}

Deed visitOf(const std::string& resident, const std::string& institution, Instant now, Random& random) {
    const auto key = newKey(random);
    auto encounter = sampleResource("Encounter", {"simulator", "visit", institution, key});
    encounter.set("status", "finished");
    encounter.make("class").set("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode");
    encounter.make("class").set("code", "AMB");
    encounter.make("subject").set("reference", "Patient/" + resident);
    encounter.make("period").set("start", formatInstant(now));
    encounter.make("period").set("end", formatInstant(now));

    auto hba1c = sampleResource("Observation", {"simulator", "hba1c", institution, key});
    hba1c.set("status", "final");
    auto& coding = hba1c.make("code.coding.0");
    coding.set("system", "http://loinc.org");
    coding.set("code", "4548-4");
    hba1c.make("subject").set("reference", "Patient/" + resident);
    hba1c.make("encounter").set("reference", "Encounter/" + std::string{encounter.textOr("id", "")});
    hba1c.set("effectiveDateTime", formatInstant(now));
    auto& quantity = hba1c.make("valueQuantity");
    quantity.set("value", fhir::Json::decimal(decimalText(5.5 + 4 * random.unit(), 1)));
    quantity.set("unit", "%");
    quantity.set("system", "http://unitsofmeasure.org");
    quantity.set("code", "%");

    Deed deed{now, institution, {}};
    deed.resources.push_back(std::move(encounter));
    deed.resources.push_back(std::move(hba1c));
    return deed;
}

}  // namespace

void ClinicActor::see(const Seen& seen, const Moment&, Random&) {
    if (seen.stream != m_institution || seen.resource.textOr("resourceType", "") != "Patient") return;
    if (seen.resource.textOr("meta.versionId", "") == "1") m_residents.emplace_back(seen.resource.textOr("id", ""));
}

std::vector<Deed> ClinicActor::act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) {
    std::vector<Deed> deeds;
    // Only whom the hub has shown is visited: an arrival is known at the next look.
    for (int i = timesWithin(elapsed, kVisitsPerDay * static_cast<double>(m_residents.size()), random); i > 0; --i)
        deeds.push_back(visitOf(m_residents[random.below(m_residents.size())], m_institution, moment.now, random));
    for (int i = timesWithin(elapsed, kArrivalsPerDay, random); i > 0; --i) {
        Deed deed{moment.now, m_institution, {}};
        deed.resources.push_back(residentNumber(m_residents.size() + deeds.size(), m_institution, random));
        deeds.push_back(std::move(deed));
    }
    return deeds;
}

}  // namespace jiayi::hub
