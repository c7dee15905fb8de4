// What people do about results: acknowledge, tell, comment, normals at once.
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::diagnostics;

namespace {

Report critical(const char* number = "C1") {
    auto report = test::report(number);
    report.items.push_back(test::item("K", "6.8", "mmol/L"));
    return report;
}

}  // namespace

class TestDecide : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void criticalIsToldBeforeItIsAcknowledged() {
        test::Clinic clinic;
        clinic.wang();
        const auto report = critical();
        clinic.comes(report);
        clinic.settle();
        auto view = clinic.view(report);
        QVERIFY(view.head.box == Box::Critical && view.head.criticalOpen && view.untold && view.critical->id == "k.high");
        QVERIFY(*view.tellBy == view.versions[0].received + std::chrono::minutes{15});
        QCOMPARE(clinic.acknowledge(report).error().reason, std::string{"result.tell-first"});
        QCOMPARE(clinic.tell(report, "").error().reason, std::string{"result.whom"});
        const auto told = TellCritical{reportId(report), view.versions[0].version, "陈丽华", "phone", clinic.store.clock.now() + std::chrono::minutes{1}, true, ""}(clinic.store.context(),
                                                                                                                                                                  test::diagnosticsBook());
        QCOMPARE(told.error().reason, std::string{"result.told-ahead"});
        QVERIFY(clinic.tell(report));
        view = clinic.view(report);
        QVERIFY(!view.untold && view.head.criticalOpen && view.acts[0].whom == "陈丽华" && view.acts[0].readBack && view.acts[0].by == "chen");
        QVERIFY(clinic.acknowledge(report));
        view = clinic.view(report);
        QVERIFY(view.head.box == Box::Done && view.head.acknowledgedBy == "chen" && view.head.acknowledgedAt);
    }

    void toldOnceForTheSameValue() {
        test::Clinic clinic;
        clinic.wang();
        auto partial = critical(), final = critical(), worse = critical();
        partial.status = ReportStatus::Partial;
        final.issued = test::timeAt(15);
        worse.issued = test::timeAt(17);
        worse.status = ReportStatus::Corrected;
        worse.items[3] = test::item("K", "7.4", "mmol/L");
        clinic.comes(partial);
        clinic.settle();
        QVERIFY(clinic.tell(partial));
        clinic.comes(final);
        clinic.settle();
        QVERIFY(!clinic.view(final).untold && clinic.acknowledge(final));
        clinic.comes(worse);
        clinic.settle();
        QVERIFY(clinic.view(worse).untold && clinic.box(worse) == "critical");
    }

    void theVersionThatWasSeenIsNamed() {
        test::Clinic clinic;
        clinic.wang();
        clinic.comes(test::report());
        clinic.settle();
        const auto seen = clinic.view(test::report()).versions[0].version;
        auto newer = test::report();
        newer.issued = test::timeAt(16);
        clinic.comes(newer);
        clinic.settle();
        QCOMPARE((AcknowledgeReport{reportId(newer), seen, ""}(clinic.store.context(), test::diagnosticsBook()).error().reason), std::string{"result.newer"});
        QVERIFY(clinic.acknowledge(newer));
    }

    void nobodysReportIsNotAcknowledged() {
        test::Clinic clinic;
        clinic.comes(test::report());
        clinic.settle();
        QCOMPARE(clinic.acknowledge(test::report()).error().reason, std::string{"result.not-matched"});
    }

    void onlyNormalsTogether() {
        test::Clinic clinic;
        clinic.wang();
        auto abnormal = test::report("R2"), partial = test::report("R3"), words = test::report("R4"), stale = test::report("R5"), newer = test::report("R5");
        abnormal.items[0] = test::item("CREA", "150", "μmol/L");
        partial.status = ReportStatus::Partial;
        words.items.push_back(test::item("XYZ", "see letter", ""));
        newer.issued = test::timeAt(13);
        for (const auto& each : {test::report(), abnormal, partial, words, stale, newer}) clinic.comes(each);
        clinic.settle();
        AcknowledgeNormals all;
        for (const auto& each : {test::report(), abnormal, partial, words, stale}) all.reports.push_back({reportId(each), versionId(each)});
        const auto outcome = all(clinic.store.context(), test::diagnosticsBook()).value();
        QVERIFY(outcome.done.size() == 1 && outcome.done[0] == reportId(test::report()));
        std::map<ReportId, std::string> left(outcome.left.begin(), outcome.left.end());
        QVERIFY(left[reportId(abnormal)] == "result.not-normal" && left[reportId(partial)] == "result.partial" && left[reportId(words)] == "result.not-normal" &&
                left[reportId(stale)] == "result.newer");
        QVERIFY(clinic.box(test::report()) == "done" && clinic.box(abnormal) == "abnormal" && clinic.box(partial) == "normal" && clinic.box(words) == "abnormal");
    }

    void commentsAddUp() {
        test::Clinic clinic;
        clinic.wang();
        clinic.comes(test::report());
        clinic.settle();
        QVERIFY((CommentReport{reportId(test::report()), "电话告知复查"}(clinic.store.context(), test::diagnosticsBook())));
        QCOMPARE((CommentReport{reportId(test::report()), ""}(clinic.store.context(), test::diagnosticsBook()).error().reason), std::string{"result.comment"});
        QVERIFY(clinic.view(test::report()).head.comments == 1 && clinic.view(test::report()).acts[0].note == "电话告知复查");
        QCOMPARE((CommentReport{reportId(test::report("none")), "x"}(clinic.store.context(), test::diagnosticsBook()).error().reason), std::string{"result.not-found"});
    }
};

JIAYI_TEST(TestDecide)
#include "tst_decide.moc"
