// Which column of a table means what. A plain value that the import window edits and the command line proposes.
#pragma once

#include "models/core/result.h"
#include "models/core/rule_reader.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiayi::roster {

/// `target` is "record_id", "name", "visit_date", "conditions" ... (resources/rules/import_columns.csv), the code of an
/// observation, kKeepColumn or kIgnoreColumn.
struct ColumnMapping {
    std::string header;
    std::string target;
    std::string unit;  ///< as the header or the person at the desk says; empty: none said
    /// Value codes that the header explains: "Gender (Female=1, Male=2)" gives {"1": "Female", "2": "Male"}.
    std::map<std::string, std::string, std::less<>> codes;
    bool operator==(const ColumnMapping&) const = default;
};
/// Not one of ours: its values are kept as results under their own header, so that nothing is silently dropped.
inline constexpr std::string_view kKeepColumn = "keep";
/// A person decided to leave it out. Proposed only for what a rejects file adds to a table.
inline constexpr std::string_view kIgnoreColumn = "ignore";
/// How the headers begin that a rejects file puts before the table's own.
inline constexpr std::string_view kOwnColumn = "jiayi:";

struct TableMapping {
    std::string table;   ///< file or sheet, for messages
    std::string source;  ///< names whose record numbers these are; two imports under one name meet in one resident
    std::vector<ColumnMapping> columns;  ///< one for each column of the table, in its order
    bool operator==(const TableMapping&) const = default;

    bool has(std::string_view target) const;
};

struct ColumnRule {
    std::string target;
    std::vector<std::string> names;
    std::string unit;  ///< assumed where the header says none
    RuleOrigin origin;
};

/// What headers are understood, from import_columns.csv and whatever names are added to it.
class ColumnBook {
public:
    /// From the embedded file; Invalid "rules.row".
    static Result<ColumnBook> load();
    /// A row of the file is never overruled.
    void add(const ColumnRule& rule);

    /// `isUnit` tells a unit from other words in brackets.
    ColumnMapping propose(std::string_view header, const std::function<bool(std::string_view)>& isUnit) const;
    /// Every target that import_columns.csv names, for the window's list.
    const std::vector<std::string>& targets() const { return m_targets; }

private:
    std::vector<std::string> m_targets;
    std::map<std::string, std::pair<std::string, std::string>, std::less<>> m_byName;  ///< folded name -> target, unit
};

struct MappingProblem {
    std::string column;  ///< its header; empty for the table
    std::string reason;  ///< "import.no-identity", "import.no-date", "import.column-twice", "import.unknown-target"
    bool operator==(const MappingProblem&) const = default;
};
/// Why this mapping cannot be imported; empty when it can. `isObservation` knows the codes of observations.csv.
std::vector<MappingProblem> mappingProblems(const TableMapping& mapping,
                                            const std::function<bool(std::string_view)>& isObservation);

}  // namespace jiayi::roster
