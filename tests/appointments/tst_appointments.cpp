// Booked, moved, cancelled: appointments in a clinic's store.
#include "models/appointments/appointment.h"
#include "models/care/fact_repository.h"
#include "models/care/rules/rule_book.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::appointments;

namespace {

constexpr int kAhead = 30;
const care::WorkCalendar& bookingDays() {
    static const auto rules = care::loadRules().value();
    return rules.calendar;
}
/// One place in half an hour, so that it is soon full.
const ClinicSlots& narrow() {
    static const auto sessions = parseClinicSlots("day,session,from,to,minutes,capacity,source,version,valid_from\nmon,am,08:00,09:00,30,1,x,1,2026-01-01\n"
                                                  "tue,am,08:00,09:00,30,1,x,1,2026-01-01\n")
                                     .value();
    return sessions;
}
const Date kMonday = makeDate(2026, 11, 23);
const SlotTime kEight{kMonday, 8 * 60}, kHalfPast{kMonday, 8 * 60 + 30};

struct Clinic {
    test::ClinicStore store;  // its clock stands on Sunday 2026-11-22, 09:00

    ResidentId person(const char* name) {
        sync::Unit unit(store.context(), "test");
        roster::Resident made;
        made.id = unit.newId<ResidentId>();
        made.name = name;
        made.doctor = "陈丽华";
        roster::ResidentRepository::save(unit, made);
        unit.commit();
        return made.id;
    }
    Result<AppointmentId> book(ResidentId who, SlotTime at, std::optional<AppointmentId> replaces = {}) {
        return BookAppointment{who, at, "visit.due", replaces}(store.context(), narrow(), bookingDays());
    }
    BookingOffer offer(ResidentId who, Date due) { return readOffer(store.database(), narrow(), bookingDays(), who, due, store.clock.now(), kAhead).value(); }
    DayBookings day() { return readDayBookings(store.database(), narrow(), bookingDays(), kMonday).value(); }
    /// As another desk's booking arrives.
    void arrives(ResidentId who, SlotTime at, const char* status = "booked") {
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        AppointmentRepository::save(unit, {unit.newId<AppointmentId>(), who, startOf(at), 30, status, "陈丽华", "", "gao", unit.now()});
        unit.commit();
    }
};

}  // namespace

