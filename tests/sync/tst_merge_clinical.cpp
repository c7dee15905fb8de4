#include "tests/support/test_program.h"
#include "tests/sync/merging.h"

using jiayi::fhir::Json;
using namespace jiayi::test;

/// What the merge owes to medicine: doses, codes, answers, allergies, signatures.
class TestMergeClinical : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConflictHoldsAllThreeSides() {
        const auto result = mergeTexts(
            "MedicationRequest",
            "{'id':'1','dosageInstruction':[{'text':'1x'}],'dispenseRequest':{'quantity':{'value':28}}}",
            "{'id':'1','dosageInstruction':[{'text':'2x'}],'dispenseRequest':{'quantity':{'value':28}}}",
            "{'id':'1','dosageInstruction':[{'text':'1x'}],'dispenseRequest':{'quantity':{'value':56}}}");
        QCOMPARE(pathsOf(result), std::string{"dosage;"});
        const auto& conflict = result.conflicts.front();
        QCOMPARE(conflict.base.compact(),
                 quoted("{'dosageInstruction':[{'text':'1x'}],'dispenseRequest':{'quantity':{'value':28}}}"));
        QCOMPARE(conflict.mine.compact(),
                 quoted("{'dosageInstruction':[{'text':'2x'}],'dispenseRequest':{'quantity':{'value':28}}}"));
        QCOMPARE(conflict.theirs.compact(),
                 quoted("{'dosageInstruction':[{'text':'1x'}],'dispenseRequest':{'quantity':{'value':56}}}"));
        QCOMPARE(result.merged.text("dosageInstruction.0.text"), std::optional<std::string_view>{"2x"});
        QCOMPARE(result.merged.integer("dispenseRequest.quantity.value"), std::optional<std::int64_t>{28});
    }

    void whatTwoDesksDidToAMedicineIsAllKept() {
        const std::string url = "https://jiayi.health/fhir/StructureDefinition/medication-event";
        const auto event = [&](const std::string& id, const std::string& kind) {
            return "{'url':'" + url + "','extension':[{'url':'id','valueString':'" + id + "'},{'url':'kind','valueString':'" + kind + "'}]}";
        };
        const auto with = [](const std::string& events) { return "{'id':'1','extension':[" + events + "]}"; };
        const auto started = event("1", "started");
        const auto result = mergeTexts("MedicationStatement", with(started), with(started + "," + event("2", "renewed")),
                                       with(started + "," + event("3", "held")));
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.items("extension").size(), std::size_t{3});
    }

    void thePharmacistsWordAndTheDoctorsJoin() {
        const auto with = [](const std::string& more) { return "{'id':'1','intent':'order'" + more + "}"; };
        const auto result = mergeTexts("Task", with(""), with(",'input':[{'type':{'text':'answer'},'valueString':'done'}]"),
                                       with(",'output':[{'type':{'text':'comment'},'valueString':'why'}]"));
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.items("input").size() + result.merged.items("output").size(), std::size_t{2});
    }

    void codingsOfDifferentSystemsJoinAndOfOneSystemConflict() {
        const auto with = [](const std::string& codings) {
            return "{'code':{'coding':[" + codings + "],'text':'t'}}";
        };
        const std::string icd = "{'system':'icd','code':'E11.9'}";
        auto result = mergeTexts("Condition", with(icd), with(icd + ",{'system':'sct','code':'44054006'}"),
                                 with(icd + ",{'system':'local','code':'7'}"));
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.items("code.coding").size(), std::size_t{3});
        result = mergeTexts("Condition", with(icd), with("{'system':'icd','code':'E11.2'}"),
                            with("{'system':'icd','code':'E11.3'}"));
        QCOMPARE(pathsOf(result), std::string{"code.coding[icd];"});
        QCOMPARE(result.merged.items("code.coding").size(), std::size_t{1});
        result = mergeTexts("Condition", with("{'system':'sct','code':'1'}"),
                            with("{'system':'sct','code':'1'},{'system':'icd','code':'E10'}"),
                            with("{'system':'sct','code':'1'},{'system':'icd','code':'E11'}"));
        QCOMPARE(pathsOf(result), std::string{"code.coding[icd];"});
    }

    void aConceptsWordsStayWithItsCodes() {
        const auto result = mergeTexts(
            "Condition", "{'code':{'coding':[{'system':'icd','code':'E11'}],'text':'type 2'}}",
            "{'code':{'coding':[{'system':'icd','code':'E10'}],'text':'type 2'}}",
            "{'code':{'coding':[{'system':'icd','code':'E11'}],'text':'type 2 with nephropathy'}}");
        QCOMPARE(pathsOf(result), std::string{"code;"});
        QCOMPARE(result.merged.text("code.text"), std::optional<std::string_view>{"type 2"});
        QCOMPARE(result.merged.text("code.coding.0.code"), std::optional<std::string_view>{"E10"});
    }

    void answersOfADraftMergeQuestionByQuestion() {
        const auto form = [](const std::string& a, const std::string& b, const std::string& c) {
            return "{'status':'in-progress','item':[{'linkId':'1','item':[{'linkId':'1.1','answer':[{'"
                   "valueString':'" +
                   a + "'}]},{'linkId':'1.2','answer':[{'valueString':'" + b +
                   "'}]}]},{'linkId':'2','answer':[{'valueString':'" + c + "'}]}]}";
        };
        auto result = mergeTexts("QuestionnaireResponse", form("a", "b", "c"), form("A", "b", "c"),
                                 form("a", "B", "C"));
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.compact(), quoted(form("A", "B", "C")));
        result = mergeTexts("QuestionnaireResponse", form("a", "b", "c"), form("x", "b", "C"),
                            form("y", "B", "c"));
        QCOMPARE(pathsOf(result), std::string{"item[1].item[1.1].answer;"});
        QCOMPARE(result.merged.compact(), quoted(form("x", "B", "C")));
    }

    void allergiesAreNeverDropped() {
        const std::string peanut = "{'manifestation':[{'text':'rash'}],'severity':'mild'}",
                          worse = "{'manifestation':[{'text':'rash'}],'severity':'severe'}",
                          shock = "{'manifestation':[{'text':'shock'}]}";
        const auto with = [](const std::string& reactions, const std::string& rest) {
            return "{'resourceType':'AllergyIntolerance'," +
                   (reactions.empty() ? "" : "'reaction':[" + reactions + "],") + rest + "}";
        };
        // One side takes the reaction out while the other works on the same record: it stays.
        auto result = mergeTexts("AllergyIntolerance", with(peanut, "'criticality':'low'"),
                                 with("", "'criticality':'low'"), with(peanut, "'criticality':'high'"));
        QVERIFY(result.conflicts.empty());
        QVERIFY(result.merged == parsed(with(peanut, "'criticality':'high'")));
        result = mergeTexts("AllergyIntolerance", with(peanut, "'criticality':'low'"), with(peanut, "'x':1"),
                            with(peanut + "," + shock, "'criticality':'low'"));
        QVERIFY(result.merged == parsed(with(peanut + "," + shock, "'criticality':'low','x':1")));
        // Both add; both stay.
        result = mergeTexts("AllergyIntolerance", with("", "'code':{'text':'p'}"),
                            with(peanut, "'code':{'text':'p'}"), with(shock, "'code':{'text':'p'}"));
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.items("reaction").size(), std::size_t{2});
        // Taken out here, worsened there: the worsened one stays and somebody is told.
        result =
            mergeTexts("AllergyIntolerance", with(peanut, "'a':1"), with("", "'a':2"), with(worse, "'a':1"));
        QVERIFY(result.merged == parsed(with(worse, "'a':2")));
        QCOMPARE(pathsOf(result), std::string{"reaction;"});
        result = mergeTexts("AllergyIntolerance", with(peanut + "," + shock, "'a':1"), with(shock, "'a':2"),
                            with(worse + "," + shock, "'a':1"));
        QVERIFY(sorted(result.merged) == sorted(parsed(with(worse + "," + shock, "'a':2"))));
        QCOMPARE(result.conflicts.size(), std::size_t{1});
        // A note taken out here while another is written there.
        const auto notes = [](const std::string& texts) { return "{'note':[" + texts + "]}"; };
        const std::string a = "{'time':'1','text':'a'}", b = "{'time':'1','text':'b'}",
                          c = "{'time':'1','text':'c'}";
        result = mergeTexts("AllergyIntolerance", notes(a + "," + b), notes(b), notes(a + "," + b + "," + c));
        QVERIFY(result.merged == parsed(notes(a + "," + b + "," + c)));
        // The whole record deleted here and edited there.
        const auto edited = parsed(with(worse, "'a':1"));
        for (const auto& [mine, theirs] : {std::pair<Json, Json>{nullptr, edited}, {edited, nullptr}}) {
            result = merger().merge("AllergyIntolerance", parsed(with(peanut, "'a':1")), mine, theirs);
            QVERIFY(result.merged == edited);
            QCOMPARE(result.conflicts.size(), std::size_t{1});
        }
    }

    void whatTheHubHasSignedStandsAndMineIsProposed_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("status");
        const auto row = [](const char* type, const char* status) {
            QTest::addRow("%s %s", type, status) << QString::fromLatin1(type) << QString::fromLatin1(status);
        };
        row("Encounter", "finished");
        row("QuestionnaireResponse", "completed");
        row("Observation", "final");
        row("Observation", "corrected");
        row("DiagnosticReport", "final");
    }

    void whatTheHubHasSignedStandsAndMineIsProposed() {
        QFETCH(QString, type);
        QFETCH(QString, status);
        const auto with = [&](const std::string& rest, const std::string& state) {
            return parsed("{'resourceType':'" + type.toStdString() + "','status':'" + state + "'," + rest +
                          "}");
        };
        const auto final = status.toStdString();
        for (const std::string& before : {std::string{"in-progress"}, final}) {
            const auto base = with("'a':1,'b':1", before), mine = with("'a':2,'b':1", before),
                       theirs = with("'a':1,'b':2", final);
            const auto result = merger().merge(type.toStdString(), base, mine, theirs);
            QVERIFY(result.merged == theirs);
            QVERIFY(result.proposedAmendment);
            QCOMPARE(pathsOf(result), std::string{";"});
            QVERIFY(result.conflicts[0].mine == mine && result.conflicts[0].base == base &&
                    result.conflicts[0].theirs == theirs);
        }
        // What I changed has already been signed there: nothing is left to propose.
        const auto agreed = merger().merge(type.toStdString(), with("'a':1", "in-progress"),
                                           with("'a':2", "in-progress"), with("'a':2,'b':1", final));
        QVERIFY(agreed.conflicts.empty() && !agreed.proposedAmendment);
        // The hub has only stamped it: my amendment of my own signed record goes on as an ordinary edit.
        auto stamped = with("'a':1", final);
        stamped.make("meta").set("versionId", "2");
        const auto amended =
            merger().merge(type.toStdString(), with("'a':1", final), with("'a':2", final), stamped);
        QVERIFY(amended.conflicts.empty() && !amended.proposedAmendment);
        QCOMPARE(amended.merged.integer("a"), std::optional<std::int64_t>{2});
        QCOMPARE(amended.merged.text("meta.versionId"), std::optional<std::string_view>{"2"});
    }

    void whatIHaveSignedIsNotMixedWithADraft() {
        const auto mine = parsed("{'status':'finished','a':2,'b':1}");
        const auto result = merger().merge("Encounter", parsed("{'status':'in-progress','a':1,'b':1}"), mine,
                                           parsed("{'status':'in-progress','a':1,'b':2}"));
        QVERIFY(result.merged == mine);
        QVERIFY(!result.proposedAmendment);
        QCOMPARE(pathsOf(result), std::string{";"});
    }

    void aDraftIsMergedLikeAnythingElse() {
        const auto result =
            mergeTexts("Observation", "{'status':'preliminary','a':1,'b':1}",
                       "{'status':'preliminary','a':2,'b':1}", "{'status':'preliminary','a':1,'b':2}");
        QVERIFY(result.conflicts.empty());
        QCOMPARE(result.merged.compact(), quoted("{'status':'preliminary','a':2,'b':2}"));
    }
};

JIAYI_TEST(TestMergeClinical)
#include "tst_merge_clinical.moc"
