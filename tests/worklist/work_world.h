// A small clinic to which things happen: people, facts, forms, a pharmacy, sync, days.
#pragma once

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/worklist/worklist_acts.h"
#include "models/worklist/worklist_page.h"
#include "tests/pharmacy/clinic_desk.h"

#include <map>

namespace jiayi::test {

inline const worklist::WorklistBook& workBook() {
    static const auto book = worklist::loadWorklistBook(careRules(), reviewBook()).value();
    return book;
}

class WorkWorld : public ClinicDesk {
public:
    WorkWorld() {
        // Nothing here crashes, and ten thousand saves need not wait for a disk.
        store.database().execute("PRAGMA synchronous=OFF");
    }

    template <class Fact>
    Fact save(roster::ResidentId resident, Fact fact) {
        sync::Unit unit(store.context(), "test");
        if (fact.id.isNil()) fact.id = unit.newId<decltype(fact.id)>();
        fact.resident = resident;
        care::FactRepository::save(unit, fact);
        unit.commit();
        tick();
        return fact;
    }
    care::Observation measured(roster::ResidentId resident, const std::string& code, double value, Date day, std::optional<care::VisitId> visit = {}) {
        care::Observation made;
        made.code = code;
        made.value = value;
        made.unit = careRules().observation(code)->unit;
        made.effective = taken(parseFhirTime(formatDate(day)));
        made.visit = visit;
        return save(resident, made);
    }
    care::Visit visited(roster::ResidentId resident, const std::string& form, const std::string& visitClass, Date day, std::optional<Date> next) {
        care::Visit made;
        made.forms = {{form, {{"visit_outcome", "1"}, {"visit_mode", "1"}}, visitClass}};
        made.mode = "1";
        made.date = day;
        made.nextDate = next;
        made.signedBy = "chen";
        made.signedAt = store.clock.now();
        return save(resident, made);
    }
    care::Programme enrolled(roster::ResidentId resident, std::optional<Date> since, const std::string& code = "T2DM") {
        care::Programme made;
        made.code = code;
        made.since = since;
        return save(resident, made);
    }
    /// An order of a medicine that is taken: its form, with that product of the pharmacy "P".
    pharmacy::Order ordered(roster::ResidentId resident, const care::MedicationLine& medicine, const std::string& kind, int days, const std::string& product = {}) {
        sync::Unit unit(store.context(), "test");
        pharmacy::Prescription form;
        form.id = unit.newId<pharmacy::PrescriptionId>();
        form.resident = resident;
        form.kind = kind;
        form.written = today();
        form.validUntil = today() + Days{3};
        form.signedBy = "chen";
        pharmacy::OrderRepository::save(unit, form);
        pharmacy::Order order;
        order.id = unit.newId<pharmacy::OrderId>();
        order.prescription = form.id;
        order.medication = medicine.id;
        order.name = medicine.name;
        order.atc = medicine.atc;
        order.pharmacy = product.empty() ? "" : "P";
        order.product = product;
        order.dose = "1 tab bid";
        order.days = days;
        pharmacy::OrderRepository::save(unit, order, resident);
        unit.commit();
        tick();
        return order;
    }
    care::MedicationLine medicine(roster::ResidentId resident, const std::string& name = "metformin", const std::string& atc = "A10BA02") {
        care::MedicationLine line;
        line.name = name;
        line.atc = atc;
        line.dose = "1 tab bid";
        line.start = today() - Days{400};
        return save(resident, line);
    }
    void dispensed(roster::ResidentId resident, pharmacy::OrderId order, const std::string& state, const std::string& substitute = {}) {
        sync::Unit unit(store.context(), "test");
        pharmacy::Dispense made;
        made.id = pharmacy::DispenseId{derivedUuid({"dispense", order.toString()})};
        made.resident = resident;
        made.order = order;
        made.state = state;
        made.substitute = substitute;
        made.since = store.clock.now();
        made.on = today();
        pharmacy::OrderRepository::save(unit, made);
        unit.commit();
        tick();
    }
    void reviewed(roster::ResidentId resident, pharmacy::PrescriptionId form, const std::string& state) {
        sync::Unit unit(store.context(), "test");
        pharmacy::PrescriptionReview made;
        made.id = pharmacy::PrescriptionReviewId{derivedUuid({"review", form.toString()})};
        made.resident = resident;
        made.prescription = form;
        made.state = state;
        made.comment = state == "returned" ? "why so much?" : "";
        made.requested = store.clock.now();
        pharmacy::OrderRepository::save(unit, made);
        unit.commit();
        tick();
    }
    /// A booking made on one day for nine o'clock of another.
    appointments::Appointment booked(roster::ResidentId resident, Date made, Date day, const std::string& status = "booked") {
        sync::Unit unit(store.context(), "test");
        const appointments::Appointment one{unit.newId<appointments::AppointmentId>(), resident, appointments::startOf({day, 9 * 60}), 30, status, "Chen", "visit.due", "chen", startOfDay(made)};
        appointments::AppointmentRepository::save(unit, one);
        unit.commit();
        tick();
        return one;
    }
    void sql(const std::string& text) {
        db::Transaction transaction(store.database());
        store.database().execute(text);
        transaction.commit();
    }
    static std::string hex(const Uuid& id) { return "x'" + toHex(id.bytes) + "'"; }

    void refresh() { done(worklist::refreshWholeWorklist(store.database(), workBook(), today())); }
    worklist::WorklistPage page(worklist::View view = worklist::View::Team, const std::string& area = {}, const std::string& user = "chen", const std::string& grid = {}) {
        refresh();
        return taken(worklist::readWorklist(store.database(), workBook(), {view, area, today(), user, grid}));
    }
    /// The kinds on the list, in its order: "name:kind".
    std::vector<std::string> kinds(worklist::View view = worklist::View::Team, const std::string& area = {}, const std::string& user = "chen") {
        std::vector<std::string> all;
        for (const auto& row : page(view, area, user).rows) all.push_back(row.kind);
        return all;
    }
    std::string why(const std::string& kind) {
        for (const auto& row : page().rows)
            if (row.kind == kind) return row.why.en;
        return {};
    }
    void daysPass(int days) { store.clock.advance(std::chrono::hours{24} * days); }
    worklist::ItemKey item(roster::ResidentId resident, const std::string& kind) const { return {resident, kind}; }
};

}  // namespace jiayi::test
