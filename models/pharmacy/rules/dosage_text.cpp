#include "models/pharmacy/rules/dosage_text.h"

#include "models/pharmacy/rules/drug_names.h"
#include "models/pharmacy/rules/review_case.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::pharmacy {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Longer spellings before those they contain.
constexpr std::array<Pair, 42> kDoseUnits{
    {{"万单位", "10kU"}, {"units", "U"}, {"unit", "U"}, {"单位", "U"}, {"毫克", "mg"}, {"微克", "ug"}, {"毫升", "mL"}, {"tablets", "tablet"},
     {"tablet", "tablet"}, {"tabs", "tablet"}, {"tab", "tablet"}, {"capsules", "capsule"}, {"capsule", "capsule"}, {"caps", "capsule"}, {"cap", "capsule"},
     {"inhalations", "puff"}, {"inhalation", "puff"}, {"puffs", "puff"}, {"puff", "puff"}, {"pills", "pill"}, {"pill", "pill"}, {"sachets", "bag"},
     {"sachet", "bag"}, {"bags", "bag"}, {"bag", "bag"}, {"mcg", "ug"}, {"ug", "ug"}, {"\xce\xbcg", "ug"}, {"mg", "mg"}, {"ml", "mL"}, {"iu", "U"},
     {"[iu]", "U"}, {"[iu]s", "U"}, {"克", "g"}, {"片", "片"}, {"粒", "粒"}, {"丸", "丸"}, {"袋", "袋"}, {"喷", "喷"}, {"吸", "吸"}, {"g", "g"}, {"u", "U"}}};
constexpr std::array<Pair, 34> kRoutes{
    {{"subcutaneous", "sc"}, {"皮下", "sc"}, {"intravenous", "iv"}, {"静脉", "iv"}, {"静滴", "iv"}, {"静推", "iv"}, {"intramuscular", "im"}, {"肌肉", "im"},
     {"肌注", "im"}, {"sublingual", "subl"}, {"舌下", "subl"}, {"inhal", "inh"}, {"吸入", "inh"}, {"雾化", "inh"}, {"by mouth", "po"}, {"oral", "po"}, {"口服", "po"},
     {"topical", "top"}, {"外用", "top"}, {"nasal", "nas"}, {"滴鼻", "nas"}, {"po", "po"}, {"p.o.", "po"}, {"sc", "sc"}, {"s.c.", "sc"}, {"subq", "sc"},
     {"ih", "sc"}, {"iv", "iv"}, {"ivgtt", "iv"}, {"im", "im"}, {"inh", "inh"}, {"sl", "subl"}, {"top", "top"}, {"nas", "nas"}}};
constexpr std::array<Pair, 16> kNumberWords{{{"half", "0.5"}, {"one", "1"}, {"two", "2"}, {"three", "3"}, {"four", "4"},
                                             {"半", "0.5"}, {"一", "1"}, {"两", "2"}, {"二", "2"}, {"三", "3"}, {"四", "4"}, {"五", "5"}, {"六", "6"}, {"七", "7"},
                                            {"八", "8"}, {"十", "10"}}};
constexpr std::array<std::string_view, 9> kAsNeeded{"prn", "as needed", "when needed", "if needed", "as required", "必要时", "需要时", "sos", "疼痛时"};
/// A taking at each of these: "早8U 中6U 晚8U".
constexpr std::array<std::string_view, 6> kMeals{"早", "中", "午", "晚", "睡前", "夜"};

bool wordByte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::size_t findWord(const std::string& text, std::string_view word, std::size_t from = 0) {
    for (auto at = text.find(word, from); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool before = at == 0 || !wordByte(text[at - 1]) || !wordByte(word.front());
        const bool after = end >= text.size() || !wordByte(text[end]) || !wordByte(word.back());
        if (before && after) return at;
    }
    return std::string::npos;
}

struct Measure {
    double value = 0;
    std::string unit;
    std::size_t end = 0;
};

