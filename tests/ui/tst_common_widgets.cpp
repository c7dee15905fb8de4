#include "tests/ui/ui_test.h"
#include "ui/common/busy_overlay.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/common/table_style.h"
#include "ui/common/tokens.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestCommonWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { applyLook({}); }

    void noneExcludesTheOthersAndTheOthersExcludeNone() {
        ChipRow row(ChipRow::Mode::Many);
        row.setObjectName(u"symptoms"_s);
        row.setExcluding(u"none"_s);
        row.setChoices({{u"none"_s, u"None"_s}, {u"thirst"_s, u"Thirst"_s}, {u"hunger"_s, u"Hunger"_s}});
        row.show();
        QSignalSpy changed(&row, &ChipRow::chosenChanged);
        const auto press = [&](const QString& key, Qt::Key with) { QTest::keyClick(row.chip(key), with); };
        press(u"thirst"_s, Qt::Key_Space);
        press(u"hunger"_s, Qt::Key_Return);
        QCOMPARE(row.chosen(), (QStringList{u"thirst"_s, u"hunger"_s}));
        press(u"none"_s, Qt::Key_Space);
        QCOMPARE(row.chosen(), QStringList{u"none"_s});
        press(u"thirst"_s, Qt::Key_Space);
        QCOMPARE(row.chosen(), QStringList{u"thirst"_s});
        QCOMPARE(changed.size(), 4);
        row.setChoices({{u"none"_s, u"无"_s}, {u"thirst"_s, u"多饮"_s}, {u"hunger"_s, u"多食"_s}});
        QCOMPARE(row.chosen(), QStringList{u"thirst"_s});  // another language, the same answer
        QCOMPARE(row.chip(u"thirst"_s)->text(), u"多饮"_s);
    }

    void oneOfOneRowStaysChosen() {
        ChipRow row(ChipRow::Mode::One);
        row.setChoices({{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}});
        row.setChosen({u"a"_s});
        QTest::keyClick(row.chip(u"a"_s), Qt::Key_Space);
        QCOMPARE(row.chosen(), QStringList{u"a"_s});
        QTest::keyClick(row.chip(u"a"_s), Qt::Key_Right);
        QTest::keyClick(row.chip(u"b"_s), Qt::Key_Space);
        QCOMPARE(row.chosen(), QStringList{u"b"_s});
    }

    void aButtonKeepsItsKeyAfterAnotherText() {
        QWidget window;
        Button button(Button::Kind::Primary, u"New visit"_s, &window);
        button.setKeys(QKeySequence(Qt::Key_F4));
        test::showActive(window);
        QSignalSpy clicked(&button, &QPushButton::clicked);
        button.setText(u"新增随访"_s);
        QTest::keyClick(&window, Qt::Key_F4);
        QCOMPARE(clicked.size(), 1);
        button.setEnabled(false);
        QTest::keyClick(&window, Qt::Key_F4);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(button.toolTip(), u"F4"_s);
    }

    void shortWorkShowsNoVeilAndLongWorkOffersCancel() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* edit = new QLineEdit(&window);
        auto* button = new Button(Button::Kind::Primary, u"Save"_s, &window);
        button->setKeys(QKeySequence(Qt::Key_F4));
        layout->addWidget(edit);
        layout->addWidget(button);
        BusyOverlay busy(&window);
        test::showActive(window);
        edit->setFocus();
        QSignalSpy cancelled(&busy, &BusyOverlay::cancelled);
        QSignalSpy saved(button, &QPushButton::clicked);
        auto* cancel = busy.findChild<Button*>(u"busy.cancel"_s);

        busy.start(u"Importing …"_s);
        QVERIFY(!cancel->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), u"x"_s);  // held at once
        QTest::keyClick(&window, Qt::Key_F4);
        busy.stop();
        QVERIFY(edit->text().isEmpty());
        QVERIFY(saved.isEmpty());
        QCOMPARE(QApplication::focusWidget(), edit);

        busy.start(u"Importing …"_s);
        busy.setProgress(2'100, 6'300);
        QTRY_VERIFY(cancel->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(busy.isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        busy.stop();
        QTest::keyClick(&window, Qt::Key_F4);
        QCOMPARE(saved.size(), 1);
    }

    void aQuickAnswerShowsNoLoadingAndAFailureCanBeTriedAgain() {
        auto* content = new QLabel(u"content"_s);
        StateStack stack(content);
        stack.resize(400, 300);
        stack.show();
        stack.showLoading(u"Loading residents …"_s);
        QCOMPARE(stack.currentWidget(), content);
        stack.showContent();
        QTest::qWait(350);
        QCOMPARE(stack.currentWidget(), content);
        stack.showLoading(u"Loading residents …"_s);
        QTRY_COMPARE(stack.currentWidget(), stack.panel());
        stack.showError(wordsFor({Errc::Busy, {}, {}}));
        QSignalSpy acted(&stack, &StateStack::acted);
        auto* again = stack.findChild<Button*>(u"state.action"_s);
        QVERIFY(again->isVisible());
        again->setFocus();
        QTest::keyClick(again, Qt::Key_Return);
        QCOMPARE(acted.size(), 1);
        stack.showEmpty(u"Nobody yet"_s, u"Import or add residents."_s);
        QVERIFY(!again->isVisible());
        QCOMPARE(stack.findChild<QLabel*>(u"state.title"_s)->text(), u"Nobody yet"_s);
    }

    void aToastGoesByItselfAndAWarningStays() {
        QWidget window;
        Toast toast(&window);
        test::showActive(window);
        toast.say(Tone::Ok, u"Visit signed."_s, u"Undo"_s);
        QVERIFY(toast.isVisible());
        QVERIFY(window.rect().contains(toast.geometry()));
        QSignalSpy undone(&toast, &Toast::acted);
        QTest::mouseClick(toast.findChild<Button*>(u"toast.action"_s), Qt::LeftButton);
        QCOMPARE(undone.size(), 1);
        QVERIFY(!toast.isVisible());
        toast.say(Tone::Bad, u"Not saved."_s);
        QVERIFY(!toast.findChild<Button*>(u"toast.action"_s)->isVisible());
        QTest::mouseClick(toast.findChild<Button*>(u"toast.close"_s), Qt::LeftButton);
        QVERIFY(!toast.isVisible());
    }

    void aNoticeEscapesWhatItIsGiven() {
        Notice notice(Tone::Warn);
        notice.setWords(u"a < b"_s, u"<b>bold</b>"_s);
        QCOMPARE(notice.spoken(), u"a < b <b>bold</b>"_s);
        bool escaped = false;
        for (const auto* label : notice.findChildren<QLabel*>())
            escaped |= label->text().contains(u"&lt;b&gt;"_s);
        QVERIFY(escaped);
    }

    void rowsFollowTheScaleAndPillsAreDrawn() {
        QTableView table;
        QStandardItemModel model(2, 1);
        model.setData(model.index(0, 0), u"now"_s);
        model.setData(model.index(0, 0), int(Tone::Bad), ToneRole);
        table.setModel(&model);
        styleTable(&table);
        table.resize(300, 200);
        table.show();
        QCOMPARE(table.rowHeight(0), 42);
        const auto image = table.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(14, 21), tokens().tone(Tone::Bad).fill);
        applyLook({false, 150});
        QTRY_COMPARE(table.rowHeight(0), 63);
    }
};

JIAYI_TEST(TestCommonWidgets)
#include "tst_common_widgets.moc"
