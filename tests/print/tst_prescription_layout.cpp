#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"

namespace jiayi::test {

using ui::Paper;
using ui::PaperSize;
using ui::SheetLanguage;

class TestPrescriptionLayout : public QObject {
    Q_OBJECT

    static ui::Pages laidOut(const pharmacy::PrescriptionSheet& sheet, SheetLanguage language = SheetLanguage::Chinese, PaperSize size = PaperSize::A5) {
        return ui::prescriptionPages({sheet}, language, Paper{size});
    }

    static void addVariants() {
        QTest::addColumn<int>("lines");
        QTest::addColumn<int>("forms");
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<bool>("a4");
        for (const auto& [lines, forms] : {std::pair{1, 1}, {5, 1}, {6, 2}, {12, 3}})
            for (const bool chinese : {true, false})
                for (const bool a4 : {false, true})
                    QTest::addRow("%d lines, %s, %s", lines, chinese ? "zh" : "en", a4 ? "A4" : "A5") << lines << forms << chinese << a4;
    }
    static ui::Pages variant() {
        QFETCH(int, lines);
        QFETCH(bool, chinese);
        QFETCH(bool, a4);
        const auto pages = laidOut(prescriptionSheet(lines), chinese ? SheetLanguage::Chinese : SheetLanguage::English, a4 ? PaperSize::A4 : PaperSize::A5);
        keep(pages, QStringLiteral("prescription_%1_%2_%3").arg(lines).arg(chinese ? QStringLiteral("zh") : QStringLiteral("en"), a4 ? QStringLiteral("a4") : QStringLiteral("a5")));
        return pages;
    }

private Q_SLOTS:
    void fiveMedicinesAFormAndEachFormIsOnePage_data() { addVariants(); }
    void fiveMedicinesAFormAndEachFormIsOnePage() {
        QFETCH(int, lines);
        QFETCH(int, forms);
        const auto pages = variant();
        QCOMPARE(static_cast<int>(pages.pages.size()), forms);
        int shown = 0;
        for (int form = 1; form <= forms; ++form) {
            const auto words = wordsOf(pages.pages[static_cast<std::size_t>(form - 1)]);
            const int here = std::min(5, lines - (form - 1) * 5);
            QVERIFY(words.contains(QStringLiteral("%1.").arg(here)));
            QVERIFY(!words.contains(QStringLiteral("%1.").arg(here + 1)));
            QCOMPARE(words.contains(QStringLiteral("(%1/%2)").arg(form).arg(forms)), forms > 1);
            shown += here;
        }
        QCOMPARE(shown, lines);
    }

    void everythingThatTheLawAsksForStandsOnEveryForm_data() { addVariants(); }
    void everythingThatTheLawAsksForStandsOnEveryForm() {
        QFETCH(int, lines);
        QFETCH(bool, chinese);
        const auto pages = variant();
        const ui::SheetWords say(chinese ? SheetLanguage::Chinese : SheetLanguage::English);
        const auto sheet = prescriptionSheet(lines);
        for (const auto& page : pages.pages) {
            const auto words = wordsOf(page);
            for (const auto& text : {sheet.clinic.name, sheet.number, sheet.person.name, sheet.person.maskedId, sheet.person.recordNo, sheet.doctor})
                QVERIFY2(words.contains(squeezed(ui::qs(text))), text.c_str());
            for (const auto& text : {say.of(sheet.style.name), say.of(sheet.style.colour), say.of(sheet.style.note), say.sex(Sex::Male), say.date(sheet.written), say.date(sheet.validUntil), say.diagnosis(sheet.diagnoses[0]), say.diagnosis(sheet.diagnoses[1])})
                QVERIFY2(words.contains(squeezed(text)), qPrintable(text));
        }
        const auto words = wordsOf(pages);
        for (const auto& medicine : sheet.medicines)
            for (const auto& text : {say.medicine(medicine), say.pack(medicine), say.packs(medicine), say.directions(medicine), ui::qs(medicine.typed)})
                QVERIFY2(words.contains(squeezed(text)), qPrintable(text));
    }

    void nothingLiesOverAnythingElse_data() { addVariants(); }
    void nothingLiesOverAnythingElse() {
        for (const auto& page : variant().pages) QCOMPARE(misplaced(page), QStringList());
    }

    void theVoidSpaceIsStruckAndHoldsNothing_data() { addVariants(); }
    void theVoidSpaceIsStruckAndHoldsNothing() {
        for (const auto& page : variant().pages) {
            const auto stroke = strokeOf(page);
            QVERIFY(stroke);
            const auto struck = QRectF(stroke->from, stroke->to).normalized();
            QVERIFY(struck.height() > mm(2) && struck.width() > page.size.width() / 2);
            for (const auto& text : textsOf(page)) QVERIFY2(!text.box.intersects(struck), qPrintable(text.text));
        }
    }

