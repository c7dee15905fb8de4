// The demo clinic's people who came and left: enough to see, the same for the same seed.
#include "app/workstation/demo_moves.h"
#include "models/roster/moves/move_lists.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestDemoMoves : public QObject {
    Q_OBJECT

    const Date m_today = makeDate(2026, 11, 22);

    app::GenerateOptions options(int residents) const {
        app::GenerateOptions wanted;
        wanted.residents = residents;
        wanted.today = m_today;
        return wanted;
    }
    /// People without a chart, and moves among them.
    std::unique_ptr<test::ClinicStore> clinic(int residents) const {
        auto store = std::make_unique<test::ClinicStore>();
        db::Query(store->database(),
                  "INSERT INTO resident (id, name, sex) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                  "SELECT CAST(printf('%016d', i) AS BLOB), 'R' || i, 'male' FROM n",
                  residents)
            .run();
        app::plantMoves(store->context(), options(residents));
        return store;
    }
    static std::string told(test::ClinicStore& store) {
        db::Query row(store.database(),
                      "SELECT group_concat(line, char(10)) FROM (SELECT pk || status || coalesce(moved_on, '') || coalesce(arrived_on, '') AS line FROM resident "
                      "UNION ALL SELECT hex(id) || reason || other || state FROM move_request UNION ALL SELECT hex(id) || clinic FROM handover UNION ALL SELECT hex(id) FROM arrival)");
        return row.next() ? row.text(0) : std::string{};
    }

private Q_SLOTS:
    void theBoardIsNotEmpty() {
        const auto store = clinic(2600);
        const auto board = moves::readBoard(store->database(), m_today, 12, 90).value();
        QVERIFY(board.arrivals() > 10 && board.departures() >= 8);
        QVERIFY(board.waiting >= 5 && board.leaving == 4 && board.coming == 2);
        QVERIFY(board.reasons.size() > 2 && board.arrivedFrom.size() > 1);
        QVERIFY(moves::readArrivals(store->database(), m_today, 90).value().front().arrivedOn < m_today);
        // Each person's rows are a unit of their own: no bundle of the outbox outgrows the hub's.
        QVERIFY(store->count("SELECT max(n) FROM (SELECT count(*) AS n FROM outbox GROUP BY unit_id)") <= 4);
    }

    void itIsTheSameForTheSameSeedAndNothingInASmallTown() {
        QVERIFY(told(*clinic(1000)) == told(*clinic(1000)));
        const auto small = clinic(900);
        QCOMPARE(small->count("SELECT count(*) FROM move_request"), std::int64_t{0});
    }
};

JIAYI_TEST(TestDemoMoves)
#include "tst_demo_moves.moc"
