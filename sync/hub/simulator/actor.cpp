#include "sync/hub/simulator/actor.h"

#include "models/core/ids.h"
#include "sync/hub/simulator/clinic.h"
#include "sync/hub/simulator/hospital.h"
#include "sync/hub/simulator/imaging.h"
#include "sync/hub/simulator/laboratory.h"
#include "sync/hub/simulator/payer.h"
#include "sync/hub/simulator/pharmacy.h"

#include <fmt/format.h>

#include <cmath>

namespace jiayi::hub {

Result<std::unique_ptr<Actor>> makeActor(std::string_view kind, const std::string& institution) {
    if (kind == "desk") return std::unique_ptr<Actor>{std::make_unique<ClinicActor>(institution)};
    if (kind == "pharmacy") {
        JIAYI_TRY(auto pace, readPharmacyPace());
        return std::unique_ptr<Actor>{std::make_unique<PharmacyActor>(std::move(pace))};
    }
    if (kind == "hospital") {
        JIAYI_TRY(auto pace, readHospitalPace());
        return std::unique_ptr<Actor>{std::make_unique<HospitalActor>(std::move(pace), institution)};
    }
    if (kind == "payer") {
        JIAYI_TRY(auto habits, readPayerHabits());
        return std::unique_ptr<Actor>{std::make_unique<PayerActor>(std::move(habits))};
    }
    if (kind != "laboratory") return invalid("simulator.kind", std::string{kind});
    JIAYI_TRY(auto tests, readLaboratoryTests());
    JIAYI_TRY(auto pace, readLaboratoryPace());
    // What the hub calls a laboratory does both.
    std::vector<std::unique_ptr<Actor>> members;
    members.push_back(std::make_unique<LaboratoryActor>(std::move(tests), std::move(pace)));
    members.push_back(std::make_unique<ImagingActor>());
    return std::unique_ptr<Actor>{std::make_unique<CompanyActor>(std::move(members))};
}

fhir::Json sampleResource(std::string_view type, std::initializer_list<std::string_view> idParts) {
    auto resource = fhir::Json::object({{"resourceType", type}, {"id", derivedUuid(idParts).toString()}});
    auto& tag = resource.make("meta.tag.0");
    tag.set("system", "https://jiayi.example/fhir/CodeSystem/tag");
    tag.set("code", "sample");
    return resource;
}

std::string decimalText(double value, int digits) { return fmt::format("{:.{}f}", value, digits); }

int timesWithin(std::chrono::milliseconds elapsed, double perDay, Random& random) {
    const auto days = std::chrono::duration<double, std::ratio<86400>>(elapsed).count();
    const auto expected = perDay * days;
    const auto whole = std::floor(expected);
    return static_cast<int>(whole) + (random.unit() < expected - whole ? 1 : 0);
}

}  // namespace jiayi::hub
