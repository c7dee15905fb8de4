// "Savable until" against every calendar there is: in small periods all ways of going on are tried, and the last day from which one of them reaches
// the standard must be the day that is told.
#include "tests/quality/quality_fixture.h"
#include "tests/support/test_program.h"

#include <random>

using namespace jiayi;
using namespace jiayi::test;

namespace {

const quality::Period kShort{makeDate(2026, 3, 1), makeDate(2026, 3, 12)};

/// A measure with this numerator about everybody.
quality::Measure measureOf(const std::string& numerator, bool inverse = false) {
    quality::Measure measure;
    measure.id = numerator;
    measure.inverse = inverse;
    measure.missing = inverse ? quality::Missing::Counts : quality::Missing::Fails;
    measure.initial = guidance::parseCondition("age >= 0", measureBook().vocabulary).value();
    measure.numerator = guidance::parseCondition(numerator, measureBook().vocabulary).value();
    return measure;
}

/// What a day of a calendar can hold: nothing, or everything done well at once. A supply goes on to the end.
quality::PersonFacts withDays(quality::PersonFacts person, unsigned calendar) {
    const auto& book = measureBook();
    for (int i = 0; i < kShort.days(); ++i) {
        if ((calendar >> i & 1U) == 0) continue;
        const auto day = kShort.from + Days{i};
        person.visits.push_back({day, book.visitBit("diabetes.face") | book.visitBit("diabetes.required") | book.visitBit("diabetes") | book.visitBit("any") | book.visitBit("annual")});
        const auto measured = [&](const char* code, double value) { person.series[codePlace(book, code)].push_back({day, value, {}, quality::kOrdinary}); };
        measured("HBA1C_NGSP", 6.0);
        measured("FPG", 5.0);
        measured("SBP", 118);
        measured("DBP", 70);
        measured("UACR", 5);
        person.courses.push_back({"C10AA05", day, std::nullopt, true});
    }
    std::stable_sort(person.visits.begin(), person.visits.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    for (auto& series : person.series) std::stable_sort(series.begin(), series.end(), [](const auto& a, const auto& b) { return a.on < b.on; });
    return person;
}

/// The last day from which some calendar reaches the standard; nothing: none does from the first day on. 2^12 calendars.
std::optional<Date> byTryingAll(const quality::PersonFacts& person, const quality::Measure& measure) {
    quality::Judge judge(measureBook(), kShort);
    std::optional<Date> last;
    for (unsigned calendar = 1; calendar < 1U << kShort.days(); ++calendar) {
        const auto first = kShort.from + Days{__builtin_ctz(calendar)};
        if (last && first <= *last) continue;
        const auto verdict = judge.judge(withDays(person, calendar), measure);
        if (verdict.numerator != measure.inverse) last = first;
    }
    return last;
}

}  // namespace

class TestSavable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDayThatIsToldIsTheLastOfAllCalendars_data() {
        QTest::addColumn<QString>("numerator");
        QTest::addColumn<bool>("inverse");
        for (const auto* numerator : {"regular(diabetes.face, 3d, 4d)", "regular_with(diabetes.face, FPG, 4d, 5d)", "regular_with(diabetes.face, FPG, 3d, 4d) and visits(annual, period) >= 1",
                                      "apart(HBA1C, period, 5d) >= 2", "apart(HBA1C, 12mo, 6d) >= 3", "latest(HBA1C, period) < 7.0", "at_last(diabetes.required, FPG, period) < 7.0",
                                      "visits(diabetes, period) >= 4", "tested(UACR, period) and visits(diabetes, period) >= 2", "covered(C10AA, period) >= 80",
                                      "lowest_with(SBP_OUT, DBP_OUT, period) < 140 and lowest_with(DBP_OUT, SBP_OUT, period) < 90",
                                      "count(tested(UACR, period), apart(HBA1C, period, 5d) >= 2, visits(annual, period) >= 3) >= 2", "tested(UACR, period) or visits(diabetes, period) >= 3"})
            QTest::newRow(numerator) << QString::fromUtf8(numerator) << false;
        QTest::newRow("poor control") << QStringLiteral("lowest(HBA1C, period) > 9.0") << true;
        QTest::newRow("too few") << QStringLiteral("not apart(HBA1C, period, 5d) >= 2") << true;
    }
    void theDayThatIsToldIsTheLastOfAllCalendars() {
        QFETCH(QString, numerator);
        QFETCH(bool, inverse);
        const auto measure = measureOf(numerator.toStdString(), inverse);
        std::mt19937 chance(7);
        int open = 0;
        for (int round = 0; round < 3; ++round) {
            // What is on record already: some days of the first half, done well or badly.
            auto person = personLine("age=58");
            const auto days = round == 0 ? 0U : static_cast<unsigned>(chance() & 0x3FU);
            if (round == 1) person = withDays(person, days);
            if (round == 2)
                for (int i = 0; i < 6; ++i) {
                    if ((days >> i & 1U) == 0) continue;
                    const auto day = kShort.from + Days{i};
                    person.visits.push_back({day, measureBook().visitBit("diabetes.face") | measureBook().visitBit("diabetes.required")});
                    person.series[codePlace(measureBook(), "HBA1C_NGSP")].push_back({day, 11.0, {}, quality::kOrdinary});
                    person.series[codePlace(measureBook(), "SBP")].push_back({day, 170.0, {}, quality::kOrdinary});
                }
            quality::Judge judge(measureBook(), kShort);
            const auto standing = quality::standingOf(judge, person, measure);
            if (standing.met) continue;
            ++open;
            QCOMPARE(standing.savableUntil ? formatDate(*standing.savableUntil) : std::string("never"),
                     [&] { const auto tried = byTryingAll(person, measure); return tried ? formatDate(*tried) : std::string("never"); }());
            QCOMPARE(standing.fixes.empty(), !standing.savableUntil);
        }
        QVERIFY(open > 0);
    }

