#include "models/care/record_facts.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::Desk;

class TestRecordFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTargetNeedsALimitAReasonAndAUnitOfItsCode() {
        Desk desk;
        const care::SetTarget good{desk.resident, "HBA1C_NGSP", {}, 7.5, "%", desk.today(), "frail"};
        const auto reasonOf = [&](auto change) {
            auto target = good;
            change(target);
            const auto result = target(desk.context(), Desk::rules());
            return result ? std::string("set") : result.error().reason;
        };
        QCOMPARE(reasonOf([](auto& t) { t.code = "NONE"; }), std::string("target.code"));
        QCOMPARE(reasonOf([](auto& t) { t.high.reset(); }), std::string("target.no-limit"));
        QCOMPARE(reasonOf([](auto& t) { t.low = 7.5; }), std::string("target.order"));
        QCOMPARE(reasonOf([](auto& t) { t.reason.clear(); }), std::string("target.reason"));
        QCOMPARE(reasonOf([](auto& t) { t.validFrom += Days(1); }), std::string("target.in-the-future"));
        QCOMPARE(reasonOf([](auto& t) { t.unit = "kg"; }), std::string("target.unit"));
        QCOMPARE(reasonOf([](auto& t) { t.resident = {}; }), std::string("resident.not-found"));
        QCOMPARE(desk.count("SELECT count(*) FROM target"), 0);
        QCOMPARE(reasonOf([](auto&) {}), std::string("set"));
        QCOMPARE(reasonOf([](auto& t) { t.unit = "mmol/mol"; t.high = 58; }), std::string("set"));
        QCOMPARE(desk.facts().targets(desk.resident).value().front().setBy, std::string("chen"));
    }

    void medicinesStartStopAndChangeDose() {
        Desk desk;
        care::MedicationLine line;
        line.resident = desk.resident;
        QCOMPARE(care::AddMedication{line}(desk.context()).error().reason, std::string("medication.name"));
        line.name = "Metformin";
        line.start = makeDate(2026, 1, 1);
        const auto added = care::AddMedication{line}(desk.context());
        QVERIFY(added);
        const care::ChangeDose change{*added, makeDate(2026, 6, 1), "1 g bid", 2, "g"};
        const auto changed = change(desk.context());
        QVERIFY(changed);
        // One line with a dated history, never a second one.
        QCOMPARE(desk.count("SELECT count(*) FROM medication_line"), 1);
        const auto now = desk.facts().medication(*added).value();
        QCOMPARE(now.status, std::string("active"));
        QCOMPARE(now.dose, std::string("1 g bid"));
        QCOMPARE(now.history.size(), std::size_t{2});
        QCOMPARE(now.history[0].kind, std::string("started"));
        QVERIFY(now.history[0].on == makeDate(2026, 1, 1));
        QCOMPARE(now.history[1].kind, std::string("dose-changed"));
        QVERIFY(now.history[1].on == makeDate(2026, 6, 1));
        QCOMPARE(now.history[1].dailyAmount, std::optional(2.0));

        care::StopMedication stop{*added, makeDate(2026, 11, 1), {}};
        QCOMPARE(stop(desk.context()).error().reason, std::string("medication.stop-reason"));
        stop.reason = "diarrhoea";
        stop.on = makeDate(2025, 12, 1);
        QCOMPARE(stop(desk.context()).error().reason, std::string("medication.dates"));
        stop.on = makeDate(2026, 11, 1);
        QVERIFY(stop(desk.context()));
        const auto stopped = desk.facts().medication(*added).value();
        QCOMPARE(stopped.stopReason, std::string("diarrhoea"));
        QCOMPARE(stopped.dailyAmount, std::optional(2.0));
        QVERIFY(stop(desk.context()).error().code == Errc::Conflict);
        QCOMPARE(change(desk.context()).error().reason, std::string("medication.not-active"));
    }

    void noneKnownIsAnAnswerThatAnAllergyContradicts() {
        Desk desk;
        const auto state = [&] { return roster::ResidentRepository(desk.database()).find(desk.resident).value().allergyState; };
        const care::NoKnownAllergies none{desk.resident};
        QVERIFY(none(desk.context()));
        QVERIFY(state() == roster::AllergyState::NoneKnown);
        care::AddAllergy add{desk.resident, {}, "severe"};
        QCOMPARE(add(desk.context()).error().reason, std::string("allergy.name"));
        add.coding.display = "Penicillin";
        desk.database().execute("DELETE FROM outbox");
        QVERIFY(add(desk.context()));
        QVERIFY(state() == roster::AllergyState::Listed);
        QCOMPARE(desk.count("SELECT count(*) FROM outbox WHERE type IN ('Patient', 'AllergyIntolerance')"), 2);
        QCOMPARE(none(desk.context()).error().reason, std::string("allergy.listed"));
    }

    void conditionsAndProgrammesComeFromTheTable() {
        Desk desk;
        QCOMPARE((care::AddCondition{desk.resident, "Q00.0", {}})(desk.context(), Desk::rules()).error().reason,
                 std::string("condition.code"));
        QVERIFY((care::AddCondition{desk.resident, "E11.900x001", "2014"})(desk.context(), Desk::rules()));
        const auto condition = desk.facts().conditions(desk.resident).value().front();
        QCOMPARE(condition.coding.code, std::string("E11.900x001"));
        QCOMPARE(condition.icd10, Desk::rules().condition("E11.900x001")->icd10);
        const care::EnrolProgramme enrol{desk.resident, "T2DM", desk.today()};
        QVERIFY(enrol(desk.context(), Desk::rules()));
        QCOMPARE(enrol(desk.context(), Desk::rules()).error().reason, std::string("programme.enrolled"));
        QCOMPARE((care::EnrolProgramme{desk.resident, "MOON", desk.today()})(desk.context(), Desk::rules()).error().reason,
                 std::string("programme.code"));
    }
};

JIAYI_TEST(TestRecordFacts)
#include "tst_record_facts.moc"
