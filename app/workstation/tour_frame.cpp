#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

void playFrame(TourStage& stage) {
    auto& window = stage.bench().window();
    window.showScreen(QStringLiteral("settings"));
    stage.picture(window, "settings");
    window.lock();
    stage.picture(window, "locked");
    window.unlock();
}

}  // namespace jiayi::app
