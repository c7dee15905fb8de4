#include "app/workstation/bind_fulfilment.h"

#include "models/pharmacy/fulfilment/answers.h"

namespace jiayi::app {

ui::FulfilmentAsks bindFulfilment(Desk& desk) {
    ui::FulfilmentAsks asks;
    asks.tracked = [&desk](roster::ResidentId resident) {
        return desk.worker().read([resident](db::Database& database) { return pharmacy::trackedOrders(database, resident); });
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
    return asks;
}

}  // namespace jiayi::app
