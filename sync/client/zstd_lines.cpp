#include "sync/client/zstd_lines.h"

#include <zstd.h>

namespace jiayi::sync {

struct ZstdLines::State {
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream{ZSTD_createDStream(), ZSTD_freeDStream};
    std::string packed;
    std::size_t read = 0;  ///< of `packed`
    std::string plain;
    std::size_t taken = 0;  ///< of `plain`
    std::string piece = std::string(ZSTD_DStreamOutSize(), '\0');
    bool inFrame = false;
    bool full = false;  ///< more may come without new input
};

ZstdLines::ZstdLines(std::function<std::string()> more, std::size_t longestLine)
    : m_more(std::move(more)), m_longestLine(longestLine), m_state(std::make_unique<State>()) {}

ZstdLines::~ZstdLines() = default;

Result<bool> ZstdLines::fill() {
    auto& state = *m_state;
    if (state.read == state.packed.size() && !state.full) {
        state.packed = m_more();
        state.read = 0;
        if (state.packed.empty()) {
            if (state.inFrame) return Error{Errc::Corrupt, "zstd.damaged", "cut"};
            return false;
        }
    }
    ZSTD_inBuffer in{state.packed.data(), state.packed.size(), state.read};
    ZSTD_outBuffer out{state.piece.data(), state.piece.size(), 0};
    const auto left = ZSTD_decompressStream(state.stream.get(), &out, &in);
    if (ZSTD_isError(left)) return Error{Errc::Corrupt, "zstd.damaged", ZSTD_getErrorName(left)};
    state.read = in.pos;
    state.inFrame = left != 0;
    state.full = out.pos == out.size;
    state.plain.erase(0, state.taken);
    state.taken = 0;
    state.plain.append(state.piece, 0, out.pos);
    return true;
}

Result<std::optional<std::string>> ZstdLines::next() {
    auto& state = *m_state;
    auto from = state.taken;
    for (;;) {
        const auto end = state.plain.find('\n', from);
        if (end == std::string::npos) {
            const auto held = state.plain.size() - state.taken;
            if (held > m_longestLine) return Error{Errc::Full, "zstd.line", {}};
            JIAYI_TRY(const bool more, fill());
            from = state.taken + held;
            if (more) continue;
            auto last = state.plain.substr(state.taken);
            state.taken = state.plain.size();
            if (last.empty()) return std::optional<std::string>{};
            return std::optional{std::move(last)};
        }
        auto line = state.plain.substr(state.taken, end - state.taken);
        state.taken = from = end + 1;
        if (line.size() > m_longestLine) return Error{Errc::Full, "zstd.line", {}};
        if (!line.empty() && line != "\r") return std::optional{std::move(line)};
    }
}

}  // namespace jiayi::sync
