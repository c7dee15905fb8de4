#include "models/care/rules/visit_rules.h"
#include "tests/care/visit_fixture.h"

using namespace jiayi;
using namespace jiayi::care;
using namespace jiayi::care::fixture;

class TestDangerRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dangerValuesStopTheVisit_data() {
        using F = FollowupFacts;
        QTest::addColumn<bool>("diabetes");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArrayList>("ids");
        const auto dm = [](const char* name, Change change, QByteArrayList ids) {
            QTest::newRow(name) << true << change << ids;
        };
        const auto htn = [](const char* name, Change change, QByteArrayList ids) {
            QTest::newRow(name) << false << change << ids;
        };
        dm("16.6", [](F& f) { f.answers["fpg"] = "16.6"; }, {});
        dm("16.7", [](F& f) { f.answers["fpg"] = "16.7"; }, {"dm.danger.glucose-high"});
        dm("random 16.7", [](F& f) { f.answers["glucose_random"] = "16.7"; }, {"dm.danger.glucose-high"});
        dm("2 h 16.7", [](F& f) { f.answers["glucose_2h"] = "16.7"; }, {"dm.danger.glucose-high"});
        dm("4.0", [](F& f) { f.answers["fpg"] = "4.0"; }, {});
        dm("3.9", [](F& f) { f.answers["fpg"] = "3.9"; }, {"dm.danger.glucose-low"});
        dm("random 3.9", [](F& f) { f.answers["glucose_random"] = "3.9"; }, {"dm.danger.glucose-low"});
        dm("179/109",
           [](F& f) {
               f.answers["sbp"] = "179";
               f.answers["dbp"] = "109";
           },
           {});
        dm("180", [](F& f) { f.answers["sbp"] = "180"; }, {"dm.danger.sbp"});
        dm("110",
           [](F& f) {
               f.answers["sbp"] = "150";
               f.answers["dbp"] = "110";
           },
           {"dm.danger.dbp"});
        dm("180/110",
           [](F& f) {
               f.answers["sbp"] = "180";
               f.answers["dbp"] = "110";
           },
           {"dm.danger.sbp", "dm.danger.dbp"});
        dm("39.0", [](F& f) { f.answers["temperature"] = "39.0"; }, {});
        dm("39.1", [](F& f) { f.answers["temperature"] = "39.1"; }, {"dm.danger.temperature"});
        dm("pulse 101 once", [](F& f) { f.answers["heart_rate"] = "101"; }, {});
        dm("pulse 100 persisting",
           [](F& f) {
               f.answers["heart_rate"] = "100";
               f.acute = true;
           },
           {});
        dm("pulse 101 persisting",
           [](F& f) {
               f.answers["heart_rate"] = "101";
               f.acute = true;
           },
           {"dm.danger.heart-rate"});
        dm("pregnant 5.3",
           [](F& f) {
               f.answers["pregnant_or_lactating"] = "2";
               f.answers["fpg"] = "5.3";
           },
           {});
        dm("pregnant 5.4",
           [](F& f) {
               f.answers["pregnant_or_lactating"] = "2";
               f.answers["fpg"] = "5.4";
           },
           {"dm.danger.pregnant-fpg"});
        dm("pregnant 2 h 6.8",
           [](F& f) {
               f.answers["pregnant_or_lactating"] = "2";
               f.answers["fpg"] = "5";
               f.answers["glucose_2h"] = "6.8";
           },
           {"dm.danger.pregnant-2h"});
        dm("not pregnant 6.8",
           [](F& f) {
               f.answers["pregnant_or_lactating"] = "1";
               f.answers["glucose_2h"] = "6.8";
           },
           {});
        htn("179/109",
            [](F& f) {
                f.answers["sbp"] = "179";
                f.answers["dbp"] = "109";
            },
            {});
        htn("180 systolic", [](F& f) { f.answers["sbp"] = "180"; }, {"htn.danger.sbp"});
        htn("110 diastolic",
            [](F& f) {
                f.answers["sbp"] = "150";
                f.answers["dbp"] = "110";
            },
            {"htn.danger.dbp"});
        htn("pregnant 139/89",
            [](F& f) {
                f.answers["pregnant_or_lactating"] = "2";
                f.answers["sbp"] = "139";
                f.answers["dbp"] = "89";
            },
            {});
        htn("pregnant 140",
            [](F& f) {
                f.answers["pregnant_or_lactating"] = "2";
                f.answers["sbp"] = "140";
                f.answers["dbp"] = "80";
            },
            {"htn.danger.pregnant-sbp"});
        htn("pregnant 90",
            [](F& f) {
                f.answers["pregnant_or_lactating"] = "2";
                f.answers["dbp"] = "90";
            },
            {"htn.danger.pregnant-dbp"});
        htn("glucose is no matter of this form", [](F& f) { f.answers["fpg"] = "20"; }, {});
    }
    void dangerValuesStopTheVisit() {
        QFETCH(bool, diabetes);
        QFETCH(Change, change);
        QFETCH(QByteArrayList, ids);
        auto facts = diabetes ? controlledDiabetes() : controlledHypertension();
        change(facts);
        const auto report = dangersOf(test::shippedRules(), facts);
        QCOMPARE(idsOf(report.findings), ids);
        QCOMPARE(report.stops(), !ids.isEmpty());
        for (const auto& finding : report.findings) QCOMPARE(finding.contactWithinDays, 14);
    }

    void lowGlucoseIsTreatedBeforeReferral() {
        auto facts = controlledDiabetes();
        facts.answers["fpg"] = "3.2";
        QCOMPARE(dangersOf(test::shippedRules(), facts).findings.front().action,
                 DangerAction::TreatThenRefer);
        facts.answers["fpg"] = "20";
        QCOMPARE(dangersOf(test::shippedRules(), facts).findings.front().action, DangerAction::ReferUrgently);
    }

    void aSymptomAsksWhetherItIsAcute() {
        auto facts = controlledDiabetes();
        facts.anySymptom = true;
        auto report = dangersOf(test::shippedRules(), facts);
        QVERIFY(!report.stops());
        QCOMPARE(idsOf(report.questions), QByteArrayList{"dm.danger.symptom"});
        facts.acute = false;
        report = dangersOf(test::shippedRules(), facts);
        QVERIFY(!report.stops() && report.questions.empty());
        facts.acute = true;
        report = dangersOf(test::shippedRules(), facts);
        QCOMPARE(idsOf(report.findings), QByteArrayList{"dm.danger.symptom"});
        QVERIFY(report.questions.empty());
    }

    void everySignOfEveryFormHasARule() {
        std::size_t asked = 0;
        for (const auto& form : test::shippedRules().forms) {
            const auto* signs = form.field("danger_signs");
            if (!signs) continue;
            ++asked;
            for (const auto& sign : signs->options) {
                FollowupFacts facts;
                facts.form = form.key();
                facts.signs = {sign.code};
                facts.acute = true;
                QCOMPARE(dangersOf(test::shippedRules(), facts).stops(), !sign.exclusive);
                facts.acute.reset();
                QCOMPARE(dangersOf(test::shippedRules(), facts).questions.empty(), sign.exclusive);
            }
        }
        // Every programme's form asks for them; a form of an occasion leaves that to the follow-up beside it.
        QCOMPARE(asked, test::shippedRules().programmes.size());
    }

    void nothingKnownIsNoDangerAndNoAllClear() {
        FollowupFacts nothing;
        nothing.form = test::kDiabetes;
        const auto report = dangersOf(test::shippedRules(), nothing);
        QVERIFY(!report.stops() && report.questions.empty());
        QVERIFY(classify(test::shippedRules(), nothing).visitClass == VisitClass::NotAssessable);
    }
};

JIAYI_TEST(TestDangerRules)
#include "tst_danger_rules.moc"
