#include "models/pharmacy/formulary/rules/content_root.h"

#include "models/pharmacy/formulary/rules/formulary_table.h"

namespace jiayi::pharmacy {

namespace {

// Told apart, so that no floor's hash can stand for another's.
constexpr char kLeaf[] = {0};
constexpr char kBucket[] = {1};
constexpr char kRoot[] = {2};

std::string_view floorMark(const char (&mark)[1]) { return {mark, 1}; }

}  // namespace

Digest leafOf(const FormularyItem& item) {
    Sha256 hash;
    hash.add(floorMark(kLeaf));
    hash.add(hashedRow(item));
    return hash.finish();
}

void ContentRoot::add(const std::string& code, const Digest& leaf) {
    m_items += m_buckets[sha256(code)[0]].insert_or_assign(code, leaf).second;
}

Digest ContentRoot::finish() const {
    Sha256 root;
    root.add(floorMark(kRoot));
    for (const auto& bucket : m_buckets) {
        Sha256 hash;
        hash.add(floorMark(kBucket));
        for (const auto& [code, leaf] : bucket) hash.add(asText(leaf));
        root.add(asText(hash.finish()));
    }
    return root.finish();
}

Digest contentRootOf(const std::vector<FormularyItem>& items) {
    ContentRoot root;
    for (const auto& item : items) root.add(item.code, leafOf(item));
    return root.finish();
}

}  // namespace jiayi::pharmacy
