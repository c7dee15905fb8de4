// Requests to move, handovers and arrivals, as rows.
#pragma once

#include "models/referral/referral.h"
#include "models/roster/moves/rules/moves_book.h"

namespace jiayi::moves {

using roster::ResidentId;
using MoveRequestId = Id<struct MoveRequestTag>;

enum class MoveKind { Leave, Arrive };
enum class MoveState { Asked, Withdrawn, Refused, Done };
std::string_view nameOf(MoveKind kind);    ///< "leave", "arrive"
std::string_view nameOf(MoveState state);  ///< "asked", "withdrawn", "refused", "done"
std::optional<MoveKind> moveKindOf(std::string_view name);
std::optional<MoveState> moveStateOf(std::string_view name);

/// What a clinic asks the consortium for; a FHIR Task.
struct MoveRequest {
    MoveRequestId id;
    MoveKind kind = MoveKind::Leave;
    ResidentId resident;           ///< of who wants to come: nil until they have
    std::string name, identifier;  ///< of who wants to come, as they say them
    std::string other;             ///< code of the other institution; may be empty of who wants to come
    std::string reason, note;
    std::optional<Date> wantedOn;
    bool announced = false;  ///< the consortium says that the person asked elsewhere
    MoveState state = MoveState::Asked;
    std::string answer;  ///< why it was refused or withdrawn
    Instant at{};
    std::optional<Instant> decidedAt;
    std::string by;
    bool mistaken = false;
    bool operator==(const MoveRequest&) const = default;
};

/// What the leaving clinic hands over; a FHIR Composition. Its id follows from the request's.
struct Handover {
    Uuid id;
    MoveRequestId request;
    ResidentId resident;
    std::string clinic;
    Instant made{};
    std::string by, note;
    std::string status = "preliminary";  ///< "final" once confirmed, "entered-in-error"
    std::optional<Instant> confirmedAt;
    std::string confirmedBy;
    std::vector<referral::Section> sections;
    bool isConfirmed() const { return status == "final"; }
    bool operator==(const Handover&) const = default;
};
Uuid handoverId(MoveRequestId request);

/// What this clinic said of somebody who came; a FHIR Task. Its id follows from the person and the day.
struct Arrival {
    Uuid id;
    ResidentId resident;
    Date arrivedOn{};
    std::string state = "accepted";  ///< "asked-back", "entered-in-error"
    std::string doctor, question;
    std::string allergies;  ///< "confirmed", "corrected"
    std::string contract;   ///< "signed", "to-sign"
    Instant at{};
    std::string by;
    bool operator==(const Arrival&) const = default;
};
Uuid arrivalId(ResidentId resident, Date arrivedOn);

/// Reads from any connection. Saves go through a Unit, replace by id, and throw SQLite::Exception.
class MovesRepository {
public:
    explicit MovesRepository(db::Database& database) : m_database(database) {}
    /// NotFound "move.not-found".
    Result<MoveRequest> request(MoveRequestId id) const;
    /// The one that waits to be decided, by which this person is to leave.
    Result<std::optional<MoveRequest>> openDeparture(ResidentId resident) const;
    /// NotFound "handover.not-found".
    Result<Handover> handover(const Uuid& id) const;
    /// The newest that is confirmed, of somebody who came here.
    Result<std::optional<Handover>> newestHandover(ResidentId resident) const;
    /// NotFound "arrival.not-found".
    Result<Arrival> arrival(const Uuid& id) const;

    static void save(sync::Unit& unit, const MoveRequest& request);
    static void save(sync::Unit& unit, const Handover& handover);
    static void save(sync::Unit& unit, const Arrival& arrival);

private:
    db::Database& m_database;
};

}  // namespace jiayi::moves