bool isMass(std::string_view unit) { return unit == "g" || unit == "mg" || unit == "ug"; }

/// A number with a unit of dose behind it, at `at`.
std::optional<Measure> measureAt(const std::string& text, std::size_t at) {
    Measure found;
    if (text[at] >= '0' && text[at] <= '9') {
        const auto read = std::from_chars(text.data() + at, text.data() + text.size(), found.value);
        found.end = static_cast<std::size_t>(read.ptr - text.data());
    } else {
        for (const auto& [word, digits] : kNumberWords) {
            if (text.compare(at, word.size(), word) != 0) continue;
            std::from_chars(digits.data(), digits.data() + digits.size(), found.value);
            found.end = at + word.size();
            if (wordByte(word.back()) && text.compare(found.end, 2, " a") == 0) found.end += 2;  // "half a tablet"
            break;
        }
    }
    if (found.end == 0) return {};
    while (found.end < text.size() && text[found.end] == ' ') ++found.end;
    if (text.compare(found.end, 1, "#") == 0) return Measure{found.value, "tablet", found.end + 1};
    for (const auto& [spelling, unit] : kDoseUnits) {
        const auto end = found.end + spelling.size();
        if (text.compare(found.end, spelling.size(), spelling) != 0) continue;
        if (end < text.size() && wordByte(spelling.back()) && wordByte(text[end])) continue;
        const bool tenThousand = unit == "10kU";
        return Measure{tenThousand ? found.value * 10 : found.value, std::string{tenThousand ? "kU" : unit}, end};
    }
    return {};
}

/// "早8U 中6U 晚8U": their sum, once a day.
bool readMeals(const std::string& text, Dosage& dosage) {
    double sum = 0;
    std::string unit;
    int meals = 0;
    for (const auto meal : kMeals) {
        const auto at = text.find(meal);
        if (at == std::string::npos) continue;
        auto from = at + meal.size();
        for (const auto* filler : {"餐", "饭", "前", "后", "上", " "})
            while (text.compare(from, std::string_view{filler}.size(), filler) == 0) from += std::string_view{filler}.size();
        if (from >= text.size()) continue;
        const auto measure = measureAt(text, from);
        if (!measure || (!unit.empty() && unit != measure->unit)) continue;
        sum += measure->value;
        unit = measure->unit;
        ++meals;
    }
    if (meals < 2) return false;
    dosage.amount = sum;
    dosage.unit = unit;
    dosage.times = dosage.days = 1;
    return true;
}

/// The longest words win: "every other day" is not "every day".
const Frequency* frequencyIn(const ReviewBook& book, const std::string& text) {
    const Frequency* best = nullptr;
    std::size_t length = 0;
    for (const auto& row : book.frequencies)
        for (const auto& word : row.words)
            if (word.size() > length && findWord(text, word) != std::string::npos) {
                best = &row;
                length = word.size();
            }
    return best;
}

/// Whether so many tablets at `at` are what is taken of the strength before them: not "1g(2片)", which says one thing
/// twice, nor "0.5g 每日3次 共42片", which is the box.
bool isTakenAt(const ReviewBook& book, const std::string& text, std::size_t strengthEnd, std::size_t at) {
    auto before = text.substr(strengthEnd, at - strengthEnd);
    while (before.ends_with(' ')) before.pop_back();
    if (before.ends_with('(') || before.ends_with('=') || before.ends_with("即")) return false;
    for (const auto* word : {"每次", "一次", "take"})
        if (before.ends_with(word)) return true;
    return !frequencyIn(book, before);
}

/// The first measure; of "0.5g/片,每次2片" two tablets of that strength.
void readAmount(const ReviewBook& book, const std::string& text, Dosage& dosage) {
    std::optional<Measure> strength, count;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool inside = at > 0 && (wordByte(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '/');
        if (inside && wordByte(text[at])) continue;
        const auto measure = measureAt(text, at);
        if (!measure) continue;
        const bool counted = !isMass(measure->unit) && measure->unit != "U" && measure->unit != "kU" && measure->unit != "mL";
        if (strength && counted && isTakenAt(book, text, strength->end, at)) count = measure;
        if (!strength) strength = measure;
        if (!isMass(strength->unit)) break;
        at = measure->end - 1;
    }
    if (!strength) return;
    dosage.amount = strength->value * (count ? count->value : 1);
    dosage.unit = strength->unit;
}

