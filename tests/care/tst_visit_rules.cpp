#include "models/care/rules/visit_rules.h"
#include "tests/care/visit_fixture.h"

using namespace jiayi;
using namespace jiayi::care;
using namespace jiayi::care::fixture;

class TestVisitRules : public QObject {
    Q_OBJECT

private:
    static void caseOf(const char* name, Change change, VisitClass visitClass, VisitAction action, int days,
                       const char* rule) {
        QTest::newRow(name) << change << static_cast<int>(visitClass) << static_cast<int>(action) << days
                            << QString::fromUtf8(rule);
    }
    static void caseColumns() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("visitClass");
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("rule");
    }
    static void checkCase(FollowupFacts facts) {
        QFETCH(Change, change);
        QFETCH(int, visitClass);
        QFETCH(int, action);
        QFETCH(int, days);
        QFETCH(QString, rule);
        change(facts);
        const auto result = classify(test::shippedRules(), facts);
        QCOMPARE(static_cast<int>(result.visitClass), visitClass);
        QCOMPARE(static_cast<int>(result.action), action);
        QCOMPARE(result.nextWithinDays, days);
        QCOMPARE(QString::fromStdString(result.reasons.back().id), rule);
    }

private Q_SLOTS:
    void diabetesIsClassified_data() {
        using F = FollowupFacts;
        using enum VisitClass;
        using enum VisitAction;
        caseColumns();
        caseOf(
            "all well", [](F&) {}, Satisfactory, BookNext, 90, "step.satisfactory");
        caseOf(
            "6.9", [](F& f) { f.answers["fpg"] = "6.9"; }, Satisfactory, BookNext, 90, "step.satisfactory");
        caseOf(
            "7.0", [](F& f) { f.answers["fpg"] = "7.0"; }, Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf(
            "7.0 first time ever",
            [](F& f) {
                f.answers["fpg"] = "7.0";
                f.previousClass.reset();
            },
            Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf(
            "7.0 twice",
            [](F& f) {
                f.answers["fpg"] = "7.0";
                f.previousClass = Unsatisfactory;
            },
            Unsatisfactory, ReferUp, 14, "step.unsatisfactory-repeat");
        caseOf(
            "7.0 after a reaction",
            [](F& f) {
                f.answers["fpg"] = "7.0";
                f.previousClass = AdverseReaction;
            },
            Unsatisfactory, ReferUp, 14, "step.unsatisfactory-repeat");
        caseOf(
            "7.0 after a complication",
            [](F& f) {
                f.answers["fpg"] = "7.0";
                f.previousClass = Complication;
            },
            Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf(
            "reaction", [](F& f) { f.adr = true; }, AdverseReaction, ReturnSoon, 14, "step.adverse-reaction");
        caseOf(
            "reaction above 7.0",
            [](F& f) {
                f.adr = true;
                f.answers["fpg"] = "9";
            },
            AdverseReaction, ReturnSoon, 14, "step.adverse-reaction");
        caseOf(
            "reaction twice",
            [](F& f) {
                f.adr = true;
                f.previousClass = AdverseReaction;
            },
            AdverseReaction, ReferUp, 14, "step.adverse-reaction-repeat");
        caseOf(
            "reaction after 7.0",
            [](F& f) {
                f.adr = true;
                f.previousClass = Unsatisfactory;
            },
            AdverseReaction, ReferUp, 14, "step.adverse-reaction-repeat");
        caseOf(
            "reaction hard to control",
            [](F& f) {
                f.adr = true;
                f.adrHardToControl = true;
            },
            AdverseReaction, ReferUp, 14, "step.adverse-reaction-hard");
        caseOf(
            "complication", [](F& f) { f.newOrWorseComplication = true; }, Complication, ReferUp, 14,
            "step.complication");
        caseOf(
            "complication, reaction, 9.0",
            [](F& f) {
                f.newOrWorseComplication = true;
                f.adr = true;
                f.answers["fpg"] = "9";
            },
            Complication, ReferUp, 14, "step.complication");
        caseOf(
            "not fasting", [](F& f) { f.answers["fasting"] = "1"; }, NotAssessable, ReturnSoon, 14,
            "step.not-fasting");
        caseOf(
            "not fasting, random 5.0",
            [](F& f) {
                f.answers["fasting"] = "1";
                f.answers.erase("fpg");
                f.answers["glucose_random"] = "5.0";
            },
            NotAssessable, ReturnSoon, 14, "step.not-fasting");
        caseOf(
            "not fasting, reaction",
            [](F& f) {
                f.answers["fasting"] = "1";
                f.adr = true;
            },
            AdverseReaction, ReturnSoon, 14, "step.adverse-reaction");
        caseOf(
            "fasting not asked", [](F& f) { f.answers.erase("fasting"); }, NotAssessable, ReturnSoon, 14,
            "step.not-assessable");
        caseOf(
            "no glucose", [](F& f) { f.answers.erase("fpg"); }, NotAssessable, ReturnSoon, 14, "step.not-assessable");
        caseOf(
            "reaction not asked", [](F& f) { f.adr.reset(); }, NotAssessable, ReturnSoon, 14,
            "step.not-assessable");
        caseOf(
            "complication not asked", [](F& f) { f.newOrWorseComplication.reset(); }, NotAssessable,
            ReturnSoon, 14, "step.not-assessable");
        caseOf(
            "9.0, reaction not asked",
            [](F& f) {
                f.answers["fpg"] = "9";
                f.adr.reset();
            },
            Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
    }
    void diabetesIsClassified() { checkCase(controlledDiabetes()); }

    void hypertensionIsClassified_data() {
        using F = FollowupFacts;
        using enum VisitClass;
        using enum VisitAction;
        const auto pressure = [](int sbp, int dbp, std::optional<int> age) {
            return [=](F& f) {
                f.answers["sbp"] = std::to_string(sbp);
                f.answers["dbp"] = std::to_string(dbp);
                f.age = age;
            };
        };
        caseColumns();
        caseOf("139/89", pressure(139, 89, 58), Satisfactory, BookNext, 90, "step.satisfactory");
        caseOf("140/89", pressure(140, 89, 58), Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf("139/90", pressure(139, 90, 58), Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf("140 at 64", pressure(140, 80, 64), Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf("140 at 65", pressure(140, 80, 65), Satisfactory, BookNext, 90, "step.satisfactory");
        caseOf("149 at 65", pressure(149, 89, 65), Satisfactory, BookNext, 90, "step.satisfactory");
        caseOf("150 at 65", pressure(150, 89, 65), Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf("149/90 at 65", pressure(149, 90, 65), Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
        caseOf("138, age unknown", pressure(138, 80, {}), Satisfactory, BookNext, 90, "step.satisfactory");
        caseOf("145, age unknown", pressure(145, 80, {}), NotAssessable, ReturnSoon, 14,
               "step.not-assessable");
        caseOf("150, age unknown", pressure(150, 80, {}), Unsatisfactory, ReturnSoon, 14,
               "step.unsatisfactory");
        caseOf(
            "140 twice",
            [](F& f) {
                f.answers["sbp"] = "140";
                f.previousClass = Unsatisfactory;
            },
            Unsatisfactory, ReferUp, 14, "step.unsatisfactory-repeat");
        caseOf(
            "reaction", [](F& f) { f.adr = true; }, AdverseReaction, ReturnSoon, 14, "step.adverse-reaction");
        caseOf(
            "reaction twice",
            [](F& f) {
                f.adr = true;
                f.previousClass = AdverseReaction;
            },
            AdverseReaction, ReferUp, 14, "step.adverse-reaction-repeat");
        caseOf(
            "reaction hard to control",
            [](F& f) {
                f.adr = true;
                f.adrHardToControl = true;
            },
            AdverseReaction, ReferUp, 14, "step.adverse-reaction-hard");
        caseOf(
            "complication", [](F& f) { f.newOrWorseComplication = true; }, Complication, ReferUp, 14,
            "step.complication");
        caseOf(
            "no systolic", [](F& f) { f.answers.erase("sbp"); }, NotAssessable, ReturnSoon, 14, "step.not-assessable");
        caseOf(
            "no diastolic", [](F& f) { f.answers.erase("dbp"); }, NotAssessable, ReturnSoon, 14,
            "step.not-assessable");
        caseOf(
            "only a high diastolic",
            [](F& f) {
                f.answers.erase("sbp");
                f.answers["dbp"] = "95";
            },
            Unsatisfactory, ReturnSoon, 14, "step.unsatisfactory");
    }
    void hypertensionIsClassified() { checkCase(controlledHypertension()); }

    void notFastingIsNeverSatisfactory() {
        for (const char* fasting : {"1", ""})
            for (int tenths = 10; tenths < 200; ++tenths) {
                auto facts = controlledDiabetes();
                facts.answers["fasting"] = fasting;
                const auto glucose = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
                for (const char* field : {"fpg", "glucose_random", "glucose_2h"}) facts.answers[field] = glucose;
                QVERIFY(classify(test::shippedRules(), facts).visitClass == VisitClass::NotAssessable);
            }
    }

    void onlyClinicAndHomeCountAsFaceToFace() {
        auto facts = controlledDiabetes();
        for (const auto mode : {VisitMode::Clinic, VisitMode::Home, VisitMode::Phone, VisitMode::Video,
                                VisitMode::RelativeCollects}) {
            facts.mode = mode;
            QCOMPARE(classify(test::shippedRules(), facts).countsAsFaceToFace,
                     mode == VisitMode::Clinic || mode == VisitMode::Home);
        }
        facts.mode.reset();
        QVERIFY(!classify(test::shippedRules(), facts).countsAsFaceToFace);
    }

    void theReasonsNameTheLimitsThatDecided() {
        auto facts = controlledHypertension();
        facts.age = 70;
        QCOMPARE(idsOf(classify(test::shippedRules(), facts).reasons),
                 (QByteArrayList{"htn.limit.sbp-65", "htn.limit.dbp", "step.satisfactory"}));
        facts.answers["dbp"] = "92";
        QCOMPARE(idsOf(classify(test::shippedRules(), facts).reasons),
                 (QByteArrayList{"htn.limit.dbp", "step.unsatisfactory"}));
        QCOMPARE(keyOf(VisitClass::Unsatisfactory), std::string_view{"visit-class.unsatisfactory"});
    }

    void whatIsMissingIsNamed() {
        FollowupFacts nothing;
        nothing.form = test::kDiabetes;
        QCOMPARE(classify(test::shippedRules(), nothing).missing,
                 (std::vector<std::string>{"fpg", "fasting", "adr", "complication"}));
        nothing.form = test::kHypertension;
        QCOMPARE(classify(test::shippedRules(), nothing).missing,
                 (std::vector<std::string>{"sbp", "dbp", "adr", "complication"}));
    }

    void factsAreReadFromTheForm() {
        const Answers answers{{"visit_mode", "2"},
                              {"fasting", "2"},
                              {"fpg", "7.1"},
                              {"sbp", "150"},
                              {"dbp", "92"},
                              {"heart_rate", "88"},
                              {"adr", "2"},
                              {"complication", "3"},
                              {"adr_hard_to_control", "1"},
                              {"symptoms", "2;5"},
                              {"symptoms_acute", "1"},
                              {"danger_signs", "consciousness"},
                              {"temperature", "36.6"},
                              {"pregnant_or_lactating", "1"},
                              {"glucose_2h", "9.1"}};
        const auto facts = factsOf(test::kDiabetes, answers, 58, VisitClass::Unsatisfactory);
        QVERIFY(facts.mode == VisitMode::Home && facts.answers == answers);
        QVERIFY(facts.adr == true && facts.newOrWorseComplication == true && facts.adrHardToControl == false);
        QVERIFY(facts.anySymptom && facts.acute == false);
        QCOMPARE(facts.signs, std::vector<std::string>{"consciousness"});
        QVERIFY(facts.age == 58 && facts.previousClass == VisitClass::Unsatisfactory);
        const auto empty = factsOf(test::kDiabetes, {{"symptoms", "1"}}, {}, {});
        QVERIFY(!empty.mode && !empty.adr && !empty.newOrWorseComplication && !empty.acute &&
                !empty.anySymptom);
    }

    void theNextVisitFallsOnAWorkingDay_data() {
        QTest::addColumn<QString>("visit");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("latest");
        QTest::addColumn<QString>("suggested");
        QTest::addColumn<bool>("known");
        const auto row = [](const char* name, const char* visit, int days, const char* latest,
                            const char* suggested, bool known) {
            QTest::newRow(name) << QString::fromUtf8(visit) << days << QString::fromUtf8(latest)
                                << QString::fromUtf8(suggested) << known;
        };
        row("a Friday", "2026-03-06", 14, "2026-03-20", "2026-03-20", true);
        row("Saturday to Friday", "2026-03-07", 14, "2026-03-21", "2026-03-20", true);
        row("Sunday to Friday", "2026-03-08", 14, "2026-03-22", "2026-03-20", true);
        row("make-up Saturday is worked", "2026-02-14", 14, "2026-02-28", "2026-02-28", true);
        row("Spring Festival to the make-up Saturday", "2026-02-05", 14, "2026-02-19", "2026-02-14", true);
        row("National Day to 30 September", "2026-07-06", 90, "2026-10-04", "2026-09-30", true);
        row("Mid-Autumn Friday to Thursday", "2026-09-11", 14, "2026-09-25", "2026-09-24", true);
        row("Spring Festival 2025", "2025-01-18", 14, "2025-02-01", "2025-01-27", true);
        row("90 days into 2027", "2026-11-22", 90, "2027-02-20", "2027-02-19", false);
    }
    void theNextVisitFallsOnAWorkingDay() {
        QFETCH(QString, visit);
        QFETCH(int, days);
        QFETCH(QString, latest);
        QFETCH(QString, suggested);
        QFETCH(bool, known);
        VisitClassification classification;
        classification.nextWithinDays = days;
        const auto next =
            nextVisit(test::shippedRules(), parseDate(visit.toStdString()).value(), classification);
        QCOMPARE(QString::fromStdString(formatDate(next.latest)), latest);
        QCOMPARE(QString::fromStdString(formatDate(next.suggested)), suggested);
        QCOMPARE(next.holidaysKnown, known);
    }

    void afterADangerTheNextContactIsWithinTwoWeeks() {
        auto facts = controlledDiabetes();
        facts.answers["sbp"] = "185";
        const auto classification = classify(test::shippedRules(), facts);
        QCOMPARE(classification.nextWithinDays, 90);  // glucose alone decides the diabetes class
        const auto next = nextVisit(test::shippedRules(), makeDate(2026, 3, 6), classification,
                                    dangersOf(test::shippedRules(), facts));
        QCOMPARE(formatDate(next.latest), std::string{"2026-03-20"});
    }
};

JIAYI_TEST(TestVisitRules)
#include "tst_visit_rules.moc"
