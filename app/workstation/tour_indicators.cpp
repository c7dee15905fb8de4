#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/quality/evidence_dialog.h"
#include "ui/quality/indicators_screen.h"
#include "ui/print/print_dialog.h"
#include "ui/shell/main_window.h"

#include <QLineEdit>

namespace jiayi::app {

using namespace Qt::StringLiterals;

void playIndicators(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    auto& screen = bench.indicatorsScreen();
    window.showScreen(u"indicators"_s);
    stage.waitFor(window, "tile.goal.change");
    stage.picture(window, "indicators_board");
    stage.press(*stage.find(window, "tile.goal"), Qt::Key_Return);
    stage.waitFor(window, "people.table");
    stage.picture(window, "indicators_people");
    stage.press(*stage.find(window, "people.print"), Qt::Key_Space);
    stage.settle();
    auto* dialog = window.findChild<ui::PrintDialog*>();
    if (!dialog) throw TourFailure("no print dialog");
    stage.picture(*dialog, "indicators_list");
    dialog->close();
    stage.settle();
    window.goBack();
    stage.settle();
    for (const auto* view : {"trend", "bands", "funnels", "groups", "improvement", "questions", "all"}) {
        screen.showView(QLatin1String(view));
        stage.settle();
        if (QLatin1String(view) == u"trend"_s) stage.waitFor(window, "trend.table");
        stage.picture(window, (std::string{"indicators_"} + view).c_str());
    }
    screen.showView(u"board"_s);
    stage.settle();
    stage.press(*stage.find(window, "indicators.evidence"), Qt::Key_Space);
    stage.settle();
    auto* evidence = window.findChild<ui::EvidenceDialog*>();
    if (!evidence) throw TourFailure("no dialog of evidence");
    evidence->findChild<QLineEdit*>(u"evidence.target"_s)->setText(QString::fromStdString(stage.file("evidence.zip").string()));
    stage.press(*stage.find(*evidence, "evidence.write"), Qt::Key_Space);
    stage.waitFor(*evidence, "evidence.outcome");
    stage.picture(*evidence, "indicators_evidence");
    evidence->close();
    stage.settle();
}

}  // namespace jiayi::app
