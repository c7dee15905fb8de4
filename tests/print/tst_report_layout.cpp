// A laboratory's report on paper: as it was sent, with what a correction took the place of.
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/report_layout.h"

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

namespace {

ReportSheet reportSheet() {
    ReportSheet sheet;
    sheet.about.clinic.name = "Balitai Community Health Centre";
    sheet.about.clinic.sample = true;
    sheet.about.person = pharmacy::SheetPerson{};
    sheet.about.person->name = "王秀兰";
    sheet.about.day = makeDate(2026, 11, 20);
    auto& report = sheet.view.report;
    report.senderName = "Sample laboratory";
    report.number = "R1";
    report.issued = parseFhirTime("2026-11-20T09:30:00+08:00").value();
    report.test = {"LAB", "GLU", "Fasting glucose"};
    report.conclusion = "Repeat in a week";
    diagnostics::ItemView item;
    item.item.code = {"LAB", "GLU", "Glucose"};
    item.item.value.text = "7.90";
    item.item.value.kind = diagnostics::ValueKind::Numeric;
    item.item.value.number = 7.9;
    item.item.unit = "mmol/L";
    item.item.range.text = "3.9-6.1";
    item.item.flag = "H";
    item.item.method = "hexokinase";
    item.before = item.item;
    item.before->value.text = "5.40";
    item.before->value.number = 5.4;
    item.change = diagnostics::Change::Changed;
    sheet.view.items = {item};
    sheet.view.head.itemsDone = 1;
    sheet.view.head.itemsAwaited = 3;
    sheet.view.head.corrected = true;
    return sheet;
}

QString textOf(const Pages& pages) {
    QStringList all;
    for (const auto& page : pages.pages)
        for (const auto& mark : page.marks)
            if (const auto* text = std::get_if<TextMark>(&mark)) all << text->text;
    return all.join(u'\n');
}

}  // namespace

class TestReportLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhatTheLaboratorySaid() {
        const auto pages = reportPages(reportSheet(), SheetLanguage::English, {PaperSize::A4});
        const auto text = textOf(pages);
        for (const auto& words : {u"7.90 mmol/L"_s, u"3.9-6.1"_s, u"H"_s, u"Method: hexokinase"_s, u"Before the correction: 5.40 mmol/L"_s, u"Conclusion: Repeat in a week"_s,
                                  u"Partial, 1 of 3 · Corrected"_s, u"Not acknowledged yet."_s})
            QVERIFY2(text.contains(words), qPrintable(words + u"\n--\n"_s + text));
        // The file's name never says about whom it is.
        QVERIFY(!pages.title.contains(u"王"_s));
    }

    void whoAcknowledgedItStandsInTheFoot() {
        auto sheet = reportSheet();
        sheet.view.head.seen = true;
        sheet.view.head.acknowledgedBy = "chen";
        QVERIFY(textOf(reportPages(sheet, SheetLanguage::English, {PaperSize::A4})).contains(u"Acknowledged by chen."_s));
    }

    void everythingLiesOnThePaperInBothLanguages() {
        auto sheet = reportSheet();
        for (int more = 0; more < 60; ++more) sheet.view.items.push_back(sheet.view.items.front());
        for (const auto language : {SheetLanguage::English, SheetLanguage::Chinese}) {
            const auto pages = reportPages(sheet, language, {PaperSize::A4});
            QVERIFY(pages.pages.size() > 1);
            for (const auto& page : pages.pages)
                for (const auto& mark : page.marks)
                    if (const auto* text = std::get_if<TextMark>(&mark)) QVERIFY2(QRectF({}, page.size).contains(text->box), qPrintable(text->text));
        }
    }

    void aChineseSheetSpeaksChinese() { QVERIFY(textOf(reportPages(reportSheet(), SheetLanguage::Chinese, {PaperSize::A4})).contains(u"检验报告"_s)); }
};

JIAYI_TEST(TestReportLayout)
#include "tst_report_layout.moc"
