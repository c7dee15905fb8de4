// What the page of the care plan asks for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/plan/care_plan.h"

#include <QFuture>

#include <functional>

class QWidget;

namespace jiayi::ui {

struct PlanAsks {
    std::function<QFuture<Result<plan::PlanPage>>(roster::ResidentId)> page;
    std::function<QFuture<Result<plan::PlanId>>(const plan::AgreePlan&)> agree;
    std::function<void(roster::ResidentId, QWidget* over)> print;
};

}  // namespace jiayi::ui
