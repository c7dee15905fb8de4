// A .zip of named texts, all of them in memory; private to this room.
#pragma once

#include "models/core/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace jiayi::quality {

using PackTexts = std::map<std::string, std::string, std::less<>>;

/// Conflict "file.exists", Full "file.write".
Result<void> writePack(const PackTexts& texts, const std::filesystem::path& target);
/// NotFound "file.not-found"; Corrupt "evidence.format" for what is no such archive, or is larger than a pack can be.
Result<PackTexts> readPack(const std::filesystem::path& path);

}  // namespace jiayi::quality
