// What the screens of moves ask for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/roster/moves/move_acts.h"
#include "models/roster/moves/move_lists.h"
#include "models/roster/moves/risk_list.h"

#include <QFuture>

#include <functional>

namespace jiayi::ui {

/// All that the page of one person shows.
struct MovePage {
    moves::Person person;
    moves::PersonMoves moves;
    std::vector<referral::Section> asNow;  ///< what a handover would tell now; of somebody who asked to leave
    std::vector<std::string> doctors, clinics;
};

struct MovesAsks {
    std::function<QFuture<Result<moves::Board>>()> board;
    std::function<QFuture<Result<std::vector<moves::ArrivalRow>>>()> arrivals;
    std::function<QFuture<Result<std::vector<moves::RequestRow>>>()> requests;
    /// People with the sign of that id, or with any.
    std::function<QFuture<Result<moves::RiskList>>(const std::string&)> risk;
    std::function<QFuture<Result<MovePage>>(roster::ResidentId)> page;
    std::function<QFuture<Result<moves::MoveRequestId>>(const moves::AskToLeave&)> askLeave;
    std::function<QFuture<Result<moves::MoveRequestId>>(const moves::AskToCome&)> askCome;
    std::function<QFuture<Result<void>>(const moves::WithdrawMove&)> withdraw;
    std::function<QFuture<Result<moves::Handover>>(const moves::SaveHandover&)> save;
    std::function<QFuture<Result<moves::Handover>>(const moves::ConfirmHandover&)> confirm;
    std::function<QFuture<Result<void>>(const moves::AcceptArrival&)> accept;
    std::function<QFuture<Result<void>>(const moves::AskBack&)> askBack;
};

}  // namespace jiayi::ui
