// MemoryDisk as SQLite sees it.
#pragma once

#include "tests/support/memory_disk.h"

#include <sqlite3.h>

namespace jiayi::test {

/// Registered while it lives. SQLite's C structures carry no other state than the disk.
struct MemoryVfs {
    explicit MemoryVfs(MemoryDisk& owner);
    ~MemoryVfs();
    MemoryVfs(const MemoryVfs&) = delete;
    MemoryVfs& operator=(const MemoryVfs&) = delete;

    /// An open file, in the memory that SQLite gives for it.
    struct Handle;

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags);
    static int remove(sqlite3_vfs* vfs, const char* name, int syncDirectory);
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* result);
    static int close(sqlite3_file* file);
    static int read(sqlite3_file* file, void* target, int amount, sqlite3_int64 offset);
    static int write(sqlite3_file* file, const void* data, int amount, sqlite3_int64 offset);
    static int truncate(sqlite3_file* file, sqlite3_int64 size);
    static int sync(sqlite3_file* file, int flags);
    static int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** memory);

    MemoryDisk& disk;
    std::string name;
    sqlite3_vfs vfs{};
};

}  // namespace jiayi::test
