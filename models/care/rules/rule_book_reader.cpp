// Reads the embedded tables into a RuleBook. Each reader refuses rows that name what no earlier table holds.
#include "models/care/rules/rule_book.h"
#include "models/care/rules/rule_internal.h"
#include "models/core/resource.h"

#include <algorithm>

namespace jiayi::care {

namespace {

constexpr std::array<std::string_view, 22> kRuleFiles{"observations.csv",
                                                      "loinc_aliases.csv",
                                                      "units.csv",
                                                      "unit_aliases.csv",
                                                      "critical_limits.csv",
                                                      "meter_texts.csv",
                                                      "conditions.csv",
                                                      "snomed_map.csv",
                                                      "drugs.csv",
                                                      "target_groups.csv",
                                                      "targets.csv",
                                                      "stages.csv",
                                                      "due_intervals.csv",
                                                      "parameters.csv",
                                                      "followup_options.csv",
                                                      "programmes.csv",
                                                      "occasions.csv",
                                                      "form_sections.csv",
                                                      "form_scores.csv",
                                                      "phrases.csv",
                                                      "visit_rules.csv",
                                                      "holidays_cn.csv"};

/// A code of observations.csv.
std::string readCode(RuleReader& reader, const RuleBook& book) {
    auto code = reader.required("code");
    if (!book.observation(code)) reader.fail("code", "is no code of observations.csv");
    return code;
}

template <class Row, class Same>
void addOnce(RuleReader& reader, std::string_view column, std::vector<Row>& rows, Row row, Same same) {
    if (std::any_of(rows.begin(), rows.end(), [&](const Row& other) { return same(other, row); }))
        reader.fail(column, "stands twice");
    rows.push_back(std::move(row));
}

Result<void> readObservations(std::string_view csv, RuleBook& book) {
    RuleReader reader("observations.csv", csv);
    while (reader.next()) {
        ObservationDef row{reader.required("code"),       reader.text("loinc"),
                           reader.required("zh"),         reader.required("en"),
                           reader.text("unit"),           reader.optionalNumber("low"),
                           reader.optionalNumber("high"), reader.integer("decimals"),
                           reader.required("group"),      reader.origin()};
        if (row.low.has_value() != row.high.has_value()) reader.fail("low", "and high go together");
        if (row.low && *row.low >= *row.high) reader.fail("low", "is not below high");
        if (!row.loinc.empty() && book.observationByLoinc(row.loinc)) reader.fail("loinc", "stands twice");
        addOnce(reader, "code", book.observations, std::move(row),
                [](const auto& a, const auto& b) { return a.code == b.code; });
    }
    return reader.finish();
}

Result<void> readLoincAliases(std::string_view csv, RuleBook& book) {
    RuleReader reader("loinc_aliases.csv", csv);
    while (reader.next()) {
        const auto loinc = reader.required("loinc");
        reader.required("display");
        reader.origin();
        if (book.observationByLoinc(loinc)) reader.fail("loinc", "stands twice");
        book.loincAliases.emplace(loinc, readCode(reader, book));
    }
    return reader.finish();
}

Result<void> readUnits(std::string_view csv, RuleBook& book) {
    RuleReader reader("units.csv", csv);
    while (reader.next()) {
        const bool fromCanonical =
            reader.choice<bool>("direction", {{"from_canonical", true}, {"to_canonical", false}});
        UnitRule row{readCode(reader, book), reader.required("unit"), reader.number("a"),
                     reader.number("b"),     fromCanonical,           reader.origin()};
        if (row.a == 0) reader.fail("a", "is zero");
        addOnce(reader, "unit", book.units, std::move(row),
                [](const auto& x, const auto& y) { return x.code == y.code && x.unit == y.unit; });
    }
    return reader.finish();
}

Result<void> readUnitAliases(std::string_view csv, RuleBook& book) {
    for (const auto& row : book.observations)
        if (row.isQuantity()) book.unitAliases.emplace(internal::foldedUnit(row.unit), row.unit);
    for (const auto& row : book.units) book.unitAliases.emplace(internal::foldedUnit(row.unit), row.unit);
    RuleReader reader("unit_aliases.csv", csv);
    while (reader.next()) {
        const auto folded = internal::foldedUnit(reader.required("text"));
        const auto ucum = reader.required("ucum");
        reader.origin();
        if (!book.unitAliases.contains(internal::foldedUnit(ucum)))
            reader.fail("ucum", "is the unit of nothing");
        if (book.unitAliases.emplace(folded, ucum).first->second != ucum)
            reader.fail("text", "already means another unit");
    }
    return reader.finish();
}

Result<void> readCriticalLimits(std::string_view csv, RuleBook& book) {
    RuleReader reader("critical_limits.csv", csv);
    while (reader.next()) {
        CriticalLimit row{
            {reader.required("id"), reader.required("en"), reader.required("zh")},
            readCode(reader, book),
            internal::readCompare(reader),
            reader.number("limit"),
            reader.choice<std::string>("severity",
                                       {{"warn", "warn"}, {"urgent", "urgent"}, {"emergency", "emergency"}}),
            reader.origin()};
        addOnce(reader, "id", book.criticalLimits, std::move(row),
                [](const auto& a, const auto& b) { return a.text.id == b.text.id; });
    }
    return reader.finish();
}

Result<void> readMeterTexts(std::string_view csv, RuleBook& book) {
    RuleReader reader("meter_texts.csv", csv);
    while (reader.next()) {
        MeterText row{readCode(reader, book),
                      reader.required("text"),
                      {reader.required("id"), reader.required("en"), reader.required("zh")},
                      reader.origin()};
        addOnce(reader, "id", book.meterTexts, std::move(row),
                [](const auto& a, const auto& b) { return a.meaning.id == b.meaning.id; });
    }
    return reader.finish();
}

Result<void> readConditions(std::string_view csv, RuleBook& book) {
    RuleReader reader("conditions.csv", csv);
    while (reader.next()) {
        ConditionDef row{reader.required("icd10"), reader.required("zh"), reader.required("en"),
                         reader.list("programmes"), reader.origin()};
        if (row.icd10.size() < 3) reader.fail("icd10", "is too short");
        addOnce(reader, "icd10", book.conditions, std::move(row),
                [](const auto& a, const auto& b) { return a.icd10 == b.icd10; });
    }
    return reader.finish();
}

Result<void> readSnomedMap(std::string_view csv, RuleBook& book) {
    RuleReader reader("snomed_map.csv", csv);
    while (reader.next()) {
        const auto icd10 = reader.required("icd10");
        reader.required("display");
        reader.origin();
        const auto* row = book.condition(icd10);
        if (!row || row->icd10 != icd10) reader.fail("icd10", "is no row of conditions.csv");
        if (!book.snomedToIcd10.emplace(reader.required("snomed"), icd10).second)
            reader.fail("snomed", "stands twice");
    }
    return reader.finish();
}

Result<void> readDrugs(std::string_view csv, RuleBook& book) {
    RuleReader reader("drugs.csv", csv);
    while (reader.next()) {
        DrugDef row{reader.required("inn"),
                    reader.required("zh"),
                    reader.required("atc"),
                    reader.required("form"),
                    reader.list("strength", '|'),
                    reader.required("unit"),
                    reader.text("max_dose"),
                    reader.integer("max_days"),
                    reader.required("renal_rule"),
                    reader.choice<std::string>("long_rx", {{"yes", "yes"}, {"no", "no"}, {"local", "local"}}),
                    reader.list("route", '|'),
                    reader.text("usual"),
                    reader.choice<std::string>("control", {{"", ""},
                                                           {"antimicrobial", "antimicrobial"},
                                                           {"psychotropic-2", "psychotropic-2"},
                                                           {"narcotic", "narcotic"},
                                                           {"precursor", "precursor"},
                                                           {"toxic", "toxic"},
                                                           {"herbal", "herbal"}}),
                    reader.flag("skin_test"),
                    reader.choice<bool>("storage", {{"", false}, {"cold", true}}),
                    reader.list("brands", '|'),
                    reader.flag("signed"),
                    reader.origin()};
        if (row.atc.size() < 5 || row.atc.size() > 7) reader.fail("atc", "is no ATC code");
        if (row.strengths.empty()) reader.fail("strength", "is empty");
        if (row.maxDays < 1) reader.fail("max_days", "is below 1");
        addOnce(reader, "inn", book.drugs, std::move(row),
                [](const auto& a, const auto& b) { return a.inn == b.inn; });
    }
    return reader.finish();
}

Result<void> readTargetGroups(std::string_view csv, RuleBook& book) {
    RuleReader reader("target_groups.csv", csv);
    while (reader.next()) {
        TargetGroup row{reader.required("key"), reader.required("zh"), reader.required("en"),
                        reader.origin()};
        addOnce(reader, "key", book.targetGroups, std::move(row),
                [](const auto& a, const auto& b) { return a.key == b.key; });
    }
    return reader.finish();
}

Result<void> readTargets(std::string_view csv, RuleBook& book) {
    RuleReader reader("targets.csv", csv);
    while (reader.next()) {
        TargetRule row;
        row.group = reader.required("group");
        row.code = readCode(reader, book);
        row.sex = reader.choice<std::optional<Sex>>(
            "sex", {{"", std::nullopt}, {"male", Sex::Male}, {"female", Sex::Female}});
        row.minAge = reader.optionalInteger("min_age");
        row.maxAge = reader.optionalInteger("max_age");
        row.low = reader.optionalNumber("low");
        row.high = reader.optionalNumber("high");
        row.lowExclusive = reader.flag("low_exclusive");
        row.highInclusive = reader.flag("high_inclusive");
        row.badLow = reader.optionalNumber("bad_low");
        row.badHigh = reader.optionalNumber("bad_high");
        row.tooTight = reader.optionalNumber("too_tight");
        row.origin = reader.origin();
        if (std::none_of(book.targetGroups.begin(), book.targetGroups.end(),
                         [&](const TargetGroup& group) { return group.key == row.group; }))
            reader.fail("group", "is no key of target_groups.csv");
        if (!row.low && !row.high) reader.fail("low", "and high are both empty");
        if (row.low && row.high && *row.low >= *row.high) reader.fail("low", "is not below high");
        book.targets.push_back(std::move(row));
    }
    return reader.finish();
}

Result<void> readStages(std::string_view csv, RuleBook& book) {
    RuleReader reader("stages.csv", csv);
    while (reader.next())
        book.stages.push_back({reader.required("scheme"), reader.required("stage"), reader.required("zh"),
                               reader.required("en"), reader.optionalNumber("low"),
                               reader.optionalNumber("high"), reader.flag("high_inclusive"),
                               reader.origin()});
    return reader.finish();
}

Result<void> readDueRules(std::string_view csv, RuleBook& book) {
    RuleReader reader("due_intervals.csv", csv);
    while (reader.next()) {
        DueRule row{readCode(reader, book), reader.integer("months"), reader.origin()};
        if (row.months < 1) reader.fail("months", "is below 1");
        addOnce(reader, "code", book.dueRules, std::move(row),
                [](const auto& a, const auto& b) { return a.code == b.code; });
    }
    return reader.finish();
}

Result<void> readParameters(std::string_view csv, RuleBook& book) {
    RuleReader reader("parameters.csv", csv);
    while (reader.next()) {
        const auto id = reader.required("id");
        reader.required("unit");
        reader.origin();
        if (!book.parameters.emplace(id, reader.number("value")).second) reader.fail("id", "stands twice");
    }
    JIAYI_CHECK(reader.finish());
    for (const auto id : internal::kParameters)
        if (!book.parameters.contains(id))
            return invalid("rules.file", "parameters.csv lacks " + std::string{id});
    return {};
}

std::vector<FieldOption> diagnosisOptions(const RuleBook& book) {
    std::vector<FieldOption> options;
    for (const auto& condition : book.conditions) options.push_back({condition.icd10, condition.zh, condition.en, false, true});
    return options;
}

/// Each once: two programmes may share one.
std::vector<FormKey> formsNamed(const RuleBook& book) {
    std::vector<FormKey> forms;
    const auto add = [&](const FormKey& form) {
        if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
    };
    for (const auto& programme : book.programmes) add(programme.form);
    for (const auto& occasion : book.occasions) add(occasion.form);
    return forms;
}

using Read = Result<void> (*)(std::string_view, RuleBook&);
struct Table {
    std::string_view file;
    Read read;
};

}  // namespace

Result<RuleBook> loadRules(const RuleFiles& files) {
    // In this order: each table may name rows of those above it.
    constexpr std::array<Table, 13> kTables{{{"observations.csv", readObservations},
                                             {"loinc_aliases.csv", readLoincAliases},
                                             {"units.csv", readUnits},
                                             {"unit_aliases.csv", readUnitAliases},
                                             {"critical_limits.csv", readCriticalLimits},
                                             {"meter_texts.csv", readMeterTexts},
                                             {"conditions.csv", readConditions},
                                             {"snomed_map.csv", readSnomedMap},
                                             {"drugs.csv", readDrugs},
                                             {"target_groups.csv", readTargetGroups},
                                             {"targets.csv", readTargets},
                                             {"stages.csv", readStages},
                                             {"due_intervals.csv", readDueRules}}};
    const auto fileNamed = [&](std::string_view name) -> Result<std::string_view> {
        const auto found = files.find(name);
        if (found == files.end()) return invalid("rules.file", std::string{name} + " is missing");
        return std::string_view{found->second};
    };
    RuleBook book;
    for (const auto& table : kTables) {
        JIAYI_TRY(const std::string_view csv, fileNamed(table.file));
        JIAYI_CHECK(table.read(csv, book));
    }
    JIAYI_TRY(const std::string_view parameters, fileNamed("parameters.csv"));
    JIAYI_CHECK(readParameters(parameters, book));
    JIAYI_TRY(const std::string_view programmes, fileNamed("programmes.csv"));
    JIAYI_TRY(const std::string_view options, fileNamed("followup_options.csv"));
    JIAYI_TRY(book.programmes, parseProgrammes(programmes));
    JIAYI_TRY(const std::string_view occasions, fileNamed("occasions.csv"));
    JIAYI_CHECK(internal::readOccasions(occasions, book));
    JIAYI_TRY(const std::string_view sections, fileNamed("form_sections.csv"));
    JIAYI_CHECK(internal::readFormSections(sections, book));
    const auto diagnoses = diagnosisOptions(book);
    for (const auto& key : formsNamed(book)) {
        JIAYI_TRY(const std::string_view csv, fileNamed(fileOf(key)));
        JIAYI_TRY(auto form, parseFollowupForm(key, csv, options, diagnoses));
        book.forms.push_back(std::move(form));
    }
    JIAYI_CHECK(internal::checkForms(book));
    JIAYI_TRY(const std::string_view scores, fileNamed("form_scores.csv"));
    JIAYI_CHECK(internal::readFormScores(scores, book));
    JIAYI_TRY(const std::string_view phrases, fileNamed("phrases.csv"));
    JIAYI_CHECK(internal::readPhraseRules(phrases, book));
    JIAYI_TRY(const std::string_view visits, fileNamed("visit_rules.csv"));
    JIAYI_CHECK(internal::readVisitRules(visits, book));
    JIAYI_TRY(const std::string_view holidays, fileNamed("holidays_cn.csv"));
    JIAYI_TRY(book.calendar, parseWorkCalendar(holidays));
    return book;
}

RuleFiles embeddedRuleFiles() {
    RuleFiles files;
    for (const auto name : kRuleFiles) files.emplace(name, embeddedFile("rules/" + std::string{name}));
    for (const auto& path : embeddedNames("rules/followup_")) files.emplace(path.substr(path.find('/') + 1), embeddedFile(path));
    return files;
}

Result<RuleBook> loadRules() { return loadRules(embeddedRuleFiles()); }

}  // namespace jiayi::care
