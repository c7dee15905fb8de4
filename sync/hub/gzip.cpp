#include "sync/hub/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace jiayi::hub {

namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, in a gzip frame
constexpr std::size_t kPiece = 64 * 1024;

uInt lengthOf(std::size_t size) {
    if (size > std::numeric_limits<uInt>::max()) throw std::length_error("gzip: a body of more than 4 GiB");
    return static_cast<uInt>(size);
}

Bytef* inputOf(std::string_view bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); }

struct Inflater {
    z_stream stream{};
    Inflater() {
        if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&stream); }
};

}  // namespace

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = inputOf(bytes);
    stream.avail_in = lengthOf(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = lengthOf(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END) throw std::logic_error("gzip: deflateBound was not enough");
    return out;
}

Result<std::string> gunzip(std::string_view bytes, std::size_t limit, std::size_t ratio) {
    const auto most = std::min(limit, bytes.size() > limit / ratio ? limit : bytes.size() * ratio);
    Inflater inflater;
    inflater.stream.next_in = inputOf(bytes);
    inflater.stream.avail_in = lengthOf(bytes.size());
    std::string out;
    for (;;) {
        const auto before = out.size();
        out.resize(before + kPiece);
        inflater.stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        inflater.stream.avail_out = lengthOf(kPiece);
        const int state = inflate(&inflater.stream, Z_NO_FLUSH);
        out.resize(before + kPiece - inflater.stream.avail_out);
        if (out.size() > most) return Error{Errc::Full, "gzip.too-large", {}};
        if (state == Z_STREAM_END) break;
        if (state != Z_OK || out.size() == before) return invalid("gzip.damaged");
    }
    if (inflater.stream.avail_in != 0) return invalid("gzip.damaged");
    return out;
}

}  // namespace jiayi::hub
