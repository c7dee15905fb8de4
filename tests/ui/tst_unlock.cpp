#include "models/core/dates.h"
#include "tests/ui/ui_test.h"
#include "ui/access/lock_overlay.h"
#include "ui/access/passphrase_strength.h"
#include "ui/common/notice.h"
#include "ui/common/tokens.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestUnlock : public QObject {
    Q_OBJECT

    struct Door {
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        test::Answers<UnlockAnswer> answers;
        QList<QPair<QString, QString>> tries;
        UnlockScreen screen{clock, [this](const QString& user, const QString& passphrase) {
                                tries.append({user, passphrase});
                                return answers.ask();
                            }};
        QSignalSpy unlocked{&screen, &UnlockScreen::unlocked};

        Door() {
            screen.form()->setUsers({u"Chen"_s, u"Wang"_s});
            test::showActive(screen);
        }
        QLineEdit* edit() const { return screen.findChild<QLineEdit*>(u"unlock.passphrase"_s); }
        QString notice() const {
            const auto* shown = screen.findChild<Notice*>(u"unlock.notice"_s);
            return shown->isVisible() ? shown->spoken() : QString();
        }
        void attempt(const char* passphrase) {
            QTest::keyClicks(edit(), QString::fromLatin1(passphrase));
            QTest::keyClick(edit(), Qt::Key_Return);
        }
    };

private Q_SLOTS:
    void theRightPassphraseOpens() {
        Door door;
        QCOMPARE(QApplication::focusWidget(), door.edit());
        door.attempt("right");
        QCOMPARE(door.tries.size(), 1);
        QCOMPARE(door.tries[0].first, u"Chen"_s);
        QCOMPARE(door.tries[0].second, u"right"_s);
        door.answers.give(0, UnlockAnswer{true, 0s});
        QCOMPARE(door.unlocked.size(), 1);
        QVERIFY(door.edit()->text().isEmpty());  // it does not stay on the screen
    }

    void aWrongOneIsToldAndTheNextTryWaits() {
        Door door;
        door.attempt("wrong");
        door.answers.give(0, UnlockAnswer{false, 8s});
        QVERIFY(door.notice().contains(u"Wrong passphrase"_s));
        QVERIFY(door.notice().contains(u"0:08"_s));
        door.attempt("again");
        QCOMPARE(door.tries.size(), 1);  // refused while it counts down
        door.clock.advance(3s);
        QTRY_VERIFY(door.notice().contains(u"0:05"_s));
        door.clock.advance(5s);
        QTRY_VERIFY(!door.notice().contains(u"0:0"_s));
        QVERIFY(door.notice().contains(u"Wrong passphrase"_s));
        QTest::keyClick(door.edit(), Qt::Key_Return);  // what was typed meanwhile is still there
        QCOMPARE(door.tries.size(), 2);
        QCOMPARE(door.tries[1].second, u"again"_s);
        QVERIFY(door.unlocked.isEmpty());
    }

    void impatientEntersAreOneTry() {
        Door door;
        door.attempt("once");
        QTest::keyClick(door.edit(), Qt::Key_Return);
        QTest::keyClick(door.edit(), Qt::Key_Return);
        QCOMPARE(door.tries.size(), 1);
    }

    void anEmptyPassphraseIsNotTried() {
        Door door;
        QTest::keyClick(door.edit(), Qt::Key_Return);
        QVERIFY(door.tries.isEmpty());
    }

    void aDamagedStoreIsNotBlamedOnThePassphrase() {
        Door door;
        door.attempt("right");
        door.answers.give(0, Error{Errc::Corrupt, "store.damaged", {}});
        QVERIFY(door.notice().contains(u"damaged"_s));
        QVERIFY(!door.notice().contains(u"Wrong"_s));
    }

    void anotherUserIsChosenByKeys() {
        Door door;
        auto* users = door.screen.findChild<QComboBox*>(u"unlock.user"_s);
        users->setFocus();
        QTest::keyClick(users, Qt::Key_Down);
        door.edit()->setFocus();
        door.attempt("right");
        QCOMPARE(door.tries[0].first, u"Wang"_s);
    }

    void strengthFollowsWhatAGuesserMustTry() {
        QCOMPARE(strengthOf(u"short"_s), Strength::TooShort);
        QCOMPARE(strengthOf(u"12345678"_s), Strength::Weak);
        QCOMPARE(strengthOf(u"aaaaaaaaaaaaaaaa"_s), Strength::Weak);
        QCOMPARE(strengthOf(u"qwertyuiop"_s), Strength::Weak);
        QCOMPARE(strengthOf(u"correct horse battery"_s), Strength::Good);
        QVERIFY(strengthOf(u"今天下雨我骑车去医院"_s) == Strength::Good);
    }

    void theLockKeepsItsDelayAndForgetsWhatWasTyped() {
        ManualClock clock{startOfDay(makeDate(2026, 11, 22))};
        test::Answers<UnlockAnswer> answers;
        LockOverlay lock(clock, [&](const QString&, const QString&) { return answers.ask(); });
        test::showActive(lock);
        auto* edit = lock.findChild<QLineEdit*>(u"unlock.passphrase"_s);
        lock.form()->holdFor(30s);
        QTest::keyClicks(edit, u"secret"_s);
        lock.hide();
        lock.show();
        QVERIFY(edit->text().isEmpty());
        QTest::keyClicks(edit, u"secret"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(answers.asked(), std::size_t(0));
    }
};

JIAYI_TEST(TestUnlock)
#include "tst_unlock.moc"
