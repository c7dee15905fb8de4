#include "models/core/rule_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace jiayi {

namespace {

template <class T>
std::optional<T> wholeCell(const std::string& cell) {
    T value{};
    const auto* end = cell.data() + cell.size();
    const auto read = std::from_chars(cell.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) return {};
    return value;
}

}  // namespace

RuleReader::RuleReader(std::string file, std::string_view text) : m_file(std::move(file)) {
    auto table = parseCsv(text);
    if (table)
        m_table = std::move(*table);
    else
        m_error = invalid("rules.file", m_file + ": " + toString(table.error()));
}

bool RuleReader::next() {
    if (m_error || m_next >= m_table.rows.size()) return false;
    ++m_next;
    const auto cells = m_table.rows[m_next - 1].size();
    if (cells != m_table.header.size())
        fail("row",
             "has " + std::to_string(cells) + " cells instead of " + std::to_string(m_table.header.size()));
    return !m_error;
}

std::string RuleReader::text(std::string_view column) {
    if (m_error) return {};
    if (!m_table.column(column)) {
        fail(column, "is missing");
        return {};
    }
    return m_table.cell(m_next - 1, column);
}

std::string RuleReader::required(std::string_view column) {
    auto cell = text(column);
    if (cell.empty()) fail(column, "is empty");
    return cell;
}

std::optional<double> RuleReader::optionalNumber(std::string_view column) {
    const auto cell = text(column);
    if (cell.empty()) return {};
    const auto value = wholeCell<double>(cell);
    if (value && std::isfinite(*value)) return value;  // from_chars reads "inf" and "nan"
    fail(column, "is not a number");
    return {};
}

double RuleReader::number(std::string_view column) {
    const auto value = optionalNumber(column);
    if (!value) fail(column, "is not a number");
    return value.value_or(0);
}

std::optional<int> RuleReader::optionalInteger(std::string_view column) {
    const auto cell = text(column);
    if (cell.empty()) return {};
    const auto value = wholeCell<int>(cell);
    if (!value) fail(column, "is not a whole number");
    return value;
}

int RuleReader::integer(std::string_view column) {
    const auto value = optionalInteger(column);
    if (!value) fail(column, "is not a whole number");
    return value.value_or(0);
}

Date RuleReader::date(std::string_view column) {
    const auto value = parseDate(text(column));
    if (!value) fail(column, "is not a date");
    return value ? *value : Date{};
}

bool RuleReader::flag(std::string_view column) {
    return choice<bool>(column, {{"no", false}, {"yes", true}});
}

std::vector<std::string> RuleReader::list(std::string_view column, char separator) {
    const auto cell = text(column);
    std::vector<std::string> parts;
    for (std::size_t from = 0; !cell.empty() && from <= cell.size();) {
        const auto to = std::min(cell.find(separator, from), cell.size());
        parts.push_back(cell.substr(from, to - from));
        if (parts.back().empty()) fail(column, "has an empty part");
        from = to + 1;
    }
    return parts;
}

RuleOrigin RuleReader::origin() { return {required("source"), required("version"), date("valid_from")}; }

void RuleReader::fail(std::string_view column, std::string_view what) {
    if (m_error) return;
    // Counted as a spreadsheet shows it: the header is row 1.
    m_error = invalid("rules.row", m_file + " row " + std::to_string(m_next + 1) + ": " +
                                       std::string{column} + " " + std::string{what});
}

Result<void> RuleReader::finish() const {
    if (m_error) return *m_error;
    return {};
}

}  // namespace jiayi
