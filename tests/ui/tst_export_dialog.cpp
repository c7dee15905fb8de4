#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/common/notice.h"
#include "ui/common/tokens.h"
#include "ui/files/export_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestExportDialog : public QObject {
    Q_OBJECT

    struct Exporting {
        test::Answers<ExportDone> runs;
        QList<ExportWish> wishes;
        std::vector<roster::ImportControl> controls;
        ExportDialog dialog;
        explicit Exporting(std::optional<std::vector<roster::ResidentId>> list = {})
            : dialog(asks(), std::move(list)) {
            test::showActive(dialog, dialog.size());
        }
        ExportAsks asks() {
            return {[](QWidget*, ExportFormat format, const std::function<void(const QString&)>& take) {
                        take(format == ExportFormat::Csv ? u"/out/tables"_s : u"/out/all.json"_s);
                    },
                    [this](const ExportWish& wish, const roster::ImportControl& control) {
                        wishes << wish;
                        controls.push_back(control);
                        return runs.ask();
                    }};
        }
        template <class T = QWidget>
        T* find(const char* name) const {
            return dialog.findChild<T*>(QLatin1String(name));
        }
        void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &dialog, key, with);
        }
        void choose(const char* row, const QString& key) const {
            QTest::keyClick(find<ChipRow>(row)->chip(key), Qt::Key_Space);
        }
    };

private Q_SLOTS:
    void init() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void cleanup() { init(); }

    void everythingGoesOutMaskedUnlessSomebodyTicks() {
        Exporting exporting;
        exporting.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(exporting.wishes.isEmpty());  // nowhere to write to
        QCOMPARE(QApplication::focusWidget()->objectName(), u"export.target"_s);
        exporting.press(Qt::Key_O, Qt::ControlModifier);
        exporting.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(exporting.wishes.size(), 1);
        QCOMPARE(exporting.wishes[0].target, u"/out/all.json"_s);
        QVERIFY(!exporting.wishes[0].unmasked);
        QVERIFY(!exporting.wishes[0].residents);
        exporting.runs.give(0, ExportDone{6300, 184000});
        QVERIFY(exporting.find<Notice>("export.outcome")->spoken().contains(u"6,300 residents"_s));

        QTest::keyClick(exporting.find("export.unmasked"), Qt::Key_Space);
        QVERIFY(exporting.find("export.warning")->isVisible());
        exporting.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(exporting.wishes.at(1).unmasked);
    }

    void aListIsExportedAloneUnlessEverybodyIsChosen() {
        const std::vector<roster::ResidentId> list{{derivedUuid({"a"})}, {derivedUuid({"b"})}};
        Exporting exporting(list);
        exporting.choose("export.format", u"csv"_s);
        exporting.press(Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(exporting.find<QLineEdit>("export.target")->text(), u"/out/tables"_s);
        exporting.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(exporting.wishes.at(0).format, ExportFormat::Csv);
        QCOMPARE(exporting.wishes[0].residents->size(), std::size_t(2));
        exporting.runs.give(0, ExportDone{2, 40});
        exporting.choose("export.whom", u"all"_s);
        exporting.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!exporting.wishes.at(1).residents);
    }

    void escapeStopsARunningExportBeforeItClosesTheDialog() {
        Exporting exporting;
        exporting.press(Qt::Key_O, Qt::ControlModifier);
        exporting.press(Qt::Key_Return, Qt::ControlModifier);
        exporting.press(Qt::Key_Escape);
        QVERIFY(exporting.controls.at(0).stop.stop_requested());
        QVERIFY(exporting.dialog.isVisible());
        exporting.runs.give(0, Error{Errc::Busy, "export.cancelled", {}});
        QVERIFY(exporting.find<Notice>("export.outcome")->spoken().contains(u"No file was left behind"_s));
        exporting.press(Qt::Key_Escape);
        QVERIFY(!exporting.dialog.isVisible());
    }

    void aFileThatIsThereIsNeverReplacedAndTheWordsSayIt() {
        Exporting exporting;
        exporting.press(Qt::Key_O, Qt::ControlModifier);
        exporting.press(Qt::Key_Return, Qt::ControlModifier);
        exporting.runs.give(0, Error{Errc::Conflict, "file.exists", {}});
        QVERIFY(exporting.find<Notice>("export.outcome")->spoken().contains(u"already a file"_s));
        QCOMPARE(exporting.find<QLineEdit>("export.target")->text(), u"/out/all.json"_s);
    }

    void nothingIsCutOffInLargeChinese() {
        applyLanguage(u"zh_CN"_s);
        applyLook({true, 150});
        Exporting exporting(std::vector<roster::ResidentId>{{derivedUuid({"a"})}});
        QTest::keyClick(exporting.find("export.unmasked"), Qt::Key_Space);
        QTest::qWait(1);
        QCOMPARE(test::cutOff(exporting.dialog), QStringList{});
        QCOMPARE(test::nameless(exporting.dialog), QStringList{});
    }
};

JIAYI_TEST(TestExportDialog)
#include "tst_export_dialog.moc"
