#include "models/pharmacy/prescribing/entitlement.h"
#include "models/pharmacy/prescribing/prescribing_rules.h"
#include "models/pharmacy/prescribing/quantity.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace jiayi;
using namespace jiayi::pharmacy;

namespace {

FormularyItem product(const std::string& form, const std::string& strength, std::int64_t pack, const std::string& packUnit, std::int64_t fen) {
    auto item = test::formularyItem(1);
    item.form = form;
    item.strength = strength;
    item.packSize = pack;
    item.packUnit = packUnit;
    item.price = Money{fen};
    return item;
}

const std::vector<Diagnosis> kDiabetes{{"E11.9", "2型糖尿病"}};

std::int64_t ownFen(const PersonCoverage& coverage, InsuranceClass insuranceClass, std::int64_t fen, const std::vector<Diagnosis>& diagnoses = kDiabetes,
                    Date day = makeDate(2026, 11, 23)) {
    auto item = test::formularyItem(1);
    item.insuranceClass = insuranceClass;
    const auto share = ownShare(entitlementRules(), coverage, item, Money{fen}, diagnoses, day);
    return share ? share->own.fen : -1;
}

}  // namespace

class TestQuantity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doseFrequencyAndDurationGivePacksAndPrice_data() {
        QTest::addColumn<QString>("dosage");
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("strength");
        QTest::addColumn<int>("pack");
        QTest::addColumn<double>("units");
        QTest::addColumn<int>("packs");
        QTest::addColumn<bool>("splits");
        QTest::newRow("grams of milligrams") << "1g bid 12w" << "tab" << "500 mg" << 20 << 336.0 << 17 << false;
        QTest::newRow("exactly full packs") << "500mg bid 10d" << "tab" << "500 mg" << 20 << 20.0 << 1 << false;
        QTest::newRow("one more than a pack") << "500mg tid 7d" << "tab" << "0.5 g" << 20 << 21.0 << 2 << false;
        QTest::newRow("half a plain tablet") << "12.5mg bid 28d" << "tab" << "25 mg" << 28 << 28.0 << 1 << false;
        QTest::newRow("a quarter of it") << "6.25mg bid 28d" << "tab" << "25 mg" << 7 << 14.0 << 2 << true;
        QTest::newRow("half a slow tablet") << "250mg qd 28d" << "tab_xr" << "500 mg" << 14 << 14.0 << 1 << true;
        QTest::newRow("half a capsule") << "50mg qd 28d" << "cap" << "100 mg" << 14 << 14.0 << 1 << true;
        QTest::newRow("counted in Chinese") << "一次2片 一日3次 共7天" << "tab" << "80/5 mg" << 12 << 42.0 << 4 << false;
        QTest::newRow("insulin pens") << "10U qd 28d" << "inj_pen" << "300 per 3 mL U" << 1 << 280.0 / 300 << 1 << false;
        QTest::newRow("more insulin") << "12U bid 28d" << "inj_pen" << "300 U per 3 mL" << 1 << 672.0 / 300 << 3 << false;
        QTest::newRow("weekly for four weeks") << "1.5mg qw 28d" << "inj_pen" << "1.5 mg" << 1 << 4.0 << 4 << false;
        QTest::newRow("weekly for thirty days") << "1.5mg qw 30d" << "inj_pen" << "1.5 mg" << 1 << 5.0 << 5 << false;
        QTest::newRow("every other day") << "20mg qod 7d" << "tab" << "20 mg" << 7 << 4.0 << 1 << false;
        QTest::newRow("syrup") << "10ml tid 7d" << "syrup" << "120 mL" << 1 << 1.75 << 2 << false;
    }
    void doseFrequencyAndDurationGivePacksAndPrice() {
        QFETCH(QString, dosage);
        QFETCH(QString, form);
        QFETCH(QString, strength);
        QFETCH(int, pack);
        QFETCH(double, units);
        QFETCH(int, packs);
        QFETCH(bool, splits);
        const auto item = product(form.toStdString(), strength.toStdString(), pack, "tab", 1234);
        const auto read = readDosage(test::reviewBook(), dosage.toStdString());
        QVERIFY(read.supplyDays);
        const auto quantity = quantityOf(read, *read.supplyDays, item);
        QVERIFY2(quantity.has_value(), quantity ? "" : quantity.error().reason.c_str());
        QVERIFY(std::abs(quantity->units - units) < 1e-6);
        QCOMPARE(quantity->packs, std::int64_t{packs});
        QCOMPARE(quantity->price.fen, std::int64_t{packs} * 1234);
        QCOMPARE(quantity->splits, splits);
    }

    void whatCannotBeReckonedIsSaid_data() {
        QTest::addColumn<QString>("dosage");
        QTest::addColumn<QString>("strength");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no dose") << "bid" << "500 mg" << 7 << "quantity.dose";
        QTest::newRow("no frequency") << "500mg" << "500 mg" << 7 << "quantity.frequency";
        QTest::newRow("no days") << "500mg bid" << "500 mg" << 0 << "quantity.days";
        QTest::newRow("another kind of unit") << "10U bid" << "500 mg" << 7 << "quantity.strength";
        QTest::newRow("a combination by weight") << "80mg qd" << "80/5 mg" << 7 << "quantity.strength";
        QTest::newRow("puffs of an inhaler") << "2 puffs bid" << "100 ug" << 7 << "quantity.strength";
    }
    void whatCannotBeReckonedIsSaid() {
        QFETCH(QString, dosage);
        QFETCH(QString, strength);
        QFETCH(int, days);
        QFETCH(QString, reason);
        const auto read = readDosage(test::reviewBook(), dosage.toStdString());
        const auto quantity = quantityOf(read, days, product("tab", strength.toStdString(), 20, "tab", 100));
        QVERIFY(!quantity);
        QCOMPARE(QString::fromStdString(quantity.error().reason), reason);
    }

    void aDoseIsTheSameInAnotherUnit() {
        const auto of = [](const char* text) { return readDosage(test::reviewBook(), text); };
        QVERIFY(isSameDose(of("1g bid"), of("1000 mg bid 12w")));
        QVERIFY(!isSameDose(of("1g bid"), of("500 mg bid")));
        QVERIFY(!isSameDose(of("1g bid"), of("1g tid")));
        QVERIFY(!isSameDose(of("1g bid"), of("1g bid prn")));
        QVERIFY(!isSameDose(of("bid"), of("bid")));
    }

    void thePersonPaysByScheme_data() {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("insuranceClass");
        QTest::addColumn<int>("own");
        QTest::newRow("employee A") << "employee" << "A" << 2500;
        QTest::newRow("employee B") << "employee" << "B" << 3250;
        QTest::newRow("employee self") << "employee" << "self" << 10000;
        QTest::newRow("resident A") << "resident" << "A" << 5000;
        QTest::newRow("resident B") << "resident" << "B" << 5500;
        QTest::newRow("resident self") << "resident" << "self" << 10000;
        QTest::newRow("not known") << "" << "A" << -1;
    }
    void thePersonPaysByScheme() {
        QFETCH(QString, scheme);
        QFETCH(QString, insuranceClass);
        QFETCH(int, own);
        const auto of = insuranceClass == QStringLiteral("A") ? InsuranceClass::A : insuranceClass == QStringLiteral("B") ? InsuranceClass::B : InsuranceClass::Self;
        QCOMPARE(ownFen({scheme.toStdString(), {}}, of, 10000), std::int64_t{own});
    }

    void anEntitlementHoldsForItsDiseaseAndItsTime() {
        PersonCoverage coverage{"employee", {{{}, "special-disease", "E11", makeDate(2026, 1, 1), makeDate(2026, 12, 31), "clinic"}}};
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000), std::int64_t{1500});
        QCOMPARE(ownFen(coverage, InsuranceClass::B, 10000), std::int64_t{2350});
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000, {{"I10", ""}}), std::int64_t{2500});
        coverage.entitlements[0].until = makeDate(2026, 11, 22);
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000), std::int64_t{2500});
        coverage.entitlements[0].until = {};
        coverage.entitlements[0].since = makeDate(2026, 11, 24);
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000), std::int64_t{2500});
    }

    void anEntitlementHoldsAtItsStewardAndItsPartners() {
        PersonCoverage coverage{"employee", {{{}, "special-disease", "E11", makeDate(2026, 1, 1), {}, "H1", {{"H4", makeDate(2026, 1, 1), makeDate(2026, 11, 23)}}}}};
        coverage.here = {"H1", "First clinic"};
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000), std::int64_t{1500});
        coverage.here = {"H4"};
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000), std::int64_t{1500});
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000, kDiabetes, makeDate(2026, 11, 24)), std::int64_t{2500});
        coverage.here = {"H9"};
        QCOMPARE(ownFen(coverage, InsuranceClass::A, 10000), std::int64_t{2500});
    }

    void theShareIsWholeFenAndTheRestIsTheFunds() {
        auto item = test::formularyItem(1);
        item.restrictionEn = "second line";
        const auto share = ownShare(entitlementRules(), {"employee", {}}, item, Money{1999}, kDiabetes, makeDate(2026, 11, 23));
        QVERIFY(share.has_value());
        QCOMPARE(share->own.fen, std::int64_t{500});  // 499.75
        QCOMPARE((share->own + share->fund).fen, std::int64_t{1999});
        QVERIFY(share->restricted);
        QVERIFY(!share->rule->pharmacistSigned);
    }

    void tablesThatDoNotParseAreNamed() {
        const std::string head = "id,scheme,benefit,class,first_pay,fund,en,zh,signed,source,version,valid_from\n";
        const auto refused = [&](const std::string& row) {
            const auto read = readEntitlementRules(head + row);
            return !read && read.error().detail.find("entitlements.csv") != std::string::npos;
        };
        QVERIFY(refused("a,employee,outpatient,A,0,101,e,z,no,s,1,2026-01-01\n"));
        QVERIFY(refused("a,employee,gift,A,0,10,e,z,no,s,1,2026-01-01\n"));
        QVERIFY(refused("a,employee,outpatient,C,0,10,e,z,no,s,1,2026-01-01\n"));
        QVERIFY(readEntitlementRules(head + "a,employee,outpatient,A,0,10,e,z,no,s,1,2026-01-01\n").has_value());
        QVERIFY(!readPrescribingRules("id,en,zh,source,version,valid_from\na,e,z,s,1,2026-01-01\na,e,z,s,1,2026-01-01\n",
                                      "atc,codes,months,source,version,valid_from\n"));
        QVERIFY(!readPrescribingRules("id,en,zh,source,version,valid_from\n", "atc,codes,months,source,version,valid_from\nA10,HBA1C_NGSP,0,s,1,2026-01-01\n"));
    }
};

JIAYI_TEST(TestQuantity)
#include "tst_quantity.moc"
