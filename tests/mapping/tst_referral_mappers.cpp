// Referrals, questions, summaries, messages and joint clinics on the wire.
#include "sync/mapping/appointment_mapper.h"
#include "sync/mapping/order_mapper.h"
#include "sync/mapping/referral_mapper.h"
#include "sync/mapping/registry.h"
#include "tests/mapping/round_trip.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::mapping;
using namespace jiayi::referral;
using fhir::Json;

class TestReferralMappers : public QObject {
    Q_OBJECT

    static Instant moment(int minutes) { return startOfDay(makeDate(2026, 11, 24)) + std::chrono::minutes{minutes}; }
    static roster::ResidentId person() { return {*Uuid::parse(test::kPatientId)}; }
    static ReferralId letterId() { return {derivedUuid({"letter"})}; }
    static Referral letter() {
        Referral one;
        one.id = letterId();
        one.resident = person();
        one.status = "active";
        one.reason = "new-complication";
        one.urgency = "soon";
        one.specialty = "endocrinology";
        one.institution = "样例市第四中心医院";
        one.receiver = "李主任";
        one.impression = "2型糖尿病 <疑> & 肾病";
        one.history = "尿蛋白阳性";
        one.past = "高血压";
        one.treatment = "二甲双胍";
        one.attachments = {{"Media", derivedUuid({"picture"}), "眼底照片"}};
        one.visit = care::VisitId{derivedUuid({"visit"})};
        one.validFrom = makeDate(2026, 11, 24);
        one.validUntil = makeDate(2026, 12, 24);
        one.by = "chen";
        one.made = moment(1);
        one.sent = moment(2);
        return one;
    }
    static Progress course(State state) {
        Progress one;
        one.id = progressId(letterId());
        one.referral = letterId();
        one.resident = person();
        one.state = state;
        one.at = moment(30);
        one.by = "样例医生";
        one.note = "号源已满";
        one.diagnosis = "2型糖尿病";
        one.findings = "空腹血糖 8.1";
        one.advice = "两周内随访";
        one.caseNo = "Z123";
        one.phone = "022-0000";
        one.visitBy = makeDate(2026, 12, 8);
        return one;
    }
    static Summary summary() {
        return {summaryId(letterId()), letterId(), person(), moment(2),
                {{"problems", SectionState::Stated, {{"type 2 diabetes E11", "2型糖尿病 E11"}, {"a <b> & c", "甲<乙>&丙"}}},
                 {"medicines", SectionState::NothingRecorded, {}},
                 {"allergies", SectionState::NotAsked, {}},
                 {"results", SectionState::NoneKnown, {}}},
                "final"};
    }
    static Message message(bool ours) { return {{derivedUuid({"message"})}, letterId(), person(), ours, "请带病历", "样例医生", moment(9), {}, {}, "completed"}; }
    static JointSession session() { return {{derivedUuid({"session"})}, moment(840), 180, 8, "endocrinology", "样例市第四中心医院", "李主任", "二楼", "planned", "chen", moment(0)}; }
    static SpecialBooking booking(BookingKind kind) {
        SpecialBooking one;
        one.id = {derivedUuid({"booking"})};
        one.resident = person();
        one.kind = kind;
        if (kind == BookingKind::Joint) one.session = session().id;
        else {
            one.unchecked = {"stable", "no-danger"};
            one.reason = "家属陪同";
        }
        one.start = moment(840);
        one.by = "chen";
        one.made = moment(3);
        return one;
    }

private Q_SLOTS:
    void theyComeBackAsTheyWent() {
        for (const auto kind : {Kind::Up, Kind::Down, Kind::Consult}) {
            auto one = letter();
            one.kind = kind;
            test::comesBack<ReferralMapper>(one);
        }
        auto draft = letter();
        draft.status = "draft";
        draft.sent.reset();
        draft.validFrom.reset();
        draft.validUntil.reset();
        draft.attachments.clear();
        draft.receiver.clear();
        test::comesBack<ReferralMapper>(draft);
        for (const auto state : {State::Sent, State::Seen, State::Accepted, State::Refused, State::Replied, State::Returned, State::Closed, State::Withdrawn}) test::comesBack<ReferralTaskMapper>(course(state));
        test::comesBack<ReferralSummaryMapper>(summary());
        test::comesBack<ReferralMessageMapper>(message(true));
        auto read = message(false);
        read.readAt = moment(99);
        read.readBy = "chen";
        test::comesBack<ReferralMessageMapper>(read);
        test::comesBack<JointSessionMapper>(session());
        test::comesBack<SpecialBookingMapper>(booking(BookingKind::Joint));
        auto online = booking(BookingKind::Online);
        online.status = "fulfilled";
        online.outcome = "续方";
        test::comesBack<SpecialBookingMapper>(online);
    }

    void whatFhirAsksForIsThere() {
        const auto wire = test::wireOf<ReferralMapper>(letter());
        for (const auto* path : {"status", "intent", "subject.reference", "authoredOn", "requester.display", "performer.0.display"}) QVERIFY2(!wire.textOr(path, "").empty(), path);
        QCOMPARE(wire.textOr("priority", ""), std::string_view{"urgent"});
        QCOMPARE(wire.textOr("supportingInfo.0.reference", ""), "Composition/" + summaryId(letterId()).toString());
        const auto task = test::wireOf<ReferralTaskMapper>(course(State::Refused));
        QCOMPARE(task.textOr("focus.reference", ""), "ServiceRequest/" + letterId().toString());
        QCOMPARE(task.textOr("status", ""), std::string_view{"rejected"});
        const auto document = test::wireOf<ReferralSummaryMapper>(summary());
        QCOMPARE(document.textOr("section.2.emptyReason.coding.0.code", ""), std::string_view{"notasked"});
        QCOMPARE(document.textOr("section.3.emptyReason.coding.0.code", ""), std::string_view{"nilknown"});
        const auto div = document.textOr("section.0.text.div", "");
        QVERIFY2(div.find("甲&lt;乙&gt;&amp;丙") != std::string_view::npos && div.find("<乙>") == std::string_view::npos, "words are never markup");
    }

