#include "tests/support/test_program.h"

#include "sync/client/schedule.h"
#include "sync/hub/limits.h"
#include "sync/hub/token_buckets.h"
#include "tests/simulation/world.h"

#include <map>
#include <queue>

namespace jiayi::simulation {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kClinics = 266;
constexpr int kDesksOfAClinic = 5;
constexpr minutes kBetweenRounds{5};  // of a desk that has nobody to wake it

/// A hub that counts: real buckets, no work.
class CountingHub {
public:
    /// Whether the request is served.
    bool ask(int desk, Instant now, bool token) {
        const auto clinic = std::to_string(desk / kDesksOfAClinic);
        const bool refused = token ? m_addresses.take(clinic, now).has_value()
                                   : m_clients.take(std::to_string(desk), now).has_value() || m_institutions.take(clinic, now).has_value();
        refusals += refused;
        busiest = std::max(busiest, ++m_perSecond[std::chrono::floor<seconds>(now)]);
        ++served;
        return !refused;
    }
    int refusals = 0;
    int busiest = 0;  ///< requests in one second
    int served = 0;

private:
    hub::TokenBuckets m_clients{hub::kClientBurst, hub::kClientRate};
    hub::TokenBuckets m_institutions{hub::kInstitutionBurst, hub::kInstitutionRate};
    hub::TokenBuckets m_addresses{hub::kTokensPerAddress, hub::kTokensRefill};
    std::map<std::chrono::sys_seconds, int> m_perSecond;
};

/// How many requests a real desk makes in the round after an hour of work, its token among them.
int requestsAfterAnHour() {
    World world(Script{5, 2, 1, {}});
    Step step;
    step.action = Action::AddResident;
    world.playStep(step);
    for (int i = 0; i < 20; ++i) {
        step.action = i % 2 ? Action::AddVisit : Action::AddResident;
        step.which = i;
        world.playStep(step);
    }
    step.action = Action::Sync;
    world.playStep(step);
    return world.line(0).sent;
}

}  // namespace

class TestStorm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// 266 clinics with five desks each lose their hub for an hour, all at one instant, and get it back.
    void anHourWithoutAHubAndItsEndStayBelowTheBuckets() {
        const int round = requestsAfterAnHour();
        QVERIFY2(round >= 4 && round < 30, qPrintable(QString::number(round)));
        struct Turn {
            Instant at;
            int desk;
            int failures;
            bool operator>(const Turn& other) const { return std::tie(at, desk) > std::tie(other.at, other.desk); }
        };
        SeededRandom random{266};
        CountingHub hub;
        std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
        const auto lost = firstMorning() + minutes{10}, back = lost + minutes{60}, end = back + minutes{60};
        for (int desk = 0; desk < kClinics * kDesksOfAClinic; ++desk)
            turns.push({firstMorning() + milliseconds{static_cast<std::int64_t>(random.below(300'000))}, desk, 0});
        std::set<int> returned;
        bool cut = false;
        int attempts = 0;
        while (!turns.empty() && turns.top().at < end) {
            auto turn = turns.top();
            turns.pop();
            if (!cut && turn.at >= lost) {
                // Who was waiting for news hears at once that nobody is there any more: all of them try again together.
                cut = true;
                std::priority_queue<Turn, std::vector<Turn>, std::greater<>> all;
                for (int desk = 0; desk < kClinics * kDesksOfAClinic; ++desk) all.push({lost, desk, 0});
                turns = std::move(all);
                continue;
            }
            if (turn.at >= lost && turn.at < back) {
                ++attempts;
                turns.push({turn.at + std::max(milliseconds{1}, sync::backoff(++turn.failures, random)), turn.desk, turn.failures});
                continue;
            }
            bool served = true;
            for (int i = 0; i < round && served; ++i) served = hub.ask(turn.desk, turn.at + milliseconds{50 * i}, i == 0);
            if (turn.at >= back && served) returned.insert(turn.desk);
            turns.push({turn.at + (served ? milliseconds{kBetweenRounds} : sync::backoff(++turn.failures, random)), turn.desk, served ? 0 : turn.failures});
        }
        qInfo("%d requests a round; %d tries during the hour; %d requests served, %d in the busiest second, %d refused", round, attempts, hub.served, hub.busiest, hub.refusals);
        QCOMPARE(hub.refusals, 0);
        QCOMPARE(returned.size(), static_cast<std::size_t>(kClinics * kDesksOfAClinic));
        // In the steady state before the loss a desk in five minutes makes a round: 1,330 desks, a few a second.
        QVERIFY2(hub.busiest < 40 * round, qPrintable(QString::number(hub.busiest)));
        QVERIFY2(attempts < kClinics * kDesksOfAClinic * 30, qPrintable(QString::number(attempts)));
    }
};

}  // namespace jiayi::simulation

using jiayi::simulation::TestStorm;
JIAYI_TEST(TestStorm)
#include "tst_storm.moc"
