// Asking to leave and to come, handing over, taking in.
#include "tests/moves/moves_fixture.h"
#include "tests/support/test_program.h"

#include <algorithm>

using namespace jiayi;
using namespace jiayi::moves;
using namespace jiayi::test;

namespace {

template <class T>
std::string reasonOf(const Result<T>& result) {
    return result ? std::string{"done"} : result.error().reason;
}
const referral::Section& sectionOf(const Handover& handover, std::string_view id) {
    return *std::find_if(handover.sections.begin(), handover.sections.end(), [&](const auto& each) { return each.id == id; });
}

}  // namespace

class TestMoveActs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestToLeaveIsKeptAndWaitsInTheOutbox() {
        MovesClinic clinic;
        const auto id = clinic.leave(clinic.who).value();
        const auto request = clinic.rows().request(id).value();
        QVERIFY(request.kind == MoveKind::Leave && request.state == MoveState::Asked && request.resident == clinic.who);
        QCOMPARE(request.other, std::string{kOtherClinic});
        QCOMPARE(request.by, std::string{"chen"});
        QCOMPARE(clinic.outbox("Task"), std::string{"1"});
        QVERIFY(clinic.rows().openDeparture(clinic.who).value()->id == id);
    }

    void aRequestThatSaysTooLittleIsRefused() {
        MovesClinic clinic;
        QCOMPARE(reasonOf(clinic.leave(clinic.who, "nothing-known")), std::string{"move.reason"});
        QCOMPARE(reasonOf(clinic.leave(clinic.who, "other")), std::string{"move.note"});
        QCOMPARE(reasonOf(AskToLeave{clinic.who, " ", "moved-home"}(clinic.as("chen"), movesBook())), std::string{"move.other"});
        QCOMPARE(reasonOf(AskToLeave{clinic.who, "120101001", "moved-home"}(clinic.as("chen"), movesBook())), std::string{"move.other"});
        QVERIFY(clinic.leave(clinic.who));
        QCOMPARE(reasonOf(clinic.leave(clinic.who)), std::string{"move.asked"});
        clinic.sql("UPDATE resident SET status = 'moved'");
        const auto gone = clinic.person("李四");
        clinic.sql("UPDATE resident SET moved_on = '2026-11-01'");
        QCOMPARE(reasonOf(clinic.leave(gone)), std::string{"move.not-here"});
        QCOMPARE(clinic.outbox("Task"), std::string{"1"});
    }

    void whoWantsToComeIsKnownByNameAndNumberOnly() {
        MovesClinic clinic;
        const auto ask = [&](const char* name, const char* number) { return AskToCome{name, number, {}, "distance"}(clinic.as("nurse"), movesBook()); };
        QCOMPARE(reasonOf(ask("", "120103196205143517")), std::string{"move.name"});
        QCOMPARE(reasonOf(ask("张三", "")), std::string{"move.identifier"});
        const auto id = ask("张三", "120103196205143517").value();
        QCOMPARE(reasonOf(ask("张三", "120103196205143517")), std::string{"move.asked"});
        QVERIFY(clinic.rows().request(id).value().resident.isNil());
        clinic.person("赵六", "120103196205143525");
        QCOMPARE(reasonOf(ask("赵六", "120103196205143525")), std::string{"move.already-here"});
    }

    void aRequestIsTakenBackWithAReasonUnlessItWasDecided() {
        MovesClinic clinic;
        const auto id = clinic.leave(clinic.who).value();
        QCOMPARE(reasonOf(WithdrawMove{id, " "}(clinic.as("chen"))), std::string{"move.why"});
        QVERIFY(WithdrawMove({id, "决定留下"})(clinic.as("chen")));
        QCOMPARE(reasonOf(WithdrawMove{id, "again"}(clinic.as("chen"))), std::string{"move.decided"});
        QVERIFY(clinic.leave(clinic.who));
        const auto announced = clinic.rows().openDeparture(clinic.who).value().value();
        clinic.sql("UPDATE move_request SET announced = 1");
        QCOMPARE(reasonOf(WithdrawMove{announced.id, "x"}(clinic.as("chen"))), std::string{"move.announced"});
    }

    void aHandoverTellsTheChartAndWhatIsOpen() {
        MovesClinic clinic;
        const auto id = clinic.leave(clinic.who).value();
        clinic.sql("UPDATE resident SET contract_until = '2026-12-31', next_visit = '2026-11-01', allergy_state = 'none-known'");
        clinic.sql("INSERT INTO test_order (id, resident_pk, name_en, name_zh, status, signed_at, state, due_at) VALUES (x'01', 1, 'HbA1c', '糖化血红蛋白', 'active', 0, 'signed', 1763700000000)");
        const auto book = handoverBook([](auto&, auto, auto) -> Result<std::vector<Text>> { return std::vector<Text>{{"Foot check overdue", "足部检查逾期"}}; });
        const auto saved = SaveHandover{id, "请留意足部"}(clinic.as("nurse"), book).value();
        QCOMPARE(saved.sections.size(), movesBook().sections.size());
        QCOMPARE(sectionOf(saved, "orders").lines.size(), std::size_t{1});
        QVERIFY(sectionOf(saved, "orders").lines.front().zh.find("糖化血红蛋白") != std::string::npos);
        QCOMPARE(sectionOf(saved, "due").lines.size(), std::size_t{2});
        QVERIFY(sectionOf(saved, "due").lines.front().en.find("was due on 2026-11-01") != std::string::npos);
        QVERIFY(sectionOf(saved, "contract").lines.front().en.find("2026-12-31") != std::string::npos);
        QVERIFY(sectionOf(saved, "allergies").state == referral::SectionState::NoneKnown);
        QVERIFY(sectionOf(saved, "referrals").state == referral::SectionState::NothingRecorded);
        QVERIFY(clinic.rows().handover(saved.id).value() == saved);
        QCOMPARE(saved.clinic, std::string{"西城社区"});
    }

    void onlyADoctorConfirmsAHandoverAndThenItIsFrozen() {
        MovesClinic clinic;
        const auto id = clinic.leave(clinic.who).value();
        QCOMPARE(reasonOf(ConfirmHandover{id, "x"}(clinic.as("nurse"), handoverBook())), std::string{"handover.role"});
        QVERIFY(!clinic.rows().handover(handoverId(id)));
        const auto confirmed = ConfirmHandover{id, "x"}(clinic.as("chen"), handoverBook()).value();
        QVERIFY(confirmed.isConfirmed() && confirmed.confirmedBy == "chen");
        QCOMPARE(reasonOf(SaveHandover{id, "y"}(clinic.as("chen"), handoverBook())), std::string{"handover.confirmed"});
        QCOMPARE(reasonOf(ConfirmHandover{id, "y"}(clinic.as("chen"), handoverBook())), std::string{"handover.confirmed"});
        QCOMPARE(clinic.rows().handover(handoverId(id)).value().note, std::string{"x"});
        const auto other = clinic.leave(clinic.person("李四")).value();
        QVERIFY(WithdrawMove({other, "stays"})(clinic.as("chen")));
        QCOMPARE(reasonOf(SaveHandover{other, {}}(clinic.as("chen"), handoverBook())), std::string{"move.decided"});
    }

    void whoCameIsTakenInOnceWithADoctorAndWhatWasAsked() {
        MovesClinic clinic;
        const auto id = clinic.cameOn("李四", makeDate(2026, 11, 20));
        const auto accept = [&](const char* user, const char* doctor, const char* allergies, const char* contract) {
            return reasonOf(AcceptArrival{id, doctor, allergies, contract}(clinic.as(user), contractBook()));
        };
        QCOMPARE(accept("nurse", "陈医生", "confirmed", "to-sign"), std::string{"arrival.role"});
        QCOMPARE(accept("chen", " ", "confirmed", "to-sign"), std::string{"arrival.doctor"});
        QCOMPARE(accept("chen", "陈医生", "", "to-sign"), std::string{"arrival.allergies"});
        QCOMPARE(accept("chen", "陈医生", "confirmed", ""), std::string{"arrival.contract"});
        QVERIFY(AskBack({id, "二甲双胍从何时起？"})(clinic.as("nurse")));
        QVERIFY(readPersonMoves(clinic.store.database(), id).value().waitsSince);
        QCOMPARE(accept("chen", "陈医生", "confirmed", "to-sign"), std::string{"done"});
        QCOMPARE(accept("chen", "陈医生", "confirmed", "to-sign"), std::string{"arrival.none"});
        const auto said = readPersonMoves(clinic.store.database(), id).value();
        QVERIFY(!said.waitsSince && said.arrival && said.arrival->question == "二甲双胍从何时起？");
        QCOMPARE(roster::ResidentRepository(clinic.store.database()).find(id).value().doctor, std::string{"陈医生"});
        QCOMPARE(reasonOf(AcceptArrival{clinic.who, "陈医生", "confirmed", "signed"}(clinic.as("chen"), contractBook())), std::string{"arrival.none"});
    }

    void whatTheClinicTheyLeftHadAgreedEndsWithTheDayBefore() {
        MovesClinic clinic;
        const auto id = clinic.person("李四");
        const auto signedOn = makeDate(2026, 3, 1), came = makeDate(2026, 11, 20);
        const auto contract = contracts::RecordContract{id, {"别处团队", "王医生", "basic", signedOn, contractBook().lastDayOf(signedOn)}, signedOn, "本人"}(clinic.as("chen"), contractBook()).value();
        db::Query(clinic.store.database(), "UPDATE resident SET arrived_on = ? WHERE id = ?", came, id).run();
        QVERIFY(AcceptArrival({id, "陈医生", "confirmed", "to-sign"})(clinic.as("chen"), contractBook()));
        const auto history = contracts::ContractRepository(clinic.store.database()).historyOf(id).value();
        const auto* ended = history.find(contract);
        QVERIFY(ended->state == contracts::State::Ended && ended->reason == "moved" && ended->lastDay == came - Days{1});
        const auto person = roster::ResidentRepository(clinic.store.database()).find(id).value();
        QVERIFY(person.doctor == "陈医生" && person.contractUntil == came - Days{1});
        // A contract of this clinic binds from the day they came, and nothing is in its way.
        QVERIFY(contracts::RecordContract({id, {"第一团队", "陈医生", "basic", came, contractBook().lastDayOf(came)}, came, "本人"})(clinic.as("chen"), contractBook()));
    }

    void whoCameBackWaitsAnew() {
        MovesClinic clinic;
        const auto id = clinic.cameOn("李四", makeDate(2026, 3, 1));
        QVERIFY(AcceptArrival({id, "陈医生", "confirmed", "signed"})(clinic.as("chen"), contractBook()));
        db::Query(clinic.store.database(), "UPDATE resident SET arrived_on = '2026-11-20' WHERE id = ?", id).run();
        QCOMPARE(readPersonMoves(clinic.store.database(), id).value().waitsSince, std::optional{makeDate(2026, 11, 20)});
    }
};

JIAYI_TEST(TestMoveActs)
#include "tst_move_acts.moc"
