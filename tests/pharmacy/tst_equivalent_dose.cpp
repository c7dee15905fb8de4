#include "models/pharmacy/prescribing/equivalent_dose.h"
#include "tests/pharmacy/review_fixture.h"
#include "tests/support/formulary_items.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::pharmacy;
using namespace Qt::StringLiterals;

class TestEquivalentDose : public QObject {
    Q_OBJECT

    static FormularyItem product(const std::string& strength, const std::string& form = "tab") {
        auto item = test::formularyItem(1);
        item.strength = strength;
        item.form = form;
        return item;
    }

private Q_SLOTS:
    void theLineIsExactOrNotThere_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("mine");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("mineUnits");
        QTest::addColumn<int>("theirUnits");
        QTest::addColumn<QString>("line");  // empty: nothing is offered
        QTest::newRow("two halves for one") << u"1 tablet bid 7d"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << u"2 tablet bid 7d"_s;
        QTest::newRow("in Chinese, every other word stays") << u"一次1片 一日2次 饭后服 7天"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << u"一次2片 一日2次 饭后服 7天"_s;
        QTest::newRow("a number in words") << u"一次一片 一日2次"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << u"一次2片 一日2次"_s;
        QTest::newRow("full width") << u"每次１片 每日２次"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << u"每次2片 每日2次"_s;
        QTest::newRow("the duration is no count") << u"1片 qd 1天"_s << u"20 mg"_s << u"10 mg"_s << 1 << 2 << u"2片 qd 1天"_s;
        QTest::newRow("by weight it stays as typed") << u"1g bid 12w"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << u"1g bid 12w"_s;
        QTest::newRow("one for two") << u"2片 bid"_s << u"500 mg"_s << u"1000 mg"_s << 2 << 1 << u"1片 bid"_s;
        QTest::newRow("three for two") << u"2片 bid"_s << u"15 mg"_s << u"10 mg"_s << 2 << 3 << u"3片 bid"_s;
        QTest::newRow("half a tablet is not whole") << u"1片 bid"_s << u"500 mg"_s << u"1000 mg"_s << 2 << 1 << QString();
        QTest::newRow("one and a half is not whole") << u"3片 bid"_s << u"500 mg"_s << u"1000 mg"_s << 2 << 1 << QString();
        QTest::newRow("a weight that is not whole") << u"500mg bid"_s << u"500 mg"_s << u"1000 mg"_s << 2 << 1 << QString();
        QTest::newRow("the list and the strengths disagree") << u"1片 bid"_s << u"1000 mg"_s << u"250 mg"_s << 1 << 2 << QString();
        QTest::newRow("strengths that cannot be compared") << u"1片 bid"_s << u"5 mg/10 mg"_s << u"2.5 mg/5 mg"_s << 1 << 2 << QString();
        QTest::newRow("meals of their own") << u"早1片 晚2片"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << QString();
        QTest::newRow("no dose") << u"bid 7d"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << QString();
        QTest::newRow("no frequency") << u"1片"_s << u"1000 mg"_s << u"500 mg"_s << 1 << 2 << QString();
        QTest::newRow("a list of nothing") << u"1片 bid"_s << u"1000 mg"_s << u"500 mg"_s << 0 << 2 << QString();
    }
    void theLineIsExactOrNotThere() {
        QFETCH(QString, typed);
        QFETCH(QString, mine);
        QFETCH(QString, other);
        QFETCH(int, mineUnits);
        QFETCH(int, theirUnits);
        QFETCH(QString, line);
        const auto found = equivalentDosage(test::reviewBook(), typed.toStdString(), product(mine.toStdString()), product(other.toStdString()), {mineUnits, theirUnits});
        QCOMPARE(QString::fromStdString(found.value_or(std::string{})), line);
    }

    void anotherFormOrSubstanceIsAnotherDecision() {
        const UnitsRatio ratio{1, 2};
        QVERIFY(equivalentDosage(test::reviewBook(), "1片 bid", product("1000 mg"), product("500 mg"), ratio));
        QVERIFY(!equivalentDosage(test::reviewBook(), "1片 bid", product("1000 mg"), product("500 mg", "tab_xr"), ratio));
        auto levo = product("500 mg");
        levo.atc = "C08CA17";
        QVERIFY(!equivalentDosage(test::reviewBook(), "1片 bid", product("1000 mg"), levo, ratio));
        // What may not be split is not counted by halves either.
        QVERIFY(!equivalentDosage(test::reviewBook(), "0.5片 bid", product("1000 mg", "tab_xr"), product("500 mg", "tab_xr"), ratio));
    }

    void theListSaysHowMany() {
        const auto& list = Equivalences::embedded();
        const auto ratio = unitsRatio(list, product("1000 mg"), product("0.5 g"));
        QVERIFY(ratio && ratio->mine == 1 && ratio->theirs == 2);
        QVERIFY(!unitsRatio(list, product("1000 mg"), product("850 mg")));
        QVERIFY(!unitsRatio(list, product("1000 mg"), product("1 g")));
    }
};

JIAYI_TEST(TestEquivalentDose)
#include "tst_equivalent_dose.moc"
