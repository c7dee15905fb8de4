// The rules of the forms that are not national, at the edges of their limits.
#include "models/care/rules/programme_rules.h"
#include "models/care/rules/visit_rules.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::care;
using test::shippedRules;

class TestProgrammeRules : public QObject {
    Q_OBJECT

    /// "ldl=1.79 lipid_risk=3" of somebody without reaction and complication.
    static FollowupFacts factsFrom(const QString& form, const QString& said) {
        Answers answers{{"adr", "1"}, {"complication", "1"}};
        for (const auto& part : said.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            answers[part.section(QLatin1Char('='), 0, 0).toStdString()] = part.section(QLatin1Char('='), 1).toStdString();
        return factsOf({form.toStdString()}, answers, 60, {});
    }

private Q_SLOTS:
    void limitsAreWhereTheRowsSay_data() {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("visitClass");
        const auto row = [](const char* form, const char* said, int visitClass) { QTest::addRow("%s: %s", form, said) << form << said << visitClass; };
        row("dyslipidaemia", "lipid_risk=1 ldl=3.39 muscle_pain=1", 1);
        row("dyslipidaemia", "lipid_risk=1 ldl=3.40 muscle_pain=1", 2);
        row("dyslipidaemia", "lipid_risk=2 ldl=2.59 muscle_pain=1", 1);
        row("dyslipidaemia", "lipid_risk=2 ldl=2.60 muscle_pain=1", 2);
        row("dyslipidaemia", "lipid_risk=3 ldl=1.79 muscle_pain=1", 1);
        row("dyslipidaemia", "lipid_risk=3 ldl=1.80 muscle_pain=1", 2);
        row("dyslipidaemia", "lipid_risk=4 ldl=1.39 muscle_pain=2", 1);
        row("dyslipidaemia", "lipid_risk=4 ldl=1.40 muscle_pain=1", 2);
        row("dyslipidaemia", "lipid_risk=1 ldl=2.00 muscle_pain=3", 2);
        row("dyslipidaemia", "ldl=1.00 muscle_pain=1", 0);  // which limit, nobody said
        row("dyslipidaemia", "lipid_risk=3 muscle_pain=1", 0);
        row("coronary", "angina=2 sbp=139 dbp=89 ldl=1.79", 1);
        row("coronary", "angina=3 sbp=120 dbp=70 ldl=1.20", 2);
        row("coronary", "angina=1 sbp=140 dbp=70 ldl=1.20", 2);
        row("coronary", "angina=1 sbp=120 dbp=90 ldl=1.20", 2);
        row("coronary", "angina=1 sbp=120 dbp=70 ldl=1.80", 2);
        row("coronary", "angina=1 sbp=120 dbp=70", 0);
        row("stroke", "stroke_type=1 sbp=129 dbp=79 ldl=1.79", 1);
        row("stroke", "stroke_type=1 sbp=130 dbp=79 ldl=1.79", 2);
        row("stroke", "stroke_type=1 sbp=129 dbp=80 ldl=1.79", 2);
        row("stroke", "stroke_type=3 sbp=129 dbp=79 ldl=1.80", 2);
        row("stroke", "stroke_type=4 sbp=129 dbp=79 ldl=1.50", 2);
        row("stroke", "stroke_type=2 sbp=129 dbp=79", 1);  // after a bleeding no LDL-C limit
        row("stroke", "sbp=129 dbp=79 ldl=1.00", 0);
        row("copd", "mmrc=1 exacerbations=1 copd_admissions=0", 1);
        row("copd", "mmrc=2 exacerbations=0 copd_admissions=0", 2);
        row("copd", "mmrc=0 exacerbations=2 copd_admissions=0", 2);
        row("copd", "mmrc=0 exacerbations=1 copd_admissions=1", 2);
        row("copd", "mmrc=0 exacerbations=1", 0);
        row("ckd", "egfr=30 uacr=300.0 potassium=5.5", 1);
        row("ckd", "egfr=29 uacr=20.0 potassium=4.5", 2);
        row("ckd", "egfr=60 uacr=300.1 potassium=4.5", 2);
        row("ckd", "egfr=60 uacr=20.0 potassium=5.6", 2);
        row("ckd", "egfr=60 uacr=20.0", 0);
        row("gout", "tophi=1 urate=359", 1);
        row("gout", "tophi=1 urate=360", 2);
        row("gout", "tophi=2 urate=299", 1);
        row("gout", "tophi=2 urate=300", 2);
        row("gout", "urate=250", 0);
    }
    void limitsAreWhereTheRowsSay() {
        QFETCH(QString, form);
        QFETCH(QString, said);
        QFETCH(int, visitClass);
        QCOMPARE(static_cast<int>(classify(shippedRules(), factsFrom(form, said)).visitClass), visitClass);
    }

    void dangersStopEveryForm_data() {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("stops");
        const auto row = [](const char* form, const char* said, bool stops) { QTest::addRow("%s: %s", form, said) << form << said << stops; };
        for (const char* form : {"dyslipidaemia", "coronary", "stroke", "copd", "ckd", "gout"}) {
            row(form, "sbp=179 dbp=109", false);
            row(form, "sbp=180 dbp=100", true);
            row(form, "sbp=150 dbp=110", true);
        }
        row("copd", "spo2=90", false);
        row("copd", "spo2=89", true);
        row("ckd", "potassium=5.9", false);
        row("ckd", "potassium=6.0", true);
    }
    void dangersStopEveryForm() {
        QFETCH(QString, form);
        QFETCH(QString, said);
        QFETCH(bool, stops);
        QCOMPARE(dangersOf(shippedRules(), factsFrom(form, said)).stops(), stops);
    }

    void aFormsOwnStepGoesBeforeTheGeneralOne() {
        const auto kidney = classify(shippedRules(), factsFrom(QStringLiteral("ckd"), QStringLiteral("egfr=20 uacr=20 potassium=4")));
        QVERIFY(kidney.action == VisitAction::ReferUp && kidney.nextWithinDays == 14);
        const auto lipids = classify(shippedRules(), factsFrom(QStringLiteral("dyslipidaemia"), QStringLiteral("lipid_risk=1 ldl=4.00 muscle_pain=1")));
        QVERIFY(lipids.action == VisitAction::ReturnSoon && lipids.nextWithinDays == 84);
        QCOMPARE(overriddenTo(shippedRules(), {"gout"}, VisitClass::Unsatisfactory, {}).nextWithinDays, 28);
        QCOMPARE(overriddenTo(shippedRules(), {"copd"}, VisitClass::Unsatisfactory, {}).nextWithinDays, 14);
    }

    void limitsAreShownOnlyWhereTheyApply() {
        const auto shown = [](const char* form, const char* said, const char* field) {
            std::vector<double> limits;
            for (const auto& limit : limitsOf(shippedRules(), factsFrom(QString::fromLatin1(form), QString::fromLatin1(said))))
                if (limit.field == field) limits.push_back(limit.limit);
            return limits;
        };
        QCOMPARE(shown("gout", "tophi=2", "urate"), std::vector<double>{300});
        QCOMPARE(shown("gout", "", "urate"), std::vector<double>{});
        QCOMPARE(shown("stroke", "stroke_type=2", "ldl"), std::vector<double>{});
        auto facts = factsFrom(QStringLiteral("hypertension"), QStringLiteral("sbp=145 dbp=85"));
        facts.age.reset();  // 140 or 150: nobody knows which
        const auto limits = limitsOf(shippedRules(), facts);
        QCOMPARE(limits.size(), std::size_t{1});
        QVERIFY(limits[0].field == "dbp" && limits[0].met == true);
    }

    void theKidneysRateIsComputedFromCreatinine() {
        const auto& form = shippedRules().form({"ckd"});
        const Answers answers{{"visit_date", "2026-11-20"}, {"creatinine", "120"}, {"creatinine_date", "2026-11-18"}};
        auto computed = form.computed(answers, {68, Sex::Male});
        QCOMPARE(computed.at("egfr"), std::string("57"));  // 56.8
        QCOMPARE(computed.at("egfr_date"), std::string("2026-11-18"));
        QVERIFY(!form.computed(answers, {}).contains("egfr"));  // without age and sex there is none
    }

    void peopleAreOfferedWhatTheirDiagnosesLeadTo_data() {
        QTest::addColumn<QStringList>("icd10");
        QTest::addColumn<int>("age");
        QTest::addColumn<QStringList>("codes");
        QTest::addRow("diabetes at 35") << QStringList{QStringLiteral("E11.900")} << 35 << QStringList{QStringLiteral("T2DM")};
        QTest::addRow("diabetes at 34") << QStringList{QStringLiteral("E11.900")} << 34 << QStringList{};
        QTest::addRow("type 1 is no type 2") << QStringList{QStringLiteral("E10")} << 50 << QStringList{};
        QTest::addRow("diabetic kidney") << QStringList{QStringLiteral("E11.2")} << 60 << QStringList{QStringLiteral("T2DM"), QStringLiteral("CKD")};
        QTest::addRow("hypertensive heart") << QStringList{QStringLiteral("I11")} << 60 << QStringList{QStringLiteral("HTN")};
        QTest::addRow("secondary hypertension") << QStringList{QStringLiteral("I15")} << 60 << QStringList{};
        QTest::addRow("stent and lipids") << QStringList{QStringLiteral("Z95.5"), QStringLiteral("E78.5")} << 60 << QStringList{QStringLiteral("LIPID"), QStringLiteral("CHD")};
        QTest::addRow("TIA") << QStringList{QStringLiteral("G45.9")} << 60 << QStringList{QStringLiteral("STROKE")};
        QTest::addRow("high urate without gout") << QStringList{QStringLiteral("E79.0")} << 60 << QStringList{};
    }
    void peopleAreOfferedWhatTheirDiagnosesLeadTo() {
        QFETCH(QStringList, icd10);
        QFETCH(int, age);
        QFETCH(QStringList, codes);
        std::vector<std::string> conditions;
        for (const auto& code : icd10) conditions.push_back(code.toStdString());
        QStringList offered;
        for (const auto& offer : offeredProgrammes(shippedRules(), conditions, age, {})) offered << QString::fromStdString(offer.code);
        QCOMPARE(offered, codes);
    }

    void onlyTheNationalProgrammesAreCalledVerified() {
        for (const auto& programme : shippedRules().programmes) {
            QCOMPARE(programme.verified, programme.form == test::kDiabetes || programme.form == test::kHypertension);
            QCOMPARE(programme.verified, !programme.origin.source.starts_with("GK"));
            for (const auto& field : shippedRules().form(programme.form).fields())
                if (!programme.verified) QVERIFY2(field.origin.source.starts_with("GK: "), field.name.c_str());
        }
        for (const auto& rule : shippedRules().visitRules) {
            const auto* programme = rule.form.empty() ? nullptr : shippedRules().programmeOf(rule.form);
            if (programme && !programme->verified) QVERIFY2(rule.origin.source.starts_with("GK: "), rule.text.id.c_str());
        }
    }
};

JIAYI_TEST(TestProgrammeRules)
#include "tst_programme_rules.moc"
