// What the hub makes of clinics' figures: sums, quartiles, silence about too few, and its way into every stream.
#include "models/core/ids.h"
#include "sync/figures/figure_report.h"
#include "sync/fhir/canonical.h"
#include "sync/hub/execution.h"
#include "sync/hub/figures.h"
#include "sync/hub/store_address.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

using namespace jiayi;
using fhir::Json;
using figures::ClinicFigure;

namespace {

const Date kFrom = makeDate(2026, 1, 1), kTo = makeDate(2026, 10, 31);
const Instant kNow = startOfDay(makeDate(2026, 11, 22));

Json clinicReport(const std::string& code, const std::string& measure, const char* rate, const std::string& version = "1") {
    return Json::object({{"resourceType", "MeasureReport"},
                         {"id", derivedUuid({"t", code, measure, version}).toString()},
                         {"status", "complete"},
                         {"type", "summary"},
                         {"measure", figures::kMeasureBase + measure + "|" + version},
                         {"reporter", Json::object({{"identifier", Json::object({{"value", code}})}})},
                         {"period", Json::object({{"start", "2026-01-01"}, {"end", "2026-10-31"}})},
                         {"group", Json::array({Json::object({{"measureScore", Json::object({{"value", Json::decimal(rate)}})}})})}});
}

class Consortium {
public:
    Consortium() : store(hub::openStore("sqlite:" + dir.filePath(QStringLiteral("hub.db")).toStdString()).value()) {
        for (const auto* code : {"A", "B", "C", "D"}) (void)store->addInstitution({code, code}).value();
    }
    void put(const std::string& stream, Json report) {
        auto transaction = store->begin({stream}, kNow).value();
        hub::Version version;
        version.key = {"MeasureReport", std::string{fhir::resourceId(report)}};
        version.version = 1;
        if (const auto before = transaction->current(stream, version.key).value()) version.version = before->version + 1;
        version.hash = fhir::canonicalHash(report);
        version.body = hub::stampedBody(report, version.version, transaction->at());
        hub::OwnReferences references(std::vector<std::string>{});
        rules.search.index(version, report, references);
        (void)transaction->append(stream, std::move(version)).value();
        (void)transaction->commit().value();
    }
    hub::FiguresPublished publish(int least = 3) { return hub::publishFigures(*store, rules.search, least, kNow).value(); }
    std::vector<figures::ConsortiumFigure> heardBy(const std::string& stream) {
        hub::SearchQuery query;
        query.type = "MeasureReport";
        std::vector<figures::ConsortiumFigure> all;
        for (const auto& version : store->search(stream, query).value())
            if (const auto figure = figures::readConsortiumReport(fhir::parseJson(version.body).value())) all.push_back(*figure);
        return all;
    }

    QTemporaryDir dir;
    hub::HubRules rules = hub::loadHubRules();
    std::unique_ptr<hub::Store> store;
};

}  // namespace

class TestConsortiumFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanAndQuartilesAreOfTheClinicsRates() {
        const auto all = figures::summarise({{"M", "1", kFrom, kTo, "A", 0.2}, {"M", "1", kFrom, kTo, "B", 0.4}, {"M", "1", kFrom, kTo, "C", 0.6}, {"M", "1", kFrom, kTo, "D", 1.0}}, 3);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].clinics, 4);
        QCOMPARE(all[0].mean, 0.55);
        QCOMPARE(all[0].middle, 0.5);
        QVERIFY(std::abs(all[0].low - 0.35) < 1e-9 && std::abs(all[0].high - 0.7) < 1e-9);
    }

    void tooFewClinicsAndOtherVersionsAreNotTold() {
        QVERIFY(figures::summarise({{"M", "1", kFrom, kTo, "A", 0.2}, {"M", "1", kFrom, kTo, "B", 0.4}}, 3).empty());
        QVERIFY(figures::summarise({{"M", "1", kFrom, kTo, "A", 0.2}, {"M", "1", kFrom, kTo, "B", 0.4}, {"M", "2", kFrom, kTo, "C", 0.4}}, 3).empty());
        // One clinic that reports three times is one.
        QVERIFY(figures::summarise({{"M", "1", kFrom, kTo, "A", 0.2}, {"M", "1", kFrom, kTo, "A", 0.3}, {"M", "1", kFrom, kTo, "A", 0.4}}, 3).empty());
        QCOMPARE(hub::leastClinics().value(), 3);
    }

    void aReportComesBackAsItWasWritten() {
        const figures::ConsortiumFigure one{"JY-DM-05", "1", kFrom, kTo, 12, 0.5, 0.25, 0.5, 0.75};
        const auto report = figures::consortiumReport(one, "A");
        QVERIFY(figures::readConsortiumReport(report) == one);
        QVERIFY(!figures::readClinicFigure(report));  // it is nobody's own
        QVERIFY(report.compact().find("\"A\"") == std::string::npos);
        QVERIFY(figures::consortiumReport(one, "B").textOr("id", "") != report.textOr("id", ""));
    }

    void whatIsNoFigureIsLeftAside() {
        auto individual = clinicReport("A", "M", "0.5");
        individual.set("type", "individual");
        auto odd = clinicReport("A", "M", "1.5");
        auto without = clinicReport("A", "M", "0.5");
        without.set("group", Json::array());
        auto elsewhere = clinicReport("A", "M", "0.5");
        elsewhere.set("measure", "https://example.org/Measure/M");
        for (const auto& one : {individual, odd, without, elsewhere}) QVERIFY(!figures::readClinicFigure(one));
        QVERIFY(figures::readClinicFigure(clinicReport("A", "M", "0.5")));
    }

    void everyClinicHearsThemAndTheSecondTimeNothingIsWritten() {
        Consortium consortium;
        consortium.put("A", clinicReport("A", "JY-DM-05", "0.4"));
        consortium.put("B", clinicReport("B", "JY-DM-05", "0.5"));
        QCOMPARE(consortium.publish().figures, std::size_t{0});
        consortium.put("C", clinicReport("C", "JY-DM-05", "0.9"));
        const auto first = consortium.publish();
        QCOMPARE(first.reports, std::size_t{3});
        QCOMPARE(first.written, std::size_t{4});
        for (const auto* code : {"A", "B", "C", "D"}) {
            const auto heard = consortium.heardBy(code);
            QCOMPARE(heard.size(), std::size_t{1});
            QCOMPARE(heard[0].clinics, 3);
            QVERIFY(std::abs(heard[0].mean - 0.6) < 1e-6);
        }
        const auto again = consortium.publish();
        QCOMPARE(again.written, std::size_t{0});
        QCOMPARE(again.unchanged, std::size_t{4});
        QCOMPARE(again.reports, std::size_t{3});  // the consortium's own are not counted as a clinic's
        consortium.put("C", clinicReport("C", "JY-DM-05", "0.6"));
        QCOMPARE(consortium.publish().written, std::size_t{4});
        QVERIFY(std::abs(consortium.heardBy("D")[0].mean - 0.5) < 1e-6);
    }

    void nobodySpeaksForAnother() {
        Consortium consortium;
        for (const auto* code : {"A", "B", "C"}) consortium.put("D", clinicReport(code, "JY-DM-05", "0.1"));
        QCOMPARE(consortium.publish().reports, std::size_t{0});
    }
};

JIAYI_TEST(TestConsortiumFigures)
#include "tst_consortium_figures.moc"
