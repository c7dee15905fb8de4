#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/roster/search.h"
#include "ui/common/field.h"
#include "ui/common/scroll.h"
#include "ui/shell/main_window.h"

#include <QDialog>

namespace jiayi::app {

namespace {

/// A coded field, answered by key: a chip takes Space, a combo box is walked down to the code.
void answer(TourStage& stage, QWidget& window, const std::string& field, const char* code) {
    const auto name = "visit." + field;
    auto* widget = stage.find(window, name.c_str());
    if (auto* combo = qobject_cast<ui::ChoiceEdit*>(widget)) {
        combo->setFocus();
        stage.press(*combo, Qt::Key_Home);
        for (int step = 0; combo->key() != QLatin1String(code); ++step) {
            if (step > combo->count()) throw TourFailure(name + " has no choice " + code);
            stage.press(*combo, Qt::Key_Down);
        }
        return;
    }
    stage.press(*stage.find(*widget, (name + "." + code).c_str()), Qt::Key_Space);
}

void scrollTo(TourStage& stage, QWidget& window, const char* name) {
    ui::bringIntoView(stage.find(window, name));
    stage.settle();
}

/// A figure and Enter: only then is anything concluded from it.
void enter(TourStage& stage, QWidget& window, const char* field, const QString& text) {
    auto* widget = stage.find(window, field);
    stage.type(*widget, text);
    stage.press(*widget, Qt::Key_Return);
}

}  // namespace

roster::ResidentId samplePerson(TourStage& stage) {
    auto found = stage.bench().desk().worker().read([](db::Database& database) { return roster::searchResidents(database, "zhangxiaoming", 1); });
    found.waitForFinished();
    const auto hits = found.result();
    if (!hits || hits->empty()) throw TourFailure("the sample person is not on the roster");
    return hits->front().id;
}

void playChart(TourStage& stage) {
    auto& window = stage.bench().window();
    stage.bench().openChart(samplePerson(stage));
    stage.settle();
    stage.picture(window, "chart");
    stage.press(*stage.find(window, "trend.unit"), Qt::Key_Space);
    stage.picture(window, "chart_mmol_mol");
    stage.press(*stage.find(window, "trend.unit"), Qt::Key_Space);
    stage.press(*stage.find(window, "trend.measure.bp"), Qt::Key_Space);
    stage.picture(window, "chart_blood_pressure");
    stage.press(*stage.find(window, "trend.measure.hba1c"), Qt::Key_Space);
    stage.press(*stage.find(window, "trend.asTable"), Qt::Key_Space);
    stage.picture(window, "chart_as_table");
    stage.press(*stage.find(window, "trend.asTable"), Qt::Key_Space);
}

void playVisit(TourStage& stage) {
    auto& window = stage.bench().window();
    stage.bench().startVisit(samplePerson(stage));
    stage.settle();
    stage.picture(window, "visit");

    answer(stage, window, "visit_mode", "1");
    enter(stage, window, "visit.sbp", QStringLiteral("138/84"));
    enter(stage, window, "visit.heart_rate", QStringLiteral("72"));
    enter(stage, window, "visit.weight", QStringLiteral("74.5"));
    answer(stage, window, "fasting", "2");
    enter(stage, window, "visit.fpg", QStringLiteral("17.2"));
    answer(stage, window, "diabetes.symptoms", "1");
    answer(stage, window, "hypertension.symptoms", "1");
    stage.picture(window, "visit_danger");

    stage.press(*stage.find(window, "visit.fpg"), Qt::Key_A, Qt::ControlModifier);
    enter(stage, window, "visit.fpg", QStringLiteral("6.4"));
    answer(stage, window, "foot_pulse", "1");
    answer(stage, window, "drug_adherence", "1");
    answer(stage, window, "adr", "1");
    answer(stage, window, "complication", "1");
    answer(stage, window, "hypoglycaemia", "1");
    answer(stage, window, "salt_now", "1");
    scrollTo(stage, window, "visit.note");
    scrollTo(stage, window, "visit.card.4.diabetes");
    stage.picture(window, "visit_programmes");
    scrollTo(stage, window, "visit.card.0");
    stage.press(*stage.find(window, "visit.confirm"), Qt::Key_Space);
    stage.picture(window, "visit_filled");
    stage.press(*stage.find(window, "visit.sign"), Qt::Key_Space);
    stage.picture(window, "visit_signed");
}

void playTargets(TourStage& stage) {
    auto& window = stage.bench().window();
    stage.bench().openChart(samplePerson(stage));
    stage.settle();
    stage.press(*stage.find(window, "chart.targets"), Qt::Key_Space);
    auto* dialog = stage.find(window, "targets");
    stage.picture(*dialog, "targets");
    stage.press(*dialog, Qt::Key_1, Qt::AltModifier);
    stage.picture(*dialog, "targets_taken_over");
    static_cast<QDialog*>(dialog)->reject();
    stage.settle();
}

void playOutpatient(TourStage& stage) {
    auto& window = stage.bench().window();
    const auto person = samplePerson(stage);
    stage.bench().openChart(person);
    stage.settle();
    stage.bench().startVisit(person, {{"outpatient"}});
    stage.settle();
    stage.type(*stage.find(window, "visit.chief_complaint"), QStringLiteral("流涕、咳嗽3天"));
    enter(stage, window, "visit.sbp", QStringLiteral("138/84"));
    enter(stage, window, "visit.diagnoses.search", QStringLiteral("J06.9"));
    stage.picture(window, "outpatient");
    auto* note = stage.find(window, "visit.orders");
    note->setFocus();
    stage.press(*note, Qt::Key_F9);
    auto* phrases = stage.find(window, "phrases");
    stage.picture(*phrases, "phrases");
    stage.press(*stage.find(*phrases, "phrases.list"), Qt::Key_1);
    scrollTo(stage, window, "visit.note");
    stage.picture(window, "outpatient_plan");
    scrollTo(stage, window, "visit.forms");
    stage.press(*stage.find(window, "visit.foldIn"), Qt::Key_Space);
    stage.picture(window, "outpatient_with_check");
    scrollTo(stage, window, "visit.note");
    scrollTo(stage, window, "visit.tc");
    stage.picture(window, "check_held_results");
}

}  // namespace jiayi::app
