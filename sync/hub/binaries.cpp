#include "sync/hub/binaries.h"

#include "sync/fhir/reference.h"
#include "sync/hub/limits.h"
#include "sync/hub/ranged_reply.h"

#include <algorithm>
#include <charconv>

namespace jiayi::hub {

namespace {

constexpr std::string_view kBinaryType = "Binary";
constexpr std::int64_t kProvedAtOnce = std::int64_t{1} << 20;

std::optional<std::int64_t> byteCount(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 0) return {};
    return number;
}

/// Where a piece lies, and the size of the whole; without a start it only asks.
struct PieceRange {
    std::optional<std::int64_t> start;
    std::int64_t total = 0;
};

/// "bytes 0-9/100", "bytes */100"; no header is a whole.
std::optional<PieceRange> pieceRange(std::string_view header, std::size_t body) {
    const auto size = static_cast<std::int64_t>(body);
    if (header.empty()) return PieceRange{0, size};
    const auto slash = header.find('/');
    if (!header.starts_with("bytes ") || slash == std::string_view::npos) return {};
    const auto total = byteCount(header.substr(slash + 1));
    const auto range = header.substr(6, slash - 6);
    if (!total) return {};
    if (range == "*") return body == 0 ? std::optional{PieceRange{{}, *total}} : std::nullopt;
    const auto dash = range.find('-');
    if (dash == std::string_view::npos) return {};
    const auto first = byteCount(range.substr(0, dash)), last = byteCount(range.substr(dash + 1));
    if (!first || !last || *last - *first + 1 != size || *last >= *total) return {};
    return PieceRange{*first, *total};
}

/// In hex, as the entity tag has it; empty for another digest, or none.
std::string sha256Of(std::string_view digest) {
    constexpr std::string_view kName = "sha-256=";
    const auto at = digest.find(kName);
    if (at == std::string_view::npos) return {};
    std::string text{digest.substr(at + kName.size())};
    text = text.substr(0, text.find(','));
    text.erase(std::remove(text.begin(), text.end(), '='), text.end());
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    const auto bytes = fromBase64Url(text);
    if (!bytes || bytes->size() != Digest{}.size()) return {};
    return toHex({reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()});
}

/// "image/jpeg": what goes back into a header.
bool isMediaType(std::string_view text) {
    const auto plain = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '+' || c == '.'; };
    return text.size() <= 100 && std::count(text.begin(), text.end(), '/') == 1 && std::all_of(text.begin(), text.end(), plain);
}

bool isFhirText(std::string_view contentType) { return contentType.find("json") != std::string_view::npos || contentType.find("xml") != std::string_view::npos; }

Reply withOffset(Reply reply, std::int64_t held) {
    reply.headers.emplace_back("Upload-Offset", std::to_string(held));
    return reply;
}

Reply emptyReply(int status) {
    Reply reply;
    reply.status = status;
    return reply;
}

Reply createdReply(const RawBinary& binary) {
    auto reply = withOffset(emptyReply(201), binary.size);
    reply.headers.emplace_back("Location", "/fhir/Binary/" + binary.id);
    reply.headers.emplace_back("ETag", '"' + binary.sha256 + '"');
    return reply;
}

}  // namespace

std::optional<Reply> Binaries::answer(const Client& client, const Request& request, const RouteMatch& match, std::string_view query) {
    if (match.type != kBinaryType) return {};
    if (match.route->action == Action::Read) return get(client, request, match, query);
    if (match.route->action == Action::Update && !isFhirText(request.contentType)) return put(client, request, match, query);
    return {};
}

