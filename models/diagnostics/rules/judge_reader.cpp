// The tables that judge() goes by.
#include "models/core/resource.h"
#include "models/diagnostics/rules/judge.h"

namespace jiayi::diagnostics {

Result<std::vector<LaboratoryLimit>> loadLaboratoryLimits(const care::RuleBook& care) { return parseLaboratoryLimits(care, embeddedFile("rules/laboratory_critical.csv")); }

Result<std::vector<LaboratoryLimit>> parseLaboratoryLimits(const care::RuleBook& care, std::string_view csv) {
    std::vector<LaboratoryLimit> rows;
    RuleReader reader("laboratory_critical.csv", csv);
    bool anyElse = false;
    while (reader.next()) {
        LaboratoryLimit row;
        row.id = reader.required("id");
        row.code = reader.required("code");
        row.compare = reader.choice<care::Compare>("compare", {{"lt", care::Compare::Less},
                                                               {"le", care::Compare::AtMost},
                                                               {"gt", care::Compare::Greater},
                                                               {"ge", care::Compare::AtLeast},
                                                               {"any", care::Compare::Any}});
        const bool any = row.code == "*";
        if (any != (row.compare == care::Compare::Any)) reader.fail("compare", "is 'any' for the code '*' alone");
        if (!any) row.limit = reader.number("limit");
        row.minDays = reader.optionalInteger("min_days");
        row.maxDays = reader.optionalInteger("max_days");
        row.tell = reader.required("tell");
        row.withinMinutes = reader.integer("within_minutes");
        row.zh = reader.required("zh");
        row.en = reader.required("en");
        row.origin = reader.origin();
        const auto* known = any ? nullptr : care.observation(row.code);
        if (!any && (!known || !known->isQuantity())) reader.fail("code", "is no quantity of observations.csv");
        if (row.withinMinutes < 1) reader.fail("within_minutes", "are none");
        if (row.minDays && row.maxDays && *row.minDays >= *row.maxDays) reader.fail("max_days", "leave no age");
        anyElse = anyElse || any;
        rows.push_back(std::move(row));
    }
    if (!anyElse) reader.fail("code", "has no row '*' for whatever else is critical");
    JIAYI_CHECK(reader.finish());
    return rows;
}

Result<std::vector<ReferenceInterval>> loadReferenceIntervals(const care::RuleBook& care) { return parseReferenceIntervals(care, embeddedFile("rules/reference_ranges.csv")); }

Result<std::vector<ReferenceInterval>> parseReferenceIntervals(const care::RuleBook& care, std::string_view csv) {
    std::vector<ReferenceInterval> rows;
    RuleReader reader("reference_ranges.csv", csv);
    while (reader.next()) {
        ReferenceInterval row;
        row.code = reader.required("code");
        row.sex = reader.choice<std::optional<Sex>>("sex", {{"", std::nullopt}, {"male", Sex::Male}, {"female", Sex::Female}});
        row.minAge = reader.optionalInteger("min_age");
        row.maxAge = reader.optionalInteger("max_age");
        row.low = reader.optionalNumber("low");
        row.high = reader.optionalNumber("high");
        row.highExclusive = reader.flag("high_exclusive");
        row.origin = reader.origin();
        const auto* known = care.observation(row.code);
        if (!known || !known->isQuantity()) reader.fail("code", "is no quantity of observations.csv");
        if ((!row.low && !row.high) || (row.low && row.high && *row.low >= *row.high)) reader.fail("high", "leaves no interval");
        rows.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    return rows;
}

}  // namespace jiayi::diagnostics
