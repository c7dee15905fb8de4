// The care plan for the person, and paper for an area that is closed off.
#include "models/emergency/late_entry.h"
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/emergency_layout.h"
#include "ui/print/plan_layout.h"

namespace jiayi::test {

using ui::Paper;
using ui::PaperSize;
using ui::SheetLanguage;

namespace {

const plan::PlanRules& planBook() {
    static const auto rules = plan::loadPlanRules().value();
    return rules;
}
const care::RuleBook& careBook() {
    static const auto rules = care::loadRules().value();
    return rules;
}

ui::PlanSheet planSheet(bool everything) {
    const auto form = prescriptionSheet(1);
    ui::PlanSheet sheet{{form.clinic, form.person, makeDate(2026, 11, 23)}, {}, {{"HBA1C_NGSP", {}, 7.0, "%", true}, {"SBP", {}, 130, "mm[Hg]", false}}, makeDate(2026, 12, 21), "陈医生"};
    for (const auto& choice : planBook().choices)
        if (everything || choice.id == "walk" || choice.id == "hypo" || choice.id == "bp-7") sheet.plan.items.push_back({choice.kind, choice.id, {}});
    sheet.plan.items.push_back({plan::ItemKind::Goal, {}, "和孙子一起散步"});
    return sheet;
}

ui::AreaSheet areaSheet(int people) {
    ui::AreaSheet sheet{prescriptionSheet(1).clinic, "07", makeDate(2026, 11, 23), 7, {}};
    for (int i = 0; i < people; ++i) {
        emergency::AreaPerson person;
        person.resident.id = {derivedUuid({"area", std::to_string(i)})};
        person.resident.name = "王建国" + std::to_string(i);
        person.resident.sex = Sex::Male;
        person.resident.birthDate = makeDate(1950, 1, 1);
        person.resident.phone = "13800000000";
        person.resident.address = "友谊路8号";
        person.allergies = {"青霉素"};
        person.supplies = {{{}, "二甲双胍", "1 g bid", false, {}}, {{}, "氨氯地平", "5 mg qd", false, sheet.day + Days(3)}, {{}, "阿司匹林", "100 mg qd", true, sheet.day}};
        sheet.people.push_back(std::move(person));
    }
    return sheet;
}

}  // namespace

class TestHomeSheets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePlanSaysEverythingInLargeTypeInBothLanguages() {
        for (const auto language : {SheetLanguage::Chinese, SheetLanguage::English})
            for (const bool everything : {false, true}) {
                const auto sheet = planSheet(everything);
                const auto pages = ui::planPages(sheet, planBook(), careBook(), language, {PaperSize::A4});
                keep(pages, QStringLiteral("plan_%1_%2").arg(everything ? QStringLiteral("all") : QStringLiteral("few"), language == SheetLanguage::Chinese ? QStringLiteral("zh") : QStringLiteral("en")));
                const auto words = wordsOf(pages);
                const bool zh = language == SheetLanguage::Chinese;
                for (const auto& item : sheet.plan.items) {
                    const auto* choice = planBook().choice(item.choice);
                    QVERIFY(words.contains(squeezed(ui::qs(choice ? (zh ? choice->name.zh : choice->name.en) : item.words))));
                    if (choice) QVERIFY(words.contains(squeezed(ui::qs(zh ? choice->how.zh : choice->how.en))));
                }
                QVERIFY(words.contains(u'°') && words.contains(QStringLiteral("7.0%")));
                for (const auto& page : pages.pages) QCOMPARE(misplaced(page), QStringList());
                for (const auto& text : textsOf(pages.pages[0]))
                    if (text.text.contains(zh ? QStringLiteral("步行30") : QStringLiteral("Walk 30"))) QVERIFY(text.style.points > 18);
            }
    }

    void everySheetBearsItsCodeAndSaysHowLongMedicinesLast() {
        const auto sheet = areaSheet(3);
        for (const auto language : {SheetLanguage::Chinese, SheetLanguage::English}) {
            const auto pages = ui::fallbackPages(sheet, language, {PaperSize::A4});
            keep(pages, QStringLiteral("fallback_%1").arg(language == SheetLanguage::Chinese ? QStringLiteral("zh") : QStringLiteral("en")));
            QCOMPARE(pages.pages.size(), std::size_t{3});
            for (std::size_t i = 0; i < 3; ++i) {
                QCOMPARE(misplaced(pages.pages[i]), QStringList());
                const auto code = emergency::formCode(sheet.people[i].resident.id, sheet.day);
                const auto picture = ui::imageOf(pages.pages[i], 2400);
                QStringList read;
                for (const auto& mark : pages.pages[i].marks)
                    if (const auto* one = std::get_if<ui::CodeMark>(&mark)) {
                        const double scale = 2400 / pages.pages[i].size.width();
                        read << readCode(picture.copy(QRectF(one->box.topLeft() * scale, one->box.size() * scale).toAlignedRect()));
                    }
                QCOMPARE(read, (QStringList{ui::qs(code), ui::qs(code)}));
            }
        }
        QVERIFY(wordsOf(ui::fallbackPages(sheet, SheetLanguage::Chinese, {PaperSize::A4})).contains(QStringLiteral("过敏：青霉素")));
        auto unasked = areaSheet(1);
        unasked.people[0].allergies.clear();
        QVERIFY(wordsOf(ui::fallbackPages(unasked, SheetLanguage::English, {PaperSize::A4})).contains(squeezed(QStringLiteral("Allergies: not asked"))));
        unasked.people[0].resident.allergyState = roster::AllergyState::NoneKnown;
        QVERIFY(wordsOf(ui::fallbackPages(unasked, SheetLanguage::English, {PaperSize::A4})).contains(squeezed(QStringLiteral("Allergies: none known"))));
        const auto words = wordsOf(ui::areaListPages(sheet, SheetLanguage::English, {PaperSize::A4}));
        QVERIFY(words.contains(squeezed(QStringLiteral("4 days left"))) && words.contains(squeezed(QStringLiteral("not known: ask"))) && words.contains(QStringLiteral("paused")) && words.contains(QStringLiteral("13800000000")));
    }

    void aLongListRunsOverPagesAndLosesNobody() {
        const auto pages = ui::areaListPages(areaSheet(40), SheetLanguage::Chinese, {PaperSize::A4});
        keep(pages, QStringLiteral("area_zh"));
        QVERIFY(pages.pages.size() > 2);
        const auto words = wordsOf(pages);
        for (int i = 0; i < 40; ++i) QVERIFY(words.contains(QStringLiteral("王建国%1").arg(i)));
        for (const auto& page : pages.pages) QCOMPARE(misplaced(page), QStringList());
    }
};

JIAYI_TEST(TestHomeSheets)

}  // namespace jiayi::test

#include "tst_home_sheets.moc"
