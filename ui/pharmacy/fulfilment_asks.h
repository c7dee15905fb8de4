// What the card of medicines on their way asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/pharmacy/fulfilment/answers.h"
#include "models/pharmacy/fulfilment/fulfilment.h"
#include "models/pharmacy/shared/shared_facts.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::ui {

/// A medicine on its way, and what the shortage log says of it.
struct ShownOrder {
    pharmacy::TrackedOrder tracked;
    std::optional<pharmacy::Shortage> shortage;
};

struct FulfilmentAsks {
    std::function<QFuture<Result<std::vector<ShownOrder>>>(roster::ResidentId)> tracked;
    /// Signs the order anew with what the pharmacy offers.
    std::function<QFuture<Result<void>>(pharmacy::DispenseId)> accept;
    /// The same as a draft for the pad; nothing is signed by that.
    std::function<QFuture<Result<pharmacy::PrescriptionDraft>>(pharmacy::DispenseId)> draft;
    std::function<QFuture<Result<void>>(pharmacy::DispenseId, const std::string& reason)> decline;
    std::function<QFuture<Result<void>>(pharmacy::OrderId, const std::string& reason)> close;
    /// Into the shortage log; once a dispense.
    std::function<QFuture<Result<void>>(pharmacy::DispenseId)> writeShortage;
};

}  // namespace jiayi::ui
