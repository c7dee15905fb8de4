#include "sync/hl7/framing.h"

#include <array>
#include <cctype>
#include <istream>
#include <string_view>
#include <utility>

namespace jiayi::hl7 {

namespace {

constexpr char kFrameBegin = '\x0b', kFrameEnd = '\x1c';

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isCapitalOrDigit(char c) { return isCapital(c) || (c >= '0' && c <= '9'); }

/// "PID|", or "PID" alone.
bool looksLikeSegment(std::string_view line, char separator) {
    if (line.size() < 3 || !isCapital(line[0]) || !isCapitalOrDigit(line[1]) || !isCapitalOrDigit(line[2])) return false;
    return line.size() == 3 || line[3] == separator;
}

std::optional<Unit::Kind> headOf(std::string_view line) {
    constexpr std::array<std::pair<std::string_view, Unit::Kind>, 5> kHeads{{{"MSH", Unit::Kind::Message},
                                                                            {"FHS", Unit::Kind::BatchHeader},
                                                                            {"BHS", Unit::Kind::BatchHeader},
                                                                            {"BTS", Unit::Kind::BatchTrailer},
                                                                            {"FTS", Unit::Kind::BatchTrailer}}};
    for (const auto& [name, kind] : kHeads) {
        if (!line.starts_with(name)) continue;
        // A separator is no letter and no digit, or this is a word.
        if (line.size() == 3 || std::ispunct(static_cast<unsigned char>(line[3])) != 0) return kind;
    }
    return {};
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace

bool Framing::looksLike(std::string_view beginning) {
    if (beginning.starts_with("\xef\xbb\xbf")) beginning.remove_prefix(3);
    const auto at = beginning.find_first_not_of(" \t\r\n\x0b");
    return at != std::string_view::npos && headOf(beginning.substr(at)).has_value();
}

Framing::End Framing::readLine() {
    m_line.clear();
    auto& bytes = *m_stream.rdbuf();
    for (;;) {
        const int read = bytes.sbumpc();
        if (read == std::char_traits<char>::eof()) return End::File;
        const char c = static_cast<char>(read);
        // CR LF is one end, even if the CR ended a line before.
        if (std::exchange(m_afterReturn, c == '\r') && c == '\n') continue;
        if (c == '\r' || c == '\n') break;
        if (c == kFrameEnd) return End::Frame;
        if (c == kFrameBegin) return End::FrameBegin;
        if (m_line.size() <= kMaxUnitBytes) m_line += c;
    }
    return End::Line;
}

std::optional<Unit> Framing::next() {
    while (m_ready.empty() && !m_atEnd) {
        const auto end = readLine();
        take();
        if (end == End::Line) {
            ++m_number;
            continue;
        }
        finish(m_framed && end != End::Frame);
        m_framed = end == End::FrameBegin;
        m_atEnd = end == End::File;
    }
    if (m_ready.empty()) return {};
    auto unit = std::move(m_ready.front());
    m_ready.pop_front();
    return unit;
}

void Framing::take() {
    if (m_number == 1 && m_line.starts_with("\xef\xbb\xbf")) m_line.erase(0, 3);
    if (isBlank(m_line)) return;
    if (const auto kind = headOf(m_line)) {
        finish(false);
        m_unit.emplace(Unit{*kind, {}, m_number});
    } else if (!m_unit) {
        m_unit.emplace(Unit{Unit::Kind::Other, {}, m_number});
    } else {
        const char separator = m_unit->bytes.size() > 3 ? m_unit->bytes[3] : '|';
        m_unit->bytes += looksLikeSegment(m_line, separator) ? '\r' : '\n';
    }
    if (m_unit->bytes.size() + m_line.size() > kMaxUnitBytes) m_unit->tooLarge = true;
    if (!m_unit->tooLarge) m_unit->bytes += m_line;
}

void Framing::finish(bool cutOff) {
    if (!m_unit) return;
    m_unit->cutOff = cutOff;
    if (m_unit->tooLarge) m_unit->bytes.clear();
    m_ready.push_back(*std::exchange(m_unit, std::nullopt));
}

}  // namespace jiayi::hl7
