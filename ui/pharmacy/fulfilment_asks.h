// What the card of medicines on their way asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/pharmacy/fulfilment/fulfilment.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

struct FulfilmentAsks {
    std::function<QFuture<Result<std::vector<pharmacy::TrackedOrder>>>(roster::ResidentId)> tracked;
    /// Signs the order anew with what the pharmacy offers.
    std::function<QFuture<Result<void>>(pharmacy::DispenseId)> accept;
    std::function<QFuture<Result<void>>(pharmacy::DispenseId, const std::string& reason)> decline;
    std::function<QFuture<Result<void>>(pharmacy::OrderId, const std::string& reason)> close;
};

}  // namespace jiayi::ui
