// Rows as values, the same for both databases: db::Query and PostgresRows are read alike.
#pragma once

#include "sync/hub/store_types.h"

#include <cstring>

namespace jiayi::hub {

inline Digest digestOf(const std::string& bytes) {
    Digest digest{};
    if (bytes.size() == digest.size()) std::memcpy(digest.data(), bytes.data(), bytes.size());
    return digest;
}

/// What versionOf() reads, of a table called v.
inline constexpr const char* kVersionColumns =
    "v.type, v.id, v.version, v.n, v.kind, v.sealed, v.body, v.hash, v.at, v.author, v.patient, v.written_here";

/// `at`: the first of these columns.
template <class Row>
Version versionOf(const Row& row, int at = 0) {
    Version version;
    version.key = {row.text(at), row.text(at + 1)};
    version.version = row.integer(at + 2);
    version.n = row.integer(at + 3);
    version.kind = changeKindOf(row.text(at + 4));
    version.sealed = row.flag(at + 5);
    version.body = row.text(at + 6);
    version.hash = digestOf(row.blob(at + 7));
    version.at = row.instant(at + 8);
    version.author = row.text(at + 9);
    version.patient = row.text(at + 10);
    version.writtenHere = row.flag(at + 11);
    return version;
}

template <class Rows>
std::vector<Version> versionsOf(Rows&& row) {
    std::vector<Version> found;
    while (row.next()) found.push_back(versionOf(row));
    return found;
}

template <class Rows>
std::optional<Version> maybeVersionOf(Rows&& row) {
    if (!row.next()) return {};
    return versionOf(row);
}

inline constexpr const char* kHeadColumns = "v.version, v.kind, v.sealed, v.author, v.hash, v.patient, v.written_here";

template <class Rows>
std::optional<VersionHead> maybeHeadOf(Rows&& row) {
    if (!row.next()) return {};
    return VersionHead{row.integer(0), changeKindOf(row.text(1)), row.flag(2),
                       row.text(3),    digestOf(row.blob(4)),     row.text(5), row.flag(6)};
}

inline constexpr const char* kStreamColumns = "id, epoch, head, chain, floor";

template <class Row>
Stream streamOf(const Row& row) {
    return {row.text(0), row.text(1), row.integer(2), digestOf(row.blob(3)), row.integer(4)};
}

template <class Rows>
std::vector<Stream> streamsOf(Rows&& row) {
    std::vector<Stream> found;
    while (row.next()) found.push_back(streamOf(row));
    return found;
}

/// Behind the institution, whose name differs.
inline constexpr const char* kClientColumns =
    "c.id, c.kind, c.public_key, c.key_id, c.desk_name, c.practitioner_id, c.practitioner_name, c.state = "
    "'active', "
    "c.paired_at, c.last_seen";

template <class Row>
Client clientOf(const Row& row) {
    Client client;
    client.institution = row.text(0);
    client.id = row.text(1);
    client.kind = clientKindOf(row.text(2)).value_or(ClientKind::Desk);
    client.publicKey = row.text(3);
    client.keyId = row.text(4);
    client.deskName = row.text(5);
    client.practitionerId = row.text(6);
    client.practitionerName = row.text(7);
    client.active = row.flag(8);
    client.pairedAt = row.instant(9);
    client.lastSeen = row.instant(10);
    return client;
}

template <class Rows>
std::vector<SigningKey> signingKeysOf(Rows&& row) {
    std::vector<SigningKey> keys;
    while (row.next()) keys.push_back({row.text(0), row.blob(1)});
    return keys;
}

}  // namespace jiayi::hub
