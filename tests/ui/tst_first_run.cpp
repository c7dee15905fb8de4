#include "tests/ui/ui_test.h"
#include "ui/access/first_run_screen.h"
#include "ui/common/notice.h"
#include "ui/common/tokens.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestFirstRun : public QObject {
    Q_OBJECT

    struct FirstMinute {
        test::Answers<CreatedStore> stores;
        test::Answers<QString> demos;
        QList<NewStore> wanted;
        QString existing;
        FirstRunScreen screen{{[this](const NewStore& store) {
                                   wanted.append(store);
                                   return stores.ask();
                               },
                               [this] { return demos.ask(); }, [this] { return existing; }}};
        FirstMinute() { test::showActive(screen); }
        template <class T>
        T* find(const QString& name) const {
            return screen.findChild<T*>(name);
        }
        void fill(const QString& name, const QString& text) const {
            auto* edit = find<QLineEdit>(name);
            edit->clear();
            QTest::keyClicks(edit, text);
        }
        void fillAll() const {
            fill(u"new.institution"_s, u"H120103"_s);
            fill(u"new.clinic"_s, u"Balitai"_s);
            fill(u"new.user"_s, u"Chen"_s);
            fill(u"new.passphrase"_s, u"correct horse"_s);
            fill(u"new.again"_s, u"correct horse"_s);
        }
        void create() const {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        }
    };

private Q_SLOTS:
    void aNewStoreIsMadeByKeysAloneAndItsKeyWrittenDown() {
        FirstMinute first;
        QSignalSpy created(&first.screen, &FirstRunScreen::created);
        QTest::keyClick(&first.screen, Qt::Key_1, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"new.institution"_s);
        first.fillAll();
        first.create();
        QCOMPARE(first.wanted.size(), 1);
        QCOMPARE(first.wanted[0].institution, u"H120103"_s);
        QCOMPARE(first.wanted[0].passphrase, u"correct horse"_s);
        first.stores.give(0, CreatedStore{u"/clinic.jiayi"_s, u"ABCD-EFGH-2345"_s});
        QVERIFY(first.find<QLabel>(u"recovery.key"_s)->text().contains(u"EFGH"_s));
        QVERIFY(first.find<QLineEdit>(u"new.passphrase"_s)->text().isEmpty());
        first.fill(u"recovery.confirm"_s, u"EFGH"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(created.isEmpty());  // not what the paper says
        first.fill(u"recovery.confirm"_s, u"2345"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(created.size(), 1);
        QCOMPARE(created[0][0].toString(), u"/clinic.jiayi"_s);
        QCOMPARE(created[0][1].toString(), u"Chen"_s);
    }

    void twoDifferentPassphrasesAreNoPassphrase() {
        FirstMinute first;
        QTest::keyClick(&first.screen, Qt::Key_1, Qt::AltModifier);
        first.fillAll();
        first.fill(u"new.again"_s, u"correct house"_s);
        first.create();
        QVERIFY(first.wanted.isEmpty());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"new.again"_s);
        QVERIFY(!QApplication::focusWidget()->accessibleDescription().isEmpty());
    }

    void aStoreThatCannotBeMadeSaysWhyAndKeepsWhatWasTyped() {
        FirstMinute first;
        QTest::keyClick(&first.screen, Qt::Key_1, Qt::AltModifier);
        first.fillAll();
        first.create();
        first.stores.give(0, Error{Errc::Conflict, "store.exists", {}});
        QVERIFY(first.find<Notice>(u"new.notice"_s)->isVisible());
        QVERIFY(first.find<Notice>(u"new.notice"_s)->spoken().contains(u"already a store"_s));
        QCOMPARE(first.find<QLineEdit>(u"new.user"_s)->text(), u"Chen"_s);
        first.create();
        QCOMPARE(first.wanted.size(), 2);
    }

    void theDemoClinicIsOneKeyAwayAndAFailureIsSaid() {
        FirstMinute first;
        QSignalSpy made(&first.screen, &FirstRunScreen::demoMade);
        QTest::keyClick(&first.screen, Qt::Key_2, Qt::AltModifier);
        first.demos.give(0, Error{Errc::Full, "store.disk-full", {}});
        QVERIFY(first.find<Notice>(u"first.notice"_s)->isVisible());
        QTest::keyClick(&first.screen, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(first.demos.asked(), std::size_t(2));
        first.demos.give(1, u"/demo.jiayi"_s);
        QCOMPARE(made.size(), 1);
    }

    void anExistingStoreIsChosenOrNot() {
        FirstMinute first;
        QSignalSpy chosen(&first.screen, &FirstRunScreen::existingChosen);
        QTest::keyClick(&first.screen, Qt::Key_3, Qt::AltModifier);
        QVERIFY(chosen.isEmpty());
        first.existing = u"/old.jiayi"_s;
        QTest::keyClick(&first.screen, Qt::Key_3, Qt::AltModifier);
        QCOMPARE(chosen.size(), 1);
    }
};

JIAYI_TEST(TestFirstRun)
#include "tst_first_run.moc"
