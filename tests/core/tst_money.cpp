#include "models/core/money.h"
#include "tests/support/test_program.h"

#include <limits>

using namespace jiayi;

class TestMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void yuanAreWrittenWithBothDecimals() {
        QCOMPARE(formatYuan({1205}), std::string{"12.05"});
        QCOMPARE(formatYuan({-1205}), std::string{"-12.05"});
        QCOMPARE(formatYuan({5}), std::string{"0.05"});
        QCOMPARE(formatYuan({-5}), std::string{"-0.05"});
        QCOMPARE(formatYuan({0}), std::string{"0.00"});
        QCOMPARE(formatYuan({std::numeric_limits<std::int64_t>::min()}),
                 std::string{"-92233720368547758.08"});
    }

    void nothingIsRoundedUnseen() {
        for (const auto& [text, fen] :
             {std::pair{"12.05", 1205}, {"12.5", 1250}, {"12", 1200}, {"-0.01", -1}, {"0", 0}, {"-0.00", 0}})
            QCOMPARE(parseYuan(text)->fen, std::int64_t{fen});
        QCOMPARE(parseYuan("999999999999999.99")->fen, std::int64_t{99'999'999'999'999'999});
        for (const char* broken : {"", "-", ".", "1.", ".5", "1.005", "1,000.00", "+1", "1e3", " 1", "1 ",
                                   "--1", "１", "1000000000000000", "1.-5"}) {
            const auto money = parseYuan(broken);
            QVERIFY2(!money && money.error().reason == "money.format", broken);
        }
    }

    void everyAmountIsReadBack() {
        for (std::int64_t fen = -100'000; fen <= 100'000; fen += 7)
            QCOMPARE(parseYuan(formatYuan({fen}))->fen, fen);
        QVERIFY((Money{5} + Money{7} - Money{2}) == Money{10});
        QVERIFY(Money{-1} < Money{0});
    }
};

JIAYI_TEST(TestMoney)
#include "tst_money.moc"
