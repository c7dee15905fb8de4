#include "sync/fhir/reference.h"
#include "sync/fhir/resource.h"
#include "tests/fhir/quoted.h"
#include "tests/fhir/synthea.h"
#include "tests/support/test_program.h"

#include <set>

using namespace jiayi::fhir;
using jiayi::test::parsed;
using jiayi::test::quoted;

namespace {

std::string owner(const std::string& text) { return patientReference(parsed(text)).value_or("nobody"); }

}  // namespace

class TestResource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreOneToSixtyFourPlainCharacters() {
        for (const std::string& good : {std::string{"1"}, std::string{"A-z.9"}, std::string(64, 'x')})
            QVERIFY(isFhirId(good));
        for (const std::string& bad :
             {std::string{}, std::string(65, 'x'), std::string{"a_b"}, std::string{"a/b"}, std::string{"曾"},
              std::string{"a b"}, std::string{"a\n"}})
            QVERIFY(!isFhirId(bad));
    }

    void aKeyNeedsTypeAndId() {
        QVERIFY(*keyOf(parsed("{'resourceType':'Patient','id':'1'}")) == (ResourceKey{"Patient", "1"}));
        QCOMPARE(keyOf(parsed("{'resourceType':'patient','id':'1'}")).error().reason,
                 std::string{"resource.type"});
        QCOMPARE(keyOf(parsed("{'resourceType':'Patient'}")).error().reason, std::string{"resource.id"});
        QCOMPARE(versionId(parsed("{'meta':{'versionId':'3'}}")), std::string_view{"3"});
    }

    void eachTypeNamesItsPatientInItsOwnWay() {
        const std::string p = "{'reference':'Patient/1'}";
        QCOMPARE(owner("{'resourceType':'Patient','id':'1'}"), std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'Observation','subject':" + p + "}"), std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'AllergyIntolerance','patient':" + p + "}"),
                 std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'Coverage','beneficiary':" + p + "}"), std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'Task','for':" + p + "}"), std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'Contract','subject':[" + p + "]}"), std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'Appointment','participant':[{'actor':{'reference':'Practitioner/"
                       "2'}},{'actor':" +
                       p + "}]}"),
                 std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'Provenance','target':[{'reference':'Observation/2'}," + p + "]}"),
                 std::string{"Patient/1"});
        QCOMPARE(owner("{'resourceType':'Observation','subject':{'reference':'Group/1'}}"),
                 std::string{"nobody"});
        QCOMPARE(owner("{'resourceType':'Group','subject':" + p + "}"), std::string{"nobody"});
        QCOMPARE(owner("{'resourceType':'Practitioner','id':'1'}"), std::string{"nobody"});
        QCOMPARE(*patientId(parsed("{'resourceType':'Claim','patient':{'reference':'https://h.example/fhir/"
                                   "Patient/7/_history/2'}}")),
                 std::string{"7"});
    }

    void everySyntheaRecordFindsThePatientOfItsFile() {
        for (const auto& path : jiayi::test::syntheaFiles()) {
            const auto bundle = *parseJson(jiayi::test::contentOf(path));
            std::set<std::string> patients;
            for (const auto& entry : bundle.items("entry")) {
                const auto& resource = *entry.find("resource");
                const auto type = resourceType(resource);
                const auto patient = patientId(resource);
                const bool nobodys = type == "Organization" || type == "Practitioner";
                QVERIFY2(patient.has_value() != nobodys, std::string{type}.c_str());
                if (patient) patients.insert(*patient);
            }
            QCOMPARE(patients.size(), std::size_t{1});
        }
    }

    void referencesAreReadInAllTheirForms() {
        const auto relative = parseReference("Patient/1/_history/2");
        QVERIFY(relative.kind == Reference::Kind::Relative && relative.key == (ResourceKey{"Patient", "1"}) &&
                relative.version == "2");
        const auto absolute = parseReference("https://hub.example/fhir/Patient/1");
        QVERIFY(absolute.kind == Reference::Kind::Absolute && absolute.base == "https://hub.example/fhir" &&
                absolute.key.id == "1");
        const auto urn = parseReference("urn:uuid:0193");
        QVERIFY(urn.kind == Reference::Kind::Urn && urn.key == (ResourceKey{"", "0193"}));
        QVERIFY(parseReference("#a").kind == Reference::Kind::Contained &&
                parseReference("#a").key.id == "a");
        for (const char* other :
             {"", "Patient", "Patient?identifier=x", "patient/1", "Patient/", "a/b/Patient/1", "/Patient/1"})
            QVERIFY2(parseReference(other).kind == Reference::Kind::Other, other);
    }

    void referencesAreFoundEverywhereAndRewritten() {
        auto resource = parsed(
            "{'resourceType':'Observation','subject':{'reference':'urn:uuid:p'},"
            "'contained':[{'resourceType':'Practitioner','x':{'reference':'Organization/1'}}],"
            "'extension':[{'url':'http://e.example','valueReference':{'reference':'#c'}}],"
            "'performer':[{'reference':'urn:uuid:q'},{'display':'only a name'}],"
            "'content':{'url':'Binary/9'},'derivedFrom':{'reference':{'reference':'urn:uuid:p'}}}");
        std::vector<std::string> found;
        forEachReference(resource, [&](std::string_view text) { found.emplace_back(text); });
        QCOMPARE(found, (std::vector<std::string>{"urn:uuid:p", "Organization/1", "#c", "urn:uuid:q",
                                                  "Binary/9", "urn:uuid:p"}));
        const auto changed =
            rewriteReferences(resource, [](std::string_view text) -> std::optional<std::string> {
                if (text == "urn:uuid:p") return "Patient/p";
                if (text == "#c") return "#c";
                return {};
            });
        QCOMPARE(changed, std::size_t{2});
        QCOMPARE(resource.text("subject.reference"), std::optional<std::string_view>{"Patient/p"});
        QCOMPARE(resource.text("derivedFrom.reference.reference"),
                 std::optional<std::string_view>{"Patient/p"});
        QCOMPARE(resource.text("performer.0.reference"), std::optional<std::string_view>{"urn:uuid:q"});
    }

    void extensionsAndItemsAreFoundByTheirNames() {
        const auto patient = parsed(
            "{'extension':[{'url':'a','valueString':'x'},{'url':'b','valueString':'y'}],"
            "'identifier':[{'system':'s','value':'1'},{'system':'t','value':'2'}]}");
        QCOMPARE(extension(patient, "b")->text("valueString"), std::optional<std::string_view>{"y"});
        QVERIFY(!extension(patient, "c"));
        QCOMPARE(itemWhere(patient, "identifier", "system", "t")->text("value"),
                 std::optional<std::string_view>{"2"});
        QVERIFY(!itemWhere(patient, "identifier", "system", "u"));
    }

    void nothingStandsEmptyAfterPruning() {
        auto json = parsed(
            "{'a':null,'b':{},'c':[],'d':{'e':{'f':[]}},'g':[{},{'h':1},{'i':null}],'given':[null,'x'],'t':''"
            "}");
        prune(json);
        QCOMPARE(json.compact(), quoted("{'g':[{'h':1}],'given':[null,'x'],'t':''}"));
    }
};

JIAYI_TEST(TestResource)
#include "tst_resource.moc"
