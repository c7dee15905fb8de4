// What a file of laboratory results is made of, whatever its format.
#pragma once

#include "models/diagnostics/rules/report.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::laboratory {

/// What stands or falls together: a message, a report's rows of a table, a resource.
struct Entry {
    std::size_t line = 0;  ///< of the file, from 1
    /// The detail of an error names the place and never what stands there.
    Result<std::vector<diagnostics::Report>> reports;
};

/// False: it is enough, read no further.
using OnEntry = std::function<bool(Entry entry)>;

}  // namespace jiayi::laboratory
