// The clinic's hours and the next free slot, without a store.
#include "models/appointments/rules/slots.h"
#include "models/care/rules/rule_book.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <set>

using namespace jiayi;
using namespace jiayi::appointments;

namespace {

constexpr int kAhead = 60;

const care::WorkCalendar& workDays() {
    static const auto rules = care::loadRules().value();
    return rules.calendar;
}
const ClinicSlots& hours() {
    static const auto sessions = loadClinicSlots().value();
    return sessions;
}

/// What is held by chance in the weeks from a day on, often the same times.
std::vector<Held> heldByChance(Date from, int most) {
    std::vector<Held> held;
    const auto count = *rc::gen::inRange(0, most);
    for (int one = 0; one < count; ++one)
        held.push_back({{from + Days{*rc::gen::inRange(0, 4)}, 8 * 60 + 15 * *rc::gen::inRange(0, 36)}, *rc::gen::element(15, 30, 45)});
    return held;
}
Date someDay() { return makeDate(2026, 1, 1) + Days{*rc::gen::inRange(0, 330)}; }

/// Every minute of the slot, counted one by one: how many hold it.
int mostAtOnce(const Slot& slot, const std::vector<Held>& held) {
    std::set<std::size_t> holders;
    for (int minute = slot.start.minute; minute < slot.start.minute + slot.minutes; ++minute)
        for (std::size_t at = 0; at < held.size(); ++at)
            if (held[at].start.day == slot.start.day && held[at].start.minute <= minute && minute < held[at].start.minute + held[at].minutes) holders.insert(at);
    return static_cast<int>(holders.size());
}

const char* const kHead = "day,session,from,to,minutes,capacity,source,version,valid_from\n";

}  // namespace

