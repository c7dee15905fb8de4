#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using namespace jiayi::hub::test;
using jiayi::fhir::Json;
using jiayi::fhir::createEntry;
using jiayi::fhir::deleteEntry;
using jiayi::fhir::updateEntry;
using Names = std::vector<std::string>;

namespace {

Json measured(const std::string& id, const std::string& patientId, const char* code, const char* time) {
    auto json = observation(id, patientId);
    json.make("code.coding.0").set("system", "http://loinc.org");
    json.make("code.coding.0").set("code", code);
    json.set("effectiveDateTime", time);
    return json;
}

Json period(const std::string& id, const char* start, const char* end) {
    auto json = Json::object({{"resourceType", "Encounter"}, {"id", id}, {"status", "finished"}});
    json.make("subject").set("reference", "Patient/a");
    if (start) json.make("period").set("start", start);
    if (end) json.make("period").set("end", end);
    return json;
}

}  // namespace

class TestHubSearch : public QObject {
    Q_OBJECT

private:
    /// The ids that a search finds, included ones behind a '+'; or what it is refused with.
    static Names found(Desk& desk, const std::string& search) {
        const auto reply = desk.get("/fhir/" + search);
        if (reply.status != 200) return {refusal(reply)};
        Names ids;
        const auto bundle = parsed(reply);
        for (const auto& entry : bundle.items("entry")) {
            const bool included = entry.text("search.mode") == "include";
            ids.push_back((included ? "+" : "") + std::string{entry.textOr("resource.id", "")});
        }
        return ids;
    }
    static void fill(Desk& desk) {
        auto one = patient("a"), two = patient("b");
        one.make("identifier.0").set("system", "urn:citizen");
        one.make("identifier.0").set("value", "42");
        two.make("identifier.0").set("system", "urn:card");
        two.make("identifier.0").set("value", "42");
        auto final = measured("o3", "b", "4548-4", "2026-11-20");
        final.set("status", "amended");
        QCOMPARE(desk.commit({createEntry(one), createEntry(two), createEntry(measured("o1", "a", "4548-4", "2026-11-01T08:00:00+08:00")),
                              createEntry(measured("o2", "a", "8480-6", "2026-11-10")), createEntry(final)}).status, 200);
    }

private Q_SLOTS:
    void resourcesAreFoundByWhatTheySay() {
        World world;
        Desk desk(world, kClinicA);
        fill(desk);
        QCOMPARE(found(desk, "Patient"), (Names{"a", "b"}));
        QCOMPARE(found(desk, "Patient?_id=b,none"), (Names{"b"}));
        QCOMPARE(found(desk, "Patient?identifier=42"), (Names{"a", "b"}));
        QCOMPARE(found(desk, "Patient?identifier=urn:card|42"), (Names{"b"}));
        QCOMPARE(found(desk, "Patient?identifier=%7C42"), (Names{}));
        QCOMPARE(found(desk, "Patient?identifier=urn:none|42,urn:citizen|42"), (Names{"a"}));
        QCOMPARE(found(desk, "Observation?patient=a"), (Names{"o1", "o2"}));
        QCOMPARE(found(desk, "Observation?subject=Patient/a"), (Names{"o1", "o2"}));
        QCOMPARE(found(desk, "Observation?subject:Patient=b"), (Names{"o3"}));
        QCOMPARE(found(desk, "Observation?subject:Group=b"), (Names{}));
        QCOMPARE(found(desk, "Observation?subject=https://hub.test/fhir/Patient/b"), (Names{"o3"}));
        QCOMPARE(found(desk, "Observation?code=http://loinc.org|4548-4"), (Names{"o1", "o3"}));
        QCOMPARE(found(desk, "Observation?code=4548-4&patient=b"), (Names{"o3"}));
        QCOMPARE(found(desk, "Observation?status=final"), (Names{"o1", "o2"}));
    }

    void whatIsDeletedOrChangedIsFoundNoMoreByWhatItWas() {
        World world;
        Desk desk(world, kClinicA);
        fill(desk);
        QCOMPARE(desk.commit({updateEntry(measured("o1", "a", "2339-0", "2026-11-01"), "1"), deleteEntry({"Observation", "o3"}, "1")}).status, 200);
        QCOMPARE(found(desk, "Observation?code=4548-4"), (Names{}));
        QCOMPARE(found(desk, "Observation?code=2339-0"), (Names{"o1"}));
    }

