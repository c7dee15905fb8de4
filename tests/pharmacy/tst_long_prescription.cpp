#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/long_prescription.h"
#include "models/roster/resident_repository.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <functional>

using namespace jiayi;
using namespace jiayi::pharmacy;

namespace {

const Date kNow = makeDate(2026, 11, 22);

/// Metformin, half a year without a gap, HbA1c met.
LongCase stableCase() {
    LongCase about;
    about.allowed = "yes";
    about.atc = "A10BA02";
    about.diagnosed = true;
    about.unchangedSince = kNow - Days{180};
    for (int days = 168; days > 0; days -= 28) about.supplies.emplace_back(kNow - Days{days}, 28);
    about.measures["HBA1C_NGSP"] = {kNow - Days{30}, care::ValueState::Met};
    about.first = false;
    return about;
}

LongEligibility answer(const LongCase& about) { return longEligibility(test::reviewBook(), prescribingRules(), about, kNow); }

LongReason reason(const LongEligibility& found, const std::string& id) {
    return *std::find_if(found.reasons.begin(), found.reasons.end(), [&](const auto& one) { return one.id == id; });
}

struct Row {
    const char* name;
    const char* id;
    LongAnswer answer;
    std::function<void(LongCase&)> change;
};

const std::vector<Row>& changedCases() {
    using enum LongAnswer;
    static const std::vector<Row> rows{
        {"no diagnosis", "long.diagnosis", No, [](LongCase& c) { c.diagnosed = false; }},
        {"excluded drug", "long.allowed", No, [](LongCase& c) { c.allowed = "no"; }},
        {"the city decides", "long.allowed", NotChecked, [](LongCase& c) { c.allowed = "local"; }},
        {"psychotropic", "long.allowed", No, [](LongCase& c) { c.control = "psychotropic-2"; }},
        {"antimicrobial that is allowed (tuberculosis)", "long.allowed", Yes, [](LongCase& c) { c.control = "antimicrobial"; }},
        {"89 days unchanged", "long.stable", No, [](LongCase& c) { c.unchangedSince = kNow - Days{89}; }},
        {"90 days unchanged", "long.stable", Yes, [](LongCase& c) { c.unchangedSince = kNow - Days{90}; }},
        {"beginning unknown", "long.stable", NotChecked, [](LongCase& c) { c.unchangedSince.reset(); }},
        {"gap of 14 days", "long.adherence", Yes, [](LongCase& c) { c.supplies = {{kNow - Days{70}, 28}, {kNow - Days{28}, 28}}; }},
        {"gap of 15 days", "long.adherence", No, [](LongCase& c) { c.supplies = {{kNow - Days{71}, 28}, {kNow - Days{28}, 28}}; }},
        {"nothing left for 15 days", "long.adherence", No, [](LongCase& c) { c.supplies = {{kNow - Days{71}, 28}, {kNow - Days{43}, 28}}; }},
        {"what was left over counts", "long.adherence", Yes, [](LongCase& c) { c.supplies = {{kNow - Days{90}, 28}, {kNow - Days{88}, 60}}; }},
        {"one order", "long.adherence", NotChecked, [](LongCase& c) { c.supplies.resize(1); }},
        {"orders of long ago", "long.adherence", NotChecked, [](LongCase& c) { c.supplies = {{kNow - Days{500}, 28}, {kNow - Days{472}, 28}}; }},
        {"off target", "long.control", No, [](LongCase& c) { c.measures["HBA1C_NGSP"].state = care::ValueState::AboveTarget; }},
        {"bad", "long.control", No, [](LongCase& c) { c.measures["HBA1C_NGSP"].state = care::ValueState::Bad; }},
        {"value without target", "long.control", NotChecked, [](LongCase& c) { c.measures["HBA1C_NGSP"].state = care::ValueState::NotChecked; }},
        {"old value", "long.control", NotChecked, [](LongCase& c) { c.measures["HBA1C_NGSP"].day = kNow - Days{200}; }},
        {"no value", "long.control", NotChecked, [](LongCase& c) { c.measures.clear(); }},
        {"no measure for it", "long.control", NotChecked, [](LongCase& c) { c.atc = "N06AB06"; }},
        {"pressure wants both", "long.control", NotChecked, [](LongCase& c) { c.atc = "C08CA01"; c.measures["SBP"] = {kNow, care::ValueState::Met}; }},
        {"one pressure off", "long.control", No, [](LongCase& c) { c.atc = "C08CA01"; c.measures["DBP"] = {kNow, care::ValueState::AboveTarget}; }},
        {"both pressures met", "long.control", Yes, [](LongCase& c) { c.atc = "C08CA01"; c.measures["SBP"] = c.measures["DBP"] = {kNow, care::ValueState::Met}; }},
        {"the first one", "long.first", No, [](LongCase& c) { c.first = true; c.assessed = true; }},
        {"the first one, assessed by a senior", "long.first", Yes, [](LongCase& c) { c.first = c.assessed = c.assessedBySenior = true; }},
    };
    return rows;
}

}  // namespace

class TestLongPrescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStablePersonHasFourWeeksAndTwelveWhenAssessed() {
        auto about = stableCase();
        QCOMPARE(answer(about).days, 28);
        about.assessed = true;
        QCOMPARE(answer(about).days, 84);
    }

    void everyReasonHasItsAnswer() {
        for (const auto& row : changedCases()) {
            auto about = stableCase();
            row.change(about);
            const auto found = answer(about);
            QVERIFY2(reason(found, row.id).answer == row.answer, row.name);
            QVERIFY2((found.days > 0) == (row.answer == LongAnswer::Yes), row.name);
            QVERIFY2(!reason(found, row.id).text.en.empty() && !reason(found, row.id).text.zh.empty(), row.name);
            QVERIFY2(reason(found, row.id).text.en.find('{') == std::string::npos, row.name);
            const bool notChecked = reason(found, row.id).text.en.starts_with("Not checked");
            QVERIFY2(notChecked == (row.answer == LongAnswer::NotChecked), row.name);
        }
    }

    void onlyAnExcludedDrugIsExcluded() {
        auto about = stableCase();
        about.allowed = "local";
        QVERIFY(!answer(about).excluded);
        about.control = "narcotic";
        QVERIFY(answer(about).excluded);
    }

    void nothingKnownMakesNobodyEligible() {
        const auto found = answer({});
        QCOMPARE(found.days, 0);
        QVERIFY(std::none_of(found.reasons.begin(), found.reasons.end(), [](const auto& one) { return one.answer == LongAnswer::Yes; }));
    }

    void theStoreSaysTheSame() {
        test::ClinicStore store;
        auto context = store.context();
        roster::Resident person;
        care::MedicationLine line;
        std::vector<OrderId> orders;
        {
            sync::Unit unit(context, "test");
            person.id = unit.newId<ResidentId>();
            person.name = "测试";
            person.sex = Sex::Female;
            person.birthDate = makeDate(1960, 1, 1);
            roster::ResidentRepository::save(unit, person);
            line.id = unit.newId<MedicationId>();
            line.resident = person.id;
            line.name = "metformin";
            line.atc = "A10BA02";
            line.start = kNow - Days{400};
            line.history = {{unit.newId<MedicationId>().uuid, "dose-changed", kNow - Days{100}, "1g bid", {}, {}, {}, "chen"}};
            care::FactRepository::save(unit, line);
            for (const int ago : {80, 52, 24}) {
                Prescription form{unit.newId<PrescriptionId>(), person.id, "long", {{"E11.9", ""}}, {}, kNow - Days{ago}, kNow - Days{ago}, "chen"};
                OrderRepository::save(unit, form);
                Order order;
                order.id = unit.newId<OrderId>();
                order.prescription = form.id;
                order.medication = line.id;
                order.name = line.name;
                order.days = 28;
                OrderRepository::save(unit, order, person.id);
                orders.push_back(order.id);
            }
            care::Observation observation;
            observation.id = unit.newId<care::ObservationId>();
            observation.resident = person.id;
            observation.code = "HBA1C_NGSP";
            observation.effective = parseFhirTime(formatDate(kNow - Days{5})).value();
            observation.value = 6.4;
            observation.unit = "%";
            care::FactRepository::save(unit, observation);
            unit.commit();
        }
        auto& database = store.database();
        const auto stored = care::FactRepository{database}.medication(line.id).value();
        auto about = readLongCase(database, test::careRules(), test::reviewBook(), stored, "yes", kNow).value();
        QVERIFY(about.allowed == "yes" && about.unchangedSince == kNow - Days{100} && !about.first && !about.assessed);
        QCOMPARE(about.supplies.size(), std::size_t{3});
        about.diagnosed = true;
        QCOMPARE(answer(about).days, 28);
        QVERIFY(readLongCase(database, test::careRules(), test::reviewBook(), stored, "no", kNow).value().allowed == "no");
        QVERIFY(readLongCase(database, test::careRules(), test::reviewBook(), stored, "local", kNow).value().allowed == "local");

        // 24 days ago for 28: ends in 4, so the reminder was 3 days ago.
        auto due = renewalsDue(database, test::reviewBook(), kNow).value();
        QCOMPARE(due.size(), std::size_t{1});
        QVERIFY(due[0].order == orders.back() && due[0].supplyEnds == kNow + Days{4} && due[0].remindOn == kNow - Days{3});
        QVERIFY(renewalsDue(database, test::reviewBook(), kNow - Days{4}).value().empty());
    }

    void anAssessmentIsWholeAndHoldsForAYear() {
        test::ClinicStore store;
        auto context = store.context();
        roster::Resident person;
        {
            sync::Unit unit(context, "test");
            person.id = unit.newId<ResidentId>();
            person.name = "测试";
            roster::ResidentRepository::save(unit, person);
            unit.commit();
        }
        const RecordAssessment whole{person.id, "attending", "stable", "hypoglycaemia, feet", "测试 (by hand)"};
        const auto refused = [&](auto change) {
            auto one = whole;
            change(one);
            const auto done = one(context);
            return done ? std::string{} : done.error().reason;
        };
        QVERIFY(refused([](auto& one) { one.title = "barber"; }) == "assessment.title");
        QVERIFY(refused([](auto& one) { one.note.clear(); }) == "assessment.note");
        QVERIFY(refused([](auto& one) { one.education.clear(); }) == "assessment.education");
        QVERIFY(refused([](auto& one) { one.signature.clear(); }) == "assessment.signature");
        QVERIFY(!assessmentInForce(store.database(), test::reviewBook(), person.id, kNow).value());
        QVERIFY(whole(context).has_value());
        const auto found = assessmentInForce(store.database(), test::reviewBook(), person.id, kNow + Days{365}).value();
        QVERIFY(found && found->assessor == "chen" && found->on == kNow && found->education == whole.education);
        QVERIFY(!assessmentInForce(store.database(), test::reviewBook(), person.id, kNow + Days{366}).value());
    }
};

JIAYI_TEST(TestLongPrescription)
#include "tst_long_prescription.moc"
