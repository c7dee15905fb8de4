#include "models/care/trend.h"
#include "tests/care/desk.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using care::PointKind;
using care::ValueState;
using test::Desk;

class TestTrend : public QObject {
    Q_OBJECT

    static Result<care::TrendSeries> read(Desk& desk, const std::string& key, const std::string& unit = {}) {
        return care::readTrend(desk.database(), Desk::rules(),
                               {desk.resident, key, makeDate(2025, 1, 1), makeDate(2026, 12, 31), unit});
    }
    static care::MedicationLine line(const char* name, const char* atc, std::optional<double> amount, Date start,
                                     std::optional<Date> end = {}, const char* status = "active") {
        care::MedicationLine one;
        one.name = name;
        one.atc = atc;
        one.dailyAmount = amount;
        one.dailyUnit = "g";
        one.dose = amount ? QByteArray::number(*amount).toStdString() + " g" : "as told";
        one.start = start;
        one.end = end;
        one.status = status;
        return one;
    }

private Q_SLOTS:
    void ngspAndIfccJoinOnlyByConversion() {
        Desk desk;
        desk.observe("HBA1C_NGSP", 8.7, "2025-04-01");
        auto ifcc = Desk::measured("HBA1C_IFCC", 59.568, "2025-07-01");
        ifcc.original = "59.568 mmol/mol";
        desk.save(ifcc);
        const auto percent = read(desk, "hba1c").value();
        QCOMPARE(percent.unit, std::string("%"));
        QCOMPARE(percent.lines.front().points.size(), std::size_t(2));
        QVERIFY(std::abs(percent.lines.front().points[1].value - 7.601) < 0.001);
        QCOMPARE(percent.lines.front().points[1].original, std::string("59.568 mmol/mol"));
        const auto molar = read(desk, "hba1c", "mmol/mol").value();
        QVERIFY(std::abs(molar.lines.front().points[1].value - 59.568) < 0.01);
        QVERIFY(std::abs(molar.lines.front().points[0].value - 71.58) < 0.01);
        QCOMPARE(molar.decimals, 0);
        QVERIFY(std::abs(*molar.lines.front().targets.front().high - 53.0) < 0.1);
        QCOMPARE(read(desk, "hba1c", "kg").error().code == Errc::Invalid, true);
        QCOMPARE(read(desk, "fundus").error().reason, std::string("trend.unknown"));
    }

    void estimatedAndSelfReportedValuesAreMarkedAndDoubtedOnesAreNotDrawn() {
        Desk desk;
        for (const auto* origin : {"lab", "estimated", "self"}) {
            auto one = Desk::measured("HBA1C_NGSP", 7.0, "2026-01-01");
            one.origin = origin;
            desk.save(one);
        }
        auto doubted = Desk::measured("HBA1C_NGSP", 17.0, "2026-02-01");
        doubted.doubt = "unit";
        desk.save(doubted);
        auto wrong = Desk::measured("HBA1C_NGSP", 18.0, "2026-02-01");
        wrong.status = "entered-in-error";
        desk.save(wrong);
        const auto series = read(desk, "hba1c").value();
        std::map<PointKind, int> kinds;
        for (const auto& point : series.lines.front().points) ++kinds[point.kind];
        QCOMPARE(series.lines.front().points.size(), std::size_t(3));
        QVERIFY(kinds[PointKind::Lab] == 1 && kinds[PointKind::Estimated] == 1 && kinds[PointKind::Self] == 1);
        QCOMPARE(series.doubted, 1);
    }

    void aPointIsColouredByTheTargetOfItsOwnDay() {
        Desk desk;
        desk.agree("HBA1C_NGSP", 8.0, makeDate(2026, 1, 1));
        desk.agree("HBA1C_NGSP", 6.5, makeDate(2026, 7, 1));
        for (const auto* day : {"2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"}) desk.observe("HBA1C_NGSP", 7.4, day);
        const auto series = read(desk, "hba1c").value();
        std::vector<ValueState> states;
        for (const auto& point : series.lines.front().points) states.push_back(point.state);
        QVERIFY((states == std::vector{ValueState::AboveTarget, ValueState::Met, ValueState::Met, ValueState::AboveTarget}));
        const auto& band = series.lines.front().targets;
        QCOMPARE(band.size(), std::size_t(3));
        QCOMPARE(band[0].high, std::optional(7.0));
        QVERIFY(!band[0].personal && band[0].to == makeDate(2025, 12, 31));
        QCOMPARE(band[1].high, std::optional(8.0));
        QVERIFY(band[1].personal && band[1].from == makeDate(2026, 1, 1) && band[1].to == makeDate(2026, 6, 30));
        QVERIFY(band[2].to == makeDate(2026, 12, 31));
    }

