// When people can be booked: the clinic's sessions as data, the slots of a day, and the next one with a free place. Pure.
#pragma once

#include "models/care/rules/work_calendar.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::appointments {

/// A row of rules/clinic_slots.csv.
struct Session {
    std::string day;   ///< "mon" ... "sun"; "makeup": a Saturday or Sunday on which the country works
    std::string name;  ///< "am", "pm" ...
    int from = 0, to = 0;  ///< minutes past midnight; a slot begins at `from` and ends by `to`
    int minutes = 0;   ///< of one slot
    int capacity = 0;  ///< people that one slot takes
    RuleOrigin origin;
};
using ClinicSlots = std::vector<Session>;

/// From the file embedded in the program. Invalid "rules.row" with file and row when one does not parse, or two sessions of a day overlap.
Result<ClinicSlots> loadClinicSlots();
Result<ClinicSlots> parseClinicSlots(std::string_view csv);

/// A time at the clinic.
struct SlotTime {
    Date day{};
    int minute = 0;  ///< past midnight
    auto operator<=>(const SlotTime&) const = default;
};
SlotTime slotTime(Instant instant);
Instant startOf(const SlotTime& time);

/// What somebody holds already; it counts against every slot that it overlaps.
struct Held {
    SlotTime start;
    int minutes = 0;
};

struct Slot {
    SlotTime start;
    int minutes = 0;
    int capacity = 0;
    int held = 0;  ///< more than its capacity where two desks gave the last place away
    int free() const { return held < capacity ? capacity - held : 0; }
    bool operator==(const Slot&) const = default;
};

/// None on a public holiday; weekends only where the file has them, or on a make-up day. By time.
std::vector<Slot> slotsOf(const ClinicSlots& clinic, const care::WorkCalendar& calendar, Date day, const std::vector<Held>& held);
/// The earliest slot with a free place that begins at `from` or later, within so many days. Nothing: the clinic is full.
std::optional<Slot> nextFree(const ClinicSlots& clinic, const care::WorkCalendar& calendar, SlotTime from, int daysAhead, const std::vector<Held>& held);
/// More people hold places than there are, at the time of this one.
bool isOverbooked(const ClinicSlots& clinic, const care::WorkCalendar& calendar, const Held& one, const std::vector<Held>& held);

}  // namespace jiayi::appointments
