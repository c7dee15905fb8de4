#include "models/diagnostics/images/inspect.h"

#include <algorithm>
#include <optional>

namespace jiayi::images {

using namespace std::string_view_literals;

namespace {

constexpr auto kPngBegins = "\x89PNG\r\n\x1a\n"sv;
constexpr auto kJpegBegins = "\xff\xd8\xff"sv;
constexpr auto kJpegEnds = "\xff\xd9"sv;
constexpr std::size_t kPdfMargin = 1024;  // readers of PDF look so far for its beginning and its end

std::uint32_t bigEndian(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t number = 0;
    for (int i = 0; i < count; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return number;
}

Error truncated() { return {Errc::Corrupt, "picture.truncated", {}}; }
Error damaged() { return {Errc::Corrupt, "picture.damaged", {}}; }

Result<Inspected> sized(Format format, std::uint32_t width, std::uint32_t height) {
    if (width == 0 || height == 0) return damaged();
    const bool fits = width <= kMaxPixelSide && height <= kMaxPixelSide && static_cast<std::int64_t>(width) * height <= kMaxPixels;
    if (!fits) return Error{Errc::Full, "picture.dimensions", {}};
    return Inspected{format, static_cast<int>(width), static_cast<int>(height)};
}

/// Walks the chunks to IEND: a decoder would show the upper half of what is cut off.
Result<Inspected> inspectPng(std::string_view bytes) {
    constexpr std::size_t kHead = 8, kCheck = 4;
    auto at = kPngBegins.size();
    if (bytes.size() < at + kHead + 13 + kCheck) return truncated();
    if (bigEndian(bytes, at, 4) != 13 || bytes.substr(at + 4, 4) != "IHDR") return damaged();
    JIAYI_TRY(const auto head, sized(Format::Png, bigEndian(bytes, at + kHead, 4), bigEndian(bytes, at + kHead + 4, 4)));
    while (bytes.size() - at >= kHead + kCheck) {
        const std::size_t length = bigEndian(bytes, at, 4);
        if (length > bytes.size() - at - kHead - kCheck) return truncated();
        if (bytes.substr(at + 4, 4) == "IEND") return head;
        at += kHead + length + kCheck;
    }
    return truncated();
}

bool beginsFrame(unsigned char marker) { return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc; }

/// Walks the segments to the first scan; behind it FF D9 can only be the end.
Result<Inspected> inspectJpeg(std::string_view bytes) {
    std::optional<Inspected> frame;
    for (std::size_t at = 2;;) {
        if (bytes.size() - at < 4) return truncated();
        if (bytes[at] != '\xff') return damaged();
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xff) {  // padding
            ++at;
            continue;
        }
        const std::size_t length = bigEndian(bytes, at + 2, 2);
        if (length < 2) return damaged();
        if (length > bytes.size() - at - 2) return truncated();
        if (beginsFrame(marker)) {
            if (length < 8) return damaged();
            JIAYI_TRY(frame, sized(Format::Jpeg, bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2)));
        }
        at += 2 + length;
        if (marker != 0xda) continue;
        if (!frame) return damaged();
        if (bytes.find(kJpegEnds, at) == std::string_view::npos) return truncated();
        return *frame;
    }
}

Result<Inspected> inspectPdf(std::string_view bytes) {
    const auto tail = bytes.substr(bytes.size() - std::min(bytes.size(), kPdfMargin));
    if (tail.find("%%EOF") == std::string_view::npos) return truncated();
    return Inspected{Format::Pdf, 0, 0};
}

}  // namespace

std::string_view mediaType(Format format) {
    switch (format) {
        case Format::Jpeg: return "image/jpeg";
        case Format::Png: return "image/png";
        case Format::Pdf: break;
    }
    return "application/pdf";
}

Result<Inspected> inspect(std::string_view bytes) {
    if (bytes.empty()) return invalid("picture.empty");
    if (bytes.size() > kMaxPictureBytes) return Error{Errc::Full, "picture.too-large", {}};
    if (bytes.starts_with(kPngBegins)) return inspectPng(bytes);
    if (bytes.starts_with(kJpegBegins)) return inspectJpeg(bytes);
    if (bytes.size() > 132 && bytes.substr(128, 4) == "DICM") return invalid("picture.dicom");
    if (bytes.substr(0, kPdfMargin).find("%PDF-") != std::string_view::npos) return inspectPdf(bytes);
    return invalid("picture.format");
}

}  // namespace jiayi::images
