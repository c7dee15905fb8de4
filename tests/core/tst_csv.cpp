#include "models/core/csv.h"
#include "models/core/resource.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsAreFoundByColumnName() {
        const auto table = parseCsv("\xEF\xBB\xBFname,id\r\n曾小明,1\r\n\"a,\"\"b\"\"\nc\",2\r\nshort\r\n");
        QVERIFY(table);
        QCOMPARE(table->header, (std::vector<std::string>{"name", "id"}));
        QCOMPARE(table->rows.size(), std::size_t{3});
        QCOMPARE(table->cell(0, "name"), std::string{"曾小明"});
        QCOMPARE(table->cell(1, "name"), std::string{"a,\"b\"\nc"});
        QCOMPARE(table->cell(2, "id"), std::string{});
        QVERIFY(!table->column("phone"));
        QVERIFY_EXCEPTION_THROWN((void)table->cell(0, "phone"), std::logic_error);
    }

    void theLastRowNeedsNoLineEnd() {
        QCOMPARE(parseCsv("a,b\n1,2")->rows, (std::vector<std::vector<std::string>>{{"1", "2"}}));
        QCOMPARE(parseCsv("a;b\n1,5;2", ';')->cell(0, "a"), std::string{"1,5"});
    }

    void brokenTablesAreRefusedWithTheirRow() {
        const auto unclosed = parseCsv("a,b\n1,2\n\"3,4\n");
        QVERIFY(!unclosed);
        QCOMPARE(unclosed.error().reason, std::string{"csv.syntax"});
        QCOMPARE(unclosed.error().detail, std::string{"row 3"});
        QCOMPARE(parseCsv("a\n1\"2\n").error().reason, std::string{"csv.syntax"});
        QCOMPARE(parseCsv("").error().reason, std::string{"csv.no-header"});
    }

    void whatIsWrittenIsReadBack() {
        const std::vector<std::vector<std::string>> tables[] = {
            {{"", "a", ""}, {"x,y", "\"", "line\nbreak\r\n"}, {" spaces ", "\ttab", "曾"}},
            {{"only"}, {""}, {"x"}},
        };
        for (const auto& rows : tables) {
            std::string text;
            for (const auto& row : rows) text += csvRow(row);
            const auto table = parseCsv(text);
            QVERIFY(table);
            QCOMPARE(table->header, rows.front());
            QCOMPARE(table->rows, (std::vector<std::vector<std::string>>{rows.begin() + 1, rows.end()}));
        }
        QCOMPARE(csvRow({"a", "b c", "d"}), std::string{"a,b c,d\r\n"});
    }

    void everyEmbeddedTableReads() {
        int tables = 0;
        for (const auto& name : embeddedNames("rules/")) {
            if (!name.ends_with(".csv")) continue;
            const auto table = parseCsv(embeddedFile(name));
            QVERIFY2(table, name.c_str());
            QVERIFY2(!table->rows.empty(), name.c_str());
            for (const auto& row : table->rows) QVERIFY2(row.size() == table->header.size(), name.c_str());
            ++tables;
        }
        QVERIFY(tables > 0);
        QVERIFY_EXCEPTION_THROWN(embeddedFile("rules/no-such-file.csv"), std::logic_error);
    }
};

JIAYI_TEST(TestCsv)
#include "tst_csv.moc"
