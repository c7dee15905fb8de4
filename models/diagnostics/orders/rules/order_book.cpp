#include "models/diagnostics/orders/rules/order_book.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"
#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::orders {

namespace {

constexpr std::array<const char*, 5> kOrderFiles{"orderables.csv", "order_sets.csv", "recognition.csv", "recognition_institutions.csv", "order_words.csv"};

template <class Rows>
auto* byId(Rows& rows, std::string_view id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

Result<void> readWords(OrderBook& book, std::string_view csv) {
    RuleReader row("order_words.csv", csv);
    while (row.next()) {
        OrderWord word{row.required("kind"), row.required("id"), {row.required("en"), row.required("zh")}};
        row.origin();
        if (book.hasWord(word.kind, word.id)) row.fail("id", "stands twice");
        book.words.push_back(std::move(word));
    }
    return row.finish();
}

std::vector<std::string> knownCodes(RuleReader& row, std::string_view column, const care::RuleBook& rules) {
    auto codes = row.list(column);
    for (const auto& code : codes)
        if (!rules.observation(code)) row.fail(column, "names no row of observations.csv");
    return codes;
}

Result<void> readRecognition(OrderBook& book, const care::RuleBook& rules, std::string_view csv) {
    RuleReader row("recognition.csv", csv);
    while (row.next()) {
        RecognitionRule rule;
        rule.family = row.required("family");
        rule.codes = knownCodes(row, "codes", rules);
        rule.other = knownCodes(row, "other", rules);
        rule.days = row.integer("days");
        for (auto& grade : row.list("grades")) {
            if (!book.hasWord("grade", grade)) row.fail("grades", "names no grade of order_words.csv");
            rule.grades.insert(std::move(grade));
        }
        rule.origin = row.origin();
        if (rule.codes.empty()) row.fail("codes", "is empty");
        if (rule.days < 0) row.fail("days", "is below 0");
        auto family = rule.family;
        if (!book.recognition.emplace(std::move(family), std::move(rule)).second) row.fail("family", "stands twice");
    }
    return row.finish();
}

Result<void> readInstitutions(OrderBook& book, std::string_view csv) {
    RuleReader row("recognition_institutions.csv", csv);
    while (row.next()) {
        auto name = normalized(row.required("name"));
        auto grade = row.required("grade");
        row.origin();
        if (!book.hasWord("grade", grade)) row.fail("grade", "names no grade of order_words.csv");
        if (!book.institutions.emplace(std::move(name), std::move(grade)).second) row.fail("name", "stands twice");
    }
    return row.finish();
}

std::string searchText(const Orderable& test) {
    const auto reading = pinyinOfName(test.name.zh);
    std::string all = "\n";
    for (const auto& each : {test.id, test.name.en, test.name.zh, reading.full, reading.initials, test.loinc}) all += searchFold(each) + '\n';
    return all;
}

Result<void> readTests(OrderBook& book, const care::RuleBook& rules, std::string_view csv) {
    RuleReader row("orderables.csv", csv);
    while (row.next()) {
        Orderable test;
        test.id = row.required("id");
        test.loinc = row.required("loinc");
        test.name = {row.required("en"), row.required("zh")};
        test.families = row.list("families");
        test.yields = knownCodes(row, "yields", rules);
        test.specimen = row.text("specimen");
        test.tube = row.text("tube");
        test.ml = row.optionalNumber("ml").value_or(0);
        test.fasting = row.flag("fasting");
        test.price = {row.integer("price_fen")};
        test.priceOn = row.date("price_on");
        test.hours = row.integer("hours");
        test.category = row.choice<OrderCategory>("category", {{"lab", OrderCategory::Lab}, {"imaging", OrderCategory::Imaging}, {"ecg", OrderCategory::Ecg}});
        test.origin = row.origin();
        for (const auto& family : test.families)
            if (!book.recognition.contains(family)) row.fail("families", "names no family of recognition.csv");
        if (test.families.empty()) row.fail("families", "is empty");
        if (test.specimen.empty() != test.tube.empty() || test.tube.empty() != (test.ml <= 0)) row.fail("tube", "does not go with specimen and volume");
        if (test.takesSpecimen() != (test.category == OrderCategory::Lab)) row.fail("category", "does not go with the tube");
        if (test.takesSpecimen() && !(book.hasWord("specimen", test.specimen) && book.hasWord("tube", test.tube))) row.fail("tube", "is no word of order_words.csv");
        if (test.price.fen < 0 || test.hours < 1) row.fail("hours", "or price is too small");
        if (book.test(test.id)) row.fail("id", "stands twice");
        book.searched[test.id] = searchText(test);
        book.tests.push_back(std::move(test));
    }
    return row.finish();
}

Result<void> readSets(OrderBook& book, const care::RuleBook& rules, std::string_view csv) {
    RuleReader row("order_sets.csv", csv);
    while (row.next()) {
        OrderSet set{row.required("id"), row.required("programme"), {row.required("en"), row.required("zh")}, row.list("tests"), row.origin()};
        if (!rules.programme(set.programme)) row.fail("programme", "is none of programmes.csv");
        for (const auto& test : set.tests)
            if (!book.test(test)) row.fail("tests", "names no row of orderables.csv");
        if (set.tests.empty()) row.fail("tests", "is empty");
        if (book.set(set.id)) row.fail("id", "stands twice");
        book.sets.push_back(std::move(set));
    }
    return row.finish();
}

}  // namespace

std::string_view toText(OrderCategory category) { return category == OrderCategory::Lab ? "lab" : category == OrderCategory::Imaging ? "imaging" : "ecg"; }

const Orderable* OrderBook::test(std::string_view id) const { return byId(tests, id); }
const OrderSet* OrderBook::set(std::string_view id) const { return byId(sets, id); }

std::vector<const OrderSet*> OrderBook::setsFor(const std::set<std::string, std::less<>>& programmes) const {
    std::vector<const OrderSet*> all;
    for (const auto& set : sets) all.push_back(&set);
    std::stable_partition(all.begin(), all.end(), [&](const auto* set) { return programmes.contains(set->programme); });
    return all;
}

std::vector<const Orderable*> OrderBook::find(std::string_view typed) const {
    std::vector<const Orderable*> found;
    const auto text = searchFold(typed);
    if (text.empty()) return found;
    for (const auto& one : tests)
        if (searched.at(one.id).find(text) != std::string::npos) found.push_back(&one);
    return found;
}

const Orderable* OrderBook::testFor(std::string_view code) const {
    const auto holds = [&](const std::vector<std::string>& codes) { return std::find(codes.begin(), codes.end(), code) != codes.end(); };
    for (const auto& one : tests) {
        const bool measured = std::any_of(one.families.begin(), one.families.end(), [&](const auto& family) { return holds(recognition.at(family).codes); });
        if (measured || holds(one.yields)) return &one;
    }
    return nullptr;
}

bool OrderBook::hasWord(std::string_view kind, std::string_view id) const {
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return word.kind == kind && word.id == id; });
}

