#include "models/pharmacy/orders/herbs.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace jiayi::pharmacy {

namespace {

constexpr std::string_view kGram = "克";
/// What stands between two herbs; 、 and 。 keep their shape in NFKC.
constexpr std::string_view kStops[] = {" ", "\t", "\n", ",", ";", "、", "。"};

class HerbReader {
public:
    explicit HerbReader(std::string_view text) : m_text(text) {}

    HerbInText read() {
        name();
        if (m_found.herb.name.empty()) return broken("decoction.name");
        handling();
        if (m_found.problem.empty()) grams();
        if (m_found.problem.empty()) handling();
        m_found.length = m_at;
        return m_found;
    }

private:
    std::string_view rest() const { return m_text.substr(m_at); }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool atDigit() const { return !atEnd() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; }
    bool atStop() const {
        for (const auto stop : kStops)
            if (rest().starts_with(stop)) return true;
        return atEnd();
    }
    void skipSpaces() {
        while (!atEnd() && m_text[m_at] == ' ') ++m_at;
    }

    void name() {
        const auto from = m_at;
        while (!atStop() && !atDigit() && m_text[m_at] != '(') {
            const char c = m_text[m_at];
            const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter) break;
            ++m_at;
        }
        m_found.herb.name = m_text.substr(from, m_at - from);
    }

    void handling() {
        const auto before = m_at;
        skipSpaces();
        if (atEnd() || m_text[m_at] != '(') {
            m_at = before;
            return;
        }
        const auto close = m_text.find(')', m_at);
        if (close == std::string_view::npos) {
            broken("decoction.handling");
            m_at = m_text.size();
            return;
        }
        const auto said = normalized(m_text.substr(m_at + 1, close - m_at - 1));
        m_at = close + 1;
        if (said.empty() || said.find_first_of(";(\t\n") != std::string::npos) broken("decoction.handling");
        auto& kept = m_found.herb.handling;
        kept += (kept.empty() ? "" : "、") + said;
    }

    void grams() {
        const auto before = m_at;
        skipSpaces();
        if (!atDigit()) {
            m_at = before;
            if (!atStop()) broken("decoction.grams");
            return;
        }
        double value = 0;
        const auto read = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value, std::chars_format::fixed);
        const auto behind = static_cast<std::size_t>(read.ptr - m_text.data());
        m_at = behind;
        skipSpaces();
        const auto unit = unitLength();
        // "甘草 7剂": the number belongs to the doses, and the herb has none.
        if (unit == 0 && isDoses()) {
            m_at = before;
            return;
        }
        if (unit == 0) {
            m_at = behind;
            broken("decoction.unit");
            return;
        }
        m_at += unit;
        if (value <= 0 || std::abs(value * 100 - std::round(value * 100)) > 1e-6) broken("decoction.grams");
        m_found.herb.grams = value;
    }

    std::size_t unitLength() const {
        if (rest().starts_with(kGram)) return kGram.size();
        if (atEnd() || (m_text[m_at] != 'g' && m_text[m_at] != 'G')) return 0;
        const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : ' ';
        const bool word = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9');
        return word ? 0 : 1;
    }
    bool isDoses() const {
        for (const auto* word : {"剂", "付", "帖"})
            if (rest().starts_with(word)) return true;
        return false;
    }

    /// Right or wrong, it reaches to the next stop.
    HerbInText broken(const char* key) {
        m_found.problem = key;
        while (!atStop()) ++m_at;
        m_found.length = m_at;
        return m_found;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    HerbInText m_found;
};

}  // namespace

std::string herbText(const Herb& herb) {
    auto text = herb.name;
    if (herb.grams) text += fmt::format("{:g}g", std::round(*herb.grams * 100) / 100);
    if (!herb.handling.empty()) text += "(" + herb.handling + ")";
    return text;
}

HerbInText herbAtStartOf(std::string_view text) { return HerbReader(text).read(); }

Result<Herb> readHerb(std::string_view text) {
    const auto plain = normalized(text);
    auto found = herbAtStartOf(plain);
    if (!found.problem.empty()) return invalid(found.problem);
    if (found.length != plain.size()) return invalid("decoction.name");
    return std::move(found.herb);
}

std::vector<std::string> namesOf(const std::vector<Herb>& herbs) {
    std::vector<std::string> names;
    for (const auto& herb : herbs) names.push_back(herb.name);
    return names;
}

}  // namespace jiayi::pharmacy
