// What was read, as the expectation files write it: one line a report, a person, a result, a comment.
#pragma once

#include "sync/laboratory/source.h"

#include <string>

namespace jiayi::test {

/// "refused hl7.number OBX[1]-5", or the reports.
std::string rendered(const laboratory::Entry& entry);
std::string rendered(const diagnostics::Report& report);

}  // namespace jiayi::test
