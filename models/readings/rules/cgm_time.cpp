#include "models/readings/rules/cgm_time.h"

#include "models/core/text.h"

#include <string>

namespace jiayi::readings {

namespace {

/// Reads from the front; the first thing that does not fit ends it.
class TimeScanner {
public:
    explicit TimeScanner(std::string_view text) : m_rest(text) {}

    /// `least` to `most` digits, and no further digit behind them.
    int number(std::size_t least, std::size_t most, std::size_t* length = nullptr) {
        std::size_t digits = 0;
        int value = 0;
        while (digits < m_rest.size() && digits < most && isDigit(m_rest[digits])) value = value * 10 + (m_rest[digits++] - '0');
        if (digits < least || (digits < m_rest.size() && isDigit(m_rest[digits]))) return fail();
        m_rest.remove_prefix(digits);
        if (length) *length = digits;
        return value;
    }
    bool take(std::string_view word) {
        if (!m_rest.starts_with(word)) return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    template <class... Words>
    void need(Words... words) {
        if (!(take(words) || ...)) fail();
    }
    void spaces() {
        while (take(" ")) {}
    }
    bool atEnd() const { return m_rest.empty(); }
    bool ok() const { return m_ok; }
    int fail() {
        m_ok = false;
        return 0;
    }

private:
    static bool isDigit(char c) { return c >= '0' && c <= '9'; }
    std::string_view m_rest;
    bool m_ok = true;
};

void readDay(TimeScanner& scan, WrittenTime& time) {
    std::size_t length = 0;
    time.numbers[0] = scan.number(1, 4, &length);
    time.yearFirst = length == 4;
    if (!time.yearFirst && length > 2) scan.fail();
    scan.need("-", "/", ".", "年");
    time.numbers[1] = scan.number(1, 2);
    scan.need("-", "/", ".", "月");
    time.numbers[2] = time.yearFirst ? scan.number(1, 2) : scan.number(4, 4);
    scan.take("日");
    scan.take(",");
    if (!scan.take("T")) scan.spaces();
}

void readClock(TimeScanner& scan, WrittenTime& time) {
    bool afternoon = scan.take("下午"), morning = !afternoon && scan.take("上午");
    scan.spaces();
    int hour = scan.number(1, 2);
    scan.need(":", "时");
    const int minute = scan.number(2, 2);
    scan.take("分");
    if (scan.take(":")) {
        scan.number(2, 2);
        if (scan.take(".")) scan.number(1, 9);
    }
    scan.spaces();
    afternoon = afternoon || scan.take("PM") || scan.take("pm");
    morning = morning || (!afternoon && (scan.take("AM") || scan.take("am")));
    if (afternoon || morning) {
        if (hour < 1 || hour > 12) scan.fail();
        hour = hour % 12 + (afternoon ? 12 : 0);
    }
    if (hour > 23 || minute > 59) scan.fail();
    time.clock = std::chrono::minutes{hour * 60 + minute};
}

void readZone(TimeScanner& scan, WrittenTime& time) {
    if (scan.take("Z")) {
        time.zone = std::chrono::minutes{0};
        return;
    }
    const bool east = scan.take("+");
    if (!east && !scan.take("-")) return;
    const int hours = scan.number(2, 2);
    scan.take(":");
    const int minutes = scan.number(2, 2);
    if (hours > 14 || minutes > 59) scan.fail();
    time.zone = std::chrono::minutes{(east ? 1 : -1) * (hours * 60 + minutes)};
}

}  // namespace

std::optional<DayOrder> WrittenTime::order() const {
    if (yearFirst) return {};
    if (numbers[0] > 12) return DayOrder::DayFirst;
    if (numbers[1] > 12) return DayOrder::MonthFirst;
    return {};
}

std::optional<WrittenTime> writtenTime(std::string_view cell) {
    const auto text = normalized(cell);
    TimeScanner scan(text);
    WrittenTime time;
    readDay(scan, time);
    if (scan.ok()) readClock(scan, time);
    if (scan.ok()) readZone(scan, time);
    if (!scan.ok() || !scan.atEnd()) return {};
    return time;
}

std::optional<Instant> instantOf(const WrittenTime& time, DayOrder order) {
    const auto& n = time.numbers;
    const int year = time.yearFirst ? n[0] : n[2];
    const int month = time.yearFirst ? n[1] : order == DayOrder::DayFirst ? n[1] : n[0];
    const int day = time.yearFirst ? n[2] : order == DayOrder::DayFirst ? n[0] : n[1];
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || year < 1990 || year > 2200) return {};
    return Instant{std::chrono::sys_days{date}} + time.clock - time.zone.value_or(kShanghaiOffset);
}

}  // namespace jiayi::readings
