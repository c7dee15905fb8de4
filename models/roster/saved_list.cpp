#include "models/roster/saved_list.h"

#include "models/db/query.h"

#include <array>
#include <charconv>

namespace jiayi::roster {

namespace {

constexpr std::array<std::pair<ContractState, std::string_view>, 3> kContractStates{
    {{ContractState::Valid, "valid"}, {ContractState::Expired, "expired"}, {ContractState::None, "none"}}};
constexpr std::array<std::pair<RosterSort, std::string_view>, 6> kSorts{{{RosterSort::Name, "name"},
                                                                        {RosterSort::Birth, "birth"},
                                                                        {RosterSort::NextVisit, "next-visit"},
                                                                        {RosterSort::LastVisit, "last-visit"},
                                                                        {RosterSort::Hba1c, "hba1c"},
                                                                        {RosterSort::Contract, "contract"}}};
constexpr std::array<ResidentStatus, 4> kListedStatuses{ResidentStatus::Active, ResidentStatus::Dead, ResidentStatus::Moved,
                                                        ResidentStatus::Merged};
constexpr std::array<ControlState, 4> kListedControlStates{ControlState::Controlled, ControlState::Above, ControlState::Poor,
                                                           ControlState::NotChecked};

/// A list's text may hold anything that can be typed: line ends would begin another line.
std::string oneLine(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\r') c = ' ';
    return text;
}

bool readInto(std::string_view text, std::optional<int>& number) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    number = value;
    return error == std::errc{} && end == text.data() + text.size();
}

template <class Values, class Code, class T>
bool readInto(std::string_view text, const Values& values, Code code, std::optional<T>& value) {
    for (const auto& each : values) {
        if (code(each).second != text) continue;
        value = code(each).first;
        return true;
    }
    return false;
}

bool readStatus(std::string_view text, RosterFilter& filter) {
    filter.status.reset();
    if (text == "any") return true;
    for (const auto status : kListedStatuses)
        if (toCode(status) == text) filter.status = status;
    return filter.status.has_value();
}

bool readControl(std::string_view text, RosterFilter& filter) {
    for (const auto state : kListedControlStates)
        if (toCode(state) == text) filter.control = state;
    return filter.control.has_value();
}

bool readSort(std::string_view text, RosterOrder& order) {
    order.descending = text.starts_with('-');
    if (order.descending) text.remove_prefix(1);
    std::optional<RosterSort> by;
    const bool known = readInto(text, kSorts, [](const auto& each) { return each; }, by);
    if (known) order.by = *by;
    return known;
}

bool readLine(std::string_view key, std::string_view value, SavedList& list) {
    auto& filter = list.filter;
    const auto take = [&](std::string& field) {
        field = value;
        return true;
    };
    if (key == "text") return take(filter.text);
    if (key == "grid") return take(filter.grid);
    if (key == "doctor") return take(filter.doctor);
    if (key == "programme") return take(filter.programme);
    if (key == "control") return readControl(value, filter);
    if (key == "overdue") return filter.overdue = value == "yes";
    if (key == "contract") return readInto(value, kContractStates, [](const auto& each) { return each; }, filter.contract);
    if (key == "min-age") return readInto(value, filter.minAge);
    if (key == "max-age") return readInto(value, filter.maxAge);
    if (key == "status") return readStatus(value, filter);
    if (key == "sort") return readSort(value, list.order);
    return false;
}

}  // namespace

std::string writeFilter(const RosterFilter& filter, const RosterOrder& order) {
    std::string text;
    const auto line = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) text += std::string{key} + "=" + oneLine(value) + "\n";
    };
    const auto number = [&](std::string_view key, const std::optional<int>& value) {
        if (value) line(key, std::to_string(*value));
    };
    line("text", filter.text);
    line("grid", filter.grid);
    line("doctor", filter.doctor);
    line("programme", filter.programme);
    if (filter.control) line("control", toCode(*filter.control));
    if (filter.overdue) line("overdue", "yes");
    if (filter.contract) line("contract", std::string{kContractStates[static_cast<std::size_t>(*filter.contract)].second});
    number("min-age", filter.minAge);
    number("max-age", filter.maxAge);
    if (filter.status != ResidentStatus::Active) line("status", filter.status ? toCode(*filter.status) : "any");
    if (order != RosterOrder{})
        line("sort", (order.descending ? "-" : "") + std::string{kSorts[static_cast<std::size_t>(order.by)].second});
    return text;
}

Result<SavedList> readFilter(std::string_view text, Date today) {
    SavedList list;
    list.filter.today = today;
    int number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || !readLine(line.substr(0, equals), line.substr(equals + 1), list))
            return invalid("saved-list.line", "line " + std::to_string(number));
    }
    return list;
}

Result<std::vector<SavedList>> savedLists(db::Database& database, Date today) {
    return db::attempt([&]() -> Result<std::vector<SavedList>> {
        std::vector<SavedList> lists;
        db::Query rows(database, "SELECT name, filter FROM saved_list ORDER BY name");
        while (rows.next()) {
            JIAYI_TRY(auto list, readFilter(rows.text(1), today));
            list.name = rows.text(0);
            lists.push_back(std::move(list));
        }
        return lists;
    });
}

Result<void> saveList(db::Database& database, const SavedList& list) {
    if (list.name.empty()) return invalid("saved-list.name-required");
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database,
                  "INSERT INTO saved_list (name, filter) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET filter = excluded.filter",
                  list.name, writeFilter(list.filter, list.order))
            .run();
        transaction.commit();
        return {};
    });
}

Result<void> removeList(db::Database& database, const std::string& name) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(database);
        db::Query(database, "DELETE FROM saved_list WHERE name = ?", name).run();
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::roster