const OrderText& OrderBook::word(std::string_view kind, std::string_view id) const {
    for (const auto& each : words)
        if (each.kind == kind && each.id == id) return each.text;
    throw std::logic_error("no such row of order_words.csv: " + std::string{kind} + " " + std::string{id});
}

std::vector<const OrderWord*> OrderBook::wordsOf(std::string_view kind) const {
    std::vector<const OrderWord*> all;
    for (const auto& word : words)
        if (word.kind == kind) all.push_back(&word);
    return all;
}

std::string OrderBook::gradeOf(std::string_view institution) const {
    const auto name = normalized(institution);
    const std::pair<const std::string, std::string>* best = nullptr;
    for (const auto& each : institutions)
        if (name.starts_with(each.first) && (!best || each.first.size() > best->first.size())) best = &each;
    return best ? best->second : std::string{};
}

care::RuleFiles embeddedOrderFiles() {
    care::RuleFiles files;
    for (const auto* name : kOrderFiles) files.emplace(name, embeddedFile(std::string{"rules/"} + name));
    return files;
}

Result<OrderBook> loadOrderBook(const care::RuleBook& rules) { return loadOrderBook(rules, embeddedOrderFiles()); }

Result<OrderBook> loadOrderBook(const care::RuleBook& rules, const care::RuleFiles& files) {
    OrderBook book;
    JIAYI_CHECK(readWords(book, files.at("order_words.csv")));
    JIAYI_CHECK(readRecognition(book, rules, files.at("recognition.csv")));
    JIAYI_CHECK(readInstitutions(book, files.at("recognition_institutions.csv")));
    JIAYI_CHECK(readTests(book, rules, files.at("orderables.csv")));
    JIAYI_CHECK(readSets(book, rules, files.at("order_sets.csv")));
    return book;
}

}  // namespace jiayi::orders
