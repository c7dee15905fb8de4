// Import of files: a look first, then the run. Both are plain functions on the caller's database and thread.
#pragma once

#include "models/roster/import/import_values.h"
#include "models/sync/unit.h"
#include "sync/mapping/registry.h"

#include <filesystem>
#include <vector>

namespace jiayi::files {

/// What the files hold, with a column mapping proposed for every table. A file that cannot be read says so in its
/// preview; only rule files that do not parse are an error (Invalid "rules.row"). Nothing is written.
Result<roster::ImportPlan> preview(const care::RuleBook& rules, const std::vector<std::filesystem::path>& files);

/// Runs the plan. What cannot be used is in the report's rejects, everything else goes on. Importing again changes
/// nothing. When it is stopped, what was committed stays, the report says cancelled, and running again goes on from there.
/// Errors are those of the store (Busy, Full ...) and of the rule files.
Result<roster::ImportReport> run(const sync::Context& context, const mapping::Registry& registry,
                                 const roster::ImportPlan& plan, const roster::ImportControl& control = {});

/// The rejects as CSV: of one table its own columns behind file, row, column and reason, so that it can be mended and
/// imported again; of anything else the original in one cell. Holds patient data: readable by its owner only. Conflict
/// "file.exists" is not raised: an old rejects file is replaced.
Result<void> writeRejects(const roster::ImportReport& report, const std::filesystem::path& path);

}  // namespace jiayi::files
