// What the consortium pays, for whom and under which terms: dated tables that a site enters. The shipped figures are samples.
#pragma once

#include "models/capitation/rules/exact.h"
#include "models/core/rule_reader.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::capitation {

struct Text {
    std::string en, zh;
};

/// What one member-month is worth in a scheme, from a day on.
struct Rate {
    std::string id, scheme;
    Money perMonth;
    /// Mean weight of the consortium's members: a clinic with heavier tiers has more. Nothing: the clinic's own mean, so that tiers only
    /// divide its budget.
    std::optional<Ratio> meanWeight;
    Money low, high;  ///< a person's yearly cost is taken as lying between these, when a base is figured
    Ratio trend;
    RuleOrigin origin;
};

/// How much heavier than the lightest a person counts.
struct Tier {
    std::string id;
    std::int64_t weight = kMillion;  ///< millionths
    bool insulin = false;            ///< reached by whoever takes insulin
    int complications = 0;           ///< reached by so many groups of complications; 0: not by them
    Text text;
    RuleOrigin origin;
};
struct ComplicationGroup {
    std::string id;
    std::vector<std::string> icd10;  ///< roots
    Text text;
};

enum class Deficit { NotCovered, Shared };
struct Policy {
    std::string id, scheme;
    Ratio withhold;       ///< of the budget, lost as far as quality is missed
    Ratio qualityMin;     ///< below it the surplus kept shrinks
    Ratio surplusCap;     ///< of the budget: more is not kept
    Deficit deficit = Deficit::NotCovered;
    Ratio deficitShare;   ///< what the clinic bears of an overspend
    Money stopLoss;       ///< of a person's year: above it only `coShare` counts
    Ratio coShare;
    int retroMonths = 3;  ///< an enrolment that becomes known late counts so many months back
    Text text;
    RuleOrigin origin;
};

enum class Place { Own, Elsewhere };
std::string_view nameOf(Place place);

/// How much of a month's cost is known so many months later.
struct Completion {
    Place place = Place::Own;
    int lag = 0;
    Ratio known;
    RuleOrigin origin;
};

struct QualityWeight {
    std::string measure;  ///< of the measures; its limits are national or fixed, never a target that somebody could loosen
    int weight = 0;
    Ratio floor, goal;    ///< a rate at the floor scores nothing, at the goal everything; a goal below its floor is a rate to be low
    Text text;
    RuleOrigin origin;
};

/// Who is a member: in the programme, with the benefit for that disease, on the 15th of the month.
struct MembershipRule {
    std::string programme, benefit, icd10;
    RuleOrigin origin;
};

/// Whether a cost counts; the first row that fits, of those in force on its day.
struct ScopeRule {
    std::string id;
    std::optional<Place> place;
    std::string category;                  ///< empty: any
    std::string insuranceClass;            ///< empty: any
    std::vector<std::string> icd10;        ///< roots, one of which a diagnosis has; none: any
    bool counts = false;
    std::optional<Date> validTo;
    Text text;
    RuleOrigin origin;
};

/// What the clinic's own services cost that are paid out of the insurance.
struct ServicePrice {
    std::string form;  ///< of the visit
    Money price;
    Text text;
    RuleOrigin origin;
};

struct Fund {
    std::string id;
    bool settles = false;  ///< part of the capitation's clearing
    Text text;
    RuleOrigin origin;
};

/// Where a kept surplus goes.
struct DistributionPart {
    std::string id;
    std::int64_t weight = 0;
    Text text;
    RuleOrigin origin;
};
struct YearTerm {
    std::string step;  ///< advance, assessment, clearing, appeal, distribution
    Ratio share;       ///< of the budget, where the step pays by that
    int daysAfter = 0;  ///< of the month or year that it is about
    Text text;
    RuleOrigin origin;
};

struct CapitationBook {
    std::vector<Rate> rates;
    std::vector<Tier> tiers;  ///< lightest first
    std::vector<ComplicationGroup> complications;
    std::vector<Policy> policies;
    std::vector<Completion> completions;
    std::vector<QualityWeight> quality;
    std::vector<MembershipRule> members;
    std::vector<ScopeRule> scope;
    std::vector<ServicePrice> services;
    std::vector<Fund> funds;
    std::vector<DistributionPart> distribution;
    std::vector<YearTerm> year;
    std::string version;  ///< a hash of all these tables: what a statement was figured by

    /// The one that was in force on that day, if any was.
    const Rate* rate(std::string_view scheme, Date day) const;
    const Policy* policy(std::string_view scheme, Date day) const;
    const Fund* fund(std::string_view id) const;
    const YearTerm* term(std::string_view step, Date day) const;
    /// The heaviest tier that they reach.
    const Tier& tierOf(bool insulin, const std::vector<std::string>& icd10) const;
    const Tier* tier(std::string_view id) const;
    /// Of a month so long before `now`; the last row holds for all that is older, nothing known is everything.
    Ratio completion(Place place, int lag) const;
};

/// By file name without folder, as text. Invalid "rules.row", naming file and row; Invalid "rules.file" where tables contradict each other.
using BookFiles = std::map<std::string, std::string, std::less<>>;
Result<CapitationBook> parseBook(const BookFiles& files);
/// The shipped tables, resources/rules/capitation_*.csv.
BookFiles shippedBook();
Result<CapitationBook> loadBook();

}  // namespace jiayi::capitation
