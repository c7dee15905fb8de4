// A desk with one resident, the program's own rules, and shortcuts to write facts in a unit each.
#pragma once

#include "models/care/fact_repository.h"
#include "models/care/sign_visit.h"
#include "models/roster/resident_repository.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/clinic_store.h"

namespace jiayi::test {

struct Desk : ClinicStore {
    Desk() { resident = newResident("Zhang Xiaoming"); }

    static const care::RuleBook& rules() { return shippedRules(); }
    Date today() const { return localDate(clock.now()); }
    care::FactRepository facts() { return care::FactRepository(database()); }

    roster::ResidentId newResident(const std::string& name) {
        roster::Resident one;
        sync::Unit unit(context(), "resident.add");
        one.id = unit.newId<roster::ResidentId>();
        one.recordNo = "12010500100100042";
        one.name = name;
        one.sex = Sex::Male;
        one.birthDate = makeDate(1968, 3, 17);
        roster::ResidentRepository::save(unit, one);
        unit.commit();
        return one.id;
    }

    template <class Fact>
    Fact save(Fact fact) {
        sync::Unit unit(context(), "test.save");
        if (fact.id.isNil()) fact.id = unit.newId<decltype(fact.id)>();
        if (fact.resident.isNil()) fact.resident = resident;
        care::FactRepository::save(unit, fact);
        unit.commit();
        return fact;
    }

    static care::Observation measured(const std::string& code, double value, const std::string& when) {
        care::Observation observation;
        observation.code = code;
        observation.effective = parseFhirTime(when).value();
        observation.value = value;
        observation.unit = rules().observation(code)->unit;
        return observation;
    }
    care::Observation observe(const std::string& code, double value, const std::string& when) {
        return save(measured(code, value, when));
    }

    care::PersonalTarget agree(const std::string& code, double high, Date from) {
        care::PersonalTarget target;
        target.code = code;
        target.high = high;
        target.unit = rules().observation(code)->unit;
        target.validFrom = from;
        target.reason = "agreed";
        return save(target);
    }

    /// A follow-up at which all is well, by somebody who came fasting.
    care::Answers controlled() const {
        return {{"record_no", "001-00042"}, {"patient_name", "Zhang Xiaoming"}, {"visit_date", formatDate(today())},
                {"visit_outcome", "1"}, {"visit_mode", "1"}, {"symptoms", "1"}, {"sbp", "128"}, {"dbp", "78"},
                {"weight", "74.5"}, {"height", "169"}, {"foot_pulse", "1"}, {"smoking_now", "0"},
                {"alcohol_now", "0"}, {"exercise_freq_now", "5"}, {"exercise_min_now", "30"}, {"staple_now", "250"},
                {"psych_adjust", "1"}, {"compliance_behaviour", "1"}, {"fasting", "2"}, {"fpg", "6.4"},
                {"drug_adherence", "1"}, {"adr", "1"}, {"complication", "1"}, {"hypoglycaemia", "1"}};
    }
    care::VisitInput controlledInput() const {
        care::VisitInput input;
        input.answers = controlled();
        return input;
    }

    Result<care::SignedVisit> sign(const care::VisitInput& input) {
        return care::SignVisit{resident, {kDiabetes}, input}(context(), rules());
    }
    care::VisitCheck check(const care::VisitInput& input) {
        const auto sheet = care::openVisit(database(), rules(), resident, today(), {kDiabetes}).value();
        return care::checkVisit(rules(), sheet, input, "chen", today());
    }

    roster::ResidentId resident;
};

}  // namespace jiayi::test
