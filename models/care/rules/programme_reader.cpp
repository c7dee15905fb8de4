// Reads programmes.csv, and checks that the forms which programmes name can share one visit.
#include "models/care/rules/rule_internal.h"

namespace jiayi::care {

namespace {

/// What signing a visit reads off every form, whatever else it asks; and off the forms of programmes.
constexpr std::array<std::string_view, 4> kEveryForm{"visit_date", "visit_outcome", "visit_mode", "doctor_sign"};
constexpr std::array<std::string_view, 2> kProgrammeForm{"visit_class", "next_visit_date"};

Error formError(const FollowupForm& form, std::string_view field, std::string_view what) {
    return invalid("rules.file", fileOf(form.key()) + ": " + std::string{field} + " " + std::string{what});
}

bool isAlike(const FieldDef& a, const FieldDef& b) {
    return a.type == b.type && a.decimals == b.decimals && a.unit == b.unit && a.optionSet == b.optionSet && a.observation == b.observation;
}

/// Two forms of one visit. One answer for both has to mean the same on both; what is measured is entered once.
Result<void> checkPair(const FollowupForm& form, const FollowupForm& other) {
    for (const auto& field : form.fields()) {
        const auto* same = other.field(field.name);
        if (same && field.shared != same->shared) return formError(form, field.name, "is shared here and not in " + fileOf(other.key()));
        if (same && field.shared && !isAlike(field, *same)) return formError(form, field.name, "means something else in " + fileOf(other.key()));
        for (const auto& their : other.fields())
            if (!field.observation.empty() && their.observation == field.observation && (their.name != field.name || !field.shared))
                return formError(form, field.name, "records what " + fileOf(other.key()) + " records as " + their.name + ", unshared");
    }
    return {};
}

ProgrammeDef readProgramme(RuleReader& reader) {
    ProgrammeDef row;
    row.code = reader.required("code");
    row.zh = reader.required("zh");
    row.en = reader.required("en");
    row.form = {reader.required("form")};
    row.icd10 = reader.list("icd10");
    row.minAge = reader.optionalInteger("min_age");
    row.scheduleDays = reader.integer("schedule_days");
    row.order = reader.integer("order");
    row.verified = reader.flag("verified");
    row.origin = reader.origin();
    if (row.icd10.empty()) reader.fail("icd10", "is empty");
    if (row.scheduleDays < 1) reader.fail("schedule_days", "is below 1");
    return row;
}

}  // namespace

Result<std::vector<ProgrammeDef>> parseProgrammes(std::string_view csv) {
    std::vector<ProgrammeDef> programmes;
    RuleReader reader("programmes.csv", csv);
    while (reader.next()) {
        auto row = readProgramme(reader);
        if (std::any_of(programmes.begin(), programmes.end(), [&](const ProgrammeDef& other) { return other.code == row.code; }))
            reader.fail("code", "stands twice");
        programmes.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    std::stable_sort(programmes.begin(), programmes.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    return programmes;
}

Result<void> internal::checkForms(const RuleBook& book) {
    for (const auto& form : book.forms) {
        for (const auto name : kEveryForm)
            if (!form.field(name)) return formError(form, name, "is missing");
        for (const auto name : kProgrammeForm)
            if (!form.field(name) != (book.occasion(form.key()) != nullptr)) return formError(form, name, "is missing, or does not belong there");
        for (const auto& field : form.fields())
            if (!book.formSection(field.section)) return formError(form, field.name, "lies in a section that form_sections.csv does not name");
        for (const auto& field : form.fields())
            if (!field.observation.empty() && !book.observation(field.observation))
                return formError(form, field.name, "records no code of observations.csv");
        for (const auto& other : book.forms)
            if (other.key() != form.key()) JIAYI_CHECK(checkPair(form, other));
    }
    return {};
}

}  // namespace jiayi::care
