// What a visit deals with waits for the one that is booked, and comes back when nobody came.
#include "models/db/migrator.h"
#include "tests/worklist/work_world.h"

using namespace jiayi;
using namespace jiayi::worklist;
using test::WorkWorld;

namespace {

const Item* itemOf(const std::vector<Item>& items, std::string_view kind) {
    for (const auto& item : items)
        if (item.rule->id == kind) return &item;
    return nullptr;
}

/// Somebody whose follow-up was due a month ago.
roster::ResidentId late(WorkWorld& world, const std::string& name) {
    const auto who = world.person(name);
    world.visited(who, "hypertension", "1", world.today() - Days{120}, world.today() - Days{30});
    return who;
}
bool listed(WorkWorld& world, roster::ResidentId who) {
    for (const auto& row : world.page().rows)
        if (row.resident == who) return true;
    return false;
}
WorklistRow rowFor(WorkWorld& world, roster::ResidentId who) {
    for (const auto& row : world.page().rows)
        if (row.resident == who) return row;
    throw std::logic_error("not on the list");
}

}  // namespace

class TestBookings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itRestsUntilTheDayAndIsThereAsUrgentAsBefore() {
        WorkWorld world;
        const auto who = late(world, "甲");
        const auto before = rowFor(world, who);
        QVERIFY(before.bookable && !before.booked);
        const auto day = world.today() + Days{5};
        world.booked(who, world.today(), day);
        QVERIFY(!listed(world, who));
        world.daysPass(4);
        QVERIFY(!listed(world, who));
        world.daysPass(1);
        QVERIFY(rowFor(world, who).booked == appointments::startOf({day, 9 * 60}));
        // The day passes, nobody came and nobody wrote anything.
        const auto commits = world.store.database().commitCounter();
        world.daysPass(1);
        const auto missed = rowFor(world, who);
        QCOMPARE(world.store.database().commitCounter(), commits);
        QVERIFY(missed.booked && localDate(*missed.booked) < world.today());
        QVERIFY(missed.due == before.due && missed.urgency == before.urgency && missed.place == before.place && missed.why == before.why);
        QVERIFY(verifyWorklist(world.store.database(), test::workBook()));
    }

    void whoeverCameIsNotCalledMissing() {
        WorkWorld world;
        const auto who = world.person("甲");
        world.enrolled(who, world.today() - Days{400});
        world.booked(who, world.today() - Days{5}, world.today() - Days{1});
        QVERIFY(rowFor(world, who).booked);
        world.visited(who, "diabetes", "1", world.today() - Days{1}, world.today() + Days{90});
        const auto rest = world.page().rows;  // the tests are still not done
        QVERIFY(!rest.empty() && std::none_of(rest.begin(), rest.end(), [](const auto& row) { return row.booked.has_value(); }));
    }

    void cancelledOrNotComeItIsBackAtOnce() {
        for (const auto* status : {"cancelled", "noshow", "entered-in-error"}) {
            WorkWorld world;
            const auto who = late(world, "甲");
            auto one = world.booked(who, world.today(), world.today() + Days{5});
            QVERIFY(!listed(world, who));
            one.status = status;
            sync::Unit unit(world.store.context(), "test");
            appointments::AppointmentRepository::save(unit, one);
            unit.commit();
            QVERIFY2(listed(world, who) && !rowFor(world, who).booked, status);
        }
    }

    void theLaterOfTwoBookingsCounts() {
        WorkWorld world;
        const auto who = late(world, "甲");
        world.booked(who, world.today(), world.today() + Days{2});
        world.booked(who, world.today(), world.today() + Days{6});
        world.daysPass(5);
        QVERIFY(!listed(world, who));
        world.daysPass(1);
        QVERIFY(listed(world, who));
    }

    void aBookingThatIsTooFarAwayIsSaidButNothingRestsForIt() {
        WorkWorld world;
        const auto days = *test::workBook().rules.item("visit.due")->rests;
        const auto near = late(world, "甲"), far = late(world, "乙");
        world.booked(near, world.today(), world.today() + Days{days});
        world.booked(far, world.today(), world.today() + Days{days + 1});
        QVERIFY(!listed(world, near));
        QVERIFY(rowFor(world, far).booked);
    }

    void whatAVisitDoesNotDealWithNeverRests() {
        WorkWorld world;
        const auto who = world.person("甲");
        world.measured(who, "K", 6.1, world.today());
        world.booked(who, world.today(), world.today() + Days{1});
        const auto row = rowFor(world, who);
        QVERIFY(row.kind == "critical.emergency" && !row.booked && !row.bookable);
        for (const auto& rule : test::workBook().rules.items) QVERIFY2(!rule.rests || rule.urgency > 1, rule.id.c_str());
    }

    void aBookingDoesNotBringBackWhatWasPutOff() {
        WorkWorld world;
        const auto who = late(world, "甲");
        QVERIFY((SnoozeItem{{who, "visit.due"}, world.today() + Days{20}, "travels"}(world.store.context(), test::workBook())));
        world.booked(who, world.today(), world.today() + Days{5});
        world.daysPass(10);
        QVERIFY(!listed(world, who));
        world.daysPass(10);
        QVERIFY(listed(world, who));
    }

    void itemsOfOnePersonAreToldWithoutAStore() {
        PersonFacts person;
        person.active = true;
        person.visits = {{"hypertension", makeDate(2026, 8, 1), "1", makeDate(2026, 11, 1), {}, {}, {}}};
        person.booking = BookingFact{appointments::startOf({makeDate(2026, 11, 30), 540}), makeDate(2026, 11, 23)};
        const auto items = deriveItems(test::careRules(), test::workBook().rules, person);
        QVERIFY(itemOf(items, "visit.due")->restsUntil == makeDate(2026, 11, 30));
        person.lastSeen = makeDate(2026, 11, 30);
        QVERIFY(!itemOf(deriveItems(test::careRules(), test::workBook().rules, person), "visit.due")->restsUntil);
    }

    void whatIsAboutThisDeskAloneStaysHere() {
        WorkWorld world;
        const auto who = world.person("甲");
        world.sql("INSERT INTO conflict (id, type, rid, path, mine, theirs, their_version, at) SELECT x'01', type, id, 'gender', '1', '2', '3', " +
                  std::to_string(world.store.clock.now().time_since_epoch().count()) + " FROM record WHERE type = 'Patient'");
        const auto waiting = [&] { return world.store.count("SELECT count(*) FROM outbox WHERE type = 'Basic'"); };
        QVERIFY((AssignItem{{who, "conflict"}, "manager"}(world.store.context(), test::workBook())));
        QCOMPARE(waiting(), std::int64_t{0});
        const auto other = late(world, "乙");
        QVERIFY((AssignItem{{other, "visit.due"}, "doctor"}(world.store.context(), test::workBook())));
        QCOMPARE(waiting(), std::int64_t{1});
    }

    void anOldStoreKeepsWhatWasSaidAndToldThroughTheStep() {
        const auto steps = db::embeddedSteps("schema/clinic/");
        const auto own = std::find_if(steps.begin(), steps.end(), [](const auto& step) { return step.name.find("_appointment") != std::string::npos; });
        QVERIFY(own != steps.end());
        QTemporaryDir dir;
        auto database = std::move(*db::Database::open({dir.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        QVERIFY(db::migrate(*database, {steps.begin(), own}));
        const roster::ResidentId who{derivedUuid({"li"})};
        const ActId said{derivedUuid({"said"})};
        db::Query(*database, "INSERT INTO resident (id, name, sex, record_no) VALUES (?, 'Li', 'male', '12010500100100042')", who).run();
        db::Query(*database, "INSERT INTO worklist_act (id, resident_pk, kind, act, who, by_user, at) VALUES (?, 1, 'tests', 'assign', '@gao', 'chen', 5)", said).run();
        db::Query(*database, "INSERT INTO worklist_item (resident_pk, kind, queue, side, due_on, shows_on, rank, facts) VALUES (1, 'tests', '@gao', 'manager', '2026-11-01', '2026-11-01', 7, '{}')").run();
        QVERIFY(db::migrate(*database, steps));
        const auto act = test::taken(WorkActRepository(*database).act(said));
        QVERIFY(act.who == "@gao" && act.status == "active" && act.resident == who);
        db::Query item(*database, "SELECT queue, booked FROM worklist_item");
        QVERIFY(item.next() && item.text(0) == "@gao" && item.isNull(1));
    }
};

JIAYI_TEST(TestBookings)
#include "tst_bookings.moc"
