#include "models/core/csv.h"

#include <csv.h>

#include <algorithm>
#include <stdexcept>

namespace jiayi {

namespace {

struct Reading {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
};

void onField(void* bytes, std::size_t size, void* state) {
    static_cast<Reading*>(state)->row.emplace_back(static_cast<const char*>(bytes), size);
}

void onRow(int, void* state) {
    auto& reading = *static_cast<Reading*>(state);
    reading.rows.push_back(std::move(reading.row));
    reading.row.clear();
}

const std::string kEmpty;

/// A reader would drop spaces at the ends of a bare cell.
bool needsQuotes(const std::string& cell) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    return cell.find_first_of("\",\r\n") != std::string::npos || (!cell.empty() && (isSpace(cell.front()) || isSpace(cell.back())));
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) return {};
    return static_cast<std::size_t>(found - header.begin());
}

const std::string& CsvTable::cell(std::size_t row, std::string_view name) const {
    const auto at = column(name);
    if (!at) throw std::logic_error("no such column: " + std::string{name});
    return *at < rows[row].size() ? rows[row][*at] : kEmpty;
}

Result<CsvTable> parseCsv(std::string_view text, char delimiter) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Reading reading;
    csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    const auto read = csv_parse(&parser, text.data(), text.size(), onField, onRow, &reading);
    const bool whole = read == text.size() && csv_fini(&parser, onField, onRow, &reading) == 0;
    csv_free(&parser);
    if (!whole) return invalid("csv.syntax", "row " + std::to_string(reading.rows.size() + 1));
    if (reading.rows.empty()) return invalid("csv.no-header");
    CsvTable table;
    table.header = std::move(reading.rows.front());
    reading.rows.erase(reading.rows.begin());
    table.rows = std::move(reading.rows);
    return table;
}

std::string csvRow(const std::vector<std::string>& cells) {
    std::string row;
    for (const auto& cell : cells) {
        if (!row.empty() || &cell != &cells.front()) row += ',';
        // A row of one empty cell would be a blank line, which readers pass over.
        if (!needsQuotes(cell) && !(cell.empty() && cells.size() == 1)) {
            row += cell;
            continue;
        }
        std::string quoted(csv_write(nullptr, 0, cell.data(), cell.size()), '\0');
        quoted.resize(csv_write(quoted.data(), quoted.size(), cell.data(), cell.size()));
        row += quoted;
    }
    return row + "\r\n";
}

}  // namespace jiayi
