// The hub's protocol as typed calls over a Transport. Holds the access token, which is never sent anywhere else.
#pragma once

#include "models/core/dates.h"
#include "sync/client/transport.h"
#include "sync/fhir/bundle.h"
#include "sync/fhir/outcome.h"

#include <optional>
#include <vector>

namespace jiayi::sync {

/// How the hub is reached; a row of table `hub`.
struct HubLink {
    std::string url;
    std::string clientId;
    std::string privateKey;
    std::string keyId;
    std::string ca;
};

struct StreamHead {
    std::string id;
    std::string epoch;
    std::string cursor;  ///< from the very beginning
};

struct HistoryPage {
    fhir::Bundle bundle;
    std::string next;   ///< cursor of the next page of this round; empty on the last
    std::string since;  ///< cursor of the next round; empty but on the last page
};

/// What came back for a request that the hub answered, whatever it said.
struct Answer {
    int status = 0;
    fhir::Json body;
    std::vector<fhir::Issue> issues;
    std::optional<std::chrono::seconds> retryAfter;
    bool ok() const { return status >= 200 && status < 300; }
};

class HubClient {
public:
    HubClient(Transport& transport, HubLink link, const Clock& clock, Random& random);

    Result<std::vector<StreamHead>> streams();
    /// Rejected "cursor-epoch" on 410.
    Result<HistoryPage> history(const std::string& cursor, int count);
    /// Sends exactly these bytes.
    Result<Answer> transaction(const std::string& body);
    /// Any other request: adds the token, on 401 asks once for a fresh one. What came back, whatever its status.
    Result<HttpResponse> exchange(HttpRequest request);

private:
    Result<Answer> call(HttpRequest request);
    Result<void> authorize();

    Transport& m_transport;
    HubLink m_link;
    const Clock& m_clock;
    Random& m_random;
    std::string m_token;
    Instant m_tokenUntil{};
};

/// Turns an answer that is no success into its Error: Offline for 5xx, Denied for 401 and 403, Busy for 429 and 503 ...
Error refusal(const Answer& answer);
Result<Answer> readAnswer(const HttpResponse& response);

}  // namespace jiayi::sync
