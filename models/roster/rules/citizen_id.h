// Identity numbers of a person, checked as they are typed. Source: GB 11643-1999 (check digit by ISO 7064 MOD 11-2).
#pragma once

#include "models/core/dates.h"
#include "models/core/result.h"
#include "models/core/sex.h"

#include <optional>
#include <string>
#include <string_view>

namespace jiayi::roster {

enum class CitizenIdKind {
    Resident,                  ///< 18 characters
    Legacy,                    ///< 15 digits, issued before 1999: no check digit, born in 19yy
    ForeignPermanentResident,  ///< 18 characters, begins with 9
    HongKongMacaoPermit,       ///< 18 characters, begins with 810000 or 820000
    TaiwanPermit,              ///< 18 characters, begins with 830000
};

struct CitizenId {
    std::string normalized;  ///< half-width, without spaces, capital X
    std::string upgraded;    ///< the 18-character form; differs from `normalized` for Legacy only
    CitizenIdKind kind = CitizenIdKind::Resident;
    std::string area;  ///< the first six digits
    Date birthDate{};
    Sex sex = Sex::Unknown;  ///< Male or Female
};

/// The whole number. Invalid with one of the reasons "citizen-id.empty", ".character", ".length", ".area",
/// ".no-such-day", ".age" (0-120 on `today`), ".check-digit".
Result<CitizenId> checkCitizenId(std::string_view text, Date today);

/// While it is typed: a reason why no further digits can make `prefix` right, else nothing. A number that is
/// merely unfinished has no problem yet.
std::optional<std::string> citizenIdProblemSoFar(std::string_view prefix, Date today);

/// The check character for the first 17 digits; exactly 17 digits are expected.
char citizenIdCheckCharacter(std::string_view first17);

/// "1201**********3517": the first and the last four stay.
std::string maskedCitizenId(std::string_view id);

}  // namespace jiayi::roster
