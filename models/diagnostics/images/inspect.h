// What a file is, by its own bytes, before any decoder sees it. Pure: the name and what a sender says of it count for nothing.
#pragma once

#include "models/core/result.h"

#include <cstdint>
#include <string_view>

namespace jiayi::images {

/// More is not taken in, fetched or shown.
inline constexpr std::size_t kMaxPictureBytes = std::size_t{64} << 20;
/// Of a picture: 400 MB of memory while it is shown.
inline constexpr std::int64_t kMaxPixels = 100'000'000;
inline constexpr int kMaxPixelSide = 32'000;

enum class Format { Jpeg, Png, Pdf };
/// "image/jpeg" ...
std::string_view mediaType(Format format);

struct Inspected {
    Format format = Format::Jpeg;
    int width = 0;  ///< pixels; 0 for a PDF
    int height = 0;
};

/// Invalid "picture.empty"; Full "picture.too-large"; Invalid "picture.dicom", "picture.format" for any other kind of file; Corrupt "picture.truncated" when
/// the end is missing, "picture.damaged" when the beginning makes no sense; Full "picture.dimensions" when it would be larger than is shown.
Result<Inspected> inspect(std::string_view bytes);

}  // namespace jiayi::images
