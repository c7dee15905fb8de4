// A person on the clinic's roster, as plain values.
#pragma once

#include "models/core/dates.h"
#include "models/core/ids.h"
#include "models/core/sex.h"

#include <optional>
#include <string>
#include <vector>

namespace jiayi::roster {

using ResidentId = Id<struct ResidentTag>;

enum class ResidentStatus { Active, Dead, Moved, Merged };
/// Never blank: "none known" is an answer, "not asked" is not.
enum class AllergyState { NotAsked, NoneKnown, Listed };

struct Identifier {
    std::string system;
    std::string value;
    bool operator==(const Identifier&) const = default;
};

/// "This record was merged into that one": reversible, and said by the record that was merged.
struct MergeLink {
    ResidentId into;
    Instant at{};
    std::string by;
    std::string reason;
    ResidentStatus statusBefore = ResidentStatus::Active;
    std::string changed = "{}";  ///< flat JSON: field of the kept record -> what it was, a tab, what the merge made of it
    bool operator==(const MergeLink&) const = default;
};

struct Resident {
    ResidentId id;
    std::string recordNo;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    bool birthEstimated = false;  ///< only the year is known, from an age
    std::string citizenId;
    std::string phone;
    std::string phone2;
    std::string address;
    std::string grid;
    std::string household;
    std::string insuranceScheme;  ///< "", "employee" or "resident"
    std::string insuranceNo;
    std::string ethnicCode;  ///< GB/T 3304
    std::string emergencyName;
    std::string emergencyPhone;
    std::string bloodGroup;
    std::string doctor;
    std::optional<Date> contractUntil;  ///< kept from the contracts; of somebody without any, what an imported list said
    ResidentStatus status = ResidentStatus::Active;
    std::optional<Date> deathDate;
    std::optional<Date> movedOn;    ///< left for another institution; only setMovedOn() writes it
    std::optional<Date> arrivedOn;  ///< came from another institution; only markArrived() writes it
    AllergyState allergyState = AllergyState::NotAsked;
    std::vector<Identifier> identifiers;  ///< foreign ones
    std::optional<MergeLink> link;        ///< only models/roster/duplicates writes it
    std::vector<ResidentId> replaces;     ///< records whose link names this one; read only
    bool operator==(const Resident&) const = default;
};

std::string toCode(Sex sex);  ///< "male" ...
Sex sexFromCode(std::string_view code);
std::string toCode(ResidentStatus status);
ResidentStatus statusFromCode(std::string_view code);
std::string toCode(AllergyState state);
AllergyState allergyStateFromCode(std::string_view code);

}  // namespace jiayi::roster
