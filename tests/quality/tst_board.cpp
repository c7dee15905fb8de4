// The board: what it counts, whom it opens, and which months may be compared.
#include "models/db/query.h"
#include "models/quality/board.h"
#include "models/quality/people.h"
#include "models/quality/questions.h"
#include "tests/quality/quality_fixture.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

#include <numeric>

using namespace jiayi;
using namespace jiayi::test;
using quality::PeopleAsk;
using quality::Side;
using quality::Window;

namespace {

const quality::BoardBook& boardBook() {
    static const auto book = quality::loadBoardBook(measureBook()).value();
    return book;
}

/// Residents of three doctors and two grids, most of them with diabetes, some measured, some with pressures.
class Clinic {
public:
    Clinic() {
        db::Transaction transaction(store.database());
        for (int i = 1; i <= 60; ++i) person(i);
        transaction.commit();
    }

    quality::Board board(const quality::BoardAsk& ask) { return quality::readBoard(store.database(), measureBook(), boardBook(), ask, {}, {}).value(); }
    quality::PeopleAnswer people(const PeopleAsk& ask) { return quality::readPeople(store.database(), measureBook(), boardBook(), ask, {}).value(); }

    ClinicStore store;

private:
    void result(int pk, Date on, const char* code, double value, const char* unit) {
        db::Query(store.database(), "INSERT INTO observation (id, resident_pk, code, effective, effective_at, value, unit, status, origin) VALUES (?, ?, ?, ?, ?, ?, ?, 'final', 'lab')", next(), pk, code,
                  formatDate(on), startOfDay(on), value, unit)
            .run();
    }
    Uuid next() { return derivedUuid({"board", std::to_string(++m_ids)}); }
    void person(int pk) {
        static const char* const kDoctors[]{"", "chen", "wang"};
        db::Query(store.database(), "INSERT INTO resident (pk, id, record_no, name, sex, birth_date, grid, doctor, contract_until) VALUES (?, ?, ?, ?, 'male', ?, ?, ?, '2026-12-31')", pk, next(),
                  std::to_string(pk), "Sample " + std::to_string(pk), makeDate(1950 + pk % 30, 6, 1), "G" + std::to_string(pk % 2), kDoctors[pk % 3])
            .run();
        if (pk % 10 == 0) return;
        db::Query(store.database(), "INSERT INTO condition (id, resident_pk, icd10, system, code, onset, status, recorded) VALUES (?, ?, 'E11.9', 'icd-10', 'E11.9', '2015', 'active', 0)", next(), pk).run();
        if (pk % 7 != 0) db::Query(store.database(), "INSERT INTO programme (id, resident_pk, code, since, status) VALUES (?, ?, 'T2DM', '2018-01-01', 'active')", next(), pk).run();
        if (pk % 4 == 0) return;
        result(pk, makeDate(2026, 3, 10), "HBA1C_NGSP", 6.0 + pk % 5, "%");
        if (pk % 3 != 0) result(pk, makeDate(2026, 9, 10), "HBA1C_NGSP", 5.5 + pk % 6, "%");
    }
    int m_ids = 0;
};

const Date kAsOf = makeDate(2026, 11, 22);

}  // namespace

class TestBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void monthsEndOnTheirLastDayAndTheNewestToday() {
        const auto periods = quality::monthlyPeriods(Window::Year, kAsOf, 12);
        QCOMPARE(periods.size(), std::size_t{12});
        QVERIFY((periods.back() == quality::Period{makeDate(2026, 1, 1), kAsOf}));
        QVERIFY((periods[10] == quality::Period{makeDate(2026, 1, 1), makeDate(2026, 10, 31)}));
        QVERIFY((periods[0] == quality::Period{makeDate(2025, 1, 1), makeDate(2025, 12, 31)}));
        QVERIFY((quality::windowEnding(Window::Rolling, makeDate(2026, 2, 28)) == quality::Period{makeDate(2025, 3, 1), makeDate(2026, 2, 28)}));
        QVERIFY((quality::windowEnding(Window::Quarter, kAsOf) == quality::Period{makeDate(2026, 10, 1), kAsOf}));
    }

    void aMonthOfAnotherYearOrQuarterIsNotComparedWith() {
        QVERIFY(quality::monthBefore(Window::Year, kAsOf));
        QVERIFY(!quality::monthBefore(Window::Year, makeDate(2026, 1, 20)));
        QVERIFY(quality::monthBefore(Window::Rolling, makeDate(2026, 1, 20)));
        QVERIFY(!quality::monthBefore(Window::Quarter, makeDate(2026, 10, 5)));
        QVERIFY(quality::monthBefore(Window::Quarter, makeDate(2026, 11, 5)));
        QVERIFY((quality::assessedPeriod(Window::Quarter, kAsOf) == quality::Period{makeDate(2026, 10, 1), makeDate(2026, 12, 31)}));
        QVERIFY((quality::assessedPeriod(Window::Rolling, kAsOf) == quality::Period{makeDate(2026, 1, 1), makeDate(2026, 12, 31)}));
    }

    void theBoardIsTheTallyOfItsPeriod() {
        Clinic clinic;
        const auto board = clinic.board({Window::Year, kAsOf, {}});
        const auto tally = quality::tallyOf(clinic.store.database(), measureBook(), board.period).value();
        QCOMPARE(board.people, std::int64_t{60});
        for (std::size_t i = 0; i < board.lines.size(); ++i)
            if (board.lines[i].count && board.lines[i].measure->byPerson()) QVERIFY(*board.lines[i].count == tally.totals()[i]);
        const auto& goal = *board.lines[*measureBook().indexOf("JY-DM-05")].count;
        QVERIFY(goal.denominator > 0 && goal.numerator > 0 && goal.missing > 0);
        QCOMPARE(std::accumulate(board.hba1c.bands.begin(), board.hba1c.bands.end(), board.hba1c.none), goal.denominator);
    }

    void theMonthBeforeIsThatMonthAlone() {
        Clinic clinic;
        const auto board = clinic.board({Window::Year, kAsOf, {}});
        QVERIFY(board.before.has_value());
        const auto then = clinic.board({Window::Year, board.before->to, {}});
        for (std::size_t i = 0; i < board.lines.size(); ++i) QVERIFY(board.linesBefore[i].count == then.lines[i].count);
    }

    void theMonthsOfASeriesAreTheBoardsOfThoseDays() {
        Clinic clinic;
        const auto series = quality::readSeries(clinic.store.database(), measureBook(), {Window::Rolling, kAsOf, {}}, 4, {}, {}).value();
        QCOMPARE(series.periods.size(), std::size_t{4});
        for (std::size_t month = 0; month < 4; ++month) {
            const auto board = clinic.board({Window::Rolling, series.periods[month].to, {}});
            for (std::size_t i = 0; i < board.lines.size(); ++i) QVERIFY(series.counts[month][i] == board.lines[i].count);
        }
    }

    void doctorsGridsAndProgrammesAddUpToTheWholeAndAreWhatTheirFilterGives() {
        Clinic clinic;
        const quality::BoardAsk all{Window::Year, kAsOf, {}};
        const auto board = clinic.board(all);
        const auto adds = [&](const std::map<std::string, quality::Counts>& groups, auto setFilter) {
            quality::Counts sum(measureBook().measures.size());
            for (const auto& [name, counts] : groups) {
                auto one = all;
                setFilter(one.filter, name);
                const auto part = clinic.board(one);
                for (std::size_t i = 0; i < sum.size(); ++i) {
                    sum[i].add(counts[i]);
                    if (measureBook().measures[i].byPerson() && !(*part.lines[i].count == counts[i])) return false;
                }
            }
            for (std::size_t i = 0; i < sum.size(); ++i)
                if (measureBook().measures[i].byPerson() && !(sum[i] == *board.lines[i].count)) return false;
            return groups.size() > 1;
        };
        QVERIFY(adds(board.doctors, [](auto& filter, const auto& name) { filter.doctor = name; }));
        QVERIFY(adds(board.grids, [](auto& filter, const auto& name) { filter.grid = name; }));
        QVERIFY(adds(board.programmes, [](auto& filter, const auto& name) { filter.programmes = name; }));
    }

    void whatIsCountedForTheWholeClinicIsNotToldOfAPart() {
        Clinic clinic;
        const auto at = *measureBook().indexOf("JY-RX-03");
        QVERIFY(clinic.board({Window::Year, kAsOf, {}}).lines[at].count.has_value());
        quality::BoardAsk part{Window::Year, kAsOf, {}};
        part.filter.doctor = "chen";
        const auto line = clinic.board(part).lines[at];
        QVERIFY(!line.count && !line.rate);
        QVERIFY(line.reason == measureBook().words.at("not.part"));
    }

    void aFunnelOnlyNarrowsAndItsLastStepsAreItsPeople() {
        Clinic clinic;
        const quality::BoardAsk of{Window::Year, kAsOf, {}};
        const auto board = clinic.board(of);
        QCOMPARE(board.funnels.size(), boardBook().funnels.size());
        for (const auto& funnel : board.funnels)
            for (std::size_t step = 0; step < funnel.steps.size(); ++step) {
                if (step > 0) QVERIFY(funnel.steps[step] <= funnel.steps[step - 1]);
                const auto answer = clinic.people({funnel.funnel->steps[step].id, of, Side::Met, {}, kAsOf});
                QCOMPARE(answer.found, funnel.steps[step]);
                QCOMPARE(answer.count.denominator, step == 0 ? funnel.steps[0] : funnel.steps[step - 1]);
            }
        QVERIFY(board.funnels[0].steps[0] > board.funnels[0].steps[1]);
        QVERIFY(board.funnels[0].steps[2] > 0);
    }

    void everySideOfANumberOpensSoManyPeople() {
        Clinic clinic;
        const quality::BoardAsk of{Window::Year, kAsOf, {}};
        const auto board = clinic.board(of);
        for (const auto& line : board.lines) {
            if (!line.measure->byPerson()) continue;
            const auto& id = line.measure->id;
            const auto met = clinic.people({id, of, Side::Met, {}, kAsOf}), not_ = clinic.people({id, of, Side::NotMet, {}, kAsOf});
            QVERIFY(met.count == *line.count);
            QCOMPARE(met.found, line.measure->inverse ? line.count->denominator - line.count->numerator : line.count->numerator);
            QCOMPARE(met.found + not_.found, line.count->denominator);
            QCOMPARE(clinic.people({id, of, Side::Missing, {}, kAsOf}).found, line.count->missing);
            QCOMPARE(clinic.people({id, of, Side::Excluded, {}, kAsOf}).found, line.count->excluded);
        }
    }

    void everyBandOpensSoManyPeople() {
        Clinic clinic;
        const quality::BoardAsk of{Window::Year, kAsOf, {}};
        const auto board = clinic.board(of);
        const auto& id = measureBook().measures[measureBook().hba1c.measure].id;
        for (int band = -1; band < static_cast<int>(board.hba1c.bands.size()); ++band)
            QCOMPARE(clinic.people({id, of, Side::Met, band, kAsOf}).found, band < 0 ? board.hba1c.none : board.hba1c.bands[static_cast<std::size_t>(band)]);
    }

    void whoCanStillBeReachedStandsFirstSoonestFirst() {
        Clinic clinic;
        const auto answer = clinic.people({"JY-DM-05", {Window::Year, kAsOf, {}}, Side::NotMet, {}, kAsOf});
        QVERIFY(!answer.rows.empty());
        bool open = true;
        std::optional<Date> last;
        for (const auto& row : answer.rows) {
            const bool savable = row.savableUntil && *row.savableUntil >= kAsOf;
            QVERIFY(open || !savable);
            open = savable;
            if (savable && last) QVERIFY(*last <= *row.savableUntil);
            if (savable) last = row.savableUntil;
            QVERIFY(row.name.starts_with("Sample "));
            QVERIFY(!row.fixes.empty() || !savable);
        }
        // The year goes on after the day that the figure looks back from.
        QVERIFY(last && *last > kAsOf);
    }

    void tooManyRowsAreCutAndTheNumberStays() {
        Clinic clinic;
        PeopleAsk ask{"CN-EHR-01", {Window::Year, kAsOf, {}}, Side::Met, {}, kAsOf};
        const auto whole = clinic.people(ask);
        ask.most = 5;
        const auto part = clinic.people(ask);
        QCOMPARE(part.rows.size(), std::size_t{5});
        QCOMPARE(part.found, whole.found);
    }

    void aReadIsStoppedAndNothingIsHalfTold() {
        Clinic clinic;
        int asked = 0;
        const auto stopped = quality::readBoard(clinic.store.database(), measureBook(), boardBook(), {Window::Year, kAsOf, {}}, {}, [&](std::int64_t, std::int64_t) { return ++asked < 2; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().reason, std::string{"work.cancelled"});
        QCOMPARE(clinic.board({Window::Year, kAsOf, {}}).people, std::int64_t{60});
    }

    void anUnknownNumberHasNoPeople() {
        Clinic clinic;
        const auto answer = quality::readPeople(clinic.store.database(), measureBook(), boardBook(), {"JY-CAP-01", {Window::Year, kAsOf, {}}, Side::Met, {}, kAsOf}, {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().reason, std::string{"measure.not-found"});
    }

    void aTileWithoutAMeasureSaysWhyAndOneWithABadMeasureIsRefused() {
        auto files = quality::embeddedBoardFiles();
        for (const auto& tile : boardBook().tiles) QVERIFY(tile.measure != nullptr || (!tile.whyEn.empty() && !tile.whyZh.empty()));
        auto& text = files.at("quality_tiles.csv");
        text.replace(text.find("CN-DM-02"), 8, "CN-DM-99");
        QVERIFY(!quality::loadBoardBook(measureBook(), files));
        files = quality::embeddedBoardFiles();
        auto& steps = files.at("quality_funnels.csv");
        steps.replace(steps.find("managed(T2DM)"), 13, "managed(T2DM");
        const auto refused = quality::loadBoardBook(measureBook(), files);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, std::string{"rules.row"});
    }
};

JIAYI_TEST(TestBoard)
#include "tst_board.moc"
