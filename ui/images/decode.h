// From the bytes of a file to what is painted. No widget; runs on any thread but the window's.
#pragma once

#include "models/core/result.h"

#include <QImage>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace jiayi::ui {

struct DecodeWish {
    std::shared_ptr<const std::string> bytes;
    std::string saidType;  ///< what the sender calls it; empty: nobody has said
    int page = 0;
    int longSide = 0;      ///< pixels at most; 0: all there are
};

struct DecodedPicture {
    QImage image;
    QSize full;  ///< of the whole picture, upright; of a page, at the resolution it is read at
    int page = 0;
    int pages = 1;
};

/// 0 to 100; called in the decoding thread.
using DecodeProgress = std::function<void(int percent)>;
using Decoder = std::function<Result<DecodedPicture>(const DecodeWish&, const std::stop_token&, const DecodeProgress&)>;

/// JPEG, PNG and PDF by their content alone; the first two measured before a decoder sees them. Errors of images::inspect(); Corrupt "picture.type-lies" when the
/// bytes are another kind of file than the sender says, "picture.damaged" when the decoder gives up; Denied "picture.locked" for a PDF with a password;
/// Full "picture.pages", "picture.dimensions"; Busy "stopped".
Result<DecodedPicture> decodePicture(const DecodeWish& wish, const std::stop_token& stop, const DecodeProgress& progress);

/// A small PNG, no side longer than so many pixels; empty if it cannot be made.
std::string thumbnailOf(const QImage& image, int longSide);

}  // namespace jiayi::ui
