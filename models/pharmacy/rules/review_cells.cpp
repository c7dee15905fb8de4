#include "models/pharmacy/rules/review_cells.h"

#include <array>
#include <charconv>

namespace jiayi::pharmacy::cells {

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    return value;
}

std::optional<double> leadingNumber(std::string_view text) {
    const auto note = text.find('(');
    return number(text.substr(0, note));
}

AtcSet atcSet(RuleReader& reader, std::string_view column) {
    auto set = parseAtcSet(reader.required(column));
    if (!set) reader.fail(column, "is no list of ATC codes");
    return set.value_or(AtcSet{});
}

Check check(RuleReader& reader) {
    const auto word = reader.required("check");
    for (auto one = Check::All; one <= Check::Quantity; one = static_cast<Check>(static_cast<int>(one) + 1))
        if (toString(one) == word) return one;
    reader.fail("check", "is none of the known words");
    return Check::All;
}

std::optional<Severity> optionalSeverity(RuleReader& reader, std::string_view column) {
    return reader.choice<std::optional<Severity>>(column, {{"", std::nullopt},
                                                           {"contraindicated", Severity::Contraindicated},
                                                           {"major", Severity::Major},
                                                           {"moderate", Severity::Moderate},
                                                           {"minor", Severity::Minor}});
}

Severity severity(RuleReader& reader) {
    const auto word = optionalSeverity(reader, "severity");
    if (!word) reader.fail("severity", "is empty");
    return word.value_or(Severity::Minor);
}

ReviewRow readRow(RuleReader& reader, std::string_view atcColumn, WithoutAction) {
    return {reader.required("id"), atcSet(reader, atcColumn), severity(reader), {reader.required("en"), reader.required("zh")}, {},
            reader.flag("signed"), reader.origin()};
}

ReviewRow readRow(RuleReader& reader, std::string_view atcColumn) {
    auto row = readRow(reader, atcColumn, WithoutAction{});
    row.action = {reader.required("action_en"), reader.required("action_zh")};
    return row;
}

SafeTerm term(RuleReader& reader, std::string_view column, std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, care::Compare>, 4> kSigns{{{"<=", care::Compare::AtMost},
                                                                                       {">=", care::Compare::AtLeast},
                                                                                       {"<", care::Compare::Less},
                                                                                       {">", care::Compare::Greater}}};
    for (const auto& [sign, compare] : kSigns) {
        const auto at = text.find(sign);
        if (at == std::string_view::npos) continue;
        const auto limit = number(text.substr(at + sign.size()));
        if (at == 0 || !limit) break;
        return {std::string{text.substr(0, at)}, compare, *limit};
    }
    reader.fail(column, "holds no comparison");
    return {};
}

std::vector<IcdRange> icdRanges(RuleReader& reader) {
    std::vector<IcdRange> ranges;
    for (const auto& text : reader.list("conditions")) {
        const auto dash = text.find('-');
        IcdRange range{text.substr(0, dash), dash == std::string::npos ? text : text.substr(dash + 1)};
        if (range.from.size() < 3 || range.to.size() < 3 || range.to < range.from) reader.fail("conditions", "is no range of ICD-10 codes");
        ranges.push_back(std::move(range));
    }
    return ranges;
}

}  // namespace jiayi::pharmacy::cells
