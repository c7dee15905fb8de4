#include "models/core/dates.h"
#include "tests/ui/ui_test.h"
#include "ui/shell/idle_lock.h"
#include "ui/shell/status_strip.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestStatusStrip : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + 10h};

    static QString part(const StatusStrip& strip, const QString& name) {
        const auto* label = strip.findChild<ElidedLabel*>(u"status."_s + name);
        return label->isVisibleTo(&strip) ? label->fullText() : QString();
    }

private Q_SLOTS:
    void eachStateIsSaidInWords_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("words");
        using S = SyncStatus::State;
        QTest::newRow("unpaired") << int(S::Unpaired) << u"No hub paired"_s;
        QTest::newRow("idle") << int(S::Idle) << u"Hub: synced 4"_s;
        QTest::newRow("running") << int(S::Running) << u"Hub: syncing"_s;
        QTest::newRow("offline") << int(S::Offline) << u"Hub: not reached, synced 4"_s;
        QTest::newRow("failing") << int(S::Failing) << u"Hub: in trouble, synced 4"_s;
        QTest::newRow("work offline") << int(S::WorkOffline) << u"Working offline, synced 4"_s;
        QTest::newRow("reconciling") << int(S::Reconciling) << u"Comparing with a restored hub"_s;
        QTest::newRow("halted") << int(S::Halted) << u"Hub: stopped. The consortium has revoked"_s;
        QTest::newRow("first load") << int(S::FirstLoad) << u"First load: 40"_s;
    }

    void eachStateIsSaidInWords() {
        QFETCH(int, state);
        QFETCH(QString, words);
        StatusStrip strip(m_clock);
        SyncStatus status;
        status.state = static_cast<SyncStatus::State>(state);
        status.lastSync = m_clock.now() - 4min;
        status.problem = "client.revoked";
        status.firstLoad = FirstLoadProgress{1, 3, 40, 100};
        strip.setStatus(status);
        QVERIFY2(part(strip, u"state"_s).startsWith(words), qPrintable(part(strip, u"state"_s)));
        QCOMPARE(strip.findChild<StateMark*>()->accessibleName(), part(strip, u"state"_s));
    }

    void whatWaitsAndWhatWasRefusedIsCountedAndNothingIsSaidOfZero() {
        StatusStrip strip(m_clock);
        SyncStatus status;
        status.state = SyncStatus::State::Idle;
        strip.setStatus(status);
        QVERIFY(part(strip, u"waiting"_s).isEmpty());
        QVERIFY(part(strip, u"trouble"_s).isEmpty());
        QVERIFY(part(strip, u"state"_s).contains(u"not synced yet"_s));
        status.waiting = 7;
        status.refused = 2;
        status.conflicts = 1;
        status.formularyVersion = u"2026-11.2"_s;
        status.nextTry = m_clock.now() + 15min;
        strip.setStatus(status);
        QVERIFY(part(strip, u"waiting"_s).startsWith(u'7'));
        QVERIFY(part(strip, u"trouble"_s).contains(u'2') && part(strip, u"trouble"_s).contains(u'1'));
        QVERIFY(part(strip, u"formulary"_s).contains(u"2026-11.2"_s));
        QVERIFY(part(strip, u"next"_s).contains(u"10:15"_s));
    }

    void whyTheHubRefusesIsSaidWhereItIsKnown() {
        StatusStrip strip(m_clock);
        SyncStatus status;
        status.state = SyncStatus::State::Idle;
        status.refused = 1;
        status.refusedReason = "a-reason-nobody-knows";
        strip.setStatus(status);
        QCOMPARE(part(strip, u"trouble"_s), u"1 refused"_s);
        status.refusedReason = "role.type";
        strip.setStatus(status);
        QVERIFY(part(strip, u"trouble"_s).startsWith(u"1 refused: The hub does not take this"_s));
        status.clockOff = 420s;
        strip.setStatus(status);
        QVERIFY(part(strip, u"trouble"_s).endsWith(u"clock wrong by 7 min"_s));
    }

    void whileNothingIsTriedNoNextTryIsPromised() {
        StatusStrip strip(m_clock);
        SyncStatus status;
        status.nextTry = m_clock.now() + 15min;
        for (const auto state : {SyncStatus::State::WorkOffline, SyncStatus::State::Halted}) {
            status.state = state;
            strip.setStatus(status);
            QVERIFY(part(strip, u"next"_s).isEmpty());
        }
        status.state = SyncStatus::State::Offline;
        strip.setStatus(status);
        QVERIFY(part(strip, u"next"_s).contains(u"10:15"_s));
    }

    void theDeskLocksAfterIdleMinutesAndAnyKeyStartsAfresh() {
        IdleLock idle(m_clock);
        QSignalSpy due(&idle, &IdleLock::lockDue);
        QVERIFY(!idle.left());
        idle.setLimit(10min);
        m_clock.advance(9min);
        idle.tick();
        QCOMPARE(idle.left(), std::optional(60s));
        QLineEdit edit;
        QTest::keyClick(&edit, Qt::Key_A);
        QCOMPARE(idle.left(), std::optional(std::chrono::seconds(600)));
        m_clock.advance(10min);
        idle.tick();
        QCOMPARE(due.size(), 1);
        idle.setSuspended(true);
        m_clock.advance(60min);
        idle.tick();
        QCOMPARE(due.size(), 1);
    }
};

JIAYI_TEST(TestStatusStrip)
#include "tst_status_strip.moc"
