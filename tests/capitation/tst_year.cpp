// A year's money, each fund by itself, and how it ends.
#include "models/capitation/year.h"
#include "tests/capitation/money_clinic.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::capitation;
using test::MoneyClinic;

class TestYear : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fundsDoNotMixAndNothingIsChanged() {
        MoneyClinic clinic;
        const auto record = [&](const char* fund, const char* scheme, const char* step, std::int64_t fen) {
            return RecordFundEntry{fund, scheme, 2026, step, {fen}, "sample"}(clinic.context(), clinic.book());
        };
        QCOMPARE(record("lottery", "", "income", 1).error().reason, std::string{"fund.unknown"});
        QCOMPARE(record("public-health", "", "advance", 1).error().reason, std::string{"fund.step"});
        QCOMPARE(record("insurance", "employee", "income", 1).error().reason, std::string{"fund.step"});
        QCOMPARE(record("insurance", "", "advance", 1).error().reason, std::string{"fund.scheme"});
        QCOMPARE(record("contract", "employee", "income", 1).error().reason, std::string{"fund.scheme"});
        QCOMPARE(record("contract", "", "income", 0).error().reason, std::string{"fund.amount"});
        const auto paid = record("insurance", "employee", "advance", 900).value();
        QVERIFY(record("public-health", "", "income", 5'000));
        QCOMPARE((CorrectFundEntry{paid, {}}(clinic.context()).error().reason), std::string{"fund.note"});
        QVERIFY((CorrectFundEntry{paid, "typed wrong"}(clinic.context())));
        QCOMPARE((CorrectFundEntry{paid, "again"}(clinic.context()).error().reason), std::string{"fund.corrected"});
        const auto entries = fundEntries(clinic.database(), 2026).value();
        QVERIFY(entries.size() == 3 && entries[2].amount.fen == -900 && entries[2].reverses == paid);
    }

    void nothingIsDistributedOrDisputedBeforeTheYearIsCleared() {
        MoneyClinic clinic;
        const auto record = [&](const char* scheme, const char* step) { return RecordFundEntry{"insurance", scheme, 2026, step, {900}, "sample"}(clinic.context(), clinic.book()); };
        for (const auto* early : {"appeal", "distribution"}) QCOMPARE(record("employee", early).error().reason, std::string{"fund.order"});
        const auto clearing = record("employee", "clearing").value();
        QVERIFY(record("employee", "distribution"));
        QCOMPARE(record("resident", "distribution").error().reason, std::string{"fund.order"});
        QVERIFY((CorrectFundEntry{clearing, "typed wrong"}(clinic.context())));
        QCOMPARE(record("employee", "appeal").error().reason, std::string{"fund.order"});
    }

    void theYearEndsWithWhatTheStatementsSayAndNoOtherFundInIt() {
        MoneyClinic clinic;
        const auto who = clinic.member("甲");
        clinic.delivered(who, makeDate(2026, 1, 20), 50'000);
        clinic.ownCosts();
        clinic.hears(MoneyClinic::claim(who, "1", makeDate(2026, 2, 3), 85'000));
        clinic.enrol("2026-03");
        RecordFundEntry{"insurance", "employee", 2026, "advance", {150'000}, {}}(clinic.context(), clinic.book()).value();
        RecordFundEntry{"public-health", {}, 2026, "income", {999'999}, {}}(clinic.context(), clinic.book()).value();
        std::vector<MeasuredRate> perfect;
        for (const auto& item : clinic.book().quality) perfect.push_back({item.measure, item.goal.num, item.goal.den});
        const auto end = readYearEnd(clinic.database(), clinic.book(), "employee", MoneyClinic::month("2026-03"), perfect, {164'300}).value();
        QVERIFY(end.memberMonths == 3 && end.settlement.budget.fen == 3 * 164'300 && end.settlement.paid.fen == 135'000 && end.quality.millionths == kMillion);
        QCOMPARE(end.settlement.outstanding.fen, std::int64_t{15'000});  // of 85,000 elsewhere a month ago 85 % are known
        QCOMPARE(end.settlement.kept.fen, std::int64_t{3 * 164'300 - 150'000});
        QCOMPARE(end.clearing.entitled.fen, 50'000 + end.settlement.kept.fen);
        QCOMPARE(end.clearing.due.fen, end.clearing.entitled.fen - 150'000);
        QCOMPARE(sumOf(end.distribution, [](const auto& part) { return part.second; }).fen, end.settlement.kept.fen);
        QVERIFY(end.outcome.costNow.fen == 45'000 && end.outcome.costChange == "-72.6");
    }
};

JIAYI_TEST(TestYear)
#include "tst_year.moc"
