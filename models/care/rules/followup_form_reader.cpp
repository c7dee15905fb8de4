// Reads the form tables; followup_form.cpp works with what was read.
#include "models/care/rules/followup_form.h"

#include <algorithm>

namespace jiayi::care {

namespace {

using OptionSets = std::map<std::string, std::vector<FieldOption>, std::less<>>;

Result<OptionSets> readOptionSets(std::string_view csv, const std::vector<FieldOption>& conditions) {
    OptionSets sets;
    sets.emplace(kConditionSet, conditions);
    RuleReader reader("followup_options.csv", csv);
    while (reader.next()) {
        auto& set = sets[reader.required("set")];
        FieldOption option{reader.required("code"), reader.required("zh"), reader.required("en"),
                           reader.flag("exclusive"), reader.flag("project")};
        reader.origin();
        if (std::any_of(set.begin(), set.end(), [&](const auto& o) { return o.code == option.code; }))
            reader.fail("code", "stands twice in its set");
        if (option.code.find(';') != std::string::npos) reader.fail("code", "holds the separator");
        set.push_back(std::move(option));
    }
    JIAYI_CHECK(reader.finish());
    return sets;
}

Circumstance readCircumstance(RuleReader& reader, std::string_view column) {
    auto circumstance = parseCircumstance(reader.text(column));
    if (!circumstance) reader.fail(column, "names an unknown circumstance");
    return circumstance.value_or(Circumstance{});
}

FieldDef readField(RuleReader& reader, const OptionSets& sets) {
    FieldDef def;
    def.name = reader.required("name");
    def.section = reader.required("section");
    def.zh = reader.required("zh");
    def.en = reader.required("en");
    def.type = reader.choice<FieldType>("type", {{"text", FieldType::Text},
                                                 {"long_text", FieldType::LongText},
                                                 {"date", FieldType::Date},
                                                 {"code", FieldType::Code},
                                                 {"codes", FieldType::Codes},
                                                 {"integer", FieldType::Integer},
                                                 {"decimal", FieldType::Decimal}});
    def.decimals = reader.optionalInteger("decimals").value_or(0);
    def.unit = reader.text("unit");
    def.optionSet = reader.text("options");
    def.low = reader.optionalNumber("low");
    def.high = reader.optionalNumber("high");
    def.format = reader.choice<FieldFormat>("format", {{"", FieldFormat::Any},
                                                       {"record_no", FieldFormat::RecordNumber},
                                                       {"not_future", FieldFormat::NotInFuture},
                                                       {"until_visit", FieldFormat::UntilVisit},
                                                       {"after_visit", FieldFormat::AfterVisit}});
    def.offsetDays = reader.optionalInteger("offset_days");
    def.carry = reader.choice<Carry>("carry", {{"measured", Carry::Measured},
                                               {"carried", Carry::Carried},
                                               {"computed", Carry::Computed},
                                               {"entered", Carry::Entered},
                                               {"held", Carry::Held},
                                               {"record", Carry::Record}});
    def.requiredWhen = readCircumstance(reader, "required_when");
    def.shownWhen = readCircumstance(reader, "shown_when");
    def.observation = reader.text("observation");
    def.shared = reader.flag("shared");
    def.project = reader.flag("project");
    def.origin = reader.origin();

    const bool hasCodes = def.type == FieldType::Code || def.type == FieldType::Codes;
    const auto set = sets.find(def.optionSet);
    if (hasCodes && set == sets.end()) reader.fail("options", "names no set of followup_options.csv");
    if (!hasCodes && !def.optionSet.empty()) reader.fail("options", "stands beside a type without options");
    if (hasCodes && set != sets.end()) def.options = set->second;
    if (def.low && def.high && *def.low > *def.high) reader.fail("low", "is above high");
    if (def.type == FieldType::Decimal && def.decimals < 1) reader.fail("decimals", "is missing");
    return def;
}

/// "field=code" has to name a field of this form, and one of its options; "field>=65" a figure.
Result<void> checkCircumstances(const FollowupForm& form) {
    for (const auto& def : form.fields())
        for (const auto* circumstance : {&def.requiredWhen, &def.shownWhen})
            for (const auto& term : circumstance->terms) {
                const auto* named = form.field(term.field);
                if (term.when == When::AtLeast && (!named || (named->type != FieldType::Integer && named->type != FieldType::Decimal)))
                    return invalid("rules.file", fileOf(form.key()) + ": " + def.name + " waits for a figure of " + term.field + ", which is none");
                if (term.when != When::Answered) continue;
                if (!named || (term.code != "*" && !named->option(term.code)))
                    return invalid("rules.file", fileOf(form.key()) + ": " + def.name + " waits for " + term.field + "=" + term.code + ", which nobody can answer");
            }
    return {};
}

}  // namespace

std::string fileOf(const FormKey& form) { return "followup_" + form.text + ".csv"; }

Result<FollowupForm> parseFollowupForm(const FormKey& key, std::string_view formCsv, std::string_view optionsCsv, const std::vector<FieldOption>& conditions) {
    JIAYI_TRY(const OptionSets sets, readOptionSets(optionsCsv, conditions));
    std::vector<FieldDef> fields;
    RuleReader reader(fileOf(key), formCsv);
    while (reader.next()) {
        auto def = readField(reader, sets);
        if (std::any_of(fields.begin(), fields.end(), [&](const FieldDef& f) { return f.name == def.name; }))
            reader.fail("name", "stands twice");
        fields.push_back(std::move(def));
    }
    JIAYI_CHECK(reader.finish());
    FollowupForm form{key, std::move(fields)};
    JIAYI_CHECK(checkCircumstances(form));
    return form;
}

}  // namespace jiayi::care
