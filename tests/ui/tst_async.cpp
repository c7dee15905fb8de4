#include "tests/ui/ui_test.h"
#include "ui/common/async.h"

using namespace jiayi;
using namespace jiayi::ui;

class TestAsync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerReachesItsOwner() {
        test::Answers<int> answers;
        QObject owner;
        int got = 0;
        onFinished(&owner, answers.ask(), [&](Result<int> answer) { got = *answer; });
        QCOMPARE(got, 0);
        answers.give(0, 7);
        QCOMPARE(got, 7);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(owner.children().isEmpty());  // the watcher does not pile up
    }

    void anAnswerAfterItsOwnersDeathIsDropped() {
        test::Answers<int> answers;
        auto owner = std::make_unique<QObject>();
        bool called = false;
        onFinished(owner.get(), answers.ask(), [&](Result<int>) { called = true; });
        owner.reset();
        answers.give(0, 7);
        QVERIFY(!called);
    }

    void aStaleAnswerIsDroppedEvenWhenItComesLast() {
        test::Answers<int> answers;
        QObject owner;
        Latest latest;
        QList<int> got;
        const auto take = [&](Result<int> answer) { got.append(*answer); };
        latest.run(&owner, answers.ask(), take);
        latest.run(&owner, answers.ask(), take);
        answers.give(1, 2);
        answers.give(0, 1);
        QCOMPARE(got, QList<int>{2});
    }

    void whatIsNoLongerWantedIsDropped() {
        test::Answers<int> answers;
        QObject owner;
        Latest latest;
        bool called = false;
        latest.run(&owner, answers.ask(), [&](Result<int>) { called = true; });
        latest.drop();
        answers.give(0, 1);
        QVERIFY(!called);
    }

    void aFutureThatNobodyAnswersIsAnError() {
        test::Answers<int> answers;
        QObject owner;
        std::string reason;
        onFinished(&owner, answers.ask(), [&](Result<int> answer) { reason = answer.error().reason; });
        answers.abandon(0);
        QCOMPARE(reason, std::string("work.abandoned"));
    }
};

JIAYI_TEST(TestAsync)
#include "tst_async.moc"
