#include "sync/fhir/json.h"
#include "tests/fhir/arbitrary_json.h"
#include "tests/fhir/synthea.h"
#include "tests/support/test_program.h"

#include <sstream>

using jiayi::fhir::Json;
using jiayi::fhir::JsonLimits;
using jiayi::fhir::parseJson;

namespace {

std::string reasonAndPlace(std::string_view text, const JsonLimits& limits = {}) {
    const auto parsed = parseJson(text, limits);
    return parsed ? "parsed" : parsed.error().reason + " " + parsed.error().detail;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arbitraryTreesSurviveARoundTrip() {
        QVERIFY(rc::check("parse(compact(x)) == x, and pretty too", [] {
            const auto tree = jiayi::test::arbitraryJson(4);
            const auto text = tree.compact();
            const auto compact = parseJson(text), pretty = parseJson(tree.pretty());
            RC_ASSERT(compact.has_value());
            RC_ASSERT(pretty.has_value());
            RC_ASSERT(*compact == tree);
            RC_ASSERT(*pretty == tree);
            RC_ASSERT(compact->compact() == text);
        }));
    }

    void everySyntheaResourceSurvivesARoundTrip() {
        std::size_t resources = 0;
        for (const auto& path : jiayi::test::syntheaFiles()) {
            const auto bundle = parseJson(jiayi::test::contentOf(path));
            QVERIFY(bundle);
            for (const auto& entry : bundle->items("entry")) {
                const auto* resource = entry.find("resource");
                QVERIFY(resource);
                const auto again = parseJson(resource->compact());
                QVERIFY(again);
                QVERIFY(*again == *resource);
                QCOMPARE(again->compact(), resource->compact());
                ++resources;
            }
        }
        QCOMPARE(resources, std::size_t{1822});
    }

    void numbersKeepTheirText() {
        for (const std::string text :
             {"5.0", "5.00", "-0", "-0.0", "1e5", "1E+05", "0.10", "12345678901234567890123",
              "59.567999999999998", "1.000000000000000000000001"}) {
            const auto parsed = parseJson("[" + text + "]");
            QVERIFY2(parsed, text.c_str());
            QCOMPARE(parsed->compact(), "[" + text + "]");
        }
        QVERIFY(*parseJson("5.0") != *parseJson("5.00"));
        QCOMPARE(Json::decimal("6.50").asDouble(), std::optional{6.5});
        QCOMPARE(parseJson("7")->asInteger(), std::optional<std::int64_t>{7});
        QVERIFY(!parseJson("7.0")->asInteger());
    }

    void numbersSurviveBeingCutAtAPieceBorder() {
        for (std::size_t pad = 65'520; pad < 65'545; ++pad) {
            const auto text =
                "[" + std::string(pad, ' ') + "-123.4500,\"曾\\u0041\\ud83d\\ude00\",{\"解key\":1e-7}]";
            const auto parsed = parseJson(text);
            QVERIFY(parsed);
            QCOMPARE(parsed->compact(), std::string{"[-123.4500,\"曾A😀\",{\"解key\":1e-7}]"});
        }
    }

    void decimalAcceptsExactlyJsonNumbers_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"0", "-1", "1.", ".5", "01", "+1", "1e", "1e5", "-", "", "1 ", "NaN", "0x1",
                                 "00", "0.0", "1E-3"})
            QTest::newRow(text) << QByteArray{text};
    }
    void decimalAcceptsExactlyJsonNumbers() {
        QFETCH(QByteArray, text);
        const std::string number = text.toStdString();
        const bool json = parseJson(number).has_value() && !number.ends_with(' ');
        QCOMPARE(Json::isDecimal(number), json);
        if (!json) QVERIFY_EXCEPTION_THROWN(Json::decimal(number), std::logic_error);
    }

    void aBrokenTextIsRefusedWithItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char* name, const char* text, const char* answer) {
            QTest::newRow(name) << QByteArray{text} << QByteArray{answer};
        };
        row("nothing", "", "json.syntax byte 0");
        row("only spaces", "  ", "json.syntax byte 2");
        row("unfinished", "{\"a\":[1,", "json.syntax byte 8");
        row("trailing text", "{} x", "json.syntax byte 3");
        row("a second document", "{}{}", "json.syntax byte 2");
        row("trailing comma", "[1,]", "json.syntax byte 3");
        row("comment", "[/*x*/]", "json.syntax byte 1");
        row("single quotes", "{'a':1}", "json.syntax byte 1");
        row("leading zero", "[01]", "json.syntax byte 2");
        row("raw control character", "[\"a\nb\"]", "json.syntax byte 3");
        row("cut UTF-8", "[\"\xE6\x9B\"]", "json.syntax byte 4");
        row("overlong UTF-8", "[\"\xC0\xAF\"]", "json.syntax byte 2");
        row("surrogate in UTF-8", "[\"\xED\xA0\x80\"]", "json.syntax byte 4");
        row("GB18030", "[\"\xD4\xF8\"]", "json.syntax byte 3");
        row("lone surrogate", "[\"\\ud83d\"]", "json.syntax byte 8");
        row("byte-order mark", "\xEF\xBB\xBF{}", "json.syntax byte 0");
        row("duplicate key", "{\"a\":1,\"b\":2,\"a\":3}", "json.duplicate-key byte 18");
        row("duplicate key by escape", "[{\"a\":1,\"\\u0061\":2}]", "json.duplicate-key byte 18");
    }
    void aBrokenTextIsRefusedWithItsPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, answer);
        QCOMPARE(QByteArray::fromStdString(reasonAndPlace(text.toStdString())), answer);
    }

    void thePlaceIsRightBeyondTheFirstPiece() {
        const std::string text = "[" + std::string(200'000, ' ') + "nul]";
        QCOMPARE(reasonAndPlace(text), std::string{"json.syntax byte 200004"});
    }

    void depthSixtyFourIsReadAndSixtyFiveRefused() {
        QVERIFY(parseJson(nested(64)));
        QCOMPARE(reasonAndPlace(nested(65)), std::string{"json.depth byte 64"});
        QCOMPARE(reasonAndPlace(std::string(1'000'000, '[')), std::string{"json.depth byte 64"});
    }

    void textAndValuesAreLimited() {
        JsonLimits limits;
        limits.bytes = 10;
        QVERIFY(parseJson("[1,2,3,45]", limits));
        QCOMPARE(reasonAndPlace("[1,2,3,456]", limits), std::string{"json.size byte 10"});
        limits = {};
        limits.values = 4;
        QVERIFY(parseJson("[1,2,3]", limits));
        QCOMPARE(reasonAndPlace("[1,2,3,4]", limits), std::string{"json.size byte 8"});
    }

    void aLargeObjectIsReadAndComparedInGoodTime() {
        std::string text = "{";
        for (int i = 0; i < 200'000; ++i) {
            const auto member = "\"k" + std::to_string(i) + "\":1";
            text += (i ? "," : "") + member;
        }
        text += "}";
        const auto tree = parseJson(text);
        QVERIFY(tree);
        std::vector<Json::Member> members{tree->members().begin(), tree->members().end()};
        std::string reversed = "{";
        for (auto member = members.rbegin(); member != members.rend(); ++member)
            reversed += (reversed.size() > 1 ? ",\"" : "\"") + member->key + "\":1";
        const auto other = parseJson(reversed + "}");
        QVERIFY(other);
        QVERIFY(*tree == *other);
    }

    void pathsReadDeepAndNeverFail() {
        const auto json = *parseJson(
            R"({"code":{"coding":[{"code":"4548-4"},{"code":"x"}]},"active":true,"n":3,"v":7.10})");
        QCOMPARE(json.text("code.coding.0.code"), std::optional<std::string_view>{"4548-4"});
        QCOMPARE(json.text("code.coding.1.code"), std::optional<std::string_view>{"x"});
        QVERIFY(!json.text("code.coding.2.code"));
        QVERIFY(!json.text("code.coding.code"));
        QVERIFY(!json.text("active"));
        QVERIFY(!json.text("active.deeper"));
        QCOMPARE(json.boolean("active"), std::optional{true});
        QCOMPARE(json.integer("n"), std::optional<std::int64_t>{3});
        QCOMPARE(json.numberText("v"), std::optional<std::string_view>{"7.10"});
        QCOMPARE(json.items("code.coding").size(), std::size_t{2});
        QVERIFY(json.items("code").empty());
        QCOMPARE(json.textOr("nowhere", "otherwise"), std::string_view{"otherwise"});
    }

    void treesAreBuiltAndChanged() {
        auto patient = Json::object({{"resourceType", "Patient"}, {"active", true}});
        patient.make("name.0").set("family", "曾");
        patient.make("name.0.given").push("小明");
        patient.set("active", false).set("multipleBirthInteger", 2);
        QCOMPARE(patient.compact(),
                 std::string{
                     R"({"resourceType":"Patient","active":false,"name":[{"family":"曾","given":["小明"]}],)"
                     R"("multipleBirthInteger":2})"});
        QVERIFY(patient.erase("active"));
        QVERIFY(!patient.erase("active"));
        patient.at("name")->eraseAt(0);
        QCOMPARE(patient.compact(),
                 std::string{R"({"resourceType":"Patient","name":[],"multipleBirthInteger":2})"});
        QVERIFY_EXCEPTION_THROWN(Json::object({{"a", 1}, {"a", 2}}), std::logic_error);
    }

    void equalityIgnoresMemberOrderOnly() {
        QVERIFY(*parseJson(R"({"a":1,"b":[1,2]})") == *parseJson(R"({"b":[1,2],"a":1})"));
        QVERIFY(*parseJson(R"({"a":1,"b":[1,2]})") != *parseJson(R"({"b":[2,1],"a":1})"));
        QVERIFY(*parseJson(R"({"a":1})") != *parseJson(R"({"a":1,"b":null})"));
        QVERIFY(*parseJson(R"({"a":null})") != *parseJson(R"({"b":null})"));
        QVERIFY(*parseJson("\"1\"") != *parseJson("1"));
        QVERIFY(*parseJson("[]") != *parseJson("{}"));
    }

    void aCopyIsIndependent() {
        const auto original = *parseJson(R"({"a":[1]})");
        auto copy = original;
        copy.at("a")->push(2);
        QCOMPARE(original.compact(), std::string{R"({"a":[1]})"});
        QCOMPARE(copy.compact(), std::string{R"({"a":[1,2]})"});
    }

    void bundlesAreReadEntryByEntry() {
        for (const auto& path : jiayi::test::syntheaFiles()) {
            const auto text = jiayi::test::contentOf(path);
            const auto whole = parseJson(text);
            QVERIFY(whole);
            std::istringstream stream{text};
            std::vector<Json> entries;
            const auto rest = jiayi::fhir::forEachEntry(stream, [&](Json entry) {
                entries.push_back(std::move(entry));
                return jiayi::Result<void>{};
            });
            QVERIFY(rest);
            QVERIFY(Json::array(std::move(entries)) == *whole->find("entry"));
            QCOMPARE(rest->items("entry").size(), std::size_t{0});
            QCOMPARE(rest->text("type"), std::optional<std::string_view>{"transaction"});
        }
    }

    void onlyTheOutermostEntriesAreHandedOver() {
        std::istringstream stream{
            R"({"a":{"entry":{}},"link":[{"entry":[{"x":0}]}],"entry":[{"resource":{"entry":[{"y":1}]}},{"z":2}],"total":2})"};
        std::vector<std::string> entries;
        const auto rest = jiayi::fhir::forEachEntry(stream, [&](Json entry) {
            entries.push_back(entry.compact());
            return jiayi::Result<void>{};
        });
        QVERIFY(rest);
        QCOMPARE(entries, (std::vector<std::string>{R"({"resource":{"entry":[{"y":1}]}})", R"({"z":2})"}));
        QCOMPARE(rest->compact(),
                 std::string{R"({"a":{"entry":{}},"link":[{"entry":[{"x":0}]}],"entry":[],"total":2})"});
    }

    void readingEntriesStopsAtTheFirstError() {
        std::istringstream broken{R"({"entry":[{"a":1},{"b":2},{"c":]})"};
        int seen = 0;
        const auto count = [&](Json) { return ++seen, jiayi::Result<void>{}; };
        const auto read = jiayi::fhir::forEachEntry(broken, count);
        QVERIFY(!read);
        QCOMPARE(read.error().reason, std::string{"json.syntax"});
        QCOMPARE(read.error().detail, std::string{"after entry 2"});
        QCOMPARE(seen, 2);

        std::istringstream good{R"({"entry":[{"a":1},{"b":2}]})"};
        const auto refused = jiayi::fhir::forEachEntry(good, [](Json) -> jiayi::Result<void> {
            return jiayi::Error{jiayi::Errc::Full, "disk.full", {}};
        });
        QVERIFY(!refused);
        QVERIFY(refused.error().code == jiayi::Errc::Full);
    }
};

JIAYI_TEST(TestJson)
#include "tst_json.moc"
