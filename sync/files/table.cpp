#include "sync/files/table.h"

#include "models/core/csv.h"
#include "models/core/text.h"
#include "sync/files/xlsx_reader.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <fstream>

namespace jiayi::files {

namespace {

constexpr std::uintmax_t kMaxTableFile = std::uintmax_t{256} << 20;

std::size_t filledCells(const TableRow& row) {
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }));
}

/// What separates the cells: whichever of the three the first line has most of.
char delimiterOf(std::string_view text) {
    const auto line = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', '\t', ';'}) {
        const auto count = std::count(line.begin(), line.end(), candidate);
        if (count > most) best = candidate, most = count;
    }
    return best;
}

Result<std::vector<Table>> readCsvTables(const std::filesystem::path& path) {
    JIAYI_TRY(const auto bytes, readWhole(path));
    JIAYI_TRY(const auto text, decodeText(bytes));
    JIAYI_TRY(auto csv, parseCsv(text, delimiterOf(text)));
    std::vector<TableRow> rows;
    rows.push_back({1, std::move(csv.header)});
    // Row numbers count records: a cell may hold line ends.
    for (auto& cells : csv.rows) rows.push_back({rows.size() + 1, std::move(cells)});
    return tablesOf(path.filename().string(), std::move(rows));
}

}  // namespace

Result<std::string> readWhole(const std::filesystem::path& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) return Error{Errc::NotFound, "file.not-found", {}};
    if (size > kMaxTableFile) return invalid("file.size");
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size))) return Error{Errc::NotFound, "file.not-found", {}};
    return bytes;
}

std::vector<Table> tablesOf(std::string name, std::vector<TableRow> rows) {
    auto header = std::find_if(rows.begin(), rows.end(), [](const TableRow& row) { return filledCells(row) >= 2; });
    if (header == rows.end()) header = std::find_if(rows.begin(), rows.end(), [](const TableRow& row) { return filledCells(row) == 1; });
    if (header == rows.end()) return {};
    Table table{std::move(name), std::move(header->cells), {}};
    while (!table.header.empty() && table.header.back().empty()) table.header.pop_back();
    for (auto row = std::next(header); row != rows.end(); ++row)
        if (filledCells(*row) > 0) table.rows.push_back(std::move(*row));
    // A column without a header is still a column.
    std::size_t width = table.header.size();
    for (const auto& row : table.rows) {
        auto last = row.cells.size();
        while (last > width && row.cells[last - 1].empty()) --last;
        width = std::max(width, last);
    }
    while (table.header.size() < width) table.header.push_back("column " + std::to_string(table.header.size() + 1));
    for (std::size_t i = 0; i < width; ++i)
        if (table.header[i].empty()) table.header[i] = "column " + std::to_string(i + 1);
    return {std::move(table)};
}

Result<std::vector<Table>> readTables(const std::filesystem::path& path) {
    auto extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (!std::filesystem::exists(path)) return Error{Errc::NotFound, "file.not-found", {}};
    if (extension != ".xlsx" && extension != ".csv") return invalid("file.kind", extension);
    JIAYI_TRY(auto tables, extension == ".xlsx" ? readXlsx(path) : readCsvTables(path));
    if (tables.empty()) return invalid("file.empty");
    return tables;
}

}  // namespace jiayi::files
