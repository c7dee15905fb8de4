// A store of before there were rows for reports goes on with what it had kept.
#include "models/db/migrator.h"
#include "sync/mapping/report_store.h"
#include "sync/reports/report_resources.h"
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::diagnostics;

class TestResultsSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportsThatWereOnlyKeptAreTakenIn() {
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open({folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        const auto all = db::embeddedSteps("schema/clinic/");
        const auto ours = std::find_if(all.begin(), all.end(), [](const auto& step) { return step.name.find("results") != std::string::npos; });
        QVERIFY(ours != all.end());
        QVERIFY(db::migrate(*database, {all.begin(), ours}));
        const roster::ResidentId wang{derivedUuid({"wang"})};
        db::Query(*database, "INSERT INTO resident (id, name, sex, birth_date, citizen_id, insurance_no) VALUES (?, '王秀英', 'female', '1962-05-14', ?, 'YB1')", wang, test::kCitizen).run();
        const auto wire = reports::reportResource(test::report());
        db::Query(*database, "INSERT INTO record (type, id, base, base_version) VALUES ('DiagnosticReport', ?, ?, '1')", *Uuid::parse(wire.textOr("id", "")), wire.compact()).run();
        QVERIFY(db::migrate(*database, all));
        ManualClock clock{startOfDay(makeDate(2026, 11, 23))};
        SeededRandom random{3};
        const sync::Context context{*database, clock, random, "chen"};
        QCOMPARE(mapping::ReportStore::takeInKept(context).value(), 1);
        QCOMPARE(mapping::ReportStore::takeInKept(context).value(), 0);
        QCOMPARE(settleReports(context, test::diagnosticsBook(), {}).value().matched, 1);
        QCOMPARE(readReportsOf(*database, wang).value().size(), std::size_t{1});
    }
};

JIAYI_TEST(TestResultsSchema)
#include "tst_results_schema.moc"
