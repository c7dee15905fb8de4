#include "tests/support/memory_vfs.h"

#include "tests/support/memory_file.h"

#include <cstring>
#include <new>
#include <stdexcept>

namespace jiayi::test {

struct MemoryVfs::Handle {
    sqlite3_file base;
    MemoryDisk* disk;
    std::shared_ptr<MemoryFile> file;
    int lock;
    bool usesShm;
    unsigned shmShared;
    unsigned shmExclusive;
};

namespace {

using Handle = MemoryVfs::Handle;

Handle& handleOf(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
MemoryVfs& vfsOf(sqlite3_vfs* vfs) { return *static_cast<MemoryVfs*>(vfs->pAppData); }

int codeOf(MemoryDisk::Failure failure, int broken) { return failure == MemoryDisk::Failure::NoSpace ? SQLITE_FULL : broken; }

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(handleOf(file).file->bytes.size());
    return SQLITE_OK;
}

int lock(sqlite3_file* raw, int level) {
    auto& handle = handleOf(raw);
    auto& file = *handle.file;
    const auto free = [&](const void* holder) { return holder == nullptr || holder == &handle; };
    if (level <= handle.lock) return SQLITE_OK;
    if (handle.lock == SQLITE_LOCK_NONE) {
        if (!free(file.pending) || !free(file.exclusive)) return SQLITE_BUSY;
        ++file.shared;
        handle.lock = SQLITE_LOCK_SHARED;
    }
    if (level >= SQLITE_LOCK_RESERVED) {
        if (!free(file.reserved)) return SQLITE_BUSY;
        file.reserved = &handle;
        handle.lock = SQLITE_LOCK_RESERVED;
    }
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        file.pending = &handle;
        if (file.shared > 1) return SQLITE_BUSY;
        file.exclusive = &handle;
        handle.lock = SQLITE_LOCK_EXCLUSIVE;
    }
    return SQLITE_OK;
}

int unlock(sqlite3_file* raw, int level) {
    auto& handle = handleOf(raw);
    auto& file = *handle.file;
    for (auto* holder : {&file.reserved, &file.pending, &file.exclusive})
        if (*holder == &handle) *holder = nullptr;
    if (level == SQLITE_LOCK_NONE && handle.lock > SQLITE_LOCK_NONE) --file.shared;
    handle.lock = std::min(handle.lock, level);
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* raw, int* result) {
    *result = handleOf(raw).file->reserved != nullptr;
    return SQLITE_OK;
}

int shmLock(sqlite3_file* raw, int offset, int count, int flags) {
    auto& handle = handleOf(raw);
    auto& file = *handle.file;
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const auto slots = [&](auto each) {
        for (int slot = offset; slot < offset + count; ++slot) each(static_cast<std::size_t>(slot), 1U << slot);
    };
    if (flags & SQLITE_SHM_UNLOCK) {
        slots([&](std::size_t slot, unsigned bit) {
            if (handle.shmShared & bit) --file.shmShared[slot];
            if (handle.shmExclusive & bit) file.shmExclusive[slot] = nullptr;
            handle.shmShared &= ~bit;
            handle.shmExclusive &= ~bit;
        });
        return SQLITE_OK;
    }
    bool busy = false;
    slots([&](std::size_t slot, unsigned bit) {
        const auto* holder = file.shmExclusive[slot];
        const int others = file.shmShared[slot] - ((handle.shmShared & bit) ? 1 : 0);
        busy |= (holder && holder != &handle) || (exclusive && others > 0);
    });
    if (busy) return SQLITE_BUSY;
    slots([&](std::size_t slot, unsigned bit) {
        if (exclusive) {
            file.shmExclusive[slot] = &handle;
            handle.shmExclusive |= bit;
        } else if (!(handle.shmShared & bit)) {
            ++file.shmShared[slot];
            handle.shmShared |= bit;
        }
    });
    return SQLITE_OK;
}

void shmBarrier(sqlite3_file*) {}

int shmUnmap(sqlite3_file* raw, int) {
    auto& handle = handleOf(raw);
    if (!handle.usesShm) return SQLITE_OK;
    shmLock(raw, 0, static_cast<int>(MemoryFile::kShmSlots), SQLITE_SHM_UNLOCK);
    handle.usesShm = false;
    if (--handle.file->shmUsers == 0) handle.file->shm.clear();
    return SQLITE_OK;
}

int fileControl(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file*) { return 4096; }
// As the file systems of the machines we know: what is not written is not harmed.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

const sqlite3_io_methods kMethods{2, MemoryVfs::close, MemoryVfs::read, MemoryVfs::write, MemoryVfs::truncate, MemoryVfs::sync,
                                  fileSize, lock, unlock, checkReserved, fileControl, sectorSize, characteristics,
                                  MemoryVfs::shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr};

int fullPath(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}
int randomness(sqlite3_vfs*, int size, char* out) {
    std::memset(out, 42, static_cast<std::size_t>(size));
    return size;
}
int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }
int currentTime(sqlite3_vfs*, double* days) {
    *days = 2461000.5;
    return SQLITE_OK;
}
int lastError(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

MemoryVfs::MemoryVfs(MemoryDisk& owner) : disk(owner) {
    static int disks = 0;
    name = "memory-" + std::to_string(++disks);
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(Handle);
    vfs.mxPathname = 256;
    vfs.zName = name.c_str();
    vfs.pAppData = this;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleep;
    vfs.xCurrentTime = currentTime;
    vfs.xGetLastError = lastError;
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) throw std::runtime_error("the disk cannot be registered");
}

MemoryVfs::~MemoryVfs() { sqlite3_vfs_unregister(&vfs); }

