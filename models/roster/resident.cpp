#include "models/roster/resident.h"

#include <array>
#include <utility>

namespace jiayi::roster {

namespace {

template <class T, std::size_t N>
std::string codeOf(const std::array<std::pair<T, std::string_view>, N>& codes, T value) {
    for (const auto& [known, code] : codes)
        if (known == value) return std::string{code};
    return std::string{codes.front().second};
}

/// An unknown code reads as the first of the list: the store's CHECK lets none in.
template <class T, std::size_t N>
T valueOf(const std::array<std::pair<T, std::string_view>, N>& codes, std::string_view code) {
    for (const auto& [value, known] : codes)
        if (known == code) return value;
    return codes.front().first;
}

// FHIR's administrative gender.
constexpr std::array<std::pair<Sex, std::string_view>, 4> kSexes{
    {{Sex::Unknown, "unknown"}, {Sex::Male, "male"}, {Sex::Female, "female"}, {Sex::Unspecified, "other"}}};
constexpr std::array<std::pair<ResidentStatus, std::string_view>, 4> kStatuses{{{ResidentStatus::Active, "active"},
                                                                               {ResidentStatus::Dead, "dead"},
                                                                               {ResidentStatus::Moved, "moved"},
                                                                               {ResidentStatus::Merged, "merged"}}};
constexpr std::array<std::pair<AllergyState, std::string_view>, 3> kAllergyStates{
    {{AllergyState::NotAsked, "not-asked"}, {AllergyState::NoneKnown, "none-known"}, {AllergyState::Listed, "listed"}}};

}  // namespace

std::string toCode(Sex sex) { return codeOf(kSexes, sex); }
Sex sexFromCode(std::string_view code) { return valueOf(kSexes, code); }
std::string toCode(ResidentStatus status) { return codeOf(kStatuses, status); }
ResidentStatus statusFromCode(std::string_view code) { return valueOf(kStatuses, code); }
std::string toCode(AllergyState state) { return codeOf(kAllergyStates, state); }
AllergyState allergyStateFromCode(std::string_view code) { return valueOf(kAllergyStates, code); }

}  // namespace jiayi::roster
