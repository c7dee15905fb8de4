#include "sync/hub/export_files.h"

#include "models/core/hash.h"
#include "sync/fhir/zstd.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace jiayi::hub {

namespace {

Error cannotWrite() { return {Errc::Full, "export.cannot-write", std::strerror(errno)}; }

}  // namespace

/// A file being written. Named, since a class of the header holds it.
class ExportDescriptor {
public:
    ExportDescriptor(const std::filesystem::path& path, int flags) : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
    ~ExportDescriptor() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    ExportDescriptor(const ExportDescriptor&) = delete;
    ExportDescriptor& operator=(const ExportDescriptor&) = delete;
    bool isOpen() const { return m_descriptor >= 0; }

    Result<void> write(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::write(m_descriptor, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return cannotWrite();
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return {};
    }
    Result<void> sync() {
        if (::fsync(m_descriptor) != 0) return cannotWrite();
        return {};
    }

private:
    int m_descriptor;
};

fhir::Json toJson(const ExportFile& file) {
    return fhir::Json::object({{"name", file.name}, {"type", file.type}, {"count", file.count}, {"bytes", file.bytes}, {"sha256", file.sha256}});
}

ExportFile exportFileOf(const fhir::Json& json) {
    return {std::string{json.textOr("name", "")}, std::string{json.textOr("type", "")}, json.integer("count").value_or(0),
            json.integer("bytes").value_or(0), std::string{json.textOr("sha256", "")}};
}

struct ExportWriter::Open {
    ExportDescriptor descriptor;
    ExportFile file;
    Sha256 hash;
    fhir::ZstdWriter zstd;

    Open(const std::filesystem::path& path, ExportFile started)
        : descriptor(path, O_WRONLY | O_CREAT | O_EXCL), file(std::move(started)), zstd([this](std::string_view bytes) -> Result<void> {
              hash.add(bytes);
              file.bytes += static_cast<std::int64_t>(bytes.size());
              return descriptor.write(bytes);
          }) {}
};

ExportWriter::ExportWriter(std::filesystem::path folder, std::int64_t partBytes) : m_folder(std::move(folder)), m_partBytes(partBytes) {}
ExportWriter::~ExportWriter() = default;

Result<void> ExportWriter::begin(std::string_view type) {
    const auto part = 1 + std::count_if(m_files.begin(), m_files.end(), [&](const auto& each) { return each.type == type; });
    ExportFile file;
    file.type = type;
    file.name = file.type + "." + std::to_string(part) + ".ndjson.zst";
    m_open = std::make_unique<Open>(m_folder / file.name, file);
    if (m_open->descriptor.isOpen()) return {};
    const auto error = cannotWrite();
    m_open.reset();
    return error;
}

Result<void> ExportWriter::end() {
    if (!m_open) return {};
    JIAYI_CHECK(m_open->zstd.finish());
    JIAYI_CHECK(m_open->descriptor.sync());
    m_open->file.sha256 = toHex(m_open->hash.finish());
    m_files.push_back(std::move(m_open->file));
    m_open.reset();
    return {};
}

Result<void> ExportWriter::add(std::string_view type, std::string_view body) {
    if (m_open && (m_open->file.type != type || m_open->file.bytes >= m_partBytes)) JIAYI_CHECK(end());
    if (!m_open) JIAYI_CHECK(begin(type));
    JIAYI_CHECK(m_open->zstd.add(body));
    ++m_open->file.count;
    return m_open->zstd.add("\n");
}

Result<std::vector<ExportFile>> ExportWriter::finish() {
    JIAYI_CHECK(end());
    JIAYI_CHECK(syncFolder(m_folder));
    return std::move(m_files);
}

Result<std::string> readPiece(const std::filesystem::path& file, std::uint64_t first, std::uint64_t size) {
    std::ifstream stream{file, std::ios::binary};
    std::string bytes(size, '\0');
    if (!stream.seekg(static_cast<std::streamoff>(first)) || !stream.read(bytes.data(), static_cast<std::streamsize>(size)))
        return Error{Errc::NotFound, "export.unknown", {}};
    return bytes;
}

Result<void> writeWhole(const std::filesystem::path& file, std::string_view bytes) {
    ExportDescriptor descriptor{file, O_WRONLY | O_CREAT | O_EXCL};
    if (!descriptor.isOpen()) return cannotWrite();
    JIAYI_CHECK(descriptor.write(bytes));
    return descriptor.sync();
}

Result<void> syncFolder(const std::filesystem::path& folder) {
    ExportDescriptor descriptor{folder, O_RDONLY | O_DIRECTORY};
    if (!descriptor.isOpen()) return cannotWrite();
    return descriptor.sync();
}

}  // namespace jiayi::hub
