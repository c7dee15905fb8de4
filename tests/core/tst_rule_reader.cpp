#include "models/core/rule_reader.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestRuleReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreReadByColumnName() {
        RuleReader reader("limits.csv",
                          "code,limit,months,signed,parts,source,version,valid_from\n"
                          "K,5.5,12,yes,a;b,book,2,2026-01-02\n");
        QVERIFY(reader.next());
        QCOMPARE(reader.required("code"), std::string{"K"});
        QCOMPARE(reader.number("limit"), 5.5);
        QCOMPARE(reader.integer("months"), 12);
        QVERIFY(reader.flag("signed"));
        QCOMPARE(reader.list("parts"), (std::vector<std::string>{"a", "b"}));
        const auto origin = reader.origin();
        QCOMPARE(origin.source + origin.version, std::string{"book2"});
        QCOMPARE(origin.validFrom, makeDate(2026, 1, 2));
        QVERIFY(!reader.next());
        QVERIFY(reader.finish().has_value());
    }

    void anEmptyCellIsNoNumberUnlessItMayBe() {
        RuleReader reader("t.csv", "a,b\n,\n");
        QVERIFY(reader.next());
        QVERIFY(!reader.optionalNumber("a") && !reader.optionalInteger("b") && reader.list("a").empty());
        QVERIFY(reader.finish().has_value());
        reader.number("a");
        QVERIFY(!reader.finish());
    }

    void theFirstFailureStaysAndNamesItsRow() {
        RuleReader reader("t.csv", "a,b\n1,2\nx,y\n3,4\n");
        QVERIFY(reader.next());
        QCOMPARE(reader.number("a"), 1.0);
        QVERIFY(reader.next());
        reader.number("a");
        reader.integer("b");
        QVERIFY(!reader.next());
        QCOMPARE(reader.finish().error().reason, std::string{"rules.row"});
        QCOMPARE(reader.finish().error().detail, std::string{"t.csv row 3: a is not a number"});
    }

    void whatDoesNotParseIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no header") << QByteArray{};
        QTest::newRow("a cell too many") << QByteArray{"a,b\n1,2,3\n"};
        QTest::newRow("a cell too few") << QByteArray{"a,b\n1\n"};
        QTest::newRow("no such column") << QByteArray{"c,b\n1,2\n"};
        QTest::newRow("trailing letters") << QByteArray{"a,b\n1x,2\n"};
        QTest::newRow("an open quote") << QByteArray{"a,b\n\"1,2\n"};
    }
    void whatDoesNotParseIsRefused() {
        QFETCH(QByteArray, text);
        RuleReader reader("t.csv", text.toStdString());
        while (reader.next()) reader.number("a");
        QVERIFY(!reader.finish());
        QVERIFY(reader.finish().error().detail.starts_with("t.csv"));
    }
};

JIAYI_TEST(TestRuleReader)
#include "tst_rule_reader.moc"
