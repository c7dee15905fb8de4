#include "sync/files/atomic_file.h"

namespace jiayi::files {

Result<void> writeAtomically(const std::filesystem::path& target, const std::function<Result<void>(std::ostream&)>& write) {
    namespace fs = std::filesystem;
    auto draft = target;
    draft += ".part";
    std::error_code ignored, error;
    const auto fail = [&](const Error& reason) -> Result<void> {
        fs::remove(draft, ignored);
        return reason;
    };
    {
        std::ofstream stream(draft, std::ios::binary | std::ios::trunc);
        if (!stream) return fail({Errc::Denied, "file.write", {}});
        fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write, ignored);
        if (auto written = write(stream); !written) return fail(written.error());
        stream.flush();
        if (!stream) return fail({Errc::Full, "file.write", {}});
    }
    fs::rename(draft, target, error);
    if (error) return fail({Errc::Denied, "file.write", {}});
    return {};
}

}  // namespace jiayi::files
