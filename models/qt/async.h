// Answers from the database worker, brought to the thread of their owner.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include "models/core/result.h"

#include <memory>
#include <utility>

namespace jiayi::qt {

/// Calls `callback(Result<T>)` in the owner's thread when the future is done; never after the owner has died,
/// because the watcher is its child. (QFuture::then(context) of Qt 6.4 asserts when the context is gone.) A future
/// that ends without an answer gives Busy "work.abandoned", so that nobody waits for ever.
template <class T, class Callback>
void onFinished(QObject* owner, QFuture<Result<T>> future, Callback callback) {
    auto* watcher = new QFutureWatcher<Result<T>>(owner);
    QObject::connect(watcher, &QFutureWatcher<Result<T>>::finished, owner,
                     [watcher, callback = std::move(callback)]() mutable {
                         watcher->deleteLater();
                         const auto answered = watcher->future();
                         if (answered.resultCount() > 0) {
                             callback(answered.result());
                         } else {
                             callback(Result<T>(Error{Errc::Busy, "work.abandoned", {}}));
                         }
                     });
    watcher->setFuture(future);
}

/// Keeps only the newest of several requests: answers to older ones are dropped when they come.
///     m_latest.run(this, m_search(text), [this](auto hits) { show(hits); });
class Latest {
public:
    template <class T, class Callback>
    void run(QObject* owner, QFuture<Result<T>> future, Callback callback) {
        const auto mine = ++*m_counter;
        onFinished(owner, std::move(future),
                   [mine, counter = m_counter, callback = std::move(callback)](Result<T> answer) mutable {
                       if (*counter == mine) callback(std::move(answer));
                   });
    }
    /// Whatever is still under way is no longer wanted.
    void drop() { ++*m_counter; }

private:
    std::shared_ptr<quint64> m_counter = std::make_shared<quint64>(0);
};

}  // namespace jiayi::qt
