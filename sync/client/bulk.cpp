#include "sync/client/bulk.h"

#include "sync/client/tuning.h"
#include "sync/fhir/resource.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace jiayi::sync {

namespace {

constexpr std::chrono::seconds kPoll{1};
constexpr std::chrono::seconds kLongestPoll{60};
constexpr std::string_view kExtensionBase = "https://jiayi.example/fhir/StructureDefinition/";
constexpr int kJobs = 2;  // an export that the hub has forgotten is asked for once more

std::string header(const HttpResponse& response, const char* name) {
    const auto found = response.headers.find(name);
    return found == response.headers.end() ? std::string{} : found->second;
}

std::chrono::seconds pollAfter(const HttpResponse& response) {
    const auto text = header(response, "retry-after");
    int seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return std::clamp(std::chrono::seconds{seconds}, kPoll, kLongestPoll);
}

const fhir::Json* stated(const fhir::Json& element, std::string_view name) {
    return fhir::extension(element, std::string{kExtensionBase} + std::string{name});
}

}  // namespace

Result<bool> BulkLoad::stage(const StreamHead& head, const std::stop_token& stop) {
    for (int job = 0; job < kJobs; ++job) {
        JIAYI_TRY(const auto step, load(head, stop));
        if (step == Step::Done) return true;
        if (step == Step::GiveUp) break;
        JIAYI_CHECK(m_files.forget(head.id));
        m_why = "bulk.gone";
    }
    if (!m_why.empty()) JIAYI_CHECK(m_files.giveUp(head, std::exchange(m_why, {})));
    return false;
}

Result<BulkLoad::Step> BulkLoad::load(const StreamHead& head, const std::stop_token& stop) {
    JIAYI_TRY(auto job, m_files.job(head.id));
    if (job && job->epoch != head.epoch) {
        JIAYI_CHECK(m_files.forget(head.id));  // of the hub before it was restored
        job.reset();
    }
    if (!job) {
        JIAYI_TRY(const bool bare, m_files.holdsNothingOf(head.id));
        if (!bare || head.head < tuned("bulk.threshold")) return Step::GiveUp;
        JIAYI_TRY(const auto asked, ask(head));
        if (asked != Step::Done) return asked;
        JIAYI_TRY(job, m_files.job(head.id));
    }
    if (job->state == BulkState::GivenUp) return Step::GiveUp;
    if (job->state == BulkState::Asked) {
        JIAYI_TRY(const auto made, awaitManifest(*job, stop));
        if (made != Step::Done) return made;
    }
    for (;;) {
        JIAYI_TRY(const auto file, m_files.next(head.id));
        if (!file) break;
        JIAYI_TRY(const auto loaded, loadFile(*file, stop));
        if (loaded != Step::Done) return loaded;
    }
    JIAYI_CHECK(m_files.finish(head.id));
    // The hub would drop it tomorrow anyway: a courtesy, and nothing hangs on its answer.
    const auto thanked = m_hub.exchange({"DELETE", job->statusUrl, {}, {}, {}, stop});
    static_cast<void>(thanked);
    return Step::Done;
}

Result<BulkLoad::Step> BulkLoad::giveUp(std::string why) {
    m_why = std::move(why);
    return Step::GiveUp;
}

Result<BulkLoad::Step> BulkLoad::ask(const StreamHead& head) {
    HttpRequest request{"GET", "/fhir/Group/" + head.id + "/$export", {{"Accept", "application/fhir+json"}, {"Prefer", "respond-async"}}, {}};
    JIAYI_TRY(const auto response, m_hub.exchange(std::move(request)));
    if (response.status == 429) return Error{Errc::Busy, "bulk.too-many", {}};
    if (response.status != 202) {
        JIAYI_TRY(const auto answer, readAnswer(response));
        const auto error = refusal(answer);
        if (error.code == Errc::Busy) return error;
        return giveUp("bulk.none: " + error.detail);
    }
    const auto path = m_hub.pathOf(header(response, "content-location"));
    if (!path) return giveUp(path.error().reason);
    JIAYI_CHECK(m_files.begin({head.id, head.epoch, *path, BulkState::Asked}));
    return Step::Done;
}

