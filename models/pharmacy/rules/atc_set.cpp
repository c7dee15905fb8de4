#include "models/pharmacy/rules/atc_set.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

bool splitPrefixes(std::string_view text, std::vector<std::string>& prefixes) {
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        if (end == 0) return false;
        prefixes.emplace_back(text.substr(0, end));
        if (end == text.size()) return true;
        text.remove_prefix(end + 1);
        if (text.empty()) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<std::size_t> AtcSet::depth(std::string_view atc) const {
    const auto below = [&](const std::string& prefix) { return atc.starts_with(prefix); };
    if (std::any_of(out.begin(), out.end(), below)) return {};
    if (in.empty()) return 0;
    std::optional<std::size_t> deepest;
    for (const auto& prefix : in)
        if (below(prefix)) deepest = std::max(deepest.value_or(0), prefix.size());
    return deepest;
}

std::optional<AtcSet> parseAtcSet(std::string_view text) {
    AtcSet set;
    const auto mark = text.find('!');
    const auto in = trimmed(text.substr(0, mark));
    const auto out = mark == std::string_view::npos ? std::string_view{} : trimmed(text.substr(mark + 1));
    if (!splitPrefixes(in, set.in) || !splitPrefixes(out, set.out)) return {};
    if (set.in.empty() && set.out.empty()) return {};
    return set;
}

void AtcIndex::add(const AtcSet& set, std::uint32_t row) {
    if (set.in.empty()) m_rows[""].push_back(row);
    for (const auto& prefix : set.in) m_rows[prefix].push_back(row);
}

std::vector<std::uint32_t> AtcIndex::candidates(std::string_view atc) const {
    std::vector<std::uint32_t> rows;
    for (std::size_t length = 0; length <= atc.size(); ++length) {
        const auto found = m_rows.find(std::string{atc.substr(0, length)});
        if (found != m_rows.end()) rows.insert(rows.end(), found->second.begin(), found->second.end());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

}  // namespace jiayi::pharmacy
