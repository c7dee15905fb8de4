// How the rules of the guidance fare: the list, driven by keys.
#include "tests/ui/ui_test.h"
#include "tests/guidance/guidance_fixture.h"
#include "ui/common/field.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/common/table_style.h"
#include "ui/guidance/rule_use_screen.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;
using guidance::RuleUse;

namespace {

std::vector<RuleUse> usesOf(const std::map<std::string, std::array<std::int64_t, 3>>& counts) {
    std::vector<RuleUse> uses;
    for (const auto& rule : guidanceBook().rules) {
        const auto found = counts.find(rule.id);
        const auto of = found == counts.end() ? std::array<std::int64_t, 3>{} : found->second;
        uses.push_back({&rule, of[0], of[1], of[2]});
    }
    return uses;
}

struct UseWorld {
    UseWorld() : screen(asks(), clock) {
        showActive(screen, {1180, 720});
        screen.reload();
        uses.give(0, usesOf({{"due.uacr", {200, 90, 10}}, {"inertia.hba1c", {40, 30, 4}}, {"due.ecg", {20, 1, 15}}}));
        settleEvents();
    }
    RuleUseAsks asks() {
        return {[this](Date from) {
            since.push_back(from);
            return uses.ask();
        }};
    }
    QString cell(int row, int column, int role = Qt::DisplayRole) const {
        const auto* model = part<RowTable>(screen, u"ruleUse.table"_s)->model();
        return model->data(model->index(row, column), role).toString();
    }
    std::string first() const { return cell(0, RuleUseModel::Rule, SecondLineRole).section(u" · "_s, 1, 1).toStdString(); }

    ManualClock clock{startOfDay(guidanceDay()) + std::chrono::hours{11}};
    Answers<std::vector<RuleUse>> uses;
    std::vector<Date> since;
    RuleUseScreen screen;
};

}  // namespace

class TestRuleUseScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        applyLook({});
        applyLanguage(u"en"_s);
    }
    void cleanup() {
        applyLanguage(u"en"_s);
        applyLook({});
    }

    void countsStandWithTheirShares() {
        UseWorld world;
        QCOMPARE(world.first(), std::string{"due.uacr"});
        QCOMPARE(world.cell(0, RuleUseModel::Shown), u"200"_s);
        QCOMPARE(world.cell(0, RuleUseModel::Taken, SecondLineRole), u"45 %"_s);
        QCOMPARE(world.cell(0, RuleUseModel::PutAside, SecondLineRole), u"5 %"_s);
        QCOMPARE(text(world.screen, u"ruleUse.sum"_s), u"260 shown · 121 taken · 29 put aside"_s);
        auto* table = part<RowTable>(world.screen, u"ruleUse.table"_s);
        QCOMPARE(table->model()->rowCount(), static_cast<int>(guidanceBook().rules.size()));
        QCOMPARE(world.cell(5, RuleUseModel::Shown), u"–"_s);
    }

    void itIsOrderedByKeysAndByTheHead() {
        UseWorld world;
        press(part<Chip>(world.screen, u"ruleUse.order.overridden"_s), Qt::Key_Space);
        QCOMPARE(world.first(), std::string{"due.ecg"});
        press(part<Chip>(world.screen, u"ruleUse.order.taken"_s), Qt::Key_Space);
        QCOMPARE(world.first(), std::string{"due.uacr"});
        press(part<Chip>(world.screen, u"ruleUse.order.table"_s), Qt::Key_Space);
        QCOMPARE(world.first(), guidanceBook().rules.front().id);
        auto* header = part<RowTable>(world.screen, u"ruleUse.table"_s)->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(RuleUseModel::PutAside) + 20, header->height() / 2));
        QCOMPARE(world.first(), std::string{"due.ecg"});
        QVERIFY(part<Chip>(world.screen, u"ruleUse.order.aside"_s)->isChecked());
    }

    void whatIsUnsignedIsMarkedAndTheRuleIsSpeltOut() {
        UseWorld world;
        for (int row = 0; row < static_cast<int>(guidanceBook().rules.size()); ++row) {
            const auto* rule = guidanceBook().rule(world.cell(row, RuleUseModel::Rule, SecondLineRole).section(u" · "_s, 1, 1).toStdString());
            QVERIFY(rule);
            QCOMPARE(world.cell(row, RuleUseModel::Rule, SecondLineRole).endsWith(u" · general knowledge, unsigned"_s), rule->generalKnowledge());
            QVERIFY(world.cell(row, RuleUseModel::Source).startsWith(u"v1 · "_s));
            QVERIFY(!world.cell(row, RuleUseModel::Rule).contains(u'{'));
        }
        QVERIFY(text(world.screen, u"ruleUse.condition"_s).contains(u"overdue(UACR"_s));
        QVERIFY(text(world.screen, u"ruleUse.source"_s).contains(u"in force since 2026-11-22"_s));
    }

    void aPeriodIsAskedAnew() {
        UseWorld world;
        QCOMPARE(world.since.back(), guidanceDay() - Days(89));
        press(part<Chip>(world.screen, u"ruleUse.period.365"_s), Qt::Key_Space);
        QCOMPARE(world.since.back(), guidanceDay() - Days(364));
        world.uses.give(1, Error{Errc::Busy, "", {}});
        QVERIFY(part<StatePanel>(world.screen, u"ruleUse.state"_s)->isVisible());
        Q_EMIT part<StatePanel>(world.screen, u"ruleUse.state"_s)->acted();
        world.uses.give(2, usesOf({}));
        QVERIFY(!part<StatePanel>(world.screen, u"ruleUse.state"_s)->isVisible());
    }

    void aSearchThatFindsNothingSaysSo() {
        UseWorld world;
        auto* table = part<RowTable>(world.screen, u"ruleUse.table"_s);
        press(table, Qt::Key_Slash);
        QTest::keyClicks(world.screen.focusWidget(), u"fundus: refer"_s);
        QCOMPARE(world.first(), std::string{"alert.fundus-severe"});
        QTest::keyClicks(world.screen.focusWidget(), u"zzz"_s);
        settleEvents();
        QVERIFY(part<StatePanel>(world.screen, u"ruleUse.state"_s)->isVisible());
    }

    void everyWordFitsInBothLanguagesAndLargeType() {
        UseWorld world;
        const QAbstractItemModelTester tester(part<RowTable>(world.screen, u"ruleUse.table"_s)->model());
        for (const auto& language : {u"en"_s, u"zh_CN"_s})
            for (const int scale : {100, 150}) {
                applyLanguage(language);
                applyLook({false, scale});
                settleEvents();
                QCOMPARE(cutOff(world.screen), QStringList());
                QCOMPARE(nameless(world.screen), QStringList());
            }
    }
};

JIAYI_TEST(TestRuleUseScreen)
#include "tst_rule_use_screen.moc"