class TestSlots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextFreeSlotIsOnNoHolidayAndNeverOverItsCapacity() {
        const bool holds = rc::check("free, open, and in time", [] {
            const auto from = SlotTime{someDay(), *rc::gen::inRange(0, 24 * 60)};
            const auto held = heldByChance(from.day, 400);
            const auto slot = nextFree(hours(), workDays(), from, kAhead, held);
            RC_ASSERT(slot.has_value());
            RC_ASSERT(slot->start >= from);
            RC_ASSERT(workDays().isWorkingDay(slot->start.day));
            RC_ASSERT(mostAtOnce(*slot, held) < slot->capacity);
            RC_ASSERT(slot->held == mostAtOnce(*slot, held));
        });
        QVERIFY(holds);
    }

    void nothingFreeLiesBeforeIt() {
        const bool holds = rc::check("the earliest", [] {
            const auto from = SlotTime{someDay(), *rc::gen::inRange(0, 24 * 60)};
            const auto held = heldByChance(from.day, 400);
            const auto found = nextFree(hours(), workDays(), from, kAhead, held);
            RC_ASSERT(found.has_value());
            for (auto day = from.day; day <= found->start.day; day += Days{1})
                for (const auto& slot : slotsOf(hours(), workDays(), day, held))
                    RC_ASSERT(slot.start < from || slot.start >= found->start || mostAtOnce(slot, held) >= slot.capacity);
        });
        QVERIFY(holds);
    }

    void takingItAndGivingItUpLeavesEverythingAsItWas() {
        const bool holds = rc::check("cancelled is free", [] {
            const auto from = SlotTime{someDay(), 0};
            auto held = heldByChance(from.day, 200);
            const auto first = nextFree(hours(), workDays(), from, kAhead, held);
            // Booked one after the other until that slot is full, the clinic moves on.
            int taken = 0;
            for (auto next = first; next && next->start == first->start && taken <= first->capacity; next = nextFree(hours(), workDays(), from, kAhead, held), ++taken) held.push_back({next->start, next->minutes});
            RC_ASSERT(taken == first->free());
            RC_ASSERT(!isOverbooked(hours(), workDays(), held.back(), held) || mostAtOnce(*first, held) > first->capacity);
            held.pop_back();
            const auto again = nextFree(hours(), workDays(), from, kAhead, held);
            RC_ASSERT(again && again->start == first->start && again->free() == 1);
        });
        QVERIFY(holds);
    }

    void holidaysAreClosedAndMakeUpDaysHaveTheirOwnHours() {
        QVERIFY(slotsOf(hours(), workDays(), makeDate(2025, 10, 1), {}).empty());   // National Day, a Wednesday
        QVERIFY(slotsOf(hours(), workDays(), makeDate(2026, 11, 22), {}).empty());  // a Sunday
        const auto makeUp = slotsOf(hours(), workDays(), makeDate(2025, 1, 26), {});  // a Sunday before the Spring Festival
        QCOMPARE(makeUp.size(), std::size_t{7});
        const auto monday = slotsOf(hours(), workDays(), makeDate(2026, 11, 23), {});
        QCOMPARE(monday.size(), std::size_t{13});
        QVERIFY(monday.front().start.minute == 8 * 60 && monday.back().start.minute == 16 * 60 + 30);
        // A clinic that is open on Saturdays is closed on one that is a holiday.
        const auto saturdays = parseClinicSlots(std::string{kHead} + "sat,am,08:00,09:00,30,1,x,1,2026-01-01\n").value();
        QCOMPARE(slotsOf(saturdays, workDays(), makeDate(2026, 11, 21), {}).size(), std::size_t{2});
        QVERIFY(slotsOf(saturdays, workDays(), makeDate(2025, 2, 1), {}).empty());
    }

    void aTimeThatTwoDesksGaveAwayIsOverbookedAndAnHourLaterIsNot() {
        const auto day = makeDate(2026, 11, 24);
        const std::vector<Held> held(5, Held{{day, 9 * 60}, 30});
        QVERIFY(isOverbooked(hours(), workDays(), held[0], held));
        QVERIFY(!isOverbooked(hours(), workDays(), {{day, 10 * 60}, 30}, held));
        QVERIFY(!isOverbooked(hours(), workDays(), held[0], {held.begin(), held.begin() + 4}));
        const auto slots = slotsOf(hours(), workDays(), day, held);
        QVERIFY(slots[2].held == 5 && slots[2].free() == 0);
    }

    void aFullClinicOffersNothing() {
        const auto one = parseClinicSlots(std::string{kHead} + "mon,am,08:00,08:30,30,1,x,1,2026-01-01\n").value();
        const auto day = makeDate(2026, 11, 23);
        const std::vector<Held> held{{{day, 8 * 60 + 29}, 15}, {{day + Days{7}, 7 * 60 + 50}, 15}};
        QVERIFY(!nextFree(one, workDays(), {day, 0}, 13, held));
        QCOMPARE(nextFree(one, workDays(), {day, 0}, 14, held)->start.day, day + Days{14});
    }

    void aTimeIsTheClinicsOwn() {
        const SlotTime time{makeDate(2026, 11, 24), 9 * 60 + 30};
        QVERIFY(slotTime(startOf(time)) == time);
        QCOMPARE(startOf(time), startOfDay(time.day) + std::chrono::minutes{570});
    }

    void aBadRowNamesItsFileAndRow_data() {
        QTest::addColumn<QString>("row");
        for (const auto* row : {"noday,am,08:00,11:30,30,4,x,1,2026-01-01", "mon,am,8,11:30,30,4,x,1,2026-01-01", "mon,am,08:75,11:30,30,4,x,1,2026-01-01",
                                "mon,am,08:00,08:20,30,4,x,1,2026-01-01", "mon,am,08:00,11:30,30,0,x,1,2026-01-01", "mon,am,08:00,11:30,0,4,x,1,2026-01-01",
                                "fri,am,09:00,10:30,30,4,x,1,2026-01-01"})
            QTest::newRow(row) << QString::fromUtf8(row);
    }
    void aBadRowNamesItsFileAndRow() {
        QFETCH(QString, row);
        const auto read = parseClinicSlots(std::string{kHead} + "fri,am,08:00,09:30,30,4,x,1,2026-01-01\n" + row.toStdString() + "\n");
        QVERIFY(!read);
        QCOMPARE(read.error().reason, std::string{"rules.row"});
        QVERIFY(read.error().detail.find("clinic_slots.csv") != std::string::npos);
    }
};

JIAYI_TEST(TestSlots)
#include "tst_slots.moc"
