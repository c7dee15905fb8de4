// Bulk export (FHIR Bulk Data): everything of an institution as files, from one read snapshot, resumable by range.
#pragma once

#include "sync/hub/export_files.h"
#include "sync/hub/http.h"
#include "sync/hub/signer.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>

namespace jiayi::hub {

/// Jobs run on threads of their own, a few at once, and belong to the client that started them. A finished one is a
/// folder with its manifest: it survives the process for 24 hours. An unfinished one is a folder with another name, which
/// nobody is shown and the next start removes. One process has the folder to itself. Safe to use from several threads; only
/// remove() and the destructor may wait, for a job to notice that it is not wanted.
class Exports {
public:
    struct Options {
        std::filesystem::path folder;  ///< made with mode 0700
        std::int64_t partBytes = std::int64_t{8} << 20;  ///< a longer file is followed by a further one
        std::size_t mostAtOnce = 2;
    };
    /// Full "export.cannot-write" if the folder cannot be made or read.
    static Result<std::unique_ptr<Exports>> open(Store& store, const Clock& clock, Random& random, const Signer& signer, Options options);
    ~Exports();

    /// GET Group/{institution}/$export with Prefer: respond-async: 202 with Content-Location. The running job of a client is
    /// answered again; a finished one gives way to the new. 429 when too many run.
    Reply start(const Client& client, const std::string& institution, const Request& request, const Form& query, std::string_view fhirBase);
    /// 202 while it runs, 200 with the manifest, 500 if it failed, 404 for a job of somebody else.
    Reply status(const Client& client, const std::string& job);
    Reply remove(const Client& client, const std::string& job);
    /// 200 or 206; 416 for a range behind the end.
    Reply file(const Client& client, const std::string& job, const std::string& name, const Request& request);
    /// Removes what is older than 24 hours.
    void forgetOld();

private:
    struct Job;
    using JobPointer = std::shared_ptr<Job>;
    Exports(Store& store, const Clock& clock, Random& random, const Signer& signer, Options options);
    void readFinished(const std::filesystem::path& folder);
    void run(Job& job, const std::stop_token& unwanted);
    Result<void> write(Job& job, const std::filesystem::path& folder, const std::stop_token& unwanted);
    JobPointer find(const Client& client, const std::string& id) const;
    std::filesystem::path folderOf(const Job& job) const;
    fhir::Json manifestOf(const Job& job) const;

    Store& m_store;
    const Clock& m_clock;
    Random& m_random;
    const Signer& m_signer;
    Options m_options;
    mutable std::mutex m_lock;
    std::map<std::string, JobPointer> m_jobs;
};

}  // namespace jiayi::hub
