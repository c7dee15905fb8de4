// The call list on paper: everybody once, nothing that was not agreed to, nobody torn.
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/call_list_layout.h"

namespace jiayi::test {

using ui::CallList;
using ui::Paper;
using ui::PaperSize;
using ui::SheetLanguage;

class TestCallListLayout : public QObject {
    Q_OBJECT

    static CallList people(int count) {
        CallList list;
        list.clinic = {"Sample clinic", {}, true};
        list.by = "chen";
        list.written = makeDate(2026, 11, 23);
        list.phones = true;
        for (int number = 1; number <= count; ++number) {
            ui::CallListPerson one;
            one.person.name = "样本" + std::to_string(number) + "。";
            one.person.sex = Sex::Female;
            one.person.birth = makeDate(1960, 1, 1);
            one.phone = std::to_string(19900000000 + number);
            one.reasons = {{"Follow-up overdue since 2026-10-01 (last seen 2026-07-01)", "随访逾期,应于 2026-10-01"}};
            if (number % 3 == 0) one.reasons.push_back({"HbA1c due 2026-11-01", "糖化血红蛋白应于 2026-11-01 检测"});
            one.tries = number % 2;
            list.people.push_back(std::move(one));
        }
        return list;
    }

private Q_SLOTS:
    void everybodyStandsOnItOnceWithWhatWasAgreedTo_data() {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<bool>("a4");
        for (const bool chinese : {true, false})
            for (const bool a4 : {false, true}) QTest::addRow("%s, %s", chinese ? "zh" : "en", a4 ? "A4" : "A5") << chinese << a4;
    }
    void everybodyStandsOnItOnceWithWhatWasAgreedTo() {
        QFETCH(bool, chinese);
        QFETCH(bool, a4);
        const auto list = people(40);
        const auto pages = ui::callListPages(list, chinese ? SheetLanguage::Chinese : SheetLanguage::English, Paper{a4 ? PaperSize::A4 : PaperSize::A5});
        keep(pages, QStringLiteral("calls_%1_%2").arg(chinese ? QStringLiteral("zh") : QStringLiteral("en"), a4 ? QStringLiteral("a4") : QStringLiteral("a5")));
        QVERIFY(pages.pages.size() > 1);
        const auto words = wordsOf(pages);
        for (const auto& one : list.people) {
            QCOMPARE(words.count(QString::fromStdString(one.person.name)), 1);
            QCOMPARE(words.count(QString::fromStdString(one.phone)), 1);
        }
        QVERIFY(words.contains(squeezed(chinese ? QStringLiteral("糖化血红蛋白应于2026-11-01检测") : QStringLiteral("HbA1cdue2026-11-01"))));
        for (const auto& page : pages.pages) QCOMPARE(misplaced(page), QStringList());
        QVERIFY(!pages.title.contains(QStringLiteral("样本")));
    }

    void aPersonIsNotTornOverTwoPages() {
        const auto list = people(60);
        for (const auto& page : ui::callListPages(list, SheetLanguage::English, Paper{PaperSize::A5}).pages) {
            const auto words = wordsOf(page);
            for (const auto& one : list.people) QCOMPARE(words.contains(QString::fromStdString(one.person.name)), words.contains(QString::fromStdString(one.phone)));
        }
    }

    void withoutNumbersNobodyIsSaidToHaveNone() {
        auto list = people(2);
        list.phones = false;
        for (auto& one : list.people) one.phone.clear();
        const auto words = wordsOf(ui::callListPages(list, SheetLanguage::English, {}));
        QVERIFY(!words.contains(QStringLiteral("nonumber")));
        list.phones = true;
        QCOMPARE(wordsOf(ui::callListPages(list, SheetLanguage::English, {})).count(QStringLiteral("nonumberknown")), 2);
    }
};

}  // namespace jiayi::test

using jiayi::test::TestCallListLayout;
JIAYI_TEST(TestCallListLayout)
#include "tst_call_list_layout.moc"
