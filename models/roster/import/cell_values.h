// What is written in a cell. Cells are text; nothing here depends on where the table came from.
#pragma once

#include "models/core/dates.h"
#include "models/core/sex.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiayi::roster {

/// Empty, "/", "-", "--", "N/A", "NA", "null", "未查", "未测", "不详".
bool isMissing(std::string_view cell);
/// The same for a list of things somebody has or takes, where "none", "no", "无", "否" are answers too.
bool isNone(std::string_view cell);

/// 2020-12-30, 2020/12/30, 2020.12.30, 20201230, 2020年12月30日, each with or without a time behind it. Invalid
/// "import.date".
Result<Date> parseDay(std::string_view cell);
/// "male", "M", "男", "男性", "1" (GB/T 2261.1); nothing for other text.
std::optional<Sex> parseSex(std::string_view cell);

/// "2000_0_20201230": person, number of the visit, its date.
struct RecordId {
    std::string person;
    std::string visit;
    Date date{};
};
/// Invalid "import.record-id".
Result<RecordId> parseRecordId(std::string_view cell);

/// A number, whole cell, with or without a unit behind it: "6.8", "6.8%", "1,234.5".
struct CellNumber {
    double value = 0;
    std::string text;  ///< the number as written
    std::string unit;  ///< what stands behind it
};
std::optional<CellNumber> parseCellNumber(std::string_view cell);
/// "128/76".
std::optional<std::pair<double, double>> parsePressure(std::string_view cell);

/// The parts between commas, semicolons, 、 and line ends, brackets left whole, trimmed, without empty ones.
std::vector<std::string> splitList(std::string_view cell);

}  // namespace jiayi::roster