    void aFormSaysItsPriceAndNoOtherMoney() {
        const auto pages = laidOut(prescriptionSheet(12));
        QStringList sums;
        for (const auto& page : pages.pages) {
            const auto words = wordsOf(page);
            QCOMPARE(words.count(u'¥'), 1);
            sums << words.mid(words.indexOf(u'¥') + 1, 5);
        }
        QCOMPARE(sums, (QStringList{QStringLiteral("50.15"), QStringLiteral("50.40"), QStringLiteral("20.23")}));
    }

    void theCodeSaysWhichFormAndNothingAboutAnybody() {
        const auto sheet = prescriptionSheet(5);
        QCOMPARE(readCode(ui::imageOf(laidOut(sheet).pages.front(), 1200)), QStringLiteral("jiayi:prescription:0193a000-0000-7000-8000-0000008c41f2:20261123-8C41F2"));
    }

    void longNamesAreWrappedAndKeptWhole() {
        auto sheet = prescriptionSheet(5);
        for (auto& medicine : sheet.medicines) {
            medicine.known = {};
            medicine.name = std::string("硫酸氢氯吡格雷阿司匹林与一种名字特别长的复方缓释制剂") + "sacubitril/valsartan/hydrochlorothiazide/extended-release-tablets";
            medicine.reason = "已知相互作用，监测后继续使用，患者知情同意";
        }
        sheet.clinic.name = "天津市南开区八里台街道社区卫生服务中心第三家庭医生签约服务站";
        sheet.person.name = "买买提·阿卜杜热合曼·玉素甫·艾力·吐尔逊";
        for (const auto language : {SheetLanguage::Chinese, SheetLanguage::English}) {
            const auto pages = laidOut(sheet, language);
            keep(pages, language == SheetLanguage::Chinese ? QStringLiteral("long_zh") : QStringLiteral("long_en"));
            QString medicines;
            for (const auto& page : pages.pages) medicines += columnOf(page, Paper{}.margin() + mm(6.5));
            QCOMPARE(medicines.count(ui::qs(sheet.medicines.front().name)), 5);
            QCOMPARE(medicines.count(ui::qs(sheet.medicines.front().reason)), 5);
            for (const auto& page : pages.pages) {
                QCOMPARE(misplaced(page), QStringList());
                QVERIFY(wordsOf(page).contains(ui::qs(sheet.clinic.name)));
                QVERIFY(wordsOf(page).contains(ui::qs(sheet.person.name)));
            }
        }
    }

    void whatOnePageCannotHoldGoesOnAndIsCounted() {
        auto sheet = prescriptionSheet(5);
        for (int more = 0; more < 150; ++more) sheet.diagnoses.push_back({"诊断" + std::to_string(more) + "号", {}, {}});
        const auto pages = laidOut(sheet);
        QVERIFY(pages.pages.size() > 1);
        const auto of = static_cast<int>(pages.pages.size());
        for (int number = 1; number <= of; ++number) {
            const auto& page = pages.pages[static_cast<std::size_t>(number - 1)];
            QVERIFY(wordsOf(page).contains(QStringLiteral("第%1页共%2页").arg(number).arg(of)));
            QCOMPARE(misplaced(page), QStringList());
            QCOMPARE(strokeOf(page).has_value(), number == of);
        }
        QVERIFY(wordsOf(pages).contains(QStringLiteral("诊断149号")));
    }

    void theColourIsAWordAndATint() {
        auto sheet = prescriptionSheet(1);
        sheet.style = {"emergency", {"Emergency", "急诊"}, {"pale yellow", "淡黄色"}, "#FFF3B8", {"n", "注"}, {}};
        const auto pages = laidOut(sheet);
        keep(pages, QStringLiteral("emergency_zh"));
        QVERIFY(wordsOf(pages).contains(QStringLiteral("急诊")));
        QVERIFY(wordsOf(pages).contains(QStringLiteral("淡黄色")));
        const auto tinted = std::any_of(pages.pages[0].marks.begin(), pages.pages[0].marks.end(), [](const ui::Mark& mark) {
            const auto* box = std::get_if<ui::BoxMark>(&mark);
            return box && box->fill == QColor(0xFF, 0xF3, 0xB8);
        });
        QVERIFY(tinted);
    }

