// The files of one export: NDJSON, one resource type a file, compressed with Zstandard as their content.
#pragma once

#include "sync/fhir/json.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::hub {

struct ExportFile {
    std::string name;  ///< "Patient.1.ndjson.zst"
    std::string type;
    std::int64_t count = 0;  ///< resources
    std::int64_t bytes = 0;  ///< as compressed
    std::string sha256;      ///< of the compressed bytes, in hex
};

fhir::Json toJson(const ExportFile& file);
/// Of what toJson() made; empty members for anything missing.
ExportFile exportFileOf(const fhir::Json& json);

/// Writes into a folder that exists. A file that has grown beyond `partBytes` is followed by a further one of its type, so that
/// whoever serves them never holds much in memory. Owner and thread: one at a time.
class ExportWriter {
public:
    ExportWriter(std::filesystem::path folder, std::int64_t partBytes);
    ~ExportWriter();
    /// One resource; those of a type one after the other. Full "export.cannot-write".
    Result<void> add(std::string_view type, std::string_view body);
    /// Everything is on the disk when this returns.
    Result<std::vector<ExportFile>> finish();

private:
    struct Open;
    Result<void> begin(std::string_view type);
    Result<void> end();

    std::filesystem::path m_folder;
    std::int64_t m_partBytes;
    std::unique_ptr<Open> m_open;
    std::vector<ExportFile> m_files;
};

/// Bytes `first` to `first + size` of a file. NotFound "export.unknown" if it has gone or is shorter.
Result<std::string> readPiece(const std::filesystem::path& file, std::uint64_t first, std::uint64_t size);
/// A small file, on the disk when this returns. Full "export.cannot-write".
Result<void> writeWhole(const std::filesystem::path& file, std::string_view bytes);
/// Makes what was written and renamed in this folder last.
Result<void> syncFolder(const std::filesystem::path& folder);

}  // namespace jiayi::hub