    void whatIsOnRecordAndCannotBeTakenBackIsLost() {
        quality::Judge judge(measureBook(), year2026());
        const auto& measure = *measureBook().measure("JY-DM-14");
        const auto standing = quality::standingOf(judge, personLine("age=58 dx=E11.9 takes=A10AE04@20250101 RPG=3.2@1201"), measure);
        QVERIFY(standing.verdict.denominator && !standing.met && !standing.savableUntil);
    }

    void threeVisitsByAutumnLeaveTheYearOpenUntilItsLastDay() {
        quality::Judge judge(measureBook(), year2026());
        const auto& measure = *measureBook().measure("CN-DM-02");
        std::string line = "age=58 in=T2DM@20200101 visit=annual@0301";
        for (const auto* day : {"0110", "0401", "0701"}) line += std::string(" visit=diabetes.face@") + day + " FPG=6@" + day;
        auto standing = quality::standingOf(judge, personLine(line), measure);
        QCOMPARE(formatDate(standing.savableUntil.value()), std::string("2026-12-31"));
        QCOMPARE(standing.fixes.size(), std::size_t{1});
        QCOMPARE(quality::wordsOf(measureBook(), standing.fixes[0]).first, std::string("1 more follow-ups at the required spacing"));
        // Two are missing: 60 days apart, so the first of them by 1 November.
        line = "age=58 in=T2DM@20200101 visit=annual@0301 visit=diabetes.face@0110 FPG=6@0110 visit=diabetes.face@0401 FPG=6@0401";
        standing = quality::standingOf(judge, personLine(line), measure);
        QCOMPARE(formatDate(standing.savableUntil.value()), std::string("2026-11-01"));
        QVERIFY(standing.savable(makeDate(2026, 11, 1)) && !standing.savable(makeDate(2026, 11, 2)));
        QCOMPARE(quality::whyOf(measureBook(), standing, makeDate(2026, 11, 2)).first, std::string("can no longer be reached in this period"));
    }
};

JIAYI_TEST(TestSavable)
#include "tst_savable.moc"
