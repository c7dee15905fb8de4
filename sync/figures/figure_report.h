// A clinic's figures and the consortium's, as MeasureReports: what a desk sends, what the hub makes of all of them, what a desk reads again. Pure.
#pragma once

#include "models/core/dates.h"
#include "sync/fhir/json.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::figures {

/// Of every measure's canonical address; behind it "JY-DM-05|1".
inline constexpr const char* kMeasureBase = "https://jiayi.health/fhir/Measure/";

/// One measure of one clinic in a period; both days belong to it.
struct ClinicFigure {
    std::string measure, version;
    Date from{}, to{};
    std::string reporter;  ///< code of the institution
    double rate = 0;
};

/// The same of all clinics that reported. Their names are nowhere in it.
struct ConsortiumFigure {
    std::string measure, version;
    Date from{}, to{};
    int clinics = 0;
    double mean = 0, low = 0, middle = 0, high = 0;  ///< quartiles: a quarter, half and three quarters are below
    bool operator==(const ConsortiumFigure&) const = default;
};

/// Nothing: not a summary of one of our measures, without a rate, or of the consortium itself.
std::optional<ClinicFigure> readClinicFigure(const fhir::Json& report);

/// By measure and period. A figure of fewer than `leastClinics` is not told: whoever knows their own could reckon the other's. A clinic that reported twice
/// counts once, with its last.
std::vector<ConsortiumFigure> summarise(const std::vector<ClinicFigure>& figures, int leastClinics);

/// For the stream of one institution, whose code makes the id its own.
fhir::Json consortiumReport(const ConsortiumFigure& figure, const std::string& institution);
/// Nothing: any other resource.
std::optional<ConsortiumFigure> readConsortiumReport(const fhir::Json& report);

}  // namespace jiayi::figures
