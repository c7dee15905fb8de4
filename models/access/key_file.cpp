#include "models/access/key_file.h"

#include "models/core/hash.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

namespace jiayi::access {

namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kShortestPassphrase = 8;
constexpr char kRecoveryUser[] = "";  // no person can have this name
constexpr char kHeader[] = "jiayi-keys 1";

struct Slot {
    std::string user;
    unsigned long long operations = 0;
    std::size_t memoryBytes = 0;
    std::string salt, nonce, wrapped;
};

/// The file: a header, how many tries failed and when, then a line per slot; every field base64url or a number.
struct Keys {
    int failures = 0;
    std::int64_t lastFailure = 0;
    std::vector<Slot> slots;

    const Slot* find(const std::string& user) const {
        const auto found = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.user == user; });
        return found == slots.end() ? nullptr : &*found;
    }
};

Result<Keys> load(const std::filesystem::path& path) {
    std::ifstream file{path};
    if (!file) return Error{Errc::NotFound, "keys.missing", {}};
    const Error damaged{Errc::Corrupt, "keys.damaged", {}};
    Keys keys;
    std::string line;
    if (!std::getline(file, line) || line != kHeader) return damaged;
    if (!(file >> keys.failures >> keys.lastFailure)) return damaged;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream words{line};
        std::string user, salt, nonce, wrapped;
        Slot slot;
        if (!(words >> user >> slot.operations >> slot.memoryBytes >> salt >> nonce >> wrapped)) return damaged;
        const auto u = fromBase64Url(user.substr(1)), s = fromBase64Url(salt), n = fromBase64Url(nonce), w = fromBase64Url(wrapped);
        if (!u || !s || !n || !w || s->size() != crypto_pwhash_SALTBYTES || n->size() != crypto_secretbox_NONCEBYTES ||
            w->size() != kKeyBytes + crypto_secretbox_MACBYTES || slot.memoryBytes > (std::size_t{4} << 30))
            return damaged;
        slot.user = *u, slot.salt = *s, slot.nonce = *n, slot.wrapped = *w;
        keys.slots.push_back(std::move(slot));
    }
    if (keys.slots.empty()) return damaged;
    return keys;
}

Result<void> save(const std::filesystem::path& path, const Keys& keys) {
    std::ostringstream text;
    text << kHeader << '\n' << keys.failures << ' ' << keys.lastFailure << '\n';
    for (const auto& slot : keys.slots) {
        text << '.' << toBase64Url(slot.user) << ' ' << slot.operations << ' ' << slot.memoryBytes << ' ' << toBase64Url(slot.salt)
             << ' ' << toBase64Url(slot.nonce) << ' ' << toBase64Url(slot.wrapped) << '\n';
    }
    const auto bytes = text.str();
    const auto fresh = path.string() + ".new";
    const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return Error{Errc::Denied, "keys.cannot-write", {}};
    const bool written = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!written) return Error{Errc::Full, "store.disk-full", {}};
    std::error_code failed;
    std::filesystem::rename(fresh, path, failed);
    if (failed) return Error{Errc::Denied, "keys.cannot-write", failed.message()};
    return {};
}

std::optional<std::string> derive(const Slot& slot, const std::string& passphrase) {
    std::string key(crypto_secretbox_KEYBYTES, '\0');
    const int failed = crypto_pwhash(reinterpret_cast<unsigned char*>(key.data()), key.size(), passphrase.data(), passphrase.size(),
                                     reinterpret_cast<const unsigned char*>(slot.salt.data()), slot.operations, slot.memoryBytes,
                                     crypto_pwhash_ALG_ARGON2ID13);
    if (failed) return {};
    return key;
}

Result<Slot> wrap(const std::string& key, const std::string& user, const std::string& passphrase, const KdfCost& cost, Random& random) {
    Slot slot{user, cost.operations, cost.memoryBytes, std::string(crypto_pwhash_SALTBYTES, '\0'),
              std::string(crypto_secretbox_NONCEBYTES, '\0'), std::string(kKeyBytes + crypto_secretbox_MACBYTES, '\0')};
    for (auto* text : {&slot.salt, &slot.nonce}) random.fill({reinterpret_cast<std::uint8_t*>(text->data()), text->size()});
    const auto derived = derive(slot, passphrase);
    if (!derived) return Error{Errc::Full, "memory", "Argon2id"};
    crypto_secretbox_easy(reinterpret_cast<unsigned char*>(slot.wrapped.data()), reinterpret_cast<const unsigned char*>(key.data()),
                          key.size(), reinterpret_cast<const unsigned char*>(slot.nonce.data()),
                          reinterpret_cast<const unsigned char*>(derived->data()));
    return slot;
}

std::optional<std::string> unwrap(const Slot& slot, const std::string& passphrase) {
    const auto derived = derive(slot, passphrase);
    std::string key(kKeyBytes, '\0');
    const bool opened = derived && crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(key.data()),
                                                              reinterpret_cast<const unsigned char*>(slot.wrapped.data()), slot.wrapped.size(),
                                                              reinterpret_cast<const unsigned char*>(slot.nonce.data()),
                                                              reinterpret_cast<const unsigned char*>(derived->data())) == 0;
    if (!opened) return {};
    return key;
}

