#include "tests/ui/import_page.h"
#include "ui/common/notice.h"
#include "ui/common/tokens.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>

#include <thread>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestImportScreen : public QObject {
    Q_OBJECT

    static QString cell(const QTableView* table, int row, int column) {
        return table->model()->index(row, column).data().toString();
    }

    static bool drop(QWidget* target, const QStringList& paths) {
        QMimeData mime;
        QList<QUrl> urls;
        for (const auto& path : paths) urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        if (!enter.isAccepted()) return false;
        QDropEvent dropped({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &dropped);
        return dropped.isAccepted();
    }

private Q_SLOTS:
    void init() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void cleanup() { init(); }

    void chosenFilesShowWhatTheyHold() {
        test::ImportPage page;
        QVERIFY(!page.find("import.dry")->isVisible());
        page.open({test::tableFile(), test::bundleFile()});
        QCOMPARE(page.lookedAt, QStringList{u"/lists/patients.xlsx"_s});
        const auto* found = page.find<QTableView>("import.found");
        QCOMPARE(cell(found, 0, 0), u"patients.xlsx"_s);
        QCOMPARE(cell(found, 0, 2), u"109 rows"_s);
        QCOMPARE(cell(found, 1, 2), u"1,543 resources"_s);
        QVERIFY(page.find("import.types")->accessibleName().contains(u"Claim  61 · kept unchanged"_s));
        QVERIFY(page.find("import.columns")->isVisible());
        QVERIFY(page.find("import.dry")->isEnabled());
        // The same file again is the same file.
        page.press(Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(page.looks.asked(), std::size_t(1));
    }

    void theMappingIsCorrectedAndImportedByKeysAlone() {
        test::ImportPage page;
        QSignalSpy imported(&page.screen, &ImportScreen::imported),
            roster(&page.screen, &ImportScreen::rosterAsked);
        page.open({test::tableFile()});
        QCOMPARE(QApplication::focusWidget(), page.find("import.columns"));
        QVERIFY(page.find<Notice>("import.warnings")->spoken().contains(u"Uric Acid"_s));
        for (int i = 0; i < 5; ++i) page.press(Qt::Key_Down);
        page.press(Qt::Key_Right);
        page.press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"cell.choice"_s);
        page.press(Qt::Key_Home);  // the observation's own unit stands first
        page.press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), page.find("import.columns"));
        QVERIFY(!page.find("import.warnings")->isVisible());
        page.press(Qt::Key_Down);
        page.press(Qt::Key_Left);
        page.press(Qt::Key_F2);
        page.press(Qt::Key_L);  // "Leave out"
        page.press(Qt::Key_Return);

        page.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(page.plans.size(), std::size_t(1));
        QVERIFY(!page.plans[0].dryRun);
        const auto& columns = page.plans[0].files[0].tables[0].mapping.columns;
        QCOMPARE(columns[5].unit, std::string("umol/L"));
        QCOMPARE(columns[6].target, std::string("ignore"));
        page.runs.give(0, test::mixedReport());
        QCOMPARE(imported.size(), 1);
        QCOMPARE(page.find<QLabel>("import.doneTitle")->text(), u"Import finished"_s);
        QCOMPARE(QApplication::focusWidget(), page.find("import.roster"));
        page.press(Qt::Key_Return);
        QCOMPARE(roster.size(), 1);
    }

    void aDryRunWritesNothingAndSaysWhatWouldHappenAndWhy() {
        test::ImportPage page;
        QSignalSpy imported(&page.screen, &ImportScreen::imported);
        page.open({test::tableFile()});
        page.press(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(page.plans.at(0).dryRun);
        page.runs.give(0, test::mixedReport());
        QVERIFY(imported.isEmpty());
        const auto* counts = page.find<QTableView>("import.counts");
        QCOMPARE(cell(counts, 0, 0), u"Claim"_s);
        QCOMPARE(cell(counts, 0, 4), u"61"_s);
        QCOMPARE(cell(counts, 3, 1), u"3,279"_s);
        const auto* rejects = page.find<QTableView>("import.rejects");
        QCOMPARE(cell(rejects, 0, 1), u"17"_s);
        QVERIFY2(cell(rejects, 0, 3).contains(u"check digit"_s), qPrintable(cell(rejects, 0, 3)));
        QVERIFY(page.find<Notice>("import.doubts")->spoken().contains(u"96 values"_s));
        for (int row = 0; row < rejects->model()->rowCount(); ++row)
            for (int column = 0; column < rejects->model()->columnCount(); ++column)
                QVERIFY(!cell(rejects, row, column).contains(u"110101199003077715"_s));

        // Another mapping: the report would tell of the old one.
        page.find("import.columns")->setFocus();
        page.press(Qt::Key_End, Qt::ControlModifier);
        page.press(Qt::Key_Left);
        page.press(Qt::Key_Left);
        page.press(Qt::Key_F2);
        page.press(Qt::Key_L);
        page.press(Qt::Key_Return);
        QVERIFY(!page.find("import.report")->isVisible());
    }

    void rejectsAreSavedWhereTheUserSaysAndAFailureIsSaid() {
        test::ImportPage page;
        page.open({test::tableFile()});
        page.press(Qt::Key_D, Qt::ControlModifier);
        page.runs.give(0, test::mixedReport());
        page.press(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(page.savedTo, QStringList{u"/lists/rejects.csv"_s});
        page.saves.give(0, Error{Errc::Denied, "file.write", {}});
        QVERIFY(page.find<Notice>("import.saved")->spoken().contains(u"cannot be written"_s));
        page.press(Qt::Key_S, Qt::ControlModifier);
        page.saves.give(1, Result<void>{});
        QVERIFY(page.find<Notice>("import.saved")->spoken().contains(u"/lists/rejects.csv"_s));
    }

    void aCancelledImportKeepsWhatItHasAndSaysSo() {
        test::ImportPage page;
        QSignalSpy imported(&page.screen, &ImportScreen::imported);
        page.open({test::tableFile()});
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!page.controls.at(0).stop.stop_requested());
        page.press(Qt::Key_Escape);
        QVERIFY(page.controls[0].stop.stop_requested());
        auto report = test::mixedReport();
        report.cancelled = true;
        page.runs.give(0, report);
        QCOMPARE(page.find<QLabel>("import.doneTitle")->text(), u"Import cancelled"_s);
        QCOMPARE(imported.size(), 1);  // the first part is there
    }

    void progressFromAnotherThreadMovesTheBarAndOutlivesThePage() {
        std::function<void(std::size_t, std::size_t)> late;
        {
            test::ImportPage page;
            page.open({test::tableFile()});
            page.press(Qt::Key_Return, Qt::ControlModifier);
            late = page.controls.at(0).progress;
            std::thread([&] { late(50, 200); }).join();
            QCoreApplication::processEvents();
            const auto* bar = page.screen.findChild<QProgressBar*>();
            QCOMPARE(bar->value() * 4, bar->maximum());
        }
        std::thread([&] { late(60, 200); }).join();
        QCoreApplication::processEvents();
    }

    void aDamagedFileSaysWhyAndTheOthersGoOn() {
        test::ImportPage page;
        page.open({test::damagedFile()});
        QCOMPARE(cell(page.find<QTableView>("import.found"), 0, 4), u"cannot be read"_s);
        QVERIFY(!page.find("import.dry")->isEnabled());
        page.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(page.plans.empty());
        page.chosen = {u"/lists/bundle.json"_s};
        page.open({test::bundleFile()});
        QVERIFY(page.find("import.dry")->isEnabled());
    }

    void aTableThatNamesNobodyIsNotImported() {
        auto table = test::hospitalTable();
        table.mapping.columns[0].target = "keep";
        table.problems = {{{}, "import.no-identity"}};
        test::ImportPage page;
        page.open({test::tableFile(table)});
        QVERIFY(page.find<Notice>("import.obstacles")->spoken().contains(u"whose rows"_s));
        QVERIFY(!page.find("import.run")->isEnabled());
        page.press(Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"Record:"_s);  // the first letters find it
        page.press(Qt::Key_Return);
        QVERIFY(!page.find("import.obstacles")->isVisible());
        QVERIFY(page.find("import.run")->isEnabled());
    }

    void filesAreDroppedAndTakenAwayAgain() {
        test::ImportPage page;
        QVERIFY(!drop(&page.screen, {}));
        QVERIFY(drop(&page.screen, {u"/lists/patients.xlsx"_s, u"/lists/damaged.xlsx"_s}));
        page.looks.give(0, test::looked({test::tableFile(), test::damagedFile()}));
        auto* found = page.find<QTableView>("import.found");
        QCOMPARE(found->model()->rowCount(), 2);
        found->setFocus();
        page.press(Qt::Key_Down);
        page.press(Qt::Key_Delete);
        QCOMPARE(found->model()->rowCount(), 1);
        QCOMPARE(cell(found, 0, 0), u"patients.xlsx"_s);
        page.press(Qt::Key_Delete);
        QVERIFY(!page.find("import.columns")->isVisible());
        QCOMPARE(QApplication::focusWidget(), page.find("import.choose"));
    }

    void severalTablesAreMappedEachForItself() {
        auto file = test::tableFile();
        auto second = test::hospitalTable();
        second.mapping.table = "follow-up";
        file.tables.push_back(second);
        test::ImportPage page;
        page.open({file});
        QTest::keyClick(page.find<ChipRow>("import.tables")->chip(u"1"_s), Qt::Key_Space);
        page.find("import.source")->setFocus();
        page.find<QLineEdit>("import.source")->selectAll();
        QTest::keyClicks(page.find("import.source"), u"hospital"_s);
        page.press(Qt::Key_D, Qt::ControlModifier);
        const auto& tables = page.plans.at(0).files[0].tables;
        QCOMPARE(tables[0].mapping.source, std::string("patients"));
        QCOMPARE(tables[1].mapping.source, std::string("hospital"));
    }

    void aStoreThatIsFullLosesNoMapping() {
        test::ImportPage page;
        page.open({test::tableFile()});
        page.press(Qt::Key_Return, Qt::ControlModifier);
        page.runs.give(0, Error{Errc::Full, "store.disk-full", {}});
        QVERIFY(page.find("import.failure")->isVisible());
        QVERIFY(page.find("import.columns")->isVisible());
        page.press(Qt::Key_Return, Qt::ControlModifier);
        page.runs.abandon(1);
        QVERIFY(page.find("import.failure")->isVisible());
    }

    void nothingIsCutOffAndEverythingHasAName_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        QTest::newRow("English") << u"en"_s << 100;
        QTest::newRow("English, large") << u"en"_s << 150;
        QTest::newRow("Chinese, large") << u"zh_CN"_s << 150;
    }
    void nothingIsCutOffAndEverythingHasAName() {
        QFETCH(QString, language);
        QFETCH(int, scale);
        applyLanguage(language);
        applyLook({false, scale});
        test::ImportPage page;
        QCOMPARE(test::cutOff(page.screen), QStringList{});
        page.open({test::tableFile(), test::bundleFile(), test::damagedFile()});
        page.press(Qt::Key_D, Qt::ControlModifier);
        page.runs.give(0, test::mixedReport());
        QTest::qWait(1);
        QCOMPARE(test::cutOff(page.screen), QStringList{});
        QCOMPARE(test::nameless(page.screen), QStringList{});
        const auto* scroll = page.screen.findChild<QScrollArea*>();
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        page.press(Qt::Key_Return, Qt::ControlModifier);
        page.runs.give(1, test::mixedReport());
        QTest::qWait(1);
        QCOMPARE(test::cutOff(page.screen), QStringList{});
    }
};

JIAYI_TEST(TestImportScreen)
#include "tst_import_screen.moc"
