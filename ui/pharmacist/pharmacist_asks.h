// What the pharmacist's screens ask for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/pharmacy/pharmacist/acceptance.h"
#include "models/pharmacy/pharmacist/review_queue.h"
#include "models/pharmacy/review_noise.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

struct QueueAsks {
    std::string user;  ///< who sits here: nobody judges their own form
    /// Denied, with the reason, when whoever sits here judges no form.
    std::function<QFuture<Result<void>>()> mayJudge;
    std::function<QFuture<Result<std::vector<pharmacy::QueuedForm>>>()> waiting;
    /// Of the user.
    std::function<QFuture<Result<std::vector<pharmacy::QueuedForm>>>()> returned;
    std::function<QFuture<Result<pharmacy::OpenedForm>>(pharmacy::PrescriptionReviewId)> open;
    std::function<QFuture<Result<void>>(const pharmacy::ReviewPrescription&)> review;
    std::function<QFuture<Result<void>>(const pharmacy::AnswerReview&)> answer;
};

struct RulesAsks {
    /// Denied, with the reason, when whoever sits here decides about no rule.
    std::function<QFuture<Result<void>>()> mayDecide;
    std::function<QFuture<Result<std::vector<pharmacy::RuleFigure>>>()> figures;
    std::function<QFuture<Result<std::vector<pharmacy::AcceptanceMeasure>>>(Date from, Date to)> measures;
    /// Over every regimen of the store: seconds.
    std::function<QFuture<Result<pharmacy::ReviewNoise>>()> noise;
    std::function<QFuture<Result<void>>(const pharmacy::SignRule&)> sign;
    std::function<QFuture<Result<void>>(const pharmacy::RetireRule&)> retire;
    std::function<QFuture<Result<void>>(const pharmacy::UndoRuleDecision&)> undo;
};

}  // namespace jiayi::ui
