#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/shell/main_window.h"


namespace jiayi::app {

void playRoster(TourStage& stage) {
    auto& window = stage.bench().window();
    window.showScreen(QStringLiteral("roster"));
    stage.picture(window, "roster");

    stage.press(*stage.find(window, "roster.programme.T2DM"), Qt::Key_Space);
    stage.press(*stage.find(window, "roster.control.poor"), Qt::Key_Space);
    stage.picture(window, "roster_filtered");
    stage.press(*stage.find(window, "roster.clear"), Qt::Key_Space);

    auto* search = stage.find(window, "search.edit");
    stage.type(*search, QStringLiteral("zhangx"));
    stage.picture(window, "search");
    stage.press(*search, Qt::Key_Escape);
    stage.press(*search, Qt::Key_Escape);

    stage.press(*stage.find(window, "roster.add"), Qt::Key_Space);
    auto* dialog = stage.find(window, "resident");
    stage.type(*stage.find(*dialog, "resident.name"), QStringLiteral("单小雨"));
    stage.type(*stage.find(*dialog, "resident.citizen_id"), QStringLiteral("120101199003071236"));
    stage.picture(*dialog, "resident_wrong_digit");
    dialog->close();
    stage.settle();
}

}  // namespace jiayi::app
