#include "tests/queue/two_desks.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using queue::QueueState;
using test::StationDesk;

class TestQueue : public QObject {
    Q_OBJECT

    static queue::PlaceId comes(StationDesk& desk) {
        const auto place = queue::RegisterPerson{desk.resident, "cough"}(desk.as("li"), test::queueRules()).value();
        desk.clock.advance(std::chrono::minutes{1});
        return place;
    }
    static Result<void> moves(StationDesk& desk, queue::PlaceId place, QueueState to) {
        auto done = queue::MovePerson{place, to}(desk.as("chen"), test::queueRules());
        desk.clock.advance(std::chrono::minutes{1});
        return done;
    }
    static Result<queue::PlaceId> registers(StationDesk& desk, care::ResidentId resident) { return queue::RegisterPerson{resident, {}}(desk.as("li"), test::queueRules()); }
    static std::vector<queue::QueuePlace> dayOf(StationDesk& desk) { return queue::readQueue(desk.database(), desk.today()).value(); }

private Q_SLOTS:
    void everyStepIsKeptWithItsTimeAndWhoTookIt() {
        StationDesk desk{1};
        const auto began = desk.clock.now();
        const auto place = comes(desk);
        for (const auto state : {QueueState::Measured, QueueState::Waiting, QueueState::InRoom, QueueState::Left}) QVERIFY(moves(desk, place, state));
        const auto queue = dayOf(desk);
        QCOMPARE(queue.size(), std::size_t{1});
        const auto& one = queue[0];
        QVERIFY(one.id == place && one.resident == desk.resident);
        QCOMPARE(one.name, std::string("Zhang Xiaoming"));
        QCOMPARE(one.note, std::string("cough"));
        QCOMPARE(one.events.size(), std::size_t{5});
        for (std::size_t i = 0; i < one.events.size(); ++i) {
            QVERIFY(one.events[i].state == static_cast<QueueState>(i));
            QVERIFY(one.events[i].at == began + std::chrono::minutes{i});
            QCOMPARE(one.events[i].author, std::string(i == 0 ? "li" : "chen"));
        }
        QVERIFY(one.course.state == QueueState::Left && !one.course.leftUnseen);
        QCOMPARE(desk.count("SELECT count(*) FROM audit WHERE action IN ('queue.register', 'queue.move')"), 5);
    }

    void whoLeftUnseenIsKept() {
        StationDesk desk{1};
        const auto place = comes(desk);
        QVERIFY(moves(desk, place, QueueState::Measured));
        QVERIFY(moves(desk, place, QueueState::Left));
        QVERIFY(dayOf(desk).at(0).course.leftUnseen);
        // And comes back: another place, the first one as it was.
        const auto again = registers(desk, desk.resident).value();
        QVERIFY(again != place);
        const auto queue = dayOf(desk);
        QCOMPARE(queue.size(), std::size_t{2});
        QVERIFY(queue[0].id == again && queue[0].turn == 2);
        QVERIFY(queue[1].course.leftUnseen);
    }

    void nobodyStandsTwiceInTheQueue() {
        StationDesk desk{1};
        const auto place = comes(desk);
        QCOMPARE(registers(desk, desk.resident).error().reason, std::string("queue.already-there"));
        QVERIFY(moves(desk, place, QueueState::InRoom));
        QCOMPARE(registers(desk, desk.resident).error().reason, std::string("queue.already-there"));
        const care::ResidentId nobody{derivedUuid({"nobody"})};
        QVERIFY(registers(desk, nobody).error().code == Errc::NotFound);
        QCOMPARE(desk.count("SELECT count(*) FROM audit WHERE action = 'queue.register'"), 1);
    }

