#include "tests/ui/import_page.h"
#include "ui/common/table_style.h"
#include "ui/files/fitted_table.h"
#include "ui/files/report_card.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestImportMapping : public QObject {
    Q_OBJECT

    static constexpr int kHba1c = 3, kGlucose = 4, kUricAcid = 5, kAlcohol = 6;

    static QString shown(const MappingModel& model, int row, int column) {
        return model.index(row, column).data().toString();
    }
    static QStringList keys(const MappingModel& model, int row, int column) {
        QStringList found;
        const auto choices = model.index(row, column).data(ChoicesRole).value<QList<ChoiceEdit::Choice>>();
        for (const auto& choice : choices) found << choice.key;
        return found;
    }

private Q_SLOTS:
    void init() { applyLanguage(u"en"_s); }

    void theModelsKeepTheRulesOfItemModels() {
        MappingModel model(test::importRules(), test::importTargets());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(test::hospitalTable());
        QCOMPARE(model.rowCount(), 7);
        QVERIFY(model.setData(model.index(kAlcohol, MappingModel::Becomes), u"ignore"_s));
        model.setTable({});
        QCOMPARE(model.rowCount(), 0);
        RejectsModel rejects;
        QAbstractItemModelTester rejectsTester(&rejects,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
        rejects.setRejects(test::mixedReport().rejects);
        QCOMPARE(rejects.rowCount(), 2);
        rejects.setRejects({});
    }

    void valuesThatContradictTheirUnitAreSaidWithTheUnitThatWouldFit() {
        MappingModel model(test::importRules(), test::importTargets());
        model.setTable(test::hospitalTable());
        const auto warnings = model.warnings();
        QCOMPARE(warnings.size(), 1);
        QVERIFY2(warnings[0].contains(u"Uric Acid"_s) && warnings[0].contains(u"3 of 3"_s) &&
                     warnings[0].contains(u"µmol/L"_s),
                 qPrintable(warnings[0]));
        QCOMPARE(model.index(kUricAcid, MappingModel::State).data(ToneRole).toInt(),
                 static_cast<int>(Tone::Warn));
        QCOMPARE(model.index(kHba1c, MappingModel::State).data(ToneRole).toInt(), static_cast<int>(Tone::Ok));

        QVERIFY(keys(model, kUricAcid, MappingModel::Unit).contains(u"umol/L"_s));
        QVERIFY(model.setData(model.index(kUricAcid, MappingModel::Unit), u"umol/L"_s));
        QVERIFY(model.warnings().isEmpty());
        QCOMPARE(model.table().mapping.columns[kUricAcid].unit, std::string("umol/L"));
        QCOMPARE(shown(model, kUricAcid, MappingModel::Written),
                 u"mg/dL"_s);  // what the file says stays to be seen
    }

    void aUnitThatIsNoneOfThisResultIsDoubted() {
        auto table = test::hospitalTable();
        table.mapping.columns[kUricAcid].unit = "mmHg";
        MappingModel model(test::importRules(), test::importTargets());
        model.setTable(table);
        QVERIFY2(model.note(kUricAcid).contains(u"no unit of"_s), qPrintable(model.note(kUricAcid)));
        QCOMPARE(model.warnings().size(), 1);
    }

    void aColumnNobodyKnowsIsKeptUntilAPersonLeavesItOut() {
        MappingModel model(test::importRules(), test::importTargets());
        model.setTable(test::hospitalTable());
        QSignalSpy edited(&model, &MappingModel::edited);
        QCOMPARE(shown(model, kAlcohol, MappingModel::State), u"kept"_s);
        QVERIFY(model.note(kAlcohol).contains(u"kept under this name"_s));
        QVERIFY(model.setData(model.index(kAlcohol, MappingModel::Becomes), u"ignore"_s));
        QCOMPARE(shown(model, kAlcohol, MappingModel::State), u"left out"_s);
        QCOMPARE(model.table().mapping.columns[kAlcohol].target, std::string(roster::kIgnoreColumn));
        QCOMPARE(edited.size(), 1);
        QVERIFY(model.setData(model.index(kAlcohol, MappingModel::Becomes), u"ignore"_s));
        QCOMPARE(edited.size(), 1);  // nothing changed
    }

    void withoutAnIdentityTheTableSaysWhatItNeeds() {
        auto table = test::hospitalTable();
        table.mapping.columns[0].target = "keep";
        MappingModel model(test::importRules(), test::importTargets());
        model.setTable(table);
        const auto obstacles = model.obstacles();
        QCOMPARE(obstacles.size(), 2);  // nobody's rows, and no date
        QVERIFY2(obstacles[0].contains(u"whose rows"_s) && obstacles[0].contains(u"citizen id"_s),
                 qPrintable(obstacles[0]));
        QVERIFY(model.setData(model.index(0, MappingModel::Becomes), u"record_id"_s));
        QVERIFY(model.obstacles().isEmpty());
    }

    void twoColumnsCannotBeTheSameThing() {
        MappingModel model(test::importRules(), test::importTargets());
        model.setTable(test::hospitalTable());
        QVERIFY(model.setData(model.index(kAlcohol, MappingModel::Becomes), u"age"_s));
        QCOMPARE(model.obstacles().size(), 1);
        QVERIFY(model.obstacles()[0].contains(u"Another column"_s));
        QVERIFY(model.setData(model.index(kAlcohol, MappingModel::Becomes), u"keep"_s));
        QVERIFY(model.obstacles().isEmpty());
    }

    void anotherTargetTakesItsOwnUnitWhereTheFileSaysNone() {
        MappingModel model(test::importRules(), test::importTargets());
        model.setTable(test::hospitalTable());
        QVERIFY(!(model.flags(model.index(kAlcohol, MappingModel::Unit)) & Qt::ItemIsEditable));
        QVERIFY(model.setData(model.index(kAlcohol, MappingModel::Becomes), u"WEIGHT"_s));
        QCOMPARE(model.table().mapping.columns[kAlcohol].unit, std::string("kg"));
        QVERIFY(model.flags(model.index(kAlcohol, MappingModel::Unit)) & Qt::ItemIsEditable);
        // The header's own unit is not forgotten on the way through another target.
        QVERIFY(model.setData(model.index(kGlucose, MappingModel::Becomes), u"keep"_s));
        QVERIFY(model.setData(model.index(kGlucose, MappingModel::Becomes), u"RPG"_s));
        QCOMPARE(model.table().mapping.columns[kGlucose].unit, std::string("mg/dl"));
    }

    void everyTargetHasWordsInBothLanguages() {
        for (const auto& language : {u"en"_s, u"zh_CN"_s}) {
            applyLanguage(language);
            MappingModel model(test::importRules(), test::importTargets());
            model.setTable(test::hospitalTable());
            const auto choices =
                model.index(0, MappingModel::Becomes).data(ChoicesRole).value<QList<ChoiceEdit::Choice>>();
            QVERIFY(choices.size() > 40);
            QCOMPARE(choices[0].key, u"keep"_s);
            QCOMPARE(choices[1].key, u"ignore"_s);
            for (const auto& choice : choices) {
                QVERIFY2(!choice.text.isEmpty(), qPrintable(choice.key));
                const bool ours = choice.key.front().isUpper();  // a code; its words may be the code ("BMI")
                QVERIFY2(ours || choice.text != choice.key, qPrintable(choice.key));
            }
        }
        applyLanguage(u"en"_s);
    }
};

JIAYI_TEST(TestImportMapping)
#include "tst_import_mapping.moc"
