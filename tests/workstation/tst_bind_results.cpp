// Results of the laboratory, as the desk binds them to a real store.
#include "app/workstation/bind_results.h"
#include "app/workstation/start_flow.h"
#include "app/workstation/workbench.h"
#include "models/diagnostics/arrivals.h"
#include "models/roster/resident_repository.h"
#include "tests/support/test_program.h"
#include "ui/results/inbox_screen.h"
#include "ui/results/report_pane.h"
#include "ui/shell/main_window.h"

#include <QLabel>
#include <QTemporaryDir>

using namespace jiayi;
using namespace Qt::StringLiterals;
using diagnostics::Box;

class TestBindResults : public QObject {
    Q_OBJECT

    static constexpr char kPassphrase[] = "a passphrase for tests";
    static constexpr char kCitizenId[] = "120101196805123514";
    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Desk> m_desk;
    roster::ResidentId m_person;

    template <class Work>
    static auto workedAt(app::Desk& desk, Work work) {
        auto answer = desk.worker().run(std::move(work));
        answer.waitForFinished();
        auto result = answer.result();
        if (!result) qFatal("%s", toString(result.error()).c_str());
        return *result;
    }

    diagnostics::Report potassium(const char* number, const char* value, int hour) const {
        diagnostics::Report report;
        report.sender = "LAB";
        report.senderName = "Sample laboratory";
        report.number = number;
        report.test = {"urn:lab", "K", "Potassium"};
        report.patient.name = "测试";
        report.patient.identifiers = {{diagnostics::IdentifierKind::CitizenId, {}, kCitizenId}};
        report.issued = parseFhirTime(formatInstant(startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{hour})).value();
        diagnostics::ReportItem item;
        item.key = "K";
        item.code = {"urn:lab", "K", "Potassium"};
        item.value = diagnostics::valueFromText(value);
        item.unit = "mmol/L";
        item.range = diagnostics::rangeFromText("3.5-5.3");
        report.items = {item};
        return report;
    }
    void say(app::Desk& desk, const diagnostics::Report& report) const {
        workedAt(desk, [&](db::Database& database) -> Result<bool> {
            sync::Unit unit(desk.context(database), "test", sync::Origin::Hub);
            JIAYI_CHECK(diagnostics::keepReport(unit, report, desk.clock().now()));
            unit.commit();
            JIAYI_CHECK(diagnostics::settleArrivals(desk.context(database), desk.diagnosticsBook(), desk.orderBook()));
            return true;
        });
    }
    static std::vector<diagnostics::InboxRow> box(app::Desk& desk, Box which, const std::string& doctor = {}) {
        auto page = app::bindInbox(desk).page({which, doctor, {}, 50});
        page.waitForFinished();
        const auto rows = page.result();
        if (!rows) qFatal("%s", toString(rows.error()).c_str());
        return rows->rows;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path store = m_folder->filePath(u"clinic.db"_s).toStdString();
        SystemRandom random;
        if (!access::createStore(store, {"120101001", "Test", true}, "chen", kPassphrase, m_clock, random, access::kLeastCost)) qFatal("no store");
        auto desk = app::openDesk(store, "chen", kPassphrase, m_clock);
        if (!desk) qFatal("no desk");
        m_desk = std::move(*desk);
        m_person = workedAt(*m_desk, [this](db::Database& database) -> Result<roster::ResidentId> {
            sync::Unit unit(m_desk->context(database), "test");
            roster::Resident person;
            person.id = unit.newId<roster::ResidentId>();
            person.name = "测试";
            person.citizenId = kCitizenId;
            person.doctor = "chen";
            roster::ResidentRepository::save(unit, person);
            unit.commit();
            return person.id;
        });
    }
    void cleanup() {
        m_desk.reset();
        m_folder.reset();
    }

    void aReportWithItsPersonOpensWithCourseAndOpinions() {
        say(*m_desk, potassium("R1", "4.6", 6));
        say(*m_desk, potassium("R2", "7.1", 8));
        const auto rows = box(*m_desk, Box::Critical);
        QVERIFY(rows.size() == 1 && rows[0].resident == m_person && rows[0].criticalOpen);
        auto opening = app::bindInbox(*m_desk).open(rows[0].report);
        opening.waitForFinished();
        const auto opened = opening.result();
        QVERIFY(opened && opened->person && opened->person->resident.name == "测试");
        QVERIFY(opened->view.items.size() == 1 && opened->trends.size() == 1);
        const auto& course = opened->trends[0];
        QVERIFY(course.size() == 2 && course[0].value == 4.6 && course[1].value == 7.1);
        // Judged alike: the earlier value by the same limits.
        QVERIFY(course[0].ours.gravity < course[1].ours.gravity);
        QVERIFY(!opened->version().isNil());
    }

    void mineAreThoseOfWhomThisUserIsTheDoctor() {
        say(*m_desk, potassium("R1", "4.6", 6));
        QCOMPARE(box(*m_desk, Box::Normal, "chen").size(), std::size_t{1});
        QCOMPARE(box(*m_desk, Box::Normal, "somebody else").size(), std::size_t{0});
    }

