#include "models/db/query.h"
#include "models/qt/async.h"
#include "models/qt/database_worker.h"
#include "tests/support/clinic_store.h"
#include "tests/support/test_program.h"

#include <SQLiteCpp/Exception.h>

#include <future>
#include <latch>
#include <thread>

using namespace jiayi;

class TestDatabaseWorker : public QObject {
    Q_OBJECT

    static db::OpenOptions optionsOf(const test::ClinicStore& store) { return {store.path(), test::ClinicStore::key(), false, false}; }

    static Result<void> addRow(db::Database& database, int value) {
        db::Transaction transaction(database);
        db::Query(database, "INSERT INTO sync_log (at, event) VALUES (?, 'test')", value).run();
        transaction.commit();
        return {};
    }
    static Result<std::int64_t> countRows(db::Database& database) {
        db::Query query(database, "SELECT count(*) FROM sync_log");
        query.next();
        return query.integer(0);
    }
    /// Holds the worker until released.
    struct Gate {
        std::promise<void> open;
        std::shared_future<void> opened{open.get_future()};
        auto work() {
            return [opened = opened](db::Database&) -> Result<void> {
                opened.wait();
                return {};
            };
        }
    };

private Q_SLOTS:
    void workIsDoneInTheOrderItCame() {
        test::ClinicStore store;
        std::vector<int> order;
        {
            qt::DatabaseWorker worker(optionsOf(store));
            for (int i = 0; i < 200; ++i)
                worker.run([&order, i](db::Database&) -> Result<void> {
                    order.push_back(i);
                    return {};
                });
        }
        QCOMPARE(order.size(), std::size_t(200));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void whatWasAcceptedIsSavedBeforeItCloses() {
        test::ClinicStore store;
        {
            qt::DatabaseWorker worker(optionsOf(store));
            for (int i = 0; i < 20; ++i) worker.run([i](db::Database& database) { return addRow(database, i); });
        }
        QCOMPARE(store.count("SELECT count(*) FROM sync_log"), 20);
    }

    void itsOwnThreadDoesTheWork() {
        test::ClinicStore store;
        qt::DatabaseWorker worker(optionsOf(store));
        const auto thread = [](db::Database&) -> Result<std::thread::id> { return std::this_thread::get_id(); };
        const auto writer = worker.run(thread).result().value(), reader = worker.read(thread).result().value();
        QVERIFY(writer != std::this_thread::get_id() && reader != std::this_thread::get_id() && writer != reader);
    }

    void aLongReadDoesNotHoldUpASaveAndCannotWrite() {
        test::ClinicStore store;
        qt::DatabaseWorker worker(optionsOf(store));
        Gate gate;
        auto longRead = worker.read(gate.work());
        QVERIFY(worker.run([](db::Database& database) { return addRow(database, 1); }).result());
        QVERIFY(!longRead.isFinished());
        auto counted = worker.read(countRows);
        gate.open.set_value();
        QCOMPARE(counted.result().value(), 1);
        const auto refused = worker.read([](db::Database& database) { return addRow(database, 2); }).result();
        QVERIFY(refused.error().code == Errc::Denied);
    }

    void cancelledWorkIsNotBegun() {
        test::ClinicStore store;
        qt::DatabaseWorker worker(optionsOf(store));
        Gate gate;
        auto first = worker.run(gate.work());
        std::stop_source stop;
        bool ran = false;
        auto stopped = worker.run(
            [&ran](db::Database&) -> Result<void> {
                ran = true;
                return {};
            },
            stop.get_token());
        auto abandoned = worker.run([&ran](db::Database&) -> Result<void> {
            ran = true;
            return {};
        });
        stop.request_stop();
        abandoned.cancel();
        gate.open.set_value();
        QCOMPARE(stopped.result().error().reason, std::string("work.cancelled"));
        abandoned.waitForFinished();
        QCOMPARE(abandoned.resultCount(), 0);
        QVERIFY(worker.run([](db::Database& database) { return addRow(database, 1); }).result());
        QVERIFY(!ran);
    }

    void runningWorkSeesItsStopToken() {
        test::ClinicStore store;
        qt::DatabaseWorker worker(optionsOf(store));
        std::stop_source stop;
        std::latch begun(1);
        auto work = worker.run(
            [&begun](db::Database&, std::stop_token token) -> Result<bool> {
                std::promise<void> asked;
                const std::stop_callback callback(token, [&asked] { asked.set_value(); });
                begun.count_down();
                asked.get_future().wait();
                return token.stop_requested();
            },
            stop.get_token());
        begun.wait();
        stop.request_stop();
        QVERIFY(work.result().value());
    }

    void aStoreThatCannotBeOpenedSaysWhyToEveryWork() {
        test::ClinicStore store;
        auto options = optionsOf(store);
        options.key = std::string(32, 'x');
        qt::DatabaseWorker worker(options);
        for (int i = 0; i < 2; ++i) QCOMPARE(worker.run(countRows).result().error().reason, std::string("store.wrong-key"));
        QCOMPARE(worker.read(countRows).result().error().reason, std::string("store.wrong-key"));
    }

    void theStoresFailuresAreAnswersAndBugsSurfaceAtTheReader() {
        test::ClinicStore store;
        qt::DatabaseWorker worker(optionsOf(store));
        auto twice = worker.run([](db::Database& database) -> Result<void> {
            db::Query(database, "INSERT INTO cursor (stream, token, epoch) VALUES ('a', '', '')").run();
            db::Query(database, "INSERT INTO cursor (stream, token, epoch) VALUES ('a', '', '')").run();
            return {};
        });
        QVERIFY(twice.result().error().code == Errc::Conflict);
        auto bug = worker.run([](db::Database&) -> Result<void> { throw std::logic_error("bug"); });
        QVERIFY_EXCEPTION_THROWN(bug.result(), std::logic_error);
        QVERIFY(worker.run(countRows).result());
    }

    void aLateAnswerToADeadOwnerIsDropped() {
        test::ClinicStore store;
        qt::DatabaseWorker worker(optionsOf(store));
        Gate gate;
        bool called = false;
        auto owner = std::make_unique<QObject>();
        auto future = worker.run(gate.work());
        qt::onFinished(owner.get(), future, [&called](Result<void>) { called = true; });
        owner.reset();
        gate.open.set_value();
        future.waitForFinished();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void onlyTheNewestRequestIsAnswered() {
        test::ClinicStore store;
        qt::DatabaseWorker worker(optionsOf(store));
        Gate gate;
        qt::Latest latest;
        std::vector<int> answers;
        const auto ask = [&](int value) {
            latest.run(this, worker.run([value](db::Database&) -> Result<int> { return value; }),
                       [&answers](Result<int> answer) { answers.push_back(*answer); });
        };
        auto held = worker.run(gate.work());
        for (int i = 0; i < 5; ++i) ask(i);
        gate.open.set_value();
        QTRY_COMPARE(answers, std::vector<int>{4});
    }

    void anAbandonedRequestIsAnsweredToo() {
        QPromise<Result<int>> promise;
        promise.start();
        std::string reason;
        qt::onFinished(this, promise.future(), [&reason](Result<int> answer) { reason = answer.error().reason; });
        promise.finish();
        QTRY_COMPARE(reason, std::string("work.abandoned"));
    }
};

JIAYI_TEST(TestDatabaseWorker)
#include "tst_database_worker.moc"
