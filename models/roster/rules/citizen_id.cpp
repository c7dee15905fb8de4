#include "models/roster/rules/citizen_id.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>

namespace jiayi::roster {

namespace {

constexpr std::size_t kModernLength = 18;
constexpr std::size_t kLegacyLength = 15;
constexpr std::size_t kBirthAt = 6;
constexpr int kOldestAge = 120;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Half-width, without spaces, capital X.
std::string cleanId(std::string_view text) {
    std::string clean;
    for (const char c : normalized(text)) {
        if (c == ' ') continue;
        clean += c == 'x' ? 'X' : c;
    }
    return clean;
}

int numberIn(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

Result<Date> dayOf(int year, int month, int day) {
    const std::chrono::year_month_day parts{std::chrono::year{year},
                                            std::chrono::month{static_cast<unsigned>(month)},
                                            std::chrono::day{static_cast<unsigned>(day)}};
    if (!parts.ok()) return invalid("citizen-id.no-such-day");
    return Date{parts};
}

bool isPossibleAge(Date birth, Date today) { return birth <= today && ageOn(birth, today) <= kOldestAge; }

/// Digits everywhere, X as the eighteenth character only.
bool hasOnlyIdCharacters(std::string_view id) {
    for (std::size_t i = 0; i < id.size(); ++i)
        if (!isDigit(id[i]) && !(id[i] == 'X' && i == kModernLength - 1)) return false;
    return true;
}

std::optional<CitizenIdKind> modernKind(std::string_view id) {
    if (id.starts_with('9')) return CitizenIdKind::ForeignPermanentResident;
    if (id.starts_with("810000") || id.starts_with("820000")) return CitizenIdKind::HongKongMacaoPermit;
    if (id.starts_with("830000")) return CitizenIdKind::TaiwanPermit;
    if (id.starts_with('0') || id.starts_with('8')) return {};
    return CitizenIdKind::Resident;
}

/// False when the digits so far can begin no area code.
bool canBeginArea(std::string_view id) {
    if (id.empty() || !id.starts_with('8')) return !id.starts_with('0');
    const auto begin = id.substr(0, std::min<std::size_t>(id.size(), kBirthAt));
    constexpr std::array<std::string_view, 3> kPermitAreas{"810000", "820000", "830000"};
    return std::any_of(kPermitAreas.begin(), kPermitAreas.end(),
                       [&](std::string_view area) { return area.starts_with(begin); });
}

/// Whether some year that a living person may be born in begins with these digits.
bool canBeginYear(std::string_view digits, Date today) {
    const int last = static_cast<int>(partsOf(today).year());
    for (int year = last - kOldestAge - 1; year <= last; ++year)
        if (std::to_string(year).starts_with(digits)) return true;
    return false;
}

bool canBeginMonth(std::string_view digits) {
    if (digits.size() < 2) return digits.empty() || digits[0] <= '1';
    const int month = numberIn(digits.substr(0, 2));
    return month >= 1 && month <= 12;
}

/// The digits of the birth date so far; `yearDigits` is 4 or 2.
std::optional<std::string> birthProblem(std::string_view digits, std::size_t yearDigits, Date today) {
    const auto year = digits.substr(0, std::min(digits.size(), yearDigits));
    if (yearDigits == 4 && !canBeginYear(year, today)) return "citizen-id.age";
    if (digits.size() <= yearDigits) return {};
    const auto month = digits.substr(yearDigits, 2);
    if (!canBeginMonth(month)) return "citizen-id.no-such-day";
    if (digits.size() < yearDigits + 3) return {};
    const auto day = digits.substr(yearDigits + 2, 2);
    if (day.size() == 1)
        return day[0] <= '3' ? std::nullopt : std::optional<std::string>{"citizen-id.no-such-day"};
    const auto birth = dayOf((yearDigits == 2 ? 1900 : 0) + numberIn(year), numberIn(month), numberIn(day));
    if (!birth) return birth.error().reason;
    if (!isPossibleAge(*birth, today)) return "citizen-id.age";
    return {};
}

Sex sexOfSerial(char lastSerialDigit) { return (lastSerialDigit - '0') % 2 == 1 ? Sex::Male : Sex::Female; }

Result<CitizenId> checkLegacy(const std::string& id, Date today) {
    if (id.starts_with('0') || id.starts_with('8') || id.starts_with('9')) return invalid("citizen-id.area");
    JIAYI_TRY(const Date birth,
              dayOf(1900 + numberIn(id.substr(6, 2)), numberIn(id.substr(8, 2)), numberIn(id.substr(10, 2))));
    if (!isPossibleAge(birth, today)) return invalid("citizen-id.age");
    std::string upgraded = id.substr(0, kBirthAt) + "19" + id.substr(kBirthAt);
    upgraded += citizenIdCheckCharacter(upgraded);
    return CitizenId{
        id, upgraded, CitizenIdKind::Legacy, id.substr(0, kBirthAt), birth, sexOfSerial(id.back())};
}

}  // namespace

char citizenIdCheckCharacter(std::string_view first17) {
    constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view kCheckCharacters = "10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (first17.at(i) - '0');
    return kCheckCharacters[static_cast<std::size_t>(sum % 11)];
}

Result<CitizenId> checkCitizenId(std::string_view text, Date today) {
    const std::string id = cleanId(text);
    if (id.empty()) return invalid("citizen-id.empty");
    if (!hasOnlyIdCharacters(id)) return invalid("citizen-id.character");
    if (id.size() == kLegacyLength) return checkLegacy(id, today);
    if (id.size() != kModernLength) return invalid("citizen-id.length");
    const auto kind = modernKind(id);
    if (!kind) return invalid("citizen-id.area");
    JIAYI_TRY(const Date birth,
              dayOf(numberIn(id.substr(6, 4)), numberIn(id.substr(10, 2)), numberIn(id.substr(12, 2))));
    if (!isPossibleAge(birth, today)) return invalid("citizen-id.age");
    if (citizenIdCheckCharacter(id) != id.back()) return invalid("citizen-id.check-digit");
    return CitizenId{id, id, *kind, id.substr(0, kBirthAt), birth, sexOfSerial(id[16])};
}

std::optional<std::string> citizenIdProblemSoFar(std::string_view prefix, Date today) {
    const std::string id = cleanId(prefix);
    if (id.size() > kModernLength) return "citizen-id.length";
    if (!hasOnlyIdCharacters(id)) return "citizen-id.character";
    if (!canBeginArea(id)) return "citizen-id.area";
    if (id.size() == kModernLength) {
        const auto whole = checkCitizenId(id, today);
        return whole ? std::nullopt : std::optional{whole.error().reason};
    }
    if (id.size() <= kBirthAt) return {};
    const auto fromBirth = std::string_view{id}.substr(kBirthAt);
    auto problem = birthProblem(fromBirth, 4, today);
    if (!problem) return {};
    // Up to fifteen digits it may still become a legacy number, whose year has two digits.
    const bool maybeLegacy = id.size() <= kLegacyLength && !id.starts_with('8') && !id.starts_with('9');
    if (maybeLegacy && !birthProblem(fromBirth, 2, today)) return {};
    return problem;
}

std::string maskedCitizenId(std::string_view id) {
    if (id.size() <= 8) return std::string(id.size(), '*');
    return std::string{id.substr(0, 4)} + std::string(id.size() - 8, '*') +
           std::string{id.substr(id.size() - 4)};
}

}  // namespace jiayi::roster
