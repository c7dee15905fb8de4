// What the shortage log asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/fulfilment/shortages.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

/// An entry with the names behind its ids; empty where there is no id, or nobody here knows it.
struct ShownShortage {
    pharmacy::Shortage entry;
    std::string residentName;
    std::string pharmacyName;
};

/// What the screen shows, read at once.
struct ShortageLog {
    std::vector<ShownShortage> entries;            ///< open ones first, the longest waiting first; then the newest answer
    std::vector<pharmacy::Pharmacy> pharmacies;    ///< those that serve first, in their order
    pharmacy::ServingPharmacies serving;
};

struct ShortageAsks {
    std::function<QFuture<Result<ShortageLog>>()> read;
    std::function<QFuture<Result<pharmacy::ShortageId>>(const pharmacy::RecordShortage&)> record;
    std::function<QFuture<Result<void>>(const pharmacy::AnswerShortage&)> answer;
    std::function<QFuture<Result<void>>(const pharmacy::ChooseServingPharmacies&)> serve;
};

}  // namespace jiayi::ui
