// Which tables are in force: the consortium's newest that has begun, else the built-in sample.
#include "models/capitation/rule_sets.h"
#include "models/capitation/statement.h"
#include "models/db/migrator.h"
#include "tests/capitation/money_clinic.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace jiayi;
using namespace jiayi::capitation;
using test::MoneyClinic;

namespace {

RuleSet setOf(const char* version, Date validFrom, const char* perMonth) {
    RuleSet set;
    set.version = version;
    set.publisher = "the consortium";
    set.validFrom = validFrom;
    set.id = ruleSetId(set.publisher, version);
    set.files = shippedBook();
    set.files["capitation_rates.csv"] = std::string{"id,scheme,per_month,mean_weight,person_year_low,person_year_high,trend,en,zh,source,version,valid_from\n"} + "e,employee," + perMonth +
                                        ",,0,1,1,x,x,the consortium's notice,1,2025-01-01\nr,resident," + perMonth + ",,0,1,1,x,x,the consortium's notice,1,2025-01-01\n";
    return set;
}
void take(MoneyClinic& clinic, const RuleSet& set) {
    sync::Unit unit(clinic.context(), "hub", sync::Origin::Hub);
    RuleSetRepository::save(unit, set);
    unit.commit();
}

}  // namespace

class TestRuleSets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestThatHasBegunIsInForceAndWithoutOneTheSampleSaysSo() {
        MoneyClinic clinic;
        const auto perMonth = [&](Date day) {
            const auto tables = bookInForce(clinic.database(), day).value();
            return tables.version + " " + formatYuan(tables.book->rate("employee", makeDate(2026, 12, 1))->perMonth);
        };
        QCOMPARE(perMonth(makeDate(2026, 12, 1)), std::string{" 1643.00"});
        QVERIFY(bookInForce(clinic.database(), makeDate(2026, 12, 1)).value().isSample());
        take(clinic, setOf("2026-1", makeDate(2026, 1, 1), "1600.00"));
        take(clinic, setOf("2026-2", makeDate(2026, 7, 1), "1700.00"));
        take(clinic, setOf("2026-3", makeDate(2027, 1, 1), "1800.00"));
        QCOMPARE(perMonth(makeDate(2025, 12, 31)), std::string{" 1643.00"});
        QCOMPARE(perMonth(makeDate(2026, 6, 30)), std::string{"2026-1 1600.00"});
        QCOMPARE(perMonth(makeDate(2026, 12, 31)), std::string{"2026-2 1700.00"});
        auto withdrawn = setOf("2026-2", makeDate(2026, 7, 1), "1700.00");
        withdrawn.status = "entered-in-error";
        take(clinic, withdrawn);
        QCOMPARE(perMonth(makeDate(2026, 12, 31)), std::string{"2026-1 1600.00"});
        QVERIFY(RuleSetRepository(clinic.database()).set(withdrawn.id).value() == withdrawn);
    }

    void aSetWithATableMissingOrARowThatDoesNotParseIsRefusedWhole() {
        auto set = setOf("2026-1", makeDate(2026, 1, 1), "1600.00");
        QVERIFY(bookOf(set));
        set.files.erase("capitation_tiers.csv");
        QCOMPARE(bookOf(set).error().reason, std::string{"capitation.rules"});
        QVERIFY(bookOf(set).error().detail.find("capitation_tiers.csv") != std::string::npos);
        set = setOf("2026-1", makeDate(2026, 1, 1), "1600.005");
        QVERIFY(bookOf(set).error().detail.find("per_month") != std::string::npos);
        // Were one in the store all the same, the ledger would go on by the one before.
        MoneyClinic clinic;
        take(clinic, setOf("good", makeDate(2026, 1, 1), "1600.00"));
        take(clinic, set);
        QCOMPARE(bookInForce(clinic.database(), makeDate(2026, 12, 1)).value().version, std::string{"good"});
    }

    void aFrozenStatementStaysWhenOtherTablesCome() {
        MoneyClinic clinic;
        clinic.member("甲");
        clinic.enrol("2026-10");
        const auto basis = basisOf(clinic.book(), "employee", MoneyClinic::month("2026-10")).value();
        take(clinic, setOf("2026-1", makeDate(2026, 1, 1), "1.00"));
        const auto tables = bookInForce(clinic.database(), makeDate(2026, 11, 1)).value();
        const auto now = basisOf(*tables.book, "employee", MoneyClinic::month("2026-10")).value();
        QVERIFY(now.perMonth.fen == 100 && now.rules != basis.rules);
        QCOMPARE(computeStatement(clinic.database(), basis, "employee", MoneyClinic::month("2026-10"), {}).value().totals.budget.fen, std::int64_t{164'300});
    }

    void anOldStoreTakesTheStepWithItsLedger() {
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        auto steps = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(steps.begin(), steps.end(), [](const auto& each) { return each.name.find("_account") != std::string::npos; });
        QVERIFY(step != steps.end());
        steps.erase(step, steps.end());
        QVERIFY(db::migrate(*database, steps));
        database->execute("INSERT INTO fund_entry (id, at, by_user, fund, scheme, year, step, fen, note) VALUES (x'01', 0, 'chen', 'insurance', 'employee', 2026, 'advance', 5, '')");
        QVERIFY(db::migrate(*database, db::embeddedSteps("schema/clinic/")));
        db::Query row(*database, "SELECT (SELECT fen FROM fund_entry), (SELECT count(*) FROM capitation_set)");
        QVERIFY(row.next() && row.number(0) == 5 && row.number(1) == 0);
    }
};

JIAYI_TEST(TestRuleSets)
#include "tst_rule_sets.moc"