class TestAppointments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsBookedIsHeldAndTravels() {
        Clinic clinic;
        const auto who = clinic.person("甲"), other = clinic.person("乙");
        QVERIFY(clinic.offer(who, kMonday).free.front().start == kEight);
        const auto id = clinic.book(who, kEight).value();
        const auto kept = AppointmentRepository(clinic.store.database()).appointment(id).value();
        QVERIFY(kept.status == "booked" && kept.practitioner == "陈丽华" && kept.reason == "visit.due" && kept.by == "chen" && kept.minutes == 30);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Appointment'"), std::int64_t{1});
        QVERIFY(clinic.offer(other, kMonday).free.front().start == kHalfPast);
        QCOMPARE(clinic.book(other, kEight).error().reason, std::string{"appointment.full"});
        QVERIFY(clinic.offer(who, kMonday).standing->appointment.id == id && !clinic.offer(who, kMonday).standing->overbooked);
    }

    void cancelledItIsFreeAgain() {
        Clinic clinic;
        const auto who = clinic.person("甲"), other = clinic.person("乙");
        const auto id = clinic.book(who, kEight).value();
        QVERIFY((CancelAppointment{id}(clinic.store.context())));
        QVERIFY(clinic.offer(other, kMonday).free.front().start == kEight);
        QVERIFY(!clinic.offer(who, kMonday).standing);
        QCOMPARE((CancelAppointment{id}(clinic.store.context()).error().reason), std::string{"appointment.changed"});
        QVERIFY(clinic.book(other, kEight));
    }

    void aNewOneTakesThePlaceOfWhatStood() {
        Clinic clinic;
        const auto who = clinic.person("甲");
        const auto first = clinic.book(who, kEight).value();
        QCOMPARE(clinic.book(who, kHalfPast).error().reason, std::string{"appointment.changed"});
        const auto second = clinic.book(who, kHalfPast, first).value();
        QCOMPARE(AppointmentRepository(clinic.store.database()).appointment(first).value().status, std::string{"cancelled"});
        const auto standing = AppointmentRepository(clinic.store.database()).standing(who, kMonday).value();
        QVERIFY(standing.size() == 1 && standing[0].id == second);
        QCOMPARE(clinic.book(who, kEight, first).error().reason, std::string{"appointment.changed"});
        // To the very same time: the place that is given up is the one that is taken.
        QVERIFY(clinic.book(who, kHalfPast, second));
    }

    void nothingIsBookedThatTheClinicDoesNotHave() {
        Clinic clinic;
        const auto who = clinic.person("甲");
        QCOMPARE(clinic.book(who, {kMonday, 8 * 60 + 10}).error().reason, std::string{"appointment.slot"});
        QCOMPARE(clinic.book(who, {kMonday + Days{2}, 8 * 60}).error().reason, std::string{"appointment.slot"});
        QCOMPARE(clinic.book(ResidentId{derivedUuid({"nobody"})}, kEight).error().reason, std::string{"resident.not-found"});
        clinic.store.clock.advance(std::chrono::hours{23});
        QCOMPARE(clinic.book(who, kEight).error().reason, std::string{"appointment.past"});
        QVERIFY(clinic.offer(who, kMonday).free.front().start == kHalfPast);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM appointment"), std::int64_t{0});
    }

    void twoDesksThatGaveTheLastPlaceAwayKeepBothAndSaySo() {
        Clinic clinic;
        const auto here = clinic.person("甲"), there = clinic.person("乙");
        const auto id = clinic.book(here, kEight).value();
        clinic.arrives(there, kEight);
        QCOMPARE(clinic.store.count("SELECT count(*) FROM appointment WHERE status = 'booked'"), std::int64_t{2});
        QVERIFY(clinic.offer(here, kMonday).standing->overbooked && clinic.offer(there, kMonday).standing->overbooked);
        QVERIFY(clinic.day().booked == 2 && clinic.day().overbooked == 2);
        QVERIFY(clinic.book(here, kHalfPast, id));
        QVERIFY(clinic.day().booked == 2 && clinic.day().overbooked == 0);
    }

    void whoWasSeenIsExpectedNoMore() {
        Clinic clinic;
        const auto who = clinic.person("甲"), other = clinic.person("乙");
        QVERIFY(clinic.book(who, kEight) && clinic.book(other, kHalfPast));
        clinic.arrives(clinic.person("丙"), {kMonday, 10 * 60}, "fulfilled");
        clinic.arrives(clinic.person("丁"), {kMonday, 10 * 60}, "noshow");
        QVERIFY(clinic.day().booked == 3 && clinic.day().expected == 2);
        sync::Unit unit(clinic.store.context(), "test");
        care::Visit visit;
        visit.id = unit.newId<care::VisitId>();
        visit.resident = who;
        visit.forms = {{"diabetes", {{"visit_outcome", "1"}, {"visit_mode", "1"}}, "1"}};
        visit.mode = "1";
        visit.date = kMonday;
        visit.signedBy = "chen";
        visit.signedAt = unit.now();
        care::FactRepository::save(unit, visit);
        unit.commit();
        QVERIFY(clinic.day().booked == 3 && clinic.day().expected == 1);
    }

    void daysWhoseHolidaysNobodyHasPublishedAreSaidToBeUnchecked() {
        Clinic clinic;
        const auto who = clinic.person("甲");
        QVERIFY(clinic.offer(who, kMonday).calendarKnown);
        QVERIFY(!clinic.offer(who, makeDate(2026, 12, 20)).calendarKnown);
    }
};

JIAYI_TEST(TestAppointments)
#include "tst_appointments.moc"
