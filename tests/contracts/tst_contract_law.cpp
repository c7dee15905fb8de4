// Whatever legal events follow each other: no doctor has more than the cap, nobody two contracts at once, and nothing of history is lost.
#include "tests/contracts/contract_fixture.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <algorithm>
#include <map>

using namespace jiayi;
using namespace jiayi::contracts;

namespace {

constexpr int kCap = 2;
constexpr int kPeople = 5;
const Date kStart = makeDate(2026, 1, 1);

const char* anyDoctor() { return *rc::gen::element("陈丽华", "周敏"); }

/// A small clinic whose people do anything at all.
struct Clinic {
    ContractBook book = test::bookWithCap(kCap);
    std::map<int, std::vector<ContractEvent>> events;
    std::map<int, History> histories;
    Date today = kStart;
    int number = 0;

    std::vector<Span> spansOf(const std::string& doctor, int but) const {
        std::vector<Span> spans;
        for (const auto& [who, history] : histories)
            for (const auto& one : history.contracts)
                if (who != but && one.lastDay && one.terms.doctor == doctor) spans.push_back({one.terms.since, *one.lastDay});
        return spans;
    }

    ContractId anyContractOf(int who) const {
        const auto found = histories.find(who);
        if (found == histories.end() || found->second.contracts.empty()) return {derivedUuid({"nobody's"})};
        return (*rc::gen::elementOf(found->second.contracts)).id;
    }

    ContractEvent anyEvent(int who) {
        ContractEvent event;
        ++number;
        event.id = {derivedUuid({"event", std::to_string(number)})};
        event.kind = static_cast<EventKind>(*rc::gen::inRange(0, 6));
        event.on = today - Days{*rc::gen::inRange(0, 3)};
        event.at = startOfDay(kStart) + std::chrono::milliseconds{number};
        const bool begins = event.kind == EventKind::Offered || event.kind == EventKind::Renewed || event.kind == EventKind::Transferred;
        event.contract = begins ? ContractId{derivedUuid({"contract", std::to_string(number)})} : anyContractOf(who);
        if (event.kind == EventKind::Renewed || event.kind == EventKind::Transferred) event.previous = anyContractOf(who);
        if (begins) {
            const auto* before = event.previous && histories[who].find(*event.previous) ? histories[who].find(*event.previous) : nullptr;
            const auto since = event.kind == EventKind::Renewed && before && before->lastDay ? *before->lastDay + Days{*rc::gen::inRange(0, 3)} : today + Days{*rc::gen::inRange(-30, 60)};
            event.terms = test::termsFrom(since, anyDoctor(), *rc::gen::element("第一团队", "第二团队"));
            event.terms->until = event.terms->until - Days{*rc::gen::inRange(0, 200)};
        }
        if (event.kind == EventKind::Ended) {
            event.on = today + Days{*rc::gen::inRange(-40, 40)};
            event.reason = *rc::gen::element<std::string>("wish", "withdrawn", "moved", "");
        }
        return event;
    }

    void tryOne() {
        const int who = *rc::gen::inRange(0, kPeople);
        const auto event = anyEvent(who);
        auto& history = histories[who];
        if (!mayHappen(book, history, event, today)) return;
        auto next = history;
        RC_ASSERT(happen(next, event).has_value());
        if (const auto* made = next.find(event.contract); made->lastDay && event.kind != EventKind::Ended)
            if (!withinCap(book, spansOf(made->terms.doctor, who), {made->terms.since, *made->lastDay}, today)) return;
        history = std::move(next);
        events[who].push_back(event);
    }
};

int boundOn(const Clinic& clinic, const std::string& doctor, Date day) {
    int bound = 0;
    for (const auto& [who, history] : clinic.histories)
        for (const auto& one : history.contracts) bound += one.terms.doctor == doctor && one.isInForce(day);
    return bound;
}

}  // namespace

class TestContractLaw : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noSequenceBreaksACapOverlapsOrForgets() {
        QVERIFY(rc::check("contracts obey", [] {
            Clinic clinic;
            const int steps = *rc::gen::inRange(20, 250);
            for (int i = 0; i < steps; ++i) {
                clinic.tryOne();
                clinic.today += Days{*rc::gen::weightedElement<int>({{6, 0}, {2, 5}, {1, 60}})};
            }
            for (auto day = kStart - Days{60}; day < clinic.today + Days{430}; day += Days{1}) {
                for (const auto* doctor : {"陈丽华", "周敏"}) RC_ASSERT(boundOn(clinic, doctor, day) <= kCap);
                for (const auto& [who, history] : clinic.histories)
                    RC_ASSERT(std::count_if(history.contracts.begin(), history.contracts.end(), [&](const Contract& one) { return one.isInForce(day); }) <= 1);
            }
            int signedOnes = 0;
            for (auto& [who, events] : clinic.events) {
                // Nothing that happened is refused afterwards, and the order of arrival does not matter.
                const auto told = replay(events);
                RC_ASSERT(told.refused.empty());
                RC_ASSERT(told == clinic.histories[who]);
                auto shuffled = events;
                std::reverse(shuffled.begin(), shuffled.end());
                RC_ASSERT(replay(shuffled) == told);
                signedOnes += static_cast<int>(std::count_if(told.contracts.begin(), told.contracts.end(), [](const Contract& one) { return one.lastDay.has_value(); }));
            }
            RC_TAG(signedOnes > 3 ? "many signed" : "few signed");
        }));
    }

    /// What two desks wrote down without knowing of each other is told alike on both, and never lets two contracts meet.
    void eventsOfTwoDesksTellOneHistory() {
        QVERIFY(rc::check("union of two desks", [] {
            Clinic common;
            common.book = test::bookWithCap(1000);
            for (int i = 0; i < 15; ++i) common.tryOne();
            auto left = common, right = common;
            right.number += 1000;
            for (int i = 0; i < 15; ++i) left.tryOne();
            for (int i = 0; i < 15; ++i) right.tryOne();
            for (int who = 0; who < kPeople; ++who) {
                auto all = left.events[who];
                for (const auto& event : right.events[who])
                    if (std::none_of(all.begin(), all.end(), [&](const auto& known) { return known.id == event.id; })) all.push_back(event);
                const auto told = replay(all);
                auto shuffled = all;
                std::rotate(shuffled.begin(), shuffled.begin() + static_cast<std::ptrdiff_t>(shuffled.size() / 2), shuffled.end());
                RC_ASSERT(replay(shuffled) == told);
                for (auto day = kStart - Days{60}; day < kStart + Days{500}; day += Days{1})
                    RC_ASSERT(std::count_if(told.contracts.begin(), told.contracts.end(), [&](const Contract& one) { return one.isInForce(day); }) <= 1);
            }
        }));
    }
};

JIAYI_TEST(TestContractLaw)
#include "tst_contract_law.moc"
