#include "tests/print/sheet_fixture.h"
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/common/tokens.h"
#include "ui/print/page_view.h"
#include "ui/print/print_dialog.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

#include <map>

namespace jiayi::test {

using namespace ui;
using namespace Qt::StringLiterals;

class TestPrintDialog : public QObject {
    Q_OBJECT

    using Documents = std::vector<PrintDocument>;

    /// A desk with one printer, whose answers the test gives.
    struct Printing {
        Answers<Documents> reads;
        Answers<void> records;
        std::map<QString, PrintSetup> memory;
        QStringList recorded;
        QList<std::pair<Pages, PrintSetup>> printed;
        QStringList saved;
        Result<void> outcome;
        PrintDialog dialog;

        Printing() : dialog(asks()) { showActive(dialog, {980, 800}); }

        PrintAsks asks() {
            PrintAsks made;
            made.read = [this] { return reads.ask(); };
            made.printers = [] { return QList<PrinterChoice>{{u"Dot"_s, false, {{3, u"Lower"_s}}}, {u"Laser"_s, true, {}}}; };
            made.remembered = [this](const QString& key) { return memory[key]; };
            made.remember = [this](const QString& key, const PrintSetup& setup) { memory[key] = setup; };
            made.record = [this](const QString& key) {
                recorded << key;
                return records.ask();
            };
            made.print = [this](const Pages& pages, const PrintSetup& setup) {
                printed.push_back({pages, setup});
                return outcome;
            };
            made.chooseFile = [](QWidget*, const QString& name, const std::function<void(const QString&)>& chosen) { chosen(u"/out/"_s + name); };
            made.save = [this](const Pages&, const QString& path) {
                saved << path;
                return outcome;
            };
            return made;
        }
        static Documents documents() {
            return {{u"prescription"_s, [] { return u"Prescription"_s; }, u"prescription"_s,
                     [](const PrintSetup& setup) { return prescriptionPages({prescriptionSheet(12)}, setup.language, {setup.paper}); }},
                    {u"leaflet"_s, [] { return u"Leaflet"_s; }, u"guidance"_s, [](const PrintSetup& setup) {
                         auto value = leaflet(1);
                         value.clinic.phone = utf8(setup.phone);
                         return leafletPages(value, setup.language, {setup.paper});
                     }}};
        }
        void open() { reads.give(0, documents()); }
        template <class T = QWidget>
        T* find(const char* name) const {
            return dialog.findChild<T*>(QLatin1String(name));
        }
        QString shown() const { return find<PageView>("print.page")->accessibleDescription(); }
        QString number() const { return find<QLabel>("print.number")->text(); }
        QString said() const { return find<Notice>("print.outcome")->isVisible() ? find<Notice>("print.outcome")->spoken() : QString(); }
        void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(&dialog, key, with); }
        void choose(const char* row, const QString& chip) const { QTest::keyClick(find<ChipRow>(row)->chip(chip), Qt::Key_Space); }
    };

private Q_SLOTS:
    void init() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void cleanup() { init(); }

    void thePagesAreShownAndTurned() {
        Printing printing;
        QVERIFY(!printing.find("print.print")->isEnabled());
        printing.open();
        QVERIFY(printing.find("print.print")->isEnabled());
        QCOMPARE(printing.number(), u"Page 1 of 3"_s);
        QVERIFY(printing.shown().contains(u"盐酸二甲双胍缓释片"_s));
        printing.key(Qt::Key_PageDown);
        QCOMPARE(printing.number(), u"Page 2 of 3"_s);
        QVERIFY(printing.shown().contains(u"(2/3)"_s));
        printing.key(Qt::Key_PageDown);
        printing.key(Qt::Key_PageDown);
        QCOMPARE(printing.number(), u"Page 3 of 3"_s);
        printing.key(Qt::Key_PageUp);
        QCOMPARE(printing.number(), u"Page 2 of 3"_s);
    }

    void theSheetHasItsOwnLanguageAndPaper() {
        Printing printing;
        printing.open();
        QVERIFY(printing.shown().contains(u"处 方 笺"_s));
        printing.choose("print.language", u"en"_s);
        QVERIFY(printing.shown().contains(u"PRESCRIPTION"_s));
        printing.choose("print.paper", u"a4"_s);
        printing.key(Qt::Key_P, Qt::ControlModifier);
        printing.records.give(0, {});
        QCOMPARE(printing.printed.size(), 1);
        QCOMPARE(printing.printed[0].first.pages[0].size, QSizeF(mm(210), mm(297)));
    }

