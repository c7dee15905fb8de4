#include "sync/fhir/zstd.h"
#include "sync/hub/exports.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <thread>

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::createEntry;
using jiayi::fhir::Json;
using jiayi::hub::Exports;
using jiayi::hub::Reply;

namespace {

std::string headerOf(const Reply& reply, const std::string& name) {
    for (const auto& [each, value] : reply.headers) {
        if (each == name) return value;
    }
    return {};
}

/// A hub with exports in a folder of its own.
class ExportWorld {
public:
    explicit ExportWorld(Exports::Options given = {}) : options(std::move(given)) {
        if (options.folder.empty()) options.folder = world.file("exports");
        must(world.router().allowExports(options));
    }
    void restart() {
        world.restart();
        must(world.router().allowExports(options));
    }
    Reply ask(const Desk& desk, const std::string& method, const std::string& target, const std::string& range = {},
              const std::string& ifRange = {}) {
        jiayi::hub::Request request;
        request.method = method;
        request.target = target.starts_with("https://") ? target.substr(std::string_view{kUrl}.size()) : target;
        request.host = "hub.test";
        request.authorization = desk.authorization();
        request.remote = "192.0.2.1";
        request.prefer = "respond-async";
        request.range = range;
        request.ifRange = ifRange;
        return world.router().handle(request);
    }
    /// The status address of a new job.
    std::string begin(const Desk& desk, const std::string& query = {}) {
        const auto reply = ask(desk, "GET", "/fhir/Group/120101001/$export" + query);
        if (reply.status != 202) throw std::runtime_error(reply.body);
        return headerOf(reply, "Content-Location");
    }
    /// What became of a job.
    Reply outcome(Desk& desk, const std::string& status) {
        for (;;) {
            auto reply = ask(desk, "GET", status);
            if (reply.status != 202) return reply;
            std::this_thread::yield();
            world.clock.advance(1s);  // or the desk would ask too often
            desk.login();
        }
    }
    Json manifest(Desk& desk, const std::string& status) {
        const auto reply = outcome(desk, status);
        if (reply.status != 200) throw std::runtime_error(reply.body);
        return parsed(reply);
    }
    std::size_t folders() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{options.folder}, {}));
    }

    World world;
    Exports::Options options;
};

