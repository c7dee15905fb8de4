#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/visit_layout.h"

namespace jiayi::test {

using ui::Paper;
using ui::PaperSize;
using ui::SheetLanguage;

namespace {

pharmacy::VisitPaper outpatientPaper() {
    const auto form = prescriptionSheet(1);
    pharmacy::VisitPaper paper;
    paper.key = "form.outpatient";
    paper.title = {"Outpatient record", "门诊病历"};
    paper.clinic = form.clinic;
    paper.person = form.person;
    paper.date = form.written;
    paper.doctor = form.doctor;
    paper.sections = {{{"Complaint and history", "主诉与病史"}, {{{"Chief complaint", "主诉"}, {"cough for 3 days", "咳嗽3天"}, true}}},
                      {{"Signs", "体征"}, {{{"Systolic", "收缩压"}, {"128", "128"}, false, "mm[Hg]"}, {{"Diastolic", "舒张压"}, {"78", "78"}, false, "mm[Hg]"}, {{"Weight", "体重"}, {}, false}}}};
    return paper;
}

}  // namespace

class TestVisitLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAnswerStandsOnThePageInItsLanguage_data() {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<bool>("a4");
        for (const bool chinese : {true, false})
            for (const bool a4 : {true, false}) QTest::addRow("%s %s", chinese ? "zh" : "en", a4 ? "A4" : "A5") << chinese << a4;
    }
    void everyAnswerStandsOnThePageInItsLanguage() {
        QFETCH(bool, chinese);
        QFETCH(bool, a4);
        const auto paper = outpatientPaper();
        const auto pages = ui::visitPages(paper, chinese ? SheetLanguage::Chinese : SheetLanguage::English, {a4 ? PaperSize::A4 : PaperSize::A5});
        keep(pages, QStringLiteral("visit_%1_%2").arg(chinese ? QStringLiteral("zh") : QStringLiteral("en"), a4 ? QStringLiteral("a4") : QStringLiteral("a5")));
        const auto words = wordsOf(pages);
        for (const auto& section : paper.sections)
            for (const auto& row : section.rows) {
                QVERIFY(words.contains(squeezed(ui::qs(chinese ? row.label.zh : row.label.en))));
                QVERIFY(words.contains(squeezed(ui::qs(chinese ? row.value.zh : row.value.en))));
            }
        QVERIFY(words.contains(chinese ? QStringLiteral("门诊病历") : QStringLiteral("Outpatientrecord")));
        for (const auto& page : pages.pages) QCOMPARE(misplaced(page), QStringList());
    }

    void anEmptyAnswerIsALineToWriteOn() {
        const auto rows = rowsOf(ui::visitPages(outpatientPaper(), SheetLanguage::English, {}));
        QVERIFY2(rows.contains(QStringLiteral("Weight________")), qPrintable(rows));
        QVERIFY2(rows.contains(QStringLiteral("Systolic128mmHgDiastolic78mmHg")), qPrintable(rows));  // side by side
    }

    void whatIsNotVerifiedIsSaidAtTheFoot() {
        auto paper = outpatientPaper();
        QVERIFY(!wordsOf(ui::visitPages(paper, SheetLanguage::English, {})).contains(QStringLiteral("nationalform")));
        paper.followUp = true;
        paper.title = {"Gout", "痛风"};
        paper.unverified = pharmacy::Unverified::Form;
        QVERIFY(wordsOf(ui::visitPages(paper, SheetLanguage::English, {})).contains(QStringLiteral("Notanationalform")));
        QVERIFY(wordsOf(ui::visitPages(paper, SheetLanguage::Chinese, {})).contains(QStringLiteral("痛风患者随访服务记录表")));
    }

    void aLongRecordGoesOnOverPagesAndLosesNothing() {
        auto paper = outpatientPaper();
        for (int i = 0; i < 120; ++i) paper.sections[1].rows.push_back({{"Field " + std::to_string(i), "项目" + std::to_string(i)}, {"value " + std::to_string(i), "值" + std::to_string(i)}, i % 7 == 0});
        const auto pages = ui::visitPages(paper, SheetLanguage::English, {});
        QVERIFY(pages.pages.size() > 1);
        const auto words = wordsOf(pages);
        for (int i = 0; i < 120; ++i) QVERIFY(words.contains(QStringLiteral("value%1").arg(i)));
        for (const auto& page : pages.pages) {
            QCOMPARE(misplaced(page), QStringList());
            QVERIFY(wordsOf(page).contains(squeezed(ui::qs(paper.person.name))));
        }
    }
};

}  // namespace jiayi::test

using jiayi::test::TestVisitLayout;
JIAYI_TEST(TestVisitLayout)
#include "tst_visit_layout.moc"
