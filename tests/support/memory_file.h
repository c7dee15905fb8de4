// One file of a MemoryDisk: its bytes, what of them a power cut may undo, and who has locked it.
#pragma once

#include "models/core/clock.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace jiayi::test {

struct MemoryFile {
    static constexpr std::size_t kSector = 512;
    static constexpr std::size_t kShmSlots = 8;

    /// A change since the last sync, with what undoes it.
    struct Change {
        std::size_t offset = 0;
        std::size_t sizeBefore = 0;
        bool truncation = false;
        std::vector<std::uint8_t> before;  ///< what lay there: shorter than `after` at the file's end
        std::vector<std::uint8_t> after;
    };

    std::vector<std::uint8_t> bytes;
    std::vector<Change> unsynced;
    bool nameIsDurable = false;  ///< the directory knows it: set by the first sync

    int shared = 0;               ///< connections that hold SHARED or more
    const void* reserved = nullptr;
    const void* pending = nullptr;
    const void* exclusive = nullptr;

    std::vector<std::unique_ptr<std::uint8_t[]>> shm;
    int shmUsers = 0;
    std::array<int, kShmSlots> shmShared{};
    std::array<const void*, kShmSlots> shmExclusive{};

    void write(std::size_t offset, std::span<const std::uint8_t> data) {
        Change change{offset, bytes.size(), false, {}, {data.begin(), data.end()}};
        if (offset < bytes.size()) {
            const auto end = std::min(bytes.size(), offset + data.size());
            change.before.assign(bytes.begin() + static_cast<std::ptrdiff_t>(offset), bytes.begin() + static_cast<std::ptrdiff_t>(end));
        }
        put(offset, data);
        unsynced.push_back(std::move(change));
    }
    void truncate(std::size_t size) {
        if (size >= bytes.size()) return;
        unsynced.push_back({size, bytes.size(), true, {bytes.begin() + static_cast<std::ptrdiff_t>(size), bytes.end()}, {}});
        bytes.resize(size);
    }
    void sync() {
        unsynced.clear();
        nameIsDurable = true;
    }

    /// What the disk holds when the power comes back: each unsynced change is kept, lost or torn.
    void losePower(Random& random) {
        const auto changes = std::move(unsynced);
        unsynced.clear();
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            bytes.resize(change->sizeBefore);
            std::copy(change->before.begin(), change->before.end(), bytes.begin() + static_cast<std::ptrdiff_t>(change->offset));
        }
        for (const auto& change : changes) redo(change, random.below(3), random);
        shm.clear();
    }

private:
    void put(std::size_t offset, std::span<const std::uint8_t> data) {
        if (bytes.size() < offset + data.size()) bytes.resize(offset + data.size());
        std::copy(data.begin(), data.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    }
    void redo(const Change& change, std::uint64_t fate, Random& random) {
        if (fate == 0) return;
        if (change.truncation) {
            if (fate == 1) bytes.resize(std::min(bytes.size(), change.offset));
            return;
        }
        if (fate == 1) return put(change.offset, change.after);
        const std::span<const std::uint8_t> all{change.after};
        for (std::size_t done = 0; done < all.size();) {
            const auto length = std::min(kSector - (change.offset + done) % kSector, all.size() - done);
            if (random.below(2) == 0) put(change.offset + done, all.subspan(done, length));
            done += length;
        }
    }
};

}  // namespace jiayi::test
