// Results as a table: one row a result, columns by their headers in rules/laboratory_columns.csv, Chinese or English.
#pragma once

#include "sync/laboratory/source.h"
#include "sync/laboratory/words.h"

#include <map>
#include <string_view>

namespace jiayi::laboratory {

/// Header, in small letters and plain width -> column.
class Columns {
public:
    /// Invalid "rules.row".
    static Result<Columns> load();
    /// Empty for a header that says nothing to us.
    std::string_view columnOf(std::string_view header) const;

private:
    std::map<std::string, std::string, std::less<>> m_columns;
};

/// UTF-8 or GB18030; comma or tab. Rows of one sender, report number, test and time of issue are one version of one report wherever they stand, and stand or fall
/// together; an entry's line is that of its first row, the header being 1. Required: sender, report_number, issued, value and one of item_code, loinc, item_name.
/// Invalid for the whole file: "text.encoding", "csv.syntax", "csv.no-header", "csv.column-missing" and "csv.column-twice" with the column. For a report, with
/// "row N, column": "csv.cell-missing", "csv.time", "csv.date", "csv.sex", "csv.status", "csv.disagrees" (what is the report's differs between its rows).
Result<void> readTable(std::string_view bytes, const Words& words, const Columns& columns, const OnEntry& onEntry);

}  // namespace jiayi::laboratory
