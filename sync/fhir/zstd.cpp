#include "sync/fhir/zstd.h"

#include <zstd.h>

#include <algorithm>
#include <stdexcept>

namespace jiayi::fhir {

namespace {

constexpr int kFast = 1;
constexpr int kFileLevel = 3;
constexpr int kMaxWindowLog = 23;  // 8 MiB, what RFC 8878 asks of everybody

void requireZstd(std::size_t code) {
    if (ZSTD_isError(code)) throw std::runtime_error(std::string{"zstd: "} + ZSTD_getErrorName(code));
}

}  // namespace

struct ZstdWriter::State {
    Sink sink;
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), ZSTD_freeCCtx};
    std::string out = std::string(ZSTD_CStreamOutSize(), '\0');

    Result<void> run(std::string_view bytes, ZSTD_EndDirective directive) {
        ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
        for (;;) {
            ZSTD_outBuffer output{out.data(), out.size(), 0};
            const auto left = ZSTD_compressStream2(context.get(), &output, &input, directive);
            requireZstd(left);
            if (output.pos > 0) JIAYI_CHECK(sink({out.data(), output.pos}));
            if (input.pos == input.size && (directive == ZSTD_e_continue || left == 0)) return {};
        }
    }
};

ZstdWriter::ZstdWriter(Sink sink) : m_state(std::make_unique<State>()) {
    if (!m_state->context) throw std::bad_alloc();
    m_state->sink = std::move(sink);
    requireZstd(ZSTD_CCtx_setParameter(m_state->context.get(), ZSTD_c_compressionLevel, kFileLevel));
}
ZstdWriter::~ZstdWriter() = default;

Result<void> ZstdWriter::add(std::string_view bytes) { return m_state->run(bytes, ZSTD_e_continue); }
Result<void> ZstdWriter::finish() { return m_state->run({}, ZSTD_e_end); }

struct ZstdReader::State {
    Sink sink;
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(), ZSTD_freeDCtx};
    std::string out = std::string(ZSTD_DStreamOutSize(), '\0');
    std::size_t wanted = 1;  ///< 0: at the end of a frame
};

ZstdReader::ZstdReader(Sink sink) : m_state(std::make_unique<State>()) {
    if (!m_state->context) throw std::bad_alloc();
    m_state->sink = std::move(sink);
    requireZstd(ZSTD_DCtx_setParameter(m_state->context.get(), ZSTD_d_windowLogMax, kMaxWindowLog));
}
ZstdReader::~ZstdReader() = default;

Result<void> ZstdReader::add(std::string_view bytes) {
    ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
    for (bool more = true; more;) {
        ZSTD_outBuffer output{m_state->out.data(), m_state->out.size(), 0};
        m_state->wanted = ZSTD_decompressStream(m_state->context.get(), &output, &input);
        if (ZSTD_isError(m_state->wanted)) return invalid("zstd.damaged");
        if (output.pos > 0) JIAYI_CHECK(m_state->sink({m_state->out.data(), output.pos}));
        // A full output may hide more of the same frame, even when the input is at its end.
        more = input.pos < input.size || (output.pos == output.size && m_state->wanted != 0);
    }
    return {};
}

Result<void> ZstdReader::finish() {
    if (m_state->wanted != 0) return invalid("zstd.damaged");
    return {};
}

std::string zstdCompressed(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const auto size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kFast);
    requireZstd(size);
    out.resize(size);
    return out;
}

Result<std::string> zstdExpanded(std::string_view bytes, std::size_t limit, std::size_t ratio) {
    const auto most = std::min(limit, bytes.size() > limit / ratio ? limit : bytes.size() * ratio);
    std::string out;
    ZstdReader reader{[&](std::string_view piece) -> Result<void> {
        if (out.size() + piece.size() > most) return Error{Errc::Full, "zstd.too-large", {}};
        out += piece;
        return {};
    }};
    JIAYI_CHECK(reader.add(bytes));
    JIAYI_CHECK(reader.finish());
    return out;
}

}  // namespace jiayi::fhir
