#include "sync/hub/simulator/pharmacy.h"

#include <utility>

namespace jiayi::hub {

namespace {
constexpr std::chrono::minutes kSoonest{30};
constexpr std::chrono::minutes kLongest{24 * 60};
}  // namespace

void PharmacyActor::see(const Seen& seen, const Moment& moment, Random& random) {
    const auto& request = seen.resource;
    if (request.textOr("resourceType", "") != "MedicationRequest" || request.textOr("status", "") != "active") return;
    if (request.textOr("intent", "") != "order") return;
    const std::string id{request.textOr("id", "")};
    const auto due = moment.after(kSoonest + std::chrono::minutes{random.below(static_cast<std::uint64_t>((kLongest - kSoonest).count()))});
    auto dispense = sampleResource("MedicationDispense", {"simulator", "dispense", seen.stream, id});
    dispense.set("status", "completed");
    for (const auto* name : {"medicationCodeableConcept", "medicationReference", "subject"})
        if (const auto* value = request.find(name)) dispense.set(name, *value);
    dispense.make("authorizingPrescription.0").set("reference", "MedicationRequest/" + id);
    if (const auto* quantity = request.at("dispenseRequest.quantity")) dispense.set("quantity", *quantity);
    dispense.set("whenPrepared", formatInstant(due));
    dispense.set("whenHandedOver", formatInstant(due));
    Deed deed{due, seen.stream, {}};
    deed.resources.push_back(std::move(dispense));
    m_dispensings.push_back(std::move(deed));
}

std::vector<Deed> PharmacyActor::act(std::chrono::milliseconds, const Moment&, Random&) { return std::exchange(m_dispensings, {}); }

}  // namespace jiayi::hub