int MemoryVfs::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* raw, int flags, int* outFlags) {
    auto& disk = vfsOf(vfs).disk;
    raw->pMethods = nullptr;
    auto* known = path ? disk.find(path) : nullptr;
    if (!known && path && !(flags & SQLITE_OPEN_CREATE)) return SQLITE_CANTOPEN;
    const auto gate = disk.enter(!known);
    disk.m_cutNow = false;
    if (gate == MemoryDisk::Gate::Failed) return codeOf(disk.m_failure, SQLITE_CANTOPEN);
    if (gate == MemoryDisk::Gate::Dead) return SQLITE_CANTOPEN;
    auto* handle = new (raw) Handle{};
    if (path) {
        disk.make(path);
        handle->file = disk.m_files[path];
    } else {
        handle->file = std::make_shared<MemoryFile>();
    }
    handle->base.pMethods = &kMethods;
    handle->disk = &disk;
    ++disk.m_open;
    if (outFlags) *outFlags = flags;
    return SQLITE_OK;
}

int MemoryVfs::remove(sqlite3_vfs* vfs, const char* path, int syncDirectory) {
    auto& disk = vfsOf(vfs).disk;
    const auto file = disk.m_files.find(path);
    if (file == disk.m_files.end()) return SQLITE_IOERR_DELETE_NOENT;
    const auto gate = disk.enter(true);
    const bool asked = gate == MemoryDisk::Gate::Open || disk.m_cutNow;
    disk.m_cutNow = false;
    if (asked) {
        if (!syncDirectory || gate != MemoryDisk::Gate::Open) disk.m_deleted[path] = file->second;
        disk.m_files.erase(file);
    }
    if (gate == MemoryDisk::Gate::Failed) return codeOf(disk.m_failure, SQLITE_IOERR_DELETE);
    return gate == MemoryDisk::Gate::Open ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

int MemoryVfs::access(sqlite3_vfs* vfs, const char* path, int, int* result) {
    auto& disk = vfsOf(vfs).disk;
    const auto* file = disk.find(path);
    // SQLite asks this of a WAL to learn whether there is anything to recover.
    *result = file != nullptr && disk.m_powered;
    return SQLITE_OK;
}

int MemoryVfs::close(sqlite3_file* raw) {
    auto& handle = handleOf(raw);
    shmUnmap(raw, 0);
    unlock(raw, SQLITE_LOCK_NONE);
    --handle.disk->m_open;
    handle.~Handle();
    return SQLITE_OK;
}

int MemoryVfs::read(sqlite3_file* raw, void* target, int amount, sqlite3_int64 offset) {
    auto& handle = handleOf(raw);
    const auto gate = handle.disk->enter(false);
    if (gate != MemoryDisk::Gate::Open) return SQLITE_IOERR_READ;
    const auto& bytes = handle.file->bytes;
    const auto wanted = static_cast<std::size_t>(amount), from = static_cast<std::size_t>(offset);
    const auto there = from < bytes.size() ? std::min(wanted, bytes.size() - from) : 0;
    if (there > 0) std::memcpy(target, bytes.data() + from, there);
    if (there == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(target) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int MemoryVfs::write(sqlite3_file* raw, const void* data, int amount, sqlite3_int64 offset) {
    auto& handle = handleOf(raw);
    auto& disk = *handle.disk;
    const auto gate = disk.enter(true);
    if (gate == MemoryDisk::Gate::Failed) return codeOf(disk.m_failure, SQLITE_IOERR_WRITE);
    if (gate == MemoryDisk::Gate::Open || disk.m_cutNow)
        handle.file->write(static_cast<std::size_t>(offset), {static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(amount)});
    disk.m_cutNow = false;
    return gate == MemoryDisk::Gate::Open ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int MemoryVfs::truncate(sqlite3_file* raw, sqlite3_int64 size) {
    auto& handle = handleOf(raw);
    auto& disk = *handle.disk;
    const auto gate = disk.enter(true);
    if (gate == MemoryDisk::Gate::Failed) return codeOf(disk.m_failure, SQLITE_IOERR_TRUNCATE);
    if (gate == MemoryDisk::Gate::Open || disk.m_cutNow) handle.file->truncate(static_cast<std::size_t>(size));
    disk.m_cutNow = false;
    return gate == MemoryDisk::Gate::Open ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int MemoryVfs::sync(sqlite3_file* raw, int) {
    auto& handle = handleOf(raw);
    auto& disk = *handle.disk;
    const auto gate = disk.enter(true);
    disk.m_cutNow = false;  // a sync that the power cut met has made nothing durable
    if (gate == MemoryDisk::Gate::Failed) return codeOf(disk.m_failure, SQLITE_IOERR_FSYNC);
    if (gate == MemoryDisk::Gate::Dead) return SQLITE_IOERR_FSYNC;
    handle.file->sync();
    disk.fileWasSynced();
    return SQLITE_OK;
}

int MemoryVfs::shmMap(sqlite3_file* raw, int region, int size, int extend, void volatile** memory) {
    auto& handle = handleOf(raw);
    auto& file = *handle.file;
    *memory = nullptr;
    if (!handle.disk->m_powered) return SQLITE_IOERR_SHMMAP;
    if (!handle.usesShm) {
        handle.usesShm = true;
        ++file.shmUsers;
    }
    const auto wanted = static_cast<std::size_t>(region) + 1;
    if (file.shm.size() < wanted && !extend) return SQLITE_OK;
    while (file.shm.size() < wanted) file.shm.push_back(std::make_unique<std::uint8_t[]>(static_cast<std::size_t>(size)));
    *memory = file.shm[wanted - 1].get();
    return SQLITE_OK;
}

}  // namespace jiayi::test
