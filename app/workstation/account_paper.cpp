// The account on paper and as a workbook.
#include "app/workstation/bind_capitation.h"
#include "app/workstation/bind_print.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/qt/async.h"
#include "sync/files/xlsx_writer.h"
#include "ui/common/format.h"
#include "ui/common/words.h"
#include "ui/print/account_layout.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QStandardPaths>

#include <filesystem>

namespace jiayi::app {

using namespace Qt::StringLiterals;
using files::ExportCell;

namespace {

QString accountText(const char* text) { return QCoreApplication::translate("jiayi::app::Account", text); }

ExportCell yuanCell(Money money) { return {formatYuan(money), static_cast<double>(money.fen) / 100}; }
ExportCell countCell(std::int64_t count) { return {std::to_string(count), static_cast<double>(count)}; }
ExportCell textCell(std::string text) { return {std::move(text), {}}; }

Result<void> writeMonths(files::XlsxWriter& book, const capitation::AccountPage& page) {
    JIAYI_CHECK(book.begin("months", {"month", "member_months", "budget", "own", "elsewhere", "on_its_way"}));
    for (const auto* months : {&page.before, &page.account.months})
        for (const auto& month : *months)
            JIAYI_CHECK(book.row({textCell(capitation::formatMonth(month.month)), countCell(month.memberMonths), yuanCell(month.budget), yuanCell(month.own), yuanCell(month.elsewhere), yuanCell(month.outstanding)}));
    return {};
}

Result<void> writeParts(files::XlsxWriter& book, const capitation::Account& account) {
    JIAYI_CHECK(book.begin("parts", {"kind", "part", "spent", "budget", "member_months"}));
    for (const auto& [kind, parts] : {std::pair{"category", &account.categories}, std::pair{"doctor", &account.doctors}, std::pair{"grid", &account.grids}, std::pair{"tier", &account.tiers}})
        for (const auto& part : *parts) JIAYI_CHECK(book.row({textCell(kind), textCell(part.key), yuanCell(part.spent), yuanCell(part.budget), countCell(part.memberMonths)}));
    return {};
}

Result<void> writeOutcome(files::XlsxWriter& book, const capitation::OutcomePage& page) {
    JIAYI_CHECK(book.begin("outcome", {"figure", "before", "now", "published", "source"}));
    const auto published = [&](std::string_view id) {
        for (const auto& one : page.published)
            if (one.id == id) return std::pair{one.value, one.origin.source};
        return std::pair{std::string{}, std::string{}};
    };
    const auto [cost, source] = published("cost-now");
    JIAYI_CHECK(book.row({textCell("cost_per_member_month"), yuanCell(page.money.costBefore), yuanCell(page.money.costNow), textCell(cost), textCell(source)}));
    JIAYI_CHECK(book.row({textCell("surplus_percent"), textCell(capitation::percentText(page.base.budget - page.base.cost, page.base.budget)), textCell(page.money.surplusRate), textCell(published("surplus-rate").first), textCell(source)}));
    const auto rate = [](const std::optional<capitation::MeasuredRate>& one) { return textCell(one ? capitation::percentText({one->numerator}, {one->denominator}) : std::string{}); };
    for (const auto& measure : page.measures) {
        const auto [value, from] = published(measure.measure);
        JIAYI_CHECK(book.row({textCell(measure.measure), rate(measure.before), rate(measure.now), textCell(value), textCell(from)}));
    }
    return {};
}

Result<void> writeYear(files::XlsxWriter& book, const capitation::YearPage& page) {
    JIAYI_CHECK(book.begin("year", {"scheme", "step", "expected", "written_down", "due"}));
    for (const auto& scheme : page.schemes)
        for (const auto& step : scheme.steps) JIAYI_CHECK(book.row({textCell(scheme.scheme), textCell(step.step), yuanCell(step.expected), yuanCell(step.recorded), textCell(step.due ? formatDate(*step.due) : std::string{})}));
    JIAYI_CHECK(book.begin("funds", {"fund", "settles", "balance", "entries"}));
    for (const auto& fund : page.funds) JIAYI_CHECK(book.row({textCell(fund.fund), textCell(fund.settles ? "yes" : "no"), yuanCell(fund.balance), countCell(fund.entries)}));
    return {};
}

struct AccountPapers {
    ui::SheetAbout about;
    capitation::AccountPage account;
    capitation::OutcomePage outcome;
    capitation::YearPage year;
};

Result<AccountPapers> readAccountPapers(db::Database& database, const Desk& desk, const std::string& scheme) {
    AccountPapers papers;
    JIAYI_TRY(papers.about.clinic, pharmacy::readSheetClinic(database, {}));
    papers.about.day = desk.today();
    JIAYI_TRY(papers.account, readAccountOf(database, desk, scheme));
    papers.account.people.clear();  // nobody is printed
    JIAYI_TRY(papers.outcome, readOutcomeOf(database, desk, scheme));
    JIAYI_TRY(papers.year, readYearOf(database, desk));
    return papers;
}

std::vector<ui::PrintDocument> accountDocuments(const AccountPapers& papers) {
    return {{u"account"_s, [] { return accountText(QT_TRANSLATE_NOOP("jiayi::app::Account", "Account")); }, u"account"_s,
             [papers](const ui::PrintSetup& setup) { return ui::accountPages(papers.about, papers.account, setup.language, {setup.paper}); }},
            {u"outcome"_s, [] { return accountText(QT_TRANSLATE_NOOP("jiayi::app::Account", "Outcome")); }, u"outcome"_s,
             [papers](const ui::PrintSetup& setup) { return ui::outcomePages(papers.about, papers.outcome, setup.language, {setup.paper}); }},
            {u"year"_s, [] { return accountText(QT_TRANSLATE_NOOP("jiayi::app::Account", "The year")); }, u"year"_s,
             [papers](const ui::PrintSetup& setup) { return ui::yearPages(papers.about, papers.year, setup.language, {setup.paper}); }}};
}

}  // namespace

ui::PrintAsks bindAccountPrint(Desk& desk, const std::string& scheme) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, scheme] {
        return desk.worker().read([&desk, scheme](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto papers, readAccountPapers(database, desk, scheme));
            return accountDocuments(papers);
        });
    };
    asks.record = [&desk](const QString&) { return desk.worker().run([&desk](db::Database& database) { return recordPrinted(desk.context(database), "account.print", {}); }); };
    return asks;
}

