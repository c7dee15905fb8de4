#include "sync/fhir/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace jiayi::fhir {

namespace {

std::optional<int> hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return {};
}

Result<std::pair<std::uint8_t, BucketDigest>> readBucketLine(std::string_view line) {
    const auto malformed = invalid("digest.lines");
    if (line.size() < 4 || line[2] != ' ') return malformed;
    const auto bucket = parseBucket(line.substr(0, 2));
    const auto gap = line.find(' ', 3);
    if (!bucket || gap == std::string_view::npos) return malformed;
    BucketDigest digest;
    const auto* end = line.data() + gap;
    const auto [stop, code] = std::from_chars(line.data() + 3, end, digest.count);
    const auto hash = fromHex(line.substr(gap + 1));
    if (code != std::errc{} || stop != end || digest.count <= 0 || !hash || hash->size() != digest.hash.size()) return malformed;
    std::copy(hash->begin(), hash->end(), digest.hash.begin());
    return std::pair{*bucket, digest};
}

}  // namespace

std::uint8_t bucketOf(std::string_view id) { return sha256(id).front(); }

std::string bucketName(std::uint8_t bucket) { return fmt::format("{:02x}", bucket); }

Result<std::uint8_t> parseBucket(std::string_view name) {
    const auto high = name.size() == 2 ? hexDigit(name[0]) : std::nullopt;
    const auto low = name.size() == 2 ? hexDigit(name[1]) : std::nullopt;
    if (!high || !low) return invalid("digest.bucket");
    return static_cast<std::uint8_t>(*high * 16 + *low);
}

void DigestBuilder::add(std::string_view id, std::string_view version) {
    m_lines[bucketOf(id)].push_back(fmt::format("{} {}\n", id, version));
}

TypeDigest DigestBuilder::finish() {
    TypeDigest digest;
    for (std::size_t bucket = 0; bucket < m_lines.size(); ++bucket) {
        auto& lines = m_lines[bucket];
        if (lines.empty()) continue;
        // A space is below every character of an id, so the order of lines is the order of ids.
        std::sort(lines.begin(), lines.end());
        Sha256 hash;
        for (const auto& line : lines) hash.add(line);
        digest[static_cast<std::uint8_t>(bucket)] = {static_cast<std::int64_t>(lines.size()), hash.finish()};
    }
    return digest;
}

std::string DigestBuilder::lines() {
    std::string text;
    for (const auto& [bucket, digest] : finish())
        text += fmt::format("{}{} {} {}", text.empty() ? "" : "\n", bucketName(bucket), digest.count, toHex(digest.hash));
    return text;
}

Result<TypeDigest> readDigest(std::string_view lines) {
    TypeDigest digest;
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        JIAYI_TRY(const auto bucket, readBucketLine(lines.substr(0, end)));
        if (!digest.empty() && bucket.first <= digest.rbegin()->first) return invalid("digest.lines");
        digest.insert(bucket);
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return digest;
}

std::vector<std::uint8_t> differingBuckets(const TypeDigest& mine, const TypeDigest& theirs) {
    std::vector<std::uint8_t> differing;
    for (int i = 0; i < 256; ++i) {
        const auto bucket = static_cast<std::uint8_t>(i);
        const auto here = mine.find(bucket);
        const auto there = theirs.find(bucket);
        const bool equal = (here == mine.end()) == (there == theirs.end()) && (here == mine.end() || here->second == there->second);
        if (!equal) differing.push_back(bucket);
    }
    return differing;
}

}  // namespace jiayi::fhir
