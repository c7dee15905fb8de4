// One machine's disk, in memory: what was written but not synced may be lost when the power goes.
#pragma once

#include "models/core/clock.h"
#include "models/db/disk.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace jiayi::test {

struct MemoryFile;
struct MemoryVfs;

/// An SQLite VFS under a name of its own, with locks and shared memory, so that several connections of this process
/// may share a store in WAL mode. Every call is counted, so a test can let the n-th one fail or be the last before a
/// power cut. The same calls give the same disk: nothing here depends on time or address. Thread: the one that made it.
class MemoryDisk final : public db::Disk {
public:
    /// All files, as they stand.
    using Image = std::map<std::string, std::vector<std::uint8_t>>;
    enum class Failure { NoSpace, Broken };

    MemoryDisk();
    explicit MemoryDisk(const Image& image);
    ~MemoryDisk() override;
    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;

    std::string vfs() const override;
    bool exists(const std::filesystem::path& path) override;
    void createPrivately(const std::filesystem::path& path) override;
    std::optional<std::int64_t> readHead(const std::filesystem::path& head) override;
    void raiseHead(const std::filesystem::path& head, std::int64_t counter) override;

    /// What a copy of the whole disk would hold.
    Image image() const;
    /// Replaces every file; no connection may be open.
    void load(const Image& image);

    /// The power goes at the n-th change from now (0 is the next): that change has been asked for and not synced, and
    /// nothing works any more until restorePower().
    void cutPowerAtChange(int n);
    void cutPower();
    bool powered() const { return m_powered; }
    /// Each change since a file's last sync is kept, lost, or torn at its sectors, as `random` decides. All
    /// connections must have been closed.
    void restorePower(Random& random);
    /// The power is on again in time: a cut that was due and did not come is forgotten.
    void forgetCut() { m_cutAt = -1; }

    /// The n-th call from now (0 is the next) fails, and so do the `more` after it.
    void failCall(int n, Failure failure, int more = 0);
    void heal() { m_failAt = -1; }
    /// Whether the failure that was asked for has been met.
    bool failed() const { return m_failed; }
    int calls() const { return m_calls; }      ///< reads, writes, syncs, truncations, opens, deletions
    int changes() const { return m_changes; }  ///< those of them that change the disk, and syncs
    int openFiles() const { return m_open; }

    /// While it lives, calls are neither counted nor failed: for an observer who is no part of the machine.
    class Aside {
    public:
        explicit Aside(MemoryDisk& disk) : m_disk(disk) { ++m_disk.m_aside; }
        ~Aside() { --m_disk.m_aside; }
        Aside(const Aside&) = delete;
        Aside& operator=(const Aside&) = delete;

    private:
        MemoryDisk& m_disk;
    };

    /// Called behind every commit of a store on this disk, while the power is on.
    std::function<void()> afterCommit;

private:
    friend struct MemoryVfs;
    enum class Gate { Open, Failed, Dead };
    /// Counts a call and says whether it may go on.
    Gate enter(bool change);
    void fileWasSynced();
    MemoryFile* find(const std::string& path);
    MemoryFile& make(const std::string& path);

    std::unique_ptr<MemoryVfs> m_vfs;
    std::map<std::string, std::shared_ptr<MemoryFile>> m_files;
    std::map<std::string, std::shared_ptr<MemoryFile>> m_deleted;  ///< whose deletion nothing has made durable yet
    bool m_powered = true;
    bool m_cutNow = false;
    bool m_failed = false;
    Failure m_failure = Failure::Broken;
    int m_cutAt = -1;
    int m_failAt = -1;
    int m_failUntil = -1;
    int m_calls = 0;
    int m_changes = 0;
    int m_open = 0;
    int m_aside = 0;
};

}  // namespace jiayi::test
