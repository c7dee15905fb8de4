// NDJSON: one resource a line, as bulk export writes it.
#pragma once

#include "sync/fhir/json.h"

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace jiayi::fhir {

struct LineError {
    std::size_t line;  ///< counted from 1
    Error error;
};

struct NdjsonReport {
    std::size_t lines = 0;  ///< handed over and taken
    std::vector<LineError> errors;
};

/// Hands over each line as a tree. A line that cannot be read, or that `onLine` refuses, is listed, and reading goes
/// on: one bad line does not cost the others. Blank lines are passed over; lines may end in CR LF.
NdjsonReport readNdjson(std::istream& stream,
                        const std::function<Result<void>(std::size_t line, Json value)>& onLine,
                        const JsonLimits& limits = {});
void writeNdjsonLine(std::ostream& stream, const Json& value);

}  // namespace jiayi::fhir
