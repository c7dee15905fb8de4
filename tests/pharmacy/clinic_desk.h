// A clinic with people who have diabetes and take metformin, a pharmacy that sells it, and a doctor who signs.
#pragma once

#include "models/care/fact_repository.h"
#include "models/pharmacy/formulary/formulary_writer.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/sign_prescription.h"
#include "models/roster/resident_repository.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

#include <stdexcept>

namespace jiayi::test {

template <class T>
T taken(Result<T> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
    return std::move(*result);
}
inline void done(Result<void> result) {
    if (!result) throw std::runtime_error(toString(result.error()));
}

class ClinicDesk {
public:
    ClinicDesk() {
        db::Transaction transaction(store.database());
        db::Query(store.database(), "INSERT INTO user (id, name, display_name, role) VALUES (?, 'chen', 'Chen', 'doctor'), (?, 'li', 'Li', 'pharmacist'), "
                                    "(?, 'wang', 'Wang', 'administrator')",
                  newUuid(store.clock, store.random), newUuid(store.clock, store.random), newUuid(store.clock, store.random))
            .run();
        transaction.commit();
    }

    roster::ResidentId person(const std::string& name, double egfr = 80) {
        sync::Unit unit(store.context(), "test");
        roster::Resident made;
        made.id = unit.newId<roster::ResidentId>();
        made.name = name;
        made.sex = Sex::Male;
        made.birthDate = makeDate(1966, 1, 1);
        made.insuranceScheme = "employee";
        made.allergyState = roster::AllergyState::NoneKnown;
        roster::ResidentRepository::save(unit, made);
        care::Condition diabetes;
        diabetes.id = unit.newId<care::ConditionId>();
        diabetes.resident = made.id;
        diabetes.icd10 = "E11";
        diabetes.coding = {"http://hl7.org/fhir/sid/icd-10", "E11", "2型糖尿病"};
        care::FactRepository::save(unit, diabetes);
        care::Observation kidney;
        kidney.id = unit.newId<care::ObservationId>();
        kidney.resident = made.id;
        kidney.code = "EGFR_2021";
        kidney.effective = taken(parseFhirTime(formatDate(today() - Days{10})));
        kidney.value = egfr;
        kidney.unit = "mL/min/{1.73_m2}";
        care::FactRepository::save(unit, kidney);
        unit.commit();
        tick();
        return made.id;
    }
    void takes(roster::ResidentId resident, const std::string& name, const std::string& atc, const std::string& dose) {
        sync::Unit unit(store.context(), "test");
        care::MedicationLine line;
        line.id = unit.newId<care::MedicationId>();
        line.resident = resident;
        line.name = name;
        line.atc = atc;
        line.dose = dose;
        line.start = today() - Days{200};
        care::FactRepository::save(unit, line);
        unit.commit();
        tick();
    }

    /// A draft of metformin 500 mg.
    pharmacy::PrescriptionDraft draft(roster::ResidentId resident, const std::string& dosage = "500mg bid 7d") const {
        pharmacy::PrescriptionDraft made;
        made.resident = resident;
        made.diagnoses = {{"E11.9", "2型糖尿病"}};
        pharmacy::DraftLine line;
        line.key = "a";
        line.item = formularyItem(1);
        line.name = "metformin";
        line.atc = "A10BA02";
        line.pharmacy = "P";
        line.dosage = dosage;
        made.lines = {line};
        return made;
    }
    /// Signed, going past whatever interrupts with that reason.
    pharmacy::PrescriptionId sign(pharmacy::PrescriptionDraft draft, const std::string& reason = {}) {
        const auto check = taken(pharmacy::checkPrescription(store.database(), careRules(), reviewBook(), draft, today()));
        for (const auto& finding : check.interrupting) draft.overrides[finding.rule] = reason;
        auto made = taken(pharmacy::SignPrescription{draft}(store.context(), careRules(), reviewBook()));
        tick();
        return made.forms.front();
    }

    std::int64_t publish(const std::vector<pharmacy::FormularyItem>& items) {
        db::Transaction transaction(store.database());
        pharmacy::FormularyWriter writer(store.database(), pharmacy::pharmacyPkOf(store.database(), "P", "Pharmacy"));
        const auto there = taken(writer.codes());
        writer.begin({"e", ++m_version, today(), store.clock.now(), static_cast<std::int64_t>(items.size()), pharmacy::contentRootOf(items)});
        for (const auto& item : items) writer.put(item);
        for (const auto& code : there)
            if (std::none_of(items.begin(), items.end(), [&](const auto& item) { return item.code == code; })) writer.withdraw(code);
        done(writer.prove());
        writer.ready(store.clock.now());
        transaction.commit();
        return store.count("SELECT max(pk) FROM formulary_version");
    }

    sync::Context as(const char* user) {
        auto context = store.context();
        return {context.database, context.clock, context.random, user};
    }
    sync::Context pharmacist() { return as("li"); }
    pharmacy::PrescriptionReviewId reviewOf(pharmacy::PrescriptionId form) { return taken(pharmacy::OrderRepository{store.database()}.reviewsOf(form)).at(0).id; }
    std::vector<care::MedicationLine> medicines(roster::ResidentId resident) { return taken(care::FactRepository{store.database()}.medications(resident)); }
    Date today() const { return localDate(store.clock.now()); }
    void tick() { store.clock.advance(std::chrono::seconds{1}); }

    ClinicStore store;

private:
    std::int64_t m_version = 0;
};

}  // namespace jiayi::test
