#include "tests/support/test_program.h"
#include "ui/sync/sync_screen.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTableView>

using namespace jiayi;

namespace {

template <class T>
QFuture<Result<T>> syncAnswer(Result<T> value) {
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

ui::SyncPage pageWithConflict() {
    ui::SyncPage page;
    page.status.paired = true;
    page.status.hubUrl = "https://hub.test";
    page.status.waiting = 3;
    sync::Conflict conflict;
    conflict.id = derivedUuid({"conflict"});
    conflict.type = "Patient";
    conflict.path = "telecom[phone|]";
    conflict.base = "[{\"system\":\"phone\",\"value\":\"1\"}]";
    conflict.mine = "[{\"system\":\"phone\",\"value\":\"2\"}]";
    conflict.theirs = "[{\"system\":\"phone\",\"value\":\"3\"}]";
    page.conflicts.push_back({conflict, QStringLiteral("样本")});
    page.log.push_back({Instant{}, "round", 12, 7, ""});
    return page;
}

}  // namespace

class TestSyncScreen : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22))};

private Q_SLOTS:
    void aConflictIsDecidedWithOneKey_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("mine");
        QTest::newRow("mine") << int(Qt::Key_1) << true;
        QTest::newRow("theirs") << int(Qt::Key_2) << false;
    }
    void aConflictIsDecidedWithOneKey() {
        QFETCH(int, key);
        QFETCH(bool, mine);
        auto page = pageWithConflict();
        std::vector<std::pair<Uuid, ui::ConflictChoice>> decided;
        ui::SyncFunctions functions;
        functions.read = [&page] { return syncAnswer(Result<ui::SyncPage>(page)); };
        functions.resolve = [&](const Uuid& id, ui::ConflictChoice choice) {
            decided.emplace_back(id, choice);
            page.conflicts.clear();
            return syncAnswer(Result<bool>(true));
        };
        ui::SyncScreen screen(functions, m_clock);
        QSignalSpy resolved(&screen, &ui::SyncScreen::resolved);
        screen.show();
        screen.reload();
        const auto name = QStringLiteral("conflict.") + QString::fromStdString(derivedUuid({"conflict"}).toString());
        QTRY_VERIFY(screen.findChild<QWidget*>(name));
        auto* panel = screen.findChild<QWidget*>(name);
        QVERIFY(panel->accessibleName().contains(QLatin1String("2")));
        panel->setFocus();
        QTest::keyClick(panel, static_cast<Qt::Key>(key));
        QTRY_COMPARE(resolved.size(), 1);
        QCOMPARE(decided.size(), std::size_t{1});
        QVERIFY(decided.front().first == derivedUuid({"conflict"}));
        QVERIFY(decided.front().second == (mine ? ui::ConflictChoice::Mine : ui::ConflictChoice::Theirs));
        QTRY_VERIFY(!screen.findChild<QWidget*>(name));
    }

    void aStoreThatCannotBeReadSaysSoAndMayBeAskedAgain() {
        int asked = 0;
        ui::SyncFunctions functions;
        functions.read = [&] {
            return syncAnswer(++asked == 1 ? Result<ui::SyncPage>(Error{Errc::Corrupt, "store.damaged", {}}) : Result<ui::SyncPage>(pageWithConflict()));
        };
        ui::SyncScreen screen(functions, m_clock);
        screen.show();
        screen.reload();
        QTRY_COMPARE(asked, 1);
        auto* table = screen.findChild<QTableView*>(QStringLiteral("sync.log"));
        QTRY_VERIFY(!table->isVisible());
        screen.reload();
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void withoutAHubNothingCanBeSynced() {
        ui::SyncFunctions functions;
        functions.read = [] { return syncAnswer(Result<ui::SyncPage>(ui::SyncPage{})); };
        ui::SyncScreen screen(functions, m_clock);
        screen.show();
        screen.reload();
        QTRY_VERIFY(!screen.findChild<QWidget*>(QStringLiteral("sync.now"))->isEnabled());
    }

    void valuesAreReadAsWordsNotAsJson() {
        QCOMPARE(ui::readable("\"幸福路 1 号\""), QStringLiteral("幸福路 1 号"));
        QCOMPARE(ui::readable("[{\"system\":\"phone\",\"value\":\"13800000000\"}]"), QStringLiteral("13800000000"));
        QCOMPARE(ui::readable(""), QStringLiteral("—"));
        QCOMPARE(ui::fieldName(QStringLiteral("telecom[phone|]")), QStringLiteral("Phone"));
    }
};

JIAYI_TEST(TestSyncScreen)
#include "tst_sync_screen.moc"
