#include "models/access/audit.h"
#include "models/care/figures.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using care::VisitClass;
using test::Desk;

class TestSignVisit : public QObject {
    Q_OBJECT

    static care::VisitInput withFpg(Desk& desk, const char* fpg) {
        auto input = desk.controlledInput();
        input.answers["fpg"] = fpg;
        return input;
    }
    static care::Visit stored(Desk& desk, const care::SignedVisit& visit) { return desk.facts().visit(visit.id).value(); }
    static std::optional<double> latestOf(Desk& desk, const std::string& code) {
        const auto latest = desk.facts().latest(desk.resident).value();
        for (const auto& observation : latest)
            if (observation.code == code) return observation.value;
        return {};
    }

private Q_SLOTS:
    void aSignedVisitKeepsFormClassNextDateAndValues() {
        Desk desk;
        auto input = desk.controlledInput();
        input.measured["sbp"] = {"nurse li", desk.clock.now() - std::chrono::minutes{20}, "Omron"};
        input.answers["hba1c"] = "6.8";
        input.answers["hba1c_date"] = "2026-11-10";
        input.note = "walks daily";
        QVERIFY(care::saveDraft(desk.context(), desk.resident, {test::kDiabetes}, input));
        const auto done = desk.sign(input);
        QVERIFY(done);
        const auto visit = stored(desk, *done);
        QCOMPARE(visit.forms[0].classification, std::string("1"));
        QCOMPARE(visit.signedBy, std::string("chen"));
        QCOMPARE(visit.note, std::string("walks daily"));
        QCOMPARE(visit.forms[0].answers.at("doctor_sign"), std::string("chen"));
        QCOMPARE(visit.forms[0].answers.at("bmi"), std::string("26.1"));
        QVERIFY(visit.nextDate && *visit.nextDate <= desk.today() + Days(90));
        QCOMPARE(latestOf(desk, "SBP"), std::optional(128.0));
        QCOMPARE(latestOf(desk, "BMI"), std::optional(26.1));
        QCOMPARE(latestOf(desk, "HBA1C_NGSP"), std::optional(6.8));
        const auto sbp = desk.facts().observation(care::observationIdOf(done->id, "sbp")).value();
        QCOMPARE(sbp.performer, std::string("nurse li"));
        QCOMPARE(sbp.device, std::string("Omron"));
        QCOMPARE(sbp.origin, std::string("clinic"));
        QCOMPARE(sbp.original, std::string("128 mm[Hg]"));
        QVERIFY(sbp.visit == done->id && sbp.effective.precision == Precision::Time);
        QVERIFY(desk.facts().observation(care::observationIdOf(done->id, "hba1c")).value().effective.day() == makeDate(2026, 11, 10));
        QCOMPARE(desk.facts().observation(care::observationIdOf(done->id, "foot_pulse")).value().textValue, std::string("Normal"));
        QVERIFY(!care::loadDraft(desk.database(), desk.resident).value());
        QVERIFY(care::verifyFigures(desk.database()));
    }

    void oneUnitHoldsRowsOutboxAndAudit() {
        Desk desk;
        desk.database().execute("DELETE FROM outbox");
        const auto audits = desk.count("SELECT count(*) FROM audit");
        const auto done = desk.sign(desk.controlledInput());
        QVERIFY(done);
        QCOMPARE(desk.count("SELECT count(DISTINCT unit_id) FROM outbox"), 1);
        QCOMPARE(desk.count("SELECT count(*) FROM outbox WHERE type IN ('Encounter', 'QuestionnaireResponse')"), 2);
        QCOMPARE(desk.count("SELECT count(*) FROM outbox WHERE type = 'Observation'"),
                 desk.count("SELECT count(*) FROM observation"));
        QCOMPARE(desk.count("SELECT count(*) FROM audit"), audits + 1);
        db::Query audit(desk.database(), "SELECT action, entity FROM audit ORDER BY pk DESC LIMIT 1");
        QVERIFY(audit.next());
        QCOMPARE(audit.text(0), std::string("visit.sign"));
        QCOMPARE(audit.text(1), "Encounter/" + done->id.toString());
        QVERIFY(access::verifyAudit(desk.database()));
    }

