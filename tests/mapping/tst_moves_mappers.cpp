// Requests to move, arrivals and handovers on the wire.
#include "sync/mapping/moves_mapper.h"
#include "sync/mapping/referral_mapper.h"
#include "sync/mapping/registry.h"
#include "sync/mapping/test_order_mapper.h"
#include "tests/mapping/round_trip.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::mapping;
using namespace jiayi::moves;

class TestMovesMappers : public QObject {
    Q_OBJECT

    static Instant moment(int minutes) { return startOfDay(makeDate(2026, 11, 24)) + std::chrono::minutes{minutes}; }
    static roster::ResidentId person() { return {*Uuid::parse(test::kPatientId)}; }
    static MoveRequest leaving(MoveState state = MoveState::Asked) {
        MoveRequest one;
        one.id = {derivedUuid({"move"})};
        one.resident = person();
        one.other = "120101002";
        one.reason = "distance";
        one.note = "住得远";
        one.wantedOn = makeDate(2026, 12, 1);
        one.at = moment(1);
        one.by = "chen";
        one.state = state;
        if (state != MoveState::Asked) {
            one.decidedAt = moment(5);
            one.answer = state == MoveState::Done ? "" : "not insured there";
        }
        return one;
    }
    static MoveRequest coming() {
        auto one = leaving();
        one.kind = MoveKind::Arrive;
        one.resident = {};
        one.name = "张三";
        one.identifier = "120103196205143517";
        return one;
    }
    static Handover handover(const char* status = "final") {
        Handover one;
        one.request = leaving().id;
        one.id = handoverId(one.request);
        one.resident = person();
        one.clinic = "西城社区";
        one.made = moment(2);
        one.by = "chen";
        one.note = "请留意 <足部> & 视力";
        one.status = status;
        if (one.isConfirmed()) {
            one.confirmedAt = moment(3);
            one.confirmedBy = "chen";
        }
        one.sections = {{"problems", referral::SectionState::Stated, {{"Diabetes", "2型糖尿病"}}},
                        {"allergies", referral::SectionState::NoneKnown, {}},
                        {"orders", referral::SectionState::Stated, {{"HbA1c", "糖化血红蛋白"}, {"Lipids", "血脂"}}},
                        {"referrals", referral::SectionState::NothingRecorded, {}}};
        return one;
    }
    static Arrival arrival() {
        Arrival one;
        one.resident = person();
        one.arrivedOn = makeDate(2026, 11, 20);
        one.id = arrivalId(one.resident, one.arrivedOn);
        one.doctor = "陈医生";
        one.question = "何时停药？";
        one.allergies = "confirmed";
        one.contract = "to-sign";
        one.at = moment(9);
        one.by = "chen";
        return one;
    }

private Q_SLOTS:
    void eachComesBackAsItWasSaid() {
        for (const auto state : {MoveState::Asked, MoveState::Withdrawn, MoveState::Refused, MoveState::Done}) test::comesBack<MoveRequestMapper>(leaving(state));
        test::comesBack<MoveRequestMapper>(coming());
        test::comesBack<HandoverMapper>(handover());
        test::comesBack<HandoverMapper>(handover("preliminary"));
        test::comesBack<ArrivalMapper>(arrival());
        auto asked = arrival();
        asked.state = "asked-back";
        test::comesBack<ArrivalMapper>(asked);
    }

    void aDraftBecomesTheConfirmedHandover() {
        auto wire = test::wireOf<HandoverMapper>(handover("preliminary"));
        auto confirmed = handover();
        confirmed.sections.pop_back();
        HandoverMapper::write(wire, confirmed);
        QVERIFY(**HandoverMapper::read(wire) == confirmed);
        QCOMPARE(std::string{wire.textOr("section.0.code.coding.0.code", "")}, std::string{"11450-4"});
        QVERIFY(std::string{wire.textOr("section.2.code.coding.0.system", "")}.find("handover-section") != std::string::npos);
    }

    void whatIsNoneOfOursIsReadByNobody() {
        const auto task = test::wireOf<MoveRequestMapper>(leaving());
        const auto said = test::wireOf<ArrivalMapper>(arrival());
        QVERIFY(!ReferralTaskMapper::read(task).value() && !OrderTaskMapper::read(task).value() && !ArrivalMapper::read(task).value());
        QVERIFY(!MoveRequestMapper::read(said).value() && !ReferralTaskMapper::read(said).value());
        QVERIFY(!ReferralSummaryMapper::read(test::wireOf<HandoverMapper>(handover())).value());
    }

    void aRequestWithoutAPatientIsAClinicsOwnRow() {
        test::ClinicStore store;
        const Registry mappers(test::mappingRules());
        auto wire = test::wireOf<MoveRequestMapper>(coming());
        {
            sync::Unit unit(store.context(), "test", sync::Origin::Hub);
            QVERIFY(mappers.apply(unit, wire).value().outcome == Applied::Outcome::Stored);
            unit.commit();
        }
        QVERIFY(MovesRepository(store.database()).request(coming().id).value() == coming());
        // And a Task of a stranger that names nobody is kept, not stored.
        auto stranger = fhir::Json::object({{"resourceType", "Task"}, {"id", derivedUuid({"s"}).toString()}, {"status", "requested"}, {"intent", "order"}});
        sync::Unit unit(store.context(), "test", sync::Origin::Hub);
        QVERIFY(mappers.apply(unit, stranger).value().outcome == Applied::Outcome::Kept);
        QVERIFY(mappers.check(stranger).value().outcome == Applied::Outcome::Kept);
    }
};

JIAYI_TEST(TestMovesMappers)
#include "tst_moves_mappers.moc"
