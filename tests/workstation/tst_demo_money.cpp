// The money of the demo clinic: the same for the same seed, two years, and a ledger that adds up and replays.
#include "app/workstation/demo_clinic.h"
#include "models/capitation/account_page.h"
#include "models/capitation/ledger_page.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::capitation;

namespace {

struct DemoLedger {
    test::ClinicStore store;
    app::DemoReport report;
    explicit DemoLedger(std::uint64_t seed = 1) {
        app::GenerateOptions options;
        options.residents = 210;
        options.seed = seed;
        options.synced = true;
        options.today = makeDate(2026, 11, 22);
        report = app::generateClinic(store.context(), options).value();
    }
    std::string lines() {
        db::Query row(store.database(), "SELECT group_concat(hex(id) || total || counts) FROM (SELECT * FROM ledger_line ORDER BY id)");
        return row.next() ? row.text(0) : std::string{};
    }
    AccountPage page() {
        const auto upTo = lastPassedMonth(makeDate(2026, 11, 22));
        return readAccountPage(store.database(), shippedCapitationBook(), {"", 2026, upTo, 150, 20}, {}).value();
    }
};

}  // namespace

class TestDemoMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameLedger() {
        DemoLedger one, again, other(2);
        QVERIFY(one.report.members == 30 && !one.lines().empty());
        QVERIFY(one.lines() == again.lines());
        QVERIFY(one.lines() != other.lines());
    }

    void twoYearsOfOwnAndOtherCostsAddUpAndReplay() {
        DemoLedger demo;
        const auto page = demo.page();
        QCOMPARE(page.account.months.size(), std::size_t{10});
        QCOMPARE(page.before.size(), std::size_t{12});
        for (const auto& month : page.account.months) QVERIFY(month.memberMonths > 0 && month.own.fen > 0 && month.elsewhere.fen > 0);
        Money sum;
        for (const auto& part : page.account.categories) sum = sum + part.spent;
        QVERIFY(sum == page.account.spent() && page.tested);
        QVERIFY(verifyLedger(demo.store.database(), shippedCapitationBook(), Tables::Same));
        // Corrections, refunds and what does not count are all there to be seen.
        const auto count = [&](const char* where) { return demo.store.count(std::string{"SELECT count(*) FROM ledger_line WHERE "} + where); };
        QVERIFY(count("kind = 'correction'") > 0 && count("kind = 'refund'") > 0 && count("counts = 0") > 0 && count("place = 'elsewhere'") > 0);
        QCOMPARE(demo.store.count("SELECT count(*) FROM ledger_event WHERE held <> ''"), 0);
    }

    void aMemberMonthCostsAsMuchAsItPlausiblyDoes() {
        DemoLedger demo;
        const auto page = demo.page();
        const auto average = page.account.spent().fen / page.account.memberMonths();
        QVERIFY2(average > 80'000 && average < 180'000, std::to_string(average).c_str());
    }
};

JIAYI_TEST(TestDemoMoney)
#include "tst_demo_money.moc"
