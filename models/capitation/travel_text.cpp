#include "models/capitation/travel_text.h"

#include "models/care/flat_json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::capitation {

namespace {

constexpr std::size_t kLineParts = 8, kSideParts = 7;

/// A tab or a line's end in somebody's words would part them.
std::string plain(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::optional<std::int64_t> numberIn(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    return value;
}

Error corrupt() { return {Errc::Corrupt, "statement.sheet", {}}; }

void addSide(std::string& text, const std::optional<SideLine>& line) {
    if (!line) {
        text += std::string(kSideParts, '\t');
        return;
    }
    for (const auto& part : {line->origin.type, line->origin.id.toString(), line->resident.toString(), plain(line->category), plain(line->settlementNo), formatDate(line->on), std::to_string(line->amount)})
        text += '\t' + part;
}

Result<std::optional<SideLine>> sideIn(const std::vector<std::string>& parts, std::size_t first) {
    if (parts[first].empty()) return std::optional<SideLine>{};
    const auto id = Uuid::parse(parts[first + 1]), resident = Uuid::parse(parts[first + 2]);
    const auto on = parseDate(parts[first + 5]);
    const auto amount = numberIn(parts[first + 6]);
    if (!id || !resident || !on || !amount) return corrupt();
    return std::optional{SideLine{{parts[first], *id}, *resident, parts[first + 3], parts[first + 4], *on, *amount}};
}

constexpr std::array<std::pair<std::string_view, Money StatementTotals::*>, 6> kSums{{{"budget", &StatementTotals::budget},
                                                                                      {"own", &StatementTotals::own},
                                                                                      {"elsewhere", &StatementTotals::elsewhere},
                                                                                      {"unsplit", &StatementTotals::unsplit},
                                                                                      {"out-of-scope", &StatementTotals::outOfScope},
                                                                                      {"withhold", &StatementTotals::withhold}}};
constexpr std::array<std::pair<std::string_view, Money Split::*>, 4> kParts{{{"fund", &Split::fund}, {"account", &Split::account}, {"other", &Split::other}, {"cash", &Split::cash}}};

}  // namespace

std::vector<std::string> splitLines(std::string_view text, char at) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find(at), text.size());
        lines.emplace_back(text.substr(0, end));
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
        if (text.empty() && at == '\t') lines.emplace_back();
    }
    return lines;
}

std::string joinedLines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& each : lines) text += (text.empty() ? "" : "\n") + plain(each);
    return text;
}

std::string linesText(const std::vector<StatementLine>& lines) {
    std::string text;
    for (const auto& line : lines) {
        if (!text.empty()) text += '\n';
        text += line.resident.toString();
        for (const auto& part : {line.kind, plain(line.category), line.origin.type, line.origin.id.toString(), std::to_string(line.amount.fen), plain(line.settlementNo), formatDate(line.on)}) text += '\t' + part;
    }
    return text;
}

Result<std::vector<StatementLine>> readLines(std::string_view text) {
    std::vector<StatementLine> lines;
    for (const auto& row : splitLines(text)) {
        const auto parts = splitLines(row, '\t');
        if (parts.size() != kLineParts) return corrupt();
        const auto resident = Uuid::parse(parts[0]), id = Uuid::parse(parts[4]);
        const auto fen = numberIn(parts[5]);
        const auto on = parseDate(parts[7]);
        if (!resident || !id || !fen || !on) return corrupt();
        lines.push_back({*resident, parts[1], parts[2], {parts[3], *id}, Money{*fen}, parts[6], *on});
    }
    return lines;
}

std::string totalsText(const StatementTotals& totals) {
    care::TextMap values{{"member-months", std::to_string(totals.memberMonths)}};
    for (const auto& [name, part] : kSums) values.emplace(name, std::to_string((totals.*part).fen));
    for (const auto& [name, part] : kParts) values.emplace(name, std::to_string((totals.split.*part).fen));
    return care::toFlatJson(values);
}

Result<StatementTotals> readTotals(db::Database& database, const std::string& text) {
    const auto values = care::fromFlatJson(database, text);
    StatementTotals totals;
    bool whole = true;
    const auto number = [&](std::string_view name) {
        const auto found = values.find(name);
        const auto value = found == values.end() ? std::nullopt : numberIn(found->second);
        whole = whole && value;
        return value.value_or(0);
    };
    totals.memberMonths = number("member-months");
    for (const auto& [name, part] : kSums) (totals.*part).fen = number(name);
    for (const auto& [name, part] : kParts) (totals.split.*part).fen = number(name);
    if (!whole) return Error{Errc::Corrupt, "statement.totals", {}};
    return totals;
}

std::string differencesText(const std::vector<Difference>& differences) {
    std::string text;
    for (const auto& each : differences) {
        if (!text.empty()) text += '\n';
        text += std::string{nameOf(each.kind)} + (each.duplicateHere ? "\t1" : "\t0");
        addSide(text, each.ours);
        addSide(text, each.theirs);
    }
    return text;
}

Result<std::vector<Difference>> readDifferences(std::string_view text) {
    std::vector<Difference> all;
    for (const auto& row : splitLines(text)) {
        const auto parts = splitLines(row, '\t');
        if (parts.size() != 2 + 2 * kSideParts) return corrupt();
        Difference one;
        JIAYI_TRY(one.kind, differenceKindOf(parts[0]));
        one.duplicateHere = parts[1] == "1";
        JIAYI_TRY(one.ours, sideIn(parts, 2));
        JIAYI_TRY(one.theirs, sideIn(parts, 2 + kSideParts));
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace jiayi::capitation
