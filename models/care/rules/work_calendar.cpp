#include "models/care/rules/work_calendar.h"

namespace jiayi::care {

bool WorkCalendar::isWorkingDay(Date day) const {
    if (const auto found = m_working.find(day); found != m_working.end()) return found->second;
    const std::chrono::weekday weekday{day};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

bool WorkCalendar::isHoliday(Date day) const {
    const auto found = m_working.find(day);
    return found != m_working.end() && !found->second;
}

Date WorkCalendar::onOrBefore(Date day) const {
    while (!isWorkingDay(day)) day -= Days{1};
    return day;
}

Result<WorkCalendar> parseWorkCalendar(std::string_view csv) {
    enum class DayKind { Holiday, Workday, Unpublished };
    WorkCalendar calendar;
    std::set<int> unpublished;
    RuleReader reader("holidays_cn.csv", csv);
    while (reader.next()) {
        const Date day = reader.date("date");
        const auto kind = reader.choice<DayKind>("kind", {{"holiday", DayKind::Holiday},
                                                          {"workday", DayKind::Workday},
                                                          {"unpublished", DayKind::Unpublished}});
        reader.required("zh");
        reader.required("en");
        reader.origin();
        const int year = static_cast<int>(partsOf(day).year());
        if (kind == DayKind::Unpublished) {
            unpublished.insert(year);
            continue;
        }
        if (!calendar.m_working.emplace(day, kind == DayKind::Workday).second)
            reader.fail("date", "stands twice");
        calendar.m_published.insert(year);
    }
    JIAYI_CHECK(reader.finish());
    for (const int year : unpublished) calendar.m_published.erase(year);
    return calendar;
}

}  // namespace jiayi::care
