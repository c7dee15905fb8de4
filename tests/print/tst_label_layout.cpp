// Specimen labels: what a laboratory's scanner and a nurse's eye find on them.
#include "models/diagnostics/orders/rules/order_number.h"
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/label_layout.h"

namespace jiayi::test {

using namespace ui;

class TestLabelLayout : public QObject {
    Q_OBJECT

    static orders::SpecimenLabel label(const char* seed = "a", int tests = 2) {
        orders::SpecimenLabel one;
        one.number = orders::orderNumber(derivedUuid({"label", seed}));
        one.name = "欧阳娜娜";
        one.sex = Sex::Female;
        one.age = 64;
        one.specimen = {"serum", "血清"};
        one.tube = {"yellow top (gel)", "黄帽管（分离胶）"};
        for (int i = 0; i < tests; ++i) one.tests.push_back(i % 2 == 0 ? orders::OrderText{"Lipid panel", "血脂四项"} : orders::OrderText{"Creatinine with eGFR", "血肌酐（含eGFR）"});
        one.at = startOfDay(makeDate(2026, 11, 23)) + std::chrono::hours{9};
        one.fasting = true;
        return one;
    }
    static QStringList troubles(const Page& page, const QRectF& within) {
        QStringList found;
        const auto texts = textsOf(page);
        for (std::size_t a = 0; a < texts.size(); ++a) {
            const auto box = texts[a].box.adjusted(1, 1, -1, -1);
            if (!within.contains(box)) found << QStringLiteral("off: ") + texts[a].text;
            for (std::size_t b = a + 1; b < texts.size(); ++b)
                if (box.intersects(texts[b].box.adjusted(1, 1, -1, -1))) found << texts[a].text + QStringLiteral(" over ") + texts[b].text;
            for (const auto& mark : page.marks)
                if (const auto* code = std::get_if<CodeMark>(&mark); code && code->box.intersects(box)) found << QStringLiteral("on the code: ") + texts[a].text;
        }
        return found;
    }
    static QString codeOn(const Page& page, double width) {
        for (const auto& mark : page.marks)
            if (const auto* code = std::get_if<CodeMark>(&mark)) {
                Page alone{{code->box.width(), code->box.height()}, {moved(mark, -code->box.topLeft())}};
                return readCode(imageOf(alone, static_cast<int>(width)));
            }
        return {};
    }

private Q_SLOTS:
    void aScannerReadsTheNumberAtTheCoarsenessOfALabelPrinter() {
        const auto pages = labelPages({label("a"), label("b")}, SheetLanguage::Chinese);
        QCOMPARE(pages.pages.size(), std::size_t{2});
        // 203 dots an inch: 50 mm are 400 dots, the code has 377 of them.
        QCOMPARE(codeOn(pages.pages[0], 377), QString::fromStdString(label("a").number));
        QCOMPARE(codeOn(pages.pages[1], 377), QString::fromStdString(label("b").number));
        keep(pages, QStringLiteral("labels"));
    }

    void everythingHasItsPlaceInBothLanguages() {
        for (const auto language : {SheetLanguage::Chinese, SheetLanguage::English})
            for (const int tests : {1, 2, 6}) {
                auto one = label("a", tests);
                one.urgent = one.sample = tests == 6;
                const auto page = labelPages({one}, language).pages.front();
                const auto found = troubles(page, QRectF(QPointF(), page.size));
                QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
            }
    }

    void itSaysWhatTellsTubesApart() {
        const auto words = wordsOf(labelPages({label()}, SheetLanguage::Chinese));
        for (const auto* each : {"欧阳娜娜", "64", "血清", "黄帽管", "血脂四项", "血肌酐", "2026-11-23"}) QVERIFY2(words.contains(QString::fromUtf8(each)), each);
        QVERIFY(words.contains(QString::fromStdString(label().number)));
    }

    void aSheetBeginsWhereLabelsAreLeft() {
        std::vector<orders::SpecimenLabel> labels;
        for (int i = 0; i < 4; ++i) labels.push_back(label(std::to_string(i).c_str()));
        const auto pages = labelSheetPages(labels, SheetLanguage::Chinese, 23);
        QCOMPARE(pages.pages.size(), std::size_t{2});
        const auto codes = [](const Page& page) {
            std::vector<QRectF> boxes;
            for (const auto& mark : page.marks)
                if (const auto* code = std::get_if<CodeMark>(&mark)) boxes.push_back(code->box);
            return boxes;
        };
        QVERIFY(codes(pages.pages[0]).size() == 2 && codes(pages.pages[1]).size() == 2);
        // The last row, second and third column; then the first row.
        QVERIFY(QRectF(mm(70), mm(259.5), mm(70), mm(37)).contains(codes(pages.pages[0])[0]) && QRectF(mm(140), mm(259.5), mm(70), mm(37)).contains(codes(pages.pages[0])[1]));
        QVERIFY(QRectF(0, mm(0.5), mm(70), mm(37)).contains(codes(pages.pages[1])[0]));
        for (const auto& page : pages.pages) QVERIFY(troubles(page, QRectF(QPointF(), page.size)).isEmpty());
        QCOMPARE(labelSheetPages(labels, SheetLanguage::Chinese, 21).pages.size(), std::size_t{1});
    }
};

}  // namespace jiayi::test

using jiayi::test::TestLabelLayout;
JIAYI_TEST(TestLabelLayout)
#include "tst_label_layout.moc"
