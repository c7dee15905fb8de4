// China-PAR: the risk of a first heart attack or stroke within ten years. Yang X et al., Circulation 2016;134:1430-40.
#pragma once

#include "models/care/rules/rule_book.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace jiayi::guidance {

/// Coefficients of one sex; china_par.csv names them as here.
struct ChinaParTerms {
    double lnAge = 0, lnSbpTreated = 0, lnSbpUntreated = 0, lnTc = 0, lnHdl = 0, lnWaist = 0, smoker = 0, diabetes = 0, northern = 0, urban = 0, family = 0,
           ageSbpTreated = 0, ageSbpUntreated = 0, ageSmoker = 0, ageFamily = 0, mean = 0, survival = 0;
};
struct ChinaParTable {
    ChinaParTerms men, women;
    int minAge = 0, maxAge = 0;  ///< the ages of the people it was derived from, inclusive
    double mgPerMmol = 0;        ///< mmol/L of one mg/dL of cholesterol
    std::string version;         ///< of all rows together
};

struct ChinaParInput {
    Sex sex = Sex::Unknown;
    int age = 0;
    double sbp = 0;     ///< mm[Hg]
    bool treated = false;
    double tc = 0, hdl = 0;  ///< mmol/L
    double waist = 0;   ///< cm
    bool smoker = false, diabetes = false, northern = false, urban = false, familyAscvd = false;
    bool knownAscvd = false;
};

/// In percent. Invalid "china-par.age" outside the ages it was derived from, "china-par.ascvd" for whom it does not hold, "china-par.sex",
/// "china-par.measurement" when one of the measurements is not positive.
Result<double> chinaPar(const ChinaParTable& table, const ChinaParInput& input);

/// Where somebody lives, read off the 17 digits of the health-record number (GB/T 2260 county; then 001-099 a neighbourhood committee, 101-199
/// a village): nothing where it does not say.
struct Living {
    std::optional<bool> northern, urban;
};
using Provinces = std::map<std::string, bool, std::less<>>;  ///< two digits -> north of the Yangtze
Living livingFrom(const Provinces& provinces, std::string_view recordNumber);
/// From china_par_regions.csv.
Result<Provinces> readProvinces(const std::string& csv);

/// From china_par.csv.
Result<ChinaParTable> readChinaPar(const std::string& csv);

}  // namespace jiayi::guidance