    void stepsOfTheTableAreTakenAndNoOthers() {
        const auto& rules = test::queueRules();
        constexpr std::array kStates{QueueState::Registered, QueueState::Measured, QueueState::Waiting, QueueState::InRoom, QueueState::Left};
        // Rows: from; columns: to, in the order above.
        constexpr std::array<std::string_view, 5> kAllowed{"-mwil", "-mwil", "-m-il", "-mw-l", "--w--"};
        for (std::size_t from = 0; from < kStates.size(); ++from)
            for (std::size_t to = 0; to < kStates.size(); ++to)
                QVERIFY2(rules.allows(kStates[from], kStates[to]) == (kAllowed[from][to] != '-'), kAllowed[from].data());
        for (const auto state : kStates) QVERIFY(rules.allows({}, state) == (state == QueueState::Registered));
        StationDesk desk{1};
        const auto place = comes(desk);
        QVERIFY(moves(desk, place, QueueState::Left));
        const auto refused = moves(desk, place, QueueState::InRoom);
        QVERIFY(refused.error().code == Errc::Conflict);
        QCOMPARE(refused.error().reason, std::string("queue.step"));
        QCOMPARE(dayOf(desk).at(0).events.size(), std::size_t{2});
        const queue::PlaceId nowhere{derivedUuid({"no place"})};
        QCOMPARE(moves(desk, nowhere, QueueState::Left).error().reason, std::string("queue.place"));
    }

    void aRowOfTheTableThatDoesNotParseStopsTheProgram() {
        const auto bad = queue::QueueRules::parse("from,to,source,version,valid_from\nregistered,asleep,x,1,2026-11-23\n");
        QCOMPARE(bad.error().reason, std::string("rules.row"));
        QVERIFY(bad.error().detail.find("queue_steps.csv") != std::string::npos);
    }

    void twoDesksThatRegisterOnePersonMakeOnePlace() {
        StationDesk a{1}, b{2};
        const auto here = comes(a);
        const auto there = comes(b);
        QVERIFY(here == there);
        test::meet(a, b);
        QCOMPARE(dayOf(a).size(), std::size_t{1});
        QCOMPARE(dayOf(b).size(), std::size_t{1});
        QVERIFY(dayOf(a)[0].events == dayOf(b)[0].events);
    }

    void stepsTakenApartBothStayAndTheLaterOneIsTheState() {
        StationDesk a{1}, b{2};
        const auto place = comes(a);
        test::meet(a, b);
        QVERIFY(moves(a, place, QueueState::Left));
        b.clock.advance(std::chrono::minutes{30});
        QVERIFY(moves(b, place, QueueState::InRoom));
        test::meet(a, b);
        for (auto* desk : {&a, &b}) {
            const auto one = dayOf(*desk).at(0);
            QCOMPARE(one.events.size(), std::size_t{3});
            QVERIFY(one.course.state == QueueState::InRoom);
        }
    }

    void aPersonWhomTheOtherDeskDoesNotKnowStandsThereByName() {
        StationDesk a{1}, b{2};
        const auto newcomer = a.newResident("Wang Fang");
        const std::vector<care::FormKey> forms{test::kDiabetes};
        QVERIFY(registers(a, newcomer));
        QVERIFY(queue::saveShared(a.as("li"), newcomer, a.blank(), forms, {}));
        test::meet(a, b);
        QCOMPARE(dayOf(b).at(0).name, std::string("Wang Fang"));
        QCOMPARE(b.count("SELECT count(*) FROM visit_draft"), 0);
        // Once the hub has brought them, what was written there can be opened.
        db::Query(b.database(), "INSERT INTO resident (id, name, sex) VALUES (?, 'Wang Fang', 'female')", newcomer).run();
        QVERIFY(queue::bringUp(b.database(), newcomer));
        QCOMPARE(b.count("SELECT count(*) FROM visit_draft"), 1);
    }

    void theRoomComesFirstThenWhoWaitsInTheOrderOfComing() {
        StationDesk desk{1};
        const auto first = comes(desk);
        const auto second = registers(desk, desk.newResident("Li Na")).value();
        desk.clock.advance(std::chrono::minutes{1});
        const auto third = registers(desk, desk.newResident("Wu Jun")).value();
        QVERIFY(moves(desk, first, QueueState::Left));
        QVERIFY(moves(desk, third, QueueState::InRoom));
        const auto queue = dayOf(desk);
        QVERIFY(queue[0].id == third && queue[1].id == second && queue[2].id == first);
        QVERIFY(queue::readQueue(desk.database(), desk.today() + Days{1}).value().empty());
    }
};

JIAYI_TEST(TestQueue)
#include "tst_queue.moc"
