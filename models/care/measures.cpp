#include "models/care/measures.h"

#include <algorithm>
#include <array>

namespace jiayi::care {

namespace {

using namespace std::string_view_literals;

constexpr std::array kHba1cCodes{"HBA1C_NGSP"sv, "HBA1C_HPLC"sv, "HBA1C_IFCC"sv};
constexpr std::array kFpgCodes{"FPG"sv, "FCG"sv};
constexpr std::array kPressureCodes{"SBP"sv};
constexpr std::array kWeightCodes{"WEIGHT"sv};
constexpr std::array kBmiCodes{"BMI"sv};
constexpr std::array kLdlCodes{"LDL_C"sv};
constexpr std::array kEgfrCodes{"EGFR_2021"sv, "EGFR_2009"sv};
constexpr std::array kUacrCodes{"UACR"sv, "UACR_MOL"sv};
constexpr std::array kFundusCodes{"FUNDUS"sv};
constexpr std::array kFootCodes{"FOOT_PULSE"sv};

constexpr std::array kMeasures{
    Measure{"hba1c", "HBA1C_NGSP", kHba1cCodes, {}, true},
    Measure{"fpg", "FPG", kFpgCodes, {}, true},
    Measure{"bp", "SBP", kPressureCodes, "DBP", true},
    Measure{"weight", "WEIGHT", kWeightCodes, {}, true},
    Measure{"bmi", "BMI", kBmiCodes, {}, true},
    Measure{"ldl", "LDL_C", kLdlCodes, {}, true},
    Measure{"egfr", "EGFR_2021", kEgfrCodes, {}, true},
    Measure{"uacr", "UACR", kUacrCodes, {}, true},
    Measure{"fundus", "FUNDUS", kFundusCodes, {}, false},
    Measure{"foot", "FOOT_PULSE", kFootCodes, {}, false},
};

}  // namespace

std::span<const Measure> measures() { return kMeasures; }

const Measure* measureByKey(std::string_view key) {
    const auto found = std::find_if(kMeasures.begin(), kMeasures.end(), [&](const auto& m) { return m.key == key; });
    return found == kMeasures.end() ? nullptr : &*found;
}

const Measure* measureByCode(std::string_view code) {
    for (const auto& measure : kMeasures) {
        if (!code.empty() && measure.second == code) return &measure;
        if (std::find(measure.joined.begin(), measure.joined.end(), code) != measure.joined.end()) return &measure;
    }
    return nullptr;
}

std::optional<double> valueAs(const RuleBook& rules, std::string_view code, const Observation& observation) {
    if (!observation.value || observation.code == code) return observation.value;
    const auto* own = rules.observation(observation.code);
    const auto* wanted = rules.observation(code);
    if (!own || !wanted) return {};
    if (own->unit == wanted->unit) return observation.value;
    const auto converted = convert(rules, code, *observation.value, own->unit, wanted->unit);
    if (!converted) return {};
    return *converted;
}

bool isBelieved(const Observation& observation) {
    return observation.doubt.empty() && (observation.status == "final" || observation.status == "amended" ||
                                         observation.status == "corrected");
}

bool countsAsMeasured(const Observation& observation) {
    return isBelieved(observation) && observation.origin != "self" && observation.origin != "estimated";
}

}  // namespace jiayi::care
