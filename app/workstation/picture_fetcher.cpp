#include "app/workstation/picture_fetcher.h"

#include "models/diagnostics/images/picture_bytes.h"
#include "sync/client/foreign_pairing.h"
#include "sync/client/https_transport.h"
#include "sync/client/link.h"
#include "sync/client/picture_transfer.h"

#include <QtConcurrent>

namespace jiayi::app {

struct PictureFetcher::Line {
    std::unique_ptr<sync::HttpsTransport> transport;
    std::unique_ptr<sync::Transport> face;  ///< of a hub that is not ours
    sync::HubClient hub;
    Line(std::unique_ptr<sync::HttpsTransport> over, std::unique_ptr<sync::Transport> as, const sync::HubLink& link, const Clock& clock, Random& random)
        : transport(std::move(over)), face(std::move(as)), hub(face ? *face : *transport, link, clock, random) {}
};

PictureFetcher::PictureFetcher(std::filesystem::path store, std::string key, std::string user, const Clock& clock)
    : m_store(std::move(store)), m_key(std::move(key)), m_user(std::move(user)), m_clock(clock) {
    m_pool.setMaxThreadCount(1);
}

PictureFetcher::~PictureFetcher() {
    m_ending.request_stop();
    m_pool.waitForDone();
}

QFuture<Result<std::shared_ptr<const std::string>>> PictureFetcher::open(const Wish& wish, std::shared_ptr<ui::SharedProgress> progress, std::stop_token stop) {
    return QtConcurrent::run(&m_pool, [this, wish, progress = std::move(progress), stop = std::move(stop)]() -> Result<std::shared_ptr<const std::string>> {
        // Either may end it: whoever asked, or the window.
        std::stop_source either;
        const auto end = [&either] { either.request_stop(); };
        const std::stop_callback asked{stop, end};
        const std::stop_callback ending{m_ending.get_token(), end};
        return bring(wish, *progress, either.get_token());
    });
}

Result<std::shared_ptr<const std::string>> PictureFetcher::bring(const Wish& wish, ui::SharedProgress& progress, const std::stop_token& stop) {
    if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
    if (!m_session) {
        JIAYI_TRY(auto opened, Session::openWithKey(m_store, m_user, m_key, m_clock, m_random));
        m_session.emplace(std::move(opened));
    }
    images::PictureBytes bytes(m_session->context());
    JIAYI_TRY(const auto held, bytes.held(wish.binary));
    if (!held || !held->proved) {
        JIAYI_CHECK(fetch(wish, progress, stop));
        JIAYI_CHECK(bytes.evict(wish.limit, wish.binary));
    }
    JIAYI_TRY(auto found, images::PictureBytes::read(m_session->database(), wish.binary));
    JIAYI_CHECK(bytes.touch(wish.binary));
    return std::make_shared<const std::string>(std::move(found));
}

Result<void> PictureFetcher::fetch(const Wish& wish, ui::SharedProgress& progress, const std::stop_token& stop) {
    const Error away{Errc::Offline, "picture.not-here", {}};
    if (!wish.online) return away;
    if (!m_line) {
        const auto link = sync::readLink(m_session->database());
        if (!link) return link.error().code == Errc::NotFound ? away : link.error();
        JIAYI_TRY(auto address, sync::addressOf(m_session->database()));
        auto transport = std::make_unique<sync::HttpsTransport>(std::move(address), link->ca);
        JIAYI_TRY(auto face, sync::faceOf(m_session->context(), *transport));
        m_line = std::make_unique<Line>(std::move(transport), std::move(face), *link, m_clock, m_random);
    }
    const auto far = [&progress](std::int64_t done, std::int64_t total) {
        progress.total = total;
        progress.done = done;
    };
    auto fetched = sync::PictureTransfer(m_session->context(), m_line->hub).fetch(wish.binary, far, stop);
    if (fetched) return fetched;
    // The pairing may have changed meanwhile.
    m_line.reset();
    if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
    return fetched.error().code == Errc::Offline ? away : fetched;
}

}  // namespace jiayi::app
