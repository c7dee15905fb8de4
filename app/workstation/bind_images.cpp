#include "app/workstation/bind_images.h"

#include "models/diagnostics/images/inspect.h"
#include "models/diagnostics/images/picture_bytes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QtConcurrent>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookSide = 480, kThumbSide = 160;

/// The camera's folder, as a rule: the dialog opens where the last file came from.
QString pictureFolder() {
    const QSettings stored(QSettings::IniFormat, QSettings::UserScope, u"jiayi"_s, u"jiayi"_s);
    return stored.value(u"pictureFolder"_s, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)).toString();
}

void choosePictureFile(QWidget* over, std::function<void(const QString&)> chosen) {
    auto* dialog = new QFileDialog(over, QCoreApplication::translate("jiayi::app::Images", "Choose an image or document"), pictureFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    // All files may be looked at: what cannot be taken in is told why.
    dialog->setNameFilters({QCoreApplication::translate("jiayi::app::Images", "Images and documents (*.jpg *.jpeg *.png *.pdf)"), QCoreApplication::translate("jiayi::app::Images", "All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, over, [chosen = std::move(chosen)](const QString& path) {
        QSettings(QSettings::IniFormat, QSettings::UserScope, u"jiayi"_s, u"jiayi"_s).setValue(u"pictureFolder"_s, QFileInfo(path).absolutePath());
        chosen(path);
    });
    dialog->open();
}

}  // namespace

Result<ui::ChosenFile> readChosenFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return Error{Errc::NotFound, "file.not-found", {}};
    if (file.size() > static_cast<qint64>(images::kMaxPictureBytes)) return Error{Errc::Full, "picture.too-large", {}};
    ui::ChosenFile chosen;
    chosen.bytes = std::make_shared<const std::string>(file.readAll().toStdString());
    chosen.day = localDate(Instant{std::chrono::milliseconds{QFileInfo(file).lastModified().toMSecsSinceEpoch()}});
    JIAYI_TRY(const auto found, images::inspect(*chosen.bytes));
    JIAYI_TRY(const auto decoded, ui::decodePicture({chosen.bytes, {}, 0, kLookSide}, {}, {}));
    chosen.small = decoded.image;
    chosen.pages = found.format == images::Format::Pdf ? decoded.pages : 0;
    chosen.thumbnail = ui::thumbnailOf(decoded.image, kThumbSide);
    return chosen;
}

ui::ImagesAsks bindImages(Desk& desk, PictureFetcher& fetcher, const PictureSettings& settings) {
    ui::ImagesAsks asks;
    asks.page = [&desk](images::ResidentId resident) {
        return desk.worker().read([resident](db::Database& database) { return images::readPicturePage(database, resident); });
    };
    asks.open = [&fetcher, settings](const images::Picture& picture, std::shared_ptr<ui::SharedProgress> progress, std::stop_token stop) {
        return fetcher.open({picture.content.binary, settings.online(), settings.limit()}, std::move(progress), std::move(stop));
    };
    asks.chooseFile = choosePictureFile;
    asks.look = [](const QString& path) { return QtConcurrent::run(readChosenFile, path); };
    asks.import = [&desk](const images::ImportPicture& wish) {
        return desk.worker().run([&desk, wish, institution = desk.institution().name](db::Database& database) {
            auto mine = wish;
            mine.institution = institution;
            return mine(desk.context(database));
        });
    };
    asks.retract = [&desk](const images::RetractPicture& wish) { return desk.worker().run([&desk, wish](db::Database& database) { return wish(desk.context(database)); }); };
    asks.keepThumbnail = [&desk](const Uuid& binary, const std::string& png) {
        // Lost, it is made again the next time.
        auto kept = desk.worker().run([&desk, binary, png](db::Database& database) { return images::PictureBytes(desk.context(database)).keepThumbnail(binary, png); });
        static_cast<void>(kept);
    };
    return asks;
}

}  // namespace jiayi::app
