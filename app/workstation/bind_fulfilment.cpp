#include "app/workstation/bind_fulfilment.h"

#include "models/pharmacy/fulfilment/shortages.h"

namespace jiayi::app {

namespace {

Result<std::vector<ui::ShownOrder>> shownOrders(db::Database& database, roster::ResidentId resident) {
    JIAYI_TRY(auto tracked, pharmacy::trackedOrders(database, resident));
    std::vector<ui::ShownOrder> shown;
    for (auto& each : tracked) {
        ui::ShownOrder order{std::move(each), {}};
        if (order.tracked.where.dispense) {
            JIAYI_TRY(order.shortage, pharmacy::shortageOf(database, *order.tracked.where.dispense));
        }
        shown.push_back(std::move(order));
    }
    return shown;
}

}  // namespace

ui::FulfilmentAsks bindFulfilment(Desk& desk) {
    ui::FulfilmentAsks asks;
    asks.tracked = [&desk](roster::ResidentId resident) {
        return desk.worker().read([resident](db::Database& database) { return shownOrders(database, resident); });
    };
    asks.draft = [&desk](pharmacy::DispenseId dispense) {
        return desk.worker().read([dispense, today = desk.today()](db::Database& database) { return pharmacy::substituteDraft(database, dispense, today); });
    };
    asks.accept = [&desk](pharmacy::DispenseId dispense) {
        return desk.worker().run([&desk, dispense](db::Database& database) -> Result<void> {
            const pharmacy::AcceptSubstitute accept{dispense, {}};
            JIAYI_CHECK(accept(desk.context(database), desk.rules(), desk.reviewBook()));
            return {};
        });
    };
    asks.decline = [&desk](pharmacy::DispenseId dispense, const std::string& reason) {
        return desk.worker().run([&desk, dispense, reason](db::Database& database) { return pharmacy::DeclineSubstitute{dispense, reason}(desk.context(database)); });
    };
    asks.close = [&desk](pharmacy::OrderId order, const std::string& reason) {
        return desk.worker().run([&desk, order, reason](db::Database& database) { return pharmacy::CloseOrder{order, reason}(desk.context(database)); });
    };
    asks.writeShortage = [&desk](pharmacy::DispenseId dispense) {
        return desk.worker().run([&desk, dispense](db::Database& database) -> Result<void> {
            JIAYI_CHECK(pharmacy::RecordShortageOf{dispense}(desk.context(database)));
            return {};
        });
    };
    return asks;
}

}  // namespace jiayi::app
