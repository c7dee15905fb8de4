// Files as cameras and swindlers make them, byte by byte: no picture of anybody.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jiayi::test {

inline std::string bigEndianBytes(std::uint32_t number, int count) {
    std::string text;
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) text += static_cast<char>(number >> shift & 0xff);
    return text;
}

inline std::string pngChunk(std::string_view type, std::string_view data) {
    return bigEndianBytes(static_cast<std::uint32_t>(data.size()), 4) + std::string{type} + std::string{data} + std::string(4, '\0');
}
/// Well formed to its end, with whatever size it claims; its pixels are none.
inline std::string pngThatSays(std::uint32_t width, std::uint32_t height) {
    return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", bigEndianBytes(width, 4) + bigEndianBytes(height, 4) + std::string("\x08\x02\x00\x00\x00", 5)) + pngChunk("IDAT", "xyz") +
           pngChunk("IEND", "");
}

inline std::string jpegSegment(unsigned char marker, std::string_view data) {
    return std::string{'\xff', static_cast<char>(marker)} + bigEndianBytes(static_cast<std::uint32_t>(data.size() + 2), 2) + std::string{data};
}
/// A thumbnail with an end of its own inside, as cameras write; then a frame and a scan.
inline std::string jpegThatSays(std::uint32_t width, std::uint32_t height) {
    return "\xff\xd8" + jpegSegment(0xe1, "Exif thumbnail \xff\xd9") + jpegSegment(0xc0, "\x08" + bigEndianBytes(height, 2) + bigEndianBytes(width, 2) + "\x03") +
           jpegSegment(0xda, "scan") + std::string(200, 'p') + "\xff\xd9";
}

inline std::string pdfThatIsNone() { return "%PDF-1.7\n" + std::string(3000, 'g') + "\n%%EOF\n"; }
inline std::string dicomFile() { return std::string(128, '\0') + "DICM" + std::string(100, 'd'); }

}  // namespace jiayi::test
