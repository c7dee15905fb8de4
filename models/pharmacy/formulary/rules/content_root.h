// What a version's content is proved by: one hash over all its items, the same wherever it is computed.
#pragma once

#include "models/core/hash.h"
#include "models/pharmacy/formulary/rules/formulary_item.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

/// Of one item: SHA-256 over 0x00 and its hashedRow().
Digest leafOf(const FormularyItem& item);

/// A Merkle tree of three floors. An item's code decides by the first byte of its SHA-256 which of 256 buckets its leaf is in;
/// a bucket is SHA-256 over 0x01 and its leaves in the order of their codes' bytes; the root is SHA-256 over 0x02 and the
/// buckets in order. So it does not matter in which order items come, and two sides that differ can say in which buckets.
class ContentRoot {
public:
    /// Each code once.
    void add(const std::string& code, const Digest& leaf);
    Digest finish() const;
    std::size_t items() const { return m_items; }

private:
    std::array<std::map<std::string, Digest, std::less<>>, 256> m_buckets;
    std::size_t m_items = 0;
};

Digest contentRootOf(const std::vector<FormularyItem>& items);

}  // namespace jiayi::pharmacy
