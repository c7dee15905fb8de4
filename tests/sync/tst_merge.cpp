#include "tests/fhir/arbitrary_json.h"
#include "tests/support/test_program.h"
#include "tests/sync/merging.h"

using jiayi::fhir::canonicalText;
using jiayi::fhir::Json;
using jiayi::sync::Decisions;
using jiayi::sync::MergeSchema;
using jiayi::sync::Side;
using namespace jiayi::test;

namespace {

/// A field of a Patient that can be edited by itself: variant 0 is what the base holds.
struct Field {
    const char* set;          ///< the array it is an element of, or null
    const char* member;       ///< its member, where it is none
    const char* variants[4];  ///< "" is absent
};

const std::vector<Field> kFields{
    {nullptr, "birthDate", {"'1950-01-01'", "'1950-01-02'", "'1951'", ""}},
    {nullptr, "gender", {"", "'male'", "'female'", "'other'"}},
    {nullptr, "unknownDecimal", {"5.0", "5.00", "5.000", ""}},
    {nullptr, "unknownObject", {"{'a':1}", "{'a':2}", "{'a':3}", ""}},
    {nullptr, "unknownArray", {"[1,2]", "[1]", "[2,1]", ""}},
    {nullptr,
     "managingOrganization",
     {"{'reference':'Organization/1'}", "{'reference':'Organization/2','display':'b'}",
      "{'reference':'Organization/3'}", ""}},
    {"identifier",
     nullptr,
     {"{'system':'a','value':'1'}", "{'system':'a','value':'2'}", "{'system':'a','value':'1','use':'old'}",
      ""}},
    {"identifier", nullptr, {"", "{'system':'b','value':'1'}", "", ""}},
    {"telecom",
     nullptr,
     {"{'system':'phone','use':'mobile','value':'1'}", "{'system':'phone','use':'mobile','value':'2'}",
      "{'system':'phone','use':'mobile','value':'3'}", ""}},
    {"telecom",
     nullptr,
     {"{'system':'email','value':'x'}", "{'system':'email','value':'y'}", "{'system':'email','value':'z'}",
      ""}},
    {"name",
     nullptr,
     {"{'use':'official','family':'曾','given':['小','明']}",
      "{'use':'official','family':'曾','given':['明']}", "{'use':'official','family':'解'}", ""}},
    {"address",
     nullptr,
     {"{'use':'home','line':['1'],'city':'A'}", "{'use':'home','line':['2'],'city':'A'}",
      "{'use':'home','line':['1'],'city':'B'}", ""}},
    {"extension",
     nullptr,
     {"", "{'url':'u','valueString':'1'}", "{'url':'u','valueCode':'1'}", "{'url':'u','valueString':'2'}"}},
};

using Choice = std::vector<int>;  // of a variant for each field

Json patientWith(const Choice& choice) {
    auto patient = parsed("{'resourceType':'Patient','id':'1'}");
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        const std::string text = kFields[i].variants[choice[i]];
        if (text.empty()) continue;
        if (kFields[i].set)
            patient.make(kFields[i].set).push(parsed(text));
        else
            patient.set(kFields[i].member, parsed(text));
    }
    return patient;
}

bool sameVariant(std::size_t field, int a, int b) {
    return std::string_view{kFields[field].variants[a]} == kFields[field].variants[b];
}

Choice arbitraryChoice() {
    Choice choice(kFields.size(), 0);
    for (auto& variant : choice) variant = *rc::gen::inRange(0, 4) * *rc::gen::inRange(0, 2);
    return choice;
}

/// The members of an atomic group as one side has them.
Json fragmentOf(const Json& resource, const std::vector<std::string>& members) {
    auto fragment = Json::object();
    for (const auto& member : members) {
        if (const auto* value = resource.find(member)) fragment.set(member, *value);
    }
    return fragment;
}

struct AtomicGroup {
    std::string type;
    std::string name;
    std::vector<std::string> members;
};

const std::vector<AtomicGroup> kGroups{
    {"MedicationRequest", "dosage", {"medicationCodeableConcept", "dosageInstruction", "dispenseRequest"}},
    {"MedicationDispense", "dosage", {"quantity", "daysSupply", "dosageInstruction"}},
    {"MedicationStatement", "dosage", {"medicationReference", "dosage"}},
    {"Observation",
     "value",
     {"valueQuantity", "valueString", "interpretation", "referenceRange", "component"}},
    {"Condition", "status", {"clinicalStatus", "verificationStatus", "abatementDateTime"}},
    {"Task", "status", {"status", "statusReason", "businessStatus"}},
    {"Contract", "terms", {"term", "signer", "applies"}},
    {"Patient", "deceased", {"deceasedBoolean", "deceasedDateTime", "_deceasedDateTime"}},
    {"Patient", "birthDate", {"birthDate", "_birthDate"}},
};

}  // namespace

