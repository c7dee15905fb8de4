// A resident moves to another institution: what LEAVEs one stream ENTERs the other, in one transaction.
#pragma once

#include "sync/hub/hub_rules.h"
#include "sync/hub/store.h"

namespace jiayi::hub {

struct Move {
    std::string patient;
    std::string from, to;  ///< codes of institutions
    std::string reason;    ///< kept in a Provenance on both sides
    Date date{};           ///< from which the new institution is in charge
};

struct Moved {
    std::size_t resources = 0;
    std::size_t sealed = 0;  ///< of them, those that the old institution wrote or edited and keeps, read-only
};

/// Moves the patient's whole compartment, beside whoever else writes. Invalid "move.same"; NotFound "institution.unknown",
/// "patient.unknown" if they are not at `from`; Conflict "move.present" if something of the same name lives at `to`.
/// `references` tells which absolute references mean this hub, for the search index.
Result<Moved> movePatient(Store& store, const SearchParameters& parameters, const OwnReferences& references, const Move& move,
                          Instant now, Random& random);
/// The same inside somebody's transaction, which has locked both streams and commits.
Result<Moved> moveWithin(StoreTransaction& transaction, const SearchParameters& parameters, const OwnReferences& references, const Move& move,
                         Random& random);

/// A UUID names one person in the whole consortium; any other id is its client's own, and others may use it too.
bool namesOnePerson(std::string_view patient);

}  // namespace jiayi::hub