    void aChildsFormAsksForTheWeightAndALongOneForTheSignature() {
        auto sheet = prescriptionSheet(1);
        QVERIFY(!wordsOf(laidOut(sheet)).contains(QStringLiteral("体重")));
        QVERIFY(!wordsOf(laidOut(sheet)).contains(QStringLiteral("患者或代领人")));
        sheet.style.kind = "paediatric";
        sheet.personSigns = true;
        keep(laidOut(sheet), QStringLiteral("paediatric_zh"));
        QVERIFY(wordsOf(laidOut(sheet)).contains(QStringLiteral("体重")));
        QVERIFY(wordsOf(laidOut(sheet)).contains(QStringLiteral("患者或代领人")));
    }

    void aDecoctionOfHerbsSaysGramsAndHandlingAndNoPriceThatNobodyKnows() {
        auto sheet = prescriptionSheet(0);
        sheet.style = {"herbal", {"Decoction", "中药饮片"}, {"white", "白色"}, "#FFFFFF", {"n", "中药饮片单独开具处方。"}, {}};
        pharmacy::SheetMedicine decoction;
        decoction.name = "加味汤";
        decoction.herbs = {{"附子", 9, "先煎"}, {"三七粉", 1.5, "冲服"}, {"甘草", 6}};
        decoction.days = 7;
        decoction.packs = 7;
        decoction.packUnit = "剂";
        sheet.medicines = {decoction};
        const auto pages = laidOut(sheet, SheetLanguage::Chinese);
        QCOMPARE(misplaced(pages.pages[0]), QStringList());
        const auto words = wordsOf(pages);
        for (const auto* piece : {"附子9g(先煎)", "三七粉1.5g(冲服)", "甘草6g"}) QVERIFY2(words.contains(QString::fromUtf8(piece)), piece);
        QVERIFY(!words.contains(QStringLiteral("加味汤")) && !words.contains(QStringLiteral("0.00")));
    }

    void aDecoctionHasItsPiecesSideBySide() {
        auto sheet = prescriptionSheet(0);
        sheet.style = {"herbal", {"Decoction", "中药饮片"}, {"white", "白色"}, "#FFFFFF", {"n", "中药饮片单独开具处方。"}, {}};
        pharmacy::SheetMedicine decoction;
        decoction.name = "黄芪30g、白术15g、防风10g、党参15g、茯苓12g、炙甘草6g、陈皮6g";
        decoction.typed = "水煎服 一日两次 饭后";
        decoction.days = 7;
        decoction.packs = 7;
        decoction.packUnit = "剂";
        decoction.price = Money{12345};
        sheet.medicines = {decoction};
        for (const auto language : {SheetLanguage::Chinese, SheetLanguage::English}) {
            const auto pages = laidOut(sheet, language);
            keep(pages, language == SheetLanguage::Chinese ? QStringLiteral("herbal_zh") : QStringLiteral("herbal_en"));
            QCOMPARE(pages.pages.size(), std::size_t{1});
            QCOMPARE(misplaced(pages.pages[0]), QStringList());
            const auto texts = textsOf(pages.pages[0]);
            const auto placeOf = [&](const QString& text) {
                const auto found = std::find_if(texts.begin(), texts.end(), [&](const auto& one) { return one.text == text; });
                return found == texts.end() ? QPointF() : found->base;
            };
            const auto first = placeOf(QStringLiteral("黄芪30g")), third = placeOf(QStringLiteral("防风10g")), fourth = placeOf(QStringLiteral("党参15g"));
            QCOMPARE(first.y(), third.y());
            QVERIFY(third.x() > first.x());
            QCOMPARE(fourth.x(), first.x());
            QVERIFY(fourth.y() > first.y());
            QVERIFY(wordsOf(pages).contains(QStringLiteral("水煎服一日两次饭后")));
        }
    }

    void sampleClinicsSaySo() {
        auto sheet = prescriptionSheet(5);
        QVERIFY(!wordsOf(laidOut(sheet)).contains(QStringLiteral("示例")));
        sheet.clinic.sample = true;
        keep(laidOut(sheet), QStringLiteral("sample_zh"));
        QVERIFY(wordsOf(laidOut(sheet)).contains(QStringLiteral("不得调剂")));
        QCOMPARE(laidOut(sheet).pages.size(), std::size_t{1});
        QCOMPARE(misplaced(laidOut(sheet).pages[0]), QStringList());
    }

    void aDoseThatWasNotUnderstoodIsPrintedAsTyped() {
        auto sheet = prescriptionSheet(1);
        sheet.medicines[0].amount.reset();
        sheet.medicines[0].typed = "遵医嘱递减";
        const auto words = wordsOf(laidOut(sheet));
        QVERIFY(words.contains(QStringLiteral("用法：遵医嘱递减，口服，28天")));
        QCOMPARE(words.count(QStringLiteral("遵医嘱递减")), 1);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestPrescriptionLayout;
JIAYI_TEST(TestPrescriptionLayout)
#include "tst_prescription_layout.moc"