    void aUnitThatFailsLeavesNothing() {
        const auto counts = [](Desk& desk) {
            return desk.count("SELECT (SELECT count(*) FROM visit) * 1000000 + (SELECT count(*) FROM observation) * 10000 + "
                              "(SELECT count(*) FROM outbox) * 100 + (SELECT count(*) FROM audit) + "
                              "(SELECT count(*) FROM visit_draft) * 100000000");
        };
        for (const auto* broken : {"visit", "observation", "outbox", "audit", "latest_observation"}) {
            Desk desk;
            QVERIFY(care::saveDraft(desk.context(), desk.resident, {test::kDiabetes}, desk.controlledInput()));
            const auto before = counts(desk);
            desk.database().execute(std::string("CREATE TRIGGER broken BEFORE INSERT ON ") + broken +
                                    " BEGIN SELECT raise(ABORT, 'no'); END");
            const auto failed = desk.sign(desk.controlledInput());
            QVERIFY2(!failed, broken);
            QCOMPARE(counts(desk), before);
            desk.database().execute("DROP TRIGGER broken");
            QVERIFY2(desk.sign(desk.controlledInput()), broken);
        }
    }

    void whatMayNotBeSignedIsNot() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers.erase("sbp");
        const auto refused = desk.sign(input);
        QVERIFY(refused.error().code == Errc::Invalid);
        QCOMPARE(refused.error().reason, std::string("visit.incomplete"));
        QCOMPARE(refused.error().detail, std::string("sbp"));
        QCOMPARE(desk.sign(withFpg(desk, "17.0")).error().reason, std::string("visit.danger-open"));
        QCOMPARE(desk.count("SELECT count(*) FROM visit"), 0);
    }

    void glucoseDecidesBetweenSatisfactoryAndNot_data() {
        QTest::addColumn<QByteArray>("fpg");
        QTest::addColumn<QByteArray>("expected");
        QTest::addRow("6.9 is controlled") << QByteArray("6.9") << QByteArray("1");
        QTest::addRow("7.0 is not") << QByteArray("7.0") << QByteArray("2");
        QTest::addRow("11 is not") << QByteArray("11.0") << QByteArray("2");
    }
    void glucoseDecidesBetweenSatisfactoryAndNot() {
        QFETCH(QByteArray, fpg);
        QFETCH(QByteArray, expected);
        Desk desk;
        const auto done = desk.sign(withFpg(desk, fpg.constData()));
        QVERIFY(done);
        QCOMPARE(stored(desk, *done).forms[0].classification, expected.toStdString());
    }

    void whoIsNotFastingIsNeverSatisfactory() {
        Desk desk;
        auto input = desk.controlledInput();
        input.answers["fasting"] = "1";
        input.answers["glucose_random"] = "6.0";
        const auto done = desk.sign(input);
        QVERIFY(done);
        QCOMPARE(stored(desk, *done).forms[0].classification, std::string("not-assessable"));
        QCOMPARE(latestOf(desk, "RPG"), std::optional(6.0));
        QVERIFY(!latestOf(desk, "FPG"));
    }

    void notSatisfactoryTwiceRunningIsReferred() {
        Desk desk;
        const auto first = desk.sign(withFpg(desk, "8.4"));
        QVERIFY(first && first->check.forms[0].derived.action == care::VisitAction::ReturnSoon);
        QVERIFY(stored(desk, *first).nextDate <= desk.today() + Days(14));
        desk.clock.advance(std::chrono::hours{24 * 14});
        // Between the two a telephone call that could not be assessed: it does not break the row.
        auto phone = desk.controlledInput();
        phone.answers["visit_mode"] = "3";
        for (const auto* field : {"sbp", "dbp", "weight", "height", "foot_pulse", "fasting", "fpg"}) phone.answers.erase(field);
        QVERIFY(desk.sign(phone));
        desk.clock.advance(std::chrono::hours{24});
        const auto second = desk.sign(withFpg(desk, "8.1"));
        QVERIFY(second && second->check.forms[0].derived.action == care::VisitAction::ReferUp);
        desk.clock.advance(std::chrono::hours{24 * 14});
        QVERIFY(desk.sign(withFpg(desk, "6.2")));
        desk.clock.advance(std::chrono::hours{24 * 80});
        const auto later = desk.sign(withFpg(desk, "8.0"));
        QVERIFY(later && later->check.forms[0].derived.action == care::VisitAction::ReturnSoon);
    }

    void whatWasDoneAboutADangerIsKept() {
        Desk desk;
        auto input = withFpg(desk, "3.4");
        input.dangerDone = "20 g glucose, referred";
        input.note = "sweating";
        const auto done = desk.sign(input);
        QVERIFY(done);
        QCOMPARE(stored(desk, *done).note, std::string("20 g glucose, referred\nsweating"));
    }

    void aResultThatIsAlreadyThereIsNotWrittenTwice() {
        Desk desk;
        desk.observe("HBA1C_HPLC", 6.83, "2026-11-10T08:00:00+08:00");
        auto input = desk.controlledInput();
        input.answers["hba1c"] = "6.8";
        input.answers["hba1c_date"] = "2026-11-10";
        QVERIFY(desk.sign(input));
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code LIKE 'HBA1C%'"), 1);
        input.answers["hba1c"] = "6.9";
        QVERIFY(desk.sign(input));
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code LIKE 'HBA1C%'"), 2);
    }

    void theHeightOfTheRecordIsNoNewMeasurement() {
        Desk desk;
        desk.observe("HEIGHT", 169, "2026-01-01");
        auto input = desk.controlledInput();
        input.answers["height"] = "169";
        QVERIFY(desk.sign(input));
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'HEIGHT'"), 1);
        input.answers["height"] = "168.5";
        QVERIFY(desk.sign(input));
        QCOMPARE(desk.count("SELECT count(*) FROM observation WHERE code = 'HEIGHT'"), 2);
    }

    void aDeathFoundAtAVisitMarksTheResident() {
        Desk desk;
        care::VisitInput input;
        input.answers = {{"patient_name", "Z"}, {"visit_date", formatDate(desk.today())}, {"visit_outcome", "3"},
                         {"death_date", "2026-11-01"}, {"death_cause", "stroke"}};
        QVERIFY(desk.sign(input));
        const auto resident = roster::ResidentRepository(desk.database()).find(desk.resident).value();
        QVERIFY(resident.status == roster::ResidentStatus::Dead && resident.deathDate == makeDate(2026, 11, 1));
    }

    void amendingKeepsTheOldVersionAndReplacesItsValues() {
        Desk desk;
        const auto first = desk.sign(withFpg(desk, "8.4"));
        QVERIFY(first);
        desk.clock.advance(std::chrono::hours{2});
        auto sheet = care::reopenVisit(desk.database(), Desk::rules(), first->id).value();
        QVERIFY(sheet.input.toConfirm.empty());
        QCOMPARE(sheet.input.answers.at("fpg"), std::string("8.4"));
        sheet.input.answers["fpg"] = "6.4";
        care::AmendVisit amend{first->id, sheet.input, {}};
        QCOMPARE(amend(desk.context(), Desk::rules()).error().reason, std::string("visit.amend-reason"));
        amend.reason = "typed the wrong figure";
        const auto second = amend(desk.context(), Desk::rules());
        QVERIFY(second);

        const auto old = stored(desk, *first);
        QCOMPARE(old.status, std::string("amended"));
        QCOMPARE(old.forms[0].answers.at("fpg"), std::string("8.4"));
        const auto now = stored(desk, *second);
        QVERIFY(now.amends == first->id);
        QCOMPARE(now.amendReason, std::string("typed the wrong figure"));
        QCOMPARE(now.forms[0].classification, std::string("1"));
        QCOMPARE(latestOf(desk, "FPG"), std::optional(6.4));
        QCOMPARE(desk.facts().observation(care::observationIdOf(first->id, "fpg")).value().status, std::string("entered-in-error"));
        QCOMPARE(desk.facts().series(desk.resident, "SBP").value().size(), std::size_t(1));
        QVERIFY(care::verifyFigures(desk.database()));

        QCOMPARE(amend(desk.context(), Desk::rules()).error().reason, std::string("visit.not-current"));
    }

    void aHeightMeasuredAtTheVisitOutlivesItsAmendment() {
        Desk desk;
        const auto first = desk.sign(desk.controlledInput());
        QVERIFY(first && latestOf(desk, "HEIGHT"));
        auto sheet = care::reopenVisit(desk.database(), Desk::rules(), first->id).value();
        const auto second = care::AmendVisit{first->id, sheet.input, "note forgotten"}(desk.context(), Desk::rules());
        QVERIFY(second);
        QCOMPARE(latestOf(desk, "HEIGHT"), std::optional(169.0));
    }

    void anAmendedVisitKeepsWhatAPersonDecided() {
        Desk desk;
        auto input = desk.controlledInput();
        input.classes[test::kDiabetes] = {VisitClass::Unsatisfactory, "high at home"};
        input.measured["weight"] = {"nurse li", {}, "scale 2"};
        const auto first = desk.sign(input);
        QVERIFY(first);
        QCOMPARE(stored(desk, *first).forms[0].classReason, std::string("high at home"));
        const auto sheet = care::reopenVisit(desk.database(), Desk::rules(), first->id).value();
        QVERIFY((sheet.input.classes.at(test::kDiabetes) == care::ClassOverride{VisitClass::Unsatisfactory, "high at home"}));
        QCOMPARE(sheet.input.measured.at("weight").by, std::string("nurse li"));
        const auto again = care::AmendVisit{first->id, sheet.input, "note forgotten"}(desk.context(), Desk::rules());
        QVERIFY(again);
    }
};

JIAYI_TEST(TestSignVisit)
#include "tst_sign_visit.moc"
