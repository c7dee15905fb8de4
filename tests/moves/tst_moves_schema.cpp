// A store from before moves were asked for: its people are carried over, and what is written of them marks whose things to do have changed.
#include "models/db/migrator.h"
#include "models/roster/moves/move_lists.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace jiayi;

class TestMovesSchema : public QObject {
    Q_OBJECT

    static std::int64_t count(db::Database& database, const char* sql) {
        db::Query row(database, sql);
        return row.next() ? row.integer(0) : -1;
    }

private Q_SLOTS:
    void whoMovedBeforeStandsOnTheBoard() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("_moves.sql") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        database->execute("INSERT INTO resident (pk, id, name, sex, arrived_on) VALUES (1, x'01010101010101010101010101010101', 'Li', 'male', '2026-11-02')");
        database->execute("INSERT INTO resident (pk, id, name, sex, status, moved_on) VALUES (2, x'02020202020202020202020202020202', 'Wu', 'female', 'moved', '2026-10-02')");
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        const auto today = makeDate(2026, 11, 22);
        const auto board = moves::readBoard(*database, today, 12, 90).value();
        QVERIFY(board.arrivals() == 1 && board.departures() == 1 && board.waiting == 1);
        QCOMPARE(moves::readArrivals(*database, today, 90).value().size(), std::size_t{1});

        database->execute("DELETE FROM worklist_dirty");
        database->execute("INSERT INTO move_request (id, kind, resident_pk, state, at) VALUES (x'03', 'leave', 1, 'asked', 0)");
        QCOMPARE(count(*database, "SELECT count(*) FROM worklist_dirty WHERE resident_pk = 1"), std::int64_t{1});
        // Who lives elsewhere is nobody here.
        database->execute("INSERT INTO move_request (id, kind, name, identifier, state, at) VALUES (x'04', 'arrive', 'Zhang', '1', 'asked', 0)");
        QCOMPARE(count(*database, "SELECT count(*) FROM worklist_dirty"), std::int64_t{1});
        for (const char* write : {"INSERT INTO handover (id, request_id, resident_pk, clinic, made, made_by, status) VALUES (x'05', x'03', 2, 'A', 0, 'chen', 'preliminary')",
                                  "UPDATE handover SET status = 'final'", "DELETE FROM handover",
                                  "INSERT INTO arrival (id, resident_pk, arrived_on, state, at) VALUES (x'06', 2, '2026-11-02', 'accepted', 0)", "UPDATE arrival SET at = 1", "DELETE FROM arrival"}) {
            database->execute("DELETE FROM worklist_dirty");
            database->execute(write);
            QVERIFY2(count(*database, "SELECT count(*) FROM worklist_dirty WHERE resident_pk = 2") == 1, write);
        }
    }
};

JIAYI_TEST(TestMovesSchema)
#include "tst_moves_schema.moc"