/// "12w", "x 7 days", "28天", "共4周".
void readSupply(const std::string& text, Dosage& dosage) {
    constexpr std::array<std::pair<std::string_view, int>, 10> kSpans{
        {{"weeks", 7}, {"week", 7}, {"days", 1}, {"周", 7}, {"天", 1}, {"日", 1}, {"w", 7}, {"d", 1}, {"months", 30}, {"个月", 30}}};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool times = at > 0 && text[at - 1] == 'x' && (at == 1 || !wordByte(text[at - 2]));  // "qd x30d"
        if (text[at] < '0' || text[at] > '9' || (at > 0 && !times && (wordByte(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '/'))) continue;
        // "every 2 weeks" and "每2周" are a frequency.
        const auto before = text.substr(0, at);
        if (before.ends_with("every ") || before.ends_with("每") || before.ends_with("per ")) continue;
        double value = 0;
        const auto read = std::from_chars(text.data() + at, text.data() + text.size(), value);
        auto end = static_cast<std::size_t>(read.ptr - text.data());
        at = end;
        while (end < text.size() && text[end] == ' ') ++end;
        for (const auto& [word, days] : kSpans) {
            const auto after = end + word.size();
            if (text.compare(end, word.size(), word) != 0 || (after < text.size() && wordByte(text[after]) && wordByte(word.back()))) continue;
            if (text.compare(after, 2, "1次") == 0 || text.compare(after, std::string_view{"一次"}.size(), "一次") == 0) break;
            dosage.supplyDays = static_cast<int>(value * days);
            return;
        }
    }
}

}  // namespace

std::string doseUnit(std::string_view text) {
    const auto folded = foldedName(text);
    for (const auto& [spelling, unit] : kDoseUnits)
        if (folded == spelling) return unit == "10kU" ? "kU" : std::string{unit};
    return folded;
}

bool isDoseUnit(std::string_view unit) {
    return internal::isCounted(unit) || internal::converted(1, unit, unit).has_value();
}

std::string routeCode(std::string_view text) {
    const auto folded = foldedName(text);
    for (const auto& [word, code] : kRoutes)
        if (findWord(folded, word) != std::string::npos || (word == "inhal" && folded.find(word) != std::string::npos)) return std::string{code};
    return {};
}

const Frequency* frequencyNamed(const ReviewBook& book, std::string_view text) { return frequencyIn(book, foldedName(text)); }

Dosage readDosage(const ReviewBook& book, std::string_view text) {
    auto folded = foldedName(text);
    // "½" is "1⁄2" once folded.
    for (const auto& [fraction, decimal] : {Pair{"1⁄2", "0.5"}, Pair{"1/2", "0.5"}, Pair{"1⁄4", "0.25"}, Pair{"1/4", "0.25"}})
        for (auto at = folded.find(fraction); at != std::string::npos; at = folded.find(fraction, at + 1))
            if (at == 0 || !wordByte(folded[at - 1])) folded.replace(at, fraction.size(), decimal);
    Dosage dosage;
    dosage.asNeeded = std::any_of(kAsNeeded.begin(), kAsNeeded.end(), [&](std::string_view word) { return findWord(folded, word) != std::string::npos; });
    dosage.route = routeCode(folded);
    readSupply(folded, dosage);
    if (readMeals(folded, dosage)) return dosage;
    readAmount(book, folded, dosage);
    if (const auto* frequency = frequencyIn(book, folded)) {
        dosage.times = frequency->times;
        dosage.days = frequency->days;
    }
    return dosage;
}

}  // namespace jiayi::pharmacy
