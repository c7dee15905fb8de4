// What people do about moves; each is one unit with its audit entry.
#pragma once

#include "models/roster/contracts/rules/contract_book.h"
#include "models/roster/moves/handover.h"

namespace jiayi::moves {

/// "move.ask-leave": the resident has chosen another clinic. Invalid "move.reason", "move.other", "move.note" (the reason says nothing by itself);
/// Conflict "move.asked" (a request waits already), "move.not-here" (they have left, or died); NotFound.
struct AskToLeave {
    ResidentId resident;
    std::string other;  ///< code of the other institution
    std::string reason, note{};
    std::optional<Date> wantedOn{};
    Result<MoveRequestId> operator()(const sync::Context& context, const MovesBook& book) const;
};

/// "move.ask-come": somebody who lives with another clinic wants to come. Invalid "move.name", "move.identifier", "move.reason", "move.note"; Conflict
/// "move.asked", "move.already-here" (an active resident here has that number).
struct AskToCome {
    std::string name, identifier;
    std::string other{};  ///< code of where they are now, where they know it
    std::string reason{}, note{};
    Result<MoveRequestId> operator()(const sync::Context& context, const MovesBook& book) const;
};

/// "move.withdraw". Invalid "move.why"; Conflict "move.decided", "move.announced" (the other clinic has asked: only it takes that back).
struct WithdrawMove {
    MoveRequestId id;
    std::string why;
    Result<void> operator()(const sync::Context& context) const;
};

/// "handover.save": the draft, made anew from the chart. Conflict "handover.confirmed", "move.decided"; NotFound "move.not-found".
struct SaveHandover {
    MoveRequestId request;
    std::string note;
    Result<Handover> operator()(const sync::Context& context, const HandoverBook& book) const;
};
/// "handover.confirm": the same, frozen in a doctor's name. Denied "handover.role".
struct ConfirmHandover {
    MoveRequestId request;
    std::string note;
    Result<Handover> operator()(const sync::Context& context, const HandoverBook& book) const;
};

/// "arrival.accept": the person has a doctor here, and what has to be asked was asked. What the clinic that they left had agreed with
/// them ends with the day before they came. Invalid "arrival.doctor", "arrival.allergies", "arrival.contract"; Conflict "arrival.none" (nobody
/// came, or they are taken in already); Denied "arrival.role"; NotFound.
struct AcceptArrival {
    ResidentId resident;
    std::string doctor;     ///< whose person they are from now on
    std::string allergies;  ///< "confirmed" or "corrected": somebody asked the person
    std::string contract;   ///< "signed" or "to-sign"
    Result<void> operator()(const sync::Context& context, const contracts::ContractBook& book) const;
};
/// "arrival.ask-back": what was asked of the clinic that handed over; they wait on. Invalid "arrival.question"; Conflict "arrival.none".
struct AskBack {
    ResidentId resident;
    std::string question;
    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::moves
