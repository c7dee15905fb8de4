#include "tests/ui/ui_test.h"
#include "ui/common/tokens.h"
#include "ui/shell/search_box.h"
#include "ui/shell/search_popup.h"

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestSearchBox : public QObject {
    Q_OBJECT

    struct Desk {
        test::Answers<QList<SearchHit>> answers;
        QStringList sought;
        QWidget window;
        SearchBox* box;
        QSignalSpy* chosen;

        Desk() {
            box = new SearchBox(
                [this](const QString& text) {
                    sought.append(text);
                    return answers.ask();
                },
                &window);
            auto* layout = new QVBoxLayout(&window);
            layout->addWidget(box);
            layout->addStretch(1);
            chosen = new QSignalSpy(box, &SearchBox::chosen);
            chosen->setParent(&window);
            test::showActive(window);
            box->focusAndSelect();
        }
        void type(const char* text) { QTest::keyClicks(box->edit(), QString::fromLatin1(text)); }
        void press(Qt::Key key) { QTest::keyClick(box->edit(), key); }
        QString message() const { return box->popup()->findChild<QLabel*>(u"search.message"_s)->text(); }
        QString chosenKey() const {
            return chosen->isEmpty() ? QString() : chosen->at(0).at(0).value<SearchHit>().key;
        }
    };

    static QList<SearchHit> people(int count) {
        QList<SearchHit> hits;
        for (int i = 0; i < count; ++i)
            hits.append({QString::number(i), u"张%1"_s.arg(i), u"Zhang"_s, u"Grid 07"_s});
        return hits;
    }

private Q_SLOTS:
    void everyKeystrokeAsksAndOnlyTheNewestAnswerIsShown() {
        Desk desk;
        desk.type("zx");
        QCOMPARE(desk.sought, (QStringList{u"z"_s, u"zx"_s}));
        desk.answers.give(1, people(2));
        QCOMPARE(desk.box->popup()->count(), 2);
        desk.answers.give(0, people(9));  // late, and no longer wanted
        QCOMPARE(desk.box->popup()->count(), 2);
    }

    void arrowsAndEnterChoose() {
        Desk desk;
        desk.type("z");
        desk.answers.give(0, people(3));
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Down);  // stays at the last
        desk.press(Qt::Key_Up);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.chosenKey(), u"1"_s);
        QVERIFY(!desk.box->popup()->isVisible());
        QVERIFY(desk.box->edit()->text().isEmpty());
    }

    void composingPinyinIsSearchedWithoutItsPartitions() {
        Desk desk;
        QInputMethodEvent composing(u"zhang'xiao"_s, {});
        QCoreApplication::sendEvent(desk.box->edit(), &composing);
        QTRY_COMPARE(desk.sought, QStringList{u"zhangxiao"_s});
        QVERIFY(desk.box->edit()->text().isEmpty());  // nothing was committed, nothing was disturbed
        QInputMethodEvent committed;
        committed.setCommitString(u"张晓"_s);
        QCoreApplication::sendEvent(desk.box->edit(), &committed);
        QTRY_COMPARE(desk.sought.last(), u"张晓"_s);
        QCOMPARE(desk.box->edit()->text(), u"张晓"_s);
    }

    void enterBeforeTheAnswerOpensTheOnlyOne() {
        Desk desk;
        desk.type("1");
        desk.press(Qt::Key_Return);  // a scanner is faster than any store
        QVERIFY(desk.chosen->isEmpty());
        desk.answers.give(0, people(1));
        QCOMPARE(desk.chosenKey(), u"0"_s);
    }

    void enterBeforeTheAnswerNeverGuessesAmongSeveral() {
        Desk desk;
        desk.type("1");
        desk.press(Qt::Key_Return);
        desk.answers.give(0, people(2));
        QVERIFY(desk.chosen->isEmpty());
        QVERIFY(desk.box->popup()->isVisible());
    }

    void nobodyFoundIsSaid() {
        Desk desk;
        desk.type("q");
        desk.answers.give(0, people(0));
        QVERIFY(desk.message().contains(u'q'));
        desk.press(Qt::Key_Return);
        QVERIFY(desk.chosen->isEmpty());
    }

    void aFailureIsSaidInWordsAndTheNextAnswerReplacesIt() {
        Desk desk;
        desk.type("q");
        desk.answers.give(0, Error{Errc::Busy, "store.busy", {}});
        QVERIFY(!desk.message().isEmpty());
        desk.type("w");
        desk.answers.abandon(1);
        QVERIFY(desk.box->popup()->isVisible());
        desk.type("e");
        desk.answers.give(2, people(1));
        QCOMPARE(desk.box->popup()->count(), 1);
    }

    void escEmptiesThenLeaves() {
        Desk desk;
        QSignalSpy left(desk.box, &SearchBox::left);
        desk.type("z");
        desk.answers.give(0, people(1));
        desk.press(Qt::Key_Escape);
        QVERIFY(!desk.box->popup()->isVisible());
        QVERIFY(desk.box->edit()->text().isEmpty());
        QVERIFY(left.isEmpty());
        desk.press(Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void anAnswerAfterEscStaysAway() {
        Desk desk;
        desk.type("z");
        desk.press(Qt::Key_Escape);
        desk.answers.give(0, people(1));
        QVERIFY(!desk.box->popup()->isVisible());
    }

    void anAnswerAfterTheBoxIsGoneHurtsNobody() {
        auto desk = std::make_unique<Desk>();
        desk->type("z");
        auto answers = std::move(desk->answers);
        desk.reset();
        answers.give(0, people(1));
        QCOMPARE(answers.asked(), std::size_t(1));
    }
};

JIAYI_TEST(TestSearchBox)
#include "tst_search_box.moc"
