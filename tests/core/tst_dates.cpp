#include "models/core/dates.h"
#include "tests/support/test_program.h"

using namespace jiayi;

namespace {

std::string reasonOf(const auto& result) { return result ? "accepted" : result.error().reason; }

}  // namespace

class TestDates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datesAreReadStrictly() {
        QVERIFY(*parseDate("2026-11-22") == makeDate(2026, 11, 22));
        QVERIFY(*parseDate("2024-02-29") == makeDate(2024, 2, 29));
        for (const char* text : {"", "2026-1-2", "2026/11/22", "20261122", "2026-11-22 ", "+026-11-22",
                                 "2026-11-2x", "２０２６-11-22"})
            QCOMPARE(reasonOf(parseDate(text)), std::string{"date.format"});
        for (const char* text : {"2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
                                 "2026-01-00", "0000-01-01"})
            QCOMPARE(reasonOf(parseDate(text)), std::string{"date.no-such-day"});
    }

    void everyDayOfACenturyIsWrittenAndReadAlike() {
        for (auto day = makeDate(1926, 1, 1); day < makeDate(2027, 1, 1); day += Days{1})
            QVERIFY(*parseDate(formatDate(day)) == day);
    }

    void aBirthdayOnLeapDayCountsFromTheFirstOfMarch() {
        const auto leapling = makeDate(1960, 2, 29);
        QCOMPARE(ageOn(leapling, makeDate(2025, 2, 28)), 64);
        QCOMPARE(ageOn(leapling, makeDate(2025, 3, 1)), 65);
        QCOMPARE(ageOn(leapling, makeDate(2024, 2, 29)), 64);
        const auto born = makeDate(1961, 11, 22);
        QCOMPARE(ageOn(born, makeDate(2026, 11, 21)), 64);
        QCOMPARE(ageOn(born, makeDate(2026, 11, 22)), 65);
        QCOMPARE(ageOn(born, born), 0);
    }

    void monthsEndOnTheirLastDay() {
        QCOMPARE(formatDate(addMonths(makeDate(2026, 1, 31), 1)), std::string{"2026-02-28"});
        QCOMPARE(formatDate(addMonths(makeDate(2024, 1, 31), 1)), std::string{"2024-02-29"});
        QCOMPARE(formatDate(addMonths(makeDate(2026, 11, 30), 3)), std::string{"2027-02-28"});
        QCOMPARE(formatDate(addMonths(makeDate(2026, 3, 31), -1)), std::string{"2026-02-28"});
        QCOMPARE(formatDate(addMonths(makeDate(2026, 1, 15), -13)), std::string{"2024-12-15"});
    }

    void theInstitutionsDayBeginsAtSixteenHoursUtc() {
        QVERIFY(localDate(*parseInstant("2026-11-22T15:59:59.999Z")) == makeDate(2026, 11, 22));
        QVERIFY(localDate(*parseInstant("2026-11-22T16:00:00Z")) == makeDate(2026, 11, 23));
        QCOMPARE(formatInstant(startOfDay(makeDate(2026, 11, 23))), std::string{"2026-11-22T16:00:00.000Z"});
        QVERIFY(localDate(startOfDay(makeDate(1926, 1, 1))) == makeDate(1926, 1, 1));
    }

    void instantsAreReadInAnyZoneAndWrittenInUtc() {
        const auto written = [](const char* text) { return formatInstant(*parseInstant(text)); };
        QCOMPARE(written("2026-11-22T10:15:00+08:00"), std::string{"2026-11-22T02:15:00.000Z"});
        QCOMPARE(written("2026-11-22T02:15:00.5Z"), std::string{"2026-11-22T02:15:00.500Z"});
        QCOMPARE(written("2026-11-22T02:15:00.123999Z"), std::string{"2026-11-22T02:15:00.123Z"});
        QCOMPARE(written("1969-12-31T23:59:59.999-01:30"), std::string{"1970-01-01T01:29:59.999Z"});
        QCOMPARE(written("1960-01-01T00:00:00.001Z"), std::string{"1960-01-01T00:00:00.001Z"});
        QCOMPARE(written("2016-12-31T23:59:60Z"), std::string{"2017-01-01T00:00:00.000Z"});
        for (const char* text :
             {"", "2026-11-22", "2026-11-22T02:15Z", "2026-11-22T02:15:00", "2026-11-22T24:00:00Z",
              "2026-11-22T02:60:00Z", "2026-11-22T02:15:61Z", "2026-11-22T02:15:00.Z",
              "2026-11-22T02:15:00+8:00", "2026-11-22T02:15:00+0800", "2026-11-22T02:15:00+15:00",
              "2026-11-22T02:15:00z", "2026-11-22 02:15:00Z", "2026-02-30T02:15:00Z",
              "2026-11-22T02:15:00Z "})
            QCOMPARE(reasonOf(parseInstant(text)), std::string{"instant.format"});
    }

    void fhirTimesKeepTheirTextAndPrecision() {
        const auto year = *parseFhirTime("1950"), month = *parseFhirTime("1950-06"),
                   day = *parseFhirTime("1950-06-07"), time = *parseFhirTime("2026-11-22T23:30:00-05:00");
        QVERIFY(year.precision == Precision::Year && year.day() == makeDate(1950, 1, 1) &&
                year.text == "1950");
        QVERIFY(month.precision == Precision::Month && month.day() == makeDate(1950, 6, 1));
        QVERIFY(day.precision == Precision::Day && day.day() == makeDate(1950, 6, 7) &&
                day.start == startOfDay(makeDate(1950, 6, 7)));
        QVERIFY(time.precision == Precision::Time && time.text == "2026-11-22T23:30:00-05:00" &&
                time.day() == makeDate(2026, 11, 23));
        for (const char* text : {"", "50", "1950-6", "1950-13", "1950-06-31", "1950-06-07T10:00", "soon"})
            QCOMPARE(reasonOf(parseFhirTime(text)), std::string{"fhir-time.format"});
    }
};

JIAYI_TEST(TestDates)
#include "tst_dates.moc"
