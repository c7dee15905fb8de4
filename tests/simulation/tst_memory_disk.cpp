#include "tests/support/test_program.h"

#include "models/db/query.h"
#include "tests/simulation/violation.h"
#include "tests/support/memory_disk.h"

namespace jiayi::simulation {

using test::MemoryDisk;

class TestMemoryDisk : public QObject {
    Q_OBJECT

    static std::unique_ptr<db::Database> open(MemoryDisk& disk) { return need(db::Database::open({"a.db", {}, true, false, &disk}), 0, "open"); }
    static Result<void> insert(db::Database& database, int value) {
        return db::attempt([&]() -> Result<void> {
            db::Transaction transaction(database);
            db::Query(database, "INSERT INTO t (x, filler) VALUES (?, zeroblob(3000))", value).run();
            transaction.commit();
            return {};
        });
    }
    static std::int64_t rowsOf(db::Database& database) {
        db::Query query(database, "SELECT count(*) FROM t");
        query.next();
        return query.integer(0);
    }
    static MemoryDisk::Image withTable() {
        MemoryDisk disk;
        {
            auto database = open(disk);
            database->execute("CREATE TABLE t (x INTEGER, filler BLOB)");
        }
        return disk.image();
    }

private Q_SLOTS:
    void aStoreOnItIsThereAgainAfterClosing() {
        MemoryDisk disk(withTable());
        need(insert(*open(disk), 1), 0, "insert");
        QCOMPARE(rowsOf(*open(disk)), 1);
        QCOMPARE(disk.openFiles(), 0);
    }

    void twoConnectionsShareItsWal() {
        MemoryDisk disk(withTable());
        auto one = open(disk), two = open(disk);
        need(insert(*one, 1), 0, "insert");
        QCOMPARE(rowsOf(*two), 1);
        need(insert(*two, 2), 0, "insert");
        QCOMPARE(rowsOf(*one), 2);
        db::Transaction writing(*one);
        const auto refused = insert(*two, 3);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == Errc::Busy);
    }

    /// At every change that a few commits make, the power goes; what was confirmed is there, and at most one row more.
    void aPowerCutAnywhereLeavesTheStateBeforeOrAfter() {
        const auto image = withTable();
        int point = 0, cuts = 0;
        for (bool passed = false; !passed; ++point) {
            for (std::uint64_t chance = 0; chance < 4; ++chance) {
                MemoryDisk disk(image);
                SeededRandom random{chance};
                int confirmed = 0;
                {
                    auto database = open(disk);
                    database->execute("PRAGMA wal_autocheckpoint = 3");
                    disk.cutPowerAtChange(point);
                    for (int i = 0; i < 6 && disk.powered(); ++i)
                        if (insert(*database, i) && disk.powered()) ++confirmed;
                }
                passed = disk.powered();
                cuts += !passed;
                if (passed) disk.forgetCut();
                else disk.restorePower(random);
                auto database = open(disk);
                QVERIFY(database->verify());
                const auto rows = rowsOf(*database);
                QVERIFY2(rows == confirmed || rows == confirmed + 1, qPrintable(QStringLiteral("cut %1: %2 confirmed, %3 there").arg(point).arg(confirmed).arg(rows)));
            }
        }
        QVERIFY(cuts > 100);
    }

    /// The disk is as cruel as it says: without syncs rows are lost, and the counter beside the store tells.
    void whatWasNotSyncedMayBeLostAndIsFound() {
        int lost = 0;
        for (std::uint64_t chance = 0; chance < 40; ++chance) {
            MemoryDisk disk(withTable());
            SeededRandom random{chance};
            {
                auto database = open(disk);
                database->execute("PRAGMA synchronous = OFF");
                for (int i = 0; i < 6; ++i) need(insert(*database, i), 0, "insert");
                disk.cutPower();
            }
            disk.restorePower(random);
            const auto opened = db::Database::open({"a.db", {}, false, false, &disk});
            if (!opened) QVERIFY(opened.error().code == Errc::Corrupt);
            lost += !opened;
        }
        QVERIFY2(lost > 10, qPrintable(QString::number(lost)));
    }

    void everyCallMayFailOnceAndTheNextTryWorks_data() {
        QTest::addColumn<bool>("noSpace");
        QTest::newRow("the disk is full") << true;
        QTest::newRow("the disk is broken") << false;
    }
    void everyCallMayFailOnceAndTheNextTryWorks() {
        QFETCH(bool, noSpace);
        const auto image = withTable();
        int refusals = 0;
        for (int n = 0;; ++n) {
            MemoryDisk disk(image);
            auto database = open(disk);
            disk.failCall(n, noSpace ? MemoryDisk::Failure::NoSpace : MemoryDisk::Failure::Broken);
            const auto first = insert(*database, 1);
            const bool met = disk.failed();
            disk.heal();
            if (!met) break;
            refusals += !first;
            if (!first) QVERIFY(first.error().code == Errc::Full);
            need(insert(*database, 2), 0, "the next try");
            QCOMPARE(rowsOf(*database), first ? 2 : 1);
        }
        QVERIFY(refusals >= 2);
    }
};

}  // namespace jiayi::simulation

using jiayi::simulation::TestMemoryDisk;
JIAYI_TEST(TestMemoryDisk)
#include "tst_memory_disk.moc"
