// Each measure, row by row: a person's facts, and where they stand. The table is data/measure_rows.csv.
#include "models/quality/rules/judge.h"
#include "tests/quality/quality_fixture.h"
#include "tests/support/test_program.h"

#include <fstream>
#include <iterator>
#include <set>

using namespace jiayi;
using namespace jiayi::test;

namespace {

struct MeasureRow {
    std::string measure, person, stands;
};

std::vector<MeasureRow> measureRows() {
    std::ifstream file{JIAYI_TEST_DATA "/measure_rows.csv"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::vector<MeasureRow> rows;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const auto first = line.find(','), last = line.rfind(',');
        rows.push_back({line.substr(0, first), line.substr(first + 1, last - first - 1), line.substr(last + 1)});
    }
    return rows;
}

}  // namespace

class TestMeasureRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowStandsWhereTheTableSays() {
        quality::Judge judge(measureBook(), year2026());
        int rows = 0;
        for (auto row : measureRows()) {
            if (row.person.starts_with('"')) row.person = row.person.substr(1, row.person.size() - 2);
            const auto* measure = measureBook().measure(row.measure);
            QVERIFY2(measure, row.measure.c_str());
            const auto stands = verdictWord(judge.judge(personLine(row.person), *measure));
            QVERIFY2(stands == QString::fromStdString(row.stands),
                     qPrintable(QString::fromStdString(row.measure + " | " + row.person + " | " + row.stands + " | is: ") + stands));
            ++rows;
        }
        QVERIFY(rows > 200);
    }

    void everyMeasureThatIsToldByPersonHasRowsInItsNumeratorAndOutside() {
        std::map<std::string, std::set<std::string>> stands;
        for (const auto& row : measureRows()) stands[row.measure].insert(row.stands.substr(0, row.stands.find(' ')));
        for (const auto& measure : measureBook().measures) {
            if (!measure.byPerson()) continue;
            QVERIFY2(stands[measure.id].contains("num") && stands[measure.id].contains("den") && stands[measure.id].contains("out"), measure.id.c_str());
            if (measure.exclusion && !measure.id.starts_with("QOF")) QVERIFY2(stands[measure.id].contains("excluded"), measure.id.c_str());
        }
    }

    void whatDoesNotKnowTheAgeIsInNoPopulationThatAsksForIt() {
        quality::Judge judge(measureBook(), year2026());
        const auto person = personLine("dx=E11.9 dx=I10 in=T2DM@20200101 in=HTN@20200101 visit=outpatient@0301");
        for (const auto* id : {"CN-DM-01", "CN-DM-02", "CN-HTN-03", "CN-ELD-01", "CMS122", "CMS165"}) QVERIFY2(!judge.judge(person, *measureBook().measure(id)).population, id);
    }

    void aShorterPeriodAsksForFewerFollowUps() {
        QCOMPARE(quality::requiredVisits({makeDate(2026, 1, 1), makeDate(2026, 12, 31)}, 90), 4);
        QCOMPARE(quality::requiredVisits({makeDate(2024, 1, 1), makeDate(2024, 12, 31)}, 90), 4);
        QCOMPARE(quality::requiredVisits({makeDate(2026, 1, 1), makeDate(2026, 6, 30)}, 90), 2);
        QCOMPARE(quality::requiredVisits({makeDate(2026, 1, 1), makeDate(2026, 1, 31)}, 90), 1);
    }
};

JIAYI_TEST(TestMeasureRows)
#include "tst_measure_rows.moc"
