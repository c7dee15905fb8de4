// Images and documents, bound to the store, the hub and the files of this machine.
#pragma once

#include "app/workstation/desk.h"
#include "app/workstation/picture_fetcher.h"

namespace jiayi::app {

/// What the window knows and the pictures need, asked in its thread.
struct PictureSettings {
    std::function<bool()> online;           ///< whether the hub may be asked
    std::function<std::int64_t()> limit;    ///< bytes of pictures that may be kept
};

/// `fetcher` outlives every screen.
ui::ImagesAsks bindImages(Desk& desk, PictureFetcher& fetcher, const PictureSettings& settings);
/// A file of this machine, before it is taken in; runs on any thread. NotFound "file.not-found"; errors of ui::decodePicture().
Result<ui::ChosenFile> readChosenFile(const QString& path);

}  // namespace jiayi::app
