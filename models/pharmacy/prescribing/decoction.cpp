#include "models/pharmacy/prescribing/decoction.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::pharmacy {

namespace {

constexpr int kMostDoses = 99;
constexpr std::array<std::string_view, 3> kDoseWords{"剂", "付", "帖"};

void skipBetween(std::string_view& text) {
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view stop : {" ", "\t", "\n", "\r", ",", ";", "、", "。"}) {
            if (!text.starts_with(stop)) continue;
            text.remove_prefix(stop.size());
            more = true;
        }
    }
}

void skipSpaces(std::string_view& text) {
    while (text.starts_with(" ")) text.remove_prefix(1);
}

/// "7剂", "共7剂", "×7付": the number, and the text behind it.
struct Doses {
    int count = 0;  ///< 0: out of bounds
    std::string_view rest;
};
std::optional<Doses> dosesAtStart(std::string_view text) {
    for (const std::string_view before : {"共", "×", "x", "X"})
        if (text.starts_with(before)) text.remove_prefix(before.size());
    skipSpaces(text);
    int count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (read.ptr == text.data()) return {};
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    skipSpaces(text);
    for (const auto word : kDoseWords) {
        if (!text.starts_with(word)) continue;
        const bool fits = read.ec == std::errc{} && count >= 1 && count <= kMostDoses;
        return Doses{fits ? count : 0, text.substr(word.size())};
    }
    return {};
}

/// "6g" anywhere: a herb where none is looked for.
bool saysGrams(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9') continue;
        auto behind = text.substr(at + 1);
        skipSpaces(behind);
        if (behind.starts_with("克") || behind.starts_with("g") || behind.starts_with("G")) return true;
    }
    return false;
}

class DecoctionReader {
public:
    explicit DecoctionReader(std::string_view typed) : m_text(normalized(typed)), m_rest(m_text) {}

    Decoction read() {
        name();
        for (skipBetween(m_rest); !m_rest.empty(); skipBetween(m_rest)) {
            if (const auto doses = dosesAtStart(m_rest)) {
                ending(*doses);
                break;
            }
            herb();
        }
        return std::move(m_found);
    }

private:
    void name() {
        const auto colon = m_rest.find(':');
        if (colon == std::string_view::npos) return;
        m_found.name = normalized(m_rest.substr(0, colon));
        m_rest.remove_prefix(colon + 1);
    }

    void herb() {
        auto one = herbAtStartOf(m_rest);
        // A character that nothing can begin with.
        const auto length = std::max<std::size_t>(one.length, 1);
        const auto text = std::string{m_rest.substr(0, length)};
        m_rest.remove_prefix(std::min(length, m_rest.size()));
        const auto twice = [&](const Herb& other) { return other.name == one.herb.name; };
        if (!one.problem.empty()) return unread(text, one.problem);
        if (!one.herb.grams) return unread(text, "decoction.grams");
        if (std::any_of(m_found.herbs.begin(), m_found.herbs.end(), twice)) return unread(text, "decoction.twice");
        m_found.herbs.push_back(std::move(one.herb));
    }

    void ending(const Doses& doses) {
        if (doses.count == 0) unread(std::string{m_rest.substr(0, m_rest.size() - doses.rest.size())}, "decoction.doses");
        m_found.doses = doses.count;
        m_rest = doses.rest;
        skipBetween(m_rest);
        if (saysGrams(m_rest)) unread(std::string{m_rest}, "decoction.after-doses");
        else m_found.directions = normalized(m_rest);
        m_rest = {};
    }

    void unread(const std::string& text, const std::string& key) { m_found.unread.push_back({text, key}); }

    std::string m_text;
    std::string_view m_rest;
    Decoction m_found;
};

/// "每日2剂": two in one day.
std::optional<std::pair<double, double>> dosesPerDays(const std::string& text) {
    constexpr std::array<std::pair<std::string_view, int>, 8> kDays{
        {{"每日", 1}, {"一日", 1}, {"1日", 1}, {"每天", 1}, {"一天", 1}, {"隔日", 2}, {"隔天", 2}, {"日", 1}}};
    constexpr std::array<std::pair<std::string_view, int>, 6> kCounts{{{"1", 1}, {"一", 1}, {"2", 2}, {"两", 2}, {"二", 2}, {"3", 3}}};
    for (const auto& [day, days] : kDays)
        for (const auto& [said, count] : kCounts)
            for (const auto word : kDoseWords)
                for (const auto* between : {"", " "})
                    if (text.find(std::string{day} + between + std::string{said} + between + std::string{word}) != std::string::npos) return std::pair{double(count), double(days)};
    return {};
}

}  // namespace

Decoction readDecoction(std::string_view typed) { return DecoctionReader(typed).read(); }

std::string decoctionText(const Decoction& decoction) {
    auto text = decoction.name.empty() ? std::string{} : decoction.name + ": ";
    for (const auto& herb : decoction.herbs) text += herbText(herb) + " ";
    for (const auto& left : decoction.unread) text += left.text + " ";
    if (decoction.doses > 0) text += std::to_string(decoction.doses) + "剂 " + decoction.directions;
    while (text.ends_with(" ")) text.pop_back();
    return text;
}

Dosage decoctionDosage(const ReviewBook& book, std::string_view directions) {
    const auto text = normalized(directions);
    auto dosage = readDosage(book, text);
    const auto said = dosesPerDays(text);
    // Bags of a decoction are counted as any other form is.
    if (!said && dosage.amount && dosage.times) return dosage;
    dosage.amount = said ? said->first : 1;
    dosage.unit = "剂";
    dosage.times = 1;
    dosage.days = said ? said->second : 1;
    return dosage;
}

DraftLine decoctionLine(const Decoction& decoction, const std::string& key) {
    DraftLine line;
    line.key = key;
    line.name = decoction.name;
    for (const auto& herb : decoction.herbs)
        if (decoction.name.empty()) line.name += (line.name.empty() ? "" : "、") + herb.name;
    line.herbs = decoction.herbs;
    line.doses = decoction.doses;
    line.dosage = decoction.directions;
    if (!dosesPerDays(line.dosage)) line.dosage = line.dosage.empty() ? "每日1剂" : "每日1剂 " + line.dosage;
    return line;
}

}  // namespace jiayi::pharmacy
