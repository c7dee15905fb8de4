#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/fulfilment/fulfilment.h"
#include "models/pharmacy/orders/order_repository.h"
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

/// What pharmacies answer to the newest orders of a person: one is on its way, one has arrived, one is not to be had and another offered.
Result<bool> answerOrders(db::Database& database, Desk& desk, roster::ResidentId person) {
    JIAYI_TRY(auto orders, pharmacy::trackedOrders(database, person));
    sync::Unit unit(desk.context(database), "tour", sync::Origin::Hub);
    std::size_t answered = 0;
    for (const auto& tracked : orders) {
        if (tracked.order.product.empty() || answered == 3) continue;
        pharmacy::Dispense dispense;
        dispense.id = unit.newId<pharmacy::DispenseId>();
        dispense.resident = person;
        dispense.order = tracked.order.id;
        dispense.since = desk.clock().now() - std::chrono::minutes{40};
        dispense.state = answered == 0 ? "sent" : answered == 1 ? "delivered" : "out-of-stock";
        if (answered == 0) dispense.tracking = "SAMPLE-SF-2231";
        if (answered == 2) {
            dispense.reason = "厂家断货，预计两周 The maker has none for two weeks";
            JIAYI_TRY(const auto others, pharmacy::searchFormulary(database, desk.today(), tracked.order.atc));
            for (const auto& other : others) {
                if (other.item.code == tracked.order.product || other.item.strength != tracked.order.strength) continue;
                dispense.substitute = other.item.name() + " " + other.item.strength + " " + other.item.maker;
                dispense.substituteProduct = other.item.code;
            }
        }
        pharmacy::OrderRepository::save(unit, dispense);
        ++answered;
    }
    unit.commit();
    if (answered < 3) return Error{Errc::NotFound, "tour.orders", {}};
    return true;
}

/// The chart with what waits for the doctor, and the pad that the substitute leads to.
void playFulfilment(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    const auto person = samplePerson(stage);
    auto done = bench.desk().worker().run([&bench, person](db::Database& database) { return answerOrders(database, bench.desk(), person); });
    done.waitForFinished();
    if (const auto result = done.result(); !result) throw TourFailure(toString(result.error()));
    bench.openChart(person);
    stage.picture(window, "chart_fulfilment");
    clickNamed(stage, window, "fulfilment.second");
    stage.picture(window, "prescribe_substitute");
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
    playFulfilment(stage);
    bench.prescribe(samplePerson(stage));
    stage.settle();
    clickNamed(stage, window, "line.remove");
    stage.type(*input, QStringLiteral("黄芪30g 党参15g 甘草6g(炙) 海藻9g 7剂 水煎服"));
    stage.picture(window, "prescribe_decoction_typed");
    stage.press(*input, Qt::Key_Return);
    stage.picture(window, "prescribe_decoction");
}

}  // namespace jiayi::app
