// Opens pictures beside the window: from the store, or else from the hub into the store.
#pragma once

#include "app/workstation/session.h"
#include "ui/images/images_asks.h"

#include <QThreadPool>

#include <memory>

namespace jiayi::app {

/// One thread with a connection and a line of its own, so that a picture waits for no round and no round for a picture. Owner: the window's composition root.
class PictureFetcher {
public:
    PictureFetcher(std::filesystem::path store, std::string key, std::string user, const Clock& clock);
    /// Ends what is under way.
    ~PictureFetcher();

    struct Wish {
        Uuid binary;
        bool online = false;      ///< whether the hub may be asked
        std::int64_t limit = 0;   ///< bytes of pictures that may be kept
    };
    /// See ui::ImagesAsks::open.
    QFuture<Result<std::shared_ptr<const std::string>>> open(const Wish& wish, std::shared_ptr<ui::SharedProgress> progress, std::stop_token stop);

private:
    struct Line;
    Result<std::shared_ptr<const std::string>> bring(const Wish& wish, ui::SharedProgress& progress, const std::stop_token& stop);
    Result<void> fetch(const Wish& wish, ui::SharedProgress& progress, const std::stop_token& stop);

    std::filesystem::path m_store;
    std::string m_key;
    std::string m_user;
    const Clock& m_clock;
    SystemRandom m_random;
    std::optional<Session> m_session;
    std::unique_ptr<Line> m_line;
    std::stop_source m_ending;
    QThreadPool m_pool;
};

}  // namespace jiayi::app
