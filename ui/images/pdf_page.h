// One page of a PDF. The only place that knows Poppler.
#pragma once

#include "ui/images/decode.h"

namespace jiayi::ui {

/// Documents of more pages are refused.
inline constexpr int kMaxPdfPages = 500;

/// See decodePicture().
Result<DecodedPicture> decodePdfPage(const DecodeWish& wish, const std::stop_token& stop);

}  // namespace jiayi::ui
