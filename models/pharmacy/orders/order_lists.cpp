#include "models/pharmacy/orders/order_lists.h"

#include <utility>

namespace jiayi::pharmacy {

std::string joinedRows(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    for (const auto& row : rows) {
        if (!text.empty()) text += '\n';
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += '\t';
            for (const char c : row[i]) text += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        }
    }
    return text;
}

std::vector<std::vector<std::string>> splitRows(std::string_view text, std::size_t parts) {
    std::vector<std::vector<std::string>> rows;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        std::vector<std::string> row;
        while (row.size() < parts) {
            const auto tab = line.find('\t');
            row.emplace_back(line.substr(0, tab));
            line = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace jiayi::pharmacy
