// Appointments and words about work on the wire.
#include "sync/mapping/appointment_mapper.h"
#include "sync/mapping/guidance_mapper.h"
#include "sync/mapping/registry.h"
#include "sync/mapping/work_act_mapper.h"
#include "tests/mapping/round_trip.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::mapping;
using appointments::Appointment;
using fhir::Json;
using worklist::WorkAct;

class TestAppointmentMappers : public QObject {
    Q_OBJECT

    static Instant moment(int minutes) { return startOfDay(makeDate(2026, 11, 24)) + std::chrono::minutes{minutes}; }
    static Appointment booking() {
        return {{*Uuid::parse(test::kOtherId)}, {*Uuid::parse(test::kPatientId)}, moment(570), 30, "booked", "陈丽华", "visit.due", "gao", moment(-600)};
    }
    static WorkAct assignment() {
        WorkAct act;
        act.id = {derivedUuid({"act"})};
        act.resident = roster::ResidentId{*Uuid::parse(test::kPatientId)};
        act.kind = "visit.due";
        act.act = "assign";
        act.who = "@gao";
        act.by = "chen";
        act.at = moment(1);
        return act;
    }

private Q_SLOTS:
    void theyComeBackAsTheyWent() {
        for (const auto* status : {"booked", "fulfilled", "noshow", "cancelled", "entered-in-error"}) {
            auto one = booking();
            one.status = status;
            test::comesBack<AppointmentMapper>(one);
        }
        auto plain = booking();
        plain.practitioner.clear();
        plain.reason.clear();
        plain.by.clear();
        test::comesBack<AppointmentMapper>(plain);
        test::comesBack<WorkActMapper>(assignment());
        auto snooze = assignment();
        snooze.act = "snooze";
        snooze.who.clear();
        snooze.about = R"({"due":"2026-11-01"})";
        snooze.until = makeDate(2026, 12, 1);
        snooze.note = "外出探亲";
        test::comesBack<WorkActMapper>(snooze);
        auto contact = assignment();
        contact.act = "contact";
        contact.who.clear();
        contact.how = "phone";
        contact.outcome = "reached";
        contact.status = "entered-in-error";
        test::comesBack<WorkActMapper>(contact);
    }

    void whatFhirAsksForIsThere() {
        const auto wire = test::wireOf<AppointmentMapper>(booking());
        QCOMPARE(wire.textOr("status", ""), std::string_view{"booked"});
        QVERIFY(wire.textOr("start", "").starts_with("2026-11-24T") && wire.integer("minutesDuration") == 30 && !wire.textOr("end", "").empty());
        QCOMPARE(wire.textOr("participant.0.actor.reference", ""), "Patient/" + std::string{test::kPatientId});
        for (const auto* path : {"participant.0.status", "participant.1.status"}) QCOMPARE(wire.textOr(path, ""), std::string_view{"accepted"});
        QCOMPARE(wire.textOr("participant.1.actor.display", ""), std::string_view{"陈丽华"});
    }

    void givenUpOnlyItsStatusChanges() {
        auto wire = test::wireOf<AppointmentMapper>(booking());
        wire.set("comment", "needs a wheelchair");
        auto before = wire;
        auto one = booking();
        one.status = "cancelled";
        AppointmentMapper::write(wire, one);
        before.set("status", "cancelled");
        QCOMPARE(wire.compact(), before.compact());
    }

    void anothersIsReadAsFarAsItGoes() {
        auto wire = test::json(R"({"resourceType":"Appointment","id":"0190a5c4-2222-7abc-8def-000000000002","status":"arrived",
            "start":"2026-11-24T09:30:00+08:00","end":"2026-11-24T09:50:00+08:00",
            "participant":[{"actor":{"reference":"Practitioner/x","display":"Dr Li"},"status":"accepted"},
                           {"actor":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"},"status":"accepted"}]})");
        const auto read = AppointmentMapper::read(wire).value();
        QVERIFY(read && read->status == "fulfilled" && read->minutes == 20 && read->practitioner == "Dr Li" && read->start == moment(570));
        const auto before = wire.compact();
        AppointmentMapper::write(wire, *read);
        QCOMPARE(wire.compact(), before);
        wire.set("status", "proposed");
        QVERIFY(!AppointmentMapper::read(wire).value());
        wire.set("status", "booked");
        wire.erase("start");
        QVERIFY(!AppointmentMapper::read(wire).value());
    }

    void aWordAboutWorkIsSaidOnce() {
        auto wire = test::wireOf<WorkActMapper>(assignment());
        const auto before = wire.compact();
        auto other = assignment();
        other.who = "doctor";
        other.at += std::chrono::hours{1};
        WorkActMapper::write(wire, other);
        QCOMPARE(wire.compact(), before);
        QVERIFY(!CardAnswerMapper::read(wire).value());
        wire.erase("subject");
        QVERIFY(!WorkActMapper::read(wire).value());
    }

    void theyGoThroughTheRegistryAndCanBeTakenBack() {
        test::ClinicStore store;
        const Registry registry(test::mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        const auto visit = test::wireOf<AppointmentMapper>(booking()), word = test::wireOf<WorkActMapper>(assignment());
        for (const auto* wire : {&visit, &word}) QVERIFY(registry.apply(unit, *wire).value().outcome == Applied::Outcome::Waiting);
        QVERIFY(registry.apply(unit, test::patient()).has_value());
        for (const auto* wire : {&visit, &word}) {
            QVERIFY(registry.check(*wire).value().outcome == Applied::Outcome::Stored);
            QVERIFY(registry.apply(unit, *wire).value().outcome == Applied::Outcome::Stored);
        }
        auto& database = store.database();
        const appointments::AppointmentRepository bookings(database);
        const worklist::WorkActRepository words(database);
        QVERIFY(bookings.appointment(booking().id).value() == booking());
        QVERIFY(words.act(assignment().id).value() == assignment());
        QCOMPARE(registry.render(database, "Appointment", booking().id.uuid).value().compact(), visit.compact());
        QCOMPARE(registry.render(database, "Basic", assignment().id.uuid).value().compact(), word.compact());
        QVERIFY(registry.retract(unit, "Appointment", booking().id.uuid) && registry.retract(unit, "Basic", assignment().id.uuid));
        QCOMPARE(bookings.appointment(booking().id).value().status, std::string{"entered-in-error"});
        QCOMPARE(words.act(assignment().id).value().status, std::string{"entered-in-error"});
        QVERIFY(registry.erase(unit, "Appointment", booking().id.uuid) && registry.erase(unit, "Basic", assignment().id.uuid));
        QVERIFY(!bookings.appointment(booking().id) && !words.act(assignment().id));
        unit.commit();
    }
};

JIAYI_TEST(TestAppointmentMappers)
#include "tst_appointment_mappers.moc"
