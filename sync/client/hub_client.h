// The hub's protocol as typed calls over a Transport. Holds the access token, which is never sent anywhere else.
#pragma once

#include "models/core/dates.h"
#include "models/sync/desks.h"
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
    std::chrono::milliseconds clockOffset{0};  ///< hub's clock minus ours, when last heard
};

struct StreamHead {
    std::string id;
    std::string epoch;
    std::string cursor;  ///< from the very beginning
    std::int64_t head = 0;  ///< how many changes it has had
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
    std::string etag;
    bool ok() const { return status >= 200 && status < 300; }
};

/// Not longer than the longest pause between failing rounds. A time further off was reckoned by a clock that has been set
/// back since.
inline constexpr std::chrono::seconds kLongestRetryAfter{900};

class HubClient {
public:
    HubClient(Transport& transport, HubLink link, const Clock& clock, Random& random);

    /// Sees to it that there is a token; without need no request is made. Denied "client.revoked" when the hub has shut
    /// this desk out.
    Result<void> authorize();
    /// Takes note of when the hub last heard of the clinic's desks, if it says so.
    Result<std::vector<StreamHead>> streams();
    const std::vector<DeskHeard>& desks() const { return m_desks; }
    /// With the receipt, if there is one. Rejected "cursor-epoch" or "cursor-expired" on 410.
    Result<HistoryPage> history(const std::string& cursor, int count, const std::string& receipt = {});
    /// Sends exactly these bytes.
    Result<Answer> transaction(const std::string& body);
    /// The newest version; 404 and 410 are answers.
    Result<Answer> read(const std::string& url);
    /// What the hub keeps of one resource, newest first; empty when it never had it.
    Result<fhir::Bundle> versions(const std::string& url);
    /// The CapabilityStatement; needs no token.
    Result<fhir::Json> metadata();
    Result<Answer> putPractitioners(const std::string& body);
    /// Any other request: adds the token, on 401 asks once for a fresh one. What came back, whatever its status.
    Result<HttpResponse> exchange(HttpRequest request);
    /// The path of a link that the hub gave. Denied "hub.foreign-link" when it leads to another origin: the token goes to
    /// the paired hub and nowhere else.
    Result<std::string> pathOf(std::string_view url) const;
    void pause(std::chrono::milliseconds time, const std::stop_token& stop) { m_transport.pause(time, stop); }

    const std::string& clientId() const { return m_link.clientId; }
    /// Until when the hub asked to be left alone, if it did.
    std::optional<Instant> retryAt() const { return m_retryAt; }
    /// Whether it has answered at all.
    bool heard() const { return m_heard; }
    /// The hub's clock minus ours by its last answer's Date; nothing before the first.
    std::optional<std::chrono::milliseconds> clockOffset() const { return m_clockOffset; }

private:
    Result<Answer> call(HttpRequest request);
    Result<HttpResponse> send(const HttpRequest& request);
    Result<Answer> requestToken();

    Transport& m_transport;
    HubLink m_link;
    const Clock& m_clock;
    Random& m_random;
    std::string m_token;
    Instant m_tokenUntil{};
    bool m_heard = false;
    std::vector<DeskHeard> m_desks;
    std::optional<Instant> m_retryAt;
    std::optional<std::chrono::milliseconds> m_clockOffset;
};

/// Turns an answer that is no success into its Error: Offline for 5xx, Denied for 401 and 403, Busy for 429 and 503 ...
Error refusal(const Answer& answer);
Result<Answer> readAnswer(const HttpResponse& response);
/// The receipt of a confirmed transaction: the cursor behind it. Empty from a hub that gives none.
std::string receiptOf(const fhir::Bundle& answer);
/// "Sun, 06 Nov 1994 08:49:37 GMT"; nothing for another form.
std::optional<Instant> parseHttpDate(std::string_view text);

}  // namespace jiayi::sync
