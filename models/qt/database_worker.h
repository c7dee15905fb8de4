// The store's own thread: work goes in, futures come out, in order.
#pragma once

#include <QFuture>
#include <QPromise>

#include "models/db/database.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>

namespace jiayi::qt {

/// One thread with one connection and an ordered queue; and a second thread with a read-only connection for long
/// reads, so that a report never delays a save. Both are drained when it is destroyed: what was accepted is done.
/// Owned by the composition root. run(), read() and the futures may be used from any thread; values go in and come
/// out, references never.
///     onFinished(this, m_worker.run([id](db::Database& db) { return readChart(db, ...); }), [this](auto chart) {...});
class DatabaseWorker {
public:
    /// Opens in its thread at the first work. While opening fails, every work answers with that failure.
    explicit DatabaseWorker(db::OpenOptions options);
    ~DatabaseWorker();
    DatabaseWorker(const DatabaseWorker&) = delete;
    DatabaseWorker& operator=(const DatabaseWorker&) = delete;

    /// `work` returns a Result<T>; SQLite's exceptions become its Error. It may take a stop token as well: give the
    /// same one here and it also keeps work that has not begun from running (Busy "work.cancelled").
    template <class Work>
    auto run(Work work, std::stop_token stop = {}) {
        return enqueue(*m_writer, std::move(work), std::move(stop));
    }
    /// The same on the read-only connection, in its own order. It sees everything that was committed before it began.
    template <class Work>
    auto read(Work work, std::stop_token stop = {}) {
        return enqueue(*m_reader, std::move(work), std::move(stop));
    }

private:
    class Queue;
    /// Called once, in the queue's thread: with the connection, or with why there is none.
    using Task = std::function<void(db::Database*, const Error&)>;
    static void push(Queue& queue, Task task);

    template <class Work>
    static auto call(Work& work, db::Database& database, const std::stop_token& stop) {
        if constexpr (std::is_invocable_v<Work&, db::Database&, std::stop_token>) return work(database, stop);
        else return work(database);
    }

    template <class Work>
    static auto enqueue(Queue& queue, Work work, std::stop_token stop) {
        using Answer = decltype(call(work, std::declval<db::Database&>(), stop));
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        auto future = promise->future();
        push(queue, [promise, stop = std::move(stop),
                     work = std::move(work)](db::Database* database, const Error& error) mutable {
            if (!promise->isCanceled()) {
                if (!database) promise->addResult(Answer{error});
                else if (stop.stop_requested()) promise->addResult(Answer{Error{Errc::Busy, "work.cancelled", {}}});
                else answer(*promise, [&] { return call(work, *database, stop); });
            }
            promise->finish();
        });
        return future;
    }

    template <class Answer, class Call>
    static void answer(QPromise<Answer>& promise, Call work) {
        try {
            promise.addResult(db::attempt(work));
        } catch (...) {
            promise.setException(std::current_exception());  // a bug: it surfaces where the answer is read
        }
    }

    std::unique_ptr<Queue> m_writer;
    std::unique_ptr<Queue> m_reader;
};

}  // namespace jiayi::qt
