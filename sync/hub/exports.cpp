#include "sync/hub/exports.h"

#include "models/core/ids.h"
#include "sync/hub/cursor.h"
#include "sync/hub/ranged_reply.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

namespace jiayi::hub {

namespace {

constexpr std::chrono::hours kExportKept{24};
constexpr std::string_view kUnfinished = ".making";
constexpr std::string_view kManifestFile = "manifest.json";
constexpr std::string_view kFileType = "application/fhir+ndjson+zstd";
constexpr std::string_view kExtension = "https://jiayi.example/fhir/StructureDefinition/";

Reply unknownExport() { return refuse(404, "not-found", "export.unknown"); }

Reply exportAccepted(std::string_view fhirBase, const std::string& job) {
    Reply reply;
    reply.status = 202;
    if (!fhirBase.empty()) reply.headers.emplace_back("Content-Location", std::string{fhirBase} + "/$export-status/" + job);
    reply.headers.emplace_back("Retry-After", "2");
    return reply;
}

/// The types of "_type=Patient,Observation"; empty for all. Nothing for a parameter that is not understood.
std::optional<std::set<std::string>> typesAsked(const Form& query) {
    std::set<std::string> types;
    for (const auto& [name, value] : query) {
        if (name == "_outputFormat") continue;  // there is one
        if (name != "_type") return {};
        std::istringstream list{value};
        for (std::string type; std::getline(list, type, ',');) types.insert(type);
    }
    return types;
}

fhir::Json exportExtension(std::string_view name, std::string_view kind, fhir::Json value) {
    auto json = fhir::Json::object({{"url", std::string{kExtension} + std::string{name}}});
    json.set(kind, std::move(value));
    return json;
}

}  // namespace

struct Exports::Job {
    enum class State { Running, Finished, Failed };
    std::string id;
    std::string client;
    std::string institution;
    std::string request;
    Instant made{};
    std::set<std::string> types;

    // Under the lock of Exports, once the job has been started:
    State state = State::Running;
    std::string reason;
    std::string cursor;
    std::vector<ExportFile> files;

    std::jthread thread;  // last: joined before what it uses goes
};

Exports::Exports(Store& store, const Clock& clock, Random& random, const Signer& signer, Options options)
    : m_store(store), m_clock(clock), m_random(random), m_signer(signer), m_options(std::move(options)) {}

Exports::~Exports() {
    for (auto& [id, job] : m_jobs) job->thread.request_stop();
    for (auto& [id, job] : m_jobs) {
        if (job->thread.joinable()) job->thread.join();
    }
}

Result<std::unique_ptr<Exports>> Exports::open(Store& store, const Clock& clock, Random& random, const Signer& signer, Options options) {
    std::unique_ptr<Exports> exports{new Exports{store, clock, random, signer, std::move(options)}};
    const auto& folder = exports->m_options.folder;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    std::vector<std::filesystem::path> found;
    for (std::filesystem::directory_iterator each{folder, error}, end; !error && each != end; each.increment(error)) found.push_back(each->path());
    if (error) return Error{Errc::Full, "export.cannot-write", error.message()};
    for (const auto& path : found) exports->readFinished(path);
    exports->forgetOld();
    return exports;
}

void Exports::readFinished(const std::filesystem::path& folder) {
    std::ifstream stream{folder / kManifestFile, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    const auto json = fhir::parseJson(text.str());
    if (!json || folder.filename().string().ends_with(kUnfinished)) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        return;
    }
    auto job = std::make_shared<Job>();
    job->id = folder.filename().string();
    job->client = json->textOr("client", "");
    job->institution = json->textOr("institution", "");
    job->request = json->textOr("request", "");
    job->cursor = json->textOr("cursor", "");
    job->made = Instant{std::chrono::milliseconds{json->integer("made").value_or(0)}};
    for (const auto& file : json->items("files")) job->files.push_back(exportFileOf(file));
    job->state = Job::State::Finished;
    m_jobs.emplace(job->id, std::move(job));
}

Reply Exports::start(const Client& client, const std::string& institution, const Request& request, const Form& query,
                     std::string_view fhirBase) {
    if (request.prefer.find("respond-async") == std::string::npos) return refuse(400, "required", "prefer.respond-async");
    const auto types = typesAsked(query);
    if (!types) return refuse(400, "not-supported", "parameter.unknown");
    std::vector<JobPointer> replaced;  // joined and removed outside the lock
    const std::lock_guard hold{m_lock};
    std::size_t running = 0;
    for (const auto& [id, job] : m_jobs) {
        const bool runs = job->state == Job::State::Running;
        running += runs;
        if (job->client != client.id || job->institution != institution) continue;
        if (runs && job->types == *types) return exportAccepted(fhirBase, id);
        if (!runs) replaced.push_back(job);
    }
    if (running >= m_options.mostAtOnce) {
        auto reply = refuse(429, "throttled", "export.busy");
        reply.headers.emplace_back("Retry-After", "10");
        return reply;
    }
    for (const auto& job : replaced) {
        m_jobs.erase(job->id);
        std::error_code ignored;
        std::filesystem::remove_all(folderOf(*job), ignored);
    }
    auto job = std::make_shared<Job>();
    job->id = newUuid(m_clock, m_random).toString();
    job->client = client.id;
    job->institution = institution;
    job->request = std::string{fhirBase} + request.target.substr(std::string_view{"/fhir"}.size());
    job->made = m_clock.now();
    job->types = *types;
    m_jobs.emplace(job->id, job);
    job->thread = std::jthread{[this, job = job.get()](std::stop_token unwanted) { run(*job, unwanted); }};
    return exportAccepted(fhirBase, job->id);
}

void Exports::run(Job& job, const std::stop_token& unwanted) {
    const auto making = folderOf(job).concat(kUnfinished);
    const auto done = write(job, making, unwanted);
    if (!done) {
        std::error_code ignored;
        std::filesystem::remove_all(making, ignored);
    }
    const std::lock_guard hold{m_lock};
    job.state = done ? Job::State::Finished : Job::State::Failed;
    if (!done) job.reason = done.error().reason;
}

Result<void> Exports::write(Job& job, const std::filesystem::path& folder, const std::stop_token& unwanted) {
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error) return Error{Errc::Full, "export.cannot-write", error.message()};
    ExportWriter writer{folder, m_options.partBytes};
    JIAYI_TRY(const auto stream, m_store.snapshot(job.institution, [&](const Version& version) -> Result<void> {
        if (unwanted.stop_requested()) return Error{Errc::Busy, "export.stopped", {}};
        if (!job.types.empty() && !job.types.contains(version.key.type)) return {};
        return writer.add(version.key.type, version.body);
    }));
    JIAYI_TRY(auto files, writer.finish());
    Cursor cursor;
    cursor.stream = stream.id;
    cursor.epoch = stream.epoch;
    cursor.n = stream.head;
    cursor.chain = stream.chain;
    auto list = fhir::Json::array();
    for (const auto& file : files) list.push(toJson(file));
    const auto sealed = sealCursor(m_signer, cursor);
    const auto text = fhir::Json::object({{"client", job.client},
                                          {"institution", job.institution},
                                          {"request", job.request},
                                          {"made", job.made.time_since_epoch().count()},
                                          {"cursor", sealed},
                                          {"files", std::move(list)}})
                          .compact();
    JIAYI_CHECK(writeWhole(folder / kManifestFile, text));
    JIAYI_CHECK(syncFolder(folder));
    std::filesystem::rename(folder, folderOf(job), error);
    if (error) return Error{Errc::Full, "export.cannot-write", error.message()};
    JIAYI_CHECK(syncFolder(m_options.folder));
    const std::lock_guard hold{m_lock};
    job.files = std::move(files);
    job.cursor = sealed;
    return {};
}