    void aHospitalThatDoesNotKnowOurWordsIsReadAsFarAsItGoes() {
        auto task = test::wireOf<ReferralTaskMapper>(course(State::Sent));
        const auto told = [&](const char* status) {
            task.set("status", status);
            return ReferralTaskMapper::read(task).value()->state;
        };
        QVERIFY2(told("accepted") == State::Accepted, "the business status of before does not speak for another status");
        QVERIFY(told("rejected") == State::Refused && told("failed") == State::Refused && told("received") == State::Seen && told("in-progress") == State::Replied);
        QVERIFY(told("completed") == State::Returned && told("cancelled") == State::Withdrawn && told("on-hold") == State::Seen);
    }

    void whatIsNoneOfOursIsKept() {
        auto order = test::wireOf<ReferralMapper>(letter());
        order.erase("category");
        QVERIFY(!ReferralMapper::read(order).value());
        auto task = test::wireOf<ReferralTaskMapper>(course(State::Sent));
        QVERIFY(!ReviewMapper::read(task).value());
        task.erase("focus");
        QVERIFY(!ReferralTaskMapper::read(task).value());
        auto note = test::wireOf<ReferralMessageMapper>(message(true));
        note.erase("about");
        QVERIFY(!ReferralMessageMapper::read(note).value());
        auto document = test::wireOf<ReferralSummaryMapper>(summary());
        document.erase("type");
        QVERIFY(!ReferralSummaryMapper::read(document).value());
        QVERIFY(!SpecialBookingMapper::read(test::json(R"({"resourceType":"Appointment","id":"0190a5c4-2222-7abc-8def-000000000002","status":"booked",
            "start":"2026-11-24T09:30:00+08:00","participant":[{"actor":{"reference":"Patient/0190a5c4-1111-7abc-8def-000000000001"},"status":"accepted"}]})")).value());
    }

    void readingAMessageChangesNothingElseOfIt() {
        auto wire = test::wireOf<ReferralMessageMapper>(message(false));
        wire.set("medium", "x");
        auto read = message(false);
        read.readAt = moment(50);
        read.readBy = "gao";
        ReferralMessageMapper::write(wire, read);
        wire.erase("extension");
        auto before = test::wireOf<ReferralMessageMapper>(message(false));
        before.set("medium", "x");
        QCOMPARE(wire.compact(), before.compact());
    }

    void theyGoThroughTheRegistryInAnyOrderAndCanBeTakenBack() {
        test::ClinicStore store;
        const Registry registry(test::mappingRules());
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        QVERIFY(registry.apply(unit, test::patient()).has_value());
        const std::vector<Json> wires{test::wireOf<ReferralTaskMapper>(course(State::Accepted)), test::wireOf<ReferralMessageMapper>(message(false)), test::wireOf<ReferralSummaryMapper>(summary()),
                                      test::wireOf<SpecialBookingMapper>(booking(BookingKind::Joint)), test::wireOf<JointSessionMapper>(session()), test::wireOf<ReferralMapper>(letter())};
        for (const auto& wire : wires) {
            QVERIFY2(registry.check(wire).value().outcome == Applied::Outcome::Stored, std::string{wire.textOr("resourceType", "")}.c_str());
            QVERIFY2(registry.apply(unit, wire).value().outcome == Applied::Outcome::Stored, std::string{wire.textOr("resourceType", "")}.c_str());
        }
        auto& database = store.database();
        for (const auto& wire : wires) {
            const auto type = wire.textOr("resourceType", "");
            const auto id = *Uuid::parse(wire.textOr("id", ""));
            QCOMPARE(registry.render(database, type, id).value().compact(), wire.compact());
        }
        const ReferralRepository rows(database);
        QVERIFY(rows.referral(letterId()).value() == letter());
        QVERIFY(rows.progress(progressId(letterId())).value() == course(State::Accepted));
        QVERIFY(rows.summary(summaryId(letterId())).value() == summary());
        QCOMPARE(store.count("SELECT count(*) FROM appointment"), std::int64_t{0});
        for (const auto& wire : wires) QVERIFY(registry.retract(unit, wire.textOr("resourceType", ""), *Uuid::parse(wire.textOr("id", ""))));
        QCOMPARE(rows.referral(letterId()).value().status, std::string{"entered-in-error"});
        QVERIFY(rows.progress(progressId(letterId())).value().mistaken);
        QVERIFY(rows.messages(letterId()).value().empty());
        for (const auto& wire : wires) QVERIFY(registry.erase(unit, wire.textOr("resourceType", ""), *Uuid::parse(wire.textOr("id", ""))));
        for (const auto* table : {"referral", "referral_task", "referral_summary", "referral_summary_line", "referral_message", "referral_attachment", "joint_session", "special_booking"})
            QCOMPARE(store.count(std::string{"SELECT count(*) FROM "} + table), std::int64_t{0});
        unit.commit();
    }
};

JIAYI_TEST(TestReferralMappers)
#include "tst_referral_mappers.moc"
