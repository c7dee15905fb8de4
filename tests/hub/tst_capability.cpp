#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

#include <set>

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::Json;
using jiayi::hub::Request;

namespace {

std::set<std::string> codesOf(const Json& element, const char* path) {
    std::set<std::string> codes;
    for (const auto& each : element.items(path)) codes.emplace(each.textOr("code", each.textOr("name", "")));
    return codes;
}

Request based(const char* version) {
    Request request;
    request.ifMatch = std::string{"W/\""} + version + "\"";
    return request;
}

}  // namespace

class TestHubCapability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsClaimedOfAnyTypeWorks() {
        World world;
        Desk desk(world, kClinicA);
        const auto statement = parsed(world.send("GET", "/fhir/metadata"));
        const auto resources = statement.items("rest.0.resource");
        QVERIFY(resources.size() > 100);
        for (const auto& claimed : resources) {
            const std::string type{claimed.textOr("type", "")};
            const auto base = "/fhir/" + type;
            // Ten requests a type: the token and the buckets are those of a client that takes its time.
            world.clock.advance(20s);
            desk.login();
            const auto plain = Json::object({{"resourceType", type}, {"id", "x"}});
            std::set<std::string> works;
            const auto expect = [&](const char* interaction, int status, const Reply& reply) {
                if (reply.status == status) works.insert(interaction);
            };
            expect("create", 201, desk.write("POST", base, plain));
            if (desk.write("PUT", base + "/x", plain).status == 201) expect("update", 200, desk.write("PUT", base + "/x", plain, based("1")));
            expect("read", 200, desk.get(base + "/x"));
            expect("vread", 200, desk.get(base + "/x/_history/1"));
            expect("history-instance", 200, desk.get(base + "/x/_history"));
            expect("history-type", 200, desk.get(base + "/_history"));
            expect("search-type", 200, desk.get(base));
            expect("delete", 204, desk.write("DELETE", base + "/x", {}, based("2")));
            QVERIFY2(works == codesOf(claimed, "interaction"), type.c_str());
        }
    }

    void everyClaimedSearchParameterIsTakenAndNoOther() {
        World world;
        Desk desk(world, kClinicA);
        const auto statement = parsed(world.send("GET", "/fhir/metadata"));
        std::set<std::string> every{"name", "birthdate", "_text", "_has"};
        std::set<std::string> dates;
        for (const auto& claimed : statement.items("rest.0.resource")) {
            for (const auto& name : codesOf(claimed, "searchParam")) every.insert(name);
            for (const auto& parameter : claimed.items("searchParam"))
                if (parameter.textOr("type", "") == "date") dates.insert(std::string{parameter.textOr("name", "")});
        }
        for (const auto& claimed : statement.items("rest.0.resource")) {
            const std::string type{claimed.textOr("type", "")};
            const auto own = codesOf(claimed, "searchParam");
            world.clock.advance(30s);
            desk.login();
            for (const auto& name : every) {
                const bool isDate = dates.contains(name);
                const auto reply = desk.get("/fhir/" + type + "?" + name + "=" + (isDate ? "2026" : "x"));
                QVERIFY2(reply.status == (own.contains(name) ? 200 : 400), (type + " " + name).c_str());
            }
            for (const auto& include : claimed.items("searchInclude"))
                QCOMPARE(desk.get("/fhir/" + type + "?_include=" + std::string{*include.asText()}).status, 200);
        }
    }

    void whatIsClaimedOfTheSystemWorks() {
        World world;
        Desk desk(world, kClinicA);
        const auto statement = parsed(world.send("GET", "/fhir/metadata"));
        std::set<std::string> works;
        if (desk.commit({jiayi::fhir::createEntry(patient("a"))}).status == 200) works.insert("transaction");
        if (desk.post(R"({"resourceType":"Bundle","type":"batch"})").status == 200) works.insert("batch");
        if (desk.get("/fhir/_history").status == 200) works.insert("history-system");
        QCOMPARE(works, codesOf(*statement.at("rest.0"), "interaction"));
        // An operation may want more than nothing, but it is there.
        for (const auto& route : jiayi::hub::routes()) {
            const auto at = route.pattern.find('$');
            if (at == std::string_view::npos) continue;
            std::set<std::string> claimed = codesOf(*statement.at("rest.0"), "operation");
            for (const auto& resource : statement.items("rest.0.resource")) claimed.merge(codesOf(resource, "operation"));
            const auto name = route.pattern.substr(at + 1);
            QVERIFY2(claimed.contains(std::string{name.substr(0, name.find('/'))}) || !route.interactions.starts_with('$'),
                     std::string{route.pattern}.c_str());
        }
        const auto reply = desk.write("POST", "/fhir/Patient/a/$move", Json::object({{"resourceType", "Parameters"}}));
        QCOMPARE(reply.status, 403);
    }

    void whatIsNotClaimedIsNotThere() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({jiayi::fhir::createEntry(patient("a"))}).status, 200);
        const auto status = [&](const char* method, const char* target) { return desk.write(method, target, patient("a")).status; };
        QCOMPARE(status("PATCH", "/fhir/Patient/a"), 405);
        QCOMPARE(status("PUT", "/fhir/Patient?identifier=1"), 405);
        QCOMPARE(status("DELETE", "/fhir/Patient?identifier=1"), 405);
        QCOMPARE(status("POST", "/fhir/Patient/a"), 405);
        QCOMPARE(status("GET", "/fhir"), 405);
        QCOMPARE(status("GET", "/fhir/"), 405);
        QCOMPARE(status("POST", "/fhir/_search"), 404);
        QCOMPARE(status("GET", "/fhir/Patient/a/$everything"), 404);
        QCOMPARE(status("GET", "/fhir/$everything"), 404);
        QCOMPARE(status("GET", "/fhir/Patient/a/Observation"), 404);
        QCOMPARE(status("GET", "/fhir/Parameters/a"), 404);
        QCOMPARE(status("GET", "/fhir/Patient//_history"), 404);
        // Every refusal says why, in FHIR.
        for (const char* target : {"/fhir/Patient/none", "/fhir/Nothing", "/fhir/_search", "/fhir", "/fhir/Patient?x=1", "/fhir/Patient/a/_history/9"})
            QVERIFY2(!reasonOf(desk.get(target)).empty(), target);
    }

private:
    using Reply = jiayi::hub::Reply;
};

JIAYI_TEST(TestHubCapability)
#include "tst_capability.moc"