    void aBatchLeavesWhatHasAnotherVersionSinceItWasListed() {
        say(*m_desk, potassium("R1", "4.6", 6));
        say(*m_desk, potassium("R2", "4.4", 7));
        const auto listed = box(*m_desk, Box::Normal);
        QCOMPARE(listed.size(), std::size_t{2});
        auto corrected = potassium("R1", "4.7", 8);
        corrected.status = diagnostics::ReportStatus::Corrected;
        say(*m_desk, corrected);
        std::vector<ui::ListedReport> agreed;
        for (const auto& row : listed) agreed.push_back({row.report, row.issued});
        auto giving = app::bindInbox(*m_desk).acknowledgeNormals(agreed);
        giving.waitForFinished();
        const auto outcome = giving.result();
        QVERIFY(outcome && outcome->done.size() == 1 && outcome->left.size() == 1);
        QVERIFY(outcome->left[0].first == diagnostics::reportId("LAB", "R1") && outcome->left[0].second == "result.newer");
    }

    void whatWaitsMostOfAPersonIsOpenedFromTheWorklist() {
        say(*m_desk, potassium("R1", "4.6", 6));
        say(*m_desk, potassium("R2", "7.1", 7));
        say(*m_desk, potassium("R3", "4.9", 8));
        const auto found = workedAt(*m_desk, [this](db::Database& database) { return app::waitingReportOf(database, m_person); });
        QVERIFY(found == diagnostics::reportId("LAB", "R2"));
        const auto nobody = workedAt(*m_desk, [](db::Database& database) { return app::waitingReportOf(database, roster::ResidentId{derivedUuid({"nobody"})}); });
        QVERIFY(!nobody);
    }

    void aReportOfNobodyIsMatchedByAPersonAndTakenBack() {
        auto stranger = potassium("R1", "4.6", 6);
        stranger.patient.identifiers.clear();
        say(*m_desk, stranger);
        QCOMPARE(box(*m_desk, Box::Unmatched).size(), std::size_t{1});
        const auto asks = app::bindUnmatched(*m_desk);
        const auto report = diagnostics::reportId("LAB", "R1");
        auto compared = asks.candidate(report, m_person);
        compared.waitForFinished();
        QVERIFY(compared.result() && compared.result()->name == "测试");
        auto matched = asks.match({report, m_person, "asked her"});
        matched.waitForFinished();
        QVERIFY(matched.result());
        QCOMPARE(box(*m_desk, Box::Unmatched).size(), std::size_t{0});
        QCOMPARE(box(*m_desk, Box::Normal).size(), std::size_t{1});
        auto undone = asks.unmatch({report, "not hers"});
        undone.waitForFinished();
        QVERIFY(undone.result());
        QCOMPARE(box(*m_desk, Box::Unmatched).size(), std::size_t{1});
    }

    void aReportIsPrintedAndTheTrailKnows() {
        say(*m_desk, potassium("R1", "4.6", 6));
        const auto asks = app::bindReportPrint(*m_desk, diagnostics::reportId("LAB", "R1"));
        auto reading = asks.read();
        reading.waitForFinished();
        const auto documents = reading.result();
        QVERIFY(documents && documents->size() == 1);
        QVERIFY(!documents->front().fileName.contains(u"测试"_s));
        ui::PrintSetup setup;
        setup.paper = ui::PaperSize::A4;
        const auto pages = documents->front().lay(setup);
        QCOMPARE(pages.pages.size(), std::size_t{1});
        const auto path = m_folder->filePath(u"report.pdf"_s);
        QVERIFY(asks.save(pages, path) && QFileInfo(path).size() > 1000);
        auto recorded = asks.record(u"lab-report"_s);
        recorded.waitForFinished();
        QVERIFY(recorded.result());
        const auto count = workedAt(*m_desk, [](db::Database& database) -> Result<std::int64_t> {
            db::Query row(database, "SELECT count(*) FROM audit WHERE action = 'result.print'");
            return row.next() ? row.integer(0) : 0;
        });
        QCOMPARE(count, std::int64_t{1});
    }

    void aCriticalResultIsSaidWhereverOneIs() {
        say(*m_desk, potassium("R1", "7.1", 8));
        app::Workbench bench(std::move(m_desk), {}, app::Workbench::Line::None);
        bench.window().resize(1280, 720);
        bench.window().show();
        bench.window().showScreen(u"roster"_s);
        auto* alert = bench.window().findChild<QWidget*>(u"alert"_s);
        QTRY_VERIFY(alert->isVisible());
        QTest::keyClick(&bench.window(), Qt::Key_F12);
        QTRY_COMPARE(bench.window().currentKey(), u"results"_s);
        auto* pane = bench.window().findChild<ui::ReportPane*>();
        QTRY_VERIFY(pane->report() && pane->report()->view.head.report == diagnostics::reportId("LAB", "R1"));
        QTRY_VERIFY(!alert->isVisible());
    }
};

JIAYI_TEST(TestBindResults)
#include "tst_bind_results.moc"
