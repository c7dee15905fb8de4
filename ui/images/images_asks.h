// What card and page of the pictures ask for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/diagnostics/images/import_picture.h"
#include "ui/images/decode.h"

#include <QFuture>

#include <atomic>
#include <functional>

class QWidget;

namespace jiayi::ui {

/// How far something is, written in one thread and read in another.
struct SharedProgress {
    std::atomic<qint64> done{0};
    std::atomic<qint64> total{0};
};

/// A file that somebody chose, before it is taken in.
struct ChosenFile {
    std::shared_ptr<const std::string> bytes;
    Date day{};      ///< of the file; the day it was taken, as a rule
    QImage small;    ///< empty where it cannot be shown
    int pages = 0;   ///< of a PDF
    std::string thumbnail;
};

struct ImagesAsks {
    std::function<QFuture<Result<images::PicturePage>>(images::ResidentId)> page;
    /// The bytes, from the cache or else the hub. NotFound "picture.not-here" without a line; see sync::PictureTransfer.
    std::function<QFuture<Result<std::shared_ptr<const std::string>>>(const images::Picture&, std::shared_ptr<SharedProgress>, std::stop_token)> open;
    /// Calls back with a path, or not at all.
    std::function<void(QWidget* over, std::function<void(const QString&)>)> chooseFile;
    std::function<QFuture<Result<ChosenFile>>(const QString& path)> look;
    std::function<QFuture<Result<images::PictureId>>(const images::ImportPicture&)> import;
    std::function<QFuture<Result<images::PictureId>>(const images::RetractPicture&)> retract;
    std::function<void(const Uuid& binary, const std::string& png)> keepThumbnail;
    Decoder decode = decodePicture;
};

}  // namespace jiayi::ui
