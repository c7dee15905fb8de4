// The bytes of pictures between desk and hub, piece by piece: fetched when somebody opens one, sent when this desk took one in.
#pragma once

#include "models/diagnostics/images/picture_bytes.h"
#include "sync/client/hub_client.h"

#include <functional>
#include <stop_token>

namespace jiayi::sync {

/// How far it has come, in bytes.
using TransferProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Every piece is kept as it comes, so that a broken line goes on where it broke. Owner: the engine for sending, the window's fetcher for fetching; thread: its
/// owner's, with a HubClient of its own.
class PictureTransfer {
public:
    PictureTransfer(const Context& context, HubClient& hub) : m_context(context), m_hub(hub), m_bytes(context) {}

    /// Until they are here and proved. NotFound "picture.not-found" for what no picture names, "picture.not-arrived" while the hub has not got them; Corrupt
    /// "picture.wrong-bytes" for others than the picture says; Full "picture.too-large"; Busy "stopped"; errors of the line and the store.
    Result<void> fetch(const Uuid& binary, const TransferProgress& progress, const std::stop_token& stop);
    /// What waits here. What the hub refuses for good is marked and not tried again; errors of the line and the store, Busy "stopped".
    Result<void> send(const std::stop_token& stop);

private:
    Result<void> sendOne(const Uuid& binary, const std::stop_token& stop);
    Result<HttpResponse> put(const images::Content& content, const Uuid& patient, std::int64_t start, std::string bytes, const std::stop_token& stop);

    Context m_context;
    HubClient& m_hub;
    images::PictureBytes m_bytes;
};

}  // namespace jiayi::sync
