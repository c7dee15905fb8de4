#include "models/pharmacy/pharmacist/acceptance.h"

#include "models/core/resource.h"

#include <algorithm>
#include <stdexcept>

namespace jiayi::pharmacy {

namespace {

// An answer shows that the form was returned once, whatever became of it.
constexpr const char* kWasReturned = "EXISTS (SELECT 1 FROM prescription_review v WHERE v.prescription_id = p.id AND (v.state = 'returned' OR v.answer <> ''))";
/// An outcome names a line of the form that was signed, in spite of the rule or without what it spoke of.
std::string interruptedAs(const char* outcomes) {
    return std::string{"EXISTS (SELECT 1 FROM review_outcome o JOIN prescription_line l ON l.id = o.line_id WHERE l.prescription_pk = p.pk AND o.outcome IN ("} + outcomes + "))";
}

std::string filledHole(std::string text, const std::string& drug) {
    constexpr std::string_view kHole = "{drug}";
    for (auto at = text.find(kHole); at != std::string::npos; at = text.find(kHole, at + drug.size())) text.replace(at, kHole.size(), drug);
    return text;
}

std::string countedBy(FormCount count) {
    const auto inState = [](const char* states) {
        return std::string{"EXISTS (SELECT 1 FROM prescription_review v WHERE v.prescription_id = p.id AND v.state IN ("} + states + "))";
    };
    const auto alerted = "(" + interruptedAs("'overridden', 'heeded'") + " OR " + kWasReturned + ")";
    switch (count) {
        case FormCount::Reviewed: return inState("'approved', 'returned', 'answered'");
        case FormCount::Approved: return inState("'approved'");
        case FormCount::Alerted: return alerted;
        case FormCount::Changed: break;
    }
    return alerted + " AND NOT " + interruptedAs("'overridden'") + " AND (NOT " + kWasReturned +
           " OR EXISTS (SELECT 1 FROM prescription_line l WHERE l.prescription_pk = p.pk AND l.status IN ('stopped', 'entered-in-error')))";
}

std::int64_t countForms(db::Database& database, FormCount count, Date from, Date to) {
    db::Query row(database, "SELECT count(*) FROM prescription p WHERE p.written BETWEEN ? AND ? AND " + countedBy(count), from, to);
    return row.next() ? row.integer(0) : 0;
}

/// The engine's own words name the medicine that the rule's id names; what else they leave open belongs to a finding.
RuleEntry spokenOf(const ReviewBook& book, const RuleEntry& entry, const std::string& rule) {
    auto spoken = entry;
    const auto colon = rule.find(':');
    if (colon == std::string::npos || entry.row == rule) return spoken;
    const auto drug = std::find_if(book.drugs.begin(), book.drugs.end(), [&](const Drug& each) { return each.def.atc == rule.substr(colon + 1); });
    if (drug != book.drugs.end()) spoken.what = {filledHole(entry.what.en, drug->def.inn), filledHole(entry.what.zh, drug->def.zh)};
    return spoken;
}

std::optional<RuleDecision> inForce(const RuleDecisions::ById& decisions, const std::string& id, const RuleEntry& entry) {
    const auto found = decisions.find(id);
    return found != decisions.end() && found->second.version == entry.origin.version ? std::optional{found->second} : std::nullopt;
}

}  // namespace

Result<std::vector<AcceptanceRule>> readAcceptanceRules(std::string_view text) {
    std::vector<AcceptanceRule> rules;
    RuleReader reader("acceptance_measures.csv", text);
    while (reader.next()) {
        AcceptanceRule rule;
        rule.id = reader.required("id");
        rule.name = {reader.required("en"), reader.required("zh")};
        rule.denominator = reader.choice<FormCount>("denominator", {{"reviewed", FormCount::Reviewed}, {"alerted", FormCount::Alerted}});
        rule.numerator = reader.choice<FormCount>("numerator", {{"approved", FormCount::Approved}, {"changed", FormCount::Changed}});
        rule.definition = {reader.required("definition_en"), reader.required("definition_zh")};
        rule.origin = reader.origin();
        const bool within = (rule.denominator == FormCount::Reviewed) == (rule.numerator == FormCount::Approved);
        if (!within) reader.fail("numerator", "counts what is not in the denominator");
        rules.push_back(std::move(rule));
    }
    JIAYI_CHECK(reader.finish());
    return rules;
}

const std::vector<AcceptanceRule>& acceptanceRules() {
    static const auto rules = [] {
        auto read = readAcceptanceRules(embeddedFile("rules/acceptance_measures.csv"));
        if (!read) throw std::logic_error(toString(read.error()));
        return std::move(*read);
    }();
    return rules;
}

std::optional<double> AcceptanceMeasure::rate() const {
    if (denominator == 0) return {};
    return static_cast<double>(numerator) / static_cast<double>(denominator);
}

Result<std::vector<AcceptanceMeasure>> acceptanceMeasures(db::Database& database, const std::vector<AcceptanceRule>& rules, Date from, Date to) {
    return db::attempt([&]() -> Result<std::vector<AcceptanceMeasure>> {
        std::vector<AcceptanceMeasure> measures;
        for (const auto& rule : rules)
            measures.push_back({rule, from, to, countForms(database, rule.numerator, from, to), countForms(database, rule.denominator, from, to)});
        return measures;
    });
}

Result<std::vector<RuleFigure>> ruleFigures(db::Database& database, const ReviewBook& book) {
    return db::attempt([&]() -> Result<std::vector<RuleFigure>> {
        const auto catalogue = ruleCatalogue(book);
        JIAYI_TRY(const auto decisions, readRuleDecisions(database));
        JIAYI_TRY(auto rates, overrideRates(database, book));
        // A rule retired before it was ever overridden is one of those that matter here.
        for (const auto& [rule, decision] : decisions.retired)
            if (std::none_of(rates.begin(), rates.end(), [&, name = rule](const OverrideRate& rate) { return rate.rule == name; })) rates.push_back({rule, 0, 0, false, {}});
        std::vector<RuleFigure> figures;
        const auto add = [&](const std::string& rule, const RuleEntry& entry, OverrideRate rate) {
            figures.push_back({rule, entry, std::move(rate), inForce(decisions.signedOff, entry.row, entry), inForce(decisions.retired, rule, entry)});
        };
        for (const auto& rate : rates) {
            // A rule that the program no longer has cannot be decided about.
            if (const auto* entry = entryOfRule(catalogue, rate.rule)) add(rate.rule, spokenOf(book, *entry, rate.rule), rate);
        }
        const auto first = figures.size();
        for (const auto& entry : catalogue) {
            const auto told = std::any_of(figures.begin(), figures.begin() + static_cast<std::ptrdiff_t>(first), [&](const RuleFigure& figure) { return figure.rule == entry.row; });
            if (!told) add(entry.row, entry, {entry.row, 0, 0, false, {}});
        }
        return figures;
    });
}

}  // namespace jiayi::pharmacy
