// Short lists as the text of one column: a line each, its parts between tabs. Private to the rooms of orders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

/// Control characters within a part become spaces.
std::string joinedRows(const std::vector<std::vector<std::string>>& rows);
/// Every row has `parts` parts; what is missing is empty.
std::vector<std::vector<std::string>> splitRows(std::string_view text, std::size_t parts);

}  // namespace jiayi::pharmacy
