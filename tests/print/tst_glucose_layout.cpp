#include "tests/print/sheet_fixture.h"
#include "tests/readings/sensor_files.h"
#include "tests/support/test_program.h"
#include "ui/print/glucose_layout.h"

namespace jiayi::test {

using ui::Paper;
using ui::PaperSize;
using ui::SheetLanguage;

namespace {

ui::GlucoseSheet glucoseSheet(int days) {
    const auto form = prescriptionSheet(1);
    const auto end = makeDate(2026, 11, 20);
    return {{form.clinic, form.person, makeDate(2026, 11, 23)}, "Sample sensor", readings::profileOf(readingRules(), sensorDays(end, days, 15, [](int minute) { return minute < 360 ? 3.5 : 8.0; }), end, 58)};
}

}  // namespace

class TestGlucoseLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fourteenDaysFitOnOneSheetOfA4InBothLanguages() {
        for (const auto language : {SheetLanguage::Chinese, SheetLanguage::English})
            for (const auto size : {PaperSize::A4, PaperSize::A5})
                for (const int days : {14, 5}) {
                    const auto pages = ui::glucosePages(glucoseSheet(days), readingRules(), language, {size});
                    keep(pages, QStringLiteral("glucose_%1_%2_%3").arg(days).arg(language == SheetLanguage::Chinese ? QStringLiteral("zh") : QStringLiteral("en"), size == PaperSize::A4 ? QStringLiteral("a4") : QStringLiteral("a5")));
                    if (size == PaperSize::A4) QCOMPARE(pages.pages.size(), std::size_t{1});
                    for (const auto& page : pages.pages) QVERIFY2(misplaced(page).isEmpty(), qPrintable(misplaced(page).join(u'\n')));
                    const auto words = wordsOf(pages);
                    for (const auto& band : readingRules().bands) QVERIFY(words.contains(squeezed(QString::fromStdString(language == SheetLanguage::Chinese ? band.words.zh : band.words.en))));
                }
    }

    void whatMayNotBeToldIsNotTold() {
        const auto whole = wordsOf(ui::glucosePages(glucoseSheet(14), readingRules(), SheetLanguage::English, {PaperSize::A4}));
        QVERIFY(whole.contains(QStringLiteral("6.3%")) && whole.contains(QStringLiteral("75.0%")) && !whole.contains(QStringLiteral("nottold")));
        const auto thin = wordsOf(ui::glucosePages(glucoseSheet(9), readingRules(), SheetLanguage::English, {PaperSize::A4}));
        QVERIFY(thin.contains(QStringLiteral("nottold")) && thin.contains(squeezed(QStringLiteral("read it with care"))));
    }
};

JIAYI_TEST(TestGlucoseLayout)

}  // namespace jiayi::test

#include "tst_glucose_layout.moc"