    void datesFollowTheirPrecision() {
        World world;
        Desk desk(world, kClinicA);
        fill(desk);
        QCOMPARE(found(desk, "Observation?date=2026-11"), (Names{"o1", "o2", "o3"}));
        QCOMPARE(found(desk, "Observation?date=2026-11-01"), (Names{"o1"}));
        QCOMPARE(found(desk, "Observation?date=eq2026-11-01T00:00:00Z"), (Names{"o1"}));
        QCOMPARE(found(desk, "Observation?date=gt2026-11-10"), (Names{"o3"}));
        QCOMPARE(found(desk, "Observation?date=ge2026-11-10"), (Names{"o2", "o3"}));
        QCOMPARE(found(desk, "Observation?date=lt2026-11-10"), (Names{"o1"}));
        QCOMPARE(found(desk, "Observation?date=le2026-11-10"), (Names{"o1", "o2"}));
        QCOMPARE(found(desk, "Observation?date=ge2026-11-02&date=lt2026-11-20"), (Names{"o2"}));
    }

    void aPeriodIsFoundByItsDaysAndExactlyOnlyWhole() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a")), createEntry(period("e", "2026-11-01", "2026-11-05")),
                              createEntry(period("open", "2026-11-04", nullptr)), createEntry(period("none", nullptr, nullptr))}).status, 200);
        QCOMPARE(found(desk, "Encounter?date=ge2026-11-05"), (Names{"e", "open"}));
        QCOMPARE(found(desk, "Encounter?date=gt2026-11-05"), (Names{"open"}));
        QCOMPARE(found(desk, "Encounter?date=lt2026-11-02"), (Names{"e"}));
        QCOMPARE(found(desk, "Encounter?date=2026-11-03"), (Names{}));
        QCOMPARE(found(desk, "Encounter?date=2026-11"), (Names{"e"}));
    }

    void lastUpdatedBoundsTheSearch() {
        World world;
        Desk desk(world, kClinicA);
        for (const char* id : {"a", "b", "c"}) {
            QCOMPARE(desk.commit({createEntry(patient(id))}).status, 200);
            world.clock.advance(1min);
        }
        // Made at 01:00, 01:01 and 01:02 UTC.
        QCOMPARE(found(desk, "Patient?_lastUpdated=ge2026-11-22T01:01:00Z"), (Names{"b", "c"}));
        QCOMPARE(found(desk, "Patient?_lastUpdated=gt2026-11-22T01:01:00Z"), (Names{"c"}));
        QCOMPARE(found(desk, "Patient?_lastUpdated=lt2026-11-22T01:01:00Z"), (Names{"a"}));
        QCOMPARE(found(desk, "Patient?_lastUpdated=le2026-11-22T01:01:00Z&_lastUpdated=gt2026-11-22T01:00:00Z"), (Names{"b"}));
        QCOMPARE(found(desk, "Patient?_lastUpdated=2026-11-22"), (Names{"a", "b", "c"}));
    }

    void pagesShowEverythingOnceWhateverHappensMeanwhile() {
        World world;
        Desk desk(world, kClinicA);
        for (int i = 0; i < 7; ++i) QCOMPARE(desk.commit({createEntry(patient("p" + std::to_string(i)))}).status, 200);
        Names seen;
        std::string next = "/fhir/Patient?_count=2&_sort=_lastUpdated";
        int pages = 0;
        while (!next.empty()) {
            const auto reply = desk.get(next);
            QCOMPARE(reply.status, 200);
            const auto bundle = must(jiayi::fhir::readBundle(parsed(reply)));
            QVERIFY(bundle.link("self").find("_count=2") != std::string::npos);
            for (const auto& entry : bundle.entries) seen.emplace_back(jiayi::fhir::resourceId(entry.resource));
            next = bundle.link("next").empty() ? "" : std::string{bundle.link("next")}.substr(std::string{kUrl}.size());
            // A change moves to the end, where a later page shows it.
            if (++pages == 1) QCOMPARE(desk.commit({updateEntry(patient("p3", "Shan"), "1")}).status, 200);
        }
        QCOMPARE(seen, (Names{"p0", "p1", "p2", "p4", "p5", "p6", "p3"}));
        QCOMPARE(pages, 4);
    }

    void aSearchMayBePosted() {
        World world;
        Desk desk(world, kClinicA);
        fill(desk);
        const auto reply = world.send("POST", "/fhir/Observation/_search?code=4548-4", desk.authorization(), "patient=Patient%2Fa",
                                      "application/x-www-form-urlencoded");
        QCOMPARE(reply.status, 200);
        QCOMPARE(parsed(reply).items("entry").size(), std::size_t{1});
        QCOMPARE(world.send("POST", "/fhir/Observation/_search", desk.authorization(), "{}").status, 415);
    }

    void whatAMatchRefersToComesAlongOnce() {
        World world;
        Desk desk(world, kClinicA);
        fill(desk);
        QCOMPARE(found(desk, "Observation?_include=Observation:patient"), (Names{"o1", "o2", "o3", "+a", "+b"}));
        QCOMPARE(found(desk, "Observation?patient=a&_include=Observation:subject"), (Names{"o1", "o2", "+a"}));
        QCOMPARE(found(desk, "Observation?_include=Patient:link"), (Names{"400 parameter.include"}));
        QCOMPARE(found(desk, "Observation?_include=Observation:code"), (Names{"400 parameter.include"}));
    }

    void unknownParametersAreRefusedUnlessTheClientIsLenient() {
        World world;
        Desk desk(world, kClinicA);
        fill(desk);
        QCOMPARE(found(desk, "Patient?name=Zeng"), (Names{"400 parameter.unknown"}));
        QCOMPARE(found(desk, "Patient?patient=a"), (Names{"400 parameter.unknown"}));
        QCOMPARE(found(desk, "Patient?identifier:not=1"), (Names{"400 parameter.modifier"}));
        QCOMPARE(found(desk, "Observation?date=soon"), (Names{"400 parameter.value"}));
        QCOMPARE(found(desk, "Observation?date=ap2026"), (Names{"400 parameter.value"}));
        QCOMPARE(found(desk, "Observation?patient=https://elsewhere.test/fhir/Patient/a"), (Names{"400 parameter.value"}));
        QCOMPARE(found(desk, "Patient?_sort=name"), (Names{"400 parameter.value"}));
        QCOMPARE(found(desk, "Patient?_count=none"), (Names{"400 parameter.count"}));
        QCOMPARE(found(desk, "Nothing?_id=a"), (Names{"404 type.unknown"}));
        QCOMPARE(found(desk, "Patient?_format=xml"), (Names{"406 format"}));
        jiayi::hub::Request lenient;
        lenient.prefer = "handling=lenient";
        const auto reply = desk.write("GET", "/fhir/Patient?name=Zeng&_id=a", {}, lenient);
        QCOMPARE(reply.status, 200);
        // The link says what was done, not what was asked.
        QCOMPARE(std::string{must(jiayi::fhir::readBundle(parsed(reply))).link("self")}, std::string{"https://hub.test/fhir/Patient?_id=a"});
    }

    void historiesRunNewestFirstAtThreeLevels() {
        World world;
        Desk desk(world, kClinicA);
        fill(desk);
        world.clock.advance(1min);
        QCOMPARE(desk.commit({updateEntry(patient("a", "Shan"), "1"), deleteEntry({"Observation", "o2"}, "1")}).status, 200);
        const auto named = [&](const std::string& path) { return desk.page(path).entries; };
        QCOMPARE(named("Patient/a/_history"), (Names{"PUT Patient/a 2", "PUT Patient/a 1"}));
        QCOMPARE(named("Patient/_history"), (Names{"PUT Patient/a 2", "PUT Patient/b 1", "PUT Patient/a 1"}));
        QCOMPARE(named("Observation/_history?_since=2026-11-22T01:00:30Z"), (Names{"DELETE Observation/o2 2"}));
        QCOMPARE(named("Patient/a/_history?_since=2026-11-22T01:00:30Z"), (Names{"PUT Patient/a 2"}));
        const auto system = [&](const std::string& target) {
            const auto bundle = parsed(desk.get(target));
            Names names;
            for (const auto& entry : bundle.items("entry")) names.emplace_back(entry.textOr("request.url", ""));
            return names;
        };
        QCOMPARE(system("/fhir/_history?_since=2026-11-22T01:00:30Z"), (Names{"Patient/a", "Observation/o2"}));
        QCOMPARE(system("/fhir/_history").size(), std::size_t{7});
        QCOMPARE(refusal(desk.get("/fhir/_history?_at=2026")), std::string{"400 parameter.unknown"});
        QCOMPARE(refusal(desk.get("/fhir/Patient/_history?_since=yesterday")), std::string{"400 parameter.value"});
        QCOMPARE(refusal(desk.get("/fhir/Patient/none/_history")), std::string{"404 resource.unknown"});
    }

    void historiesHavePages() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(desk.commit({createEntry(patient("a"))}).status, 200);
        for (int i = 1; i < 5; ++i) QCOMPARE(desk.commit({updateEntry(patient("a", "N" + std::to_string(i)), std::to_string(i))}).status, 200);
        for (const char* path : {"_history?_count=2&_since=2026", "Patient/_history?_count=2", "Patient/a/_history?_count=2"}) {
            Names seen;
            std::string next = std::string{"/fhir/"} + path;
            int pages = 0;
            for (; !next.empty(); ++pages) {
                const auto bundle = must(jiayi::fhir::readBundle(parsed(desk.get(next))));
                for (const auto& entry : bundle.entries) seen.emplace_back(jiayi::fhir::versionOfTag(entry.response->etag));
                next = bundle.link("next").empty() ? "" : std::string{bundle.link("next")}.substr(std::string{kUrl}.size());
            }
            QCOMPARE(seen, (Names{"5", "4", "3", "2", "1"}));
            QCOMPARE(pages, 3);
        }
    }
};

JIAYI_TEST(TestHubSearch)
#include "tst_search.moc"
