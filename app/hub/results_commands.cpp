#include "app/hub/hub_arguments.h"
#include "sync/hub/results/intake.h"
#include "sync/hub/store_address.h"
#include "sync/laboratory/result_file.h"

#include <pthread.h>
#include <signal.h>

#include <chrono>
#include <fstream>
#include <ostream>

namespace jiayi::hub {

namespace {

/// While it lives, SIGINT and SIGTERM end the import between two reports and not the program.
class Interruption {
public:
    Interruption() {
        sigemptyset(&m_ending);
        sigaddset(&m_ending, SIGTERM);
        sigaddset(&m_ending, SIGINT);
        pthread_sigmask(SIG_BLOCK, &m_ending, &m_before);
    }
    ~Interruption() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    bool came() {
        constexpr timespec kAtOnce{0, 0};
        m_came = m_came || sigtimedwait(&m_ending, nullptr, &kAtOnce) > 0;
        return m_came;
    }

private:
    sigset_t m_ending{}, m_before{};
    bool m_came = false;
};

/// A line a second while it goes on.
class Progress {
public:
    explicit Progress(std::ostream& log) : m_log(log) {}
    void tell(const IntakeCounts& counts) {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_last < std::chrono::seconds{1}) return;
        m_last = now;
        m_log << counts.reports << " reports, " << counts.results << " results, " << counts.known << " known, " << counts.rejected << " rejected" << std::endl;
    }

private:
    std::ostream& m_log;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

}  // namespace

Result<void> importResults(const Arguments& arguments, std::ostream& out, std::ostream& log) {
    const auto& given = arguments.results;
    JIAYI_TRY(const auto readers, laboratory::loadReaderRules());
    const auto rules = loadHubRules();
    JIAYI_TRY(const auto store, openStore(arguments.store));
    if (!given.institution.empty()) JIAYI_CHECK(store->institution(given.institution));
    const SystemClock clock;
    Interruption interruption;
    Progress progress{log};
    std::string file;
    ResultsIntake intake{*store, rules, given.institution, clock, [&](std::size_t line, const Error& error) {
                             out << file << ':' << line << '\t' << error.reason << '\t' << error.detail << '\n';
                         }};
    for (const auto& each : given.files) {
        file = each;
        std::ifstream stream{each, std::ios::binary};
        if (!stream) return Error{Errc::NotFound, "file.cannot-read", each};
        Result<void> taken;
        const auto read = laboratory::readResults(stream, readers, [&](laboratory::Entry entry) {
            if (interruption.came()) return false;
            if (entry.reports) taken = intake.take(entry.line, std::move(*entry.reports));
            else intake.reject(entry.line, entry.reports.error());
            progress.tell(intake.counts());
            return taken.has_value();
        });
        JIAYI_CHECK(taken);
        JIAYI_CHECK(intake.finish());
        if (!read) intake.reject(1, read.error());
        if (interruption.came()) break;
    }
    const auto& counts = intake.counts();
    out << counts.reports << " reports with " << counts.results << " results are new, " << counts.known << " were known, " << counts.rejected << " entries rejected\n";
    if (interruption.came()) return Error{Errc::Busy, "import.stopped", "what was taken is whole; the same command goes on"};
    if (counts.rejected > 0) return Error{Errc::Rejected, "import.rejects", std::to_string(counts.rejected) + " entries"};
    return {};
}

}  // namespace jiayi::hub
