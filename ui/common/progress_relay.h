// Progress from whatever thread works, brought to the window's.
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace jiayi::ui {

/// Emits in the caller's thread; a receiver in the window's thread hears it there.
class ProgressRelay : public QObject {
    Q_OBJECT
public:
    /// A function to hand to the work. `heard` is called in the owner's thread, never after the owner has died.
    template <class Heard>
    static std::function<void(std::size_t, std::size_t)> to(QObject* owner, Heard heard) {
        // The last copy may die in the worker's thread: the object is deleted in its own.
        std::shared_ptr<ProgressRelay> relay(new ProgressRelay,
                                             [](ProgressRelay* dead) { dead->deleteLater(); });
        connect(relay.get(), &ProgressRelay::moved, owner, std::move(heard));
        return [relay](std::size_t done, std::size_t total) {
            Q_EMIT relay->moved(static_cast<qint64>(done), static_cast<qint64>(total));
        };
    }

Q_SIGNALS:
    void moved(qint64 done, qint64 total);
};

}  // namespace jiayi::ui
