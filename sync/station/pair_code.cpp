#include "sync/station/pair_code.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace jiayi::station {

namespace {

// No I, O, 0 and 1: they are misread.
constexpr std::string_view kCodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int kCodeLength = 8;
constexpr std::chrono::minutes kCodeLife{5};
constexpr int kCodeTries = 3;

std::string plainCode(std::string_view typed) {
    std::string plain;
    for (const char c : typed) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (kCodeLetters.find(upper) != std::string_view::npos) plain += upper;
    }
    return plain;
}

std::string bytesOf(const Ends& ends) { return std::string{asText(ends.shown)} + std::string{asText(ends.typed)}; }

}  // namespace

std::string newPairCode(Random& random) {
    std::string code;
    for (int i = 0; i < kCodeLength; ++i) {
        if (i == kCodeLength / 2) code += '-';
        code += kCodeLetters[static_cast<std::size_t>(random.below(kCodeLetters.size()))];
    }
    return code;
}

std::string pairProof(std::string_view code, const Ends& ends, Side side) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    const auto plain = plainCode(code);
    const auto salt = sha256("jiayi desk pairing" + bytesOf(ends));
    static_assert(crypto_pwhash_SALTBYTES <= sizeof(Digest));
    std::array<unsigned char, 32> key{};
    if (crypto_pwhash(key.data(), key.size(), plain.data(), plain.size(), salt.data(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("no memory for the pairing code");
    return toBase64Url(asText(hmacSha256(asText(key), (side == Side::Shown ? "shown" : "typed") + bytesOf(ends))));
}

std::string PairWindow::open(Instant now, Random& random) {
    const std::lock_guard lock{m_mutex};
    m_code = newPairCode(random);
    m_until = now + kCodeLife;
    m_left = kCodeTries;
    return m_code;
}

void PairWindow::close() {
    const std::lock_guard lock{m_mutex};
    m_code.clear();
}

bool PairWindow::isOpen(Instant now) const {
    const std::lock_guard lock{m_mutex};
    return !m_code.empty() && now < m_until;
}

Result<std::string> PairWindow::redeem(const Ends& ends, std::string_view proof, Instant now) {
    const std::lock_guard lock{m_mutex};
    if (m_code.empty() || now >= m_until) return Error{Errc::Denied, "station.code-over", {}};
    if (!equalInConstantTime(pairProof(m_code, ends, Side::Typed), proof)) {
        if (--m_left == 0) m_code.clear();
        return Error{Errc::Denied, "station.code-wrong", {}};
    }
    auto answer = pairProof(m_code, ends, Side::Shown);
    m_code.clear();
    return answer;
}

}  // namespace jiayi::station
