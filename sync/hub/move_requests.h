// What desks ask the consortium for: a resident who has chosen another clinic leaves, or comes. Asked by a Task, decided once.
#pragma once

#include "sync/hub/moves.h"

namespace jiayi::hub {

/// What the Task of that institution asks for; nothing if it is no request of ours.
std::optional<MoveRequest> moveRequestIn(const fhir::Json& task, std::string_view stream, Instant at);

/// A client has written this resource: if it asks for a move, or takes that back, the row follows. Inside the writer's transaction.
Result<void> hearMoveRequest(StoreTransaction& transaction, const std::string& stream, const fhir::ResourceKey& key, const fhir::Json& resource);

/// What the consortium's acts need. Owner: the caller.
struct MoveOffice {
    Store& store;
    const SearchParameters& parameters;
    const OwnReferences& references;
    Instant now{};
    Random& random;
};

/// A request and where its person is now.
struct StandingRequest {
    MoveRequest request;
    std::string from, to;    ///< institutions; `from` is empty while nobody of that number is found
    std::string patient;     ///< empty likewise
    bool announced = false;  ///< whoever holds a person that wants to come elsewhere has been told
    bool handedOver = false; ///< the leaving clinic has confirmed its handover
    std::string obstacle;    ///< why it cannot be carried out: "patient.unknown", "move.ambiguous", "move.same", "institution.unknown"; empty: nothing
};
/// Those that wait, the oldest first; with what is decided too if `all`.
Result<std::vector<StandingRequest>> standingRequests(const MoveOffice& office, bool all = false);

/// One transaction: the person moves with everything, and the request says so wherever it lies. NotFound "move.no-request"; Conflict "move.decided",
/// "move.no-handover" unless that is waived; what an obstacle says; those of movePatient().
Result<Moved> carryOut(const MoveOffice& office, const std::string& id, bool withoutHandover);
/// Tells the clinic that holds somebody who wants to come elsewhere: a request of theirs appears in its stream, so that it makes the handover.
/// Conflict "move.announced", "move.leaves" (they were asked by the holder itself); what an obstacle says.
Result<void> announceArrival(const MoveOffice& office, const std::string& id);
/// Invalid "move.reason" without one; NotFound "move.no-request"; Conflict "move.decided".
Result<void> refuseMove(const MoveOffice& office, const std::string& id, const std::string& reason);

}  // namespace jiayi::hub
