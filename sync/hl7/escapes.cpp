#include "sync/hl7/escapes.h"

#include "models/core/gb18030.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace jiayi::hl7 {

namespace {

constexpr int kMostLines = 20;  // of a formatting command: more was not meant, or was meant to hurt

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> bytesOfHex(std::string_view hex) {
    if (hex.empty() || hex.size() % 2 != 0) return {};
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexDigit(hex[i]), low = hexDigit(hex[i + 1]);
        if (high < 0 || low < 0) return {};
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

/// The count of ".sp3", ".sk+2"; 1 where there is none.
std::optional<int> countOf(std::string_view digits) {
    if (digits.starts_with('+')) digits.remove_prefix(1);
    if (digits.empty()) return 1;
    int count = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || count < 0) return {};
    return std::min(count, kMostLines);
}

/// Formatting commands of FT: what remains of them in plain text.
std::optional<std::string> formatting(std::string_view command) {
    if (command == ".br" || command == ".ce") return "\n";
    if (command == ".fi" || command == ".nf") return "";
    if (command.starts_with(".in") || command.starts_with(".ti")) return "";
    const bool lines = command.starts_with(".sp"), spaces = command.starts_with(".sk");
    if (!lines && !spaces) return {};
    const auto count = countOf(command.substr(3));
    if (!count) return {};
    return std::string(static_cast<std::size_t>(*count), lines ? '\n' : ' ');
}

bool isSwitch(std::string_view body) {
    const bool one = body.starts_with('C') && body.size() == 5, many = body.starts_with('M') && (body.size() == 5 || body.size() == 7);
    return (one || many) && bytesOfHex(body.substr(1)).has_value();
}

/// Only what may stand in a text: tabs and line ends, no other control characters.
std::optional<std::string> printable(std::string text) {
    std::string kept;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') kept += '\n';
        } else if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f)) {
            kept += text[i];
        } else {
            return {};
        }
    }
    return kept;
}

/// One text from its front to its end.
class Unescaper {
public:
    Unescaper(std::string_view text, const Delimiters& delimiters, Charset charset) : m_text(text), m_delimiters(delimiters), m_charset(charset) {}

    std::string run() {
        while (!m_text.empty()) {
            const auto at = m_text.find(m_delimiters.escape);
            m_out += m_text.substr(0, at);
            if (at == std::string_view::npos) break;
            m_text.remove_prefix(at);
            if (!takeSequence()) {
                m_out += m_text.front();
                m_text.remove_prefix(1);
            }
        }
        return std::move(m_out);
    }

private:
    /// What stands between the escape characters at the front; nothing if the second is missing.
    std::optional<std::string_view> body() const {
        if (m_text.empty() || m_text.front() != m_delimiters.escape) return {};
        const auto end = m_text.find(m_delimiters.escape, 1);
        if (end == std::string_view::npos || end == 1) return {};
        return m_text.substr(1, end - 1);
    }
    void pass(std::string_view body) { m_text.remove_prefix(body.size() + 2); }

    bool takeSequence() {
        const auto found = body();
        if (!found) return false;
        if (found->starts_with('X')) return takeBytes();
        if (*found == "M2441") return takeSevenBit(*found);
        const auto meant = meaning(*found);
        if (!meant) return false;
        m_out += *meant;
        pass(*found);
        return true;
    }

    std::optional<std::string> meaning(std::string_view body) const {
        if (body == "F") return std::string(1, m_delimiters.field);
        if (body == "S") return std::string(1, m_delimiters.component);
        if (body == "T") return std::string(1, m_delimiters.subcomponent);
        if (body == "R") return std::string(1, m_delimiters.repetition);
        if (body == "E") return std::string(1, m_delimiters.escape);
        if (body == "H" || body == "N" || isSwitch(body)) return "";
        return formatting(body);
    }

    /// A character may be spread over several sequences, so neighbours are read together.
    bool takeBytes() {
        const auto before = m_text;
        std::string bytes;
        for (auto next = body(); next && next->starts_with('X'); next = body()) {
            const auto some = bytesOfHex(next->substr(1));
            if (!some) break;
            bytes += *some;
            pass(*next);
        }
        auto text = bytes.empty() ? std::nullopt : decoded(bytes);
        if (!text) {
            m_text = before;
            return false;
        }
        m_out += *text;
        return true;
    }
    std::optional<std::string> decoded(std::string_view bytes) const {
        auto text = decodeBytes(bytes, m_charset);
        return text ? printable(std::move(*text)) : std::nullopt;
    }

    /// GB2312 in seven bits, up to the switch back to ASCII.
    bool takeSevenBit(std::string_view begin) {
        const std::string back = std::string{m_delimiters.escape} + "C2842" + m_delimiters.escape;
        const auto rest = m_text.substr(begin.size() + 2);
        const auto end = rest.find(back);
        if (end == std::string_view::npos) return false;
        std::string bytes{rest.substr(0, end)};
        for (char& c : bytes) {
            if (c <= 0x20 || c == 0x7f) return false;
            c = static_cast<char>(static_cast<unsigned char>(c) | 0x80U);
        }
        const auto text = decodeGb18030(bytes);
        if (!text) return false;
        m_out += *text;
        m_text = rest.substr(end + back.size());
        return true;
    }

    std::string_view m_text;
    const Delimiters& m_delimiters;
    Charset m_charset;
    std::string m_out;
};

}  // namespace

std::string unescaped(std::string_view text, const Delimiters& delimiters, Charset charset) {
    if (delimiters.escape == 0 || text.find(delimiters.escape) == std::string_view::npos) return std::string{text};
    return Unescaper{text, delimiters, charset}.run();
}

}  // namespace jiayi::hl7
