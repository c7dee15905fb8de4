// Who may be the same person: looked up by what two records of one person share, and weighed.
#pragma once

#include "models/db/database.h"
#include "models/roster/duplicates/rules/evidence.h"
#include "models/roster/resident.h"

namespace jiayi::roster {

/// Somebody who may be the same person.
struct Duplicate {
    ResidentId id;
    std::int64_t pk = 0;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birthDate;
    std::string maskedCitizenId;
    std::string recordNo;
    std::string grid;
    std::vector<std::string> evidence;  ///< rows of duplicate_evidence.csv, in its order: for and against
    duplicates::Band band = duplicates::Band::Not;
    int points = 0;
};

/// What is weighed of a resident. `lastSeen` is the last visit with a contact.
duplicates::Person personOf(const Resident& resident, std::optional<Date> lastSeen = {});

/// The strongest evidence first; `resident` itself and who was merged into somebody are left out. Whoever has the same
/// citizen id is told even where something contradicts: a wrong sex is more likely than two people with one number.
/// Costs a few index lookups, whatever the size of the roster.
Result<std::vector<Duplicate>> findDuplicates(db::Database& database, const Resident& resident, Date today);
/// The same inside a transaction. Throws SQLite::Exception.
std::vector<Duplicate> duplicatesOf(db::Database& database, const Resident& resident, Date today,
                                    std::optional<Date> lastSeen = {});
/// Two residents by row number, weighed. Throws.
duplicates::Judgement judgePair(db::Database& database, std::int64_t one, std::int64_t other, Date today);

}  // namespace jiayi::roster
