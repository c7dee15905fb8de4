// F.keys: the store's random key, wrapped once for every user and once for recovery (libsodium).
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jiayi::access {

/// What one Argon2id derivation costs; kept in each slot, so it can be raised later.
struct KdfCost {
    unsigned long long operations = 3;
    std::size_t memoryBytes = 128u << 20;
};
/// For tests only: the least that libsodium accepts.
inline constexpr KdfCost kLeastCost{1, 8u << 20};

struct NewKey {
    std::string key;          ///< 32 raw bytes
    std::string recoveryKey;  ///< shown once, to be written down: "ABCD-EFGH-..."
};

/// Owner: whoever opens a store; no state but the path. F.keys is replaced atomically.
class KeyFile {
public:
    explicit KeyFile(std::filesystem::path store, KdfCost cost = {});

    /// Makes F.keys with one user. Conflict "keys.exists" if it is there; Invalid "passphrase.too-short".
    Result<NewKey> create(const std::string& user, const std::string& passphrase, Random& random) const;
    /// The store's key. NotFound "keys.missing", Denied "passphrase.wrong" (counted), Denied "passphrase.wait" while
    /// the delay for earlier failures runs, Corrupt "keys.damaged". An empty `user` means the only one there is
    /// (Invalid "user.choose" when there are several).
    Result<std::string> unlock(const std::string& user, const std::string& passphrase, const Clock& clock) const;
    Result<std::string> unlockWithRecoveryKey(const std::string& recoveryKey) const;
    /// Adds or replaces a user's slot; `key` is what unlock() gave.
    Result<void> setPassphrase(const std::string& key, const std::string& user, const std::string& passphrase,
                               Random& random) const;
    Result<std::vector<std::string>> users() const;
    /// How long the next try has to wait: nothing after none, then 1, 2, 4 ... 60 seconds.
    std::chrono::milliseconds delay(const Clock& clock) const;
    std::filesystem::path path() const { return m_path; }

private:
    std::filesystem::path m_path;
    KdfCost m_cost;
};

}  // namespace jiayi::access