Result<BulkLoad::Step> BulkLoad::awaitManifest(const BulkJob& job, const std::stop_token& stop) {
    const std::chrono::seconds patience{tuned("bulk.patience")};
    for (std::chrono::seconds waited{0}; waited < patience;) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        JIAYI_TRY(const auto response, m_hub.exchange({"GET", job.statusUrl, {{"Accept", "application/json"}}, {}, {}, stop}));
        JIAYI_TRY(const auto answer, readAnswer(response));
        if (answer.status == 200) return keepManifest(job, answer.body);
        if (answer.status == 404 || answer.status == 410) return Step::Gone;
        if (answer.status != 202) {
            const auto error = refusal(answer);
            if (error.code == Errc::Busy) return error;
            return giveUp("bulk.failed: " + error.detail);
        }
        const auto pause = pollAfter(response);
        m_hub.pause(pause, stop);
        waited += pause;
    }
    return Error{Errc::Busy, "bulk.preparing", {}};
}

Result<BulkLoad::Step> BulkLoad::keepManifest(const BulkJob& job, const fhir::Json& manifest) {
    std::vector<BulkFile> files;
    for (const auto& output : manifest.items("output")) {
        BulkFile file;
        const auto path = m_hub.pathOf(output.textOr("url", ""));
        const auto* hash = stated(output, "sha256");
        const auto* bytes = stated(output, "bytes");
        const auto* encoding = stated(output, "encoding");
        file.lines = output.integer("count").value_or(-1);
        file.bytes = bytes ? bytes->integer("valueInteger").value_or(-1) : -1;
        file.type = output.textOr("type", "");
        if (hash) file.sha256 = hash->textOr("valueString", "");
        if (!path || file.sha256.empty() || file.bytes < 0 || file.lines < 0 || !encoding || encoding->textOr("valueCode", "") != "zstd")
            return giveUp("bulk.manifest");
        file.path = *path;
        files.push_back(std::move(file));
    }
    const auto* cursor = stated(manifest, "cursor");
    if (!cursor || !cursor->text("valueString")) return giveUp("bulk.manifest");
    JIAYI_CHECK(m_files.keepManifest(job.stream, std::string{cursor->textOr("valueString", "")}, files));
    return Step::Done;
}

Result<BulkLoad::Step> BulkLoad::loadFile(BulkFile file, const std::stop_token& stop) {
    if (file.state == BulkFileState::Fetching) {
        JIAYI_TRY(const auto fetched, fetch(file, stop));
        if (fetched != Step::Done) return fetched;
        const auto proved = m_files.prove(file);
        if (!proved && proved.error().code != Errc::Corrupt && proved.error().code != Errc::Full) return proved.error();
        if (!proved) {
            JIAYI_CHECK(m_files.markDamaged(file, proved.error()));
            if (file.damaged > 0) return giveUp("bulk.damaged: " + file.type);
            file.damaged = 1;
            file.fetched = 0;
            return loadFile(file, stop);  // once more, from its first byte
        }
        JIAYI_CHECK(m_files.markProved(file));
    }
    JIAYI_CHECK(m_files.stage(file, stop));
    return Step::Done;
}

Result<BulkLoad::Step> BulkLoad::fetch(BulkFile& file, const std::stop_token& stop) {
    while (file.fetched < file.bytes) {
        if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
        const auto last = std::min(file.bytes, file.fetched + tuned("bulk.chunk")) - 1;
        HttpRequest request{"GET", file.path, {}, {}, {}, stop};
        request.headers["Range"] = "bytes=" + std::to_string(file.fetched) + "-" + std::to_string(last);
        request.headers["If-Range"] = "\"" + file.sha256 + "\"";
        JIAYI_TRY(const auto response, m_hub.exchange(std::move(request)));
        if (response.status == 404 || response.status == 410) return Step::Gone;
        if (response.status == 429 || response.status == 503) return Error{Errc::Busy, "hub.busy", "bulk"};
        const auto size = static_cast<std::int64_t>(response.body.size());
        // A server that knows no ranges sends the whole.
        if (response.status == 200 && size == file.bytes) file.fetched = 0;
        else if (response.status != 206 || size == 0 || size > last - file.fetched + 1) return giveUp("bulk.range: HTTP " + std::to_string(response.status));
        JIAYI_CHECK(m_files.keepChunk(file, response.body));
        file.fetched += size;
    }
    return Step::Done;
}

}  // namespace jiayi::sync