    void nothingLeavesBeforeTheTrailIsWritten() {
        Printing printing;
        printing.open();
        printing.key(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(printing.recorded, QStringList{u"prescription"_s});
        QVERIFY(printing.printed.isEmpty());
        printing.key(Qt::Key_P, Qt::ControlModifier);  // no second copy while the first is under way
        QCOMPARE(printing.recorded.size(), 1);
        printing.records.give(0, {});
        QCOMPARE(printing.printed.size(), 1);
        QVERIFY(printing.said().contains(u"Sent to the printer"_s));

        printing.key(Qt::Key_P, Qt::ControlModifier);
        printing.records.give(1, Error{Errc::Full, "store.full", {}});
        QCOMPARE(printing.printed.size(), 1);
        QVERIFY(!printing.said().isEmpty() && !printing.said().contains(u"Sent"_s));
    }

    void eachDocumentRemembersPrinterTrayAndOffset() {
        Printing printing;
        printing.memory[u"leaflet"_s].paper = PaperSize::A4;
        printing.open();
        QCOMPARE(printing.find<ChoiceEdit>("print.printer")->key(), u"Laser"_s);  // the system's own choice
        auto* printer = printing.find<ChoiceEdit>("print.printer");
        printer->setFocus();
        QTest::keyClick(printer, Qt::Key_Home);
        Q_EMIT printer->chosen(printer->key());
        QCOMPARE(printer->key(), u"Dot"_s);
        printing.find<ChoiceEdit>("print.tray")->setKey(u"3"_s);
        printing.find<QLineEdit>("print.right")->setText(u"2.5"_s);
        printing.find<QLineEdit>("print.down")->setText(u"-1"_s);
        printing.key(Qt::Key_P, Qt::ControlModifier);
        printing.records.give(0, {});
        const auto& setup = printing.printed.at(0).second;
        QCOMPARE(setup.printer, u"Dot"_s);
        QCOMPARE(setup.tray, 3);
        QCOMPARE(setup.right, 2.5);
        QCOMPARE(setup.down, -1.0);
        QVERIFY(printing.memory[u"prescription"_s] == setup);

        printing.choose("print.document", u"leaflet"_s);
        QCOMPARE(printing.find<QLineEdit>("print.right")->text(), u"0"_s);
        QVERIFY(printing.find<ChipRow>("print.paper")->chosen().contains(u"a4"_s));
        printing.choose("print.document", u"prescription"_s);
        QCOMPARE(printing.find<QLineEdit>("print.right")->text(), u"2.5"_s);
        QCOMPARE(printing.find<ChoiceEdit>("print.tray")->key(), u"3"_s);
    }

    void anOffsetThatIsNoFigureStopsThePrinting() {
        Printing printing;
        printing.open();
        printing.find<QLineEdit>("print.right")->setText(u"99"_s);
        printing.key(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(printing.recorded.isEmpty());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"print.right"_s);
    }

    void aPdfIsSavedAndWhatStandsAgainstItIsSaid() {
        Printing printing;
        printing.open();
        printing.key(Qt::Key_S, Qt::ControlModifier);
        printing.records.give(0, {});
        QCOMPARE(printing.saved, QStringList{u"/out/prescription.pdf"_s});
        QVERIFY(printing.said().contains(u"/out/prescription.pdf"_s));
        printing.outcome = Error{Errc::Conflict, "file.exists", {}};
        printing.key(Qt::Key_S, Qt::ControlModifier);
        printing.records.give(1, {});
        QVERIFY(printing.said().contains(u"already a file"_s));
    }

    void theClinicsTelephoneIsTypedOnceAndStandsOnTheLeaflet() {
        Printing printing;
        printing.open();
        printing.choose("print.document", u"leaflet"_s);
        printing.find<QLineEdit>("print.phone")->setText(u"022-555"_s);
        QVERIFY(printing.shown().contains(u"022-555"_s));
    }

    void whatCannotBeReadIsSaidAndAskedForAgain() {
        Printing printing;
        printing.reads.give(0, Error{Errc::NotFound, "prescription.not-found", {}});
        QVERIFY(!printing.find("print.print")->isEnabled());
        Q_EMIT printing.dialog.findChild<StateStack*>()->acted();
        QCOMPARE(printing.reads.asked(), std::size_t{2});
        printing.reads.give(1, Printing::documents());
        QCOMPARE(printing.number(), u"Page 1 of 3"_s);
    }

    void everythingIsNamedAndNothingIsCutOff_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        for (const auto* language : {"en", "zh_CN"})
            for (const int scale : {100, 150}) QTest::addRow("%s %d", language, scale) << QString::fromLatin1(language) << scale;
    }
    void everythingIsNamedAndNothingIsCutOff() {
        QFETCH(QString, language);
        QFETCH(int, scale);
        applyLook({false, scale});
        applyLanguage(language);
        Printing printing;
        printing.open();
        printing.key(Qt::Key_S, Qt::ControlModifier);
        printing.records.give(0, {});
        printing.dialog.resize(px(980), px(800));
        QCOMPARE(nameless(printing.dialog), QStringList());
        QCOMPARE(cutOff(printing.dialog), QStringList());
    }
};

}  // namespace jiayi::test

using jiayi::test::TestPrintDialog;
JIAYI_TEST(TestPrintDialog)
#include "tst_print_dialog.moc"
