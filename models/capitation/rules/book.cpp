#include "models/capitation/rules/book.h"

#include "models/core/hash.h"
#include "models/core/resource.h"

#include <algorithm>
#include <set>

namespace jiayi::capitation {

namespace {

constexpr std::string_view kPrefix = "rules/capitation_";

Ratio ratioCell(RuleReader& row, std::string_view column) {
    const auto ratio = parseRatio(row.text(column));
    if (!ratio) row.fail(column, "is no decimal");
    return ratio ? *ratio : Ratio{};
}
/// From 0 to 1.
Ratio shareCell(RuleReader& row, std::string_view column) {
    const auto share = ratioCell(row, column);
    if (share.num < 0 || isLess(kOne, share)) row.fail(column, "is no share between 0 and 1");
    return share;
}
Money fenCell(RuleReader& row, std::string_view column) {
    const auto money = parseYuan(row.text(column));
    if (!money || money->fen < 0) row.fail(column, "is no amount in yuan with at most two decimals");
    return money ? *money : Money{};
}
std::string schemeCell(RuleReader& row) {
    return row.choice<std::string>("scheme", {{"employee", "employee"}, {"resident", "resident"}});
}
Text textCells(RuleReader& row) { return {row.required("en"), row.required("zh")}; }
Place placeCell(RuleReader& row) { return row.choice<Place>("place", {{"own", Place::Own}, {"elsewhere", Place::Elsewhere}}); }

Rate readRate(RuleReader& row) {
    Rate rate{row.required("id"), schemeCell(row), fenCell(row, "per_month"), {}, fenCell(row, "person_year_low"), fenCell(row, "person_year_high"), ratioCell(row, "trend"), {}};
    if (!row.text("mean_weight").empty()) rate.meanWeight = ratioCell(row, "mean_weight");
    if (rate.meanWeight && rate.meanWeight->num <= 0) row.fail("mean_weight", "is not above zero");
    // A month's sum of weights is multiplied by it: four decimals keep that within 64 bits.
    if (rate.meanWeight && rate.meanWeight->den > 10'000) row.fail("mean_weight", "has more than four decimals");
    if (rate.trend.num <= 0) row.fail("trend", "is not above zero");
    if (rate.high < rate.low) row.fail("person_year_high", "is below person_year_low");
    rate.origin = row.origin();
    return rate;
}

Tier readTier(RuleReader& row) {
    const auto weight = ratioCell(row, "weight");
    if (weight.num <= 0) row.fail("weight", "is not above zero");
    Tier tier{row.required("id"), scaled(kMillion, weight), row.flag("insulin"), row.integer("complications"), textCells(row), {}};
    if (tier.complications < 0) row.fail("complications", "is below zero");
    tier.origin = row.origin();
    return tier;
}

ComplicationGroup readGroup(RuleReader& row) {
    ComplicationGroup group{row.required("id"), row.list("icd10"), textCells(row)};
    if (group.icd10.empty()) row.fail("icd10", "is empty");
    static_cast<void>(row.origin());
    return group;
}

Policy readPolicy(RuleReader& row) {
    Policy policy;
    policy.id = row.required("id");
    policy.scheme = schemeCell(row);
    policy.withhold = shareCell(row, "withhold");
    policy.qualityMin = shareCell(row, "quality_min");
    policy.surplusCap = shareCell(row, "surplus_cap");
    policy.deficit = row.choice<Deficit>("deficit", {{"not-covered", Deficit::NotCovered}, {"shared", Deficit::Shared}});
    policy.deficitShare = shareCell(row, "deficit_share");
    if (policy.deficit == Deficit::NotCovered && isLess(policy.deficitShare, kOne)) row.fail("deficit_share", "is less than all of a deficit that is not covered");
    if (policy.qualityMin.num == 0) row.fail("quality_min", "is zero");
    policy.stopLoss = fenCell(row, "stop_loss");
    policy.coShare = shareCell(row, "co_share");
    policy.retroMonths = row.integer("retro_months");
    if (policy.retroMonths < 0 || policy.retroMonths > 3) row.fail("retro_months", "is not from 0 to 3");
    policy.text = textCells(row);
    policy.origin = row.origin();
    return policy;
}

Completion readCompletion(RuleReader& row) {
    Completion completion{placeCell(row), row.integer("lag"), shareCell(row, "known"), {}};
    if (completion.lag < 0) row.fail("lag", "is below zero");
    if (completion.known.num == 0) row.fail("known", "is zero");
    completion.origin = row.origin();
    return completion;
}

QualityWeight readQuality(RuleReader& row) {
    QualityWeight item{row.required("measure"), row.integer("weight"), shareCell(row, "floor"), shareCell(row, "goal"), textCells(row), {}};
    // Payment never uses a target that a doctor can loosen.
    if (row.choice<bool>("limits", {{"fixed", true}, {"personal", false}}) == false) row.fail("limits", "are personal: payment uses fixed ones alone");
    if (item.weight < 1) row.fail("weight", "is below 1");
    if (!isLess(item.floor, item.goal) && !isLess(item.goal, item.floor)) row.fail("goal", "is the floor");
    item.origin = row.origin();
    return item;
}

MembershipRule readMember(RuleReader& row) {
    MembershipRule rule{row.required("programme"), row.required("benefit"), row.required("icd10"), {}};
    rule.origin = row.origin();
    return rule;
}

ScopeRule readScope(RuleReader& row) {
    ScopeRule rule;
    rule.id = row.required("id");
    if (!row.text("place").empty()) rule.place = placeCell(row);
    rule.category = row.text("category");
    rule.insuranceClass = row.text("class");
    rule.icd10 = row.list("icd10");
    rule.counts = row.flag("counts");
    if (!row.text("valid_to").empty()) rule.validTo = row.date("valid_to");
    rule.text = textCells(row);
    rule.origin = row.origin();
    return rule;
}

ServicePrice readService(RuleReader& row) {
    ServicePrice price{row.required("form"), fenCell(row, "price"), textCells(row), {}};
    price.origin = row.origin();
    return price;
}
Fund readFund(RuleReader& row) {
    Fund fund{row.required("id"), row.flag("settles"), textCells(row), {}};
    fund.origin = row.origin();
    return fund;
}
DistributionPart readPart(RuleReader& row) {
    DistributionPart part{row.required("id"), row.integer("weight"), textCells(row), {}};
    if (part.weight < 1) row.fail("weight", "is below 1");
    part.origin = row.origin();
    return part;
}
YearTerm readTerm(RuleReader& row) {
    YearTerm term;
    term.step = row.choice<std::string>("step", {{"advance", "advance"}, {"assessment", "assessment"}, {"clearing", "clearing"}, {"appeal", "appeal"}, {"distribution", "distribution"}});
    term.share = shareCell(row, "share");
    term.daysAfter = row.integer("days_after");
    term.text = textCells(row);
    term.origin = row.origin();
    return term;
}

/// Reads the tables one after the other; the first failure stays.
class BookReader {
public:
    explicit BookReader(const BookFiles& files) : m_files(files) {}

    template <class Row>
    void read(std::vector<Row>& rows, const char* name, Row (*one)(RuleReader&)) {
        if (m_error) return;
        const auto file = m_files.find(name);
        if (file == m_files.end()) {
            m_error = invalid("rules.file", std::string{name} + ": is missing");
            return;
        }
        m_hash.add(file->first);
        m_hash.add(file->second);
        RuleReader reader(name, file->second);
        while (reader.next()) rows.push_back(one(reader));
        if (const auto done = reader.finish(); !done) m_error = done.error();
        else if (rows.empty()) m_error = invalid("rules.file", std::string{name} + ": has no rows");
    }
    Result<CapitationBook> finish(CapitationBook book) {
        if (m_error) return *m_error;
        book.version = toHex(m_hash.finish()).substr(0, 16);
        return book;
    }

private:
    const BookFiles& m_files;
    Sha256 m_hash;
    std::optional<Error> m_error;
};

/// The latest that had begun by that day.
template <class Row, class Fits>
const Row* inForce(const std::vector<Row>& rows, Date day, Fits fits) {
    const Row* found = nullptr;
    for (const auto& row : rows)
        if (row.origin.validFrom <= day && fits(row) && (!found || found->origin.validFrom < row.origin.validFrom)) found = &row;
    return found;
}

}  // namespace

std::string_view nameOf(Place place) { return place == Place::Own ? "own" : "elsewhere"; }

Result<CapitationBook> parseBook(const BookFiles& files) {
    CapitationBook book;
    BookReader reader(files);
    reader.read(book.rates, "capitation_rates.csv", readRate);
    reader.read(book.tiers, "capitation_tiers.csv", readTier);
    reader.read(book.complications, "capitation_complications.csv", readGroup);
    reader.read(book.policies, "capitation_policies.csv", readPolicy);
    reader.read(book.completions, "capitation_completion.csv", readCompletion);
    reader.read(book.quality, "capitation_quality.csv", readQuality);
    reader.read(book.members, "capitation_members.csv", readMember);
    reader.read(book.scope, "capitation_scope.csv", readScope);
    reader.read(book.services, "capitation_services.csv", readService);
    reader.read(book.funds, "capitation_funds.csv", readFund);
    reader.read(book.distribution, "capitation_distribution.csv", readPart);
    reader.read(book.year, "capitation_year.csv", readTerm);
    std::stable_sort(book.tiers.begin(), book.tiers.end(), [](const Tier& a, const Tier& b) { return a.weight < b.weight; });
    return reader.finish(std::move(book));
}

BookFiles shippedBook() {
    BookFiles files;
    for (const auto& name : embeddedNames(kPrefix)) files.emplace(name.substr(name.find('/') + 1), embeddedFile(name));
    return files;
}

Result<CapitationBook> loadBook() { return parseBook(shippedBook()); }

const Rate* CapitationBook::rate(std::string_view scheme, Date day) const {
    return inForce(rates, day, [&](const Rate& row) { return row.scheme == scheme; });
}
const Policy* CapitationBook::policy(std::string_view scheme, Date day) const {
    return inForce(policies, day, [&](const Policy& row) { return row.scheme == scheme; });
}
const YearTerm* CapitationBook::term(std::string_view step, Date day) const {
    return inForce(year, day, [&](const YearTerm& row) { return row.step == step; });
}
const Fund* CapitationBook::fund(std::string_view id) const {
    const auto found = std::find_if(funds.begin(), funds.end(), [&](const Fund& one) { return one.id == id; });
    return found == funds.end() ? nullptr : &*found;
}
const Tier* CapitationBook::tier(std::string_view id) const {
    const auto found = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& one) { return one.id == id; });
    return found == tiers.end() ? nullptr : &*found;
}

const Tier& CapitationBook::tierOf(bool insulin, const std::vector<std::string>& icd10) const {
    const auto has = [&](const ComplicationGroup& group) {
        return std::any_of(group.icd10.begin(), group.icd10.end(),
                           [&](const std::string& root) { return std::any_of(icd10.begin(), icd10.end(), [&](const std::string& code) { return code.starts_with(root); }); });
    };
    const auto groups = std::count_if(complications.begin(), complications.end(), has);
    const Tier* reached = &tiers.front();
    for (const auto& tier : tiers)
        if ((tier.insulin && insulin) || (tier.complications > 0 && groups >= tier.complications)) reached = &tier;
    return *reached;
}

Ratio CapitationBook::completion(Place place, int lag) const {
    const Completion* found = nullptr;
    for (const auto& row : completions)
        if (row.place == place && row.lag <= lag && (!found || found->lag < row.lag)) found = &row;
    return found ? found->known : kOne;
}

}  // namespace jiayi::capitation
