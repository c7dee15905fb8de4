// The worklist's tables: what a row that does not parse says.
#include "models/worklist/rules/worklist_rules.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::worklist;

class TestWorklistRules : public QObject {
    Q_OBJECT

    static Result<WorklistRules> changed(const std::string& file, const std::string& from, const std::string& to) {
        auto files = embeddedWorklistFiles();
        auto& text = files.at(file);
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::logic_error("not in the table: " + from);
        text.replace(at, from.size(), to);
        return loadWorklistRules(test::reviewBook().limits, files);
    }

private Q_SLOTS:
    void theShippedTablesParseAndSayWhereTheyComeFrom() {
        const auto rules = loadWorklistRules(test::reviewBook().limits);
        QVERIFY(rules);
        for (const auto& item : rules->items) {
            QVERIFY(!item.origin.source.empty());
            QVERIFY(!item.text.zh.empty());
        }
        // The reminder of a long prescription is the pharmacy's figure, not another one beside it.
        QCOMPARE(rules->item("renewal")->lead, static_cast<int>(test::reviewBook().limit("long.reminder-days")));
    }

    void aBadRowNamesItsFileAndRow_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("area") << "worklist.csv" << "return,follow-up" << "return,elsewhere";
        QTest::newRow("urgency 0") << "worklist.csv" << "visit,doctor,2,7,0,0,0" << "visit,doctor,0,7,0,0,0";
        QTest::newRow("negative benefit") << "worklist.csv" << "visit,doctor,2,7,0,0,0" << "visit,doctor,2,-7,0,0,0";
        QTest::newRow("lead of nothing") << "worklist.csv" << "long.reminder-days,90" << "long.no-such-days,90";
        QTest::newRow("no Chinese") << "worklist.csv" << "签约 {date} 到期" << "";
        QTest::newRow("twice") << "worklist.csv" << "critical.urgent,results" << "critical.emergency,results";
        QTest::newRow("limit") << "worklist_limits.csv" << "day.capacity,40" << "day.capacity,many";
        QTest::newRow("word twice") << "worklist_words.csv" << "class.3," << "class.2,";
    }
    void aBadRowNamesItsFileAndRow() {
        QFETCH(QString, file);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto rules = changed(file.toStdString(), from.toStdString(), to.toStdString());
        QVERIFY(!rules);
        QCOMPARE(rules.error().reason, std::string{"rules.row"});
        QVERIFY2(rules.error().detail.find(file.toStdString()) != std::string::npos, rules.error().detail.c_str());
    }
};

JIAYI_TEST(TestWorklistRules)
#include "tst_worklist_rules.moc"
