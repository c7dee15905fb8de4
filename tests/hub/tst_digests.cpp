#include "sync/fhir/digest.h"
#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace jiayi::hub::test;
using jiayi::fhir::createEntry;
using jiayi::fhir::DigestBuilder;
using jiayi::fhir::Json;

namespace {

/// The values of all parameters of this name.
std::vector<std::string> valuesOf(const Json& parameters, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& each : parameters.items("parameter")) {
        if (each.text("name") == name) values.emplace_back(each.textOr("valueString", ""));
    }
    return values;
}

/// "Patient 2" and its buckets, of each type.
std::vector<std::pair<std::string, std::string>> typesOf(const Json& parameters) {
    std::vector<std::pair<std::string, std::string>> types;
    for (const auto& each : parameters.items("parameter")) {
        if (each.text("name") != "type") continue;
        types.emplace_back(std::string{each.textOr("part.0.valueCode", "")} + " " + std::to_string(each.integer("part.1.valueInteger").value_or(-1)),
                           each.textOr("part.2.valueString", ""));
    }
    return types;
}

}  // namespace

class TestHubDigests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoeverHoldsTheSameComputesTheSame() {
        World world;
        Desk desk(world, kClinicA);
        desk.commit({createEntry(patient("a")), createEntry(patient("b")), createEntry(patient("gone")), createEntry(observation("o", "a"))});
        desk.commit({jiayi::fhir::updateEntry(patient("b", "Li"), "1"), jiayi::fhir::deleteEntry({"Patient", "gone"}, "1")});
        Desk stranger(world, kClinicB);
        stranger.commit({createEntry(patient("c"))});

        const auto digest = parsed(desk.get("/fhir/$digest"));
        DigestBuilder patients, observations;
        patients.add("b", "2");
        patients.add("a", "1");
        observations.add("o", "1");
        QCOMPARE(typesOf(digest), (std::vector<std::pair<std::string, std::string>>{{"Observation 1", observations.lines()},
                                                                                    {"Patient 2", patients.lines()}}));
        const auto stream = world.stream(kClinicA);
        QCOMPARE(digest.integer("parameter.0.valueInteger").value_or(-1), stream.head);
        QCOMPARE(valuesOf(digest, "epoch"), (std::vector<std::string>{stream.epoch}));
        QCOMPARE(desk.page("_history?_cursor=" + valuesOf(digest, "cursor").front()).entries.size(), std::size_t{0});
    }

    void aBucketIsListed() {
        World world;
        Desk desk(world, kClinicA);
        std::vector<jiayi::fhir::BundleEntry> entries;
        for (int i = 0; i < 300; ++i) entries.push_back(createEntry(patient("p" + std::to_string(i))));
        desk.commit(std::move(entries));
        std::size_t rows = 0;
        for (int bucket = 0; bucket < 256; ++bucket) {
            const auto name = jiayi::fhir::bucketName(static_cast<std::uint8_t>(bucket));
            world.clock.advance(std::chrono::seconds{1});  // or this would be asking too often
            const auto listed = valuesOf(parsed(desk.get("/fhir/$digest?type=Patient&bucket=" + name)), "row");
            for (const auto& row : listed) QCOMPARE(jiayi::fhir::bucketOf(row.substr(0, row.find(' '))), static_cast<std::uint8_t>(bucket));
            QVERIFY(std::is_sorted(listed.begin(), listed.end()));
            rows += listed.size();
        }
        QCOMPARE(rows, std::size_t{300});
    }

    void whatIsNoBucketIsRefused() {
        World world;
        Desk desk(world, kClinicA);
        for (const char* query : {"type=Patient", "bucket=00", "type=Patient&bucket=0", "type=Patient&bucket=zz", "x=1"})
            QCOMPARE(desk.get(std::string{"/fhir/$digest?"} + query).status, 400);
        QCOMPARE(typesOf(parsed(desk.get("/fhir/$digest"))).size(), std::size_t{0});
    }
};

JIAYI_TEST(TestHubDigests)
#include "tst_digests.moc"
