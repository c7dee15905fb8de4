#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"

namespace jiayi::test {

using ui::Paper;
using ui::PaperSize;
using ui::SheetLanguage;

class TestLeafletLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMedicineIsSaidInPlainWords_data() {
        QTest::addColumn<int>("lines");
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<bool>("a4");
        for (const int lines : {1, 5, 12})
            for (const bool chinese : {true, false})
                for (const bool a4 : {false, true}) QTest::addRow("%d lines, %s, %s", lines, chinese ? "zh" : "en", a4 ? "A4" : "A5") << lines << chinese << a4;
    }
    void everyMedicineIsSaidInPlainWords() {
        QFETCH(int, lines);
        QFETCH(bool, chinese);
        QFETCH(bool, a4);
        const auto language = chinese ? SheetLanguage::Chinese : SheetLanguage::English;
        const auto value = leaflet(lines);
        const auto pages = ui::leafletPages(value, language, Paper{a4 ? PaperSize::A4 : PaperSize::A5});
        keep(pages, QStringLiteral("leaflet_%1_%2_%3").arg(lines).arg(chinese ? QStringLiteral("zh") : QStringLiteral("en"), a4 ? QStringLiteral("a4") : QStringLiteral("a5")));
        const ui::SheetWords say(language);
        const auto words = wordsOf(pages);
        for (const auto& one : value.medicines) {
            QVERIFY(words.contains(squeezed(say.medicine(one.medicine))));
            QVERIFY(words.contains(squeezed(say.amount(one.medicine))));
            QVERIFY(words.contains(squeezed(say.frequency(one.medicine))));
            for (const auto& advice : one.advice) QVERIFY(words.contains(squeezed(say.of(advice.text))));
        }
        QVERIFY(words.contains(squeezed(say.date(*value.nextVisit))));
        QVERIFY(words.contains(QStringLiteral("022-23501234")));
        QVERIFY(!words.contains(QStringLiteral("1201**")));
        QVERIFY(!words.contains(u'¥'));
        for (std::size_t number = 1; number <= pages.pages.size(); ++number) {
            QCOMPARE(misplaced(pages.pages[number - 1]), QStringList());
            const auto counted = say.translate("Print", "Page %1 of %2").arg(number).arg(pages.pages.size());
            QVERIFY(wordsOf(pages.pages[number - 1]).contains(squeezed(counted)));
        }
    }

    void aPersonCountsTabletsFirst() {
        const auto words = rowsOf(ui::leafletPages(leaflet(1), SheetLanguage::English, {}));
        QVERIFY(words.contains(QStringLiteral("Howmuch2tablets=1g,bymouth")));
        QVERIFY(rowsOf(ui::prescriptionPages({prescriptionSheet(1)}, SheetLanguage::Chinese, {})).contains(QStringLiteral("每次1g（2片），每日2次")));
    }

    void aMedicineIsNotTornOverTwoPages() {
        for (const auto size : {PaperSize::A4, PaperSize::A5}) {
            const auto pages = ui::leafletPages(leaflet(12), SheetLanguage::English, Paper{size});
            QVERIFY(pages.pages.size() > 3);
            for (const auto& page : pages.pages) {
                // The disc stands before the name, the tests end what is said.
                const auto discs = std::count_if(page.marks.begin(), page.marks.end(), [](const ui::Mark& mark) {
                    const auto* box = std::get_if<ui::BoxMark>(&mark);
                    return box && box->box.width() < mm(10);
                });
                QVERIFY(discs > 0);
                QCOMPARE(wordsOf(page).count(QStringLiteral("Tests")), discs);
            }
        }
    }

    void onlyUnsignedTextsAreMarkedAndTheFootExplainsTheMark() {
        auto value = leaflet(1);
        auto words = wordsOf(ui::leafletPages(value, SheetLanguage::English, {}));
        QVERIFY(words.contains(QStringLiteral("Lowersbloodsugar.°")));
        QVERIFY(!words.contains(QStringLiteral("Takeitwithameal.°")));
        QVERIFY(words.contains(QStringLiteral("°Generalknowledge")));
        for (auto& advice : value.medicines[0].advice) advice.pharmacistSigned = true;
        words = wordsOf(ui::leafletPages(value, SheetLanguage::English, {}));
        QVERIFY(!words.contains(u'°'));
    }

    void whatNobodyHasWrittenIsLeftToTheDoctor() {
        auto value = leaflet(1);
        value.medicines[0].advice.clear();
        value.nextVisit.reset();
        value.clinic.phone.clear();
        const auto pages = ui::leafletPages(value, SheetLanguage::English, {});
        keep(pages, QStringLiteral("leaflet_nothing_known_en"));
        const auto words = rowsOf(pages);
        QVERIFY(words.contains(QStringLiteral("WhatitisforAskyourdoctor")));
        QVERIFY(words.contains(QStringLiteral("WatchforAskyourdoctor")));
        QVERIFY(!words.contains(QStringLiteral("Remember")));
        QVERIFY(words.contains(QStringLiteral("Comeagainon______________(askyourdoctor)")));
        QVERIFY(words.contains(QStringLiteral("Ourtelephone______________")));
    }
};

}  // namespace jiayi::test

using jiayi::test::TestLeafletLayout;
JIAYI_TEST(TestLeafletLayout)
#include "tst_leaflet_layout.moc"
