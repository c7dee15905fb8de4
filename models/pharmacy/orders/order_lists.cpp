#include "models/pharmacy/orders/order_lists.h"

#include "models/pharmacy/orders/orders.h"

#include <algorithm>
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

std::string withWord(const std::string& said, const std::string& text) {
    const auto line = joinedRows({{text}});
    return said.empty() || line.empty() ? said + line : said + "\n" + line;
}

std::vector<ReviewWord> wordsOf(const PrescriptionReview& review) {
    const auto comments = splitRows(review.comment, 1), answers = splitRows(review.answer, 1);
    std::vector<ReviewWord> words;
    for (std::size_t i = 0; i < std::max(comments.size(), answers.size()); ++i) {
        if (i < comments.size()) words.push_back({true, comments[i][0]});
        if (i < answers.size()) words.push_back({false, answers[i][0]});
    }
    return words;
}

}  // namespace jiayi::pharmacy
