// Figures as documents: what is not known is null and says why, and a report counts as FHIR does.
#include "sync/files/measure_json.h"
#include "tests/quality/quality_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::test;

namespace {

std::vector<quality::MeasureLine> figureLines() {
    quality::MeasureLine known, nobody, unknown;
    known.measure = measureBook().measure("CMS122");
    known.count = quality::Count{12, 2, 10, 3, 1};
    known.rate = known.count->rate();
    nobody.measure = measureBook().measure("CMS165");
    nobody.count = quality::Count{};
    nobody.reason = {"Nobody.", "无。"};
    unknown.measure = measureBook().measure("JY-CAP-01");
    unknown.reason = {"Not here.", "此处没有。"};
    return {known, nobody, unknown};
}

}  // namespace

class TestMeasureJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotKnownIsNullAndSaysWhy() {
        const auto said = files::measuresJson(figureLines(), year2026()).compact();
        QCOMPARE(said, std::string("{\"period\":{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"},\"measures\":["
                                   "{\"id\":\"CMS122\",\"version\":\"1\",\"population\":12,\"denominator\":10,\"excluded\":2,\"numerator\":3,\"missing\":1,\"rate\":0.300000},"
                                   "{\"id\":\"CMS165\",\"version\":\"1\",\"population\":0,\"denominator\":0,\"excluded\":0,\"numerator\":0,\"missing\":0,\"rate\":null,\"reason\":\"Nobody.\"},"
                                   "{\"id\":\"JY-CAP-01\",\"version\":\"1\",\"population\":null,\"denominator\":null,\"excluded\":null,\"numerator\":null,\"missing\":null,\"rate\":null,"
                                   "\"reason\":\"Not here.\"}]}"));
    }

    void aReportHoldsTheExcludedInItsDenominatorAndIsTheSameWhenItIsWrittenAgain() {
        ManualClock clock{startOfDay(makeDate(2026, 11, 23))};
        const auto reports = files::measureReports(figureLines(), year2026(), "12010500100", clock.now());
        QCOMPARE(reports.size(), std::size_t{3});
        QCOMPARE(reports[0].textOr("measure", ""), std::string_view("https://jiayi.health/fhir/Measure/CMS122|1"));
        QCOMPARE(reports[0].at("group.0.population.1.count")->asInteger().value(), std::int64_t{12});
        QCOMPARE(reports[0].at("group.0.population.2.count")->asInteger().value(), std::int64_t{2});
        QCOMPARE(reports[0].textOr("improvementNotation.coding.0.code", ""), std::string_view("decrease"));
        QVERIFY(!reports[2].at("group.0.population") && !reports[2].at("group.0.measureScore.value"));
        QCOMPARE(reports[2].textOr("group.0.measureScore.extension.0.valueCode", ""), std::string_view("unsupported"));
        const auto again = files::measureReports(figureLines(), year2026(), "12010500100", clock.now());
        QCOMPARE(again[1].textOr("id", "a"), reports[1].textOr("id", "b"));
        const auto other = files::measureReports(figureLines(), {makeDate(2025, 1, 1), makeDate(2025, 12, 31)}, "12010500100", clock.now());
        QVERIFY(other[1].textOr("id", "") != reports[1].textOr("id", ""));
    }
};

JIAYI_TEST(TestMeasureJson)
#include "tst_measure_json.moc"
