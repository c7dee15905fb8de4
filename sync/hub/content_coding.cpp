#include "sync/hub/content_coding.h"

#include "sync/fhir/zstd.h"
#include "sync/hub/gzip.h"
#include "sync/hub/limits.h"

namespace jiayi::hub {

namespace {

std::string_view trimmedToken(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

/// "q=0", "q=0.00": named, but only to say no.
bool isRefusal(std::string_view parameters) {
    const auto weight = parameters.find("q=0");
    return weight != std::string_view::npos && parameters.find_first_of("123456789", weight) == std::string_view::npos;
}

bool acceptsEncoding(std::string_view accept, std::string_view encoding) {
    while (!accept.empty()) {
        const auto end = accept.find(',');
        const auto each = accept.substr(0, end);
        const auto parameters = each.find(';');
        if (trimmedToken(each.substr(0, parameters)) == encoding)
            return parameters == std::string_view::npos || !isRefusal(each.substr(parameters));
        accept = end == std::string_view::npos ? std::string_view{} : accept.substr(end + 1);
    }
    return false;
}

}  // namespace

Result<std::string> decodedBody(std::string_view encoding, std::string_view body, std::size_t limit) {
    if (encoding == "gzip") return gunzip(body, limit, kMaxInflation);
    if (encoding == "zstd") return fhir::zstdExpanded(body, limit, kMaxInflation);
    return Error{Errc::Rejected, "encoding.unknown", {}};
}

std::string_view acceptedEncoding(std::string_view accept) {
    for (const std::string_view encoding : {"zstd", "gzip"}) {
        if (acceptsEncoding(accept, encoding)) return encoding;
    }
    return {};
}

std::string encodedBody(std::string_view encoding, std::string_view body) {
    return encoding == "zstd" ? fhir::zstdCompressed(body) : gzip(body);
}

}  // namespace jiayi::hub
