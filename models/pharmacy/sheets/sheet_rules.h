// The tables that only printed sheets need. Read once; read-only after construction.
#pragma once

#include "models/pharmacy/sheets/sheet_values.h"

#include <string_view>

namespace jiayi::pharmacy {

/// A sentence for everybody who takes a medicine of this group.
struct GuidanceRow {
    std::string id;
    AtcSet atc;
    Advice advice;
    RuleOrigin origin;
};
/// "ac": a time of the day or of the meal, as it is written within a dose.
struct TimingRow {
    std::string id;
    std::vector<std::string> words;  ///< folded
    Words text;
};

struct SheetRules {
    std::vector<FormStyle> forms;
    std::vector<GuidanceRow> guidance;
    std::vector<TimingRow> timing;

    /// An unknown kind is a bug.
    const FormStyle& form(std::string_view kind) const;
    /// What the dose says about the time, each once and in the table's order: "1 g bid after meals".
    std::vector<Words> timingIn(std::string_view dose) const;
    /// In the order purpose, take, watch. The most special row of a topic speaks for a code, and no sentence comes twice.
    std::vector<Advice> guidanceFor(const std::vector<std::string>& atcs) const;
};
/// Invalid "rules.row", naming file and row.
Result<SheetRules> readSheetRules(std::string_view forms, std::string_view guidance, std::string_view timing);
/// The tables of the program. A bug if they do not parse: the tests read them.
const SheetRules& sheetRules();

}  // namespace jiayi::pharmacy
