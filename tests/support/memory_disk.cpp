#include "tests/support/memory_disk.h"

#include "tests/support/memory_file.h"
#include "tests/support/memory_vfs.h"

#include <charconv>
#include <stdexcept>

namespace jiayi::test {

MemoryDisk::MemoryDisk() : m_vfs(std::make_unique<MemoryVfs>(*this)) {}

MemoryDisk::MemoryDisk(const Image& image) : MemoryDisk() { load(image); }

MemoryDisk::~MemoryDisk() = default;

std::string MemoryDisk::vfs() const { return m_vfs->name; }

MemoryFile* MemoryDisk::find(const std::string& path) {
    const auto file = m_files.find(path);
    return file == m_files.end() ? nullptr : file->second.get();
}

MemoryFile& MemoryDisk::make(const std::string& path) {
    auto& file = m_files[path];
    if (!file) file = std::make_shared<MemoryFile>();
    return *file;
}

bool MemoryDisk::exists(const std::filesystem::path& path) { return find(path.string()) != nullptr; }

void MemoryDisk::createPrivately(const std::filesystem::path& path) {
    if (exists(path) || enter(true) != Gate::Open) return;
    make(path.string());
}

std::optional<std::int64_t> MemoryDisk::readHead(const std::filesystem::path& head) {
    if (enter(false) != Gate::Open) return {};
    const auto* file = find(head.string());
    std::int64_t counter = 0;
    if (!file || file->bytes.empty()) return {};
    const auto* text = reinterpret_cast<const char*>(file->bytes.data());
    if (std::from_chars(text, text + file->bytes.size(), counter).ec != std::errc{}) return {};
    return counter;
}

void MemoryDisk::raiseHead(const std::filesystem::path& head, std::int64_t counter) {
    const auto before = readHead(head);
    if (before.value_or(-1) < counter && m_powered) {
        const auto text = std::to_string(counter) + "\n";
        const auto gate = enter(true);
        if (gate == Gate::Open || m_cutNow)
            make(head.string()).write(0, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
        m_cutNow = false;
        if (gate == Gate::Open && enter(true) == Gate::Open) {
            make(head.string()).sync();
            fileWasSynced();
        }
    }
    if (afterCommit && m_powered) afterCommit();
}

MemoryDisk::Image MemoryDisk::image() const {
    Image image;
    for (const auto& [path, file] : m_files) image[path] = file->bytes;
    return image;
}

void MemoryDisk::load(const Image& image) {
    if (m_open > 0) throw std::logic_error("a disk cannot be replaced under open files");
    m_files.clear();
    m_deleted.clear();
    m_cutAt = m_failAt = -1;  // another disk, with faults of its own
    for (const auto& [path, bytes] : image) {
        auto& file = make(path);
        file.bytes = bytes;
        file.nameIsDurable = true;
    }
}

void MemoryDisk::cutPowerAtChange(int n) { m_cutAt = m_changes + n; }

void MemoryDisk::cutPower() {
    m_powered = false;
    m_cutAt = -1;
}

void MemoryDisk::restorePower(Random& random) {
    if (m_open > 0) throw std::logic_error("a machine has no open files after a power cut");
    // A name that nothing made durable may be gone, and so may a deletion.
    for (auto& [path, file] : m_deleted) {
        if (!m_files.contains(path) && random.below(2) == 0) m_files[path] = std::move(file);
    }
    m_deleted.clear();
    for (auto file = m_files.begin(); file != m_files.end();) {
        file->second->losePower(random);
        if (!file->second->nameIsDurable && random.below(2) == 0) file = m_files.erase(file);
        else ++file;
    }
    m_powered = true;
    m_cutAt = -1;
    m_cutNow = false;
    m_failAt = -1;
}

void MemoryDisk::failCall(int n, Failure failure, int more) {
    m_failAt = m_calls + n;
    m_failUntil = m_failAt + more;
    m_failure = failure;
    m_failed = false;
}

MemoryDisk::Gate MemoryDisk::enter(bool change) {
    if (!m_powered) return Gate::Dead;
    if (m_aside > 0) return Gate::Open;
    const int call = m_calls++;
    if (m_failAt >= 0 && call >= m_failAt && call <= m_failUntil) {
        m_failed = true;
        return Gate::Failed;
    }
    if (!change) return Gate::Open;
    if (m_changes++ != m_cutAt) return Gate::Open;
    cutPower();
    m_cutNow = true;  // this change is still asked for; whether it happened is seen when the power comes back
    return Gate::Dead;
}

void MemoryDisk::fileWasSynced() { m_deleted.clear(); }

}  // namespace jiayi::test
