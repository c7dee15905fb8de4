#include "models/roster/import/cell_values.h"

#include "models/core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace jiayi::roster {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The runs of digits in the text, as far as they are separated by what dates are written with.
std::vector<int> dateNumbers(std::string_view text) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < text.size() && numbers.size() < 3;) {
        if (!isDigit(text[i])) {
            ++i;
            continue;
        }
        int value = 0;
        std::size_t length = 0;
        while (i < text.size() && isDigit(text[i]) && length < 8) value = value * 10 + (text[i++] - '0'), ++length;
        if (length == 8) return {value / 10000, value / 100 % 100, value % 100};
        numbers.push_back(value);
    }
    return numbers;
}

/// Day first or month first cannot be told apart: a date begins with its year.
bool beginsWithYear(std::string_view text) {
    return text.size() >= 8 && std::all_of(text.begin(), text.begin() + 4, isDigit);
}

}  // namespace

bool isMissing(std::string_view cell) {
    static constexpr std::array<std::string_view, 10> kMissing{"", "/", "-", "--", "n/a", "na", "null", "未查", "未测", "不详"};
    const auto word = searchFold(cell);
    return word.empty() || std::find(kMissing.begin(), kMissing.end(), word) != kMissing.end();
}

bool isNone(std::string_view cell) {
    static constexpr std::array<std::string_view, 6> kNone{"none", "no", "无", "否", "没有", "暂无"};
    return isMissing(cell) || std::find(kNone.begin(), kNone.end(), searchFold(cell)) != kNone.end();
}

Result<Date> parseDay(std::string_view cell) {
    const auto text = normalized(cell);
    if (!beginsWithYear(text)) return invalid("import.date");
    const auto numbers = dateNumbers(text);
    if (numbers.size() != 3 || numbers[0] < 1850 || numbers[0] > 2200) return invalid("import.date");
    const std::chrono::year_month_day day{std::chrono::year{numbers[0]}, std::chrono::month{static_cast<unsigned>(numbers[1])},
                                          std::chrono::day{static_cast<unsigned>(numbers[2])}};
    if (!day.ok()) return invalid("import.date");
    return Date{day};
}

std::optional<Sex> parseSex(std::string_view cell) {
    const auto word = searchFold(cell);
    if (word == "男" || word == "男性" || word == "male" || word == "m" || word == "man" || word == "1") return Sex::Male;
    if (word == "女" || word == "女性" || word == "female" || word == "f" || word == "woman" || word == "2") return Sex::Female;
    if (word == "9" || word == "未说明的性别") return Sex::Unspecified;
    if (word == "0" || word == "未知的性别" || word == "未知" || word == "unknown") return Sex::Unknown;
    return {};
}

Result<RecordId> parseRecordId(std::string_view cell) {
    const auto text = normalized(cell);
    const auto last = text.rfind('_');
    const auto first = last == std::string::npos ? last : text.rfind('_', last - 1);
    if (first == std::string::npos || first == 0) return invalid("import.record-id");
    RecordId record{text.substr(0, first), text.substr(first + 1, last - first - 1), {}};
    const auto date = parseDay(std::string_view{text}.substr(last + 1));
    if (!date || record.visit.empty()) return invalid("import.record-id");
    record.date = *date;
    return record;
}

std::optional<CellNumber> parseCellNumber(std::string_view cell) {
    const auto text = normalized(cell);
    // Thousands: a comma with three digits behind it, and digits before.
    std::string plain;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        const bool sign = (c == '-' || c == '+') && (i == 0 || plain.back() == 'e' || plain.back() == 'E');
        const bool exponent = (c == 'e' || c == 'E') && !plain.empty() && i + 1 < text.size() &&
                              (isDigit(text[i + 1]) || text[i + 1] == '-' || text[i + 1] == '+');
        const bool thousands = c == ',' && !plain.empty() && i + 3 < text.size() && isDigit(text[i + 1]) &&
                               isDigit(text[i + 2]) && isDigit(text[i + 3]) && (i + 4 == text.size() || !isDigit(text[i + 4]));
        if (thousands) continue;
        if (!isDigit(c) && c != '.' && !sign && !exponent) break;
        plain += c;
    }
    CellNumber number;
    const auto* begin = plain.data() + (plain.starts_with('+') ? 1 : 0);
    const auto* end = plain.data() + plain.size();
    const auto read = std::from_chars(begin, end, number.value);
    if (plain.empty() || read.ec != std::errc{} || read.ptr != end) return {};
    number.text = plain.substr(plain.starts_with('+') ? 1 : 0);
    const auto unit = std::string_view{text}.substr(i);
    if (const auto start = unit.find_first_not_of(' '); start != std::string_view::npos) number.unit = unit.substr(start);
    // "2020-12-30" or "3/5" is no number with a unit; nor is a sentence that begins with one.
    const bool oddUnit = !number.unit.empty() && (isDigit(number.unit.front()) || number.unit.front() == '-' ||
                                                  number.unit.front() == '/' || number.unit.find(' ') != std::string::npos);
    if (oddUnit) return {};
    return number;
}

std::optional<std::pair<double, double>> parsePressure(std::string_view cell) {
    const auto text = normalized(cell);
    const auto slash = text.find('/');
    if (slash == std::string::npos) return {};
    const auto high = parseCellNumber(std::string_view{text}.substr(0, slash));
    const auto low = parseCellNumber(std::string_view{text}.substr(slash + 1));
    if (!high || !low || !high->unit.empty()) return {};
    return std::pair{high->value, low->value};
}

std::vector<std::string> splitList(std::string_view cell) {
    std::vector<std::string> parts;
    std::string part;
    int depth = 0;
    const auto take = [&] {
        auto plain = normalized(part);
        if (!plain.empty()) parts.push_back(std::move(plain));
        part.clear();
    };
    for (const auto& point : codePoints(cell)) {
        if (point == "(" || point == "（") ++depth;
        if ((point == ")" || point == "）") && depth > 0) --depth;
        const bool separates = point == "," || point == ";" || point == "\n" || point == "、" || point == "，" || point == "；";
        if (separates && depth == 0) take();
        else part += point;
    }
    take();
    return parts;
}

}  // namespace jiayi::roster
