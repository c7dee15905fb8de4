#include "sync/hub/simulator/member_ring.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace jiayi::hub {

Result<std::vector<MemberKeys>> readMembers(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return std::vector<MemberKeys>{};
    std::ostringstream content;
    content << stream.rdbuf();
    const auto json = fhir::parseJson(content.str());
    if (!json) return Error{Errc::Corrupt, "members.file", json.error().reason};
    std::vector<MemberKeys> members;
    for (const auto& each : json->items("members")) {
        const auto text = [&](std::string_view name) { return std::string{each.textOr(name, "")}; };
        members.push_back({text("kind"), text("institution"), text("clientId"), text("privateKey"), text("keyId"), text("practitioner")});
        if (members.back().clientId.empty() || members.back().privateKey.empty()) return Error{Errc::Corrupt, "members.file", "a member without keys"};
    }
    return members;
}

Result<void> writeMembers(const std::filesystem::path& file, const std::vector<MemberKeys>& members) {
    auto list = fhir::Json::array();
    for (const auto& each : members) {
        list.push(fhir::Json::object({{"kind", each.kind},
                                      {"institution", each.institution},
                                      {"clientId", each.clientId},
                                      {"privateKey", each.privateKey},
                                      {"keyId", each.keyId},
                                      {"practitioner", each.practitioner}}));
    }
    const auto text = fhir::Json::object({{"members", std::move(list)}}).compact() + "\n";
    const Error failed{Errc::Rejected, "members.file", file.filename().string()};
    const auto making = file.string() + ".new";
    const int descriptor = ::open(making.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) return failed;
    const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written || ::rename(making.c_str(), file.c_str()) != 0) return failed;
    return {};
}

}  // namespace jiayi::hub
