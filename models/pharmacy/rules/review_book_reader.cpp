// Reads the embedded tables into a ReviewBook. What does not parse, or names what no other table holds, is refused.
#include "models/core/resource.h"
#include "models/pharmacy/rules/review_book.h"
#include "models/pharmacy/rules/review_cells.h"

#include <algorithm>
#include <limits>
#include <array>

namespace jiayi::pharmacy {

namespace {

using cells::readRow;

constexpr std::array<std::string_view, 17> kReviewFiles{
    "review/ingredients.csv",  "review/frequencies.csv",      "review/limits.csv",     "review/texts.csv",      "review/interactions.csv",
    "review/disease_contraindications.csv", "review/duplicate_groups.csv", "review/pregnancy.csv", "review/age_rules.csv", "review/hepatic.csv",
    "review/monitoring.csv",   "review/indications.csv",      "review/allergy_classes.csv", "review/herb_pairs.csv",
    "review/states.csv", "review/condition_names.csv", "review/observation_names.csv"};
constexpr std::string_view kSameSubstance = "duplicate.same-substance";

struct Source {
    const care::RuleBook& rules;
    const care::RuleFiles& files;
    RuleReader reader(const std::string& name) const { return {name, files.at("review/" + name)}; }
};

Result<void> readFrequencies(const Source& source, ReviewBook& book) {
    auto reader = source.reader("frequencies.csv");
    while (reader.next()) {
        book.frequencies.push_back({reader.required("code"), reader.number("times"), reader.number("days"), reader.list("words", '|')});
        reader.origin();
        if (book.frequencies.back().times <= 0 || book.frequencies.back().days <= 0) reader.fail("times", "and days must be above 0");
    }
    return reader.finish();
}

Result<void> readLimits(const Source& source, ReviewBook& book) {
    auto reader = source.reader("limits.csv");
    while (reader.next()) {
        reader.required("unit");
        reader.required("note");
        reader.origin();
        if (!book.limits.emplace(reader.required("id"), reader.number("value")).second) reader.fail("id", "stands twice");
    }
    return reader.finish();
}

Result<void> readTexts(const Source& source, ReviewBook& book) {
    auto reader = source.reader("texts.csv");
    while (reader.next()) {
        ReviewText text{cells::check(reader), cells::optionalSeverity(reader, "severity"),
                        {reader.required("en"), reader.required("zh")},
                        {reader.text("action_en"), reader.text("action_zh")}, reader.origin()};
        if (!book.texts.emplace(reader.required("id"), std::move(text)).second) reader.fail("id", "stands twice");
    }
    return reader.finish();
}

/// How many tablets of "80/5" come to "160/10": of each strength so many as the first part to reach its maximum allows.
std::vector<double> unitsWithin(const care::DrugDef& def) {
    const auto most = numbersIn(def.maxDose);
    std::vector<double> units;
    for (const auto& strength : def.strengths) {
        const auto each = numbersIn(strength);
        if (each.size() != most.size()) return {};
        auto fewest = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < each.size(); ++i) fewest = std::min(fewest, most[i] / each[i]);
        units.push_back(fewest);
    }
    return units;
}

/// A drug's own numbers: "25|50" as strengths, "2550" as the maximum. A combination's stand in its ingredients.
Result<void> readDrugRows(const Source& source, ReviewBook& book) {
    for (const auto& def : source.rules.drugs) {
        auto renal = parseRenalRule(def.renalRule);
        if (!renal) return invalid("rules.row", "drugs.csv " + def.inn + ": " + toString(renal.error()));
        Drug drug{def, std::move(*renal), {}, cells::number(def.maxDose), {}};
        if (!drug.max && !def.maxDose.empty()) {
            drug.maxUnits = unitsWithin(def);
            if (drug.maxUnits.empty()) return invalid("rules.row", "drugs.csv " + def.inn + ": max_dose does not name the parts of the strengths");
        }
        for (const auto& strength : def.strengths) {
            const auto value = cells::leadingNumber(strength);
            if (value) drug.strengths.push_back(*value);
        }
        if (drug.strengths.size() != def.strengths.size()) drug.strengths.clear();
        const bool known = def.usualFrequency.empty() ||
                           std::any_of(book.frequencies.begin(), book.frequencies.end(),
                                       [&](const Frequency& row) { return row.code == def.usualFrequency; });
        if (!known) return invalid("rules.row", "drugs.csv " + def.inn + ": usual is no code of frequencies.csv");
        book.drugs.push_back(std::move(drug));
    }
    return {};
}

Result<void> readIngredients(const Source& source, ReviewBook& book) {
    std::map<std::string, std::vector<Ingredient>, std::less<>> classParts;
    auto reader = source.reader("ingredients.csv");
    const auto rowOf = [&](const std::string& inn) {
        return std::find_if(book.drugs.begin(), book.drugs.end(), [&](const Drug& drug) { return drug.def.inn == inn; });
    };
    while (reader.next()) {
        Ingredient part{reader.required("ingredient"), reader.required("atc"), {}, reader.required("unit"), {}};
        for (const auto& amount : reader.list("amounts", '|')) {
            const auto value = cells::number(amount);
            if (!value) reader.fail("amounts", "is not a number");
            part.amounts.push_back(value.value_or(0));
        }
        if (const auto row = rowOf(part.name); row != book.drugs.end())
            part.drug = static_cast<std::size_t>(row - book.drugs.begin());
        const auto product = reader.text("product"), prefix = reader.text("product_atc");
        reader.flag("signed");
        reader.origin();
        if (product.empty() == prefix.empty()) reader.fail("product", "or product_atc has to be given, not both");
        if (product.empty()) {
            classParts[prefix].push_back(std::move(part));
            continue;
        }
        const auto row = rowOf(product);
        if (row == book.drugs.end()) reader.fail("product", "is no inn of drugs.csv");
        else if (!part.amounts.empty() && part.amounts.size() != row->def.strengths.size())
            reader.fail("amounts", "are not one for each strength");
        else row->parts.push_back(std::move(part));
    }
    JIAYI_CHECK(reader.finish());
    book.names = DrugNames{book.drugs, std::move(classParts)};
    return {};
}

Result<void> readInteractions(const Source& source, ReviewBook& book) {
    auto reader = source.reader("interactions.csv");
    while (reader.next()) {
        InteractionRow row;
        static_cast<ReviewRow&>(row) = readRow(reader, "a");
        row.other = cells::atcSet(reader, "b");
        for (const auto& term : reader.list("safe", '&')) row.safe.push_back(cells::term(reader, "safe", term));
        row.safeSeverity = cells::optionalSeverity(reader, "safe_severity").value_or(row.severity);
        if (row.safe.empty() != reader.text("safe_severity").empty()) reader.fail("safe", "and safe_severity belong together");
        const auto index = static_cast<std::uint32_t>(book.interactions.size());
        book.interactionsByFirst.add(row.atc, index);
        book.interactionsBySecond.add(row.other, index);
        book.interactions.push_back(std::move(row));
    }
    return reader.finish();
}

Result<void> readDuplicates(const Source& source, ReviewBook& book) {
    auto reader = source.reader("duplicate_groups.csv");
    while (reader.next()) {
        DuplicateRow row{readRow(reader, "atc"), {}};
        if (!reader.text("with").empty()) row.with = cells::atcSet(reader, "with");
        if (row.id == kSameSubstance) {
            book.sameSubstance = row.atc;
            book.texts[std::string{kSameSubstance}] = {Check::Duplicate, row.severity, row.reason, row.action, row.origin};
        } else {
            book.duplicates.add(std::move(row));
        }
    }
    if (!book.texts.contains(kSameSubstance)) reader.fail("id", "has no row duplicate.same-substance");
    return reader.finish();
}

Result<void> readDiseases(const Source& source, ReviewBook& book) {
    auto reader = source.reader("disease_contraindications.csv");
    while (reader.next()) {
        DiseaseRow row{readRow(reader, "atc"), reader.choice<History>("history", {{"no", History::No}, {"too", History::Too}, {"only", History::Only}}),
                       cells::icdRanges(reader), {}};
        if (const auto finding = reader.text("finding"); !finding.empty()) {
            row.finding = cells::term(reader, "finding", finding);
            if (!source.rules.observation(row.finding->name)) reader.fail("finding", "is no code of observations.csv");
        }
        if (row.conditions.empty() == !row.finding) reader.fail("conditions", "or a finding has to be given, not both");
        book.diseases.add(std::move(row));
    }
    return reader.finish();
}

Result<void> readPeople(const Source& source, ReviewBook& book) {
    auto pregnancy = source.reader("pregnancy.csv");
    while (pregnancy.next())
        book.pregnancy.add({readRow(pregnancy, "atc"), pregnancy.choice<bool>("state", {{"pregnant", false}, {"lactating", true}})});
    JIAYI_CHECK(pregnancy.finish());
    auto ages = source.reader("age_rules.csv");
    while (ages.next()) {
        AgeRow row{readRow(ages, "atc"), ages.optionalInteger("min_age"), ages.optionalInteger("max_age")};
        if (!row.minAge && !row.maxAge) ages.fail("min_age", "and max_age are both empty");
        book.ages.add(std::move(row));
    }
    return ages.finish();
}

Result<void> readLaboratory(const Source& source, ReviewBook& book) {
    const auto known = [&](RuleReader& reader, std::string_view column, const std::string& code) {
        if (!source.rules.observation(code)) reader.fail(column, "is no code of observations.csv");
    };
    auto hepatic = source.reader("hepatic.csv");
    while (hepatic.next()) {
        HepaticRow row{readRow(hepatic, "atc"), hepatic.required("code"), hepatic.number("above")};
        known(hepatic, "code", row.code);
        book.hepatic.add(std::move(row));
    }
    JIAYI_CHECK(hepatic.finish());
    auto monitoring = source.reader("monitoring.csv");
    while (monitoring.next()) {
        MonitoringRow row{readRow(monitoring, "atc", cells::WithoutAction{}), monitoring.list("codes"), monitoring.integer("months")};
        for (const auto& code : row.codes) known(monitoring, "codes", code);
        if (row.codes.empty() || row.months < 1) monitoring.fail("codes", "and months have to be given");
        book.monitoring.add(std::move(row));
    }
    return monitoring.finish();
}

Result<void> readIndications(const Source& source, ReviewBook& book) {
    auto reader = source.reader("indications.csv");
    while (reader.next()) {
        IndicationRow row;
        row.id = reader.required("id");
        row.atc = cells::atcSet(reader, "atc");
        row.reason = {reader.required("en"), reader.required("zh")};
        row.pharmacistSigned = reader.flag("signed");
        row.origin = reader.origin();
        row.conditions = cells::icdRanges(reader);
        if (row.conditions.empty()) reader.fail("conditions", "are empty");
        book.indications.add(std::move(row));
    }
    return reader.finish();
}

Result<void> readStates(const Source& source, ReviewBook& book) {
    auto reader = source.reader("states.csv");
    while (reader.next()) {
        StateRow row{reader.required("state"), cells::icdRanges(reader), {}};
        reader.required("id");
        reader.flag("signed");
        row.origin = reader.origin();
        if (row.state != "pregnant" && row.state != "lactating" && row.state != "dialysis") reader.fail("state", "is pregnant, lactating or dialysis");
        if (row.conditions.empty()) reader.fail("conditions", "are empty");
        book.states.push_back(std::move(row));
    }
    return reader.finish();
}

Result<void> readAllergies(const Source& source, ReviewBook& book) {
    auto reader = source.reader("allergy_classes.csv");
    while (reader.next()) {
        AllergyRow row{readRow(reader, "atc", cells::WithoutAction{}), {}};
        for (const auto& name : reader.list("names", '|')) row.names.push_back(foldedName(name));
        if (row.names.empty()) reader.fail("names", "are empty");
        book.allergies.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    auto herbs = source.reader("herb_pairs.csv");
    while (herbs.next()) {
        HerbPair pair{herbs.required("id"), herbs.required("rule"), herbs.list("a", '|'), herbs.list("b", '|'), cells::severity(herbs),
                      {}};
        herbs.flag("signed");
        pair.origin = herbs.origin();
        book.herbPairs.push_back(std::move(pair));
    }
    return herbs.finish();
}

Result<void> readNames(const Source& source, ReviewBook& book) {
    auto conditions = source.reader("condition_names.csv");
    while (conditions.next()) {
        const auto icd10 = conditions.required("icd10");
        if (icd10.size() < 3) conditions.fail("icd10", "is too short");
        for (const auto& name : conditions.list("name", '|')) book.conditionNames.emplace(foldedName(name), icd10);
        if (const auto snomed = conditions.text("snomed"); !snomed.empty()) book.conditionsBySnomed.emplace(snomed, icd10);
        conditions.origin();
    }
    JIAYI_CHECK(conditions.finish());
    auto observations = source.reader("observation_names.csv");
    while (observations.next()) {
        const auto code = observations.required("code");
        if (!source.rules.observation(code)) observations.fail("code", "is no code of observations.csv");
        for (const auto& name : observations.list("names", '|')) book.observationNames.emplace(foldedName(name), code);
        book.observationsByLoinc.emplace(observations.required("loinc"), code);
        observations.origin();
    }
    return observations.finish();
}

}  // namespace

care::RuleFiles embeddedReviewFiles() {
    care::RuleFiles files;
    for (const auto name : kReviewFiles) files.emplace(name, embeddedFile("rules/" + std::string{name}));
    return files;
}

Result<ReviewBook> loadReviewBook(const care::RuleBook& rules) { return loadReviewBook(rules, embeddedReviewFiles()); }

Result<ReviewBook> loadReviewBook(const care::RuleBook& rules, const care::RuleFiles& files) {
    const Source source{rules, files};
    ReviewBook book;
    for (const auto read : {readFrequencies, readLimits, readTexts, readDrugRows, readIngredients, readInteractions, readDuplicates,
                            readDiseases, readPeople, readLaboratory, readIndications, readStates, readAllergies, readNames})
        JIAYI_CHECK(read(source, book));
    return book;
}

}  // namespace jiayi::pharmacy
