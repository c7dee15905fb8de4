#include "models/core/csv.h"
#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"

#include <QFile>

#include <map>
#include <set>

namespace jiayi::test {

using namespace Qt::StringLiterals;

class TestGuidanceRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theShippedTablesAreRead() {
        const auto book = guidance::loadGuidanceBook(clinicalRules());
        if (!book) qInfo("%s", toString(book.error()).c_str());
        QVERIFY(book.has_value());
        QVERIFY(book->rules.size() >= 80);
    }

    /// tests/data/guidance_cases.csv: a person in a line, and what one rule says of them.
    void everyRowOfTheTableSaysWhatItShould_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("expect");
        QTest::addColumn<QString>("facts");
        for (const auto& row : cases()) QTest::newRow(qPrintable(row[0] + u' ' + row[1] + u": "_s + row[2])) << row[0] << row[1] << row[2];
    }
    void everyRowOfTheTableSaysWhatItShould() {
        QFETCH(QString, rule);
        QFETCH(QString, expect);
        QFETCH(QString, facts);
        QVERIFY2(guidanceBook().rule(rule.toStdString()), "no such rule");
        QCOMPARE(QString::fromStdString(stateOfRule(guidedBy(personOf(facts.toStdString())), rule.toStdString())), expect);
    }

    void everyRuleHasACaseThatFiresAndOneThatDoesNot() {
        std::map<std::string, std::set<QString>> seen;
        for (const auto& row : cases()) seen[row[0].toStdString()].insert(row[1]);
        for (const auto& rule : guidanceBook().rules) {
            QVERIFY2(seen[rule.id].contains(u"fires"_s), rule.id.c_str());
            QVERIFY2(seen[rule.id].contains(u"silent"_s), rule.id.c_str());
        }
    }

private:
    static std::vector<std::array<QString, 3>> cases() {
        QFile file(QStringLiteral(JIAYI_TEST_DATA "/guidance_cases.csv"));
        if (!file.open(QIODevice::ReadOnly)) qFatal("guidance_cases.csv is missing");
        const auto table = parseCsv(file.readAll().toStdString()).value();
        std::vector<std::array<QString, 3>> rows;
        for (const auto& row : table.rows) rows.push_back({QString::fromStdString(row[0]), QString::fromStdString(row[1]), QString::fromStdString(row[2])});
        return rows;
    }
};

}  // namespace jiayi::test

using jiayi::test::TestGuidanceRules;
JIAYI_TEST(TestGuidanceRules)
#include "tst_guidance_rules.moc"
