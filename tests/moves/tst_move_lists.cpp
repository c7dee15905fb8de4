// Who waits, and what the board counts.
#include "tests/moves/moves_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::moves;
using namespace jiayi::test;

class TestMoveLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongestWaitingArrivalStandsFirst() {
        MovesClinic clinic;
        const auto late = clinic.cameOn("李四", makeDate(2026, 11, 20)), early = clinic.cameOn("赵六", makeDate(2026, 11, 12));
        clinic.cameOn("很久以前", makeDate(2026, 1, 12));
        auto rows = readArrivals(clinic.store.database(), clinic.today(), 90).value();
        QCOMPARE(rows.size(), std::size_t{2});
        QVERIFY(rows[0].person.id == early && rows[1].person.id == late && !rows[0].handedOver);
        QVERIFY(AcceptArrival({early, "陈医生", "corrected", "signed"})(clinic.as("chen"), contractBook()));
        QVERIFY(AskBack({late, "过敏史？"})(clinic.as("chen")));
        rows = readArrivals(clinic.store.database(), clinic.today(), 90).value();
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].question, std::string{"过敏史？"});
        db::Query(clinic.store.database(), "UPDATE resident SET status = 'moved', moved_on = '2026-11-21' WHERE id = ?", late).run();
        QVERIFY(readArrivals(clinic.store.database(), clinic.today(), 90).value().empty());
    }

    void whatWaitsStandsBeforeWhatWasDecided() {
        MovesClinic clinic;
        const auto first = clinic.leave(clinic.who).value();
        clinic.days(1);
        const auto second = clinic.leave(clinic.person("李四")).value();
        clinic.days(1);
        QVERIFY(AskToCome({"张三", "120103196205143517", {}, "distance"})(clinic.as("chen"), movesBook()));
        QVERIFY(SaveHandover({second, "x"})(clinic.as("chen"), handoverBook()));
        QVERIFY(WithdrawMove({first, "stays"})(clinic.as("chen")));
        const auto rows = readRequests(clinic.store.database(), clinic.today()).value();
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[0].request.id == second && rows[0].hasDraft && !rows[0].isHandedOver);
        QCOMPARE(rows[1].person.name, std::string{"张三"});
        QVERIFY(rows[1].person.id.isNil() && rows[2].request.id == first);
        QVERIFY(ConfirmHandover({second, "x"})(clinic.as("chen"), handoverBook()));
        QVERIFY(readRequests(clinic.store.database(), clinic.today()).value()[0].isHandedOver);
        clinic.days(40);
        QCOMPARE(readRequests(clinic.store.database(), clinic.today()).value().size(), std::size_t{2});
    }

    void theBoardCountsByMonthAndReason() {
        MovesClinic clinic;
        clinic.cameOn("甲", makeDate(2026, 11, 1));
        clinic.cameOn("乙", makeDate(2026, 10, 31));
        clinic.cameOn("丙", makeDate(2025, 11, 30));  // the month before the first
        const auto left = [&](const char* name, const char* day, const char* reason) {
            const auto id = clinic.person(name);
            if (*reason) {
                const auto request = clinic.leave(id, reason).value();
                db::Query(clinic.store.database(), "UPDATE move_request SET state = 'done', decided_at = at WHERE id = ?", request).run();
            }
            db::Query(clinic.store.database(), "UPDATE resident SET status = 'moved', moved_on = ? WHERE id = ?", day, id).run();
        };
        left("丁", "2026-11-02", "waiting");
        left("戊", "2026-11-30", "waiting");
        left("己", "2026-09-01", "distance");
        left("庚", "2026-09-02", "");
        QVERIFY(clinic.leave(clinic.who));
        const auto board = readBoard(clinic.store.database(), clinic.today(), 12, 90).value();
        QCOMPARE(board.months.size(), std::size_t{12});
        QCOMPARE(board.months.front().month, makeDate(2025, 12, 1));
        QCOMPARE(board.months.back().arrivals, 1);
        QCOMPARE(board.months.back().departures, 2);
        QCOMPARE(board.months.back().net(), -1);
        QCOMPARE(board.arrivals(), 2);
        QCOMPARE(board.departures(), 4);
        QCOMPARE(board.reasons.size(), std::size_t{3});
        QVERIFY(board.reasons[0].id == "waiting" && board.reasons[0].count == 2 && board.reasons[1].id == "distance" && board.reasons[2].id.empty());
        QVERIFY(board.leftFor[0].id == kOtherClinic && board.leftFor[0].count == 3);
        QCOMPARE(board.waiting, 2);
        QCOMPARE(board.leaving, 1);
        QCOMPARE(board.coming, 0);
        int reasons = 0;
        for (const auto& each : board.reasons) reasons += each.count;
        QCOMPARE(reasons, board.departures());
    }
};

JIAYI_TEST(TestMoveLists)
#include "tst_move_lists.moc"
