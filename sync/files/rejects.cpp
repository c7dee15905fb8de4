// The rejects file.
#include "models/core/csv.h"
#include "sync/files/atomic_file.h"
#include "sync/files/import.h"

#include <algorithm>

namespace jiayi::files {

namespace {

constexpr std::string_view kOwn[] = {"jiayi:file", "jiayi:row", "jiayi:column", "jiayi:reason"};

/// All from one table: its own columns can stand in the file.
bool sameTable(const std::vector<roster::Reject>& rejects) {
    return !rejects.empty() && !rejects.front().header.empty() &&
           std::all_of(rejects.begin(), rejects.end(), [&](const roster::Reject& reject) {
               return reject.file == rejects.front().file && reject.header == rejects.front().header;
           });
}

std::string joinedCells(const roster::Reject& reject) {
    if (reject.header.empty()) return reject.original.empty() ? std::string{} : reject.original.front();
    auto row = csvRow(reject.original);
    while (row.ends_with('\n') || row.ends_with('\r')) row.pop_back();
    return row;
}

}  // namespace

Result<void> writeRejects(const roster::ImportReport& report, const std::filesystem::path& path) {
    return writeAtomically(path, [&](std::ostream& stream) -> Result<void> {
        const bool table = sameTable(report.rejects);
        std::vector<std::string> header(std::begin(kOwn), std::end(kOwn));
        if (table) header.insert(header.end(), report.rejects.front().header.begin(), report.rejects.front().header.end());
        else header.emplace_back("original");
        stream << "\xEF\xBB\xBF" << csvRow(header);
        for (const auto& reject : report.rejects) {
            std::vector<std::string> cells{reject.file, reject.row == 0 ? std::string{} : std::to_string(reject.row), reject.column,
                                           reject.reason};
            if (table) cells.insert(cells.end(), reject.original.begin(), reject.original.end());
            else cells.push_back(joinedCells(reject));
            stream << csvRow(cells);
        }
        return {};
    });
}

}  // namespace jiayi::files