class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSidedAndEqualChangesAreTakenAsTheyAre() {
        QVERIFY(rc::check("merge(b,b,x) = merge(b,x,b) = merge(b,x,x) = x", [] {
            const auto base = *rc::gen::arbitrary<bool>() ? arbitraryJson(3) : Json{};
            const auto x = arbitraryJson(3);
            const auto type = *rc::gen::elementOf(
                std::vector<std::string>{"Patient", "AllergyIntolerance", "Observation", "X"});
            for (const auto& result :
                 {merger().merge(type, base, base, x), merger().merge(type, base, x, base),
                  merger().merge(type, base, x, x)}) {
                RC_ASSERT(result.merged == x);
                RC_ASSERT(result.merged.compact() == x.compact());
                RC_ASSERT(result.conflicts.empty());
                RC_ASSERT(!result.proposedAmendment);
            }
        }));
    }

    void everyFieldMergesByItselfAndConflictsOnce() {
        QVERIFY(rc::check("fields merge one by one", [] {
            const Choice base(kFields.size(), 0), mine = arbitraryChoice(), theirs = arbitraryChoice();
            Choice expected = base;
            std::size_t divergences = 0;
            for (std::size_t i = 0; i < kFields.size(); ++i) {
                const bool iChanged = !sameVariant(i, mine[i], 0),
                           theyChanged = !sameVariant(i, theirs[i], 0);
                expected[i] = iChanged ? mine[i] : theirs[i];
                divergences += iChanged && theyChanged && !sameVariant(i, mine[i], theirs[i]);
            }
            const auto result =
                merger().merge("Patient", patientWith(base), patientWith(mine), patientWith(theirs));
            RC_ASSERT(sorted(result.merged) == sorted(patientWith(expected)));
            RC_ASSERT(result.conflicts.size() == divergences);
            std::set<std::string> paths;
            for (const auto& conflict : result.conflicts) paths.insert(conflict.path);
            RC_ASSERT(paths.size() == divergences);
        }));
    }

    void disjointEditsCommute() {
        QVERIFY(rc::check("merge(b,m,t) = merge(b,t,m) for disjoint edits", [] {
            const Choice base(kFields.size(), 0);
            auto mine = arbitraryChoice(), theirs = arbitraryChoice();
            for (std::size_t i = 0; i < kFields.size(); ++i)
                (*rc::gen::arbitrary<bool>() ? mine : theirs)[i] = 0;
            const auto one =
                merger().merge("Patient", patientWith(base), patientWith(mine), patientWith(theirs));
            const auto other =
                merger().merge("Patient", patientWith(base), patientWith(theirs), patientWith(mine));
            RC_ASSERT(one.conflicts.empty());
            RC_ASSERT(canonicalText(one.merged) == canonicalText(other.merged));
        }));
    }

    void mergingAgainChangesNothing() {
        QVERIFY(rc::check("merge(b, merge(b,m,t), t) = merge(b,m,t)", [] {
            const auto base = patientWith(Choice(kFields.size(), 0));
            const auto mine = patientWith(arbitraryChoice()), theirs = patientWith(arbitraryChoice());
            const auto once = merger().merge("Patient", base, mine, theirs);
            const auto twice = merger().merge("Patient", base, once.merged, theirs);
            RC_ASSERT(twice.merged == once.merged);
            RC_ASSERT(pathsOf(twice) == pathsOf(once));
            RC_ASSERT(merger().merge("Patient", theirs, once.merged, theirs).merged == once.merged);
        }));
    }

    void atomicGroupsNeverMixSides() {
        QVERIFY(rc::check("a group is all mine or all theirs", [] {
            const auto& group = *rc::gen::elementOf(kGroups);
            const auto arbitrarySide = [&](const Json& from) {
                auto side = from;
                for (const auto& member : group.members) {
                    switch (*rc::gen::inRange(0, 4)) {
                        case 0:
                            side.erase(member);
                            break;
                        case 1:
                            side.set(member, Json::object({{"value", *rc::gen::inRange(0, 3)},
                                                           {"unit", *rc::gen::inRange(0, 3)}}));
                            break;
                        case 2:
                            side.set(member, Json::array({*rc::gen::inRange(0, 3)}));
                            break;
                        default:
                            break;
                    }
                }
                return side;
            };
            const auto base = arbitrarySide(Json::object({{"resourceType", group.type}}));
            const auto mine = arbitrarySide(base), theirs = arbitrarySide(base);
            const auto b = fragmentOf(base, group.members), m = fragmentOf(mine, group.members),
                       t = fragmentOf(theirs, group.members);
            const auto result = merger().merge(group.type, base, mine, theirs);
            const auto merged = fragmentOf(result.merged, group.members);
            if (m == t || b == t)
                RC_ASSERT(merged == m && result.conflicts.empty());
            else if (b == m)
                RC_ASSERT(merged == t && result.conflicts.empty());
            else
                RC_ASSERT(merged == m && result.conflicts.size() == 1U);
        }));
    }

    void additionsToASetAreBothKept() {
        const auto result = mergeTexts("Patient", "{'identifier':[{'system':'a','value':'1'}]}",
                                       "{'identifier':[{'system':'a','value':'1'},{'system':'a','value':'9'},"
                                       "{'system':'c','value':'1'}]}",
                                       "{'identifier':[{'system':'b','value':'1'},{'system':'a','value':'1'},"
                                       "{'system':'a','value':'5'}]}");
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.compact(), quoted("{'identifier':[{'system':'a','value':'1'},{'system':'a','"
                                                 "value':'5'},{'system':'a','value':'9'},"
                                                 "{'system':'b','value':'1'},{'system':'c','value':'1'}]}"));
    }

    void oneNumberReplacedTwiceIsOneConflict() {
        const auto result =
            mergeTexts("Patient", "{'telecom':[{'system':'phone','use':'mobile','value':'1'}]}",
                       "{'telecom':[{'system':'phone','use':'mobile','value':'2'}]}",
                       "{'telecom':[{'system':'phone','use':'mobile','value':'3'}]}");
        QCOMPARE(pathsOf(result), std::string{"telecom[phone|mobile];"});
        QCOMPARE(result.conflicts[0].theirs.compact(),
                 quoted("[{'system':'phone','use':'mobile','value':'3'}]"));
        QCOMPARE(result.merged.text("telecom.0.value"), std::optional<std::string_view>{"2"});
        QCOMPARE(result.merged.items("telecom").size(), std::size_t{1});
    }

    void aWholeListDeletedHereAndExtendedThereLosesOnlyWhatWasThere() {
        const auto result = mergeTexts(
            "Patient", "{'id':'1','telecom':[{'system':'phone','value':'1'}]}", "{'id':'1'}",
            "{'id':'1','telecom':[{'system':'phone','value':'1'},{'system':'email','value':'2'}]}");
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.compact(), quoted("{'id':'1','telecom':[{'system':'email','value':'2'}]}"));
    }

    void listsWithElementIdsMergeByThem() {
        const auto result = mergeTexts("CarePlan", "{'activity':[{'id':'a','x':1,'y':1},{'id':'b','x':1}]}",
                                       "{'activity':[{'id':'a','x':2,'y':1},{'id':'b','x':1},{'id':'d'}]}",
                                       "{'activity':[{'id':'a','x':1,'y':2},{'id':'c'}]}");
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.compact(),
                 quoted("{'activity':[{'id':'a','x':2,'y':2},{'id':'c'},{'id':'d'}]}"));
    }

    void unknownListsAreAtomic() {
        const auto result = mergeTexts("CarePlan", "{'x':[{'a':1},{'b':1}]}", "{'x':[{'a':2},{'b':1}]}",
                                       "{'x':[{'a':1},{'b':2}]}");
        QCOMPARE(pathsOf(result), std::string{"x;"});
        QCOMPARE(result.merged.compact(), quoted("{'x':[{'a':2},{'b':1}]}"));
    }

    void valueAndUnitOfAnUnknownObjectStayTogether() {
        const auto result = mergeTexts("X", "{'x':{'value':5.0,'unit':'mmol/L','other':1}}",
                                       "{'x':{'value':90,'unit':'mmol/L','other':1}}",
                                       "{'x':{'value':5.0,'unit':'mg/dL','other':2}}");
        QCOMPARE(pathsOf(result), std::string{"x.value;"});
        QCOMPARE(result.merged.compact(), quoted("{'x':{'value':90,'unit':'mmol/L','other':2}}"));
    }

    void aDataTypeIsOneValueWhateverItsElementId() {
        const auto result = mergeTexts("X", "{'x':{'id':'p','start':'1','end':'2'}}",
                                       "{'x':{'id':'p','start':'0','end':'2'}}",
                                       "{'x':{'id':'p','start':'1','end':'3','_end':{'extension':[]}}}");
        QCOMPARE(pathsOf(result), std::string{"x;"});
        QCOMPARE(result.merged.compact(), quoted("{'x':{'id':'p','start':'0','end':'2'}}"));
    }

    void theHubsStampsAreTakenWithoutAConflict() {
        const auto result = mergeTexts(
            "Patient",
            "{'meta':{'versionId':'1','lastUpdated':'a','tag':[{'system':'s','code':'1'}]},'gender':'male'}",
            "{'meta':{'versionId':'1','lastUpdated':'b','tag':[{'system':'s','code':'1'},{'system':'s','code'"
            ":'2'}]},'gender':'female'}",
            "{'meta':{'versionId':'4','lastUpdated':'c','tag':[{'system':'s','code':'1'},{'system':'s','code'"
            ":'3'}]},'gender':'male','active':true}");
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.compact(),
                 quoted("{'meta':{'versionId':'4','lastUpdated':'c','tag':[{'system':'s','code':'1'},{'"
                        "system':'s','code':'2'},{'system':'s','code':'3'}]},"
                        "'gender':'female','active':true}"));
        const auto without =
            mergeTexts("Patient", "{'meta':{'versionId':'1'},'gender':'male'}", "{'gender':'female'}",
                       "{'meta':{'versionId':'2'},'gender':'male','active':true}");
        QVERIFY(without.conflicts.empty());
        QCOMPARE(without.merged.text("meta.versionId"), std::optional<std::string_view>{"2"});
    }

    void editAgainstDeletionIsOneConflict() {
        const auto base = parsed("{'resourceType':'Goal','a':1}"),
                   edited = parsed("{'resourceType':'Goal','a':2}");
        auto result = merger().merge("Goal", base, nullptr, edited);
        QCOMPARE(pathsOf(result), std::string{";"});
        QVERIFY(result.merged.isNull() && result.conflicts[0].mine.isNull() &&
                result.conflicts[0].theirs == edited);
        result = merger().merge("Goal", base, edited, nullptr);
        QVERIFY(result.merged == edited && result.conflicts.size() == 1 &&
                result.conflicts[0].theirs.isNull());
        result = merger().merge("Goal", base, nullptr, base);
        QVERIFY(result.merged.isNull() && result.conflicts.empty());
        result = mergeTexts("Patient", "{'id':'1','gender':'male','active':true}",
                            "{'id':'1','active':false}", "{'id':'1','gender':'female','active':true}");
        QCOMPARE(pathsOf(result), std::string{"gender;"});
        QVERIFY(result.conflicts[0].mine.isNull());
        QCOMPARE(result.merged.compact(), quoted("{'id':'1','active':false}"));
    }

    void twoDesksThatMadeTheSameRecordJoin() {
        const auto result =
            merger().merge("Patient", nullptr, parsed("{'id':'1','gender':'male','birthDate':'1950'}"),
                           parsed("{'id':'1','gender':'male','birthDate':'1951','active':true}"));
        QCOMPARE(pathsOf(result), std::string{"birthDate;"});
        QVERIFY(result.conflicts[0].base.isNull());
        QCOMPARE(result.merged.compact(),
                 quoted("{'id':'1','gender':'male','birthDate':'1950','active':true}"));
    }

    void aDecisionSettlesItsConflictAndNoOther() {
        QVERIFY(rc::check(
            "after deciding every conflict none is left, and each path has the side decided for", [] {
                const auto base = patientWith(Choice(kFields.size(), 0));
                const auto mine = patientWith(arbitraryChoice()), theirs = patientWith(arbitraryChoice());
                const auto open = merger().merge("Patient", base, mine, theirs);
                Decisions all, none;
                for (const auto& conflict : open.conflicts)
                    all.emplace(conflict.path, Side::Theirs), none.emplace(conflict.path, Side::Mine);
                const auto forTheirs = merger().merge("Patient", base, mine, theirs, all);
                const auto forMine = merger().merge("Patient", base, mine, theirs, none);
                RC_ASSERT(forTheirs.conflicts.empty());
                RC_ASSERT(forMine.conflicts.empty());
                RC_ASSERT(forMine.merged == open.merged);
                RC_ASSERT(sorted(forTheirs.merged) ==
                          sorted(merger().merge("Patient", base, theirs, mine).merged));
            }));
    }

    void aBrokenSchemaIsRefused() {
        QVERIFY(MergeSchema::parse("{").error().reason == "json.syntax");
        for (const char* broken : {"{}", "{'shapes':{'A':['x']}}", "{'shapes':{'A':[]},'types':{'X':{}}}",
                                   "{'shapes':{'A':['x']},'types':{'X':{'groups':{'a':['m'],'b':['m']}}}}",
                                   "{'shapes':{'A':['x']},'types':{'X':{'sets':{'a':{'key':['m']}}}}}"}) {
            const auto schema = MergeSchema::parse(quoted(broken));
            QVERIFY2(!schema && schema.error().reason == "merge-schema", broken);
        }
        QVERIFY(MergeSchema::parse(quoted("{'shapes':{'A':['x']},'types':{'X':{}}}")));
    }
};

JIAYI_TEST(TestMerge)
#include "tst_merge.moc"
