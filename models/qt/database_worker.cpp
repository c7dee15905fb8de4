#include "models/qt/database_worker.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace jiayi::qt {

/// One thread, one connection, one ordered queue.
class DatabaseWorker::Queue {
public:
    explicit Queue(db::OpenOptions options) : m_options(std::move(options)), m_thread([this] { work(); }) {}

    /// Drains: what was accepted is done before the thread ends.
    ~Queue() {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;

    void push(Task task) {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
    }

private:
    std::optional<Task> take() {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_closing || !m_tasks.empty(); });
        if (m_tasks.empty()) return {};
        auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        return task;
    }

    void work() {
        std::unique_ptr<db::Database> database;
        Error why{Errc::Busy, "store.closed", {}};
        while (auto task = take()) {
            // Opened at the first work, so that a reader comes after its writer; tried again while it fails.
            if (!database) {
                auto opened = db::Database::open(m_options);
                if (opened) database = std::move(*opened);
                else why = opened.error();
            }
            (*task)(database.get(), why);
        }
    }

    db::OpenOptions m_options;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_closing = false;
    std::thread m_thread;  // the last member: it uses all the others
};

namespace {

db::OpenOptions readOnlyOptions(db::OpenOptions options) {
    options.readOnly = true;
    options.create = false;
    return options;
}

}  // namespace

DatabaseWorker::DatabaseWorker(db::OpenOptions options)
    : m_writer(std::make_unique<Queue>(options)), m_reader(std::make_unique<Queue>(readOnlyOptions(std::move(options)))) {}

DatabaseWorker::~DatabaseWorker() = default;

void DatabaseWorker::push(Queue& queue, Task task) { queue.push(std::move(task)); }

}  // namespace jiayi::qt
