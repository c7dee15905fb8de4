// Months, base, quality, settlement, the year.
#include "models/capitation/rules/member_months.h"
#include "models/capitation/rules/settlement.h"
#include "tests/capitation/capitation_tables.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

using namespace jiayi;
using namespace jiayi::capitation;

namespace {

Month monthOf(const char* text) { return parseMonth(text).value(); }

Policy policyLike(Deficit deficit) {
    Policy policy;
    policy.withhold = {5, 100};
    policy.qualityMin = {6, 10};
    policy.surplusCap = {15, 100};
    policy.deficit = deficit;
    policy.deficitShare = deficit == Deficit::Shared ? Ratio{1, 2} : kOne;
    policy.stopLoss = {8'000'000};
    policy.coShare = {2, 10};
    return policy;
}

struct Case {
    Policy policy;
    SettlementInput input;
};
Case someCase() {
    Case made{policyLike(*rc::gen::element(Deficit::NotCovered, Deficit::Shared)), {}};
    made.input.perPerson = *rc::gen::container<std::vector<Money>>(rc::gen::map(rc::gen::inRange<std::int64_t>(0, 12'000'000), [](std::int64_t fen) { return Money{fen}; }));
    made.input.budget = {*rc::gen::inRange<std::int64_t>(0, 40'000'000)};
    made.input.quality = *rc::gen::inRange<std::int64_t>(0, kMillion + 1);
    for (const auto place : {Place::Own, Place::Elsewhere})
        for (int lag = 0; lag < 5; ++lag) made.input.paid.push_back({place, lag, {*rc::gen::inRange<std::int64_t>(0, 5'000'000)}});
    return made;
}
Settlement settled(const Case& one) { return settle(test::shippedTables(), one.policy, one.input); }

}  // namespace

