#include "tests/pharmacy/review_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::pharmacy;

class TestDrugNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesLeadToTheRow_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("inn");
        const auto row = [](const char* name, const char* inn) { QTest::newRow(name) << name << inn; };
        row("metformin", "metformin");
        row("Metformin Hydrochloride 500 MG Oral Tablet", "metformin");
        row("24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet", "metformin");
        row("盐酸二甲双胍片", "metformin");
        row("盐酸二甲双胍缓释片 0.5g", "metformin XR");
        row("格华止", "metformin");
        row("二甲双胍（格华止）", "metformin");
        row("Metformin (Glucophage)", "metformin");
        row("amlodipine besylate 5mg", "amlodipine");
        row("苯磺酸氨氯地平片", "amlodipine");
        row("左氨氯地平", "levamlodipine");
        row("阿司匹林肠溶片", "aspirin EC");
        row("Aspirin", "aspirin EC");
        row("ACETAMINOPHEN", "paracetamol");
        row("Valsartan/Amlodipine 80/5 mg", "valsartan/amlodipine");
        row("amlodipine and valsartan", "valsartan/amlodipine");
        row("缬沙坦氨氯地平片(Ⅰ)", "valsartan/amlodipine");
        row("sacubitril-valsartan", "sacubitril/valsartan");
        row("诺欣妥", "sacubitril/valsartan");
        row("insulin glargine 100 units/mL", "insulin glargine");
        row("甘精胰岛素注射液", "insulin glargine");
        row("维C银翘片", "Vitamin C Yinqiao tablet");
        row("复方甘草片", "compound Gancao (liquorice) tablet");
        row("消渴丸", "Xiaoke pill (contains glibenclamide 0.25 mg per pill)");
        row("albuterol 90 mcg", "salbutamol MDI");
        row("SMX-TMP", "sulfamethoxazole/trimethoprim");
        row("硝苯地平控释/缓释", "nifedipine GITS");
        row("XYZ-TMP", "");
        // Another medicine than the tablet.
        row("左氧氟沙星滴眼液", "");
        row("甲硝唑栓", "");
        row("erythromycin eye ointment", "");
        row("布地奈德鼻喷雾剂", "");
        row("双氯芬酸二乙胺乳胶剂", "diclofenac gel");
        row("Foobarzil 5 mg", "");
        row("aqua", "");
        row("amlodipine / foobarzil", "");
        row("foobarzil/amlodipine 5/5 mg tablet", "");
    }
    void namesLeadToTheRow() {
        QFETCH(QString, name);
        QFETCH(QString, inn);
        const auto& book = test::reviewBook();
        const auto named = book.names.find(book.drugs, "", name.toStdString());
        const auto found = named && named->drug ? book.drugs[*named->drug].def.inn : std::string{};
        QCOMPARE(QString::fromStdString(found), inn);
    }

    void codesLeadToTheRowOrToTheClass() {
        const auto& book = test::reviewBook();
        const auto xr = book.names.find(book.drugs, "A10BA02", "二甲双胍缓释片");
        QVERIFY(xr && xr->drug);
        QCOMPARE(book.drugs[*xr->drug].def.inn, std::string{"metformin XR"});
        const auto plain = book.names.find(book.drugs, "A10BA02", "anything");
        QVERIFY(plain && plain->drug);
        QCOMPARE(book.drugs[*plain->drug].def.inn, std::string{"metformin"});
        const auto drops = book.names.find(book.drugs, "S01AE05", "levofloxacin");
        QVERIFY(drops && !drops->drug);
        QCOMPARE(drops->atc, std::string{"S01AE05"});
        const auto classOnly = book.names.find(book.drugs, "C09CA02", "eprosartan");
        QVERIFY(classOnly && !classOnly->drug);
        QCOMPARE(classOnly->atc, std::string{"C09CA02"});
        const auto combination = book.names.find(book.drugs, "C09DB07", "");
        QVERIFY(combination && combination->parts.size() == 2);
        QVERIFY(!book.names.find(book.drugs, "12345", ""));
    }

    void aMixtureWithoutARowIsItsParts() {
        const auto& book = test::reviewBook();
        const auto mixed = book.names.find(book.drugs, "", "bisoprolol 5 mg + amlodipine 5 mg");
        QVERIFY(mixed && !mixed->drug);
        QCOMPARE(mixed->parts.size(), std::size_t{2});
    }

    void strengthsAreReadOutOfNames() {
        const auto said = strengthIn("Metformin 0.5g*20片");
        QVERIFY(said.has_value());
        QCOMPARE(said->amount, 0.5);
        QCOMPARE(said->unit, std::string{"g"});
        QVERIFY(!strengthIn("valsartan/amlodipine 80/5 mg"));
        QVERIFY(!strengthIn("metformin"));
        QVERIFY(!strengthIn("5 mg or 10 mg"));
    }

    void theStrengthOfAMixtureHasSeveralNumbers() {
        QCOMPARE(mixtureStrengthIn("西格列汀二甲双胍片(50mg/850mg)"), (std::vector<double>{50, 850}));
        QCOMPARE(mixtureStrengthIn("Exforge 80/5 mg"), (std::vector<double>{80, 5}));
        QCOMPARE(mixtureStrengthIn("沙美特罗替卡松 50μg:500μg"), (std::vector<double>{50, 500}));
        QVERIFY(mixtureStrengthIn("metformin 500 mg").empty());
        QVERIFY(mixtureStrengthIn("0.5g*20片").empty());
    }

    void dosagesAreReadOutOfWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("times");
        QTest::addColumn<double>("days");
        const auto row = [](const char* text, double amount, const char* unit, double times, double days) {
            QTest::newRow(text) << text << amount << unit << times << days;
        };
        row("1 g bid", 1, "g", 2, 1);
        row("500mg po tid", 500, "mg", 3, 1);
        row("一次1片 一日3次", 1, "片", 3, 1);
        row("每日两次,每次0.5g", 0.5, "g", 2, 1);
        row("2 tablets twice daily", 2, "tablet", 2, 1);
        row("10 U qn", 10, "U", 1, 1);
        row("10单位 睡前皮下注射", 10, "U", 1, 1);
        row("早8U 中6U 晚8U 餐前皮下", 22, "U", 1, 1);
        row("1.5 mg once weekly", 1.5, "mg", 1, 7);
        row("70mg every other day", 70, "mg", 1, 2);
        row("140 mg q2w", 140, "mg", 1, 14);
        row("半片 每日一次", 0.5, "片", 1, 1);
        row("50 mcg daily", 50, "ug", 1, 1);
        row("1g bid 12w", 1, "g", 2, 1);
        row("160万单位 im bid", 1600, "kU", 2, 1);
        // The strength, then how many of it; and what is none.
        row("500 mg tablets: take 2 tablets three times daily", 1000, "mg", 3, 1);
        row("0.5g/片,每次2片,每日3次", 1, "g", 3, 1);
        row("规格0.5g,一次2片,一日3次", 1, "g", 3, 1);
        row("0.5g*30片 每次2片 每日2次", 1, "g", 2, 1);
        row("1g(2片) bid", 1, "g", 2, 1);
        row("0.5g 每日3次 共42片", 0.5, "g", 3, 1);
        row("½片 qd", 0.5, "片", 1, 1);
        row("take two tablets twice a day", 2, "tablet", 2, 1);
        row("half a tablet every evening", 0.5, "tablet", 1, 1);
    }
    void dosagesAreReadOutOfWords() {
        QFETCH(QString, text);
        QFETCH(double, amount);
        QFETCH(QString, unit);
        QFETCH(double, times);
        QFETCH(double, days);
        const auto read = readDosage(test::reviewBook(), text.toStdString());
        QVERIFY(read.amount && read.times && read.days);
        QCOMPARE(*read.amount, amount);
        QCOMPARE(QString::fromStdString(read.unit), unit);
        QCOMPARE(*read.times, times);
        QCOMPARE(*read.days, days);
    }

    void whatIsNotSaidStaysEmpty() {
        const auto read = readDosage(test::reviewBook(), "as directed");
        QVERIFY(!read.amount && !read.times && !read.supplyDays);
        QCOMPARE(readDosage(test::reviewBook(), "1g bid 12w").supplyDays, std::optional<int>{84});
        QCOMPARE(readDosage(test::reviewBook(), "一次1片 一日3次 共7天").supplyDays, std::optional<int>{7});
        QCOMPARE(readDosage(test::reviewBook(), "20 mg qd x30d").supplyDays, std::optional<int>{30});
        QVERIFY(readDosage(test::reviewBook(), "0.5 mg sl prn").asNeeded);
        QCOMPARE(readDosage(test::reviewBook(), "10U sc qn").route, std::string{"sc"});
    }
};

JIAYI_TEST(TestDrugNames)
#include "tst_drug_names.moc"
