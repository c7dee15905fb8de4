// Working days in China: weekends, public holidays, make-up days. Source: the yearly notice of the State Council.
#pragma once

#include "models/core/rule_reader.h"

#include <map>
#include <set>
#include <string_view>

namespace jiayi::care {

class WorkCalendar {
public:
    bool isWorkingDay(Date day) const;
    /// A day off that the notice names; an ordinary weekend is none.
    bool isHoliday(Date day) const;
    /// False for a year whose notice is not in the table: only its weekends are known.
    bool isPublished(int year) const { return m_published.contains(year); }
    /// `day` itself, or the nearest working day before it.
    Date onOrBefore(Date day) const;

    friend Result<WorkCalendar> parseWorkCalendar(std::string_view csv);

private:
    std::map<Date, bool> m_working;  ///< days that differ from their weekday
    std::set<int> m_published;
};

Result<WorkCalendar> parseWorkCalendar(std::string_view csv);

}  // namespace jiayi::care
