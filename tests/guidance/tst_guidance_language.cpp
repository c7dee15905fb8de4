#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;

namespace {
std::string refusal(const std::string& condition) {
    const auto read = guidance::parseCondition(condition, test::guidanceBook().vocabulary);
    return read ? "" : read.error().detail;
}
std::string refusedTable(const std::string& file, const std::string& from, const std::string& to) {
    auto files = guidance::embeddedGuidanceFiles();
    auto& text = files.at(file);
    const auto at = text.find(from);
    if (at == std::string::npos) return "nothing to replace";
    text.replace(at, from.size(), to);
    const auto read = guidance::loadGuidanceBook(test::clinicalRules(), files);
    return read ? "" : read.error().detail;
}
const std::vector<guidance::Words>* missingOf(const guidance::Guidance& found, const std::string& rule) {
    for (const auto& open : found.notChecked)
        if (open.rule->id == rule) return &open.missing;
    return nullptr;
}
const guidance::Card* cardOf(const guidance::Guidance& found, const std::string& rule) {
    for (const auto& card : found.cards)
        if (card.rule->id == rule) return &card;
    return nullptr;
}
}  // namespace

class TestGuidanceLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoConditionIsRefusedWithTheReason_data() {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* condition, const char* said) { QTest::newRow(condition) << QString::fromUtf8(condition) << QString::fromUtf8(said); };
        row("", "something is missing");
        row("diabetes and", "something is missing");
        row("diabetis", "neither an atom nor a term");
        row("(diabetes or frail", "parenthesis");
        row("value(HBA1C)", "comparison");
        row("value(HBA1C) >=", "number");
        row("value(HBA2C) >= 7", "HBA2C");
        row("overdue(UACR, 12)", "\"12\"");
        row("overdue(UACR)", "arguments");
        row("disease(FLU)", "FLU");
        row("stage(EGFR, G6)", "G6");
        row("takes(a10)", "a10");
        row("sex(other)", "other");
        row("count(smoker, frail)", "comparison");
        row("diabetes frail", "does not go on");
        row("above_target(HBA1C, 0)", "\"0\"");
        row("takes(A10", "stays open");
    }
    void whatIsNoConditionIsRefusedWithTheReason() {
        QFETCH(QString, condition);
        QFETCH(QString, said);
        const auto detail = QString::fromStdString(refusal(condition.toStdString()));
        QVERIFY2(detail.contains(said), qPrintable(detail));
    }

    void aRowThatDoesNotParseNamesFileAndRow() {
        const auto named = [](const std::string& detail, const char* file, const char* what) {
            return detail.find(file) != std::string::npos && detail.find(what) != std::string::npos && detail.find("row") != std::string::npos;
        };
        QVERIFY(named(refusedTable("guidance_rules.csv", "recent(K, 30d) >= 6.0", "recent(K, 30d) => 6.0"), "guidance_rules.csv", "comparison"));
        QVERIFY(named(refusedTable("guidance_rules.csv", "order UACR", "order UACX"), "guidance_rules.csv", "action"));
        QVERIFY(named(refusedTable("guidance_rules.csv", "{UACR.last}", "{UACR.lasts}"), "guidance_rules.csv", "why_en"));
        QVERIFY(named(refusedTable("guidance_rules.csv", "血钾{K}：急诊处理", "血钾：急诊处理"), "guidance_rules.csv", "text_zh"));
        QVERIFY(named(refusedTable("guidance_rules.csv", "alert.k-6,alert", "alert.k-6,alarm"), "guidance_rules.csv", "kind"));
        QVERIFY(named(refusedTable("guidance_rules.csv", "alert.k-5-5,", "alert.k-6,"), "guidance_rules.csv", "twice"));
        QVERIFY(named(refusedTable("guidance_terms.csv", "albuminuria,", "albuminuria2,"), "guidance_terms.csv", "albuminuria"));
        QVERIFY(named(refusedTable("guidance_facts.csv", "LDL_C,LDL_C,", "LDL_C,LDL_X,"), "guidance_facts.csv", "LDL_X"));
        QVERIFY(refusedTable("guidance_words.csv", "never,never", "ever,never").find("never") != std::string::npos);
        QVERIFY(refusedTable("china_par.csv", "ln-tc,", "ln-tx,").find("china_par.csv") != std::string::npos);
    }

    void whatIsMissingIsNamedInBothLanguages() {
        const auto found = test::guidedBy(test::personOf("age=58 sex=male dx=E11.9@4000"));
        const auto* missing = missingOf(found, "glucose.ckd");
        QVERIFY(missing);
        QCOMPARE(missing->size(), std::size_t{2});
        QCOMPARE(missing->at(0).en, std::string{"no eGFR"});
        QCOMPARE(missing->at(0).zh, std::string{"无eGFR"});
        QCOMPARE(missing->at(1).en, std::string{"no UACR"});
        const auto old = test::guidedBy(test::personOf("age=58 sex=male dx=E11.9@4000 HBA1C=9.9@400"));
        QVERIFY(missingOf(old, "alert.hba1c-9"));
        QCOMPARE(missingOf(old, "alert.hba1c-9")->front().en, std::string{"no HbA1c within 12 months"});
    }

    void nobodyIsAskedForWhatWouldChangeNothing() {
        // Reduced kidney function settles the question of kidney disease: albumin is not missing for it.
        QVERIFY(!missingOf(test::guidedBy(test::personOf("age=58 sex=male dx=E11.9@4000 EGFR=50@10")), "glucose.ckd"));
        QVERIFY(!missingOf(test::guidedBy(test::personOf("age=58 sex=male")), "glucose.ckd"));
    }

    void aCardSaysThePersonsOwnNumbers() {
        const auto found = test::guidedBy(test::personOf("age=58 sex=male dx=E11.9@4000 HBA1C=7.4@10,7.2@100 WEIGHT=75@20 rx=A10BA02@400"));
        const auto* card = cardOf(found, "inertia.hba1c");
        QVERIFY(card);
        QCOMPARE(card->why.en, std::string{"7.2 % on 2026-08-15, 7.4 % on 2026-11-13, target below 7.0 %; no change of A10BA02 in 90 days."});
        QCOMPARE(card->why.zh, std::string{"2026-08-15为7.2%，2026-11-13为7.4%，目标<7.0%；90天内A10BA02未调整。"});
        QVERIFY(cardOf(found, "due.uacr"));
        QCOMPARE(cardOf(found, "due.uacr")->headline.en, std::string{"UACR due: last never"});
        const auto insulin = test::guidedBy(test::personOf("age=58 sex=male dx=E11.9 HBA1C=8.1@10 WEIGHT=75@20 rx=A10BA02@400 rx=A10BK01@300 rx=A10BH01@200"));
        const auto* start = cardOf(insulin, "glucose.insulin");
        QVERIFY(start);
        QVERIFY(start->why.en.find("Start 8–15 U") != std::string::npos);
    }

    void theGravestComesFirst() {
        const auto found = test::guidedBy(test::personOf("age=58 sex=male dx=E11.9@4000 K=6.2@1 HBA1C=9.4@10"));
        QCOMPARE(found.cards.front().rule->id, std::string{"alert.k-6"});
        for (std::size_t i = 1; i < found.cards.size(); ++i) QVERIFY(found.cards[i - 1].rule->severity >= found.cards[i].rule->severity);
    }

    void albuminIsStagedInTheUnitItWasMeasuredIn() {
        auto person = test::personOf("age=58 sex=male dx=E11.9@4000 EGFR=90@10 UACR=29@10");
        auto& measured = person.series[test::guidanceBook().fact("UACR")].front();
        QCOMPARE(test::stateOfRule(test::guidedBy(person), "glucose.ckd"), std::string{"silent"});
        // 3.3 mg/mmol is A2, although 29 mg/g is not.
        measured.own = 3.3;
        measured.ownUnit = "mg/mmol";
        QCOMPARE(test::stateOfRule(test::guidedBy(person), "glucose.ckd"), std::string{"fires"});
    }
};

JIAYI_TEST(TestGuidanceLanguage)
#include "tst_guidance_language.moc"
