// Reads visit_rules.csv; visit_rules.cpp applies what was read.
#include "models/care/rules/rule_internal.h"

#include <cctype>

namespace jiayi::care {

namespace {

using RuleKind = VisitRule::Kind;

bool isKnownSign(const FollowupForm& form, std::string_view sign) {
    const auto* field = form.field("danger_signs");
    return sign == "symptom" || (field && field->option(sign));
}

/// A field whose answer can be compared with a number: a figure, or a code that is one (a grade).
bool isComparable(const FieldDef* field) {
    if (!field) return false;
    if (field->type == FieldType::Integer || field->type == FieldType::Decimal) return true;
    return field->type == FieldType::Code && std::all_of(field->options.begin(), field->options.end(), [](const FieldOption& option) {
               return std::all_of(option.code.begin(), option.code.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
           });
}

void checkWhen(RuleReader& reader, const FollowupForm* form, const VisitRule& rule) {
    const auto condition = internal::fieldIs(rule.when);
    if (!condition) {
        if (!rule.when.empty() && rule.kind != RuleKind::Step) reader.fail("when", "is no field=code");
        return;
    }
    const auto* field = form ? form->field(condition->field) : nullptr;
    if (!field || !field->option(condition->code)) reader.fail("when", "is no answer of the form");
}

void checkStep(RuleReader& reader, const VisitRule& rule) {
    const auto when = internal::fieldIs(rule.when) ? std::string_view{} : std::string_view{rule.when};
    if (std::none_of(internal::kSteps.begin(), internal::kSteps.end(),
                     [&](const internal::StepKey& key) { return key.visitClass == rule.fact && key.when == when; }))
        reader.fail("fact", "and when are no known step");
}

void checkVisitRule(RuleReader& reader, const RuleBook& book, const VisitRule& rule) {
    const bool compares = rule.kind == RuleKind::DangerValue || rule.kind == RuleKind::DangerAsk || rule.kind == RuleKind::Limit;
    const auto* form = book.findForm(rule.form);
    if (!rule.form.empty() && !form) return reader.fail("form", "is the form of no programme");
    if (rule.kind != RuleKind::Step && !form) return reader.fail("form", "is empty");
    if (compares && !(rule.compare && (rule.limit || (rule.kind == RuleKind::Limit && rule.compare == Compare::Any))))
        reader.fail("limit", "is missing");
    if (compares)
        for (const auto name : internal::alternatives(rule.fact))
            if (!isComparable(form->field(name))) reader.fail("fact", "is no figure of the form");
    if (rule.kind == RuleKind::DangerSign && !isKnownSign(*form, rule.fact)) reader.fail("fact", "is no danger sign of the form");
    if (rule.kind == RuleKind::Step) checkStep(reader, rule);
    checkWhen(reader, form, rule);
    if (rule.kind != RuleKind::Limit && rule.days < 1) reader.fail("days", "is below 1");
}

VisitRule readVisitRule(RuleReader& reader) {
    VisitRule rule;
    rule.text = {reader.required("id"), reader.required("text_en"), reader.required("text_zh")};
    rule.form = {reader.text("form")};
    rule.kind = reader.choice<RuleKind>("kind", {{"danger_value", RuleKind::DangerValue},
                                                 {"danger_ask", RuleKind::DangerAsk},
                                                 {"danger_sign", RuleKind::DangerSign},
                                                 {"limit", RuleKind::Limit},
                                                 {"step", RuleKind::Step}});
    rule.fact = reader.required("fact");
    if (!reader.text("compare").empty()) rule.compare = internal::readCompare(reader);
    rule.limit = reader.optionalNumber("limit");
    rule.when = reader.text("when");
    rule.minAge = reader.optionalInteger("min_age");
    rule.maxAge = reader.optionalInteger("max_age");
    rule.action = reader.choice<std::string>("action", {{"", ""},
                                                        {"none", "none"},
                                                        {"return", "return"},
                                                        {"refer", "refer"},
                                                        {"treat-then-refer", "treat-then-refer"}});
    rule.days = reader.integer("days");
    rule.origin = reader.origin();
    return rule;
}

}  // namespace

namespace internal {

std::optional<FieldIs> fieldIs(std::string_view when) {
    const auto equals = when.find('=');
    if (equals == std::string_view::npos) return {};
    return FieldIs{when.substr(0, equals), when.substr(equals + 1)};
}

std::vector<std::string_view> alternatives(std::string_view fact) {
    std::vector<std::string_view> names;
    for (std::size_t from = 0; from <= fact.size();) {
        const auto to = std::min(fact.find('|', from), fact.size());
        names.push_back(fact.substr(from, to - from));
        from = to + 1;
    }
    return names;
}

Compare readCompare(RuleReader& reader) {
    return reader.choice<Compare>("compare", {{"lt", Compare::Less},
                                              {"le", Compare::AtMost},
                                              {"gt", Compare::Greater},
                                              {"ge", Compare::AtLeast},
                                              {"any", Compare::Any}});
}

Result<void> readVisitRules(std::string_view csv, RuleBook& book) {
    RuleReader reader("visit_rules.csv", csv);
    while (reader.next()) {
        auto rule = readVisitRule(reader);
        checkVisitRule(reader, book, rule);
        if (std::any_of(book.visitRules.begin(), book.visitRules.end(), [&](const VisitRule& other) { return other.text.id == rule.text.id; }))
            reader.fail("id", "stands twice");
        book.visitRules.push_back(std::move(rule));
    }
    JIAYI_CHECK(reader.finish());
    for (const auto& key : kSteps)
        if (std::none_of(book.visitRules.begin(), book.visitRules.end(), [&](const VisitRule& rule) {
                return rule.kind == RuleKind::Step && rule.form.empty() && rule.fact == key.visitClass && rule.when == key.when;
            }))
            return invalid("rules.file", "visit_rules.csv lacks the step " + std::string{key.visitClass} + " " + std::string{key.when});
    return {};
}

}  // namespace internal

}  // namespace jiayi::care
