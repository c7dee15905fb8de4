// SHA-256 and the texts that bytes travel in, over OpenSSL.
#pragma once

#include "models/core/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace jiayi {

using Digest = std::array<std::uint8_t, 32>;

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Digest sha256(std::string_view bytes);
Digest hmacSha256(std::string_view key, std::string_view bytes);
/// Compares in a time that does not depend on where the texts differ.
bool equalInConstantTime(std::string_view a, std::string_view b);

std::string_view asText(std::span<const std::uint8_t> bytes);
std::string toHex(std::span<const std::uint8_t> bytes);
Result<std::string> fromHex(std::string_view hex);
std::string toBase64Url(std::string_view bytes);
/// Invalid "base64url" on any character outside the alphabet.
Result<std::string> fromBase64Url(std::string_view text);

}  // namespace jiayi
