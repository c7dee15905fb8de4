// Reads what forms need beside their fields: forms of no programme, names of sections, scores.
#include "models/care/rules/rule_internal.h"

namespace jiayi::care::internal {

Result<void> readOccasions(std::string_view csv, RuleBook& book) {
    RuleReader reader("occasions.csv", csv);
    while (reader.next()) {
        OccasionDef row;
        row.form = {reader.required("form")};
        row.zh = reader.required("zh");
        row.en = reader.required("en");
        row.minAge = reader.optionalInteger("min_age");
        row.repeatMonths = reader.optionalInteger("repeat_months");
        row.order = reader.integer("order");
        row.origin = reader.origin();
        if (row.repeatMonths && *row.repeatMonths < 1) reader.fail("repeat_months", "is below 1");
        if (book.occasion(row.form) || book.programmeOf(row.form)) reader.fail("form", "stands twice, or is the form of a programme");
        book.occasions.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    std::stable_sort(book.occasions.begin(), book.occasions.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    return {};
}

Result<void> readFormSections(std::string_view csv, RuleBook& book) {
    RuleReader reader("form_sections.csv", csv);
    while (reader.next()) {
        FormSection row{reader.required("section"), reader.required("zh"), reader.required("en"), reader.origin()};
        if (book.formSection(row.section)) reader.fail("section", "stands twice");
        book.formSections.push_back(std::move(row));
    }
    return reader.finish();
}

namespace {

bool isComputed(const FieldDef* field) { return field && field->carry == Carry::Computed; }

/// A row has to fit the form that it scores: nothing is added up that nobody can answer.
void checkScore(RuleReader& reader, const FollowupForm& form, const ScoreRule& row) {
    const auto* target = form.field(row.target);
    const auto* read = form.field(row.field);
    if (!isComputed(target)) reader.fail("target", "is no computed field of the form");
    if (!read) return reader.fail("field", "is no field of the form");
    if (row.band && (!isComputed(read) || !target || !target->option(row.code))) reader.fail("code", "is no option of the target");
    if (!row.band && !read->option(row.code)) reader.fail("code", "is no option of the field");
}

}  // namespace

Result<void> readFormScores(std::string_view csv, RuleBook& book) {
    RuleReader reader("form_scores.csv", csv);
    std::map<FormKey, std::vector<ScoreRule>> scores;
    while (reader.next()) {
        const FormKey key{reader.required("form")};
        ScoreRule row;
        row.target = reader.required("target");
        row.band = reader.choice<bool>("kind", {{"points", false}, {"band", true}});
        row.field = reader.required("field");
        row.code = reader.required("code");
        if (!row.band) row.points = reader.number("points");
        row.low = reader.optionalNumber("low");
        row.high = reader.optionalNumber("high");
        row.origin = reader.origin();
        const auto* form = book.findForm(key);
        if (!form) reader.fail("form", "is no form");
        else checkScore(reader, *form, row);
        scores[key].push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    for (auto& form : book.forms)
        if (const auto found = scores.find(form.key()); found != scores.end()) form.setScores(std::move(found->second));
    return {};
}

Result<void> readPhraseRules(std::string_view csv, RuleBook& book) {
    RuleReader reader("phrases.csv", csv);
    const auto isField = [&](std::string_view name) {
        return name == "note" || std::any_of(book.forms.begin(), book.forms.end(), [&](const FollowupForm& form) { return form.field(name) != nullptr; });
    };
    while (reader.next()) {
        PhraseRule row{{reader.required("id"), reader.required("en"), reader.required("zh")}, reader.required("field"), reader.origin()};
        if (!isField(row.field)) reader.fail("field", "is no field of a form");
        if (!knowsPlaceholders(book, row.text.en)) reader.fail("en", "has a placeholder that no form answers");
        if (!knowsPlaceholders(book, row.text.zh)) reader.fail("zh", "has a placeholder that no form answers");
        if (std::any_of(book.phrases.begin(), book.phrases.end(), [&](const PhraseRule& other) { return other.text.id == row.text.id; })) reader.fail("id", "stands twice");
        book.phrases.push_back(std::move(row));
    }
    return reader.finish();
}

}  // namespace jiayi::care::internal
