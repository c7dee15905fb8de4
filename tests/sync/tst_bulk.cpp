#include "sync/client/bulk.h"
#include "sync/client/tuning.h"
#include "sync/client/zstd_lines.h"
#include "models/core/hash.h"
#include "models/sync/status.h"
#include "tests/fhir/quoted.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"
#include "tests/sync/scripted_hub.h"

#include <zstd.h>

#include <charconv>

using namespace jiayi;
using sync::HttpRequest;
using sync::HttpResponse;
using test::quoted;
using test::ScriptedHub;

namespace {

std::string packed(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
    return out;
}

std::vector<std::string> linesIn(const std::string& bytes, std::size_t piece, std::size_t longest = 1000) {
    std::size_t at = 0;
    sync::ZstdLines reader{[&] {
                               auto next = bytes.substr(std::min(at, bytes.size()), piece);
                               at += next.size();
                               return next;
                           },
                           longest};
    std::vector<std::string> lines;
    for (;;) {
        const auto line = reader.next();
        if (!line) return {"error " + line.error().reason};
        if (!*line) return lines;
        lines.push_back(**line);
    }
}

/// A hub that exports residents, as files served by range.
struct ExportingHub : ScriptedHub {
    struct File {
        std::string bytes;
        std::string sha;
        int lines = 0;
    };
    std::map<std::string, File> files;
    int preparing = 2;
    std::string extraHeader;

    explicit ExportingHub(int residents = 40, int fileCount = 3) {
        for (int f = 0; f < fileCount; ++f) {
            File file;
            std::string text;
            for (int i = f; i < residents; i += fileCount) {
                const auto id = derivedUuid({"resident", std::to_string(i)}).toString();
                // What cannot be packed well, so that a file has many chunks.
                std::string noise;
                for (int n = 0; n < 60; ++n) noise += toHex(sha256(id + std::to_string(n)));
                text += quoted("{'resourceType':'Patient','id':'") + id + quoted("','meta':{'versionId':'3','lastUpdated':'2026-11-20T10:00:00Z'},'name':[{'text':'A ") + noise + quoted("'}]}\n");
                ++file.lines;
            }
            file.bytes = packed(text);
            file.sha = toHex(sha256(file.bytes));
            files["/fhir/$export-file/1/p" + std::to_string(f)] = file;
        }
        on("GET /fhir/Group/a/$export", HttpResponse{202, {{"content-location", "https://hub.test/fhir/$export-status/1"}}, {}});
        on("GET /fhir/$export-status/1", [this](const HttpRequest&) { return status(); });
        on("DELETE /fhir/$export-status/1", HttpResponse{202, {}, {}});
        on("GET /fhir/$export-file/1/", [this](const HttpRequest& request) { return range(request); });
    }

    Result<HttpResponse> status() {
        if (preparing-- > 0) return HttpResponse{202, {{"retry-after", "3"}}, {}};
        std::string output;
        for (const auto& [path, file] : files)
            output += (output.empty() ? "" : ",") + (quoted("{'type':'Patient','url':'") + path + quoted("','count':")) + std::to_string(file.lines) +
                      quoted(",'extension':[{'url':'https://jiayi.example/fhir/StructureDefinition/sha256','valueString':'") + file.sha +
                      quoted("'},{'url':'https://jiayi.example/fhir/StructureDefinition/bytes','valueInteger':") + std::to_string(file.bytes.size()) +
                      quoted("},{'url':'https://jiayi.example/fhir/StructureDefinition/encoding','valueCode':'zstd'}]}");
        return HttpResponse{200, {}, quoted("{'transactionTime':'2026-11-22T00:00:00Z','output':[") + output +
                                         quoted("],'error':[],'extension':[{'url':'https://jiayi.example/fhir/StructureDefinition/cursor','valueString':'N0'}]}")};
    }
    Result<HttpResponse> range(const HttpRequest& request) {
        const auto& bytes = files.at(request.target).bytes;
        const auto& wanted = request.headers.at("Range");
        std::size_t from = 0;
        std::size_t to = 0;
        const auto dash = wanted.find('-');
        std::from_chars(wanted.data() + 6, wanted.data() + dash, from);
        std::from_chars(wanted.data() + dash + 1, wanted.data() + wanted.size(), to);
        served += to - from + 1;
        return HttpResponse{206, {}, bytes.substr(from, to - from + 1)};
    }
    void pause(std::chrono::milliseconds time, const std::stop_token&) override { waited += time; }

    std::chrono::milliseconds waited{0};
    std::size_t served = 0;
    std::size_t size() const {
        std::size_t sum = 0;
        for (const auto& [path, file] : files) sum += file.bytes.size();
        return sum;
    }
};

struct LoadingDesk {
    test::ClinicStore store;
    sync::StreamHead head{"a", "e1", "A0", 5000};

    LoadingDesk() { db::Query(store.database(), "INSERT INTO cursor (stream, token, epoch) VALUES ('a', 'A0', 'e1')").run(); }

