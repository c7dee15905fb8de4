// A store from before statements travelled: what was frozen and said of it is carried over.
#include "models/capitation/travel.h"
#include "models/db/migrator.h"
#include "tests/capitation/capitation_tables.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace jiayi;
using namespace jiayi::capitation;

class TestStatementSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOldStatementKeepsItsStateAndCanStillBeAmended() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("_statement_travels") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        database->execute("INSERT INTO statement (pk, id, scheme, month, revision, line_cursor, month_cursor, streams, rules, basis, hash, frozen_at, frozen_by) "
                          "VALUES (1, x'01010101010101010101010101010101', 'employee', '2026-09', 1, 0, 0, '{}', 'v', '{}', x'00', 5, 'chen')");
        database->execute("INSERT INTO statement_act (statement_pk, act, at, by_user) VALUES (1, 'signed', 6, 'chen'), (1, 'submitted', 7, 'chen'), (1, 'queried', 8, 'payer')");
        database->execute("INSERT INTO statement_difference (id, statement_pk, kind) VALUES (x'02020202020202020202020202020202', 1, 'amount')");
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        db::Query row(*database, "SELECT travelled, override_reason, (SELECT count(*) FROM statement_act), (SELECT count(*) FROM statement_difference) FROM statement");
        QVERIFY(row.next() && !row.flag(0) && row.text(1).empty() && row.integer(2) == 3 && row.integer(3) == 1);
        SeededRandom random{1};
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        const StatementId id{Uuid{{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}};
        QVERIFY((ActOnStatement{id, "amended", {}}({*database, clock, random, "chen"})));
        db::Query acts(*database, "SELECT act FROM statement_act ORDER BY pk DESC LIMIT 1");
        QVERIFY(acts.next() && acts.text(0) == "amended");
    }
};

JIAYI_TEST(TestStatementSchema)
#include "tst_statement_schema.moc"
