#include "sync/client/picture_transfer.h"

#include "models/core/hash.h"
#include "models/diagnostics/images/inspect.h"

#include <algorithm>
#include <charconv>

namespace jiayi::sync {

namespace {

using images::Content;
using images::kPicturePiece;

constexpr int kMisplacedPieces = 3;  // more in a row: the hub and this desk do not understand each other

std::string binaryPath(const Uuid& binary) { return "/fhir/Binary/" + binary.toString(); }

std::optional<std::int64_t> byteCount(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    return number;
}

/// "bytes 0-9/100": 100.
std::optional<std::int64_t> totalOf(const HttpResponse& response) {
    const auto header = response.headers.find("content-range");
    if (header == response.headers.end()) return {};
    const auto slash = header->second.find('/');
    return slash == std::string::npos ? std::nullopt : byteCount(std::string_view{header->second}.substr(slash + 1));
}

std::optional<std::int64_t> offsetOf(const HttpResponse& response) {
    const auto header = response.headers.find("upload-offset");
    return header == response.headers.end() ? std::nullopt : byteCount(header->second);
}

/// RFC 3230, from the hex that this desk reckoned.
std::string digestHeader(const std::string& hex) {
    auto text = toBase64Url(fromHex(hex).value());
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    while (text.size() % 4 != 0) text += '=';
    return "sha-256=" + text;
}

Error fetchRefusal(const HttpResponse& response) {
    if (response.status == 404 || response.status == 410) return {Errc::NotFound, "picture.not-arrived", {}};
    if (response.status == 416) return {Errc::Corrupt, "picture.wrong-bytes", {}};
    const auto answer = readAnswer(response);
    if (!answer) return answer.error();
    return answer->ok() ? Error{Errc::Offline, "hub.garbled", "Binary"} : refusal(*answer);
}

Error pictureTooLarge() { return {Errc::Full, "picture.too-large", {}}; }

}  // namespace

Result<void> PictureTransfer::fetch(const Uuid& binary, const TransferProgress& progress, const std::stop_token& stop) {
    JIAYI_TRY(auto content, images::PictureRepository(m_context.database).content(binary));
    constexpr auto kMost = static_cast<std::int64_t>(images::kMaxPictureBytes);
    if (content.size > kMost) return pictureTooLarge();
    JIAYI_TRY(const auto known, m_bytes.held(binary));
    if (known && known->proved) return {};
    // What the sender does not say, an earlier try has learnt.
    if (content.size == 0 && known) content.size = known->size;
    JIAYI_TRY(auto held, content.size > 0 ? m_bytes.begin(content) : Result<std::int64_t>{0});
    while (content.size == 0 || held < content.size) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        HttpRequest request{"GET", binaryPath(binary), {}, {}, {}, stop};
        request.headers["Accept"] = content.type;
        request.headers["Range"] = "bytes=" + std::to_string(held) + "-" + std::to_string(held + static_cast<std::int64_t>(kPicturePiece) - 1);
        JIAYI_TRY(auto response, m_hub.exchange(std::move(request)));
        if (response.status != 200 && response.status != 206) {
            const auto error = fetchRefusal(response);
            if (error.code == Errc::Corrupt) JIAYI_CHECK(m_bytes.drop(binary));
            return error;
        }
        const auto got = static_cast<std::int64_t>(response.body.size());
        // A server that knows no ranges sends the whole.
        const auto total = response.status == 200 ? std::optional{got} : totalOf(response);
        const bool fits = total && got > 0 && *total <= kMost && (content.size == 0 || *total == content.size) && (response.status == 200 || held + got <= *total);
        if (total && *total > kMost) return pictureTooLarge();
        if (!fits) {
            JIAYI_CHECK(m_bytes.drop(binary));
            return Error{Errc::Corrupt, "picture.wrong-bytes", {}};
        }
        if (content.size == 0) {
            content.size = *total;
            JIAYI_TRY(held, m_bytes.begin(content));
        }
        if (response.status == 200 && held > 0) {
            JIAYI_CHECK(m_bytes.drop(binary));
            JIAYI_TRY(held, m_bytes.begin(content));
        }
        JIAYI_CHECK(m_bytes.keep(binary, held, response.body));
        held += got;
        if (progress) progress(held, content.size);
    }
    return m_bytes.prove(binary);
}

Result<void> PictureTransfer::send(const std::stop_token& stop) {
    JIAYI_TRY(const auto waiting, m_bytes.waiting());
    for (const auto& binary : waiting) JIAYI_CHECK(sendOne(binary, stop));
    return {};
}

Result<HttpResponse> PictureTransfer::put(const Content& content, const Uuid& patient, std::int64_t start, std::string bytes, const std::stop_token& stop) {
    const auto total = std::to_string(content.size);
    const auto end = start + static_cast<std::int64_t>(bytes.size()) - 1;
    HttpRequest request{"PUT", binaryPath(content.binary), {}, {}, {}, stop};
    request.headers["Content-Type"] = content.type;
    request.headers["Content-Range"] = bytes.empty() ? "bytes */" + total : "bytes " + std::to_string(start) + "-" + std::to_string(end) + "/" + total;
    request.headers["Digest"] = digestHeader(content.sha256);
    request.headers["X-Security-Context"] = "Patient/" + patient.toString();
    request.body = std::move(bytes);
    return m_hub.exchange(std::move(request));
}

Result<void> PictureTransfer::sendOne(const Uuid& binary, const std::stop_token& stop) {
    JIAYI_TRY(const auto content, images::PictureRepository(m_context.database).content(binary));
    JIAYI_TRY(const auto patient, db::attempt([&]() -> Result<Uuid> {
                  db::Query row(m_context.database, "SELECT r.id FROM picture p JOIN resident r ON r.pk = p.resident_pk WHERE p.binary_id = ? LIMIT 1", binary);
                  return row.next() ? row.uuid(0) : Uuid{};
              }));
    // The first question is how far an earlier try had come.
    std::string bytes;
    std::int64_t at = 0;
    for (int misplaced = 0; misplaced < kMisplacedPieces;) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_TRY(const auto response, put(content, patient, at, std::move(bytes), stop));
        if (response.status == 201 || response.status == 200) return m_bytes.markSent(binary);
        const auto offset = offsetOf(response);
        if (response.status != 202 && !(response.status == 409 && offset)) {
            JIAYI_TRY(const auto answer, readAnswer(response));
            const auto error = refusal(answer);
            // A person whom the hub does not know yet may be known after the next round; anything else does not mend itself.
            if (error.code == Errc::Offline || error.code == Errc::Busy || response.status == 403) return response.status == 403 ? Result<void>{} : error;
            return m_bytes.markRefused(binary, error.reason);
        }
        misplaced = response.status == 409 ? misplaced + 1 : 0;
        at = offset.value_or(0);
        JIAYI_TRY(bytes, images::PictureBytes::readPiece(m_context.database, binary, at / static_cast<std::int64_t>(kPicturePiece) * static_cast<std::int64_t>(kPicturePiece)));
        bytes.erase(0, static_cast<std::size_t>(at % static_cast<std::int64_t>(kPicturePiece)));
        if (bytes.empty()) return m_bytes.markRefused(binary, "binary.order");
    }
    return m_bytes.markRefused(binary, "binary.order");
}

}  // namespace jiayi::sync
