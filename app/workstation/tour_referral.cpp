#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/referral/joint_clinic.h"
#include "models/referral/referral_acts.h"
#include "ui/common/chip.h"
#include "ui/print/print_dialog.h"
#include "ui/referral/special_dialog.h"
#include "ui/shell/main_window.h"

#include <QPlainTextEdit>

namespace jiayi::app {

using namespace referral;

namespace {

constexpr const char* kHospital = "样例市第四中心医院";

Referral tourLetter(roster::ResidentId who, Kind kind) {
    Referral made;
    made.resident = who;
    made.kind = kind;
    made.reason = kind == Kind::Up ? "new-complication" : "result-question";
    made.urgency = kind == Kind::Up ? "soon" : "routine";
    made.specialty = kind == Kind::Up ? "nephrology" : "endocrinology";
    made.institution = kHospital;
    made.receiver = "李主任";
    made.impression = "2型糖尿病 E11.9；高血压 I10";
    made.history = kind == Kind::Up ? "近两次尿白蛋白/肌酐比值升高（120 mg/g），eGFR 较去年下降 8，请协助评估肾脏受累情况。" : "糖化血红蛋白 8.4%，空腹血糖 6.2 mmol/L，两者不一致，是否需要排查血红蛋白变异？";
    made.past = "脑梗死（2019年）";
    made.treatment = "二甲双胍 1 g bid；氨氯地平 5 mg qd";
    return made;
}

/// As the other side's word arrives.
void tourAnswer(sync::Unit& unit, ReferralId id, roster::ResidentId who, State state, const char* note) {
    Progress progress;
    progress.id = progressId(id);
    progress.referral = id;
    progress.resident = who;
    progress.state = state;
    progress.at = unit.now();
    progress.by = "样例市第四中心医院 李主任";
    progress.note = note;
    if (state == State::Returned) {
        progress.diagnosis = "2型糖尿病，糖尿病肾病 G2A2";
        progress.findings = "24小时尿蛋白 0.42 g；肾脏超声未见异常；眼底轻度非增殖期病变";
        progress.advice = "加用 SGLT2 抑制剂；血压目标 <130/80；三个月后复查尿白蛋白/肌酐比值与 eGFR。";
        progress.caseNo = "SAMPLE-20261";
        progress.visitBy = localDate(unit.now()) + Days{10};
    }
    ReferralRepository::save(unit, progress);
}

Result<bool> fillReferrals(db::Database& database, Desk& desk, roster::ResidentId sample) {
    const auto& book = desk.worklistBook().rules.referrals;
    SystemRandom random;
    std::vector<roster::ResidentId> people;
    {
        db::Query row(database, "SELECT id FROM resident WHERE status = 'active' AND name <> '张小明' ORDER BY pk LIMIT 6");
        while (row.next()) people.push_back(row.id<roster::ResidentId>(0));
    }
    const auto ago = [&](int days) { return ManualClock{desk.clock().now() - std::chrono::hours{24 * days}}; };
    auto early = ago(16);
    const sync::Context then{database, early, random, desk.user()};
    JIAYI_CHECK((SendReferral{{}, tourLetter(people.at(0), Kind::Up)}(then, desk.rules(), book)));
    auto lately = ago(9);
    const sync::Context mid{database, lately, random, desk.user()};
    JIAYI_TRY(const auto returned, (SendReferral{{}, tourLetter(sample, Kind::Up)}(mid, desk.rules(), book)));
    JIAYI_TRY(const auto refused, (SendReferral{{}, tourLetter(people.at(1), Kind::Up)}(mid, desk.rules(), book)));
    auto yesterday = ago(1);
    const sync::Context last{database, yesterday, random, desk.user()};
    JIAYI_TRY(const auto question, (SendReferral{{}, tourLetter(people.at(2), Kind::Consult)}(last, desk.rules(), book)));
    JIAYI_CHECK((SayInThread{returned, "患者已于周一就诊，麻烦告知结果。"}(last)));
    auto draft = tourLetter(people.at(3), Kind::Up);
    draft.institution.clear();
    JIAYI_CHECK((SaveReferral{{}, draft}(last)));
    const auto now = desk.context(database);
    {
        sync::Unit unit(now, "hub", sync::Origin::Hub);
        tourAnswer(unit, returned, sample, State::Returned, "已完成检查，转回社区继续随访。");
        tourAnswer(unit, refused, people.at(1), State::Refused, "本月号源已满，请联系区级医院。");
        tourAnswer(unit, question, people.at(2), State::Replied, "");
        ReferralRepository::save(unit, Message{unit.newId<MessageId>(), question, people.at(2), false, "建议加做血红蛋白电泳，并以空腹及餐后血糖为准调整用药。", "李主任", unit.now(), {}, {}, "completed"});
        unit.commit();
    }
    JointSession session;
    session.minutes = 180;
    session.seats = 6;
    session.specialty = "endocrinology";
    session.institution = kHospital;
    session.specialist = "李主任";
    session.place = "二楼会诊室";
    session.start = early.now() + std::chrono::hours{24 * 3 + 4};
    JIAYI_TRY(const auto held, PlanSession{session}(then));
    session.start = desk.clock().now() + std::chrono::hours{24 * 5 + 4};
    JIAYI_TRY(const auto coming, PlanSession{session}(now));
    std::vector<BookingId> places;
    for (std::size_t at = 0; at < 3; ++at) {
        JIAYI_TRY(const auto place, (BookSession{held, people.at(at)}(then)));
        places.push_back(place);
        JIAYI_CHECK((BookSession{coming, people.at(at + 2)}(now)));
    }
    JIAYI_CHECK((RecordOutcome{places.at(0), true, "加用甘精胰岛素 8 U 睡前，两周后复查空腹血糖。"}(now)));
    JIAYI_CHECK((RecordOutcome{places.at(1), false, "家中有事，改约下次。"}(now)));
    return true;
}

}  // namespace

void playReferral(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    const auto sample = samplePerson(stage);
    window.showScreen(QStringLiteral("referrals"));
    stage.settle();
    stage.picture(window, "referrals_empty");
    auto filled = bench.desk().worker().run([&bench, sample](db::Database& database) { return fillReferrals(database, bench.desk(), sample); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    bench.openChart(sample);
    stage.settle();
    stage.press(*stage.find(window, "referrals.refer"), Qt::Key_Space);
    stage.settle();
    auto* history = stage.find(window, "referral.history");
    static_cast<QPlainTextEdit*>(history)->setPlainText(QStringLiteral("两次随访空腹血糖 ≥10 mmol/L，口服药已用至足量，请协助调整方案。"));
    auto* reason = window.findChild<ui::ChipRow*>(QStringLiteral("referral.reason"));
    reason->chip(QStringLiteral("uncontrolled-twice"))->click();
    stage.picture(window, "referral_editor");
    bench.openReferrals(sample);
    stage.settle();
    stage.picture(window, "referral_thread");
    stage.press(*stage.find(window, "thread.print"), Qt::Key_Space);
    stage.settle();
    auto* dialog = window.findChild<ui::PrintDialog*>();
    if (!dialog) throw TourFailure("no print dialog");
    stage.picture(*dialog, "referral_form");
    dialog->close();
    stage.settle();
    window.showScreen(QStringLiteral("joint"));
    stage.settle();
    stage.press(*stage.find(window, "joint.table"), Qt::Key_Home);
    stage.picture(window, "joint_clinic");
    bench.openChart(sample);
    stage.settle();
    stage.press(*stage.find(window, "referrals.special"), Qt::Key_Space);
    stage.settle();
    auto* special = window.findChild<ui::SpecialDialog*>();
    if (!special) throw TourFailure("no dialog of joint clinics and online visits");
    special->findChild<ui::ChipRow*>(QStringLiteral("special.kind"))->chip(QStringLiteral("online"))->click();
    stage.picture(*special, "online_visit");
    special->reject();
    stage.settle();
}

}  // namespace jiayi::app
