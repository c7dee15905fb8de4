#include "models/care/figures.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using test::Desk;

class TestFactRepository : public QObject {
    Q_OBJECT

    struct Figures {
        std::string control;
        std::optional<double> percent;
        std::optional<Date> date, lastVisit, nextVisit;
    };
    static Figures figuresOf(Desk& desk) {
        db::Query row(desk.database(),
                      "SELECT control_state, hba1c_percent, hba1c_date, last_visit, next_visit FROM resident WHERE id = ?",
                      desk.resident);
        row.next();
        return {row.text(0), row.maybeReal(1), row.date(2), row.date(3), row.date(4)};
    }
    static double shownPercent(Desk& desk) { return figuresOf(desk).percent.value_or(-1); }

    static care::Visit visitOn(Date date, std::optional<Date> next, const std::string& form = "diabetes") {
        care::Visit visit;
        if (!form.empty()) visit.forms = {{form, {}, "1", {}}};
        visit.date = date;
        visit.mode = "1";
        visit.nextDate = next;
        return visit;
    }

private Q_SLOTS:
    void everyFieldOfAFactComesBack() {
        Desk desk;
        auto observation = Desk::measured("HBA1C_IFCC", 59.568, "2026-10-12T08:15:00+08:00");
        observation.coding = {"http://loinc.org", "59261-8", "HbA1c \"IFCC\""};
        observation.original = "59.568 mmol/mol";
        observation.doubt = "unit-contradicts";
        observation.performer = "Cloud lab";
        observation.device = "D-10";
        observation.visit = care::VisitId{derivedUuid({"v"})};
        observation.panel = care::ObservationId{derivedUuid({"p"})};
        const auto saved = desk.save(observation);
        const auto read = desk.facts().observation(saved.id).value();
        QCOMPARE(read.effective.text, saved.effective.text);
        QCOMPARE(read.value, saved.value);
        QVERIFY(read.coding == saved.coding);
        QCOMPARE(read.original, saved.original);
        QCOMPARE(read.doubt, saved.doubt);
        QCOMPARE(read.performer, saved.performer);
        QCOMPARE(read.device, saved.device);
        QVERIFY(read.visit == saved.visit && read.panel == saved.panel && read.resident == desk.resident);

        auto visit = visitOn(makeDate(2026, 8, 1), makeDate(2026, 10, 30));
        visit.forms[0].answers = {{"note \"x\"", "line\nbreak\\ \x01 张"}, {"fpg", "6.4"}};
        visit.amends = care::VisitId{derivedUuid({"old"})};
        visit.signedAt = desk.clock.now();
        const auto kept = desk.save(visit);
        const auto again = desk.facts().visit(kept.id).value();
        QVERIFY(again.forms == kept.forms);
        QVERIFY(again.amends == kept.amends && again.signedAt == kept.signedAt && again.nextDate == kept.nextDate);

        care::MedicationLine line;
        line.name = "Metformin";
        line.atc = "A10BA02";
        line.dailyAmount = 2;
        line.dailyUnit = "g";
        line.start = makeDate(2025, 1, 1);
        const auto medicine = desk.facts().medication(desk.save(line).id).value();
        QCOMPARE(medicine.dailyAmount, std::optional(2.0));
        QVERIFY(medicine.start == line.start && !medicine.end);
        QVERIFY(desk.facts().condition({}).error().code == Errc::NotFound);
    }

    void theNewestMeasuredHba1cUnderAnyCodeDecidesControl() {
        Desk desk;
        QCOMPARE(figuresOf(desk).control, std::string("not-checked"));
        desk.observe("HBA1C_NGSP", 9.4, "2026-01-10");
        QCOMPARE(figuresOf(desk).control, std::string("poor"));
        desk.observe("HBA1C_HPLC", 7.6, "2026-04-10");
        QCOMPARE(figuresOf(desk).control, std::string("above"));
        desk.observe("HBA1C_IFCC", 48, "2026-07-10");
        QVERIFY(std::abs(shownPercent(desk) - 6.543) < 0.001);
        QCOMPARE(figuresOf(desk).control, std::string("controlled"));
        QVERIFY(figuresOf(desk).date == makeDate(2026, 7, 10));
        // Older news changes nothing.
        desk.observe("HBA1C_NGSP", 11.0, "2025-07-10");
        QCOMPARE(figuresOf(desk).control, std::string("controlled"));
    }

