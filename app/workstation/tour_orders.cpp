#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/diagnostics/orders/order_tests.h"
#include "ui/common/scroll.h"
#include "ui/shell/main_window.h"

#include <QDialog>

namespace jiayi::app {

namespace {

/// A morning's orders: one refused, one late, some to collect.
Result<int> writeTourOrders(Desk& desk, db::Database& database) {
    std::vector<roster::ResidentId> people;
    {
        db::Query row(database, "SELECT id FROM resident WHERE status = 'active' ORDER BY pk LIMIT 6");
        while (row.next()) people.push_back(row.id<roster::ResidentId>(0));
    }
    const auto& book = desk.orderBook();
    int written = 0;
    for (const auto& person : people) {
        std::vector<orders::OrderLine> lines;
        for (const auto* test : {"lipids", "crea", "uacr", "cbc"}) {
            orders::OrderLine line;
            line.test = test;
            line.reason = "trend";
            line.urgent = written == 1;
            if (lines.size() < 2 + static_cast<std::size_t>(written % 3)) lines.push_back(line);
        }
        JIAYI_TRY(const auto done, (orders::SignOrders{person, lines}(desk.context(database), book)));
        if (written >= 3) JIAYI_CHECK((orders::CollectSpecimen{done.numbers.front()}(desk.context(database), book)));
        if (written++ != 4) continue;
        sync::Unit unit(desk.context(database), "tour", sync::Origin::Hub);
        orders::TestOrderRepository::save(unit, orders::OrderTask{orders::orderTaskId(done.orders.front()), done.orders.front(), person, "refused", "标本溶血", unit.now()});
        unit.commit();
    }
    return written;
}

void fillTourOrders(TourStage& stage) {
    auto& desk = stage.bench().desk();
    auto made = desk.worker().run([&desk](db::Database& database) { return writeTourOrders(desk, database); });
    made.waitForFinished();
    if (const auto written = made.result(); !written) throw TourFailure(toString(written.error()));
}

}  // namespace

void playOrders(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    const auto person = samplePerson(stage);
    bench.openOrders(person);
    stage.settle();
    stage.picture(window, "orders_none");
    stage.type(*stage.find(window, "order.search"), QStringLiteral("xue"));
    stage.picture(window, "orders_search");
    stage.press(*stage.find(window, "order.search"), Qt::Key_Escape);
    stage.press(*stage.find(window, "order.set.dm.year"), Qt::Key_Space);
    stage.picture(window, "orders");
    stage.press(*stage.find(window, "order.sign"), Qt::Key_Space);
    stage.settle();
    stage.picture(window, "orders_signed");
    stage.press(*stage.find(*stage.find(window, "order.notice"), "notice.action"), Qt::Key_Space);
    stage.settle();
    auto* print = stage.find(window, "print");
    stage.picture(*print, "order_label");
    stage.press(*stage.find(*print, "print.document.label-sheet"), Qt::Key_Space);
    stage.type(*stage.find(*print, "print.start"), QStringLiteral("5"));
    stage.picture(*print, "order_label_sheet");
    print->close();
    bench.openChart(person);
    stage.settle();
    ui::bringIntoView(stage.find(window, "orders.open"));
    stage.settle();
    stage.picture(window, "chart_orders");
    fillTourOrders(stage);
    window.showScreen(QStringLiteral("openOrders"));
    stage.settle();
    stage.picture(window, "open_orders");
    stage.press(*stage.find(window, "openOrders.view.overdue"), Qt::Key_Space);
    stage.settle();
    stage.picture(window, "open_orders_overdue");
}

}  // namespace jiayi::app
