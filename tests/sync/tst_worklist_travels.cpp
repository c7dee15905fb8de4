#include "models/appointments/appointment.h"
#include "models/care/fact_repository.h"
#include "models/worklist/worklist_acts.h"
#include "models/worklist/worklist_page.h"
#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"
#include "tests/sync/world.h"

using namespace jiayi;
using namespace jiayi::test;

namespace {

const worklist::WorklistBook& travelBook() {
    static const auto review = pharmacy::loadReviewBook(clinicalRules()).value();
    static const auto book = worklist::loadWorklistBook(clinicalRules(), review).value();
    return book;
}

}  // namespace

/// Two desks of a clinic with a hub between them: what one says about the work, or books, holds at the other.
class TestWorklistTravels : public QObject {
    Q_OBJECT

    static Date today(Desk& desk) { return localDate(desk.store.clock.now()); }
    static roster::ResidentId addLate(Desk& desk, const std::string& name) {
        const auto resident = desk.addResident(name);
        sync::Unit unit(desk.context(), "visit.sign");
        care::Visit visit;
        visit.id = unit.newId<care::VisitId>();
        visit.resident = resident;
        visit.forms = {{"hypertension", {{"visit_outcome", "1"}, {"visit_mode", "1"}}, "1"}};
        visit.mode = "1";
        visit.date = today(desk) - Days{120};
        visit.nextDate = today(desk) - Days{30};
        visit.signedBy = "chen";
        visit.signedAt = unit.now();
        care::FactRepository::save(unit, visit);
        unit.commit();
        return resident;
    }
    static void exchange(Desk& from, Desk& to) {
        must(from.sync());
        must(to.sync());
    }
    static std::optional<worklist::WorklistRow> rowAt(Desk& desk, roster::ResidentId resident, worklist::View view = worklist::View::Team) {
        must(worklist::refreshWholeWorklist(desk.store.database(), travelBook(), today(desk)));
        for (const auto& row : must(worklist::readWorklist(desk.store.database(), travelBook(), {view, {}, today(desk), "chen"})).rows)
            if (row.resident == resident) return row;
        return {};
    }
    static worklist::ItemKey itemOf(roster::ResidentId resident) { return {resident, "visit.due"}; }
    static void settled(Desk& here, Desk& there) {
        QCOMPARE(here.store.count("SELECT count(*) FROM conflict") + there.store.count("SELECT count(*) FROM conflict"), std::int64_t{0});
        QVERIFY(here.waiting() == 0 && there.waiting() == 0 && here.contents() == there.contents());
    }
    static appointments::SlotTime firstFree(Desk& desk, roster::ResidentId resident) {
        return must(appointments::readOffer(desk.store.database(), travelBook().rules.slots, clinicalRules().calendar, resident, today(desk), desk.store.clock.now(), 30)).free.front().start;
    }
    static Result<appointments::AppointmentId> book(Desk& desk, roster::ResidentId resident, appointments::SlotTime at) {
        return appointments::BookAppointment{resident, at, "visit.due", {}}(desk.context(), travelBook().rules.slots, clinicalRules().calendar);
    }

private Q_SLOTS:
    void whatIsSaidAtOneDeskHoldsAtTheOther() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = addLate(here, "甲");
        exchange(here, there);
        QVERIFY(rowAt(there, who).has_value());
        must(worklist::SnoozeItem{itemOf(who), today(here) + Days{7}, "travels"}(here.context(), travelBook()));
        must(worklist::AssignItem{itemOf(who), "doctor"}(here.context(), travelBook()));
        must(worklist::LogContact{itemOf(who), "phone", "no-answer", "rang twice"}(here.context(), travelBook()));
        exchange(here, there);
        QVERIFY(!rowAt(there, who).has_value());
        const auto off = rowAt(there, who, worklist::View::Snoozed);
        QVERIFY(off && off->who == "doctor" && off->contact.tries == 1 && off->contact.outcome == "no-answer" && *off->snoozedUntil == today(here) + Days{7});
        // Woken there, it is back here.
        must(worklist::WakeItem{itemOf(who)}(there.context(), travelBook()));
        exchange(there, here);
        QVERIFY(rowAt(here, who).has_value());
        settled(here, there);
    }

    void bothAtOnceTheLaterWordCountsAndNobodyIsAsked() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = addLate(here, "甲");
        exchange(here, there);
        must(worklist::AssignItem{itemOf(who), "manager"}(here.context(), travelBook()));
        must(worklist::LogContact{itemOf(who), "phone", "no-answer", ""}(here.context(), travelBook()));
        there.store.clock.advance(std::chrono::minutes{5});
        must(worklist::AssignItem{itemOf(who), "doctor"}(there.context(), travelBook()));
        must(worklist::LogContact{itemOf(who), "message", "no-answer", ""}(there.context(), travelBook()));
        exchange(here, there);
        exchange(there, here);
        for (auto* desk : {&here, &there}) {
            const auto row = rowAt(*desk, who);
            QVERIFY(row && row->who == "doctor" && row->contact.tries == 2 && row->contact.how == "message");
        }
        settled(here, there);
        // A desk whose clock is behind is still heard when it speaks last.
        must(worklist::AssignItem{itemOf(who), "manager"}(here.context(), travelBook()));
        exchange(here, there);
        QCOMPARE(rowAt(there, who)->who, std::string{"manager"});
    }

    void twoDesksThatBookTheLastPlaceKeepBothPeople() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        std::vector<roster::ResidentId> people;
        for (const auto* name : {"甲", "乙", "丙", "丁", "戊"}) people.push_back(addLate(here, name));
        exchange(here, there);
        const auto slot = firstFree(here, people[0]);
        for (std::size_t at = 0; at < 3; ++at) must(book(here, people[at], slot));
        exchange(here, there);
        // One place is left, and each desk gives it to somebody else.
        must(book(here, people[3], slot));
        must(book(there, people[4], slot));
        exchange(here, there);
        exchange(there, here);
        for (auto* desk : {&here, &there}) {
            QCOMPARE(desk->store.count("SELECT count(*) FROM appointment WHERE status = 'booked'"), std::int64_t{5});
            const auto next = must(appointments::nextAppointment(desk->store.database(), travelBook().rules.slots, clinicalRules().calendar, people[4], today(*desk)));
            QVERIFY(next && next->overbooked);
            for (const auto& who : people) QVERIFY(!rowAt(*desk, who).has_value());
        }
        settled(here, there);
        // Given up at the one desk, it is free, and nobody is too many, at the other.
        must(appointments::CancelAppointment{must(appointments::AppointmentRepository(there.store.database()).standing(people[0], today(there))).front().id}(there.context()));
        exchange(there, here);
        QVERIFY(!must(appointments::nextAppointment(here.store.database(), travelBook().rules.slots, clinicalRules().calendar, people[4], today(here)))->overbooked);
        QVERIFY(rowAt(here, people[0]).has_value());
    }

    void aBookingThatBothGiveUpIsGivenUpOnce() {
        TestHub hub;
        Desk here(hub, 1), there(hub, 2);
        const auto who = addLate(here, "甲");
        const auto id = must(book(here, who, firstFree(here, who)));
        exchange(here, there);
        must(appointments::CancelAppointment{id}(here.context()));
        must(appointments::CancelAppointment{id}(there.context()));
        exchange(here, there);
        exchange(there, here);
        settled(here, there);
        QVERIFY(rowAt(here, who) && rowAt(there, who));
    }
};

JIAYI_TEST(TestWorklistTravels)
#include "tst_worklist_travels.moc"