/// 25 characters of 32 (125 bits), without letters that are read as digits.
std::string newRecoveryKey(Random& random) {
    static constexpr char kAlphabet[] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    std::string text;
    for (int i = 0; i < 25; ++i) {
        if (i > 0 && i % 5 == 0) text += '-';
        text += kAlphabet[random.below(32)];
    }
    return text;
}

std::string plainRecoveryKey(const std::string& typed) {
    std::string plain;
    for (const char c : typed) {
        if (c >= 'a' && c <= 'z') plain += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) plain += c;
    }
    return plain;
}

void startSodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

std::chrono::milliseconds delayOf(const Keys& keys, const Clock& clock) {
    if (keys.failures == 0) return {};
    const std::chrono::seconds whole{std::min(60, 1 << std::min(keys.failures - 1, 6))};
    const Instant due = Instant{std::chrono::milliseconds{keys.lastFailure}} + whole;
    const auto left = due - clock.now();
    // A clock set back must not lock anybody out for longer than the whole delay.
    return std::clamp<std::chrono::milliseconds>(left, std::chrono::milliseconds{0}, whole);
}

}  // namespace

KeyFile::KeyFile(std::filesystem::path store, KdfCost cost) : m_path(std::move(store += ".keys")), m_cost(cost) { startSodium(); }

Result<NewKey> KeyFile::create(const std::string& user, const std::string& passphrase, Random& random) const {
    if (std::filesystem::exists(m_path)) return Error{Errc::Conflict, "keys.exists", {}};
    if (user.empty()) return invalid("user.empty");
    if (passphrase.size() < kShortestPassphrase) return invalid("passphrase.too-short");
    NewKey made{std::string(kKeyBytes, '\0'), newRecoveryKey(random)};
    random.fill({reinterpret_cast<std::uint8_t*>(made.key.data()), made.key.size()});
    Keys keys;
    for (const auto& [name, secret] : {std::pair{user, passphrase}, {std::string{kRecoveryUser}, plainRecoveryKey(made.recoveryKey)}}) {
        JIAYI_TRY(auto slot, wrap(made.key, name, secret, m_cost, random));
        keys.slots.push_back(std::move(slot));
    }
    JIAYI_CHECK(save(m_path, keys));
    return made;
}

Result<std::string> KeyFile::unlock(const std::string& user, const std::string& passphrase, const Clock& clock) const {
    JIAYI_TRY(auto keys, load(m_path));
    std::string name = user;
    if (name.empty()) {
        JIAYI_TRY(const auto all, users());
        if (all.size() != 1) return invalid("user.choose");
        name = all.front();
    }
    if (delayOf(keys, clock).count() > 0) return Error{Errc::Denied, "passphrase.wait", {}};
    const auto* slot = keys.find(name);
    const auto key = slot ? unwrap(*slot, passphrase) : std::nullopt;
    if (!key) {
        ++keys.failures;
        keys.lastFailure = clock.now().time_since_epoch().count();
        JIAYI_CHECK(save(m_path, keys));
        return Error{Errc::Denied, "passphrase.wrong", {}};
    }
    if (keys.failures > 0) {
        keys.failures = 0;
        JIAYI_CHECK(save(m_path, keys));
    }
    return *key;
}

Result<std::string> KeyFile::unlockWithRecoveryKey(const std::string& recoveryKey) const {
    JIAYI_TRY(const auto keys, load(m_path));
    const auto* slot = keys.find(kRecoveryUser);
    const auto key = slot ? unwrap(*slot, plainRecoveryKey(recoveryKey)) : std::nullopt;
    if (!key) return Error{Errc::Denied, "recovery-key.wrong", {}};
    return *key;
}

Result<void> KeyFile::setPassphrase(const std::string& key, const std::string& user, const std::string& passphrase, Random& random) const {
    if (user.empty()) return invalid("user.empty");
    if (passphrase.size() < kShortestPassphrase) return invalid("passphrase.too-short");
    JIAYI_TRY(auto keys, load(m_path));
    JIAYI_TRY(auto slot, wrap(key, user, passphrase, m_cost, random));
    std::erase_if(keys.slots, [&](const Slot& old) { return old.user == user; });
    keys.slots.push_back(std::move(slot));
    return save(m_path, keys);
}

Result<std::vector<std::string>> KeyFile::users() const {
    JIAYI_TRY(const auto keys, load(m_path));
    std::vector<std::string> names;
    for (const auto& slot : keys.slots) {
        if (slot.user != kRecoveryUser) names.push_back(slot.user);
    }
    return names;
}

std::chrono::milliseconds KeyFile::delay(const Clock& clock) const {
    const auto keys = load(m_path);
    return keys ? delayOf(*keys, clock) : std::chrono::milliseconds{0};
}

}  // namespace jiayi::access
