#include "models/appointments/rules/slots.h"

#include "models/core/resource.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace jiayi::appointments {

namespace {

constexpr std::string_view kMakeUp = "makeup";
/// As std::chrono counts them.
constexpr std::array<std::string_view, 7> kWeekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr int kHour = 60;

int clockMinutes(RuleReader& reader, std::string_view column) {
    const auto text = reader.required(column);
    int hours = 0, minutes = 0;
    const auto* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, hours);
    const bool colon = first.ec == std::errc{} && first.ptr != end && *first.ptr == ':';
    const auto second = colon ? std::from_chars(first.ptr + 1, end, minutes) : first;
    if (!colon || second.ec != std::errc{} || second.ptr != end || hours < 0 || hours > 24 || minutes < 0 || minutes >= kHour) reader.fail(column, "is no time of the day");
    return hours * kHour + minutes;
}

bool overlap(const Held& a, const Held& b) {
    return a.start.day == b.start.day && a.start.minute < b.start.minute + b.minutes && b.start.minute < a.start.minute + a.minutes;
}

std::string_view kindOf(const care::WorkCalendar& calendar, Date day) {
    const std::chrono::weekday weekday{day};
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    return weekend && calendar.isWorkingDay(day) ? kMakeUp : kWeekdays[weekday.c_encoding()];
}

}  // namespace

Result<ClinicSlots> loadClinicSlots() { return parseClinicSlots(embeddedFile("rules/clinic_slots.csv")); }

Result<ClinicSlots> parseClinicSlots(std::string_view csv) {
    ClinicSlots sessions;
    RuleReader reader("clinic_slots.csv", csv);
    while (reader.next()) {
        Session row;
        row.day = reader.required("day");
        row.name = reader.required("session");
        row.from = clockMinutes(reader, "from");
        row.to = clockMinutes(reader, "to");
        row.minutes = reader.integer("minutes");
        row.capacity = reader.integer("capacity");
        row.origin = reader.origin();
        if (row.day != kMakeUp && std::find(kWeekdays.begin(), kWeekdays.end(), row.day) == kWeekdays.end()) reader.fail("day", "is no day of the week");
        if (row.minutes < 1 || row.from + row.minutes > row.to) reader.fail("minutes", "leave no slot in the session");
        if (row.capacity < 1) reader.fail("capacity", "is below 1");
        const auto both = [&](const Session& other) { return other.day == row.day && other.from < row.to && row.from < other.to; };
        if (std::any_of(sessions.begin(), sessions.end(), both)) reader.fail("from", "lies in another session of the day");
        sessions.push_back(std::move(row));
    }
    JIAYI_CHECK(reader.finish());
    std::stable_sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) { return a.from < b.from; });
    return sessions;
}

SlotTime slotTime(Instant instant) {
    const auto day = localDate(instant);
    return {day, static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(instant - startOfDay(day)).count())};
}

Instant startOf(const SlotTime& time) { return startOfDay(time.day) + std::chrono::minutes{time.minute}; }

std::vector<Slot> slotsOf(const ClinicSlots& clinic, const care::WorkCalendar& calendar, Date day, const std::vector<Held>& held) {
    std::vector<Slot> made;
    if (calendar.isHoliday(day)) return made;
    const auto kind = kindOf(calendar, day);
    for (const auto& session : clinic) {
        if (session.day != kind) continue;
        for (int minute = session.from; minute + session.minutes <= session.to; minute += session.minutes) {
            Slot slot{{day, minute}, session.minutes, session.capacity};
            slot.held = static_cast<int>(std::count_if(held.begin(), held.end(), [&](const Held& one) { return overlap(one, {slot.start, slot.minutes}); }));
            made.push_back(slot);
        }
    }
    return made;
}

std::optional<Slot> nextFree(const ClinicSlots& clinic, const care::WorkCalendar& calendar, SlotTime from, int daysAhead, const std::vector<Held>& held) {
    for (int ahead = 0; ahead <= daysAhead; ++ahead)
        for (const auto& slot : slotsOf(clinic, calendar, from.day + Days{ahead}, held))
            if (slot.start >= from && slot.free() > 0) return slot;
    return {};
}

bool isOverbooked(const ClinicSlots& clinic, const care::WorkCalendar& calendar, const Held& one, const std::vector<Held>& held) {
    const auto slots = slotsOf(clinic, calendar, one.start.day, held);
    return std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.held > slot.capacity && overlap(one, {slot.start, slot.minutes}); });
}

}  // namespace jiayi::appointments
