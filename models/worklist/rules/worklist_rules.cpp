#include "models/worklist/rules/worklist_rules.h"

#include "models/core/resource.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace jiayi::worklist {

namespace {

constexpr std::array<const char*, 4> kWorklistFiles{"worklist.csv", "worklist_limits.csv", "worklist_words.csv", "clinic_slots.csv"};

int leadOf(RuleReader& reader, const std::map<std::string, double, std::less<>>& elsewhere) {
    const auto text = reader.required("lead");
    int days = 0;
    const auto end = text.data() + text.size();
    if (std::from_chars(text.data(), end, days).ptr == end) return days;
    const auto named = elsewhere.find(text);
    if (named == elsewhere.end()) reader.fail("lead", "is neither days nor a figure that is known");
    return named == elsewhere.end() ? 0 : static_cast<int>(named->second);
}

Result<std::vector<ItemRule>> readItems(std::string_view csv, const std::map<std::string, double, std::less<>>& elsewhere) {
    std::vector<ItemRule> items;
    RuleReader reader("worklist.csv", csv);
    while (reader.next()) {
        ItemRule row;
        row.id = reader.required("id");
        row.area = reader.choice<std::string>("area", {{"results", "results"}, {"follow-up", "follow-up"}, {"pharmacy", "pharmacy"},
                                                       {"contract", "contract"}, {"roster", "roster"}, {"sync", "sync"}});
        row.programme = reader.text("programme");
        row.action = reader.choice<std::string>("action", {{"contact", "contact"}, {"visit", "visit"}, {"pad", "pad"}, {"chart", "chart"}, {"review", "review"}, {"results", "results"}, {"referral", "referral"}, {"sync", "sync"}});
        row.doer = reader.choice<Doer>("doer", {{"doctor", Doer::Doctor}, {"manager", Doer::Manager}});
        row.urgency = reader.integer("urgency");
        row.benefit = reader.integer("benefit");
        row.benefitPer = reader.number("benefit_per");
        row.benefitMost = reader.integer("benefit_most");
        row.lead = leadOf(reader, elsewhere);
        row.keeps = reader.optionalInteger("keeps");
        row.rests = reader.optionalInteger("rests");
        row.text = {reader.required("text_en"), reader.required("text_zh")};
        row.origin = reader.origin();
        if (row.urgency < 1) reader.fail("urgency", "is below 1");
        // The page reads a range of ranks that these figures bound.
        if (row.benefit < 0 || row.benefitPer < 0 || row.benefitMost < 0) reader.fail("benefit", "is below 0");
        if (row.keeps && *row.keeps < 0) reader.fail("keeps", "is below 0");
        if (row.rests && *row.rests < 1) reader.fail("rests", "is below 1");
        if (std::any_of(items.begin(), items.end(), [&](const ItemRule& other) { return other.id == row.id; })) reader.fail("id", "stands twice");
        items.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    return items;
}

template <class Value, class Read>
Result<std::map<std::string, Value, std::less<>>> readNamed(const char* file, std::string_view csv, Read read) {
    std::map<std::string, Value, std::less<>> all;
    RuleReader reader(file, csv);
    while (reader.next()) {
        auto id = reader.required("id");
        auto value = read(reader);
        reader.origin();
        if (!all.emplace(std::move(id), std::move(value)).second) reader.fail("id", "stands twice");
    }
    JIAYI_CHECK(reader.finish());
    return all;
}

template <class Map>
const typename Map::mapped_type& rowOf(const Map& rows, std::string_view id) {
    const auto found = rows.find(id);
    if (found == rows.end()) throw std::logic_error("no such row of the worklist's rules: " + std::string{id});
    return found->second;
}

}  // namespace

std::string_view nameOf(Doer doer) { return doer == Doer::Doctor ? "doctor" : "manager"; }

const ItemRule* WorklistRules::item(std::string_view id) const {
    const auto found = std::find_if(items.begin(), items.end(), [&](const ItemRule& rule) { return rule.id == id; });
    return found == items.end() ? nullptr : &*found;
}

double WorklistRules::limit(std::string_view id) const { return rowOf(limits, id); }
const Text& WorklistRules::word(std::string_view id) const { return rowOf(words, id); }

care::RuleFiles embeddedWorklistFiles() {
    care::RuleFiles files;
    for (const auto* name : kWorklistFiles) files.emplace(name, embeddedFile(std::string{"rules/"} + name));
    for (auto& [name, text] : referral::embeddedReferralFiles()) files.emplace(name, std::move(text));
    return files;
}

Result<WorklistRules> loadWorklistRules(const std::map<std::string, double, std::less<>>& elsewhere) {
    return loadWorklistRules(elsewhere, embeddedWorklistFiles());
}

Result<WorklistRules> loadWorklistRules(const std::map<std::string, double, std::less<>>& elsewhere, const care::RuleFiles& files) {
    WorklistRules rules;
    JIAYI_TRY(rules.items, readItems(files.at("worklist.csv"), elsewhere));
    JIAYI_TRY(rules.limits, readNamed<double>("worklist_limits.csv", files.at("worklist_limits.csv"), [](RuleReader& reader) {
                  reader.required("unit");
                  return reader.number("value");
              }));
    JIAYI_TRY(rules.words, readNamed<Text>("worklist_words.csv", files.at("worklist_words.csv"),
                                           [](RuleReader& reader) { return Text{reader.required("text_en"), reader.required("text_zh")}; }));
    JIAYI_TRY(rules.slots, appointments::parseClinicSlots(files.at("clinic_slots.csv")));
    JIAYI_TRY(rules.referrals, referral::readReferralBook({files.begin(), files.end()}));
    return rules;
}

}  // namespace jiayi::worklist
