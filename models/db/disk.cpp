#include "models/db/disk.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <charconv>
#include <fstream>

namespace jiayi::db {

namespace {

class SystemDisk final : public Disk {
public:
    std::string vfs() const override { return {}; }
    bool exists(const std::filesystem::path& path) override { return std::filesystem::exists(path); }

    /// The WAL beside the store gets the same mode.
    void createPrivately(const std::filesystem::path& path) override {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file >= 0) ::close(file);  // otherwise it is there, or SQLite says why it cannot be
    }

    std::optional<std::int64_t> readHead(const std::filesystem::path& head) override {
        std::ifstream file{head};
        std::int64_t counter = 0;
        if (file >> counter) return counter;
        return {};
    }

    void raiseHead(const std::filesystem::path& head, std::int64_t counter) override {
        const int file = ::open(head.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0) return;
        ::flock(file, LOCK_EX);
        char text[32] = {};
        std::int64_t before = 0;
        if (const auto size = ::pread(file, text, sizeof text - 1, 0); size > 0) std::from_chars(text, text + size, before);
        if (before < counter) {
            const auto now = std::to_string(counter) + "\n";
            if (::pwrite(file, now.data(), now.size(), 0) == static_cast<ssize_t>(now.size())) ::fdatasync(file);
        }
        ::close(file);
    }
};

}  // namespace

Disk& systemDisk() {
    static SystemDisk disk;
    return disk;
}

}  // namespace jiayi::db