class TestSettlement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorkedExampleComesOutToTheFen() {
        // 1,000 people for 12 months at 1,643 yuan; they cost 1,255.
        Rate rate;
        rate.perMonth = {164'300};
        Money budget;
        for (int month = 0; month < 12; ++month) budget = budget + monthBudget(rate, std::vector<Member>(1000)).total;
        QCOMPARE(budget.fen, std::int64_t{1'971'600'000});
        auto policy = policyLike(Deficit::NotCovered);
        policy.surplusCap = kOne;
        SettlementInput input{budget, std::vector<Money>(1000, Money{12 * 125'500}), {}, kMillion};
        const auto done = settle(test::shippedTables(), policy, input);
        QCOMPARE(done.counted.fen, std::int64_t{1'506'000'000});
        QCOMPARE(done.surplus.fen, std::int64_t{465'600'000});
        QVERIFY(done.kept == done.surplus && done.withheld.fen == 0 && done.borne.fen == 0);
        QCOMPARE(percentText(done.surplus, budget), std::string{"23.6"});
    }

    void theFallOfCostAndTheSurplusAreTwoFigures() {
        // The published outcome: 1,643 -> 1,255 a month is a fall of 23.6 %; the surplus of 23.3 % is of that year's budget.
        const auto cost = efficacy({164'300}, {125'500 * 1000}, 1000, {163'600'000});
        QCOMPARE(cost.costChange, std::string{"-23.6"});
        QCOMPARE(cost.surplusRate, std::string{"23.3"});
        const auto nine = efficacy({164'300}, {1'134'000'000}, 9000, {1'478'700'000});
        QCOMPARE(nine.surplusRate, std::string{"23.3"});
        QVERIFY(nine.costNow.fen == 126'000 && nine.costChange == "-23.3");
        QVERIFY(efficacy({}, {1}, 0, {}).costChange.empty() && efficacy({}, {1}, 0, {}).surplusRate.empty());
    }

    void settlementNeverRewardsACostOrPunishesQuality() {
        QVERIFY(rc::check("monotone in cost", [] {
            auto one = someCase();
            RC_PRE(!one.input.perPerson.empty());
            const auto before = settled(one).result();
            const auto who = *rc::gen::inRange<std::size_t>(0, one.input.perPerson.size());
            const auto more = *rc::gen::inRange<std::int64_t>(1, 2'000'000);
            one.input.perPerson[who].fen += more;
            one.input.paid[*rc::gen::inRange<std::size_t>(0, one.input.paid.size())].paid.fen += more;
            RC_ASSERT(settled(one).result() <= before);
        }));
        QVERIFY(rc::check("monotone in quality", [] {
            auto one = someCase();
            const auto before = settled(one).result();
            one.input.quality = *rc::gen::inRange<std::int64_t>(one.input.quality, kMillion + 1);
            RC_ASSERT(settled(one).result() >= before);
        }));
    }

    void whoDecidesOnADeficitIsThePolicy() {
        SettlementInput input{{1'000'000}, {{1'200'001}}, {}, kMillion};
        const auto kept = settle(test::shippedTables(), policyLike(Deficit::NotCovered), input);
        QVERIFY(kept.surplus.fen == -200'001 && kept.borne.fen == 200'001 && kept.kept.fen == 0);
        const auto shared = settle(test::shippedTables(), policyLike(Deficit::Shared), input);
        QCOMPARE(shared.borne.fen, std::int64_t{100'001});
    }

    void aSurplusIsCappedAndShrinksBelowTheLeastQuality() {
        SettlementInput input{{1'000'000}, {{500'000}}, {}, 300'000};
        const auto done = settle(test::shippedTables(), policyLike(Deficit::NotCovered), input);
        QCOMPARE(done.withheld.fen, std::int64_t{35'000});   // 5 % of the budget, 70 % of it lost
        QCOMPARE(done.surplus.fen, std::int64_t{465'000});
        QCOMPARE(done.kept.fen, std::int64_t{75'000});       // at most 15 % of the budget, and half of that at half of the least quality
    }

    void onlyACoShareCountsAboveTheStopLoss() {
        SettlementInput input{{20'000'000}, {{10'000'000}}, {}, kMillion};
        QCOMPARE(settle(test::shippedTables(), policyLike(Deficit::NotCovered), input).counted.fen, std::int64_t{8'400'000});
    }

    void whatIsNotReportedYetFollowsFromTheCompletionFactors() {
        const auto& book = test::shippedTables();
        QCOMPARE(outstanding(book, {Place::Elsewhere, 0, {5500}}).fen, std::int64_t{4500});
        QCOMPARE(outstanding(book, {Place::Elsewhere, 3, {5500}}).fen, std::int64_t{0});
        QCOMPARE(outstanding(book, {Place::Elsewhere, 30, {5500}}).fen, std::int64_t{0});
    }

    void membersOfThe15thCountAndTheirPartsAddUp() {
        const auto may = monthOf("2026-05");
        QVERIFY(counts({makeDate(2026, 5, 15), {}}, may) && !counts({makeDate(2026, 5, 16), {}}, may));
        QVERIFY(counts({makeDate(2026, 1, 1), makeDate(2026, 5, 15)}, may) && !counts({makeDate(2026, 1, 1), makeDate(2026, 5, 14)}, may));
        QVERIFY(earliestOpen(makeDate(2026, 11, 23), 3) == monthOf("2026-08"));
        QVERIFY(!common({makeDate(2026, 1, 1), makeDate(2026, 2, 1)}, {makeDate(2026, 2, 2), {}}));
        QVERIFY(rc::check("parts of a month add up to its budget", [] {
            Rate rate;
            rate.perMonth = {*rc::gen::inRange<std::int64_t>(1, 1'000'000)};
            if (*rc::gen::arbitrary<bool>()) rate.meanWeight = Ratio{*rc::gen::inRange<std::int64_t>(1, 30), 10};
            const auto members = *rc::gen::container<std::vector<Member>>(
                rc::gen::map(rc::gen::element(std::int64_t{1'000'000}, std::int64_t{1'300'000}, std::int64_t{1'600'000}, std::int64_t{2'200'000}), [](std::int64_t weight) { return Member{{}, weight}; }));
            const auto budget = monthBudget(rate, members);
            RC_ASSERT(sumOf(budget.parts, [](Money part) { return part; }) == budget.total);
            // Normalised weights leave the clinic what its heads are worth.
            if (!rate.meanWeight) RC_ASSERT(budget.total.fen == rate.perMonth.fen * static_cast<std::int64_t>(members.size()));
        }));
        Rate heavy;
        heavy.perMonth = {100'000};
        heavy.meanWeight = Ratio{11, 10};
        QCOMPARE(monthBudget(heavy, {{{}, 2'200'000}}).total.fen, std::int64_t{200'000});
    }

    void theBaseTakesNobodysYearAsOutsideTheCitysMiddle() {
        const auto base = basePerMonth({{{100}, 12}, {{50'000}, 12}, {{9'000'000}, 6}}, {40'000}, {90'000}, {105, 100});
        QCOMPARE(base.value().fen, std::int64_t{6300});  // (40,000 + 50,000 + 90,000) x 1.05 / 30
        QCOMPARE(basePerMonth({}, {1}, {2}, kOne).error().reason, std::string{"capitation.no-months"});
        const std::vector<Money> costs{{400}, {100}, {300}, {200}};
        QVERIFY(percentile(costs, 25)->fen == 100 && percentile(costs, 75)->fen == 300 && percentile(costs, 76)->fen == 400 && !percentile({}, 25));
    }

    void qualityIsAStraightLineAndWhatIsMissingFails() {
        const auto weights = test::tablesWith("capitation_quality.csv", "measure,weight,floor,goal,limits,en,zh,source,version,valid_from\nA,30,0.4,0.8,fixed,x,x,s,1,2025-01-01\n"
                                                                        "LOW,10,0.05,0.01,fixed,x,x,s,1,2025-01-01\nGONE,10,0.4,0.8,fixed,x,x,s,1,2025-01-01\n")
                                 .value()
                                 .quality;
        const auto score = scoreQuality(weights, {{"A", 60, 100}, {"LOW", 2, 100}, {"GONE", 0, 0}});
        QVERIFY(score.items[0].score == 500'000 && score.items[1].score == 750'000 && score.items[2].score == 0);
        QVERIFY(!score.items[1].missing && score.items[2].missing);
        QCOMPARE(score.millionths, std::int64_t{450'000});  // (15 + 7.5) of 50
        QVERIFY(scoreQuality(weights, {{"A", 99, 100}, {"LOW", 0, 100}, {"GONE", 1, 1}}).millionths == kMillion);
        QVERIFY(scoreQuality(weights, {{"A", 1, 100}, {"LOW", 9, 100}}).millionths == 0);
    }

    void theYearGoesItsStepsAndPaysWhatIsOwed() {
        QVERIFY(mayFollow(YearStep::Cleared, YearStep::Appealed) && mayFollow(YearStep::Appealed, YearStep::Cleared) && !mayFollow(YearStep::Open, YearStep::Cleared) &&
                !mayFollow(YearStep::Distributed, YearStep::Open));
        const auto& book = test::shippedTables();
        QCOMPARE(advanceOf(book, {1'000'001}, makeDate(2026, 3, 1)).fen, std::int64_t{900'001});
        QCOMPARE(advanceOf(book, {1'000'001}, makeDate(2024, 3, 1)).fen, std::int64_t{0});
        Settlement done;
        done.kept = {1'000};
        const auto cleared = clear(done, {7'000}, {8'500});
        QVERIFY(cleared.entitled.fen == 8'000 && cleared.due.fen == -500);
        const auto shares = distribute(book.distribution, {1'001});
        QVERIFY(shares.size() == 3 && shares[0].second.fen + shares[1].second.fen + shares[2].second.fen == 1'001 && shares[0].second.fen == 601);
        QVERIFY(distribute(book.distribution, {0}).empty());
    }
};

JIAYI_TEST(TestSettlement)
#include "tst_settlement.moc"
