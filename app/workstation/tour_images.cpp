#include "app/workstation/sample_pictures.h"
#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/core/hash.h"
#include "models/diagnostics/images/picture_bytes.h"
#include "ui/common/chip.h"
#include "ui/common/scroll.h"
#include "ui/images/add_dialog.h"
#include "ui/images/picture_frame.h"
#include "ui/images/picture_list.h"
#include "ui/shell/main_window.h"

#include <fstream>

namespace jiayi::app {

namespace {

struct TourPicture {
    const char* kind;
    const char* side;
    int daysAgo;
    std::string bytes;
    const char* title;
    bool here = true;      ///< else the hub has it
    std::string said = {};  ///< what the sender says it is, where that is not so
};

/// As they come from an imaging centre: the metadata with sync, the bytes when somebody opened them.
Result<int> writePictures(const sync::Context& context, roster::ResidentId resident, const std::vector<TourPicture>& all) {
    int count = 0;
    for (const auto& each : all) {
        images::Picture one;
        one.id = {derivedUuid({"tour-picture", std::to_string(++count)})};
        one.resident = resident;
        one.kind = each.kind;
        one.side = each.side;
        one.title = each.title;
        one.taken = context.clock.now() - Days(each.daysAgo);
        one.institution = "样例影像中心";
        one.content = {derivedUuid({"tour-binary", std::to_string(count)}), each.said, static_cast<std::int64_t>(each.bytes.size()), toHex(sha256(each.bytes))};
        JIAYI_CHECK(db::attempt([&]() -> Result<void> {
            sync::Unit unit(context, "demo.pictures", sync::Origin::Synced);
            images::PictureRepository::save(unit, one);
            unit.commit();
            return {};
        }));
        if (!each.here) continue;
        images::PictureBytes bytes(context);
        JIAYI_CHECK(bytes.begin(one.content));
        JIAYI_CHECK(bytes.keep(one.content.binary, 0, each.bytes));
        JIAYI_CHECK(bytes.prove(one.content.binary));
    }
    return count;
}

void choosePicture(TourStage& stage, int number) {
    auto* list = static_cast<ui::PictureList*>(stage.find(stage.bench().window(), "images.list"));
    list->choose({derivedUuid({"tour-picture", std::to_string(number)})});
}

/// Until it is whole, or refused.
void awaitPicture(TourStage& stage, const char* frame) {
    auto* shown = static_cast<ui::PictureFrame*>(stage.find(stage.bench().window(), frame));
    constexpr int kMostRounds = 200;
    for (int round = 0; round < kMostRounds; ++round) {
        stage.settle();
        if (!shown->isBusy()) return;
    }
    throw TourFailure("a picture never came");
}

}  // namespace

void playImages(TourStage& stage) {
    auto& bench = stage.bench();
    auto& desk = bench.desk();
    auto& window = bench.window();
    const auto person = samplePerson(stage);
    bench.openImages(person);
    stage.settle();
    stage.picture(window, "images_none");
    const auto fundus = jpegOf(sampleFundus(true, 34, {2600, 2200}));
    const std::vector<TourPicture> all{
        {"fundus", "left", 3, fundus, "黄斑中心", true, "image/jpeg"},
        {"fundus", "right", 3, jpegOf(sampleFundus(false, 12, {2600, 2200})), "", true, "image/jpeg"},
        {"ecg", "", 30, pngOf(sampleEcg({2000, 1100})), "", true, "image/png"},
        {"document", "", 31, samplePdf(), "样例检查报告", true, "application/pdf"},
        {"fundus", "left", 370, jpegOf(sampleFundus(true, 9, {2600, 2200})), "黄斑中心", true, "image/jpeg"},
        {"fundus", "right", 370, jpegOf(sampleFundus(false, 4, {2600, 2200})), "", false, "image/jpeg"},
        {"photo", "", 400, fundus.substr(0, fundus.size() / 2), "", true, "image/jpeg"},
    };
    auto written = desk.worker().run([&](db::Database& database) { return writePictures(desk.context(database), person, all); });
    written.waitForFinished();
    if (const auto done = written.result(); !done) throw TourFailure(toString(done.error()));
    bench.openImages(person);
    stage.settle();
    awaitPicture(stage, "images.main");
    for (const int number : {4, 3, 2, 1}) {
        choosePicture(stage, number);
        awaitPicture(stage, "images.main");
        if (number == 4) stage.picture(window, "images_document");
        if (number == 3) stage.picture(window, "images_ecg");
    }
    stage.picture(window, "images_viewer");
    stage.press(*stage.find(window, "images.compare"), Qt::Key_Space);
    awaitPicture(stage, "images.beside");
    for (int i = 0; i < 4; ++i) stage.press(*stage.find(window, "images.in"), Qt::Key_Space);
    stage.picture(window, "images_compare");
    stage.press(*stage.find(window, "images.compare"), Qt::Key_Space);
    choosePicture(stage, 6);
    awaitPicture(stage, "images.main");
    stage.picture(window, "images_not_here");
    choosePicture(stage, 7);
    awaitPicture(stage, "images.main");
    stage.picture(window, "images_refused");
    const auto path = stage.file("camera.jpg");
    std::ofstream(path, std::ios::binary) << jpegOf(sampleFundus(false, 20, {1300, 1100}));
    stage.press(*stage.find(window, "images.add"), Qt::Key_Space);
    auto* dialog = qobject_cast<ui::AddPictureDialog*>(stage.find(window, "addPicture"));
    dialog->look(QString::fromStdString(path.string()));
    for (int i = 0; i < 10; ++i) stage.settle();
    stage.press(*static_cast<ui::ChipRow*>(stage.find(*dialog, "addPicture.kind"))->chip(QStringLiteral("fundus")), Qt::Key_Space);
    stage.press(*static_cast<ui::ChipRow*>(stage.find(*dialog, "addPicture.side"))->chip(QStringLiteral("right")), Qt::Key_Space);
    stage.picture(*dialog, "images_add");
    dialog->close();
    bench.openChart(person);
    stage.settle();
    ui::bringIntoView(stage.find(window, "images.card"));
    stage.picture(window, "chart_images");
}

}  // namespace jiayi::app
