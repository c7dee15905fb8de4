#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"

#include <cmath>

using namespace jiayi;
using guidance::ChinaParInput;

namespace {
constexpr double kMmol = 0.0259;
/// The person of the paper's Table 2: SBP 130 untreated, cholesterol 210, HDL 55 mg/dL, waist 80, diabetes, north, urban.
ChinaParInput tableTwo(Sex sex, int age) {
    ChinaParInput one;
    one.sex = sex;
    one.age = age;
    one.sbp = 130;
    one.tc = 210 * kMmol;
    one.hdl = 55 * kMmol;
    one.waist = 80;
    one.diabetes = one.northern = one.urban = true;
    return one;
}
double riskOf(const ChinaParInput& one) { return guidance::chinaPar(test::guidanceBook().chinaPar, one).value(); }
std::string refusalOf(const ChinaParInput& one) {
    const auto risk = guidance::chinaPar(test::guidanceBook().chinaPar, one);
    return risk ? "" : risk.error().reason;
}
}  // namespace

class TestChinaPar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePublishedExamplesComeOut_data() {
        QTest::addColumn<bool>("man");
        QTest::addColumn<int>("age");
        QTest::addColumn<double>("risk");
        for (const auto& [man, age, risk] : {std::tuple{true, 40, 2.2}, {true, 50, 5.4}, {true, 60, 11.0}, {true, 70, 19.6}, {false, 40, 2.4}, {false, 50, 5.4}, {false, 60, 10.1}, {false, 70, 17.1}})
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(man ? QStringLiteral("man") : QStringLiteral("woman")).arg(age))) << man << age << risk;
    }
    void thePublishedExamplesComeOut() {
        QFETCH(bool, man);
        QFETCH(int, age);
        QFETCH(double, risk);
        // Printed with one decimal; the paper's last man is 19.6 where its own digits give 19.68.
        const auto found = riskOf(tableTwo(man ? Sex::Male : Sex::Female, age));
        QVERIFY2(std::abs(found - risk) < 0.1, qPrintable(QString::number(found)));
    }

    void treatmentFamilyAndSmokingCount() {
        ChinaParInput guideline{Sex::Male, 40, 145, false, 5.2, 1.3, 80, false, false, true, true, true, false};
        QVERIFY(std::abs(riskOf(guideline) - 4.87) < 0.01);
        ChinaParInput treated{Sex::Male, 58, 142, true, 5.6, 1.05, 95, true, true, true, true, false, false};
        QVERIFY(std::abs(riskOf(treated) - 20.9) < 0.1);
        ChinaParInput woman{Sex::Female, 63, 138, false, 5.3, 1.3, 84, false, true, true, false, false, false};
        QVERIFY(std::abs(riskOf(woman) - 14.5) < 0.01);
    }

    void whoeverItDoesNotHoldForIsRefusedWithTheReason() {
        auto one = tableTwo(Sex::Male, 34);
        QCOMPARE(refusalOf(one), std::string{"china-par.age"});
        one.age = 35;
        QCOMPARE(refusalOf(one), std::string{});
        one.age = 74;
        QCOMPARE(refusalOf(one), std::string{});
        one.age = 75;
        QCOMPARE(refusalOf(one), std::string{"china-par.age"});
        one.knownAscvd = true;
        QCOMPARE(refusalOf(one), std::string{"china-par.ascvd"});
        one = tableTwo(Sex::Unknown, 50);
        QCOMPARE(refusalOf(one), std::string{"china-par.sex"});
        one = tableTwo(Sex::Male, 50);
        one.waist = 0;
        QCOMPARE(refusalOf(one), std::string{"china-par.measurement"});
    }

    void theAgeThatIsOutOfRangeIsSaidOnTheCard() {
        const auto found = test::guidedBy(test::personOf("age=80 sex=male dx=I10 SBP=145@5 TC=5.6@10 HDL_C=1.05@10 WAIST=95@10"));
        bool said = false;
        for (const auto& open : found.notChecked)
            if (open.rule->id == "risk.china-par") said = open.missing.size() == 1 && open.missing.front().en == "China-PAR holds from 35 to 74 years, not at 80";
        QVERIFY(said);
    }

    void theRecordNumberSaysNorthAndTown() {
        const auto& provinces = test::guidanceBook().provinces;
        const auto tianjin = guidance::livingFrom(provinces, "12010500100100042");
        QVERIFY(tianjin.northern == true && tianjin.urban == true);
        const auto village = guidance::livingFrom(provinces, "44010500110100042");
        QVERIFY(village.northern == false && village.urban == false);
        // Jiangsu lies on both banks; 9xx is neither town nor village.
        const auto unknown = guidance::livingFrom(provinces, "32010500190100042");
        QVERIFY(!unknown.northern && !unknown.urban);
        QVERIFY(!guidance::livingFrom(provinces, "1201").northern);
    }
};

JIAYI_TEST(TestChinaPar)
#include "tst_china_par.moc"
