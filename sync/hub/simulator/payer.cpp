#include "sync/hub/simulator/payer.h"

namespace jiayi::hub {

namespace {

constexpr double kOutsideVisitsPerDay = 1.2 / 365;
constexpr std::string_view kClaimType = "http://terminology.hl7.org/CodeSystem/claim-type";

fhir::Json yuan(std::uint64_t fen) {
    return fhir::Json::object({{"value", fhir::Json::decimal(decimalText(static_cast<double>(fen) / 100, 2))}, {"currency", "CNY"}});
}

fhir::Json coded(std::string_view system, std::string_view code) {
    auto concept_ = fhir::Json::object();
    auto& coding = concept_.make("coding.0");
    coding.set("system", system);
    coding.set("code", code);
    return concept_;
}

fhir::Json claimFor(const std::string& patient, Instant now, Random& random) {
    const bool inpatient = random.unit() < 0.08;
    const auto fen = inpatient ? 300'000 + random.below(1'500'000) : 4'000 + random.below(60'000);
    auto claim = sampleResource("ExplanationOfBenefit", {"simulator", "claim", patient, std::to_string(random.next())});
    claim.set("status", "active");
    claim.set("type", coded(kClaimType, inpatient ? "institutional" : "professional"));
    claim.set("use", "claim");
    claim.make("patient").set("reference", "Patient/" + patient);
    claim.set("created", formatInstant(now));
    claim.make("insurer").set("display", "样例 Sample payer");
    claim.make("provider").set("display", "样例 Sample hospital");
    claim.set("outcome", "complete");
    claim.make("insurance.0").set("focal", true);
    claim.make("insurance.0.coverage").set("display", "样例 Sample coverage");
    auto& total = claim.make("total.0");
    total.set("category", coded("http://terminology.hl7.org/CodeSystem/adjudication", "submitted"));
    total.set("amount", yuan(fen));
    auto& benefit = claim.make("total.1");
    benefit.set("category", coded("http://terminology.hl7.org/CodeSystem/adjudication", "benefit"));
    benefit.set("amount", yuan(fen * (inpatient ? 70 : 55) / 100));
    return claim;
}

}  // namespace

void PayerActor::see(const Seen& seen, const Moment&, Random&) {
    if (seen.resource.textOr("resourceType", "") != "Patient") return;
    const std::string id{seen.resource.textOr("id", "")};
    if (m_known.insert(seen.stream + "/" + id).second) m_patients[seen.stream].push_back(id);
}

std::vector<Deed> PayerActor::act(std::chrono::milliseconds elapsed, const Moment& moment, Random& random) {
    std::vector<Deed> deeds;
    for (const auto& [stream, patients] : m_patients) {
        for (int i = timesWithin(elapsed, kOutsideVisitsPerDay * static_cast<double>(patients.size()), random); i > 0; --i) {
            Deed deed{moment.now, stream, {}};
            deed.resources.push_back(claimFor(patients[random.below(patients.size())], moment.now, random));
            deeds.push_back(std::move(deed));
        }
    }
    return deeds;
}

}  // namespace jiayi::hub
