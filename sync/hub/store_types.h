// The values that go into the hub's store and come out of it.
#pragma once

#include "models/core/dates.h"
#include "models/core/hash.h"
#include "models/core/result.h"
#include "sync/fhir/resource.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

struct Institution {
    std::string code;  ///< also the id of its stream
    std::string name;
};

/// A numbered line of changes. `chain` belongs to `head`; all zero while nothing was written.
struct Stream {
    std::string id;
    std::string epoch;
    std::int64_t head = 0;
    Digest chain{};
    std::int64_t floor = 0;  ///< deletions up to here are told no more: an older cursor gets 410 "cursor-expired"
};

enum class ClientKind { Desk, Laboratory, Pharmacy, Payer, Consortium, Hospital };
/// "desk", "laboratory" ...: in the database and on the wire.
std::string_view nameOf(ClientKind kind);
std::optional<ClientKind> clientKindOf(std::string_view name);

struct Client {
    std::string id;
    ClientKind kind = ClientKind::Desk;
    std::string institution;
    std::string publicKey;  ///< PEM, P-384
    std::string keyId;      ///< empty if the client gave none
    std::string deskName;
    std::string practitionerId;
    std::string practitionerName;
    bool active = true;
    Instant pairedAt{};
    Instant lastSeen{};  ///< to the minute
};

/// Somebody whose name may stand on a desk's saves.
struct Practitioner {
    std::string institution;
    std::string id;
    std::string name;
    std::string role;
    bool active = true;
};

/// A partner institution may see this patient's summary and write its own visits, on the days `from` to `to`.
struct Grant {
    std::string patient;
    std::string institution;
    Date from{};
    Date to{};
    std::string home{};  ///< with whom the patient lives; read back only
};

/// A desk asks the consortium to move somebody; a Task of the institution that asks. It is decided once.
struct MoveRequest {
    std::string id;          ///< the Task's
    std::string stream;      ///< of the institution that asks
    bool leaves = true;      ///< the person leaves that institution; else they want to come to it
    std::string other;       ///< code of the other institution; of who wants to come it may be empty
    std::string patient;     ///< of who comes: once they are found
    std::string identifier;  ///< of who comes: a number of theirs, as they said it
    std::string reason;      ///< of departure_reasons.csv
    std::string wantedOn;    ///< a day; empty: any
    std::string state = "asked";  ///< "asked", "withdrawn", "refused", "done"
    std::string answer;      ///< why it was refused
    Instant askedAt{};
    std::optional<Instant> decidedAt;
};

enum class ChangeKind { Put, Delete, Enter, Leave };
/// "PUT", "DELETE" ...: in the database.
std::string_view nameOf(ChangeKind kind);
ChangeKind changeKindOf(std::string_view name);

/// What a search may ask for by its exact value. In a query `anySystem` looks at name and value alone.
struct SearchKey {
    std::string name;    ///< "identifier", "code", "patient" ...
    std::string system;  ///< may be empty
    std::string value;
    bool anySystem = false;
    auto operator<=>(const SearchKey&) const = default;
};

/// A time that a search may ask for, half-open.
struct SearchDate {
    std::string name;
    Instant from{};
    Instant to{};
    auto operator<=>(const SearchDate&) const = default;
};

struct VersionHead {
    std::int64_t version = 0;
    ChangeKind kind = ChangeKind::Put;
    bool sealed = false;
    std::string author;
    Digest hash{};
    std::string patient;
    bool writtenHere = false;
    bool deleted() const { return kind == ChangeKind::Delete; }
    bool left() const { return kind == ChangeKind::Leave; }
};

struct VersionKey {
    fhir::ResourceKey key;
    std::int64_t version = 0;
};

struct Version {
    fhir::ResourceKey key;
    std::int64_t version = 0;
    std::int64_t n = 0;
    ChangeKind kind = ChangeKind::Put;
    bool sealed = false;   ///< of a Leave: the institution keeps it, read-only
    std::string body;      ///< the resource with meta set; empty for a deletion; of a Leave kept if sealed
    Digest hash{};         ///< canonical hash of the body; of the empty text for a deletion
    Instant at{};
    std::string author;    ///< the institution that wrote version 1
    std::string patient;   ///< in whose compartment it is; empty for none
    bool writtenHere = false;  ///< the stream's institution wrote this or an earlier version: it keeps it when the patient leaves
    std::vector<SearchKey> keys;    ///< only given to append(), never read back
    std::vector<SearchDate> dates;  ///< likewise
    bool deleted() const { return kind == ChangeKind::Delete; }
    bool left() const { return kind == ChangeKind::Leave; }
    bool live() const { return kind == ChangeKind::Put || kind == ChangeKind::Enter; }
};

struct SearchQuery {
    std::string type;
    std::vector<std::string> ids;               ///< any of these; empty: all
    std::vector<std::vector<SearchKey>> keys;   ///< of every group any
    std::vector<SearchDate> dates;              ///< each overlaps a date of the resource that has its name
    std::optional<Instant> updatedFrom, updatedBefore;  ///< half-open
    std::int64_t after = 0;                     ///< the number of the last one seen
    std::size_t limit = 1000;
};

struct ChangeRange {
    std::int64_t after = 0;      ///< numbers above this
    std::int64_t upTo = 0;       ///< and up to this; what is superseded up to here is left out
    std::size_t entries = 1000;  ///< at most
    std::size_t bytes = std::size_t{4} << 20;  ///< of bodies, but at least one entry if there is any
};

struct Answered {
    Digest requestHash{};
    std::string response;  ///< compressed by whoever keeps it
};

/// A secret for cursors and access tokens.
struct SigningKey {
    std::string id;
    std::string secret;
};

inline constexpr std::chrono::days kAnswersKept{30};
inline constexpr std::chrono::days kTombstonesKept{400};
inline constexpr std::size_t kSigningKeysKept = 3;
inline constexpr std::chrono::minutes kTouchEvery{1};

/// SHA-256(previous, n, type, id, version, hash), each part told apart from the next.
Digest nextChain(const Digest& previous, const Version& version);

}  // namespace jiayi::hub
