// Joint clinics and online return visits in a clinic's store; and a store from before there were any.
#include "models/db/migrator.h"
#include "models/referral/joint_clinic.h"
#include "tests/referral/referral_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::referral;
using test::ReferralClinic;

namespace {

std::string jointReason(const auto& result) { return result ? std::string{"done"} : result.error().reason; }

JointSession afternoon(ReferralClinic& clinic, int seats = 2) {
    JointSession made;
    made.start = startOfDay(clinic.today() + Days{3}) + std::chrono::hours{14};
    made.minutes = 180;
    made.seats = seats;
    made.specialty = "endocrinology";
    made.institution = "样例市第四中心医院";
    made.specialist = "李主任";
    made.place = "二楼会诊室";
    return made;
}

}  // namespace

class TestJointClinic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesAreGivenOnceAndNoMoreThanThereAre() {
        ReferralClinic clinic;
        const auto session = clinic.act(PlanSession{afternoon(clinic)}).value();
        const auto others = std::vector{clinic.person("李建国"), clinic.person("黄凤兰")};
        QVERIFY(clinic.act(BookSession{session, clinic.who}));
        QCOMPARE(jointReason(clinic.act(BookSession{session, clinic.who})), std::string{"joint.twice"});
        const auto second = clinic.act(BookSession{session, others[0]}).value();
        QCOMPARE(jointReason(clinic.act(BookSession{session, others[1]})), std::string{"joint.full"});
        QVERIFY(clinic.act(CancelBooking{second}));
        clinic.store.clock.advance(std::chrono::minutes{1});
        QVERIFY(clinic.act(BookSession{session, others[1]}));
        const auto pages = readSessions(clinic.store.database(), clinic.today(), 5).value();
        QVERIFY(pages.size() == 1 && pages[0].taken == 2 && pages[0].people[1].name == "黄凤兰");
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox WHERE type = 'Schedule'"), std::int64_t{1});
    }

    void whatCannotBeIsRefused() {
        ReferralClinic clinic;
        auto session = afternoon(clinic);
        session.start = clinic.store.clock.now();
        QCOMPARE(jointReason(clinic.act(PlanSession{session})), std::string{"joint.start"});
        QCOMPARE(jointReason(clinic.act(PlanSession{afternoon(clinic, 0)})), std::string{"joint.seats"});
        session = afternoon(clinic);
        session.specialist = " ";
        QCOMPARE(jointReason(clinic.act(PlanSession{session})), std::string{"joint.specialist"});
    }

    void anOutcomeIsSaidOnceItHasBegun() {
        ReferralClinic clinic;
        const auto session = clinic.act(PlanSession{afternoon(clinic)}).value();
        const auto place = clinic.act(BookSession{session, clinic.who}).value();
        QCOMPARE(jointReason(clinic.act(RecordOutcome{place, true, "加用胰岛素"})), std::string{"joint.state"});
        clinic.days(4);
        QCOMPARE(jointReason(clinic.act(RecordOutcome{place, true, " "})), std::string{"joint.outcome"});
        QVERIFY(clinic.act(RecordOutcome{place, true, "加用胰岛素"}));
        const auto pages = readSessions(clinic.store.database(), clinic.today(), 5).value();
        QVERIFY(pages[0].session.status == "held" && pages[0].people[0].booking.outcome == "加用胰岛素" && pages[0].people[0].booking.status == "fulfilled");
        QCOMPARE(jointReason(clinic.act(CancelSession{session})), std::string{"joint.state"});
    }

    void aCancelledDayGivesItsPlacesUp() {
        ReferralClinic clinic;
        const auto session = clinic.act(PlanSession{afternoon(clinic)}).value();
        const auto place = clinic.act(BookSession{session, clinic.who}).value();
        QVERIFY(clinic.act(CancelSession{session}));
        QCOMPARE(JointRepository(clinic.store.database()).booking(place).value().status, std::string{"cancelled"});
        QVERIFY(JointRepository(clinic.store.database()).bookingsOf(clinic.who, clinic.today()).value().empty());
        QCOMPARE(jointReason(clinic.act(BookSession{session, clinic.who})), std::string{"joint.state"});
    }

    void aStrangerIsNotSeenOnline() {
        ReferralClinic clinic;
        const auto book = [&](const char* reason) {
            return BookOnline{clinic.who, clinic.store.clock.now() + std::chrono::hours{2}, reason}(clinic.store.context(), test::referralCare(), test::referralBook());
        };
        QCOMPARE(jointReason(book("急")), std::string{"online.limits"});
        {
            sync::Unit unit(clinic.store.context(), "test");
            care::Programme programme;
            programme.id = unit.newId<care::ProgrammeId>();
            programme.resident = clinic.who;
            programme.code = "T2DM";
            care::FactRepository::save(unit, programme);
            unit.commit();
        }
        clinic.visit(clinic.today() - Days{30}, "3");
        QCOMPARE(jointReason(book("急")), std::string{"online.limits"});  // a telephone is no room
        clinic.visit(clinic.today() - Days{20});
        QCOMPARE(jointReason(book("")), std::string{"online.why"});
        const auto id = book("家属陪同，家中血糖平稳").value();
        const auto made = JointRepository(clinic.store.database()).booking(id).value();
        QVERIFY(made.kind == BookingKind::Online && made.unchecked == (std::vector<std::string>{"no-danger", "regimen-steady"}) && !made.reason.empty());
    }

    void aStoreOfBeforeReferralsGoesOn() {
        QTemporaryDir folder;
        auto database = std::move(*db::Database::open({folder.filePath(QStringLiteral("a.db")).toStdString(), std::string(32, 'k'), true, false}));
        const auto all = db::embeddedSteps("schema/clinic/");
        const auto step = std::find_if(all.begin(), all.end(), [](const auto& each) { return each.name.find("_referral") != std::string::npos; });
        QVERIFY(step != all.end());
        QVERIFY(db::migrate(*database, {all.begin(), step}));
        const roster::ResidentId li{derivedUuid({"li"})};
        db::Query(*database, "INSERT INTO resident (id, name, sex) VALUES (?, 'Li', 'male')", li).run();
        db::Query(*database, "INSERT INTO appointment (id, resident_pk, start, minutes, status, at) VALUES (?, 1, 9, 30, 'booked', 7)", derivedUuid({"a"})).run();
        db::Query(*database, "DELETE FROM worklist_dirty").run();
        QVERIFY(db::migrate(*database, all));
        db::Query kept(*database, "SELECT status FROM appointment");
        QVERIFY(kept.next() && kept.text(0) == "booked");
        ManualClock clock{startOfDay(makeDate(2026, 11, 23))};
        SeededRandom random{3};
        Referral draft;
        draft.resident = li;
        QVERIFY((SaveReferral{{}, draft}({*database, clock, random, "chen"})));
        db::Query marked(*database, "SELECT count(*) FROM worklist_dirty");
        QVERIFY(marked.next() && marked.integer(0) == 1);
    }
};

JIAYI_TEST(TestJointClinic)
#include "tst_joint_clinic.moc"
