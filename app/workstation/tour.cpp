#include "app/workstation/tour.h"

#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/common/tokens.h"

#include <QApplication>

#include <iostream>

namespace jiayi::app {

int runTour(int argc, char** argv, const TourArgs& args) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::applyLanguage(QString::fromStdString(args.language));
    ui::applyLook({args.theme == "dark", args.scale});
    try {
        TourStage stage(args);
        playAccess(stage);
        stage.openClinic();
        playWorklist(stage);
        playQueue(stage);
        playResults(stage);
        playRoster(stage);
        playChart(stage);
        playGuidance(stage);
        playVisit(stage);
        playTargets(stage);
        playOutpatient(stage);
        playOrders(stage);
        playFiles(stage);
        playPharmacy(stage);
        playPharmacist(stage);
        playPrint(stage);
        playReadings(stage);
        playImages(stage);
        playReferral(stage);
        playContracts(stage);
        playIndicators(stage);
        playCapitation(stage);
        playStatement(stage);
        playSync(stage);
        playPrescribing(stage);
        playDuplicates(stage);
        playMoves(stage);
        playFrame(stage);
        std::cout << stage.pictures() << " pictures in " << args.out.string() << '\n';
        return static_cast<int>(Exit::Done);
    } catch (const TourFailure& failure) {
        std::cerr << "jiayi tour: " << failure.what() << '\n';
        return static_cast<int>(Exit::Broken);
    }
}

}  // namespace jiayi::app
