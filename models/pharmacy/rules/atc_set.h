// Sets of ATC codes as rule tables write them, and an index from codes to the rows whose sets hold them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jiayi::pharmacy {

/// "M01A;N02BA !M01AX05": every code below one of the first prefixes and below none of those after the mark.
/// Without first prefixes ("!A10A") every code but those.
struct AtcSet {
    std::vector<std::string> in;
    std::vector<std::string> out;

    bool has(std::string_view atc) const { return depth(atc).has_value(); }
    /// How many characters of the code the set names: the longer, the more special. Nothing outside the set.
    std::optional<std::size_t> depth(std::string_view atc) const;
};
/// Nothing when a prefix is empty or the set holds nothing.
std::optional<AtcSet> parseAtcSet(std::string_view text);

/// Rows by prefix, so that a code meets only the rows that may concern it.
class AtcIndex {
public:
    void add(const AtcSet& set, std::uint32_t row);
    /// Rows whose set holds `atc`, ascending, each once. `rows` is given by the table that was indexed.
    template <class SetOfRow>
    std::vector<std::uint32_t> rowsOf(std::string_view atc, const SetOfRow& setOfRow) const {
        std::vector<std::uint32_t> found;
        for (const auto row : candidates(atc))
            if (setOfRow(row).has(atc)) found.push_back(row);
        return found;
    }

private:
    std::vector<std::uint32_t> candidates(std::string_view atc) const;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_rows;
};

}  // namespace jiayi::pharmacy