Reply Exports::status(const Client& client, const std::string& id) {
    const std::lock_guard hold{m_lock};
    const auto job = find(client, id);
    if (!job) return unknownExport();
    if (job->state == Job::State::Running) return exportAccepted({}, id);
    if (job->state == Job::State::Failed) return refuse(500, "exception", job->reason);
    auto reply = jsonReply(200, manifestOf(*job));
    reply.contentType = "application/json";
    reply.headers.emplace_back("Expires", httpDate(job->made + kExportKept));
    return reply;
}

fhir::Json Exports::manifestOf(const Job& job) const {
    auto output = fhir::Json::array();
    for (const auto& file : job.files) {
        auto& entry = output.push(fhir::Json::object(
            {{"type", file.type}, {"url", "/fhir/$export-file/" + job.id + "/" + file.name}, {"count", file.count}}));
        entry.set("extension", fhir::Json::array({exportExtension("sha256", "valueString", file.sha256),
                                                  exportExtension("bytes", "valueInteger", file.bytes),
                                                  exportExtension("encoding", "valueCode", "zstd")}));
    }
    return fhir::Json::object({{"transactionTime", formatInstant(job.made)},
                               {"request", job.request},
                               {"requiresAccessToken", true},
                               {"output", std::move(output)},
                               {"error", fhir::Json::array()},
                               {"extension", fhir::Json::array({exportExtension("cursor", "valueString", job.cursor)})}});
}

Reply Exports::remove(const Client& client, const std::string& id) {
    JobPointer job;
    {
        const std::lock_guard hold{m_lock};
        job = find(client, id);
        if (!job) return unknownExport();
        m_jobs.erase(id);
    }
    job->thread.request_stop();
    if (job->thread.joinable()) job->thread.join();
    std::error_code ignored;
    std::filesystem::remove_all(folderOf(*job), ignored);
    Reply reply;
    reply.status = 202;
    return reply;
}

Reply Exports::file(const Client& client, const std::string& id, const std::string& name, const Request& request) {
    ExportFile file;
    std::filesystem::path path;
    {
        const std::lock_guard hold{m_lock};
        const auto job = find(client, id);
        if (!job) return unknownExport();
        const auto found = std::find_if(job->files.begin(), job->files.end(), [&](const auto& each) { return each.name == name; });
        if (job->state != Job::State::Finished || found == job->files.end()) return unknownExport();
        file = *found;
        path = folderOf(*job) / name;
    }
    return rangedReply(request, file.sha256, static_cast<std::uint64_t>(file.bytes), kFileType,
                       [&](const ByteRange& piece) { return readPiece(path, piece.first, piece.size()); });
}

void Exports::forgetOld() {
    std::vector<JobPointer> old;
    {
        const std::lock_guard hold{m_lock};
        for (const auto& [id, job] : m_jobs) {
            if (job->state != Job::State::Running && m_clock.now() - job->made > kExportKept) old.push_back(job);
        }
        for (const auto& job : old) m_jobs.erase(job->id);
    }
    for (const auto& job : old) {
        std::error_code ignored;
        std::filesystem::remove_all(folderOf(*job), ignored);
    }
}

Exports::JobPointer Exports::find(const Client& client, const std::string& id) const {
    const auto found = m_jobs.find(id);
    return found == m_jobs.end() || found->second->client != client.id ? nullptr : found->second;
}

std::filesystem::path Exports::folderOf(const Job& job) const { return m_options.folder / job.id; }

}  // namespace jiayi::hub
