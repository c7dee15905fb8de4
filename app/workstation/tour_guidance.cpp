#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/common/scroll.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

void playGuidance(TourStage& stage) {
    auto& window = stage.bench().window();
    stage.bench().openChart(samplePerson(stage));
    stage.settle();
    auto* card = stage.find(window, "guidance");
    stage.press(*stage.find(*card, "guidance.takeAll"), Qt::Key_Space);
    stage.picture(window, "guidance_plan");
    stage.press(*stage.find(*card, "guidance.planLeave"), Qt::Key_Space);
    stage.press(*stage.find(*card, "guidance.dismiss"), Qt::Key_Space);
    ui::bringIntoView(stage.find(*card, "guidance.dismissal"));
    stage.press(*stage.find(*card, "guidance.reason.elsewhere"), Qt::Key_Space);
    stage.press(*stage.find(*card, "guidance.until.3mo"), Qt::Key_Space);
    stage.picture(window, "guidance_put_aside");
    stage.press(*stage.find(*card, "guidance.save"), Qt::Key_Space);
    stage.press(*stage.find(*card, "guidance.more"), Qt::Key_Space);
    stage.picture(window, "guidance_all");
    stage.press(*stage.find(*card, "guidance.rules"), Qt::Key_Space);
    stage.picture(window, "guidance_rules");
}

}  // namespace jiayi::app
