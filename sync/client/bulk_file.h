// What a bulk load keeps between its steps: the job, its files, their chunks. All of it inside the encrypted store.
#pragma once

#include "models/sync/unit.h"
#include "sync/client/hub_client.h"
#include "sync/client/zstd_lines.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace jiayi::sync {

enum class BulkState { Asked, Loading, GivenUp };

struct BulkJob {
    std::string stream;
    std::string epoch;
    std::string statusUrl;
    BulkState state = BulkState::Asked;
};

enum class BulkFileState { Fetching, Proved, Staged };

struct BulkFile {
    std::int64_t pk = 0;
    std::string stream;
    std::string type;
    std::string path;
    std::int64_t bytes = 0;
    std::int64_t lines = 0;
    std::string sha256;
    std::int64_t fetched = 0;  ///< bytes
    std::int64_t staged = 0;   ///< lines
    int damaged = 0;           ///< how often it did not prove to be what the manifest says
    BulkFileState state = BulkFileState::Fetching;
};

/// Each call is one transaction, or several of at most 25 ms. Errors of the store. Thread: the sync thread.
class BulkFiles {
public:
    explicit BulkFiles(const Context& context) : m_context(context) {}

    Result<std::optional<BulkJob>> job(const std::string& stream);
    /// No resource of the stream is here.
    Result<bool> holdsNothingOf(const std::string& stream);
    Result<void> begin(const BulkJob& job);
    Result<void> keepManifest(const std::string& stream, const std::string& cursor, const std::vector<BulkFile>& files);
    /// The first that is not staged.
    Result<std::optional<BulkFile>> next(const std::string& stream);

    /// What begins at `file.fetched`; at 0 it replaces all that was there.
    Result<void> keepChunk(const BulkFile& file, std::string_view bytes);
    /// Corrupt "bulk.hash", "bulk.count" or "zstd.damaged", Full "zstd.line".
    Result<void> prove(const BulkFile& file);
    Result<void> markProved(const BulkFile& file);
    /// Drops its chunks.
    Result<void> markDamaged(const BulkFile& file, const Error& why);
    /// From the line it had come to; Busy "stopped". Drops its chunks behind the last line.
    Result<void> stage(const BulkFile& file, const std::stop_token& stop);

    /// All files are staged: the round's cursor is the export's, and nothing of the job is kept.
    Result<void> finish(const std::string& stream);
    Result<void> forget(const std::string& stream);
    /// The stream comes in pages from here on; the log says why.
    Result<void> giveUp(const StreamHead& head, const std::string& why);

private:
    ZstdLines linesOf(const BulkFile& file);

    Context m_context;
};

}  // namespace jiayi::sync
