// The account on paper: the clinic's figures, and nobody's name.
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/account_layout.h"

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;
using namespace jiayi::capitation;

namespace {

SheetAbout accountAbout() {
    SheetAbout about;
    about.clinic.name = "Balitai Community Health Centre";
    about.clinic.sample = true;
    about.day = makeDate(2026, 11, 22);
    return about;
}
AccountPage accountSheet() {
    AccountPage page;
    page.asked = {"employee", 2026, std::chrono::year{2026} / std::chrono::February, 150, 20};
    for (unsigned month = 1; month <= 2; ++month) page.account.months.push_back({std::chrono::year{2026} / std::chrono::month{month}, 100, {16'430'000}, {9'000'000}, {3'000'000}, {100'000}});
    page.account.categories = {{"medicine", {18'000'000}, {}, 0}, {"elsewhere", {6'000'000}, {}, 0}};
    page.account.doctors = {{"Chen", {24'000'000}, {32'860'000}, 200}};
    page.account.forecast = Forecast{{144'000'000}, {140'000'000}, {148'000'000}, 2};
    page.people = {{{}, "Sun Guiying", Sex::Female, {}, false, {"elsewhere"}}};
    return page;
}
QString wordsOn(const Pages& pages) {
    QStringList all;
    for (const auto& page : pages.pages)
        for (const auto& mark : page.marks)
            if (const auto* text = std::get_if<TextMark>(&mark)) all << text->text;
    return all.join(u'\n');
}
/// Of what is on them nothing lies outside the paper.
bool staysOnPaper(const Pages& pages) {
    for (const auto& page : pages.pages)
        for (const auto& mark : page.marks)
            if (const auto* text = std::get_if<TextMark>(&mark))
                if (!QRectF({0, 0}, page.size).contains(text->box)) return false;
    return true;
}

}  // namespace

class TestAccountLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFiguresArePrintedAndNobodysName() {
        for (const auto size : {PaperSize::A4, PaperSize::A5}) {
            const auto pages = accountPages(accountAbout(), accountSheet(), SheetLanguage::English, {size});
            const auto said = wordsOn(pages);
            QVERIFY(said.contains(u"328,600.00"_s) && said.contains(u"27.0 %"_s) && said.contains(u"2026-02"_s) && said.contains(u"Medicines"_s));
            QVERIFY(!said.contains(u"Sun"_s));
            QVERIFY(said.contains(u"nobody has a limit"_s) && said.contains(u"SAMPLE"_s));
            QVERIFY(staysOnPaper(pages));
        }
    }

    void theOutcomeStandsBesideWhatWasPublished() {
        OutcomePage page;
        page.baseFrom = std::chrono::year{2025} / std::chrono::January;
        page.baseTo = std::chrono::year{2025} / std::chrono::October;
        page.from = std::chrono::year{2026} / std::chrono::January;
        page.to = std::chrono::year{2026} / std::chrono::October;
        page.base = {100, {16'430'000}, {16'200'000}, {16'200'000}};
        page.current = {100, {16'430'000}, {12'550'000}, {12'550'000}};
        page.money = efficacy({162'000}, page.current.cost, 100, page.current.budget);
        page.measures = {{"CN-DM-02", {"Standardised management", "规范管理"}, false, MeasuredRate{"CN-DM-02", 1, 2}, MeasuredRate{"CN-DM-02", 4, 5}}};
        page.published = loadPublishedOutcome().value();
        const auto said = wordsOn(outcomePages(accountAbout(), page, SheetLanguage::English, {PaperSize::A4}));
        QVERIFY(said.contains(u"1,255.00"_s) && said.contains(u"-22.5 %"_s) && said.contains(u"1,643.00"_s) && said.contains(u"-23.6 %"_s) && said.contains(u"23.3 %"_s) && said.contains(u"81.5 %"_s));
        QVERIFY(said.contains(u"published outcome"_s));
    }
};

JIAYI_TEST(TestAccountLayout)
#include "tst_account_layout.moc"