    Result<bool> load(ScriptedHub& hub, const std::stop_token& stop = {}) {
        sync::HubClient client{hub, test::scriptedLink(), store.clock, store.random};
        return sync::BulkLoad(store.context(), client).stage(head, stop);
    }
    std::int64_t staged() { return store.count("SELECT count(*) FROM stage"); }
    std::string text(const std::string& sql) {
        db::Query query(store.database(), sql);
        return query.next() ? query.text(0) : "none";
    }
    bool ready() { return text("SELECT next_token FROM cursor WHERE stream = 'a'") == "N0"; }
};

}  // namespace

class TestBulk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesComeOutOfPiecesOfAnySize() {
        const auto bytes = packed("one\n\ntwo\r\n" + std::string(900, 'x') + "\nlast");
        for (const std::size_t piece : {1u, 2u, 7u, 5000u}) {
            const auto lines = linesIn(bytes, piece);
            QCOMPARE(lines.size(), std::size_t{4});
            QCOMPARE(lines[2], std::string(900, 'x'));
            QCOMPARE(lines[3], std::string{"last"});
        }
        QCOMPARE(linesIn(packed("a\n") + packed("b\n"), 3), (std::vector<std::string>{"a", "b"}));
        QVERIFY(linesIn({}, 3).empty());
    }

    void aFrameThatUnpacksFarBeyondItsSizeComesWhole() {
        std::string text;
        for (int i = 0; i < 50000; ++i) text += "0123456789\n";
        QCOMPARE(linesIn(packed(text), 64).size(), std::size_t{50000});
    }

    void aLineWithoutEndIsStoppedAtItsLimit() {
        QCOMPARE(linesIn(packed(std::string(50'000'000, 'x')), 4096, 1000), (std::vector<std::string>{"error zstd.line"}));
        QCOMPARE(linesIn(packed(std::string(1001, 'x') + "\n"), 4096, 1000), (std::vector<std::string>{"error zstd.line"}));
    }

    void damagedBytesAreFound() {
        const auto bytes = packed("one\ntwo\n");
        QCOMPARE(linesIn(bytes.substr(0, bytes.size() - 1), 3), (std::vector<std::string>{"error zstd.damaged"}));
        QCOMPARE(linesIn("no zstd at all", 3), (std::vector<std::string>{"error zstd.damaged"}));
    }

    void anExportIsStagedWholeAndTheRoundGoesOnFromItsCursor() {
        LoadingDesk desk;
        ExportingHub hub{1400, 2};
        QVERIFY(hub.size() > 4 * std::size_t(sync::tuned("bulk.chunk")));
        QVERIFY(*desk.load(hub));
        QCOMPARE(desk.staged(), std::int64_t{1400});
        QVERIFY(desk.ready());
        QCOMPARE(desk.store.count("SELECT count(DISTINCT id) FROM stage WHERE version = '3' AND patient = id"), std::int64_t{1400});
        QCOMPARE(hub.waited, std::chrono::milliseconds{6000});  // as long as the hub asked for
        QCOMPARE(hub.served, hub.size());
        QCOMPARE(desk.store.count("SELECT (SELECT count(*) FROM bulk_job) + (SELECT count(*) FROM bulk_file) + (SELECT count(*) FROM bulk_chunk)"), std::int64_t{0});
        QCOMPARE(hub.count("DELETE /fhir/$export-status/1"), 1);
    }

    void aCutAtAnyRequestIsTakenUpWhereItWas() {
        for (int cut = 0;; ++cut) {
            LoadingDesk desk;
            ExportingHub hub{40, 3};
            hub.cutAt = cut;
            const auto first = desk.load(hub);
            if (first) {
                QVERIFY(cut > 5);
                QVERIFY(*first);
                return;
            }
            QVERIFY(first.error().code == Errc::Offline);
            desk.store.reopen();
            QVERIFY(*desk.load(hub));
            QCOMPARE(desk.staged(), std::int64_t{40});
            QVERIFY(desk.ready());
            QCOMPARE(hub.served, hub.size());  // nothing is fetched twice
        }
    }

    void aStopBetweenChunksLosesNone() {
        LoadingDesk desk;
        ExportingHub hub{1400, 1};
        std::stop_source source;
        int chunks = 0;
        ScriptedHub stopping;
        stopping.on("", [&](const HttpRequest& request) {
            if (request.target.starts_with("/fhir/$export-file") && ++chunks == 2) source.request_stop();
            return hub.send(request);
        });
        hub.preparing = 0;
        const auto stopped = desk.load(stopping, source.get_token());
        QCOMPARE(stopped.error().reason, std::string{"stopped"});
        const auto progress = sync::readStatus(desk.store.database())->bulk;
        QVERIFY(progress && progress->bytes == std::int64_t(hub.size()) && progress->bytesDone == 2 * sync::tuned("bulk.chunk"));
        QVERIFY(progress->files == 1 && progress->filesDone == 0);
        QVERIFY(*desk.load(hub));
        QCOMPARE(desk.staged(), std::int64_t{1400});
        QCOMPARE(hub.served, hub.size());
        QVERIFY(!sync::readStatus(desk.store.database())->bulk);
    }

    void aDamagedFileIsFetchedOnceMore() {
        LoadingDesk desk;
        ExportingHub hub{40, 3};
        hub.preparing = 0;
        const auto path = std::string{"/fhir/$export-file/1/p1"};
        const auto sound = hub.files[path].bytes;
        ScriptedHub damaging;
        int served = 0;
        damaging.on("", [&](const HttpRequest& request) -> Result<HttpResponse> {
            auto response = hub.send(request);
            if (request.target == path && served++ == 0) response->body[5] ^= 1;
            return response;
        });
        QVERIFY(*desk.load(damaging));
        QCOMPARE(desk.staged(), std::int64_t{40});
        QCOMPARE(served, 2);
        QCOMPARE(desk.text("SELECT detail FROM sync_log WHERE event = 'bulk' ORDER BY pk LIMIT 1"), std::string{"bulk.hash Patient"});
    }

    void damagedTwiceMeansPages() {
        for (const bool count : {false, true}) {
            LoadingDesk desk;
            ExportingHub hub{40, 3};
            auto& file = hub.files["/fhir/$export-file/1/p1"];
            if (count) ++file.lines;
            else file.sha = std::string(64, '0');
            QVERIFY(!*desk.load(hub));
            QCOMPARE(desk.staged(), std::int64_t{0});
            QVERIFY(!desk.ready());
            QCOMPARE(hub.count("GET /fhir/$export-file/1/p1"), 2);
            QCOMPARE(desk.text("SELECT detail FROM sync_log ORDER BY pk DESC LIMIT 1"), std::string{"bulk.damaged: Patient"});
            // And it is not begun again.
            hub.asked.clear();
            QVERIFY(!*desk.load(hub));
            QVERIFY(hub.asked.empty());
        }
    }

    void aHubWithoutExportsMeansPages() {
        for (const int status : {400, 403, 404, 405, 501}) {
            LoadingDesk desk;
            ScriptedHub hub;
            hub.on("GET /fhir/Group/", HttpResponse{status, {}, {}});
            QVERIFY(!*desk.load(hub));
            QVERIFY(!*desk.load(hub));
            QCOMPARE(hub.count("GET"), 1);
        }
    }

    void aBusyHubIsAskedInAnotherRound() {
        LoadingDesk desk;
        ScriptedHub hub;
        hub.on("GET /fhir/Group/", HttpResponse{429, {}, {}});
        QCOMPARE(desk.load(hub).error().reason, std::string{"bulk.too-many"});
        ExportingHub slow{40, 1};
        slow.preparing = 1000;
        QCOMPARE(desk.load(slow).error().reason, std::string{"bulk.preparing"});
        QVERIFY(slow.waited <= std::chrono::seconds{sync::tuned("bulk.patience") + 60});
        slow.preparing = 0;
        QVERIFY(*desk.load(slow));
        QCOMPARE(slow.count("GET /fhir/Group/"), 1);
    }

    void anExportThatTheHubForgotIsAskedForOnceMore() {
        LoadingDesk desk;
        ExportingHub hub{40, 3};
        hub.preparing = 0;
        ScriptedHub forgetful;
        int kicks = 0;
        bool forgets = true;
        forgetful.on("", [&](const HttpRequest& request) -> Result<HttpResponse> {
            kicks += request.target.ends_with("$export");
            if (forgets && request.target.ends_with("/p2") && kicks == 1) return HttpResponse{404, {}, {}};
            return hub.send(request);
        });
        QVERIFY(*desk.load(forgetful));
        QCOMPARE(kicks, 2);
        QCOMPARE(desk.staged(), std::int64_t{40});
    }

    void whatIsHereOrSmallComesInPages() {
        LoadingDesk desk;
        ExportingHub hub;
        desk.head.head = sync::tuned("bulk.threshold") - 1;
        QVERIFY(!*desk.load(hub));
        desk.head.head = sync::tuned("bulk.threshold");
        db::Query(desk.store.database(), "INSERT INTO record (type, id, stream) VALUES ('Patient', x'01', 'a')").run();
        QVERIFY(!*desk.load(hub));
        QVERIFY(hub.asked.empty());
    }

    void anExportOfAnotherEpochIsDropped() {
        LoadingDesk desk;
        ExportingHub hub{40, 3};
        hub.preparing = 0;
        hub.cutAt = 4;
        QVERIFY(!desk.load(hub));
        desk.head.epoch = "e2";
        QVERIFY(*desk.load(hub));
        QCOMPARE(hub.count("GET /fhir/Group/"), 2);
        QCOMPARE(desk.staged(), std::int64_t{40});
    }

    void theTokenGoesToNoOtherHost() {
        LoadingDesk desk;
        ScriptedHub hub;
        hub.on("GET /fhir/Group/", HttpResponse{202, {{"content-location", "https://elsewhere.test/fhir/$export-status/1"}}, {}});
        QVERIFY(!*desk.load(hub));
        QCOMPARE(hub.asked.size(), std::size_t{1});
        QCOMPARE(desk.text("SELECT detail FROM sync_log"), std::string{"hub.foreign-link"});
    }
};

JIAYI_TEST(TestBulk)
#include "tst_bulk.moc"
