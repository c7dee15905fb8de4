#include "sync/fhir/bundle.h"
#include "sync/fhir/ndjson.h"
#include "sync/fhir/outcome.h"
#include "tests/fhir/quoted.h"
#include "tests/fhir/synthea.h"
#include "tests/support/test_program.h"

#include <sstream>

using namespace jiayi::fhir;
using jiayi::test::parsed;
using jiayi::test::quoted;

namespace {

Json patient(std::string_view id) { return Json::object({{"resourceType", "Patient"}, {"id", id}}); }

std::string reasonOfBundle(const std::string& text) {
    const auto bundle = readBundle(parsed(text));
    return bundle ? "read" : bundle.error().reason + bundle.error().detail;
}

}  // namespace

class TestBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEntrySaysHowAMoveIsMeant() {
        Bundle bundle;
        bundle.type = "history";
        bundle.entries = {deleteEntry({"Patient", "3"}, "9"), createEntry(patient("1"))};
        bundle.entries.front().change = "leave-sealed";
        const auto json = toJson(bundle);
        QCOMPARE(json.text("entry.0.extension.0.valueCode").value_or(""), std::string_view{"leave-sealed"});
        QVERIFY(!json.at("entry.1.extension"));
        const auto read = *readBundle(json);
        QCOMPARE(read.entries.front().change, std::string{"leave-sealed"});
        QVERIFY(read.entries.back().change.empty());
    }

    void aTransactionSaysWhatEachEntryIsBasedOn() {
        Bundle bundle;
        bundle.type = "transaction";
        bundle.identifier = "0193-a";
        bundle.entries = {createEntry(patient("1")), updateEntry(patient("2"), "7"),
                          deleteEntry({"Patient", "3"}, "9")};
        QCOMPARE(toJson(bundle).compact(),
                 quoted("{'resourceType':'Bundle','identifier':{'system':'urn:ietf:rfc:3986','value':'urn:"
                        "uuid:0193-a'},"
                        "'type':'transaction','entry':["
                        "{'resource':{'resourceType':'Patient','id':'1'},'request':{'method':'PUT','url':'"
                        "Patient/1','ifNoneMatch':'*'}},"
                        "{'resource':{'resourceType':'Patient','id':'2'},'request':{'method':'PUT','url':'"
                        "Patient/2','ifMatch':'W/\\'7\\''}},"
                        "{'request':{'method':'DELETE','url':'Patient/3','ifMatch':'W/\\'9\\''}}]}"));
    }

    void whatCannotBeSentIsABug() {
        QVERIFY_EXCEPTION_THROWN(createEntry(Json::object({{"resourceType", "Patient"}})), std::logic_error);
        QVERIFY_EXCEPTION_THROWN(updateEntry(patient("1"), ""), std::logic_error);
    }

    void everySyntheaBundleReadsAndWritesAlike() {
        for (const auto& path : jiayi::test::syntheaFiles()) {
            const auto json = *parseJson(jiayi::test::contentOf(path));
            auto bundle = readBundle(json);
            QVERIFY(bundle);
            QCOMPARE(bundle->entries.size(), json.items("entry").size());
            QVERIFY(toJson(std::move(*bundle)) == json);
        }
    }

    void anAnswerIsReadWithStatusVersionAndOutcome() {
        const auto bundle = readBundle(
            parsed("{'resourceType':'Bundle','type':'transaction-response','entry':["
                   "{'response':{'status':'201 "
                   "Created','location':'https://hub.example/fhir/Patient/1/_history/3','etag':'W/\\'3\\'',"
                   "'lastModified':'2026-11-22T00:00:00Z'}},"
                   "{'response':{'status':'422','outcome':{'resourceType':'OperationOutcome','issue':["
                   "{'severity':'error','code':'invalid','diagnostics':'birthDate','expression':['Patient."
                   "birthDate']}]}}}]}"));
        QVERIFY(bundle);
        const auto& created = *bundle->entries[0].response;
        QCOMPARE(created.status, 201);
        QCOMPARE(versionOfTag(created.etag), std::string_view{"3"});
        QCOMPARE(created.lastModified, std::string{"2026-11-22T00:00:00Z"});
        QVERIFY(keyOfUrl(created.location) == (ResourceKey{"Patient", "1"}));
        QVERIFY(created.outcome.isNull());
        const auto& refused = *bundle->entries[1].response;
        QCOMPARE(refused.status, 422);
        QVERIFY(readOutcome(refused.outcome) ==
                (std::vector<Issue>{{"error", "invalid", "", "birthDate", {"Patient.birthDate"}}}));
    }

    void aHistoryPageKeepsLinksAndTotals() {
        const std::string text = quoted(
            "{'resourceType':'Bundle','type':'history','timestamp':'2026-11-22T00:00:00Z','total':2,"
            "'link':[{'relation':'self','url':'a'},{'relation':'next','url':'b?_cursor=x'}]}");
        auto bundle = readBundle(*parseJson(text));
        QVERIFY(bundle);
        QCOMPARE(bundle->link("next"), std::string_view{"b?_cursor=x"});
        QCOMPARE(bundle->link("previous"), std::string_view{});
        QCOMPARE(toJson(std::move(*bundle)).compact(), text);
    }

    void malformedBundlesAreRefused() {
        QCOMPARE(reasonOfBundle("{'resourceType':'Patient','type':'x'}"), std::string{"bundle.type"});
        QCOMPARE(reasonOfBundle("{'resourceType':'Bundle'}"), std::string{"bundle.type"});
        QCOMPARE(reasonOfBundle("[]"), std::string{"bundle.type"});
        const auto withEntry = [](const std::string& entry) {
            return reasonOfBundle("{'resourceType':'Bundle','type':'transaction','entry':[{}," + entry +
                                  "]}");
        };
        QCOMPARE(withEntry("{}"), std::string{"read"});
        QCOMPARE(withEntry("1"), std::string{"bundle.entryentry 1"});
        QCOMPARE(withEntry("{'resource':{'id':'1'}}"), std::string{"bundle.entryentry 1"});
        QCOMPARE(withEntry("{'resource':7}"), std::string{"bundle.entryentry 1"});
        QCOMPARE(withEntry("{'request':{'method':'PUT'}}"), std::string{"bundle.entryentry 1"});
        for (const char* status : {"", "OK", "99", "600", "20x", "200x"})
            QCOMPARE(withEntry("{'response':{'status':'" + std::string{status} + "'}}"),
                     std::string{"bundle.entryentry 1"});
        QCOMPARE(reasonOfBundle("{'resourceType':'Bundle','type':'transaction','entry':{}}"),
                 std::string{"bundle.entry"});
    }

    void entityTagsNameVersions() {
        QCOMPARE(entityTag("12"), std::string{"W/\"12\""});
        QCOMPARE(versionOfTag("W/\"12\""), std::string_view{"12"});
        QCOMPARE(versionOfTag("\"a-1\""), std::string_view{"a-1"});
        for (const char* broken : {"", "12", "W/12", "\"", "\"\"", "W/\""})
            QCOMPARE(versionOfTag(broken), std::string_view{});
    }

    void outcomesCarryOurReasons() {
        const std::vector<Issue> issues{{"error", "conflict", "cursor-epoch", "epoch 3", {"Bundle.entry[0]"}},
                                        {}};
        QVERIFY(readOutcome(makeOutcome(issues)) == issues);
        QVERIFY(hasReason(issues, "cursor-epoch"));
        QVERIFY(!hasReason(issues, "other"));
        QVERIFY(readOutcome(patient("1")).empty());
        const auto foreign = parsed(
            "{'resourceType':'OperationOutcome','issue':[{'severity':'fatal','code':'exception',"
            "'details':{'coding':[{'system':'http://example.org','code':'MSG_1'}],'text':'broken'}}]}");
        QVERIFY(readOutcome(foreign) == (std::vector<Issue>{{"fatal", "exception", "", "broken", {}}}));
        const auto issue = issueOf({jiayi::Errc::Denied, "token.scope", "Patient"});
        QVERIFY(issue == (Issue{"error", "forbidden", "token.scope", "Patient", {}}));
    }

    void aBadLineCostsNoOtherLine() {
        std::istringstream stream{"{\"id\":\"1\"}\r\n\n{\"id\":\n{\"id\":\"no\"}\n  \n{\"id\":\"4\"}"};
        std::vector<std::string> taken;
        const auto report = readNdjson(stream, [&](std::size_t line, Json value) -> jiayi::Result<void> {
            if (value.text("id") == "no") return jiayi::invalid("test.refused");
            taken.push_back(std::to_string(line) + value.compact());
            return {};
        });
        QCOMPARE(taken, (std::vector<std::string>{quoted("1{'id':'1'}"), quoted("6{'id':'4'}")}));
        QCOMPARE(report.lines, std::size_t{2});
        QCOMPARE(report.errors.size(), std::size_t{2});
        QCOMPARE(report.errors[0].line, std::size_t{3});
        QCOMPARE(report.errors[0].error.reason, std::string{"json.syntax"});
        QCOMPARE(report.errors[1].line, std::size_t{4});
        QCOMPARE(report.errors[1].error.reason, std::string{"test.refused"});
    }

    void linesAreWrittenOneAResource() {
        std::ostringstream out;
        writeNdjsonLine(out, Json::object({{"text", "two\nlines"}}));
        writeNdjsonLine(out, Json::decimal("5.00"));
        QCOMPARE(out.str(), std::string{"{\"text\":\"two\\nlines\"}\n5.00\n"});
    }
};

JIAYI_TEST(TestBundle)
#include "tst_bundle.moc"