    void aBirthdayThatChangesTheTargetMakesAStepAndOthersDoNot() {
        Desk desk;
        auto resident = roster::ResidentRepository(desk.database()).find(desk.resident).value();
        resident.birthDate = makeDate(1946, 3, 17);
        sync::Unit unit(desk.context(), "test.save");
        roster::ResidentRepository::save(unit, resident);
        unit.commit();
        const auto series = read(desk, "bp").value();
        QCOMPARE(series.lines.size(), std::size_t(2));
        QCOMPARE(series.lines[0].code, std::string("SBP"));
        QCOMPARE(series.lines[0].targets.size(), std::size_t(2));
        QVERIFY(series.lines[0].targets[1].from == makeDate(2026, 3, 17));
        QCOMPARE(series.lines[0].targets[1].high, std::optional(150.0));
        QCOMPARE(series.lines[1].code, std::string("DBP"));
    }

    void dosesOfOneDrugAreOneLane() {
        const auto from = makeDate(2025, 1, 1), to = makeDate(2026, 12, 31);
        auto stopped = line("Gliclazide MR", "A10BB09", 0.06, makeDate(2025, 1, 1), makeDate(2026, 2, 1), "stopped");
        stopped.stopReason = "hypoglycaemia";
        const auto lanes = care::treatmentLanes(
            {line("Metformin", "A10BA02", 1, makeDate(2025, 1, 10), makeDate(2025, 6, 30), "completed"),
             line("Metformin", "A10BA02", 1, makeDate(2025, 7, 1), makeDate(2025, 9, 30), "completed"),
             line("Metformin SR", "A10BA02", 2, makeDate(2025, 10, 1)), stopped,
             line("Aspirin", "", {}, makeDate(2023, 1, 1), makeDate(2024, 1, 1), "completed"),
             line("Wrong", "", 1, makeDate(2025, 1, 1), {}, "entered-in-error")},
            from, to);
        QCOMPARE(lanes.size(), std::size_t(2));
        QCOMPARE(lanes[0].drug, std::string("Gliclazide MR"));
        QCOMPARE(lanes[0].stopReason, std::string("hypoglycaemia"));
        QVERIFY(lanes[0].to == makeDate(2026, 2, 1));
        QCOMPARE(lanes[1].drug, std::string("Metformin SR"));
        QCOMPARE(lanes[1].doses, std::string("1 → 2 g/d"));
        QCOMPARE(lanes[1].steps.size(), std::size_t(2));
        QVERIFY(lanes[1].steps[0].to == makeDate(2025, 9, 30) && !lanes[1].to);
    }

    void aPauseStaysAGapAndANewDoseEndsTheOldOne() {
        const auto lanes = care::treatmentLanes(
            {line("A", "", 1, makeDate(2025, 1, 1), makeDate(2025, 2, 1), "completed"),
             line("A", "", 1, makeDate(2025, 5, 1)), line("A", "", 2, makeDate(2025, 8, 1))},
            makeDate(2025, 1, 1), makeDate(2026, 1, 1));
        QCOMPARE(lanes.front().steps.size(), std::size_t(3));
        QVERIFY(lanes.front().steps[0].to == makeDate(2025, 2, 1));
        QVERIFY(lanes.front().steps[1].to == makeDate(2025, 7, 31));
        QVERIFY(!lanes.front().steps[2].to);
    }

    void visitsThatTookPlaceAreMarked() {
        Desk desk;
        care::Visit visit;
        visit.forms = {{"diabetes", {}, "2", {}}, {"hypertension", {}, "1", {}}};
        visit.date = makeDate(2026, 5, 1);
        desk.save(visit);
        visit.id = {};
        visit.date = makeDate(2026, 6, 1);
        visit.forms[0].answers = {{"visit_outcome", "2"}};
        desk.save(visit);
        const auto marks = read(desk, "fpg").value().visits;
        QCOMPARE(marks.size(), std::size_t(1));
        QVERIFY((marks.front().forms == std::vector<care::FormClass>{{"diabetes", "2"}, {"hypertension", "1"}}));
        QVERIFY(read(desk, "fpg").value().isEmpty());
    }
};

JIAYI_TEST(TestTrend)
#include "tst_trend.moc"
