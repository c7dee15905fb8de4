// Tables on paper: every cell once, nothing beyond its page, whatever the page's size.
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/table_layout.h"

namespace jiayi::test {

using ui::Paper;
using ui::PaperSize;
using ui::PaperTable;
using ui::SheetLanguage;
using ui::TableSheet;

class TestTableLayout : public QObject {
    Q_OBJECT

    static TableSheet sheet(int rows) {
        TableSheet made;
        made.about.clinic = {"Sample clinic", {}, true};
        made.about.day = makeDate(2026, 11, 23);
        made.title = QStringLiteral("Indicators");
        made.subtitle = QStringLiteral("2026-01-01 to 2026-11-23");
        made.foot = QStringLiteral("Keep it from others.");
        made.language = SheetLanguage::English;
        PaperTable table{QStringLiteral("People"), {QStringLiteral("Name"), QStringLiteral("Why"), QStringLiteral("Until")}, {}};
        for (int row = 1; row <= rows; ++row)
            table.rows.push_back({QStringLiteral("样本%1。").arg(row), QStringLiteral("HbA1c has to be brought to its limit and measured again, and a follow-up is missing"), QStringLiteral("day%1.").arg(row)});
        made.tables = {table, {QStringLiteral("Nothing"), {QStringLiteral("Column")}, {}}};
        return made;
    }

private Q_SLOTS:
    void whatIsShortStaysOnOneLineBesideWhatIsLong() {
        const auto pages = ui::tablePages(sheet(3), Paper{PaperSize::A5});
        QStringList lines;
        for (const auto& text : textsOf(pages.pages.front())) lines << text.text;
        QVERIFY2(lines.contains(QStringLiteral("样本1。")) && lines.contains(QStringLiteral("day3.")) && lines.contains(QStringLiteral("Until")), qPrintable(lines.join(u'|')));
    }

    void everyCellStandsOnItOnce_data() {
        QTest::addColumn<bool>("a4");
        QTest::newRow("A5") << false;
        QTest::newRow("A4") << true;
    }
    void everyCellStandsOnItOnce() {
        QFETCH(bool, a4);
        const auto pages = ui::tablePages(sheet(60), Paper{a4 ? PaperSize::A4 : PaperSize::A5});
        keep(pages, a4 ? QStringLiteral("table_a4") : QStringLiteral("table_a5"));
        QVERIFY(pages.pages.size() > 1);
        const auto words = wordsOf(pages);
        for (int row = 1; row <= 60; ++row) {
            QCOMPARE(words.count(QStringLiteral("样本%1。").arg(row)), 1);
            QCOMPARE(words.count(QStringLiteral("day%1.").arg(row)), 1);
        }
        for (const auto& page : pages.pages) QCOMPARE(misplaced(page), QStringList());
        // The sample's mark, the foot and the title stand on every page.
        QCOMPARE(words.count(squeezed(QStringLiteral("Keep it from others."))), static_cast<int>(pages.pages.size()));
        QCOMPARE(words.count(squeezed(QStringLiteral("SAMPLE DATA"))), static_cast<int>(pages.pages.size()));
    }
};

}  // namespace jiayi::test

using jiayi::test::TestTableLayout;
JIAYI_TEST(TestTableLayout)
#include "tst_table_layout.moc"
