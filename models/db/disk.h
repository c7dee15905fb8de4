// Where stores lie: files of the operating system, unless a test brings a disk of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace jiayi::db {

/// What a connection asks of a disk beside SQLite's own reads and writes. Outlives every connection on it.
class Disk {
public:
    virtual ~Disk() = default;
    /// The registered SQLite VFS that keeps stores on this disk; empty for SQLite's default.
    virtual std::string vfs() const = 0;
    virtual bool exists(const std::filesystem::path& path) = 0;
    /// A new store is its owner's alone; what is there already stays as it is.
    virtual void createPrivately(const std::filesystem::path& path) = 0;
    /// The number that F.head holds; nothing if there is no such file, or no number in it.
    virtual std::optional<std::int64_t> readHead(const std::filesystem::path& head) = 0;
    /// F.head is never set back. A failure is silent: a missing F.head weakens detection, it must not lose a commit.
    virtual void raiseHead(const std::filesystem::path& head, std::int64_t counter) = 0;
};

/// The machine's file system.
Disk& systemDisk();

}  // namespace jiayi::db
