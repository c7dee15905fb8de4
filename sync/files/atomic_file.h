// A file that is there whole or not at all.
#pragma once

#include "models/core/result.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>

namespace jiayi::files {

/// Lets `write` fill a file beside `target`, readable by its owner only, and moves it into place when that and the
/// writing to disk went well; otherwise nothing stays. An existing file is replaced. Full "file.write" when the disk
/// is, Denied "file.write" when the folder is not writable; errors of `write` as they are.
Result<void> writeAtomically(const std::filesystem::path& target, const std::function<Result<void>(std::ostream&)>& write);

}  // namespace jiayi::files
