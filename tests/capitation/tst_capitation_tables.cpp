// The consortium's tables: read whole or not at all, and dated.
#include "tests/capitation/capitation_tables.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::capitation;

namespace {
std::string failureOf(const std::string& name, const std::string& text) {
    const auto read = test::tablesWith(name, text);
    return read ? std::string{} : toString(read.error());
}
const char* const kRateHead = "id,scheme,per_month,mean_weight,person_year_low,person_year_high,trend,en,zh,source,version,valid_from\n";
const char* const kPolicyHead = "id,scheme,withhold,quality_min,surplus_cap,deficit,deficit_share,stop_loss,co_share,retro_months,en,zh,source,version,valid_from\n";
}  // namespace

class TestCapitationTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedTablesSayThatTheyAreSamples() {
        const auto& book = test::shippedTables();
        for (const auto& rate : book.rates) QVERIFY2(rate.origin.source.starts_with("sample"), rate.id.c_str());
        for (const auto& tier : book.tiers) QVERIFY(tier.origin.source.starts_with("sample"));
        QVERIFY(book.fund("insurance")->settles && !book.fund("public-health")->settles && !book.fund("contract")->settles && !book.fund("grant")->settles);
    }

    void aRowThatDoesNotParseNamesItsFileAndRow() {
        const auto failure = failureOf("capitation_rates.csv", std::string{kRateHead} + "a,employee,1643.005,,0,1,1,x,x,s,1,2025-01-01\n");
        QVERIFY2(failure.find("capitation_rates.csv row 2: per_month") != std::string::npos, failure.c_str());
        QVERIFY(failureOf("capitation_rates.csv", std::string{kRateHead} + "a,other,1643.00,,0,1,1,x,x,s,1,2025-01-01\n").find("scheme") != std::string::npos);
        QVERIFY(failureOf("capitation_rates.csv", kRateHead).find("has no rows") != std::string::npos);
        QVERIFY(failureOf("capitation_policies.csv", std::string{kPolicyHead} + "p,employee,1.5,0.6,1,not-covered,1,1.00,0.2,3,x,x,s,1,2025-01-01\n").find("withhold") != std::string::npos);
        QVERIFY(failureOf("capitation_policies.csv", std::string{kPolicyHead} + "p,employee,0.05,0.6,1,not-covered,0.5,1.00,0.2,3,x,x,s,1,2025-01-01\n").find("deficit_share") != std::string::npos);
        QVERIFY(failureOf("capitation_policies.csv", std::string{kPolicyHead} + "p,employee,0.05,0.6,1,shared,0.5,1.00,0.2,4,x,x,s,1,2025-01-01\n").find("retro_months") != std::string::npos);
    }

    void paymentTakesNoTargetThatADoctorCanLoosen() {
        const auto failure = failureOf("capitation_quality.csv", "measure,weight,floor,goal,limits,en,zh,source,version,valid_from\nJY-DM-06,25,0.3,0.6,personal,x,x,s,1,2025-01-01\n");
        QVERIFY2(failure.find("limits are personal") != std::string::npos, failure.c_str());
    }

    void theLatestRowThatHasBegunIsInForce() {
        const auto book = test::tablesWith("capitation_rates.csv", std::string{kRateHead} + "new,employee,1700.00,,0,1,1,x,x,s,1,2026-07-01\nold,employee,1600.00,,0,1,1,x,x,s,1,2025-01-01\n").value();
        QCOMPARE(book.rate("employee", makeDate(2026, 6, 30))->id, std::string{"old"});
        QCOMPARE(book.rate("employee", makeDate(2026, 7, 1))->id, std::string{"new"});
        QVERIFY(!book.rate("employee", makeDate(2024, 12, 31)) && !book.rate("resident", makeDate(2026, 7, 1)));
        QVERIFY(book.version != test::shippedTables().version);
    }

    void theHeaviestTierThatSomebodyReachesCounts() {
        const auto& book = test::shippedTables();
        QCOMPARE(book.tierOf(false, {"E11.9", "I10"}).id, std::string{"tier-1"});
        QCOMPARE(book.tierOf(true, {"E11.9"}).id, std::string{"tier-2"});
        QCOMPARE(book.tierOf(true, {"I25.1", "I20.0"}).id, std::string{"tier-3"});
        QCOMPARE(book.tierOf(false, {"I25.1", "N18.3"}).id, std::string{"tier-4"});
    }
};

JIAYI_TEST(TestCapitationTables)
#include "tst_capitation_tables.moc"
