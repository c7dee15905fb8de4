// A file of laboratory results, of whichever format its beginning shows.
#pragma once

#include "sync/laboratory/table_reader.h"

#include <iosfwd>

namespace jiayi::laboratory {

/// What the readers go by, read once.
struct ReaderRules {
    Words words;
    Columns columns;
};
/// Invalid "rules.row".
Result<ReaderRules> loadReaderRules();

/// HL7 v2 (MSH, FHS or BHS, framed or not), NDJSON (begins with '{'), else a table. The stream must be seekable. Errors are those of the whole file: see readTable(); and
/// Invalid "file.empty".
Result<void> readResults(std::istream& stream, const ReaderRules& rules, const OnEntry& onEntry);

}  // namespace jiayi::laboratory
