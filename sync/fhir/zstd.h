// Zstandard: bodies on the wire, and the NDJSON files of an export.
#pragma once

#include "models/core/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace jiayi::fhir {

/// Receives bytes as they come out; its first error ends the work and is returned.
using Sink = std::function<Result<void>(std::string_view)>;

/// One frame, fast rather than small.
std::string zstdCompressed(std::string_view bytes);
/// Invalid "zstd.damaged", also for a frame that was cut; Full "zstd.too-large" above `limit` bytes or `ratio` times the input.
Result<std::string> zstdExpanded(std::string_view bytes, std::size_t limit, std::size_t ratio);

/// Compresses in pieces, for files of any length. Owner and thread: one at a time.
class ZstdWriter {
public:
    explicit ZstdWriter(Sink sink);
    ~ZstdWriter();
    Result<void> add(std::string_view bytes);
    /// Ends the frame; nothing may be added after it.
    Result<void> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Expands in pieces, in constant memory (frames that want a window above 8 MiB are refused). Owner and thread: one at a time.
class ZstdReader {
public:
    explicit ZstdReader(Sink sink);
    ~ZstdReader();
    /// Invalid "zstd.damaged", or what the sink says.
    Result<void> add(std::string_view bytes);
    /// Invalid "zstd.damaged" if the last frame is not complete.
    Result<void> finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace jiayi::fhir
