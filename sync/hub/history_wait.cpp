// The long poll: a wake-up, not a source of truth.
#include "sync/hub/history.h"
#include "sync/hub/limits.h"

#include <charconv>

namespace jiayi::hub {

Reply waitReply(bool changed) {
    auto parameter = fhir::Json::object({{"name", "changed"}, {"valueBoolean", changed}});
    return jsonReply(200, fhir::Json::object({{"resourceType", "Parameters"},
                                              {"parameter", fhir::Json::array({std::move(parameter)})}}));
}

Reply History::wait(const Client& client, const Form& query) {
    auto atMost = kLongestWait;
    if (const auto text = formValue(query, "seconds"); !text.empty()) {
        std::int64_t seconds = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || seconds < 1 || seconds > kLongestWait.count())
            return refuse(400, "invalid", "parameter.seconds");
        atMost = std::chrono::seconds{seconds};
    }
    const auto here = place(client, query);
    if (!here) return refuseCursor(here.error());
    const auto& [stream, cursor] = *here;
    if (stream.head > cursor.n) return waitReply(true);
    auto reply = waitReply(false);
    reply.wait = Wait{stream.id, stream.epoch, cursor.n, atMost};
    return reply;
}

}  // namespace jiayi::hub
