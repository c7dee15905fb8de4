// Codes of other systems that stand for a diagnosis where nobody wrote one, from resources/rules/quality_codes.csv.
#pragma once

#include "models/core/rule_reader.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::quality {

struct MeasureBook;

struct StandIn {
    enum class Lasts { Stay, Onwards, Answer };  ///< the days of the resource; for ever; until the next answer to the same question
    std::string icd10;
    Lasts lasts = Lasts::Stay;
    RuleOrigin origin;
};

/// A coding of a resource, by the element that holds it: "type", "code", "valueCodeableConcept".
struct CodingSaid {
    std::string element, system, code;
};

struct StandIns {
    std::map<std::string, StandIn, std::less<>> byCode;  ///< key: standInKey()
    std::set<std::string, std::less<>> questions;        ///< codes whose answers end one another
};

std::string standInKey(std::string_view type, const CodingSaid& said, std::string_view answer = {});

/// What a resource stands for; `question` is not empty when its answers end one another, and then `standIn` may be nothing.
struct StandInMatch {
    const StandIn* standIn = nullptr;
    std::string question;
};
std::vector<StandInMatch> standInsOf(const MeasureBook& book, std::string_view type, const std::vector<CodingSaid>& codings);

/// Invalid "rules.row" naming the row.
Result<StandIns> readStandIns(const std::string& csv);

}  // namespace jiayi::quality
