#include "models/care/rules/observation_rules.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/test_program.h"

#include <cmath>

using namespace jiayi;
using namespace jiayi::care;

namespace {

bool isNear(double value, double wanted, double within) { return std::abs(value - wanted) <= within; }

const RuleBook& book() { return test::shippedRules(); }

}  // namespace

class TestObservationRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hba1cGoesBothWays_data() {
        QTest::addColumn<double>("ngsp");
        QTest::addColumn<double>("ifcc");
        QTest::newRow("6.5") << 6.5 << 47.5;
        QTest::newRow("7.0") << 7.0 << 53.0;
        QTest::newRow("8.0") << 8.0 << 63.9;
        QTest::newRow("9.0") << 9.0 << 74.9;
        QTest::newRow("10") << 10.0 << 85.8;
    }
    void hba1cGoesBothWays() {
        QFETCH(double, ngsp);
        QFETCH(double, ifcc);
        QVERIFY(isNear(ifccFromNgsp(book(), ngsp), ifcc, 0.05));
        QVERIFY(isNear(ngspFromIfcc(book(), ifcc), ngsp, 0.005));
        QVERIFY(isNear(ngspFromIfcc(book(), ifccFromNgsp(book(), ngsp)), ngsp, 1e-9));
        QVERIFY(isNear(10.93 * ngsp - 23.50, ifccFromNgsp(book(), ngsp), 0.1));
        QVERIFY(isNear(convert(book(), "HBA1C_IFCC", ngsp, "%", "mmol/mol").value(), ifcc, 0.05));
    }

    void unitsAreConvertedToTheCanonicalOne_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("canonical");
        QTest::newRow("IFCC to NGSP") << "HBA1C_NGSP" << 53.0 << "mmol/mol" << 7.00;
        QTest::newRow("glucose") << "FPG" << 126.0 << "mg/dl" << 6.992;
        QTest::newRow("glucose as it is") << "FPG" << 6.4 << "mmol/L" << 6.4;
        QTest::newRow("cholesterol") << "LDL_C" << 100.0 << "mg/dL" << 2.586;
        QTest::newRow("triglyceride") << "TG" << 150.0 << "mg/dL" << 1.694;
        QTest::newRow("creatinine") << "CREA" << 1.0 << "mg/dL" << 88.4;
        QTest::newRow("creatinine, micro sign") << "CREA" << 90.0 << "µmol/L" << 90.0;
        QTest::newRow("creatinine, Greek mu") << "CREA" << 90.0 << "μmol/l" << 90.0;
        QTest::newRow("urate") << "UA" << 7.0 << "mg/dL" << 416.36;
        QTest::newRow("UACR") << "UACR" << 3.0 << "mg/mmol" << 26.52;
        QTest::newRow("UACR molar") << "UACR_MOL" << 26.52 << "mg/g" << 3.0;
        QTest::newRow("height in metres") << "HEIGHT" << 1.69 << "m" << 169.0;
        QTest::newRow("Fahrenheit") << "TEMP" << 98.6 << "°F" << 37.0;
        QTest::newRow("mercury in Chinese") << "SBP" << 138.0 << "毫米汞柱" << 138.0;
        QTest::newRow("pulse in Chinese") << "HR" << 72.0 << "次/分" << 72.0;
        QTest::newRow("haemoglobin") << "HGB" << 13.5 << "g/dL" << 135.0;
        QTest::newRow("leukocytes") << "WBC" << 6.1 << "10^3/uL" << 6.1;
        QTest::newRow("full-width per cent") << "HBA1C_NGSP" << 6.8 << "％" << 6.8;
    }
    void unitsAreConvertedToTheCanonicalOne() {
        QFETCH(QString, code);
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(double, canonical);
        const auto quantity = toCanonical(book(), code.toStdString(), value, unit.toStdString());
        QVERIFY2(quantity.has_value(), quantity ? "" : quantity.error().reason.c_str());
        QVERIFY2(isNear(quantity->value, canonical, 0.005), qPrintable(QString::number(quantity->value)));
        QCOMPARE(quantity->unit, book().observation(code.toStdString())->unit);
        QCOMPARE(quantity->originalValue, value);
        QCOMPARE(quantity->originalUnit, unit.toStdString());
        const auto back =
            convert(book(), code.toStdString(), quantity->value, quantity->unit, unit.toStdString());
        QVERIFY(isNear(back.value(), value, 1e-9));
    }

    void aForeignUnitIsRefused() {
        QCOMPARE(toCanonical(book(), "FPG", 6, "mm[Hg]").error().reason, std::string{"unit.not-convertible"});
        QCOMPARE(toCanonical(book(), "FPG", 6, "mmol/mol").error().reason,
                 std::string{"unit.not-convertible"});
        QCOMPARE(toCanonical(book(), "FPG", 6, "cups").error().reason, std::string{"unit.unknown"});
        QCOMPARE(toCanonical(book(), "FPG", 6, "").error().reason, std::string{"unit.unknown"});
        QVERIFY(toCanonical(book(), "LUCK", 6, "%").error().code == Errc::NotFound);
        QCOMPARE(convert(book(), "FPG", 6, "mmol/L", "%").error().reason,
                 std::string{"unit.not-convertible"});
    }

    void averagesFollowTheirFormulas() {
        QVERIFY(isNear(averageGlucoseMmol(7.0), 8.54, 0.005));
        QVERIFY(isNear(averageGlucoseMmol(9.0), 11.72, 0.005));
        QVERIFY(isNear(averageGlucoseMgDl(7.0), 154.2, 0.05));
        QVERIFY(isNear(glucoseManagementIndicator(154), 7.0, 0.05));
    }

    void filtrationFollowsBothEquations_data() {
        QTest::addColumn<bool>("newer");
        QTest::addColumn<bool>("female");
        QTest::addColumn<int>("age");
        QTest::addColumn<double>("creatinine");
        QTest::addColumn<double>("wanted");
        QTest::newRow("2021 M50 88.4") << true << false << 50 << 88.4 << 91.7;
        QTest::newRow("2021 F50 53.0") << true << true << 50 << 53.0 << 109.3;
        QTest::newRow("2021 F75 132.6") << true << true << 75 << 132.6 << 36.1;
        QTest::newRow("2021 M68 120") << true << false << 68 << 120.0 << 56.8;
        QTest::newRow("2009 M50 88.4") << false << false << 50 << 88.4 << 87.4;
        QTest::newRow("2009 F75 132.6") << false << true << 75 << 132.6 << 33.7;
        QTest::newRow("2009 M68 120") << false << false << 68 << 120.0 << 53.2;
    }
    void filtrationFollowsBothEquations() {
        QFETCH(bool, newer);
        QFETCH(bool, female);
        QFETCH(int, age);
        QFETCH(double, creatinine);
        QFETCH(double, wanted);
        const auto value = egfr(newer ? EgfrEquation::CkdEpi2021 : EgfrEquation::CkdEpi2009, creatinine, age,
                                female ? Sex::Female : Sex::Male);
        QVERIFY2(isNear(value.value(), wanted, 0.05), qPrintable(QString::number(*value)));
    }

    void withoutSexAgeOrSenseNothingIsComputed() {
        QVERIFY(!egfr(EgfrEquation::CkdEpi2021, 88.4, 50, Sex::Unknown));
        QVERIFY(!egfr(EgfrEquation::CkdEpi2021, 88.4, 17, Sex::Male));
        QVERIFY(!egfr(EgfrEquation::CkdEpi2021, 0, 50, Sex::Male));
        QVERIFY(!bodyMassIndex(74.5, 0));
        QVERIFY(isNear(*bodyMassIndex(74.5, 169), 26.08, 0.005));
    }

    void kidneyIsStagedOnTheRoundedValue_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("stage");
        const auto row = [](double value, const char* stage) {
            QTest::addRow("%g", value) << value << QString::fromUtf8(stage);
        };
        row(90, "G1"), row(89.5, "G1"), row(89.4, "G2"), row(60, "G2"), row(59.5, "G2"), row(59.4, "G3a");
        row(45, "G3a"), row(44.4, "G3b"), row(30, "G3b"), row(29.4, "G4"), row(15, "G4"), row(14.4, "G5");
    }
    void kidneyIsStagedOnTheRoundedValue() {
        QFETCH(double, value);
        QFETCH(QString, stage);
        QCOMPARE(QString::fromStdString(gStage(book(), value)->stage), stage);
    }

    void albuminIsStagedInItsOwnUnit_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("stage");
        QTest::newRow("29.9 mg/g") << 29.9 << "mg/g"
                                   << "A1";
        QTest::newRow("30 mg/g") << 30.0 << "mg/g"
                                 << "A2";
        QTest::newRow("300 mg/g") << 300.0 << "mg/g"
                                  << "A2";
        QTest::newRow("301 mg/g") << 301.0 << "mg/g"
                                  << "A3";
        QTest::newRow("2.9 mg/mmol") << 2.9 << "mg/mmol"
                                     << "A1";
        QTest::newRow("3 mg/mmol, 26.5 mg/g") << 3.0 << "mg/mmol"
                                              << "A2";
        QTest::newRow("30 mg/mmol") << 30.0 << "mg/mmol"
                                    << "A2";
        QTest::newRow("30.1 mg/mmol") << 30.1 << "mg/mmol"
                                      << "A3";
    }
    void albuminIsStagedInItsOwnUnit() {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(QString, stage);
        QCOMPARE(QString::fromStdString(aStage(book(), value, unit.toStdString())->stage), stage);
        QVERIFY(!aStage(book(), value, "mg/dL"));
    }

    void bodyMassIsStaged() {
        QCOMPARE(stageOf(book(), "bmi", 18.4)->stage, std::string{"underweight"});
        QCOMPARE(stageOf(book(), "bmi", 23.9)->stage, std::string{"normal"});
        QCOMPARE(stageOf(book(), "bmi", 24.0)->stage, std::string{"overweight"});
        QCOMPARE(stageOf(book(), "bmi", 28.0)->stage, std::string{"obese"});
    }

    void implausibleValuesAreBlockedAndJumpsWarned() {
        const Date day = makeDate(2026, 10, 12);
        const auto verdict = [&](const char* code, double value) {
            return plausibility(book(), code, {value, day}).reason;
        };
        QCOMPARE(verdict("HBA1C_NGSP", 2.9), std::string{"value.below-plausible"});
        QCOMPARE(verdict("HBA1C_NGSP", 3.0), std::string{});
        QCOMPARE(verdict("HBA1C_NGSP", 20.0), std::string{});
        QCOMPARE(verdict("HBA1C_NGSP", 20.1), std::string{"value.above-plausible"});
        QCOMPARE(verdict("FOOT_PULSE", 99), std::string{});
        const auto after = [&](double value, int days) {
            return plausibility(book(), "HBA1C_NGSP", {value, day}, Dated{7.0, day - Days{days}}).verdict;
        };
        QVERIFY(after(9.1, 60) == Plausible::Warn);
        QVERIFY(after(4.9, 60) == Plausible::Warn);
        QVERIFY(after(9.0, 60) == Plausible::Yes);
        QVERIFY(after(9.1, 61) == Plausible::Yes);
    }

    void anUricAcidInTheWrongUnitIsNotBelieved() {
        const auto quantity = toCanonical(book(), "UA", 245, "mmol/L").value();
        QVERIFY(plausibility(book(), "UA", {quantity.value, makeDate(2026, 1, 1)}).verdict ==
                Plausible::Block);
    }

    void criticalValuesAreToldTheGravestFirst() {
        const auto ids = [](const char* code, double value) {
            QByteArrayList list;
            for (const auto* limit : criticalLimitsBroken(book(), code, value))
                list << QByteArray::fromStdString(limit->text.id);
            return list;
        };
        QCOMPARE(ids("K", 5.0), QByteArrayList{});
        QCOMPARE(ids("K", 5.1), QByteArrayList{"k.raised"});
        QCOMPARE(ids("K", 5.6), (QByteArrayList{"k.high", "k.raised"}));
        QCOMPARE(ids("K", 6.0), (QByteArrayList{"k.emergency", "k.high", "k.raised"}));
        QCOMPARE(ids("K", 3.5), QByteArrayList{});
        QCOMPARE(ids("K", 3.4), QByteArrayList{"k.low"});
        QCOMPARE(ids("FPG", 3.9), QByteArrayList{"fpg.low"});
        QCOMPARE(ids("FPG", 2.9), (QByteArrayList{"fpg.very-low", "fpg.low"}));
        QCOMPARE(ids("FPG", 4.0), QByteArrayList{});
        QCOMPARE(ids("RPG", 33.3), (QByteArrayList{"rpg.very-high", "rpg.high"}));
        QCOMPARE(ids("SBP", 179), QByteArrayList{});
        QCOMPARE(ids("HBA1C_NGSP", 9.0), QByteArrayList{"hba1c.high"});
    }

    void aMeterBeyondItsRangeIsAFinding() {
        QCOMPARE(meterText(book(), "FCG", "Hi")->meaning.id, std::string{"fcg.meter-hi"});
        QCOMPARE(meterText(book(), "RCG", "LO")->meaning.id, std::string{"rcg.meter-lo"});
        QVERIFY(!meterText(book(), "FCG", "7.1"));
        QVERIFY(!meterText(book(), "LDL_C", "HI"));
    }

    void valuesAreJudgedAgainstTheGroup_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("groups");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("state");
        const auto row = [](const char* code, const char* groups, double value, ValueState state) {
            QTest::addRow("%s %s %g", code, groups, value)
                << QString::fromUtf8(code) << QString::fromUtf8(groups) << value << static_cast<int>(state);
        };
        using enum ValueState;
        row("HBA1C_NGSP", "", 6.9, Met), row("HBA1C_NGSP", "", 7.0, AboveTarget);
        row("HBA1C_NGSP", "", 8.9, AboveTarget), row("HBA1C_NGSP", "", 9.0, Bad);
        row("HBA1C_NGSP", "strict", 6.4, Met), row("HBA1C_NGSP", "strict", 6.5, AboveTarget);
        row("HBA1C_NGSP", "relaxed", 7.9, Met), row("HBA1C_NGSP", "relaxed", 8.0, AboveTarget);
        row("HBA1C_NGSP", "older-good", 7.4, Met), row("HBA1C_NGSP", "older-good", 7.5, AboveTarget);
        row("HBA1C_NGSP", "older-intermediate", 7.9, Met), row("HBA1C_NGSP", "older-poor", 8.4, Met);
        row("HBA1C_NGSP", "older-poor", 8.5, AboveTarget), row("HBA1C_NGSP", "pregnancy", 6.0, AboveTarget);
        row("FPG", "", 6.9, Met), row("FPG", "", 7.0, AboveTarget), row("FPG", "", 4.3, AboveTarget);
        row("FPG", "", 3.8, Bad), row("FPG", "", 11.1, Bad), row("FPG", "strict", 6.1, Met);
        row("FPG", "strict", 6.2, AboveTarget);
        row("LDL_C", "", 2.5, Met), row("LDL_C", "", 2.9, AboveTarget), row("LDL_C", "ascvd", 1.7, Met);
        row("LDL_C", "ascvd", 1.8, AboveTarget), row("LDL_C", "older-good,ascvd", 2.9, Bad);
        row("SBP", "", 129, Met), row("SBP", "", 138, AboveTarget), row("SBP", "", 160, Bad);
        row("DBP", "", 79, Met), row("DBP", "", 80, AboveTarget), row("BMI", "", 26.1, AboveTarget);
        row("BMI", "", 23.9, Met), row("BMI", "", 28, Bad), row("UACR", "", 29, Met),
            row("UACR", "", 30, AboveTarget);
        row("EGFR_2021", "", 60, Met), row("EGFR_2021", "", 59, AboveTarget), row("EGFR_2021", "", 29, Bad);
        row("HDL_C", "", 1.0, AboveTarget), row("HDL_C", "", 1.01, Met), row("K", "", 5.0, Met);
        row("K", "", 5.5, Bad), row("ALT", "", 20, NotChecked);
    }
    void valuesAreJudgedAgainstTheGroup() {
        QFETCH(QString, code);
        QFETCH(QString, groups);
        QFETCH(double, value);
        QFETCH(int, state);
        TargetProfile profile;
        profile.sex = Sex::Male;
        profile.age = 58;
        for (const auto& group : groups.split(QLatin1Char(','), Qt::SkipEmptyParts))
            profile.groups.push_back(group.toStdString());
        QCOMPARE(static_cast<int>(stateOf(value, targetFor(book(), code.toStdString(), profile))), state);
    }

    void withoutAValueOrATargetNothingIsGreen() {
        TargetProfile stranger;
        QCOMPARE(stateOf({}, targetFor(book(), "FPG", stranger)), ValueState::NotChecked);
        QVERIFY(!targetFor(book(), "HDL_C", stranger));  // depends on the sex
        QVERIFY(!targetFor(book(), "SBP", stranger));    // depends on the age
        QCOMPARE(stateOf(120, targetFor(book(), "SBP", stranger)), ValueState::NotChecked);
        stranger.age = 82;
        QCOMPARE(stateOf(145, targetFor(book(), "SBP", stranger)), ValueState::Met);
    }

    void thePersonalTargetDecides() {
        TargetProfile profile;
        profile.personal["HBA1C_NGSP"] = 7.5;
        const auto target = targetFor(book(), "HBA1C_NGSP", profile);
        QVERIFY(target && target->personal);
        QCOMPARE(stateOf(7.4, target), ValueState::Met);
        QCOMPARE(stateOf(7.5, target), ValueState::AboveTarget);
        QCOMPARE(stateOf(9.0, target), ValueState::Bad);
        profile.personal["ALT"] = 60;
        QCOMPARE(stateOf(59, targetFor(book(), "ALT", profile)), ValueState::Met);
    }

    void controlNeedsARecentValue() {
        const Date today = makeDate(2026, 11, 22);
        const auto control = [&](std::optional<Dated> latest) {
            return hba1cControl(book(), latest, {}, today);
        };
        QCOMPARE(control({}), ValueState::NotChecked);
        QCOMPARE(control(Dated{6.8, today - Days{365}}), ValueState::Met);
        QCOMPARE(control(Dated{6.8, today - Days{366}}), ValueState::NotChecked);
        QCOMPARE(control(Dated{7.9, today}), ValueState::AboveTarget);
        QCOMPARE(control(Dated{9.4, today}), ValueState::Bad);
    }

    void tooTightIsToldOnlyOnDrugsThatLowerTooMuch() {
        TargetProfile profile;
        profile.groups = {"older-good"};
        const auto target = targetFor(book(), "HBA1C_NGSP", profile).value();
        QVERIFY(isTooTight(6.9, target, true));
        QVERIFY(!isTooTight(7.0, target, true));
        QVERIFY(!isTooTight(6.9, target, false));
        QVERIFY(!isTooTight(5.5, targetFor(book(), "HBA1C_NGSP", {}).value(), true));
    }

    void hba1cIsDueByControlAndTreatment() {
        const Date last = makeDate(2026, 1, 10), today = makeDate(2026, 3, 1);
        const auto due = [&](std::optional<Dated> latest, std::optional<Date> changed) {
            return hba1cDue(book(), latest, {}, changed, today);
        };
        QCOMPARE(due(Dated{6.9, last}, {}), last + Days{180});
        QCOMPARE(due(Dated{7.0, last}, {}), last + Days{90});
        QCOMPARE(due(Dated{6.9, last}, last + Days{1}), last + Days{90});
        QCOMPARE(due(Dated{6.9, last}, last), last + Days{180});
        QCOMPARE(due({}, {}), today);
    }

    void otherTestsAreDueYearly() {
        const Date today = makeDate(2026, 11, 22);
        QCOMPARE(observationDue(book(), "UACR", makeDate(2026, 3, 5), today), makeDate(2027, 3, 5));
        QCOMPARE(observationDue(book(), "FUNDUS", {}, today), today);
        QVERIFY(!observationDue(book(), "SBP", {}, today));
    }

    void valuesAreShownWithTheirDecimals() {
        QCOMPARE(displayed(book(), "HBA1C_NGSP", 7.0009), std::string{"7.0"});
        QCOMPARE(displayed(book(), "SBP", 138), std::string{"138"});
        QCOMPARE(displayed(book(), "LDL_C", 2.5859), std::string{"2.59"});
    }
};

JIAYI_TEST(TestObservationRules)
#include "tst_observation_rules.moc"
