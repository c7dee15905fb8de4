#include "models/queue/rules/desk_entry.h"

#include <algorithm>
#include <charconv>

namespace jiayi::queue {

namespace {

constexpr std::string_view kEnd = "end.";

std::int64_t reachOf(const DeskEntry& entry) {
    std::int64_t reach = 0;
    if (entry.key.kind == EntryKind::Draft && deskOfEnd(entry.key.field))
        std::from_chars(entry.value.data(), entry.value.data() + entry.value.size(), reach);
    return reach;
}

auto rankOf(const DeskEntry& entry) {
    return std::tuple(reachOf(entry), entry.at, entry.desk, entry.number, std::string_view{entry.value}, std::string_view{entry.author});
}

}  // namespace

std::int64_t seenOf(const Seen& seen, DeskId desk) {
    const auto found = seen.find(desk);
    return found == seen.end() ? 0 : found->second;
}

void join(Seen& seen, const Seen& other) {
    for (const auto& [desk, number] : other)
        if (auto& mine = seen[desk]; mine < number) mine = number;
}

std::string endField(DeskId desk) { return std::string{kEnd} + desk.toString(); }

std::optional<DeskId> deskOfEnd(std::string_view field) {
    if (!field.starts_with(kEnd)) return {};
    const auto uuid = Uuid::parse(field.substr(kEnd.size()));
    return uuid ? std::optional{DeskId{*uuid}} : std::nullopt;
}

bool beats(const DeskEntry& a, const DeskEntry& b) { return rankOf(a) > rankOf(b); }

bool EntrySet::take(const DeskEntry& entry) {
    const auto [place, isNew] = m_entries.try_emplace(entry.key, entry);
    if (isNew) return true;
    if (!beats(entry, place->second)) return false;
    place->second = entry;
    return true;
}

void EntrySet::takeAll(const EntrySet& other) {
    for (const auto& [key, entry] : other.m_entries) take(entry);
}

Seen endsOf(const std::vector<DeskEntry>& draft) {
    Seen ends;
    for (const auto& entry : draft)
        if (const auto desk = deskOfEnd(entry.key.field)) ends[*desk] = std::max(ends[*desk], reachOf(entry));
    return ends;
}

bool isLive(const DeskEntry& entry, const Seen& ends) {
    return !deskOfEnd(entry.key.field) && entry.number > seenOf(ends, entry.desk);
}

}  // namespace jiayi::queue
