// The inbox by pages, and how the store answers it.
#include "models/diagnostics/results/inbox_rows.h"
#include "tests/results/report_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::diagnostics;

namespace {

std::string planOf(db::Database& database, const std::string& sql) {
    std::string plan;
    db::Query row(database, "EXPLAIN QUERY PLAN " + sql);
    while (row.next()) plan += row.text(3) + "\n";
    return plan;
}

}  // namespace

class TestInbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageGoesOnBehindTheLastRow() {
        test::Clinic clinic;
        clinic.wang();
        for (int i = 0; i < 7; ++i) {
            auto one = test::report("P" + std::to_string(i));
            one.issued = test::timeAt(10 + i / 2);  // some at the same moment
            clinic.comes(one);
        }
        clinic.settle();
        std::set<ReportId> seen;
        std::optional<InboxPlace> after;
        Instant last = Instant::max();
        int pages = 0;
        do {
            const auto page = readInbox(clinic.store.database(), {Box::Normal, "", after, 3}).value();
            for (const auto& row : page.rows) {
                QVERIFY(row.issued <= last && seen.insert(row.report).second);
                last = row.issued;
            }
            after = page.next;
            ++pages;
        } while (after);
        QVERIFY(seen.size() == 7 && pages == 3);
        QCOMPARE(readInbox(clinic.store.database(), {Box::Normal, "别人", {}, 10}).value().rows.size(), std::size_t{0});
        QCOMPARE(readInbox(clinic.store.database(), {Box::Normal, "陈丽华", {}, 10}).value().rows.size(), std::size_t{7});
    }

    void aRowSaysWhatTheListShows() {
        test::Clinic clinic;
        const auto wang = clinic.wang();
        auto report = test::report();
        report.items[1] = test::item("K", "6.9", "mmol/L");
        report.status = ReportStatus::Partial;
        report.test = {"LAB", "RENAL5", "肾功能五项"};
        clinic.comes(report);
        clinic.comes(test::report("nobody's"));
        clinic.settle();
        const auto page = readInbox(clinic.store.database(), {}).value();
        QCOMPARE(page.rows.size(), std::size_t{1});
        const auto& row = page.rows[0];
        QVERIFY(row.name == "王秀英" && row.resident == wang && row.doctor == "陈丽华" && row.sender == "样例检验中心" && row.test == "肾功能五项");
        QVERIFY(row.itemsDone == 3 && row.itemsAwaited == 5 && row.gravity == Gravity::Critical && row.criticalOpen && !row.seen);
        QVERIFY((row.gravest.size() == 3 && row.gravest[0] == InboxItem{"K", "K", "6.9 mmol/L", Gravity::Critical, Side::High}));
        const auto counts = readInboxCounts(clinic.store.database()).value();
        QVERIFY(counts.critical == 1 && counts.normal == 1 && counts.unmatched == 0 && counts.partial == 1);
        QCOMPARE(readReportsOf(clinic.store.database(), wang).value().size(), std::size_t{2});
    }

    /// 100,000 reports and one answer alike: a range of an index, in its order, without sorting.
    void everyQuestionIsAnsweredByAnIndex() {
        test::Clinic clinic;
        auto& database = clinic.store.database();
        for (const bool further : {false, true})
            for (const auto* doctor : {"", "陈丽华"}) {
                InboxQuestion question{Box::Critical, doctor, {}, 50};
                if (further) question.after = InboxPlace{};
                const auto plan = planOf(database, inboxSql(question));
                QVERIFY2(plan.find("USING INDEX report_box (box=?") != std::string::npos, plan.c_str());
                QVERIFY2(plan.find("SCAN") == std::string::npos && plan.find("TEMP B-TREE") == std::string::npos, plan.c_str());
                if (further) QVERIFY2(plan.find("issued_at") != std::string::npos, plan.c_str());
            }
        for (const auto* sql : {"SELECT 1 FROM report WHERE box = 'normal' LIMIT 1000", "SELECT 1 FROM report WHERE items_done < items_awaited AND box IN ('critical', 'abnormal', 'normal', 'done') LIMIT 1000",
                                "SELECT pk FROM report WHERE citizen_id = 'x' AND citizen_id <> '' AND resident_pk IS NULL", "SELECT pk FROM report_version WHERE report_pk = 1 ORDER BY issued_at DESC, weight DESC, id DESC",
                                "SELECT id FROM resident WHERE insurance_no = 'x' AND insurance_no <> ''", "SELECT r.id FROM identifier i JOIN resident r ON r.pk = i.resident_pk WHERE i.value = 'x'"}) {
            const auto plan = planOf(database, sql);
            QVERIFY2(plan.find("SEARCH") != std::string::npos && plan.find("SCAN") == std::string::npos && plan.find("TEMP") == std::string::npos, plan.c_str());
        }
    }
};

JIAYI_TEST(TestInbox)
#include "tst_inbox.moc"