    void whatIsDoubtedEstimatedOrSelfReportedNeverCounts() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 6.8, "2026-01-10");
        for (const auto* kind : {"doubt", "estimated", "self", "preliminary"}) {
            auto observation = Desk::measured("HBA1C_NGSP", 12.0, "2026-06-01");
            if (std::string(kind) == "doubt") observation.doubt = "unit-contradicts";
            else if (std::string(kind) == "preliminary") observation.status = kind;
            else observation.origin = kind;
            desk.save(observation);
            QCOMPARE(shownPercent(desk), 6.8);
            QCOMPARE(desk.facts().latest(desk.resident).value().front().value, std::optional(6.8));
        }
    }

    void anErrorFallsBackToThePreviousValue() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 7.6, "2026-01-10");
        auto wrong = desk.observe("HBA1C_NGSP", 16.8, "2026-04-10");
        QCOMPARE(shownPercent(desk), 16.8);
        wrong.status = "entered-in-error";
        desk.save(wrong);
        QCOMPARE(shownPercent(desk), 7.6);
        QCOMPARE(desk.facts().series(desk.resident, "HBA1C_NGSP").value().size(), std::size_t(1));
        QCOMPARE(desk.facts().observations(desk.resident).value().size(), std::size_t(2));
    }

    void aValueThatMovesToAnotherPersonOrCodeLeavesNoTrace() {
        Desk desk;
        auto observation = desk.observe("HBA1C_NGSP", 7.6, "2026-01-10");
        observation.code = "FPG";
        desk.save(observation);
        QVERIFY(!figuresOf(desk).percent);
        observation.code = "HBA1C_NGSP";
        observation.resident = desk.newResident("Li Si");
        desk.save(observation);
        QVERIFY(!figuresOf(desk).percent);
        QVERIFY(desk.facts().latest(desk.resident).value().empty());
        QVERIFY(care::verifyFigures(desk.database()));
    }

    void thePersonsOwnTargetDecidesAtOnce() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 7.4, "2026-10-10");
        QCOMPARE(figuresOf(desk).control, std::string("above"));
        desk.agree("HBA1C_NGSP", 8.0, makeDate(2026, 11, 1));
        QCOMPARE(figuresOf(desk).control, std::string("controlled"));
        desk.agree("HBA1C_IFCC", 53, makeDate(2026, 11, 2));
        QCOMPARE(figuresOf(desk).control, std::string("above"));
    }

    void visitDatesFollowContactsAndTheNewestOfEachForm() {
        Desk desk;
        desk.save(visitOn(makeDate(2026, 8, 1), makeDate(2026, 10, 30)));
        desk.save(visitOn(makeDate(2026, 9, 1), makeDate(2026, 9, 15), "hypertension"));
        QVERIFY(figuresOf(desk).nextVisit == makeDate(2026, 9, 15));
        const auto newest = desk.save(visitOn(makeDate(2026, 9, 15), makeDate(2026, 12, 14), "hypertension"));
        QVERIFY(figuresOf(desk).nextVisit == makeDate(2026, 10, 30));
        QVERIFY(figuresOf(desk).lastVisit == makeDate(2026, 9, 15));
        auto lost = visitOn(makeDate(2026, 10, 1), {});
        lost.forms[0].answers = {{"visit_outcome", "2"}};
        desk.save(lost);
        QVERIFY(figuresOf(desk).lastVisit == makeDate(2026, 9, 15));
        QVERIFY(figuresOf(desk).nextVisit == makeDate(2026, 12, 14));
        auto amended = newest;
        amended.status = "amended";
        desk.save(amended);
        QVERIFY(figuresOf(desk).lastVisit == makeDate(2026, 9, 1));
    }

    void onlyClinicAndHomeAreFaceToFace() {
        Desk desk;
        for (const auto& [mode, expected] : {std::pair{"1", 1}, {"2", 1}, {"3", 0}, {"4", 0}, {"5", 0}, {"", 0}}) {
            auto visit = visitOn(makeDate(2026, 8, 1), {});
            visit.mode = mode;
            visit.forms[0].answers = {{"visit_outcome", "1"}, {"visit_mode", mode}};
            const auto saved = desk.save(visit);
            db::Query row(desk.database(), "SELECT face_to_face FROM visit WHERE id = ?", saved.id);
            QVERIFY(row.next());
            QCOMPARE(row.number(0), expected);
        }
    }

    void listedAllergiesAreNeverShownAsNotAsked() {
        Desk desk;
        const auto state = [&] { return roster::ResidentRepository(desk.database()).find(desk.resident).value().allergyState; };
        care::Allergy allergy;
        allergy.coding.display = "Penicillin";
        allergy = desk.save(allergy);
        QVERIFY(state() == roster::AllergyState::Listed);
        allergy.status = "entered-in-error";
        desk.save(allergy);
        QVERIFY(state() == roster::AllergyState::NotAsked);
    }

    void aFactOfNobodyIsRefused() {
        Desk desk;
        auto observation = Desk::measured("FPG", 6, "2026-01-01");
        observation.id = {derivedUuid({"o"})};
        observation.resident = {derivedUuid({"nobody"})};
        const auto refused = db::attempt([&]() -> Result<void> {
            sync::Unit unit(desk.context(), "test.save");
            care::FactRepository::save(unit, observation);
            unit.commit();
            return {};
        });
        QVERIFY(refused.error().code == Errc::Conflict);
        QCOMPARE(desk.count("SELECT count(*) FROM observation"), 0);
    }

    void everyKindOfFactWaitsInTheOutboxUnderItsResourceType() {
        Desk desk;
        desk.database().execute("DELETE FROM outbox");
        desk.save(care::Condition{{}, {}, "E11", {}, "2014", "active", {}});
        desk.save(care::Allergy{{}, {}, {"", "", "Penicillin"}, "", "active", {}});
        care::MedicationLine line;
        line.name = "Metformin";
        desk.save(line);
        desk.save(care::Programme{{}, {}, "T2DM", {}, {}, "active"});
        desk.agree("HBA1C_NGSP", 7.5, makeDate(2026, 1, 1));
        desk.observe("FPG", 6, "2026-01-01");
        desk.save(visitOn(makeDate(2026, 8, 1), {}));
        QByteArrayList types;
        db::Query rows(desk.database(), "SELECT type FROM outbox ORDER BY op_id");
        while (rows.next()) types << QByteArray::fromStdString(rows.text(0));
        QCOMPARE(types, QByteArrayList({"Condition", "AllergyIntolerance", "MedicationStatement", "EpisodeOfCare",
                                        "Goal", "Observation", "Encounter", "QuestionnaireResponse"}));
    }
};

JIAYI_TEST(TestFactRepository)
#include "tst_fact_repository.moc"
