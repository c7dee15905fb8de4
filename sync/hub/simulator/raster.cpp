#include "sync/hub/simulator/raster.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace jiayi::hub {

namespace {

/// Five rows of three dots each, the highest bit at the upper left.
struct Glyph {
    char letter;
    int dots;
};
constexpr std::array<Glyph, 8> kGlyphs{{{'S', 0b011100010001110}, {'A', 0b010101111101101}, {'M', 0b101111111101101}, {'P', 0b110101110100100}, {'L', 0b100100100100111}, {'E', 0b111100110100111}, {'R', 0b110101110101101}, {' ', 0}}};

void appendNumber(std::string& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

void appendChunk(std::string& out, std::string_view type, std::string_view data) {
    appendNumber(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = std::string{type} + std::string{data};
    out += body;
    appendNumber(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
}

}  // namespace

Raster::Raster(int width, int height, Ink ground) : m_width(width), m_height(height), m_pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3) {
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) set(x, y, ground);
}

void Raster::set(int x, int y, Ink ink) {
    if (x < 0 || y < 0 || x >= m_width || y >= m_height) return;
    auto* pixel = &m_pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)) * 3];
    pixel[0] = static_cast<std::uint8_t>(std::clamp(ink.red, 0, 255));
    pixel[1] = static_cast<std::uint8_t>(std::clamp(ink.green, 0, 255));
    pixel[2] = static_cast<std::uint8_t>(std::clamp(ink.blue, 0, 255));
}

void Raster::dot(double x, double y, double radius, Ink ink) {
    for (int row = static_cast<int>(std::floor(y - radius)); row <= std::ceil(y + radius); ++row)
        for (int column = static_cast<int>(std::floor(x - radius)); column <= std::ceil(x + radius); ++column)
            if ((column - x) * (column - x) + (row - y) * (row - y) <= radius * radius) set(column, row, ink);
}

void Raster::line(double fromX, double fromY, double toX, double toY, double thickness, Ink ink) {
    const int steps = static_cast<int>(std::max(std::abs(toX - fromX), std::abs(toY - fromY))) + 1;
    for (int i = 0; i <= steps; ++i) dot(fromX + (toX - fromX) * i / steps, fromY + (toY - fromY) * i / steps, thickness / 2, ink);
}

void Raster::write(int x, int y, std::string_view text, int size, Ink ink) {
    for (const char letter : text) {
        const auto glyph = std::find_if(kGlyphs.begin(), kGlyphs.end(), [&](const Glyph& each) { return each.letter == letter; });
        for (int dots = glyph == kGlyphs.end() ? 0 : glyph->dots, bit = 14; bit >= 0; --bit) {
            if (!(dots >> bit & 1)) continue;
            const int column = (14 - bit) % 3, row = (14 - bit) / 3;
            for (int i = 0; i < size * size; ++i) set(x + column * size + i % size, y + row * size + i / size, ink);
        }
        x += 4 * size;
    }
}

std::string Raster::png() const {
    std::string rows;
    const auto stride = static_cast<std::size_t>(m_width) * 3;
    for (std::size_t y = 0; y < static_cast<std::size_t>(m_height); ++y) {
        rows += '\0';  // no filter
        rows.append(reinterpret_cast<const char*>(m_pixels.data()) + y * stride, stride);
    }
    auto size = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    if (compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size())) != Z_OK) throw std::runtime_error("zlib");
    packed.resize(size);
    std::string head;
    appendNumber(head, static_cast<std::uint32_t>(m_width));
    appendNumber(head, static_cast<std::uint32_t>(m_height));
    head += std::string("\x08\x02\x00\x00\x00", 5);  // eight bits, red green blue
    std::string out = "\x89PNG\r\n\x1a\n";
    appendChunk(out, "IHDR", head);
    appendChunk(out, "IDAT", packed);
    appendChunk(out, "IEND", {});
    return out;
}

}  // namespace jiayi::hub