Result<void> writeAccountWorkbook(db::Database& database, const Desk& desk, const std::string& scheme, const std::filesystem::path& path) {
    if (std::filesystem::exists(path)) return Error{Errc::Conflict, "file.exists", path.filename().string()};
    JIAYI_TRY(const auto papers, readAccountPapers(database, desk, scheme));
    files::XlsxWriter book(path);
    JIAYI_CHECK(writeMonths(book, papers.account));
    JIAYI_CHECK(writeParts(book, papers.account.account));
    JIAYI_CHECK(writeOutcome(book, papers.outcome));
    JIAYI_CHECK(writeYear(book, papers.year));
    return book.finish();
}

void saveAccountWorkbook(Desk& desk, const std::string& scheme, QWidget* over) {
    auto* dialog = new QFileDialog(over, accountText(QT_TRANSLATE_NOOP("jiayi::app::Account", "Write to")), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"xlsx"_s);
    // A file is never replaced: writing says so.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(u"capitation.xlsx"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, over, [&desk, scheme, over](const QString& path) {
        auto written = desk.worker().run([&desk, scheme, target = std::filesystem::path(path.toStdString())](db::Database& database) -> Result<void> {
            JIAYI_CHECK(writeAccountWorkbook(database, desk, scheme, target));
            return recordPrinted(desk.context(database), "account.export", {});
        });
        qt::onFinished(over, std::move(written), [over](const Result<void>& result) {
            if (result) return;
            auto* said = new QMessageBox(QMessageBox::Warning, {}, ui::wordsFor(result.error()).all(), QMessageBox::Ok, over);
            said->setAttribute(Qt::WA_DeleteOnClose);
            said->open();
        });
    });
    dialog->open();
}

}  // namespace jiayi::app
