// The sample payer: late, wrong and put right, twice, given back.
#include "models/core/dates.h"
#include "sync/claims/claim_resource.h"
#include "sync/hub/simulator/payer.h"
#include "sync/mapping/statement_answer_mapper.h"
#include "sync/mapping/statement_mapper.h"
#include "tests/support/test_program.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace jiayi;
using namespace jiayi::hub;

namespace {

constexpr int kResidents = 2000;
const Moment kFirstDay{startOfDay(makeDate(2026, 3, 1)) + std::chrono::hours{10}, 1};

PayerActor payerWithResidents() {
    PayerActor payer(readPayerHabits().value());
    SeededRandom random{1};
    for (int i = 0; i < kResidents; ++i)
        payer.see({"CLINIC", fhir::Json::object({{"resourceType", "Patient"}, {"id", derivedUuid({"patient", std::to_string(i)}).toString()}})}, kFirstDay, random);
    return payer;
}
capitation::Claim claimIn(const Deed& deed) { return (*claims::readClaimResource(deed.resources.at(0)).value()).claim; }

}  // namespace

class TestPayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofAYearSomeAreLateSomeWrongSomeTwiceAndSomeGivenBack() {
        auto payer = payerWithResidents();
        SeededRandom random{2};
        const auto deeds = payer.act(Days{365}, kFirstDay, random);
        std::map<std::string, capitation::Claim> byNumber;
        int late = 0, wrong = 0, refunds = 0;
        std::map<std::string, int> settlements;
        for (const auto& deed : deeds) {
            const auto claim = claimIn(deed);
            QVERIFY2(byNumber.emplace(claim.number, claim).second, "a number is one claim's");
            QCOMPARE(capitation::claimProblem(claim, localDate(deed.due)), std::string{});
            late += claim.on < localDate(kFirstDay.now) - Days{15} ? 1 : 0;
            wrong += claim.name.find("slipped") != std::string::npos ? 1 : 0;
            ++settlements[claim.settlementNo];
        }
        for (const auto& [number, claim] : byNumber) {
            if (claim.original.empty()) continue;
            ++refunds;
            const auto original = byNumber.find(claim.original);
            QVERIFY(original != byNumber.end() && original->second.person == claim.person && (original->second.total + claim.total).fen >= 0);
        }
        const auto twice = std::count_if(settlements.begin(), settlements.end(), [](const auto& one) { return one.second == 2; });
        QVERIFY(deeds.size() > 2400 && deeds.size() < 3000);
        QVERIFY(late > 400 && wrong > 80 && refunds > 60 && twice > 60);
    }

    void acceptedStatementsArePaidSomeWronglyAndSomeTwice() {
        using namespace capitation;
        auto payer = payerWithResidents();
        SeededRandom random{4};
        int wrong = 0, twice = 0;
        for (int i = 0; i < 200; ++i) {
            const auto month = std::chrono::year{2026} / 1 + std::chrono::months{i};
            const auto id = statementIdOf("CLINIC", "employee", month, 1);
            SentStatement sent{id, "CLINIC", "employee", month, 1, "{}", "v", "{}", std::string(32, 'h'), kFirstDay.now, "chen", {}, 1};
            sent.totals.budget.fen = 100'000;
            sent.totals.withhold.fen = 5'000;
            fhir::Json head, answer;
            mapping::SentStatementMapper::write(head, sent);
            mapping::StatementAnswerMapper::write(answer, {derivedUuid({"a", std::to_string(i)}), id, "accepted", kFirstDay.now, "payer", {}, {}, {}, "active"});
            // The answer may be seen before the head.
            for (const auto* each : i % 2 == 0 ? std::array{&head, &answer} : std::array{&answer, &head}) payer.see({"CLINIC", *each}, kFirstDay, random);
            payer.see({"CLINIC", answer}, kFirstDay, random);
            auto deeds = payer.act({}, kFirstDay, random);
            QVERIFY(!deeds.empty() && deeds[0].due >= kFirstDay.now + Days{10});
            auto first = **mapping::StatementAnswerMapper::read(deeds[0].resources[0]);
            twice += deeds.size() == 2 ? 1 : 0;
            if (first.paid->fen == 950'000) {
                ++wrong;
                auto stored = deeds[0].resources[0];
                stored.make("meta.versionId") = "1";
                payer.see({"CLINIC", stored}, kFirstDay, random);
                payer.see({"CLINIC", stored}, kFirstDay, random);
                deeds = payer.act({}, kFirstDay, random);
                QCOMPARE(deeds.size(), std::size_t{2});
                QCOMPARE((**mapping::StatementAnswerMapper::read(deeds[0].resources[0])).status, std::string{"entered-in-error"});
                first = **mapping::StatementAnswerMapper::read(deeds[1].resources[0]);
            }
            QCOMPARE(first.paid->fen, std::int64_t{95'000});
        }
        QVERIFY(wrong > 5 && wrong < 50 && twice > 5 && twice < 50);
    }

    void whatIsWrongIsPutRightSomeDaysLaterAsAChangeOfIt() {
        auto payer = payerWithResidents();
        SeededRandom random{3};
        const auto deeds = payer.act(Days{100}, kFirstDay, random);
        const auto wrong = std::find_if(deeds.begin(), deeds.end(), [](const Deed& deed) { return claimIn(deed).name.find("slipped") != std::string::npos; });
        QVERIFY(wrong != deeds.end());
        auto stored = wrong->resources[0];
        stored.make("meta.versionId") = "1";
        payer.see({"CLINIC", stored}, kFirstDay, random);
        const auto put = payer.act({}, kFirstDay, random);
        QCOMPARE(put.size(), std::size_t{1});
        QVERIFY(put[0].due >= kFirstDay.now + Days{5} && put[0].resources[0].textOr("meta.versionId", "") == "1");
        const auto before = claimIn(*wrong), after = claimIn(put[0]);
        QVERIFY(after.number == before.number && after.total.fen * 10 == before.total.fen && after.split.total() == after.total);
        payer.see({"CLINIC", put[0].resources[0]}, kFirstDay, random);
        QVERIFY(payer.act({}, kFirstDay, random).empty());
    }
};

JIAYI_TEST(TestPayer)
#include "tst_payer.moc"
