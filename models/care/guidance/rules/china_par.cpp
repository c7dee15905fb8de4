#include "models/care/guidance/rules/china_par.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace jiayi::guidance {

namespace {

constexpr std::pair<std::string_view, double ChinaParTerms::*> kTerms[]{{"ln-age", &ChinaParTerms::lnAge},
                                                                        {"ln-sbp-treated", &ChinaParTerms::lnSbpTreated},
                                                                        {"ln-sbp-untreated", &ChinaParTerms::lnSbpUntreated},
                                                                        {"ln-tc", &ChinaParTerms::lnTc},
                                                                        {"ln-hdl", &ChinaParTerms::lnHdl},
                                                                        {"ln-waist", &ChinaParTerms::lnWaist},
                                                                        {"smoker", &ChinaParTerms::smoker},
                                                                        {"diabetes", &ChinaParTerms::diabetes},
                                                                        {"northern", &ChinaParTerms::northern},
                                                                        {"urban", &ChinaParTerms::urban},
                                                                        {"family", &ChinaParTerms::family},
                                                                        {"ln-age-ln-sbp-treated", &ChinaParTerms::ageSbpTreated},
                                                                        {"ln-age-ln-sbp-untreated", &ChinaParTerms::ageSbpUntreated},
                                                                        {"ln-age-smoker", &ChinaParTerms::ageSmoker},
                                                                        {"ln-age-family", &ChinaParTerms::ageFamily},
                                                                        {"mean", &ChinaParTerms::mean},
                                                                        {"survival", &ChinaParTerms::survival}};
constexpr std::string_view kAges = "ages", kCholesterol = "mg-per-mmol";

}  // namespace

Result<double> chinaPar(const ChinaParTable& table, const ChinaParInput& in) {
    if (in.knownAscvd) return invalid("china-par.ascvd");
    if (in.sex != Sex::Male && in.sex != Sex::Female) return invalid("china-par.sex");
    if (in.age < table.minAge || in.age > table.maxAge) return invalid("china-par.age");
    if (in.sbp <= 0 || in.tc <= 0 || in.hdl <= 0 || in.waist <= 0) return invalid("china-par.measurement");
    const auto& c = in.sex == Sex::Male ? table.men : table.women;
    const double age = std::log(in.age), sbp = std::log(in.sbp);
    double sum = c.lnAge * age + c.lnTc * std::log(in.tc / table.mgPerMmol) + c.lnHdl * std::log(in.hdl / table.mgPerMmol) + c.lnWaist * std::log(in.waist);
    sum += in.treated ? c.lnSbpTreated * sbp + c.ageSbpTreated * age * sbp : c.lnSbpUntreated * sbp + c.ageSbpUntreated * age * sbp;
    if (in.smoker) sum += c.smoker + c.ageSmoker * age;
    if (in.diabetes) sum += c.diabetes;
    if (in.northern) sum += c.northern;
    if (in.urban) sum += c.urban;
    if (in.familyAscvd) sum += c.family + c.ageFamily * age;
    return 100 * (1 - std::pow(c.survival, std::exp(sum - c.mean)));
}

Living livingFrom(const Provinces& provinces, std::string_view recordNumber) {
    constexpr std::size_t kDigits = 17, kVillage = 9, kVillageDigits = 3;
    Living living;
    const bool whole = recordNumber.size() == kDigits && recordNumber.find_first_not_of("0123456789") == std::string_view::npos;
    if (!whole) return living;
    if (const auto found = provinces.find(recordNumber.substr(0, 2)); found != provinces.end()) living.northern = found->second;
    const auto village = recordNumber.substr(kVillage, kVillageDigits);
    if (village[0] == '0' && village != "000") living.urban = true;
    if (village[0] == '1' && village != "100") living.urban = false;
    return living;
}

Result<Provinces> readProvinces(const std::string& csv) {
    Provinces provinces;
    RuleReader reader("china_par_regions.csv", csv);
    while (reader.next()) {
        auto province = reader.required("province");
        const bool northern = reader.flag("northern");
        reader.origin();
        if (province.size() != 2) reader.fail("province", "is not two digits");
        if (!provinces.emplace(std::move(province), northern).second) reader.fail("province", "stands twice");
    }
    JIAYI_CHECK(reader.finish());
    return provinces;
}

Result<ChinaParTable> readChinaPar(const std::string& csv) {
    ChinaParTable table;
    std::set<std::string, std::less<>> seen;
    RuleReader reader("china_par.csv", csv);
    while (reader.next()) {
        const auto term = reader.required("term");
        const double men = reader.number("men"), women = reader.number("women");
        table.version = reader.origin().version;
        if (!seen.insert(term).second) reader.fail("term", "stands twice");
        if (term == kAges) {
            table.minAge = static_cast<int>(men);
            table.maxAge = static_cast<int>(women);
            continue;
        }
        if (term == kCholesterol) {
            table.mgPerMmol = men;
            continue;
        }
        const auto* found = std::find_if(std::begin(kTerms), std::end(kTerms), [&](const auto& each) { return each.first == term; });
        if (found == std::end(kTerms)) {
            reader.fail("term", "is none of the formula's");
            continue;
        }
        table.men.*(found->second) = men;
        table.women.*(found->second) = women;
    }
    JIAYI_CHECK(reader.finish());
    if (seen.size() != std::size(kTerms) + 2) return invalid("rules.row", "china_par.csv: a term is missing");
    if (table.mgPerMmol <= 0) return invalid("rules.row", "china_par.csv: mg-per-mmol must be above 0");
    return table;
}

}  // namespace jiayi::guidance
