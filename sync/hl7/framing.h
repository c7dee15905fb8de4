// Where one message ends and the next begins: MLLP frames, batch files, any of the line ends that are in use.
#pragma once

#include <cstddef>
#include <deque>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace jiayi::hl7 {

/// A message, or a header or trailer of a batch, as bytes: its segments are parted by CR, and LF stands within a segment.
struct Unit {
    enum class Kind {
        Message,       ///< begins with MSH
        BatchHeader,   ///< FHS or BHS
        BatchTrailer,  ///< BTS or FTS
        Other,         ///< bytes that begin with none of these
    };
    Kind kind = Kind::Message;
    std::string bytes;
    std::size_t line = 1;   ///< of the file, where it begins
    bool cutOff = false;    ///< its MLLP frame does not end
    bool tooLarge = false;  ///< above kMaxUnitBytes; its bytes are left out
};

inline constexpr std::size_t kMaxUnitBytes = std::size_t{8} << 20;

/// Reads on as it is asked, so that a file of any size costs the memory of one message. A line that looks like no segment belongs to
/// the text before it: laboratories leave line ends in comments unescaped. Thread: its owner's.
class Framing {
public:
    explicit Framing(std::istream& stream) : m_stream(stream) {}
    std::optional<Unit> next();
    /// Whether a file that starts so is HL7 v2.
    static bool looksLike(std::string_view beginning);

private:
    enum class End { Line, Frame, FrameBegin, File };
    End readLine();
    void take();
    void finish(bool cutOff);

    std::istream& m_stream;
    std::string m_line;
    std::size_t m_number = 1;
    bool m_atEnd = false;
    bool m_framed = false;
    bool m_afterReturn = false;
    std::optional<Unit> m_unit;
    std::deque<Unit> m_ready;
};

}  // namespace jiayi::hl7
