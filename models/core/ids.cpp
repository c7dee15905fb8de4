#include "models/core/ids.h"

#include "models/core/hash.h"

#include <algorithm>

namespace jiayi {

std::string Uuid::toString() const {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += kHex[bytes[i] >> 4];
        text += kHex[bytes[i] & 15];
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36) return {};
    Uuid uuid;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-') return {};
            continue;
        }
        int digit = 0;
        if (c >= '0' && c <= '9') digit = c - '0';
        else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        else return {};
        auto& byte = uuid.bytes[nibble / 2];
        byte = static_cast<std::uint8_t>(byte << 4 | digit);
        ++nibble;
    }
    return uuid;
}

namespace {

void stamp(Uuid& uuid, std::uint8_t version) {
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0F) | (version << 4));
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);
}

}  // namespace

Uuid newUuid(const Clock& clock, Random& random) {
    Uuid uuid;
    random.fill(uuid.bytes);
    const auto millis = static_cast<std::uint64_t>(clock.now().time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
    stamp(uuid, 7);
    return uuid;
}

Uuid derivedUuid(std::initializer_list<std::string_view> parts) {
    Sha256 hash;
    for (const auto part : parts) {
        hash.add(std::to_string(part.size()) + ":");
        hash.add(part);
    }
    const auto digest = hash.finish();
    Uuid uuid;
    std::copy_n(digest.begin(), uuid.bytes.size(), uuid.bytes.begin());
    stamp(uuid, 8);
    return uuid;
}

}  // namespace jiayi
