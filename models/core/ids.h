// Identifiers: 16 bytes, typed by what they name.
#pragma once

#include "models/core/clock.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace jiayi {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    /// 36 lower-case characters; also the FHIR id.
    std::string toString() const;
    /// Accepts either case; nothing else than the 36-character form.
    static std::optional<Uuid> parse(std::string_view text);
    bool isNil() const { return *this == Uuid{}; }
    auto operator<=>(const Uuid&) const = default;
};

/// UUIDv7, for what a person types in: ordered by time, unique without asking anybody.
Uuid newUuid(const Clock& clock, Random& random);

/// UUIDv8 from SHA-256 over the parts (kind, system, identifier, code, time ...), for what is imported or
/// computed: the same facts get the same id on every desk. Parts are length-prefixed, so ("ab","c") != ("a","bc").
Uuid derivedUuid(std::initializer_list<std::string_view> parts);

/// `using ResidentId = Id<struct ResidentTag>;`
template <class Tag>
struct Id {
    Uuid uuid;
    std::string toString() const { return uuid.toString(); }
    bool isNil() const { return uuid.isNil(); }
    auto operator<=>(const Id&) const = default;
};

}  // namespace jiayi

template <>
struct std::hash<jiayi::Uuid> {
    std::size_t operator()(const jiayi::Uuid& uuid) const noexcept {
        return std::hash<std::string_view>{}({reinterpret_cast<const char*>(uuid.bytes.data()), 16});
    }
};
template <class Tag>
struct std::hash<jiayi::Id<Tag>> {
    std::size_t operator()(const jiayi::Id<Tag>& id) const noexcept { return std::hash<jiayi::Uuid>{}(id.uuid); }
};
