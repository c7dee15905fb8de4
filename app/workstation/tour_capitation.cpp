#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/capitation/account_page.h"
#include "models/capitation/year.h"
#include "ui/capitation/account_screen.h"
#include "ui/common/chip.h"
#include "ui/common/scroll.h"
#include "ui/print/print_dialog.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

namespace {

/// Ten advances of each scheme less one typed wrong, and what the other funds brought.
Result<bool> fillFunds(db::Database& database, Desk& desk) {
    using namespace capitation;
    const auto& book = shippedCapitationBook();
    const auto context = desk.context(database);
    const int year = static_cast<int>(lastPassedMonth(desk.today()).year());
    for (const auto& [scheme, fen] : {std::pair{"employee", 640'000'00}, std::pair{"resident", 380'000'00}}) JIAYI_CHECK((RecordFundEntry{"insurance", scheme, year, "advance", {fen}, "1–10"}(context, book)));
    JIAYI_TRY(const auto wrong, (RecordFundEntry{"insurance", "employee", year, "advance", {6'400'00}, "10"}(context, book)));
    JIAYI_CHECK((CorrectFundEntry{wrong, "金额录入错误"}(context)));
    JIAYI_CHECK((RecordFundEntry{"public-health", {}, year, "income", {412'000'00}, "2026"}(context, book)));
    JIAYI_CHECK((RecordFundEntry{"contract", {}, year, "income", {96'300'00}, "2026"}(context, book)));
    return true;
}

}  // namespace

void playCapitation(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    auto filled = bench.desk().worker().run([&bench](db::Database& database) { return fillFunds(database, bench.desk()); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    window.showScreen(QStringLiteral("capitation"));
    stage.settle();
    stage.waitFor(window, "account.board");
    stage.picture(window, "account");
    auto* ask = stage.find(window, "account.ask.1");
    stage.press(*ask, Qt::Key_Space);
    stage.settle();
    ui::bringIntoView(stage.find(window, "account.watch"));
    stage.settle();
    stage.picture(window, "account_watch");
    auto* screen = static_cast<ui::AccountScreen*>(window.screen(QStringLiteral("capitation")));
    for (const auto& [page, part, name] : {std::tuple{"outcome", "account.outcome", "efficacy"}, std::tuple{"year", "year.funds", "capitation_year"}, std::tuple{"rules", "rules.table.rates", "capitation_rules"},
                                           std::tuple{"ledger", "ledger.table", "ledger"}}) {
        screen->showPage(QLatin1String(page));
        stage.settle();
        stage.waitFor(window, part);
        stage.picture(window, name);
    }
    screen->showPage(QStringLiteral("outcome"));
    stage.settle();
    stage.press(*stage.find(window, "account.print"), Qt::Key_Space);
    stage.settle();
    auto* dialog = window.findChild<ui::PrintDialog*>();
    if (!dialog) throw TourFailure("no print dialog");
    stage.picture(*dialog, "account_print");
    dialog->close();
    stage.settle();
    screen->showPage(QStringLiteral("account"));
    stage.settle();
}

}  // namespace jiayi::app
