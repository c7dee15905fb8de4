// A store from before the ledger: what it holds is carried over, and priced.
#include "models/capitation/ledger.h"
#include "models/db/migrator.h"
#include "tests/capitation/capitation_tables.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace jiayi;

class TestCapitationSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOldStoreKeepsItsRowsAndTheyHavePrices() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("_capitation") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        database->execute("INSERT INTO resident (pk, id, name, sex) VALUES (1, x'01010101010101010101010101010101', 'Li', 'male')");
        database->execute("INSERT INTO prescription (pk, id, resident_pk, kind, diagnoses, written, valid_until, signed_by) VALUES (1, x'02', 1, 'ordinary', 'E11.9\t2型糖尿病', '2026-03-05', '2026-03-08', 'chen')");
        database->execute("INSERT INTO prescription_line (id, prescription_pk, position, medication_id, name, atc, dose, days, packs, pack_size, price, share, status) "
                          "VALUES (x'03', 1, 1, x'04', 'metformin', 'A10BA02', '1 bid', 28, 1, 60, 4200, 630, 'active')");
        database->execute("INSERT INTO dispense (id, resident_pk, line_id, state, since) VALUES (x'05050505050505050505050505050505', 1, x'03', 'delivered', 1772700000000)");
        database->execute("INSERT INTO visit (pk, id, resident_pk, date, status) VALUES (1, x'06060606060606060606060606060606', 1, '2026-03-05', 'signed')");
        database->execute("INSERT INTO visit_form (visit_pk, form, position, answers) VALUES (1, 'outpatient', 0, '{\"diagnoses\":\"E11;I10\"}')");
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        SeededRandom random{1};
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        const auto tally = capitation::hearOwnCosts({*database, clock, random, "chen"}, test::shippedTables()).value();
        QVERIFY(tally.booked == 2 && tally.unpriced == 0);
        const capitation::LedgerRepository ledger(*database);
        const auto supply = ledger.lastHeard({"MedicationDispense", Uuid{{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}}}).value();
        QVERIFY(supply.on == makeDate(2026, 3, 5) && supply.split.total().fen == 4200 && supply.icd10 == std::vector<std::string>{"E11.9"});
        const auto visit = ledger.lastHeard({"Encounter", Uuid{{6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6}}}).value();
        QVERIFY(visit.category == "service" && visit.split.total().fen == 1000 && (visit.icd10 == std::vector<std::string>{"E11", "I10"}));
    }
};

JIAYI_TEST(TestCapitationSchema)
#include "tst_capitation_schema.moc"
