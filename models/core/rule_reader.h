// Reads a rule table (CSV under resources/rules) strictly: a row that does not parse is an error that names the
// file and the row, never a row that is skipped.
#pragma once

#include "models/core/csv.h"
#include "models/core/dates.h"
#include "models/core/result.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiayi {

/// Where a rule comes from. Every row of every rule table has these three columns.
struct RuleOrigin {
    std::string source;
    std::string version;
    Date validFrom{};
};

/// The first failure sticks: later reads return defaults, next() returns false and finish() tells the failure.
/// So a table is read in one plain loop:
///     while (reader.next()) rows.push_back({reader.required("code"), reader.number("limit")});
///     JIAYI_CHECK(reader.finish());
class RuleReader {
public:
    /// `file` is only named in errors.
    RuleReader(std::string file, std::string_view text);

    bool next();

    std::string text(std::string_view column);
    /// Not empty.
    std::string required(std::string_view column);
    double number(std::string_view column);
    std::optional<double> optionalNumber(std::string_view column);
    int integer(std::string_view column);
    std::optional<int> optionalInteger(std::string_view column);
    Date date(std::string_view column);
    /// "yes" or "no".
    bool flag(std::string_view column);
    /// The parts between separators; none of them empty, unless the cell is.
    std::vector<std::string> list(std::string_view column, char separator = ';');
    /// One of a closed set of words.
    template <class T>
    T choice(std::string_view column, std::initializer_list<std::pair<std::string_view, T>> words) {
        const std::string word = text(column);
        for (const auto& [name, value] : words)
            if (name == word) return value;
        fail(column, "is none of the known words");
        return words.begin()->second;
    }
    /// The columns source, version, valid_from.
    RuleOrigin origin();

    void fail(std::string_view column, std::string_view what);
    /// Invalid "rules.row" (or "rules.file", when the file as a whole cannot be read), with file, row and column.
    Result<void> finish() const;

private:
    std::string m_file;
    CsvTable m_table;
    std::size_t m_next = 0;
    std::optional<Error> m_error;
};

}  // namespace jiayi
