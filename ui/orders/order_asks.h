// What the pages of orders ask for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/diagnostics/orders/open_orders.h"
#include "models/diagnostics/orders/order_tests.h"

#include <functional>

class QWidget;

namespace jiayi::ui {

struct OrderAsks {
    std::function<QFuture<Result<orders::OrderingPage>>(roster::ResidentId)> page;
    std::function<QFuture<Result<void>>(roster::ResidentId, const std::vector<orders::OrderLine>&)> saveDraft;
    std::function<QFuture<Result<orders::SignedOrders>>(const orders::SignOrders&)> sign;
    std::function<QFuture<Result<void>>(const orders::CancelOrder&)> cancel;
    /// Labels of these numbers, in the print dialog.
    std::function<void(const std::vector<std::string>& numbers, QWidget* over)> labels;
};

struct OpenOrderAsks {
    std::function<QFuture<Result<orders::OpenOrders>>(orders::OpenView)> open;
    std::function<QFuture<Result<roster::ResidentId>>(const orders::CollectSpecimen&)> collect;
    std::function<void(const std::vector<std::string>& numbers, QWidget* over)> labels;
};

}  // namespace jiayi::ui
