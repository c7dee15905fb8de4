// A sensor's readings in the store: whole or not at all, and never among laboratory values.
#include "models/care/chart.h"
#include "models/care/figures.h"
#include "models/care/trend.h"
#include "models/readings/import_cgm.h"
#include "models/readings/self_measured.h"
#include "tests/care/desk.h"
#include "tests/readings/sensor_files.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::readings;
using namespace jiayi::test;

namespace {

CgmFile fileOf(std::vector<Reading> readings) {
    CgmFile file;
    file.layout = "recording";
    file.device = "Sample sensor";
    file.unit = GlucoseUnit::MmolL;
    file.rows = readings.size();
    file.readings = std::move(readings);
    return file;
}

}  // namespace

class TestReadingsStore : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    Result<CgmGain> import(const CgmFile& file) { return ImportCgm{m_desk->resident, file}(m_desk->context()); }
    std::int64_t count(const char* sql) { return m_desk->count(sql); }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }
    void cleanup() { m_desk.reset(); }

    void whatWasTakenIsReadBackAsItCame() {
        const std::vector<Reading> readings{{at("2026-11-18", 23, 58), 2.2, GlucoseUnit::MmolL, Beyond::Below}, {at("2026-11-19", 0, 3), 180, GlucoseUnit::MgDl}, {at("2026-11-19", 0, 8), 27.8, GlucoseUnit::MmolL, Beyond::Above}};
        QVERIFY((import(fileOf(readings)).value() == CgmGain{3, 0, 0, 2}));
        QVERIFY(CgmRepository(m_desk->database()).readings(m_desk->resident, makeDate(2026, 11, 18), makeDate(2026, 11, 19)).value() == readings);
        QVERIFY(*CgmRepository(m_desk->database()).lastDay(m_desk->resident).value() == makeDate(2026, 11, 19));
        QCOMPARE(count("SELECT count(*) FROM outbox WHERE type = 'Observation'"), 2);
        QCOMPARE(count("SELECT count(*) FROM audit WHERE action = 'readings.import'"), 1);
    }

    void overlappingFilesAddWhatIsNewAndKeepWhatIsHeld() {
        QVERIFY(import(fileOf({{at("2026-11-18", 8, 0), 6.0}, {at("2026-11-18", 8, 15), 6.5}})));
        const auto second = fileOf({{at("2026-11-18", 8, 15), 6.5}, {at("2026-11-18", 8, 0), 9.0}, {at("2026-11-18", 8, 30), 7.0}});
        QVERIFY((cgmGain(m_desk->database(), m_desk->resident, second).value() == CgmGain{1, 1, 1, 1}));
        QVERIFY((import(second).value() == CgmGain{1, 1, 1, 1}));
        const auto held = CgmRepository(m_desk->database()).readings(m_desk->resident, makeDate(2026, 11, 18), makeDate(2026, 11, 18)).value();
        QVERIFY(held.size() == 3 && held[0].value == 6.0);
        const auto outbox = count("SELECT count(*) FROM outbox");
        QVERIFY((import(second).value() == CgmGain{0, 2, 1, 0}));
        QCOMPARE(count("SELECT count(*) FROM outbox"), outbox);  // nothing changed, nothing is sent
    }

    void aFileThatAsksOrIsBrokenChangesNothing() {
        auto file = fileOf({{at("2026-11-18", 8, 0), 6.0}});
        file.problemCount = 1;
        QCOMPARE(import(file).error().reason, std::string{"cgm.not-usable"});
        QCOMPARE(import(fileOf({{at("2026-11-18", 8, 0), 6.0}, {at("2027-01-01", 8, 0), 6.0}})).error().reason, std::string{"cgm.in-the-future"});
        QCOMPARE(ImportCgm({care::ResidentId{derivedUuid({"nobody"})}, fileOf({{at("2026-11-18", 8, 0), 6.0}})})(m_desk->context()).error().code == Errc::NotFound, true);
        QCOMPARE(count("SELECT count(*) FROM cgm_day"), 0);
        QCOMPARE(count("SELECT count(*) FROM outbox WHERE type = 'Observation'"), 0);
    }

    void sensorValuesAreNeverLaboratoryValues() {
        m_desk->observe("FPG", 6.4, "2026-11-10");
        m_desk->observe("HBA1C_NGSP", 6.6, "2026-11-10");
        const auto state = [this] { return count("SELECT count(*) FROM resident WHERE control_state = 'controlled'"); };
        const auto before = state();
        QVERIFY(import(fileOf(sensorDays(makeDate(2026, 11, 20), 14, 15, [](int) { return 19.0; }))));
        QCOMPARE(count("SELECT count(*) FROM observation"), 2);
        QCOMPARE(count("SELECT count(*) FROM latest_observation"), 2);
        QCOMPARE(state(), before);
        const auto trend = care::readTrend(m_desk->database(), Desk::rules(), {m_desk->resident, "fpg", makeDate(2026, 1, 1), makeDate(2026, 12, 31), {}}).value();
        QCOMPARE(trend.lines[0].points.size(), std::size_t{1});
        const auto chart = care::readChart(m_desk->database(), Desk::rules(), m_desk->resident, m_desk->today()).value();
        for (const auto& latest : chart.latest) QVERIFY(latest.key != "gmi" && latest.key != "tir");
        QVERIFY(care::verifyFigures(m_desk->database()));
    }

    void whatAPersonMeasuredAtHomeStandsApart() {
        const auto self = [this](const char* code, double value, const char* when) {
            auto observation = Desk::measured(code, value, when);
            observation.origin = "self";
            m_desk->save(observation);
        };
        m_desk->observe("SBP", 128, "2026-11-10T09:00:00+08:00");
        self("SBP", 142, "2026-11-20T07:00:00+08:00");
        self("DBP", 88, "2026-11-20T07:00:00+08:00");
        self("SBP", 138, "2026-11-21T07:00:00+08:00");
        self("FCG", 6.2, "2026-11-21T07:10:00+08:00");
        self("FCG", 9.9, "2026-05-01T07:10:00+08:00");  // long ago
        const auto page = readReadings(m_desk->database(), readingRules(), m_desk->resident, m_desk->today()).value();
        QVERIFY(!page.profile);
        QCOMPARE(page.self.size(), std::size_t{3});
        QVERIFY(page.self[0].code == "FCG" && page.self[1].value == 138 && !page.self[1].second && page.self[2].second == 88);
        QVERIFY(page.means[1].code == "SBP" && page.means[1].count == 2 && page.means[1].mean == 140 && page.means[1].second == 88);
        const auto latest = m_desk->facts().latest(m_desk->resident).value();
        QVERIFY(latest.size() == 1 && latest[0].value == 128);
    }

    void thePageShowsTheLastFourteenDaysOfTheSensor() {
        QVERIFY(import(fileOf(sensorDays(makeDate(2026, 10, 1), 14, 15, [](int) { return 6.0; }))));
        const auto page = readReadings(m_desk->database(), readingRules(), m_desk->resident, m_desk->today()).value();
        QVERIFY(page.profile->to == makeDate(2026, 10, 1) && page.profile->readings == 1344 && page.profile->gmi);
        QCOMPARE(page.device, std::string{"Sample sensor"});
        QCOMPARE(page.profile->goals[0].goal->group, std::string{"adult"});  // aged 58
    }

    void daysOfAnotherPersonAreTakenBackAndMayComeAgain() {
        const auto file = fileOf({{at("2026-11-18", 8, 0), 6.0}, {at("2026-11-19", 8, 0), 6.0}});
        QVERIFY(import(file));
        QCOMPARE((RetractCgm{m_desk->resident, makeDate(2026, 11, 18), makeDate(2026, 11, 30)})(m_desk->context()).value(), 2);
        QVERIFY(!readReadings(m_desk->database(), readingRules(), m_desk->resident, m_desk->today())->profile);
        QVERIFY((import(file).value() == CgmGain{2, 0, 0, 2}));
    }

    void anOldStoreKeepsItsRowsThroughTheStep() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("readings") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        const care::ResidentId li{derivedUuid({"li"})};
        db::Query(*database, "INSERT INTO resident (id, name, sex, record_no) VALUES (?, 'Li', 'male', '12010500100100042')", li).run();
        db::Query(*database, "INSERT INTO observation (id, resident_pk, code, effective, effective_at, value, unit, status, origin) VALUES (?, 1, 'FCG', '2026-11-01', 0, 6.1, 'mmol/L', 'final', 'self')", derivedUuid({"o"})).run();
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        SeededRandom random{1};
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        QVERIFY((ImportCgm{li, fileOf({{at("2026-11-18", 8, 0), 6.0}})}({*database, clock, random, "chen"})));
        QCOMPARE(readReadings(*database, readingRules(), li, makeDate(2026, 11, 22))->self.size(), std::size_t{1});
    }
};

JIAYI_TEST(TestReadingsStore)
#include "tst_readings_store.moc"