std::vector<std::string> linesOf(const std::string& zst) {
    const auto text = must(jiayi::fhir::zstdExpanded(zst, std::size_t{1} << 24, 10'000));
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

class TestHubExports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClinicComesAsOneFileAType() {
        ExportWorld world;
        Desk desk(world.world, kClinicA);
        desk.commit({createEntry(patient("a")), createEntry(patient("b")), createEntry(observation("o", "a"))});
        desk.commit({jiayi::fhir::deleteEntry({"Patient", "b"}, "1")});
        const auto manifest = world.manifest(desk, world.begin(desk));
        QVERIFY(manifest.boolean("requiresAccessToken").value_or(false));
        QCOMPARE(manifest.items("error").size(), std::size_t{0});
        std::vector<std::string> found;
        for (const auto& output : manifest.items("output")) {
            const auto file = world.ask(desk, "GET", std::string{output.textOr("url", "")});
            QCOMPARE(file.status, 200);
            QCOMPARE(file.contentType, std::string{"application/fhir+ndjson+zstd"});
            QCOMPARE(std::string{output.textOr("extension.0.valueString", "")}, jiayi::toHex(jiayi::sha256(file.body)));
            QCOMPARE(output.integer("extension.1.valueInteger").value_or(0), static_cast<std::int64_t>(file.body.size()));
            const auto lines = linesOf(file.body);
            QCOMPARE(output.integer("count").value_or(0), static_cast<std::int64_t>(lines.size()));
            for (const auto& line : lines) {
                const auto resource = must(jiayi::fhir::parseJson(line));
                QCOMPARE(resource.text("resourceType").value(), output.text("type").value());
                found.push_back(must(jiayi::fhir::keyOf(resource)).toString() + " " + std::string{resource.textOr("meta.versionId", "")});
            }
        }
        QCOMPARE(found, (std::vector<std::string>{"Observation/o 1", "Patient/a 1"}));

        // From the manifest's cursor on, history tells only what came later.
        const auto cursor = std::string{manifest.textOr("extension.0.valueString", "")};
        QCOMPARE(desk.page("_history?_cursor=" + cursor).entries.size(), std::size_t{0});
        desk.commit({createEntry(patient("c"))});
        QCOMPARE(desk.page("_history?_cursor=" + cursor).entries, (std::vector<std::string>{"PUT Patient/c 1"}));
    }

    void someTypesCanBeAskedFor() {
        ExportWorld world;
        Desk desk(world.world, kClinicA);
        desk.commit({createEntry(patient("a")), createEntry(observation("o", "a"))});
        const auto manifest = world.manifest(desk, world.begin(desk, "?_type=Patient"));
        QCOMPARE(manifest.items("output").size(), std::size_t{1});
        QCOMPARE(world.ask(desk, "GET", "/fhir/Group/120101001/$export?_since=x").status, 400);
    }

    void aBrokenDownloadGoesOnWhereItWas() {
        ExportWorld world;
        Desk desk(world.world, kClinicA);
        desk.commit({createEntry(patient("a")), createEntry(patient("b"))});
        const auto url = std::string{world.manifest(desk, world.begin(desk)).textOr("output.0.url", "")};
        const auto whole = world.ask(desk, "GET", url);
        const auto tag = headerOf(whole, "ETag");
        const auto size = std::to_string(whole.body.size());
        const auto first = world.ask(desk, "GET", url, "bytes=0-9");
        QCOMPARE(first.status, 206);
        QCOMPARE(headerOf(first, "Content-Range"), "bytes 0-9/" + size);
        const auto rest = world.ask(desk, "GET", url, "bytes=10-", tag);
        QCOMPARE(rest.status, 206);
        QCOMPARE(first.body + rest.body, whole.body);
        QCOMPARE(world.ask(desk, "GET", url, "bytes=-5").body, whole.body.substr(whole.body.size() - 5));
        QCOMPARE(world.ask(desk, "GET", url, "bytes=0-99999999").body, whole.body);
        // A file that is another by now comes whole.
        const auto other = world.ask(desk, "GET", url, "bytes=10-", "\"other\"");
        QCOMPARE(other.status, 200);
        QCOMPARE(other.body, whole.body);
        const auto beyond = world.ask(desk, "GET", url, "bytes=" + size + "-");
        QCOMPARE(beyond.status, 416);
        QCOMPARE(headerOf(beyond, "Content-Range"), "bytes */" + size);
        for (const char* strange : {"lines=0-1", "bytes=0-1,3-4", "bytes=x-", "bytes=9-3", "bytes="})
            QCOMPARE(world.ask(desk, "GET", url, strange).status, 200);
    }

    void largeTypesComeInParts() {
        Exports::Options options;
        options.partBytes = 1;
        ExportWorld world(options);
        Desk desk(world.world, kClinicA);
        std::vector<jiayi::fhir::BundleEntry> entries;
        for (int i = 0; i < 400; ++i) {
            auto each = patient("p" + std::to_string(i));
            // Text that does not compress, so that some bytes come out before the end.
            each.set("note", jiayi::toHex(jiayi::sha256(std::to_string(i))) + std::string(2000, static_cast<char>('a' + i % 26)));
            for (int n = 0; n < 10; ++n) each.make("tag").push(jiayi::toHex(jiayi::sha256(std::to_string(i * 100 + n))));
            entries.push_back(createEntry(std::move(each)));
        }
        desk.commit(std::move(entries));
        const auto manifest = world.manifest(desk, world.begin(desk));
        std::size_t count = 0;
        for (const auto& output : manifest.items("output"))
            count += linesOf(world.ask(desk, "GET", std::string{output.textOr("url", "")}).body).size();
        QVERIFY(manifest.items("output").size() > 1);
        QCOMPARE(count, std::size_t{400});
    }

    void aJobIsItsClientsAlone() {
        ExportWorld world;
        Desk desk(world.world, kClinicA), colleague(world.world, kClinicA), stranger(world.world, kClinicB);
        desk.commit({createEntry(patient("a"))});
        const auto status = world.begin(desk);
        const auto url = std::string{world.manifest(desk, status).textOr("output.0.url", "")};
        QCOMPARE(world.ask(colleague, "GET", status).status, 404);
        QCOMPARE(world.ask(colleague, "GET", url).status, 404);
        QCOMPARE(world.ask(colleague, "DELETE", status).status, 404);
        QCOMPARE(world.ask(stranger, "GET", "/fhir/Group/120101001/$export").status, 403);
        QCOMPARE(world.ask(desk, "GET", status).status, 200);
        for (const char* name : {"/manifest.json", "/..", "/%2e%2e%2fhub.db"})
            QCOMPARE(world.ask(desk, "GET", url.substr(0, url.rfind('/')) + name).status, 404);
    }

    void aFinishedJobOutlivesTheHubForADay() {
        ExportWorld world;
        Desk desk(world.world, kClinicA);
        desk.commit({createEntry(patient("a"))});
        const auto status = world.begin(desk);
        const auto url = std::string{world.manifest(desk, status).textOr("output.0.url", "")};
        const auto whole = world.ask(desk, "GET", url).body;
        world.restart();
        QCOMPARE(world.ask(desk, "GET", url).body, whole);
        world.world.clock.advance(24h + 1min);
        desk.login();
        world.world.router().forgetOldExports();
        QCOMPARE(world.ask(desk, "GET", url).status, 404);
        QCOMPARE(world.folders(), std::size_t{0});
    }

    void aJobThatWasCutOffLeavesNothing() {
        ExportWorld world;
        const auto half = world.options.folder / "01234567-89ab-7def-8123-456789abcdef.making";
        std::filesystem::create_directory(half);
        must(jiayi::hub::writeWhole(half / "Patient.1.ndjson.zst", "half"));
        world.restart();
        QCOMPARE(world.folders(), std::size_t{0});
    }

    void nobodyElseReadsTheFiles() {
        ExportWorld world;
        Desk desk(world.world, kClinicA);
        desk.commit({createEntry(patient("a"))});
        world.manifest(desk, world.begin(desk));
        using std::filesystem::perms;
        for (const auto& each : std::filesystem::recursive_directory_iterator{world.options.folder})
            QVERIFY((each.status().permissions() & (perms::group_all | perms::others_all)) == perms::none);
        QVERIFY((std::filesystem::status(world.options.folder).permissions() & (perms::group_all | perms::others_all)) == perms::none);
    }

    void aNewJobReplacesTheOldAndADeleteEndsIt() {
        ExportWorld world;
        Desk desk(world.world, kClinicA);
        desk.commit({createEntry(patient("a"))});
        const auto first = world.begin(desk);
        world.manifest(desk, first);
        const auto second = world.begin(desk);
        world.manifest(desk, second);
        QCOMPARE(world.ask(desk, "GET", first).status, 404);
        QCOMPARE(world.folders(), std::size_t{1});
        QCOMPARE(world.ask(desk, "DELETE", second).status, 202);
        QCOMPARE(world.ask(desk, "GET", second).status, 404);
        QCOMPARE(world.folders(), std::size_t{0});
    }

    void whatCannotBeWrittenIsSaid() {
        ExportWorld world;
        Desk desk(world.world, kClinicA);
        desk.commit({createEntry(patient("a"))});
        std::filesystem::remove_all(world.options.folder);
        const auto status = world.begin(desk);
        QCOMPARE(refusal(world.outcome(desk, status)), std::string{"500 export.cannot-write"});
    }

    void tooManyAtOnceMustWait() {
        Exports::Options options;
        options.mostAtOnce = 0;
        ExportWorld world(options);
        Desk desk(world.world, kClinicA);
        const auto reply = world.ask(desk, "GET", "/fhir/Group/120101001/$export");
        QCOMPARE(refusal(reply), std::string{"429 export.busy"});
        QCOMPARE(headerOf(reply, "Retry-After"), std::string{"10"});
        QCOMPARE(desk.get("/fhir/Group/120101001/$export").status, 400);  // without Prefer: respond-async
    }
};

JIAYI_TEST(TestHubExports)
#include "tst_exports.moc"
