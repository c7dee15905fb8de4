// Written, sent, answered, followed, closed: referrals and questions in a clinic's store.
#include "tests/referral/referral_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::referral;
using test::ReferralClinic;

namespace {

std::string reasonOf(const auto& result) { return result ? std::string{"done"} : result.error().reason; }

}  // namespace

class TestReferrals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLetterGoesOutWholeInOneUnit() {
        ReferralClinic clinic;
        const auto before = clinic.store.count("SELECT count(DISTINCT unit_id) FROM outbox");
        const auto id = clinic.sent();
        QCOMPARE(clinic.store.count("SELECT count(DISTINCT unit_id) FROM outbox"), before + 1);
        for (const auto* type : {"ServiceRequest", "Task", "Composition"})
            QCOMPARE(clinic.store.count(std::string{"SELECT count(*) FROM outbox WHERE type = '"} + type + "'"), std::int64_t{1});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM audit WHERE action = 'referral.send'"), std::int64_t{1});
        const auto thread = clinic.thread(id);
        QVERIFY(thread.row.state == State::Sent && thread.row.referral.status == "active");
        QVERIFY(thread.row.referral.validFrom == clinic.today() && thread.row.referral.validUntil == clinic.today() + Days{30});
        QVERIFY(thread.summary && thread.summary->sections.size() == test::referralBook().sections.size());
        QVERIFY(thread.row.followBy == clinic.today() + Days{14});
        QCOMPARE(thread.row.referral.by, std::string{"chen"});
    }

    void aLetterThatLacksSomethingStaysHere() {
        ReferralClinic clinic;
        const auto lacking = [&](auto change) {
            auto content = clinic.letter();
            change(content);
            return reasonOf(clinic.send(content));
        };
        QCOMPARE(lacking([](auto& each) { each.reason.clear(); }), std::string{"referral.reason"});
        QCOMPARE(lacking([](auto& each) { each.reason = "treatment-question"; }), std::string{"referral.reason"});
        QCOMPARE(lacking([](auto& each) { each.urgency = "now"; }), std::string{"referral.urgency"});
        QCOMPARE(lacking([](auto& each) { each.institution = " 　"; }), std::string{"referral.institution"});
        QCOMPARE(lacking([](auto& each) { each.history.clear(); }), std::string{"referral.history"});
        QCOMPARE(lacking([](auto& each) { each.resident = {derivedUuid({"nobody"})}; }), std::string{"resident.not-found"});
        QCOMPARE(lacking([](auto& each) {
                     each.kind = Kind::Down;
                     each.reason = "stable-again";
                 }),
                 std::string{"referral.kind"});
        QCOMPARE(clinic.store.count("SELECT count(*) FROM referral"), std::int64_t{0});
    }

    void aDraftIsChangedUntilItIsSent() {
        ReferralClinic clinic;
        auto content = clinic.letter();
        content.institution.clear();
        const auto id = clinic.act(SaveReferral{{}, content}).value();
        QVERIFY(clinic.thread(id).row.state == State::Drafted);
        QCOMPARE(clinic.list(ListView::Drafts).rows.size(), std::size_t{1});
        QVERIFY(clinic.list(ListView::Open).rows.empty());
        content.institution = "区医院";
        QVERIFY(clinic.send(content, id).value() == id);
        QCOMPARE(clinic.list(ListView::Open).rows.front().referral.institution, std::string{"区医院"});
        QCOMPARE(reasonOf(clinic.act(SaveReferral{id, content})), std::string{"referral.sent"});
        QCOMPARE(reasonOf(clinic.send(content, id)), std::string{"referral.sent"});
    }

    void theOtherSidesWordsAreUnreadUntilSomebodyReadsThem() {
        ReferralClinic clinic;
        const auto id = clinic.sent();
        clinic.arrives(id, State::Seen);
        QCOMPARE(clinic.thread(id).row.unread, 0);
        clinic.arrives(id, State::Accepted);
        clinic.theySay(id, "请带既往病历");
        QCOMPARE(clinic.thread(id).row.unread, 2);
        QCOMPARE(countUnread(clinic.store.database()), 2);
        QCOMPARE(clinic.list(ListView::Unread).rows.size(), std::size_t{1});
        QVERIFY(clinic.act(ReadThread{id}));
        QCOMPARE(clinic.thread(id).row.unread, 0);
        QCOMPARE(countUnread(clinic.store.database()), 0);
        const auto outbox = clinic.store.count("SELECT count(*) FROM outbox");
        QVERIFY(clinic.act(ReadThread{id}));
        QCOMPARE(clinic.store.count("SELECT count(*) FROM outbox"), outbox);
        clinic.arrives(id, State::Returned);
        QCOMPARE(countUnread(clinic.store.database()), 1);
    }

    void whatWasSaidIsNotTakenBack() {
        ReferralClinic clinic;
        const auto id = clinic.sent();
        QCOMPARE(reasonOf(clinic.act(CloseReferral{id})), std::string{"referral.state"});
        QCOMPARE(reasonOf(clinic.act(WithdrawReferral{id, " "})), std::string{"referral.why"});
        QVERIFY(clinic.act(RecordAnswer{id, State::Returned, "李医生", "", "2型糖尿病", "血糖 8.1", "加用二甲双胍", "Z123", clinic.today() + Days{10}}));
        const auto back = clinic.thread(id);
        QVERIFY(back.row.state == State::Returned && back.row.progress->diagnosis == "2型糖尿病" && back.row.progress->by == "李医生" && back.row.unread == 0);
        QVERIFY(!back.row.followBy);
        QCOMPARE(reasonOf(clinic.act(WithdrawReferral{id, "弄错了"})), std::string{"referral.state"});
        QVERIFY(clinic.act(CloseReferral{id}));
        QCOMPARE(clinic.thread(id).row.referral.status, std::string{"completed"});
        QCOMPARE(clinic.list(ListView::Over).rows.size(), std::size_t{1});
        QCOMPARE(reasonOf(clinic.act(SayInThread{id, "还有一事"})), std::string{"referral.state"});
        QCOMPARE(reasonOf(clinic.act(RecordAnswer{clinic.sent(), State::Closed})), std::string{"referral.answer"});
        QCOMPARE(reasonOf(clinic.act(RecordAnswer{clinic.sent(), State::Refused})), std::string{"referral.why"});
    }

    void aWithdrawnOneKeepsItsReason() {
        ReferralClinic clinic;
        const auto id = clinic.sent();
        QVERIFY(clinic.act(WithdrawReferral{id, "患者改去区医院"}));
        const auto thread = clinic.thread(id);
        QVERIFY(thread.row.state == State::Withdrawn && thread.row.referral.status == "revoked" && thread.row.progress->note == "患者改去区医院");
        QVERIFY(!thread.row.followBy && thread.row.late == Late::Nothing);
    }

    void reachingThePersonOrSeeingThemEndsTheTwoWeeks() {
        ReferralClinic clinic;
        const auto id = clinic.sent();
        QCOMPARE(reasonOf(clinic.act(FollowReferral{id, "pigeon", ""})), std::string{"worklist.how"});
        QVERIFY(clinic.thread(id).row.followBy.has_value());
        QVERIFY(clinic.act(FollowReferral{id, "phone", "已住院"}));
        QVERIFY(!clinic.thread(id).row.followBy);
        ReferralClinic other;
        const auto second = other.sent();
        other.visit(other.today());
        QVERIFY(other.thread(second).row.followBy.has_value());
        other.days(3);
        other.visit(other.today());
        QVERIFY(!other.thread(second).row.followBy && other.thread(second).seenSince == other.today());
    }

    void aReturnFromAHospitalIsAcceptedWithADay() {
        ReferralClinic clinic;
        Referral down = clinic.letter(Kind::Down);
        down.id = {derivedUuid({"down"})};
        down.status = "active";
        down.reason = "stable-again";
        down.made = clinic.store.clock.now();
        down.sent = down.made;
        {
            sync::Unit unit(clinic.store.context(), "hub", sync::Origin::Hub);
            ReferralRepository::save(unit, down);
            unit.commit();
        }
        clinic.arrives(down.id, State::Sent);
        QCOMPARE(clinic.thread(down.id).row.unread, 1);
        QCOMPARE(reasonOf(clinic.act(WithdrawReferral{down.id, "x"})), std::string{"referral.state"});
        QCOMPARE(reasonOf(clinic.act(RecordAnswer{down.id, State::Accepted})), std::string{"referral.state"});
        QCOMPARE(reasonOf(clinic.act(AcceptReturn{down.id, clinic.today() - Days{1}})), std::string{"referral.visit-by"});
        QVERIFY(clinic.act(AcceptReturn{down.id, clinic.today() + Days{7}}));
        const auto thread = clinic.thread(down.id);
        QVERIFY(thread.row.state == State::Accepted && thread.row.progress->visitBy == clinic.today() + Days{7} && thread.row.unread == 0);
        QVERIFY(clinic.act(CloseReferral{down.id}));
        QCOMPARE(reasonOf(clinic.act(AcceptReturn{clinic.sent(), clinic.today()})), std::string{"referral.state"});
    }

    void unreadStandsFirstThenLateThenTheNewest() {
        ReferralClinic clinic;
        const auto oldest = clinic.sent();
        clinic.days(1);
        const auto read = clinic.sent();
        clinic.days(8);
        const auto newest = clinic.sent();
        clinic.theySay(read, "请补充病史");
        const auto list = clinic.list(ListView::Open);
        QVERIFY(list.rows.size() == 3 && list.rows[0].referral.id == read && list.rows[1].referral.id == oldest && list.rows[2].referral.id == newest);
        QVERIFY(list.rows[1].late == Late::NotSeen && list.counts.at(ListView::Late) == 2 && list.counts.at(ListView::Unread) == 1);
    }

    void aQuestionIsAThread() {
        ReferralClinic clinic;
        const auto id = clinic.sent(Kind::Consult);
        QVERIFY(!clinic.thread(id).row.followBy);
        QVERIFY(clinic.act(SayInThread{id, "补充：肌酐 98"}));
        clinic.store.clock.advance(std::chrono::minutes{5});
        clinic.theySay(id, "建议减量");
        const auto thread = clinic.thread(id);
        QVERIFY(thread.messages.size() == 2 && thread.messages[0].ours && !thread.messages[1].ours && thread.row.unread == 1);
        QCOMPARE(reasonOf(clinic.act(SayInThread{id, ""})), std::string{"referral.words"});
    }
};

JIAYI_TEST(TestReferrals)
#include "tst_referrals.moc"
