#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

namespace {

/// The first product that is found, and its dose: as a doctor types it.
void prescribeLine(TourStage& stage, QWidget& window, const char* medicine, const char* dose) {
    auto* input = stage.find(window, "pad.input");
    stage.type(*input, QString::fromUtf8(medicine));
    stage.press(*input, Qt::Key_Return);
    stage.type(*input, QString::fromUtf8(dose));
    stage.press(*input, Qt::Key_Return);
}

void clickNamed(TourStage& stage, QWidget& window, const char* name) { stage.press(*stage.find(window, name), Qt::Key_Space); }

/// Every field that asks why, answered.
void giveReasons(TourStage& stage, QWidget& window, const char* reason) {
    auto* dialog = stage.find(window, "override");
    for (int at = 0;; ++at) {
        const auto name = "override.reason." + std::to_string(at);
        if (!dialog->findChild<QWidget*>(QString::fromStdString(name))) break;
        stage.type(*stage.find(*dialog, name.c_str()), QString::fromUtf8(reason));
    }
    clickNamed(stage, *dialog, "override.ok");
}

}  // namespace

void playPrescribing(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    bench.prescribe(samplePerson(stage));
    stage.settle();
    stage.picture(window, "prescribe_empty");
    auto* input = stage.find(window, "pad.input");
    stage.type(*input, QStringLiteral("metf"));
    stage.picture(window, "prescribe_search");
    stage.press(*input, Qt::Key_Return);
    stage.type(*input, QStringLiteral("1g bid 12w"));
    stage.picture(window, "prescribe_dose");
    stage.press(*input, Qt::Key_Return);
    prescribeLine(stage, window, "simvastatin", "40mg qn 28d");
    prescribeLine(stage, window, "amoxicillin", "0.5g tid 7d");
    clickNamed(stage, window, "pad.diagnosis.E11.9");
    clickNamed(stage, window, "pad.diagnosis.I10");
    stage.picture(window, "prescribe_findings");
    auto* reason = window.findChild<QWidget*>(QStringLiteral("pad.reason"));
    if (reason && reason->isVisible()) {
        stage.type(*reason, QStringLiteral("慢性病 chronic disease, stable"));
        stage.press(*reason, Qt::Key_Return);
    }
    clickNamed(stage, window, "pad.sign");
    stage.picture(*stage.find(window, "override"), "prescribe_why");
    clickNamed(stage, *stage.find(window, "override"), "override.back");

    // What is contraindicated goes; the rest becomes a long prescription.
    for (int left = 0; left < 2; ++left) {
        stage.press(*input, Qt::Key_Up);
        if (auto* dose = window.focusWidget()) stage.press(*dose, Qt::Key_Delete, Qt::ControlModifier);
        input->setFocus();
    }
    prescribeLine(stage, window, "dapagliflozin", "10mg qd 12w");
    prescribeLine(stage, window, "amlodipine", "5mg qd 12w");
    clickNamed(stage, window, "pad.kind.long");
    stage.picture(window, "prescribe_long");
    clickNamed(stage, window, "pad.assess");
    auto* assessment = stage.find(window, "assessment");
    stage.press(*stage.find(*assessment, "assessment.title"), Qt::Key_End);
    stage.type(*stage.find(*assessment, "assessment.note"), QStringLiteral("三月稳定 stable for three months"));
    stage.type(*stage.find(*assessment, "assessment.education"), QStringLiteral("低血糖、复诊 hypoglycaemia, when to come back"));
    stage.type(*stage.find(*assessment, "assessment.signature"), QStringLiteral("张小明"));
    stage.picture(*assessment, "prescribe_assessment");
    clickNamed(stage, *assessment, "assessment.ok");
    clickNamed(stage, window, "pad.sign");
    giveReasons(stage, window, "外院续方，病情稳定 continued from elsewhere, stable");
    clickNamed(stage, *stage.find(window, "print"), "print.close");
    stage.picture(window, "prescribe_signed");
    clickNamed(stage, window, "pad.renew");
    stage.picture(window, "prescribe_renew");
    bench.startVisit(samplePerson(stage));
    stage.picture(window, "visit_prescription");
    bench.openChart(samplePerson(stage));
    stage.picture(window, "chart_prescription");
}

}  // namespace jiayi::app
