// Requests and replies as plain values, so that everything but listener and session knows no network.
#pragma once

#include "models/core/clock.h"
#include "sync/fhir/outcome.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jiayi::hub {

/// One request as it arrived; header names are those of HTTP.
struct Request {
    std::string method;
    std::string target;  ///< path and query, still encoded
    std::string host;
    std::string authorization;
    std::string contentType;
    std::string contentEncoding;
    std::string acceptEncoding;
    std::string prefer;
    std::string ifMatch;
    std::string ifNoneMatch;
    std::string ifNoneExist;
    std::string range;
    std::string ifRange;
    std::string contentRange;
    std::string digest;           ///< "sha-256=..." of the whole, in base64
    std::string securityContext;  ///< X-Security-Context: "Patient/1"
    std::string provenance;  ///< X-Provenance, of a single write
    std::string remote;  ///< the peer's address, without its port
    std::string body;
};

/// What a long poll waits for: a stream that moves beyond `n`, or leaves its epoch.
struct Wait {
    std::string stream;
    std::string epoch;
    std::int64_t n = 0;
    std::chrono::seconds atMost{0};
};

struct Reply {
    int status = 200;
    std::string contentType = "application/fhir+json";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::optional<Wait> wait;  ///< this is the answer if nothing happens until then; nobody's thread waits for it
    // For the log and the counters only:
    std::string route;  ///< "GET /fhir/Patient/{id}": no id, so no patient
    std::string client;
    std::string reason;  ///< of a refusal: "cursor-epoch"
};

using Form = std::multimap<std::string, std::string>;

/// %XX and '+' undone; an incomplete %XX stays as it is.
std::string percentDecoded(std::string_view text);
/// "a=1&b=2", of a query or of a posted form.
Form parseForm(std::string_view text);
/// The first value, or empty.
std::string_view formValue(const Form& form, const std::string& name);

/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string httpDate(Instant instant);

Reply jsonReply(int status, const fhir::Json& body);
/// An OperationOutcome.
Reply refuse(int status, const std::vector<fhir::Issue>& issues);
Reply refuse(int status, std::string_view issueType, std::string_view reason, std::string_view diagnostics = {});
/// What a failed store or reader means to the client; the detail stays in the hub.
Reply refuse(const Error& error);

}  // namespace jiayi::hub

/// `JIAYI_REPLY(auto rows, store.find(id));` declares `rows`, or answers with what the error means.
#define JIAYI_REPLY(declaration, expression)                              \
    auto JIAYI_CONCAT(tried_, __LINE__) = (expression);                   \
    if (!JIAYI_CONCAT(tried_, __LINE__)) return ::jiayi::hub::refuse(JIAYI_CONCAT(tried_, __LINE__).error()); \
    declaration = std::move(*JIAYI_CONCAT(tried_, __LINE__))
