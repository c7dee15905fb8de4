// The members' keys in one file that only its owner may read.
#pragma once

#include "sync/hub/simulator/member.h"

#include <filesystem>

namespace jiayi::hub {

/// Empty when there is no such file. Corrupt "members.file".
Result<std::vector<MemberKeys>> readMembers(const std::filesystem::path& file);
/// Replaces the file as a whole or not at all. Rejected "members.file".
Result<void> writeMembers(const std::filesystem::path& file, const std::vector<MemberKeys>& members);

}  // namespace jiayi::hub
