#include "sync/hub/access_log.h"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

namespace jiayi::hub {

AccessLog::AccessLog(std::ostream* out) {
    spdlog::sink_ptr sink;
    if (out) sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(*out);
    else sink = std::make_shared<spdlog::sinks::null_sink_mt>();
    m_logger = std::make_shared<spdlog::logger>("hub", std::move(sink));
    m_logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
    m_logger->flush_on(spdlog::level::info);
}

void AccessLog::request(const Reply& reply, std::size_t bytesIn, std::chrono::microseconds took) {
    // Of a request that found no route nothing is shown: its path may hold anything.
    const std::string_view route = reply.route.empty() ? "-" : std::string_view{reply.route};
    m_logger->info("event=request route=\"{}\" status={} ms={:.1f} in={} out={} client={} reason={}", route, reply.status,
                   static_cast<double>(took.count()) / 1000.0, bytesIn, reply.body.size(),
                   reply.client.empty() ? "-" : reply.client, reply.reason.empty() ? "-" : reply.reason);
}

void AccessLog::event(std::string_view what) { m_logger->info("event={}", what); }
void AccessLog::bug(std::string_view what) { m_logger->error("event=bug what=\"{}\"", what); }

}  // namespace jiayi::hub
