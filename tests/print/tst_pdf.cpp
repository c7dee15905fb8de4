#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/bar_code.h"

#include <QPrinter>
#include <QProcess>
#include <QRawFont>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace jiayi::test {

using ui::Paper;
using ui::PaperSize;
using ui::SheetLanguage;

class TestPdf : public QObject {
    Q_OBJECT

    static QString said(const char* program, const QStringList& arguments) {
        QProcess process;
        process.start(QString::fromLatin1(program), arguments);
        process.waitForFinished(60000);
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
    }

    /// The shapes that a text is made of. A reader may say another character of the same shape (a radical for a Han), which no eye can tell.
    static QString shapesOf(const QString& text) {
        QString shapes;
        for (const auto glyph : QRawFont::fromFont(ui::TextStyle{}.font()).glyphIndexesForString(squeezed(text).remove(u'\f'))) shapes += QChar(static_cast<char16_t>(glyph));
        return shapes;
    }

private Q_SLOTS:
    void whatIsPrintedCanBeReadBackAndEveryFontIsEmbedded() {
        const QTemporaryDir folder;
        for (const auto language : {SheetLanguage::Chinese, SheetLanguage::English}) {
            const auto path = folder.filePath(language == SheetLanguage::Chinese ? QStringLiteral("zh.pdf") : QStringLiteral("en.pdf"));
            const auto pages = ui::prescriptionPages({prescriptionSheet(12)}, language, Paper{});
            QVERIFY(ui::savePdf(pages, path));
            const auto text = shapesOf(said("pdftotext", {QStringLiteral("-raw"), path, QStringLiteral("-")}));
            for (const auto& page : pages.pages)
                for (const auto& mark : textsOf(page)) {
                    QVERIFY2(text.contains(shapesOf(mark.text)), qPrintable(mark.text));
                }
            const auto fonts = said("pdffonts", {path}).split(u'\n', Qt::SkipEmptyParts);
            QVERIFY(fonts.size() > 2);  // two lines of heading
            for (const auto& font : fonts.mid(2)) {
                static const QRegularExpression flags(QStringLiteral("\\s(yes|no)\\s+(yes|no)\\s+(yes|no)\\s"));
                const auto found = flags.match(font);
                QVERIFY2(found.hasMatch() && found.captured(1) == QStringLiteral("yes") && found.captured(3) == QStringLiteral("yes"), qPrintable(font));
            }
            const auto info = said("pdfinfo", {path});
            QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Pages:\\s+3"))), qPrintable(info));
            QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Page size:\\s+4(19|20)\\S* x 59[45]"))), qPrintable(info));
            QVERIFY(!info.contains(QStringLiteral("王建国")));
        }
    }

    void theCodeOfThePdfReadsToo() {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("a.pdf"));
        QVERIFY(ui::savePdf(ui::prescriptionPages({prescriptionSheet(1)}, SheetLanguage::English, Paper{}), path));
        QProcess process;
        process.start(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("200"), QStringLiteral("-png"), QStringLiteral("-singlefile"), path, folder.filePath(QStringLiteral("a"))});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(readCode(QImage(folder.filePath(QStringLiteral("a.png")))), ui::codeText(prescriptionSheet(1)));
    }

    void aLabelsBarCodeReadsToo() {
        const auto mark = ui::codeMark(ui::CodeKind::Code128, QStringLiteral("120101001-000427"), QRectF(mm(5), mm(5), mm(60), mm(12)));
        QVERIFY(mark);
        QCOMPARE(readCode(ui::imageOf({QSizeF(mm(70), mm(22)), {*mark}}, 1400)), QStringLiteral("120101001-000427"));
        const auto refused = ui::codeMark(ui::CodeKind::Code128, QString(200, u'x'), QRectF(0, 0, mm(60), mm(12)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, std::string("code.text"));
    }

    void aFileIsNeverReplaced() {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("a.pdf"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("mine");
        before.close();
        const auto pages = ui::prescriptionPages({prescriptionSheet(1)}, SheetLanguage::English, Paper{});
        const auto saved = ui::savePdf(pages, path);
        QVERIFY(!saved);
        QCOMPARE(saved.error().reason, std::string("file.exists"));
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("mine"));
        const auto nowhere = ui::savePdf(pages, folder.filePath(QStringLiteral("none/a.pdf")));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().reason, std::string("file.write"));
    }

    void whatThePrinterGetsIsMovedByTheOffset() {
        ui::Page page{QSizeF(mm(100), mm(100)), {ui::BoxMark{QRectF(mm(10), mm(10), mm(20), mm(20)), QColor(Qt::black), 0, 0}}};
        const QTemporaryDir folder;
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY(ui::printOn(printer, {QStringLiteral("a"), {page}}, {mm(30), mm(5)}));
        QProcess process;
        process.start(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("254"), QStringLiteral("-png"), QStringLiteral("-singlefile"), printer.outputFileName(), folder.filePath(QStringLiteral("a"))});
        QVERIFY(process.waitForFinished(60000));
        const QImage image(folder.filePath(QStringLiteral("a.png")));
        const auto dark = [&](double x, double y) { return qGray(image.pixel(qRound(x * 10), qRound(y * 10))) < 128; };
        QVERIFY(dark(42, 17) && dark(58, 33));
        QVERIFY(!dark(38, 17) && !dark(42, 13) && !dark(62, 17));
    }
};

}  // namespace jiayi::test

using jiayi::test::TestPdf;
JIAYI_TEST(TestPdf)
#include "tst_pdf.moc"
