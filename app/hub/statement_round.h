// The payer's desk beside a hub that serves: statements are answered on a thread of their own, with a store of their own.
#pragma once

#include "sync/hub/settlement/payer_desk.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace jiayi::hub {

Result<Answers> answerOnce(Store& store);

/// From start to end of its life. Owner: whoever serves.
class StatementRound {
public:
    explicit StatementRound(std::string address);
    ~StatementRound();
    StatementRound(const StatementRound&) = delete;
    StatementRound& operator=(const StatementRound&) = delete;

private:
    void run(const std::stop_token& stop);

    std::string m_address;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

}  // namespace jiayi::hub
