#include "tests/ui/sync_world.h"
#include "ui/sync/fhir_words.h"
#include "ui/sync/outcome_words.h"

using namespace jiayi;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

class TestFhirWords : public QObject {
    Q_OBJECT
    ui::FhirWords m_words{syncRules()};

private Q_SLOTS:
    void cleanup() { ui::applyLanguage(u"en"_s); }

    void valuesAreReadAsWordsNotAsJson_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("words");
        QTest::newRow("text") << u"\"幸福路 1 号\""_s << u"幸福路 1 号"_s;
        QTest::newRow("nothing") << QString() << u"—"_s;
        QTest::newRow("phone") << u"[{\"system\":\"phone\",\"value\":\"13800000000\"}]"_s << u"13800000000"_s;
        QTest::newRow("decimals are kept") << u"{\"value\":5.00,\"unit\":\"mmol/L\"}"_s << u"5.00 mmol/L"_s;
        QTest::newRow("comparator") << u"{\"comparator\":\">\",\"value\":-0.10e2,\"code\":\"mm[Hg]\"}"_s << u">-0.10e2 mmHg"_s;
        QTest::newRow("name") << u"{\"family\":\"王\",\"given\":[\"小明\"]}"_s << u"王小明"_s;
        QTest::newRow("Latin name") << u"{\"family\":\"Smith\",\"given\":[\"Ann\",\"Mary\"]}"_s << u"Ann Mary Smith"_s;
        QTest::newRow("address") << u"{\"line\":[\"1 High St\"],\"city\":\"Tianjin\"}"_s << u"1 High St, Tianjin"_s;
        QTest::newRow("concept") << u"{\"coding\":[{\"system\":\"s\",\"code\":\"c\",\"display\":\"Metformin\"}]}"_s << u"Metformin"_s;
        QTest::newRow("own words first") << u"{\"coding\":[{\"code\":\"c\",\"display\":\"x\"}],\"text\":\"二甲双胍\"}"_s << u"二甲双胍"_s;
        QTest::newRow("LOINC that we know") << u"{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"4548-4\"}]}"_s << u"Hemoglobin A1c"_s;
        QTest::newRow("period") << u"{\"start\":\"2026-01-01\",\"end\":\"2026-12-31\"}"_s << u"2026-01-01 – 2026-12-31"_s;
        QTest::newRow("open period") << u"{\"start\":\"2026-01-01\"}"_s << u"since 2026-01-01"_s;
        QTest::newRow("instant in the clinic's zone") << u"\"2026-11-22T02:00:00Z\""_s << u"2026-11-22 10:00"_s;
        QTest::newRow("dose") << u"[{\"doseAndRate\":[{\"doseQuantity\":{\"value\":0.5,\"unit\":\"g\"}}],\"timing\":{\"repeat\":{\"frequency\":2,\"period\":1,\"periodUnit\":\"d\"}}}]"_s
                              << u"0.5 g, 2 × in 1 d"_s;
        QTest::newRow("a code in words") << u"\"entered-in-error\""_s << u"entered in error"_s;
        QTest::newRow("yes") << u"true"_s << u"yes"_s;
        QTest::newRow("several") << u"[\"a\",\"b\"]"_s << u"a\nb"_s;
        QTest::newRow("quotes and digits within a text") << u"\"a \\\"12\\\" -3\""_s << u"a \"12\" -3"_s;
        QTest::newRow("no JSON at all") << u"{\"a"_s << u"—"_s;
    }
    void valuesAreReadAsWordsNotAsJson() {
        QFETCH(QString, json);
        QFETCH(QString, words);
        QVERIFY2(m_words.value(json.toStdString()).contains(words), qPrintable(m_words.value(json.toStdString())));
    }

    void fieldsHaveNames() {
        QCOMPARE(m_words.field("Patient", "telecom[phone|]"), u"Phone"_s);
        QCOMPARE(m_words.field("Patient", "extension[https://jiayi.health/fhir/StructureDefinition/grid]"), u"Grid"_s);
        QCOMPARE(m_words.field("Patient", "identifier[urn:oid:2.16.156.10011.1.3]"), u"Citizen id"_s);
        QCOMPARE(m_words.field("Observation", "valueQuantity"), u"Value"_s);
        QCOMPARE(m_words.field("Patient", ""), u"The whole record"_s);
        QCOMPARE(m_words.field("Patient", "somethingNew"), u"somethingNew"_s);
        const auto weight = m_words.field("QuestionnaireResponse", "item[weight].answer");
        QVERIFY2(weight.startsWith(u"Weight"_s), qPrintable(weight));
        ui::applyLanguage(u"zh_CN"_s);
        QVERIFY(m_words.field("QuestionnaireResponse", "item[weight].answer") != weight);
    }

    void aGroupIsShownWholeWithItsPartsInRows() {
        const auto rows = m_words.rows("dosage", "{\"dosage\":[{\"text\":\"0.5 g\"}]}", "{\"medicationCodeableConcept\":{\"text\":\"A\"},\"dosage\":[{\"text\":\"1 g\"}]}",
                                       "{\"medicationCodeableConcept\":{\"text\":\"A\"},\"dosage\":[{\"text\":\"2 g\"}]}");
        QCOMPARE(rows.size(), std::size_t{2});
        for (const auto& row : rows) QCOMPARE(row.differ(), row.name == u"Dose"_s);
    }

    void ofAWholeRecordOnlyWhatDiffersIsShown() {
        const auto rows = m_words.rows("", "{\"id\":\"1\",\"status\":\"preliminary\"}", "{\"id\":\"1\",\"status\":\"final\",\"conclusion\":\"a\"}",
                                       "{\"id\":\"1\",\"status\":\"final\",\"conclusion\":\"b\"}");
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().name, u"Conclusion"_s);
    }

    void onlyTextsAndNumbersWithoutACodeCanBeTyped() {
        const auto paths = [&](const char* path, const char* json) {
            QStringList found;
            for (const auto& leaf : m_words.leaves(path, json)) found << QString::fromStdString(leaf.path) + u'=' + leaf.text;
            return found.join(u' ');
        };
        QCOMPARE(paths("telecom[phone|]", "[{\"system\":\"phone\",\"use\":\"home\",\"value\":\"1\"}]"), u"0.value=1"_s);
        QCOMPARE(paths("value", "{\"valueQuantity\":{\"value\":6.80,\"unit\":\"%\",\"code\":\"%\",\"system\":\"u\"}}"), u"valueQuantity.value=6.80"_s);
        QCOMPARE(paths("birthDate", "\"1960-01-01\""), u"=1960-01-01"_s);
        QCOMPARE(paths("gender", "\"male\""), QString());
        QCOMPARE(paths("code", "{\"coding\":[{\"code\":\"c\"}],\"text\":\"t\"}"), QString());
        QCOMPARE(paths("", "{\"birthDate\":\"1\"}"), QString());
    }

    void aHubThatSaysNothingIsSpokenForByItsStatus() {
        QVERIFY(ui::outcomeWords(m_words, "Patient", "", 403).what.contains(u"does not allow"_s));
        QVERIFY(ui::outcomeWords(m_words, "Patient", "<html>", 422).what.contains(u"422"_s));
        QVERIFY(ui::outcomeWords(m_words, "Patient", "", 0).what.contains(u"not sent"_s));
        const auto several = ui::outcomeWords(m_words, "Patient",
                                              R"({"issue":[{"severity":"warning","diagnostics":"w"},{"severity":"error","diagnostics":"e1"},{"severity":"error","diagnostics":"e2"}]})", 422);
        QCOMPARE(several.what, u"e1"_s);
        QCOMPARE(several.others, 1);
    }
};

JIAYI_TEST(TestFhirWords)
#include "tst_fhir_words.moc"
