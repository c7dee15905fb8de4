// Do two sides hold the same? 256 buckets a resource type, each a count and one hash, instead of every id.
#pragma once

#include "models/core/hash.h"

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::fhir {

/// The first byte of SHA-256(id).
std::uint8_t bucketOf(std::string_view id);
/// "00" to "ff".
std::string bucketName(std::uint8_t bucket);
/// Invalid "digest.bucket" for anything but two lower-case hexadecimal digits.
Result<std::uint8_t> parseBucket(std::string_view name);

struct BucketDigest {
    std::int64_t count = 0;
    Digest hash{};
    bool operator==(const BucketDigest&) const = default;
};
/// Empty buckets are left out.
using TypeDigest = std::map<std::uint8_t, BucketDigest>;

/// Takes the live resources of one type (not deleted, not left, nothing sealed), in any order, each id once. A bucket's
/// hash is SHA-256 over the lines "id version\n", sorted by the bytes of the id. It keeps a line for each resource.
class DigestBuilder {
public:
    void add(std::string_view id, std::string_view version);
    TypeDigest finish();
    /// finish() as the wire carries it: a line "xx count sha256hex" for each bucket, joined by line feeds.
    std::string lines();

private:
    std::array<std::vector<std::string>, 256> m_lines;
};

/// What lines() wrote. Invalid "digest.lines" on a malformed line, a bucket out of order or twice, or an empty one.
Result<TypeDigest> readDigest(std::string_view lines);
/// The buckets in which the two differ, ascending.
std::vector<std::uint8_t> differingBuckets(const TypeDigest& mine, const TypeDigest& theirs);

}  // namespace jiayi::fhir
