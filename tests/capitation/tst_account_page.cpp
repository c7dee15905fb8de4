// What the pages of the account show: no person's cost unasked, quality that nobody can loosen, both years, every line.
#include "models/capitation/account_page.h"
#include "models/capitation/ledger_page.h"
#include "models/capitation/outcome.h"
#include "models/capitation/rules/rule_rows.h"
#include "models/capitation/year_page.h"
#include "models/care/rules/rule_book.h"
#include "tests/capitation/money_clinic.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::capitation;
using test::MoneyClinic;

namespace {

const care::RuleBook& careRules() {
    static const auto rules = care::loadRules().value();
    return rules;
}
const quality::MeasureBook& measureTables() {
    static const auto book = quality::loadMeasureBook(careRules()).value();
    return book;
}

/// Twelve equal months of 2025 and dearer or cheaper ones of 2026, of one member.
struct TwoYears {
    MoneyClinic clinic;
    ResidentId who;

    TwoYears() : who(clinic.member("甲")) {
        for (unsigned month = 1; month <= 12; ++month)
            clinic.hears(
                MoneyClinic::claim(who, "a" + std::to_string(month), makeDate(2025, month, 5), 100'000));
        for (unsigned month = 1; month <= 10; ++month)
            clinic.hears(
                MoneyClinic::claim(who, "b" + std::to_string(month), makeDate(2026, month, 5), 80'000));
        clinic.enrol("2026-10");
    }
    AccountAsked asked() const { return {"employee", 2026, MoneyClinic::month("2026-10"), 150, 20}; }
};

}  // namespace

class TestAccountPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageHoldsNobodysCostAndAskingForItLeavesATrace() {
        TwoYears years;
        years.clinic.hears(MoneyClinic::claim(years.who, "dear", makeDate(2026, 3, 5), 2'000'000));
        const auto page =
            readAccountPage(years.clinic.database(), years.clinic.book(), years.asked(), {}).value();
        QVERIFY(page.account.people.empty());
        QVERIFY(page.people.size() == 1 && page.people[0].name == "甲" &&
                page.people[0].reasons == std::vector<std::string>{"elsewhere"});
        QVERIFY(page.members == 1 && page.joined == 0 && page.left == 0 && page.terms && page.terms->sample &&
                page.terms->perMonth.fen == 164'300);
        const auto asked = [&] {
            return years.clinic.store.count(
                "SELECT count(*) FROM audit WHERE action = 'account.person-cost'");
        };
        QCOMPARE(asked(), 0);
        const auto cost = AskPersonCost{years.who, years.asked()}(years.clinic.context()).value();
        QVERIFY(cost.spent().fen == 2'800'000 && cost.elsewhere.fen == 2'800'000 &&
                cost.categories.size() == 1);
        QCOMPARE(asked(), 1);
    }

    void theYearBeforeIsWhatTheForecastIsTriedOn() {
        TwoYears years;
        const auto page =
            readAccountPage(years.clinic.database(), years.clinic.book(), years.asked(), {}).value();
        // Equal months are foretold without error, and always inside.
        QVERIFY(page.before.size() == 12 && page.tested && page.tested->tried == 9 &&
                page.tested->inside == 9 && page.tested->meanError.num == 0);
        std::vector<SpentMonth> rising;
        for (int month = 1; month <= 12; ++month) rising.push_back({{month * 10'000}, 10});
        const auto missed = backTest(rising);
        QVERIFY(missed && missed->inside < missed->tried && missed->meanError.num > 50'000);
        rising.pop_back();
        QVERIFY(!backTest(rising));
    }

    void beforeAndNowAreTheSameMonthsOfTwoYears() {
        TwoYears years;
        const auto page =
            readOutcome(years.clinic.database(), years.clinic.book(), measureTables(),
                        loadPublishedOutcome().value(), "employee", MoneyClinic::month("2026-10"))
                .value();
        QVERIFY(page.base.memberMonths == 10 && page.current.memberMonths == 10);
        QVERIFY(page.money.costBefore.fen == 100'000 && page.money.costNow.fen == 80'000);
        QCOMPARE(page.money.costChange, std::string{"-20.0"});
        QCOMPARE(page.money.surplusRate, percentText({1'643'000 - 800'000}, {1'643'000}));
        QCOMPARE(page.measures.front().measure, std::string{"CN-DM-02"});
        QVERIFY(page.qualityBefore.to == makeDate(2025, 10, 31) &&
                page.qualityNow.from == makeDate(2025, 11, 1));
        // The published figures are told as published.
        const auto published = [&](const char* id) {
            return std::find_if(page.published.begin(), page.published.end(),
                                [&](const auto& one) { return one.id == id; })
                ->value;
        };
        QCOMPARE(percentText(*parseYuan(published("cost-now")) - *parseYuan(published("cost-before")),
                             *parseYuan(published("cost-before"))),
                 published("cost-change"));
        QCOMPARE(published("surplus-rate"), std::string{"23.3"});
    }

    void aTargetThatADoctorLoosenedPaysNothing() {
        TwoYears years;
        auto& clinic = years.clinic;
        {
            sync::Unit unit(clinic.context(), "test", sync::Origin::Synced);
            care::Observation value;
            value.id = unit.newId<care::ObservationId>();
            value.resident = years.who;
            value.code = "HBA1C_NGSP";
            value.value = 8.5;
            value.unit = "%";
            value.effective = parseFhirTime("2026-10-01").value();
            care::FactRepository::save(unit, value);
            unit.commit();
        }
        const quality::Period year{makeDate(2025, 11, 1), makeDate(2026, 10, 31)};
        const auto rateNow = [&](const char* measure) {
            const auto rates =
                readPaymentRates(clinic.database(), clinic.book(), measureTables(), year).value();
            const auto found = std::find_if(rates.begin(), rates.end(),
                                            [&](const MeasuredRate& one) { return one.measure == measure; });
            return found == rates.end() ? std::pair<std::int64_t, std::int64_t>{-1, -1}
                                        : std::pair{found->numerator, found->denominator};
        };
        const auto reached = [&] {
            const auto tally = quality::tallyOf(clinic.database(), measureTables(), year).value();
            return tally.totals()[*measureTables().indexOf("JY-DM-06")].numerator;
        };
        const auto before = rateNow("JY-DM-05");
        QVERIFY(before.first == 0 && before.second == 1 && reached() == 0);
        {
            sync::Unit unit(clinic.context(), "test", sync::Origin::Synced);
            care::PersonalTarget loose;
            loose.id = unit.newId<care::TargetId>();
            loose.resident = years.who;
            loose.code = "HBA1C_NGSP";
            loose.high = 10.0;
            loose.unit = "%";
            loose.validFrom = makeDate(2025, 1, 1);
            care::FactRepository::save(unit, loose);
            unit.commit();
        }
        QCOMPARE(reached(), std::int64_t{1});    // the doctor's own aim is met, and
        QVERIFY(rateNow("JY-DM-05") == before);  // what is paid by stays
        QVERIFY(checkPaymentMeasures(clinic.book(), measureTables()));
        const auto loosened = test::tablesWith("capitation_quality.csv",
                                               "measure,weight,floor,goal,limits,en,zh,source,version,valid_"
                                               "from\nJY-DM-06,25,0.3,0.6,fixed,x,x,s,1,2025-01-01\n")
                                  .value();
        QCOMPARE(checkPaymentMeasures(loosened, measureTables()).error().detail, std::string{"JY-DM-06"});
    }

    void theMeasuresOfMoneyComeFromTheLedger() {
        TwoYears years;
        const auto count = [&](const char* id, Date from, Date to) {
            return ledgerCount(years.clinic.database(), years.clinic.book(), *measureTables().measure(id),
                               {from, to})
                .value();
        };
        const auto surplus = count("JY-CAP-01", makeDate(2026, 1, 1), makeDate(2026, 10, 31)),
                   perMonth = count("JY-CAP-02", makeDate(2026, 1, 1), makeDate(2026, 10, 31));
        QVERIFY(surplus && surplus->denominator == 1'643'000 && surplus->numerator == 843'000);
        QVERIFY(perMonth && perMonth->denominator == 10 && perMonth->numerator == 800'000);
        // A month belongs to the period that holds its 15th.
        QCOMPARE(count("JY-CAP-02", makeDate(2026, 1, 16), makeDate(2026, 3, 15))->denominator,
                 std::int64_t{2});
        QVERIFY(!count("JY-CAP-02", makeDate(2024, 1, 1), makeDate(2024, 12, 31)) &&
                !count("CMS122", makeDate(2026, 1, 1), makeDate(2026, 10, 31)));
    }

    void theLedgerIsShownInSlicesThatAddUp() {
        TwoYears years;
        auto refund = MoneyClinic::claim(years.who, "back", makeDate(2026, 5, 20), 0);
        refund.split = {{-10'000}, {}, {}, {}};
        refund.refunds = MoneyClinic::claim(years.who, "b5", makeDate(2026, 5, 5), 80'000).origin;
        QVERIFY(years.clinic.hears(refund) == Heard::Booked);
        auto orphan = refund;
        orphan.origin.id = derivedUuid({"orphan"});
        orphan.refunds->id = derivedUuid({"nobody"});
        QVERIFY(years.clinic.hears(orphan) == Heard::Held);
        LedgerAsked asked;
        asked.month = MoneyClinic::month("2026-05");
        asked.limit = 1;
        const auto first = readLedger(years.clinic.database(), asked).value();
        QVERIFY(first.rows.size() == 1 && first.more && first.sums.lines == 2 &&
                first.sums.split.total().fen == 70'000 && first.held.size() == 1);
        QVERIFY(first.rows[0].original == refund.refunds && first.rows[0].line.kind == LineKind::Refund &&
                first.rows[0].line.amount().fen == -10'000);
        asked.before = first.rows[0].pk;
        const auto second = readLedger(years.clinic.database(), asked).value();
        QVERIFY(second.rows.size() == 1 && !second.more && !second.rows[0].original &&
                second.rows[0].line.counts && second.rows[0].line.scopeRule == "diabetes");
        asked.before = 0;
        asked.onlyNegative = true;
        QCOMPARE(readLedger(years.clinic.database(), asked).value().sums.split.total().fen,
                 std::int64_t{-10'000});
    }

    void everyRowOfTheRulesSaysWhetherItIsInForce() {
        const auto book =
            test::tablesWith(
                "capitation_rates.csv",
                "id,scheme,per_month,mean_weight,person_year_low,person_year_high,trend,en,zh,source,version,"
                "valid_from\n"
                "old,employee,1600.00,,0,1,1,x,x,sample: made "
                "up,1,2025-01-01\nnew,employee,1700.00,,0,1,1,x,x,the city's notice,2,2026-07-01\n")
                .value();
        const auto inForce = [&](Date day) {
            std::string ids;
            for (const auto& row : ruleRows(book, day))
                if (row.table == "rates" && row.inForce) ids += row.id + (row.sample ? " sample" : "");
            return ids;
        };
        QCOMPARE(inForce(makeDate(2026, 6, 30)), std::string{"old sample"});
        QCOMPARE(inForce(makeDate(2026, 7, 1)), std::string{"new"});
        QCOMPARE(inForce(makeDate(2024, 7, 1)), std::string{});
    }

    void theYearKeepsItsStepsAndItsFundsApart() {
        TwoYears years;
        auto& clinic = years.clinic;
        const auto record = [&](const char* fund, const char* scheme, const char* step, std::int64_t fen) {
            return RecordFundEntry{fund, scheme, 2026, step, {fen}, "sample"}(clinic.context(), clinic.book())
                .value();
        };
        const auto wrong = record("insurance", "employee", "advance", 999);
        record("insurance", "employee", "advance", 140'000);
        record("public-health", "", "income", 7'000);
        QVERIFY((CorrectFundEntry{wrong, "typed wrong"}(clinic.context())));
        const auto page =
            readYearPage(clinic.database(), clinic.book(), MoneyClinic::month("2026-10"), {}, {100'000})
                .value();
        QCOMPARE(page.entries.size(), std::size_t{4});
        const auto& employee = page.schemes.at(0);
        const auto& advance = employee.steps.at(0);
        QVERIFY(advance.step == "advance" && advance.done && advance.recorded.fen == 140'000 &&
                advance.expected == scaled(employee.end.settlement.budget, {9, 10}));
        QVERIFY(!employee.steps.at(2).done && employee.steps.at(2).due == makeDate(2026, 12, 31) + Days{90});
        for (const auto& fund : page.funds)
            QCOMPARE(fund.balance.fen, fund.fund == "insurance"       ? std::int64_t{140'000}
                                       : fund.fund == "public-health" ? std::int64_t{7'000}
                                                                      : std::int64_t{0});
    }
};

JIAYI_TEST(TestAccountPage)
#include "tst_account_page.moc"
