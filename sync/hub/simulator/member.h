// One client of the hub that is no clinic desk of ours: a laboratory, a pharmacy, the payer, another clinic.
#pragma once

#include "sync/client/hub_client.h"

#include <string>
#include <vector>

namespace jiayi::hub {

/// What a member needs to be known again; a secret.
struct MemberKeys {
    std::string kind;  ///< desk, laboratory, pharmacy, payer
    std::string institution;
    std::string clientId;
    std::string privateKey;
    std::string keyId;
    std::string practitioner;  ///< id of the person in whose name a clinic writes
};

/// Pairs with a one-time code, which says the kind. Denied "pairing.code".
Result<MemberKeys> joinHub(sync::Transport& transport, const std::string& code, const Clock& clock, Random& random);

/// A raw Binary.
struct MemberFile {
    std::string id;
    std::string patient;  ///< "Patient/..."
    std::string type;     ///< "image/png"
    std::string bytes;    ///< of one piece: at most 5 MiB
};

/// A paired member and its line to the hub. Thread: its owner's.
class Member {
public:
    Member(sync::Transport& transport, const std::string& hubUrl, MemberKeys keys, const Clock& clock, Random& random);

    const MemberKeys& keys() const { return m_keys; }
    sync::HubClient& hub() { return m_hub; }
    /// Writes resources, all or none: one that carries a version as a change of that version, any other as one that nobody has written
    /// before. False: some are otherwise than thought, and nothing was written. A clinic signs with a Provenance.
    Result<bool> write(const std::string& stream, std::vector<fhir::Json> resources);
    /// The same file again changes nothing.
    Result<void> put(const std::string& stream, const MemberFile& file);

private:
    MemberKeys m_keys;
    sync::HubClient m_hub;
    const Clock& m_clock;
    Random& m_random;
};

}  // namespace jiayi::hub
