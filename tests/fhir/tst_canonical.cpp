#include "sync/fhir/canonical.h"
#include "tests/fhir/arbitrary_json.h"
#include "tests/fhir/synthea.h"
#include "tests/support/test_program.h"

using jiayi::fhir::canonicalHash;
using jiayi::fhir::canonicalText;
using jiayi::fhir::Json;
using jiayi::fhir::parseJson;

class TestCanonical : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreSortedByBytesAndNumbersKept() {
        const auto json = *parseJson(R"({ "é": 1, "b": [ {"z":1.50, "a":null} ], "B": "x\u0001", "a": {} })");
        QCOMPARE(canonicalText(json),
                 std::string{R"({"B":"x\u0001","a":{},"b":[{"a":null,"z":1.50}],"é":1})"});
        QCOMPARE(jiayi::toHex(canonicalHash(*parseJson(R"({"b":2,"a":1})"))),
                 jiayi::toHex(jiayi::sha256(R"({"a":1,"b":2})")));
    }

    void theHashDoesNotSeeKeyOrder() {
        QVERIFY(rc::check("hash(shuffled(x)) == hash(x)", [] {
            const auto tree = jiayi::test::arbitraryJson(4);
            RC_ASSERT(canonicalHash(jiayi::test::shuffledMembers(tree)) == canonicalHash(tree));
        }));
    }

    void theHashTellsUnequalValuesApart() {
        QVERIFY(rc::check("canonical texts are equal exactly for equal values", [] {
            const auto a = Json::object({{"x", jiayi::test::arbitraryJson(3)}});
            const auto b = Json::object({{"x", jiayi::test::arbitraryJson(3)}});
            RC_ASSERT((canonicalText(a) == canonicalText(b)) == (a == b));
        }));
    }

    void theHashDoesNotSeeWhatAServerStamps() {
        std::size_t resources = 0;
        for (const auto& path : jiayi::test::syntheaFiles()) {
            const auto bundle = parseJson(jiayi::test::contentOf(path));
            QVERIFY(bundle);
            for (const auto& entry : bundle->items("entry")) {
                auto resource = *entry.find("resource");
                const auto before = canonicalHash(resource);
                resource.make("meta")
                    .set("versionId", "7")
                    .set("lastUpdated", "2026-11-22T00:00:00Z")
                    .set("source", "#a");
                QVERIFY(canonicalHash(resource) == before);
                resource.make("meta").set("profile", Json::array({"http://example.org/p"}));
                QVERIFY(canonicalHash(resource) != before);
                ++resources;
            }
        }
        QVERIFY(resources > 1000);
    }

    void aMetaOfStampsAloneIsNoMeta() {
        const auto bare = *parseJson(R"({"id":"1"})");
        QVERIFY(canonicalHash(*parseJson(R"({"id":"1","meta":{"versionId":"1","source":"x"}})")) ==
                canonicalHash(bare));
        QVERIFY(canonicalHash(*parseJson(R"({"id":"1","meta":{}})")) == canonicalHash(bare));
        QVERIFY(canonicalHash(*parseJson(R"({"id":"1","meta":null})")) != canonicalHash(bare));
    }

    void onlyTheResourcesOwnMetaIsStamped() {
        const auto with = *parseJson(R"({"x":{"meta":{"versionId":"1"}},"source":"a"})");
        const auto without = *parseJson(R"({"x":{"meta":{"versionId":"2"}},"source":"a"})");
        QVERIFY(canonicalHash(with) != canonicalHash(without));
        QVERIFY(canonicalHash(*parseJson(R"({"source":"a"})")) !=
                canonicalHash(*parseJson(R"({"source":"b"})")));
        QVERIFY(canonicalHash(*parseJson(R"({"meta":{"x":{"source":"a"}}})")) !=
                canonicalHash(*parseJson(R"({"meta":{"x":{"source":"b"}}})")));
    }

    void fivePointZeroIsNotFivePointZeroZero() {
        QVERIFY(canonicalHash(*parseJson(R"({"value":5.0})")) !=
                canonicalHash(*parseJson(R"({"value":5.00})")));
    }
};

JIAYI_TEST(TestCanonical)
#include "tst_canonical.moc"
