// What the guidance asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/care/forecast/rules/forecast.h"
#include "models/care/guidance/cards.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace jiayi::ui {

struct GuidanceAsks {
    /// Nothing for somebody who is not under our care any more: died, moved, merged.
    std::function<QFuture<Result<std::optional<guidance::PersonGuidance>>>(roster::ResidentId)> read;
    /// Counts that these were seen.
    std::function<QFuture<Result<void>>(roster::ResidentId, const std::vector<guidance::PersonCard>&)> noteShown;
    /// All of them or none.
    std::function<QFuture<Result<void>>(const guidance::AcceptCards&)> accept;
    std::function<QFuture<Result<guidance::AnswerId>>(const guidance::DismissCard&)> dismiss;
    std::function<QFuture<Result<void>>(guidance::AnswerId)> takeBack;
    /// The tests that can be ordered for these codes of observations.csv; empty function or answer: none, what is due is done here or elsewhere.
    std::function<std::vector<std::string>(const std::vector<std::string>& codes)> tests{};
    /// Of the next HbA1c, with how the model fares in this clinic.
    std::function<QFuture<Result<forecast::PersonForecast>>(roster::ResidentId)> forecast;
};

struct RuleUseAsks {
    std::function<QFuture<Result<std::vector<guidance::RuleUse>>>(Date from)> uses;
};

}  // namespace jiayi::ui
