// A store from before contracts: what a list said of them stays, and a first contract takes its place.
#include "models/db/migrator.h"
#include "tests/contracts/contract_fixture.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace jiayi;

class TestContractSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOldStoreKeepsItsRows() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("_contracts") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        database->execute("INSERT INTO resident (pk, id, name, sex, contract_until) VALUES (1, x'01010101010101010101010101010101', 'Li', 'male', '2026-12-31')");
        database->execute("INSERT INTO entitlement (id, resident_pk, benefit, icd10, since, institution) VALUES (x'02020202020202020202020202020202', 1, 'special-disease', 'E11', '2026-01-01', 'H1')");
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        const roster::ResidentId who{Uuid{{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}};
        SeededRandom random{1};
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        const sync::Context context{*database, clock, random, "chen"};
        const auto before = contracts::readContractsOf(*database, test::contractBook(), who, makeDate(2026, 11, 22)).value();
        QVERIFY(before.cards.empty() && before.listed == makeDate(2026, 12, 31));
        QVERIFY((contracts::RecordContract{who, test::termsFrom(makeDate(2026, 1, 1)), makeDate(2026, 1, 1), "Li"}(context, test::contractBook())));
        const auto after = contracts::readContractsOf(*database, test::contractBook(), who, makeDate(2026, 11, 22)).value();
        QVERIFY(after.cards.size() == 1 && !after.listed);
        db::Query kept(*database, "SELECT institution FROM entitlement");
        QVERIFY(kept.next() && kept.text(0) == "H1");
    }
};

JIAYI_TEST(TestContractSchema)
#include "tst_contract_schema.moc"
