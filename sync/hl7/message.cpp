#include "sync/hl7/message.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace jiayi::hl7 {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// The part with this number, from 1; a separator 0 parts nothing.
std::string_view partOf(std::string_view text, char separator, std::size_t number) {
    for (; number > 1; --number) {
        const auto at = separator == 0 ? std::string_view::npos : text.find(separator);
        if (at == std::string_view::npos) return {};
        text.remove_prefix(at + 1);
    }
    return separator == 0 ? text : text.substr(0, text.find(separator));
}

/// MSH-1, then up to five characters until the next separator; the fifth is for cutting texts short, which nobody does to results.
Result<Delimiters> delimitersOf(std::string_view header) {
    const Error wrong = invalid("hl7.header", "MSH-2");
    if (header.size() < 5) return invalid("hl7.header", "MSH-1");
    Delimiters delimiters{header[3], 0, 0, 0, 0};
    const auto chosen = header.substr(4, header.substr(4).find(delimiters.field));
    if (chosen.empty() || chosen.size() > 5) return wrong;
    const std::array<char*, 4> places{&delimiters.component, &delimiters.repetition, &delimiters.escape, &delimiters.subcomponent};
    for (std::size_t i = 0; i < std::min(chosen.size(), places.size()); ++i) *places[i] = chosen[i];
    std::string all{delimiters.field};
    all += chosen;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto c = static_cast<unsigned char>(all[i]);
        if (c >= 0x80 || std::ispunct(c) == 0 || all.find(all[i], i + 1) != std::string::npos) return wrong;
    }
    return delimiters;
}

bool isSegmentName(std::string_view name) {
    return name.size() == 3 && std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool hasControlCharacters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\r' && c != '\n' && c != '\t') || byte == 0x7f;
    });
}

}  // namespace

bool Field::isEmpty() const { return trimmed(m_raw).empty(); }

std::vector<Field> Field::repeats() const {
    std::vector<Field> repeats;
    if (isEmpty()) return repeats;
    const char separator = m_syntax->delimiters.repetition;
    auto rest = m_raw;
    for (;;) {
        const auto at = separator == 0 ? std::string_view::npos : rest.find(separator);
        repeats.emplace_back(rest.substr(0, at), *m_syntax);
        if (at == std::string_view::npos) return repeats;
        rest.remove_prefix(at + 1);
    }
}

Field Field::component(std::size_t number) const {
    if (!m_syntax) return {};
    const auto first = partOf(m_raw, m_syntax->delimiters.repetition, 1);
    return {partOf(first, m_syntax->delimiters.component, number), *m_syntax};
}

Field Field::subcomponent(std::size_t number) const {
    if (!m_syntax) return {};
    return {partOf(component(1).m_raw, m_syntax->delimiters.subcomponent, number), *m_syntax};
}

std::string Field::text() const {
    if (!isSaid()) return {};
    return std::string{trimmed(unescaped(m_raw, m_syntax->delimiters, m_syntax->charset))};
}

Segment::Segment(std::string_view raw, std::size_t ordinal, const Syntax& syntax) : m_name(raw.substr(0, 3)), m_ordinal(ordinal), m_syntax(&syntax) {
    const char separator = syntax.delimiters.field;
    if (m_name == "MSH" || m_name == "FHS" || m_name == "BHS") m_fields.push_back(raw.substr(3, 1));
    auto rest = raw.substr(3);
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const auto at = rest.find(separator);
        m_fields.push_back(rest.substr(0, at));
        rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at);
    }
}

Field Segment::field(std::size_t number) const { return number >= 1 && number <= m_fields.size() ? Field{m_fields[number - 1], *m_syntax} : Field{}; }

std::string Segment::place(std::size_t field) const {
    const auto which = m_name == "MSH" ? m_name : m_name + "[" + std::to_string(m_ordinal) + "]";
    return which + "-" + std::to_string(field);
}

Result<Message> Message::parse(std::string_view bytes) {
    Message message;
    JIAYI_TRY(auto decoded, decodeMessage(bytes));
    if (hasControlCharacters(decoded.text)) return invalid("hl7.control-character");
    message.m_text = std::make_unique<const std::string>(std::move(decoded.text));
    JIAYI_TRY(const auto delimiters, delimitersOf(*message.m_text));
    message.m_syntax = std::make_unique<Syntax>(Syntax{delimiters, decoded.charset});
    std::map<std::string, std::size_t, std::less<>> ordinals;
    std::string_view rest{*message.m_text};
    for (std::size_t number = 1; !rest.empty(); ++number) {
        if (number > kMaxSegments) return invalid("hl7.too-many-segments");
        const auto end = rest.find('\r');
        const auto raw = rest.substr(0, end);
        const bool isSegment = raw.size() >= 3 && isSegmentName(raw.substr(0, 3)) && (raw.size() == 3 || raw[3] == delimiters.field);
        if (!isSegment) return invalid("hl7.segment", "segment " + std::to_string(number));
        message.m_segments.emplace_back(raw, ++ordinals[std::string{raw.substr(0, 3)}], *message.m_syntax);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return message;
}

}  // namespace jiayi::hl7
