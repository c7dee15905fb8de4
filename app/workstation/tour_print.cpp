#include "app/workstation/bind_print.h"
#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/pharmacy/orders/order_repository.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

namespace {

struct TourMedicine {
    const char *name, *atc, *strength, *dose, *unit, *packUnit;
    double amount;
    int times;
    std::int64_t packs, packSize, fen;
};
constexpr TourMedicine kTourMedicines[] = {{"盐酸二甲双胍片", "A10BA02", "500 mg", "1g bid 随餐", "g", "tab", 1, 2, 4, 28, 3360},
                                           {"苯磺酸氨氯地平片", "C08CA01", "5 mg", "5mg qd", "mg", "tab", 5, 1, 1, 28, 1290},
                                           {"阿托伐他汀钙片", "C10AA05", "20 mg", "20mg qn", "mg", "tab", 20, 1, 4, 7, 2280}};

/// A long prescription of the demo clinic's first resident.
Result<pharmacy::PrescriptionId> writeTourForm(const sync::Context& context) {
    return db::attempt([&]() -> Result<pharmacy::PrescriptionId> {
        sync::Unit unit(context, "prescription.sign");
        db::Query row(unit.database(), "SELECT id FROM resident ORDER BY pk LIMIT 1");
        if (!row.next()) return Error{Errc::NotFound, "resident.not-found", {}};
        pharmacy::Prescription form;
        form.id = unit.newId<pharmacy::PrescriptionId>();
        form.resident = row.id<roster::ResidentId>(0);
        form.kind = "long";
        form.diagnoses = {{"E11.9", "2型糖尿病"}, {"I10", "高血压"}, {"E78.5", "高脂血症"}};
        form.written = localDate(unit.now());
        form.validUntil = form.written + Days{2};
        form.signedBy = unit.user();
        pharmacy::OrderRepository::save(unit, form);
        int position = 0;
        for (const auto& medicine : kTourMedicines) {
            pharmacy::Order order;
            order.id = unit.newId<pharmacy::OrderId>();
            order.prescription = form.id;
            order.position = ++position;
            order.medication = unit.newId<pharmacy::MedicationId>();
            order.name = medicine.name;
            order.atc = medicine.atc;
            order.strength = medicine.strength;
            order.dose = medicine.dose;
            order.amount = medicine.amount;
            order.unit = medicine.unit;
            order.times = medicine.times;
            order.period = 1;
            order.route = "po";
            order.days = 28;
            order.packs = medicine.packs;
            order.packSize = medicine.packSize;
            order.packUnit = medicine.packUnit;
            order.price = Money{medicine.fen};
            pharmacy::OrderRepository::save(unit, order, form.resident);
        }
        unit.commit();
        return form.id;
    });
}

}  // namespace

void playPrint(TourStage& stage) {
    auto& desk = stage.bench().desk();
    auto written = desk.worker().run([&desk](db::Database& database) { return writeTourForm(desk.context(database)); });
    written.waitForFinished();
    const auto form = written.result();
    if (!form) throw TourFailure(toString(form.error()));
    auto& window = stage.bench().window();
    printPrescriptions(desk, {*form}, &window);
    stage.settle();
    auto* dialog = stage.find(window, "print");
    stage.picture(*dialog, "print_prescription");
    stage.press(*stage.find(*dialog, "print.document.leaflet"), Qt::Key_Space);
    stage.picture(*dialog, "print_leaflet");
    dialog->close();
}

}  // namespace jiayi::app
