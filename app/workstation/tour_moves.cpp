#include "app/workstation/bind_contracts.h"
#include "app/workstation/bind_moves.h"
#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/roster/resident_repository.h"
#include "models/sync/unit.h"
#include "ui/common/chip.h"
#include "ui/moves/come_dialog.h"
#include "ui/moves/moves_screen.h"
#include "ui/shell/main_window.h"

#include <QPlainTextEdit>

namespace jiayi::app {

using namespace moves;

namespace {

/// Some of the clinic's people came and left, whatever its size; 张小明 wants to leave.
Result<bool> fillMoves(db::Database& database, Desk& desk, roster::ResidentId sample) {
    const auto& book = movesBook();
    const auto today = desk.today();
    std::vector<roster::ResidentId> people;
    {
        db::Query row(database, "SELECT id FROM resident WHERE status = 'active' AND name <> '张小明' AND arrived_on IS NULL AND moved_on IS NULL ORDER BY pk DESC LIMIT 40");
        while (row.next()) people.push_back(row.id<roster::ResidentId>(0));
    }
    if (people.size() < 30) return Error{Errc::NotFound, "tour.people", {}};
    const auto context = desk.context(database);
    {
        sync::Unit unit(context, "hub", sync::Origin::Hub);
        const char* reasons[] = {"moved-home", "moved-home", "distance", "waiting", "medicines", "family", "moved-home", "service", "doctor"};
        const char* clinics[] = {"120101002", "120101003", "120101002", "120101004"};
        for (std::size_t i = 0; i < 9; ++i) {
            const auto day = today - Days{static_cast<int>(i) * 31 + 4};
            MoveRequest made;
            made.id = unit.newId<MoveRequestId>();
            made.resident = people[i];
            made.other = clinics[i % 4];
            made.reason = reasons[i];
            made.at = startOfDay(day - Days{4});
            made.state = MoveState::Done;
            made.decidedAt = startOfDay(day);
            MovesRepository::save(unit, made);
            roster::ResidentRepository::setMovedOn(unit, people[i], day);
            roster::ResidentRepository::markMoved(unit, people[i]);
        }
        for (std::size_t i = 9; i < 26; ++i) {
            const auto day = today - Days{static_cast<int>(i - 9) * 19 + 2};
            roster::ResidentRepository::markArrived(unit, people[i], day);
            if (i % 4 == 3) continue;
            Handover brought;
            brought.request = unit.newId<MoveRequestId>();
            brought.id = handoverId(brought.request);
            brought.resident = people[i];
            brought.clinic = i % 2 == 0 ? "样例东城社区卫生服务中心" : "样例南开社区卫生服务中心";
            brought.made = startOfDay(day - Days{1});
            brought.by = "样例医生";
            brought.note = "与女儿同住，血压由女儿记录；对皮下注射有顾虑，需慢慢说明。";
            brought.status = "final";
            brought.confirmedAt = brought.made;
            brought.confirmedBy = "样例医生";
            JIAYI_TRY(brought.sections, assembleHandover(database, {desk.rules(), desk.worklistBook().rules.referrals, book, worklistLines(desk)}, people[i], today));
            MovesRepository::save(unit, brought);
        }
        unit.commit();
    }
    for (std::size_t i = 13; i < 26; ++i) {
        const auto done = AcceptArrival{people[i], "陈医生", "confirmed", "signed"}(context, contractBook());
        if (!done) return done.error();
    }
    JIAYI_CHECK((AskBack{people[10], "停用阿卡波糖的原因？"}(context)));
    JIAYI_CHECK((AskToLeave{people[26], "120101003", "waiting", "每次候诊超过一小时"}(context, book)));
    JIAYI_CHECK((AskToLeave{people[27], "120101002", "family", {}, today + Days{14}}(context, book)));
    JIAYI_CHECK((AskToCome{"李建国", "120103195807124411", {}, "distance"}(context, book)));
    JIAYI_CHECK((AskToLeave{sample, "120101002", "moved-home", "搬到河北区女儿家附近"}(context, book)));
    return true;
}

}  // namespace

void playMoves(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    const auto sample = samplePerson(stage);
    bench.openHandover(sample);
    stage.settle();
    window.findChild<ui::ChipRow*>(QStringLiteral("handover.reasons"))->chip(QStringLiteral("moved-home"))->click();
    stage.picture(window, "moves_ask");
    auto filled = bench.desk().worker().run([&bench, sample](db::Database& database) { return fillMoves(database, bench.desk(), sample); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    bench.refreshStatus();
    window.showScreen(QStringLiteral("roster"));
    stage.settle();
    stage.press(*stage.find(window, "roster.moves"), Qt::Key_Space);
    stage.settle();
    stage.picture(window, "moves_board");
    auto* screen = window.findChild<ui::MovesScreen*>();
    screen->showPage(ui::MovesScreen::Page::Arrivals);
    stage.settle();
    stage.picture(window, "moves_arrivals");
    screen->showPage(ui::MovesScreen::Page::Requests);
    stage.settle();
    stage.picture(window, "moves_requests");
    stage.press(*stage.find(window, "moves.come"), Qt::Key_Space);
    stage.settle();
    auto* dialog = window.findChild<ui::ComeDialog*>();
    if (!dialog) throw TourFailure("no dialog of who wants to come");
    stage.picture(*dialog, "moves_come");
    dialog->reject();
    stage.settle();
    screen->showPage(ui::MovesScreen::Page::Risk);
    stage.settle();
    stage.picture(window, "moves_risk");
    bench.openHandover(sample);
    stage.settle();
    static_cast<QPlainTextEdit*>(stage.find(window, "handover.note"))->setPlainText(QStringLiteral("愿意自测血糖；低血糖发生过一次，睡前勿加量。"));
    stage.picture(window, "moves_handover");
}

}  // namespace jiayi::app
