#include "sync/client/wake.h"

#include "models/db/query.h"

#include <algorithm>

namespace jiayi::sync {

namespace {

const Error kCannotWait{Errc::NotFound, "hub.no-wait", {}};

Result<std::string> waitTarget(db::Database& database, const std::string& stream, std::chrono::seconds longest) {
    return db::attempt([&]() -> Result<std::string> {
        db::Query row(database, "SELECT token, coalesce(receipt, '') FROM cursor WHERE initial_done = 1 ORDER BY stream <> ?, stream LIMIT 1", stream);
        if (!row.next()) return kCannotWait;
        const auto receipt = row.text(1);
        return "/fhir/$wait?_cursor=" + row.text(0) + (receipt.empty() ? "" : "&_receipt=" + receipt) +
               "&seconds=" + std::to_string(std::clamp<std::int64_t>(longest.count(), 1, kLongestWait.count()));
    });
}

}  // namespace

Result<bool> waitForChange(HubClient& hub, db::Database& database, const std::string& stream, std::chrono::seconds longest,
                           const std::stop_token& stop) {
    JIAYI_TRY(auto target, waitTarget(database, stream, longest));
    HttpRequest request{"GET", std::move(target), {{"Accept", "application/fhir+json"}}, {}, kLongestWait, stop};
    const auto response = hub.exchange(std::move(request));
    if (stop.stop_requested()) return false;
    if (!response) return response.error();
    JIAYI_TRY(const auto answer, readAnswer(*response));
    if (answer.status == 410) return true;
    if (answer.status == 400 || answer.status == 404 || answer.status == 405 || answer.status == 501) return kCannotWait;
    if (!answer.ok()) return refusal(answer);
    for (const auto& parameter : answer.body.items("parameter"))
        if (parameter.textOr("name", "") == "changed") return parameter.boolean("valueBoolean").value_or(false);
    return Error{Errc::Offline, "hub.garbled", "$wait"};
}

}  // namespace jiayi::sync