Reply Binaries::put(const Client& client, const Request& request, const RouteMatch& match, std::string_view query) {
    const auto form = parseForm(query);
    JIAYI_REPLY(auto access, Access::of(m_store, m_permissions, client, formValue(form, "_stream"), localDate(m_clock.now())));
    if (const auto may = access.check(kBinaryType, Verb::Create, client.institution); !may) return refuse(may.error());
    const auto range = pieceRange(request.contentRange, request.body.size());
    if (!range || (range->start && request.body.empty())) return refuse(400, "invalid", "binary.range");
    if (range->total < 1) return refuse(400, "invalid", "binary.range");
    if (range->total > static_cast<std::int64_t>(kMaxBinaryBytes)) return refuse(413, "too-long", "binary.too-large");
    const auto hash = sha256Of(request.digest);
    if (hash.empty()) return refuse(400, "required", "binary.digest");
    if (!isMediaType(request.contentType)) return refuse(415, "not-supported", "media-type");

    RawBinary wanted{access.stream(), match.id, client.institution, {}, request.contentType, range->total, hash};
    if (!request.securityContext.empty()) {
        const auto context = fhir::parseReference(request.securityContext);
        // Whoever has left counts: what was made before still goes in.
        JIAYI_REPLY(const auto patient, m_store.read(access.stream(), {"Patient", context.key.id}));
        if (context.key.type != "Patient" || !patient || patient->deleted()) return refuse(403, "forbidden", "stream.foreign-patient");
        wanted.patient = context.key.id;
    }
    JIAYI_REPLY(const auto there, m_store.beginBinary(wanted, m_clock.now()));
    const bool same = there.sha256 == wanted.sha256 && there.size == wanted.size && there.contentType == wanted.contentType && there.author == wanted.author && there.patient == wanted.patient;
    if (!same) return refuse(409, "conflict", "binary.exists");
    if (there.whole) return createdReply(there);
    if (!range->start && there.held < there.size) return withOffset(emptyReply(202), there.held);
    if (!range->start) return finish(there);
    return take(there, *range->start, request.body);
}

Reply Binaries::take(const RawBinary& binary, std::int64_t start, std::string_view bytes) {
    const auto end = start + static_cast<std::int64_t>(bytes.size());
    auto held = binary.held;
    if (start > held) return withOffset(refuse(409, "conflict", "binary.order"), held);
    // What is here already came before, and its answer was lost.
    if (end > held) {
        const auto added = m_store.addBinaryPiece(binary, held, bytes.substr(static_cast<std::size_t>(held - start)));
        if (!added && added.error().reason == "binary.order") return withOffset(refuse(409, "conflict", "binary.order"), held);
        if (!added) return refuse(added.error());
        held = *added;
    }
    return held < binary.size ? withOffset(emptyReply(202), held) : finish(binary);
}

Reply Binaries::finish(const RawBinary& binary) {
    Sha256 hash;
    for (std::int64_t at = 0; at < binary.size; at += kProvedAtOnce) {
        JIAYI_REPLY(const auto piece, m_store.binaryPiece(binary, at, kProvedAtOnce));
        hash.add(piece);
    }
    const bool proved = toHex(hash.finish()) == binary.sha256;
    if (const auto ended = m_store.endBinary(binary, proved); !ended) return refuse(ended.error());
    return proved ? createdReply(binary) : refuse(422, "invalid", "binary.hash");
}

Result<bool> Binaries::visible(Access& access, const RawBinary& binary) {
    if (!binary.whole || !access.check(kBinaryType, Verb::Read, binary.author)) return false;
    if (binary.author == access.client().institution) return true;
    if (binary.patient.empty()) return access.kind() != StreamKind::Granted && binary.stream == access.stream();
    JIAYI_TRY(const auto patient, m_store.read(access.stream(), {"Patient", binary.patient}));
    if (!patient || !patient->live()) return false;
    return access.shows(*patient);
}

std::optional<Reply> Binaries::get(const Client& client, const Request& request, const RouteMatch& match, std::string_view query) {
    const auto found = m_store.binaries(match.id);
    if (!found) return refuse(found.error());
    if (found->empty()) return {};
    JIAYI_REPLY(auto access, Access::of(m_store, m_permissions, client, formValue(parseForm(query), "_stream"), localDate(m_clock.now())));
    for (const auto& binary : *found) {
        JIAYI_REPLY(const bool may, visible(access, binary));
        if (!may) continue;
        auto reply = rangedReply(request, binary.sha256, static_cast<std::uint64_t>(binary.size), binary.contentType, [&](const ByteRange& piece) {
            return m_store.binaryPiece(binary, static_cast<std::int64_t>(piece.first), static_cast<std::int64_t>(piece.size()));
        });
        // Nobody's browser is to make a page of what somebody uploaded.
        reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
        reply.headers.emplace_back("Content-Disposition", "attachment");
        return reply;
    }
    return {};
}

}  // namespace jiayi::hub
