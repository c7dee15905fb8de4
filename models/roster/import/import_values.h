// What an import will do and what it did, as plain values that the window and the command line share.
#pragma once

#include "models/roster/import/column_mapping.h"

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace jiayi::roster {

struct TablePreview {
    TableMapping mapping;  ///< as proposed; edit it before the run
    std::size_t rows = 0;
    std::vector<std::vector<std::string>> samples;  ///< the first rows
    std::vector<MappingProblem> problems;
};

enum class ImportKind { Fhir, Ndjson, Table };

struct FilePreview {
    std::string path;
    ImportKind kind = ImportKind::Table;
    std::string problem;  ///< why it cannot be read ("xlsx.damaged", "json.syntax" ...); empty when it can
    std::vector<TablePreview> tables;
    std::map<std::string, std::size_t> resources;  ///< of a FHIR file: how many of each type
};

struct ImportPlan {
    std::vector<FilePreview> files;
    /// Whose ids "Patient/123" are, for FHIR files that do not say it themselves.
    std::string source;
    bool dryRun = false;
};

/// Every resource is exactly one of created, changed, unchanged, rejected.
struct ImportCounts {
    std::size_t created = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t rejected = 0;
    std::size_t kept = 0;     ///< of those not rejected: no table holds it, it is kept as it came and exported again
    std::size_t waiting = 0;  ///< of those not rejected: its patient is not here yet
    bool operator==(const ImportCounts&) const = default;
};

struct Reject {
    std::string file;
    std::size_t row = 0;  ///< of a table, line of an NDJSON, entry of a Bundle, from 1; 0: the whole file
    std::string column;
    std::string reason;
    std::vector<std::string> header;    ///< of a table
    std::vector<std::string> original;  ///< the row's cells, or one cell with the resource
};

/// Values that were kept and are not believed, or are no numbers where numbers stand.
struct ImportFlag {
    std::string file;
    std::string column;
    std::string reason;  ///< "value.above-plausible", "unit.not-convertible", "value.not-a-number" ...
    std::size_t count = 0;
    bool operator==(const ImportFlag&) const = default;
};

struct ImportReport {
    std::map<std::string, ImportCounts> kinds;  ///< by FHIR type
    std::vector<Reject> rejects;
    std::vector<ImportFlag> flags;
    std::map<std::string, std::size_t> keptColumns;  ///< columns nobody knows -> values kept
    bool cancelled = false;

    ImportCounts total() const;
};

struct ImportControl {
    std::function<void(std::size_t done, std::size_t total)> progress;  ///< called on the importing thread; may be empty
    std::stop_token stop;
};

}  // namespace jiayi::roster
