// A small picture drawn without a toolkit, and its PNG.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

struct Ink {
    int red = 0, green = 0, blue = 0;
};

class Raster {
public:
    Raster(int width, int height, Ink ground);
    int width() const { return m_width; }
    int height() const { return m_height; }
    /// Outside nothing happens.
    void dot(double x, double y, double radius, Ink ink);
    void line(double fromX, double fromY, double toX, double toY, double thickness, Ink ink);
    /// Capitals alone, `size` pixels for each of their dots.
    void write(int x, int y, std::string_view text, int size, Ink ink);
    std::string png() const;

private:
    void set(int x, int y, Ink ink);
    int m_width, m_height;
    std::vector<std::uint8_t> m_pixels;  ///< red, green, blue
};

}  // namespace jiayi::hub
