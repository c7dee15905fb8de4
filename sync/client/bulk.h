// A first load in one piece: the hub exports the stream as files, which are fetched by range into the encrypted store,
// proved by their hash and count, and staged as if they had come in pages.
#pragma once

#include "sync/client/bulk_file.h"
#include "sync/client/hub_client.h"

#include <stop_token>

namespace jiayi::sync {

/// Every step is kept: after a crash, a cut or a stop the next call goes on at the chunk or line it had come to.
/// Thread: the sync thread, with its own connection in `context`.
class BulkLoad {
public:
    BulkLoad(const Context& context, HubClient& hub) : m_hub(hub), m_files(context) {}

    /// True when the whole stream is staged and its cursor's `next_token` stands at the export's: the round goes on as
    /// after its last page. False when it has to come in pages: too little for an export, a hub that makes none, one that
    /// failed, or a file that was damaged twice; the log says which. Busy "bulk.preparing" while the hub takes its time
    /// (ask again in a later round), "bulk.too-many" when it makes enough exports already, and "stopped".
    Result<bool> stage(const StreamHead& head, const std::stop_token& stop);

private:
    enum class Step { Done, Gone, GiveUp };

    Result<Step> load(const StreamHead& head, const std::stop_token& stop);
    Result<Step> ask(const StreamHead& head);
    Result<Step> awaitManifest(const BulkJob& job, const std::stop_token& stop);
    Result<Step> keepManifest(const BulkJob& job, const fhir::Json& manifest);
    Result<Step> loadFile(BulkFile file, const std::stop_token& stop);
    Result<Step> fetch(BulkFile& file, const std::stop_token& stop);
    Result<Step> giveUp(std::string why);

    HubClient& m_hub;
    BulkFiles m_files;
    std::string m_why;  ///< of the last GiveUp; empty when nobody needs to know
};

}  // namespace jiayi::sync
