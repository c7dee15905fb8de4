#include "tests/hub/served_hub.h"
#include "tests/support/test_program.h"

#include <future>

using namespace jiayi::hub::test;
using jiayi::fhir::createEntry;

namespace {

struct Answer {
    int status = 0;
    std::string changed;  ///< "true", "false", or what was refused
};

Answer answerOf(const jiayi::test::HttpReply& reply) {
    const auto json = must(jiayi::fhir::parseJson(reply.body));
    if (reply.status != 200) return {reply.status, jiayi::fhir::readOutcome(json).front().reason};
    return {200, json.boolean("parameter.0.valueBoolean").value_or(false) ? "true" : "false"};
}

class WaitingDesk {
public:
    explicit WaitingDesk(ServedHub& hub) : m_hub(hub), m_authorization(hub.login()) {}
    const std::string& authorization() const { return m_authorization; }

    /// Where a new desk begins.
    std::string cursor() {
        const auto reply = m_hub.connect().send("GET", "/fhir/$streams", m_authorization);
        const auto json = must(jiayi::fhir::parseJson(reply.body));
        for (const auto& part : json.items("parameter.0.part")) {
            if (part.text("name") == "cursor") return std::string{part.textOr("valueString", "")};
        }
        return {};
    }
    Answer wait(const std::string& cursor, const std::string& seconds = "25") {
        return answerOf(m_hub.connect().send("GET", "/fhir/$wait?_cursor=" + cursor + "&seconds=" + seconds, m_authorization));
    }
    std::future<Answer> waitMeanwhile(const std::string& cursor) {
        return std::async(std::launch::async, [this, cursor] { return wait(cursor); });
    }
    int write(const std::string& id, const jiayi::hub::HubServer& to) {
        auto line = m_hub.connect(to);
        return line.send("POST", "/fhir", m_authorization, transactionText(id, {createEntry(patient(id))})).status;
    }

private:
    ServedHub& m_hub;
    std::string m_authorization;
};

/// Asks the counters until so many long polls wait.
void untilWaiting(ServedHub& hub, int count) {
    auto line = hub.connect();
    const auto wanted = "jiayi_hub_waiting " + std::to_string(count) + "\n";
    for (int tries = 0; line.send("GET", "/metrics").body.find(wanted) == std::string::npos; ++tries) {
        if (tries == 10'000) throw std::runtime_error("nobody waits");
    }
}

}  // namespace

class TestHubWaiting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWaitEndsWhenSomethingIsWritten() {
        ServedHub hub;
        WaitingDesk desk(hub);
        auto waiting = desk.waitMeanwhile(desk.cursor());
        untilWaiting(hub, 1);
        QCOMPARE(desk.write("a", *hub.server), 200);
        QCOMPARE(waiting.get().changed, std::string{"true"});
        untilWaiting(hub, 0);
    }

    void whatAnotherProcessWritesIsNoticedToo() {
        ServedHub hub;
        const auto other = hub.another();
        WaitingDesk desk(hub);
        auto waiting = desk.waitMeanwhile(desk.cursor());
        untilWaiting(hub, 1);
        QCOMPARE(desk.write("a", *other), 200);
        QCOMPARE(waiting.get().changed, std::string{"true"});
    }

    void aWaitEndsAtItsTime() {
        ServedHub hub;
        WaitingDesk desk(hub);
        QCOMPARE(desk.wait(desk.cursor(), "1").changed, std::string{"false"});
    }

    void whatHasHappenedAlreadyIsNotWaitedFor() {
        ServedHub hub;
        WaitingDesk desk(hub);
        const auto cursor = desk.cursor();
        QCOMPARE(desk.write("a", *hub.server), 200);
        QCOMPARE(desk.wait(cursor).changed, std::string{"true"});
    }

    void aWaitOfAnotherLineOfNumbersIsGone() {
        ServedHub hub;
        WaitingDesk desk(hub);
        const auto cursor = desk.cursor();
        QCOMPARE(desk.wait("nonsense").status, 400);
        for (const char* seconds : {"0", "26", "x", "-1"}) QCOMPARE(desk.wait(cursor, seconds).status, 400);
        must(hub.server->store().newEpoch(kClinicA));
        const auto answer = desk.wait(cursor);
        QCOMPARE(answer.status, 410);
        QCOMPARE(answer.changed, std::string{"cursor-epoch"});
    }

    void aNewEpochWakes() {
        ServedHub hub;
        WaitingDesk desk(hub);
        auto waiting = desk.waitMeanwhile(desk.cursor());
        untilWaiting(hub, 1);
        must(hub.server->store().newEpoch(kClinicA));
        QCOMPARE(waiting.get().changed, std::string{"true"});
    }

    void theManyWhoWaitHoldNobodyUp() {
        ServedHub hub;
        WaitingDesk desk(hub);
        const auto cursor = desk.cursor();
        std::vector<std::future<Answer>> waiting;
        for (int i = 0; i < 20; ++i) waiting.push_back(desk.waitMeanwhile(cursor));  // the hub has two workers
        untilWaiting(hub, 20);
        QCOMPARE(desk.write("a", *hub.server), 200);
        for (auto& each : waiting) QCOMPARE(each.get().changed, std::string{"true"});
    }

    void stoppingSendsThoseWhoWaitHome() {
        ServedHub hub;
        WaitingDesk desk(hub);
        auto waiting = desk.waitMeanwhile(desk.cursor());
        untilWaiting(hub, 1);
        hub.server->stop();
        const auto answer = waiting.get();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.changed, std::string{"false"});
    }
};

JIAYI_TEST(TestHubWaiting)
#include "tst_waiting.moc"
