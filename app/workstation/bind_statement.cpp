#include "app/workstation/bind_statement.h"

#include "models/access/key_file.h"
#include "models/capitation/rule_sets.h"
#include "sync/files/statement_table.h"
#include "ui/common/format.h"
#include "ui/common/words.h"
#include "ui/print/page_painter.h"
#include "ui/statement/statement_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QStandardPaths>
#include <QtConcurrent>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

/// Runs an act with the tables of the day.
template <class Act>
auto runsByTables(Desk& desk) {
    return [&desk](const Act& act) {
        return desk.worker().run([&desk, act](db::Database& database) -> decltype(act(desk.context(database), std::declval<const capitation::CapitationBook&>())) {
            JIAYI_TRY(const auto tables, capitation::bookInForce(database, desk.today()));
            return act(desk.context(database), *tables.book);
        });
    };
}

/// No person in the name of a file: institution, month, scheme.
QString askWhere(const capitation::StatementPage& page, const QString& ending, const QString& filter, QWidget* over) {
    const auto& statement = page.statement;
    const auto name = u"statement_%1_%2_%3_r%4.%5"_s.arg(ui::qs(statement.institution), ui::qs(capitation::formatMonth(statement.month)), ui::qs(statement.scheme)).arg(statement.revision).arg(ending);
    const auto path = QFileDialog::getSaveFileName(over, QCoreApplication::translate("jiayi::app::StatementPaper", "Save the statement"), QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name), filter);
    // The dialog has asked whether a file that is there may go.
    if (!path.isEmpty()) QFile::remove(path);
    return path;
}

void tellFailure(const Result<void>& result, QWidget* over) {
    if (!result) QMessageBox::warning(over, QCoreApplication::translate("jiayi::app::StatementPaper", "Save the statement"), ui::wordsFor(result.error()).all());
}

Result<void> proveKey(const std::filesystem::path& store, const std::string& user, const std::string& passphrase, const Clock& clock) {
    const auto opened = access::KeyFile(store).unlock(user, passphrase, clock);
    if (!opened) return opened.error();
    return {};
}

ui::StatementSheet sheetOf(const capitation::StatementPage& page, const access::Institution& institution) {
    const auto& statement = page.statement;
    const auto& totals = statement.totals;
    ui::StatementSheet sheet;
    sheet.clinic = ui::qs(institution.name) + u" · "_s + ui::qs(statement.institution);
    sheet.title = QCoreApplication::translate("jiayi::app::StatementPaper", "Statement of %1").arg(ui::qs(capitation::formatMonth(statement.month)));
    sheet.subtitle = ui::schemeWord(statement.scheme) + u" · "_s + (statement.revision > 0 ? QCoreApplication::translate("jiayi::app::StatementPaper", "revision %1").arg(statement.revision) + u" · "_s : QString()) + ui::statementStateWord(statement.state);
    sheet.sample = institution.sample;
    sheet.sampleWords = QCoreApplication::translate("jiayi::app::StatementPaper", "SAMPLE DATA · not meant for anybody");
    sheet.figures = {{QCoreApplication::translate("jiayi::app::StatementPaper", "Member-months"), ui::countText(totals.memberMonths)},
                     {QCoreApplication::translate("jiayi::app::StatementPaper", "Budget"), ui::moneyText(totals.budget)},
                     {QCoreApplication::translate("jiayi::app::StatementPaper", "Own cost"), ui::moneyText(totals.own)},
                     {QCoreApplication::translate("jiayi::app::StatementPaper", "Cost elsewhere"), ui::moneyText(totals.elsewhere)},
                     {QCoreApplication::translate("jiayi::app::StatementPaper", "Left of the budget"), ui::moneyText(totals.balance())},
                     {QCoreApplication::translate("jiayi::app::StatementPaper", "Withheld until assessed"), ui::moneyText(totals.withhold)},
                     {QCoreApplication::translate("jiayi::app::StatementPaper", "Paid by the pooled fund"), ui::moneyText(totals.split.fund)},
                     {QCoreApplication::translate("jiayi::app::StatementPaper", "Personal account, other funds, cash"), ui::moneyText(totals.split.account + totals.split.other + totals.split.cash)}};
    sheet.columns = {QCoreApplication::translate("jiayi::app::StatementPaper", "What"), QCoreApplication::translate("jiayi::app::StatementPaper", "Where from"), QCoreApplication::translate("jiayi::app::StatementPaper", "Lines"), QCoreApplication::translate("jiayi::app::StatementPaper", "Sum")};
    for (const auto& group : page.groups)
        sheet.groups.push_back({group.kind == "cost" ? ui::lineCategoryWord(group.category) : ui::lineKindWord(group.kind) + u" · "_s + ui::lineCategoryWord(group.category), ui::lineOriginWord(group.origin),
                                ui::countText(static_cast<qint64>(group.lines)), ui::moneyText(group.sum)});
    sheet.historyTitle = QCoreApplication::translate("jiayi::app::StatementPaper", "What has happened");
    for (const auto& act : page.acts) sheet.history.push_back(ui::dateAndTime(act.at) + u"  "_s + ui::statementActWord(act.act) + u" · "_s + ui::qs(act.by) + (act.note.empty() ? QString() : u" · "_s + ui::qs(act.note)));
    sheet.signature = QCoreApplication::translate("jiayi::app::StatementPaper", "Signature and seal");
    sheet.page = QCoreApplication::translate("jiayi::app::StatementPaper", "Page %1 of %2");
    return sheet;
}

}  // namespace

const std::vector<capitation::ComplianceRule>& complianceRules() {
    static const auto rules = capitation::loadComplianceRules().value();
    return rules;
}

ui::StatementAsks bindStatement(Desk& desk) {
    ui::StatementAsks asks;
    asks.page = [&desk](const std::string& scheme, capitation::Month month) {
        return desk.worker().run([&desk, scheme, month, today = desk.today()](db::Database& database) -> Result<capitation::StatementPage> {
            JIAYI_TRY(const auto tables, capitation::bookInForce(database, today));
            JIAYI_CHECK(capitation::bringLedgerUpToDate(desk.context(database), *tables.book, month));
            return capitation::readStatementPage(database, *tables.book, complianceRules(), scheme, month, desk.user(), today);
        });
    };
    asks.freeze = runsByTables<capitation::FreezeStatement>(desk);
    asks.act = [&desk](const capitation::ActOnStatement& act) { return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database)); }); };
    // Deriving a key takes a while: neither the window nor the worker waits for it.
    asks.prove = [store = desk.store(), user = desk.user(), clock = &desk.clock()](const QString& passphrase) {
        return QtConcurrent::run([store, user, clock, passphrase = ui::utf8(passphrase)] {
            return proveKey(store, user, passphrase, *clock);
        });
    };
    asks.savePdf = [&desk](const capitation::StatementPage& page, QWidget* over) {
        const auto path = askWhere(page, u"pdf"_s, u"PDF (*.pdf)"_s, over);
        if (!path.isEmpty()) tellFailure(ui::savePdf(ui::statementPages(statementSheet(page, desk.institution()), {ui::PaperSize::A4}), path), over);
    };
    asks.saveTable = [](const capitation::StatementPage& page, QWidget* over) {
        const auto path = askWhere(page, u"xlsx"_s, u"Excel (*.xlsx)"_s, over);
        if (!path.isEmpty()) tellFailure(files::writeStatementTable(page, path.toStdString()), over);
    };
    return asks;
}

ui::DifferenceAsks bindDifferences(Desk& desk) {
    ui::DifferenceAsks asks;
    asks.list = [&desk](capitation::StatementId statement) { return desk.worker().read([statement](db::Database& database) { return capitation::shownDifferences(database, statement); }); };
    asks.accept = runsByTables<capitation::AcceptDifference>(desk);
    asks.acceptAll = runsByTables<capitation::AcceptAllDifferences>(desk);
    asks.dispute = [&desk](const capitation::DisputeDifference& dispute) { return desk.worker().run([&desk, dispute](db::Database& database) { return dispute(desk.context(database)); }); };
    asks.evidence = [&desk](const Uuid& resident, Date on) { return desk.worker().read([resident, on](db::Database& database) { return capitation::evidenceFor(database, resident, on); }); };
    return asks;
}

ui::ComplianceAsks bindCompliance(Desk& desk) {
    ui::ComplianceAsks asks;
    asks.rules = &complianceRules();
    asks.findings = [&desk](capitation::Month month) { return desk.worker().read([month](db::Database& database) { return capitation::judgedFindings(database, complianceRules(), month); }); };
    asks.decide = [&desk](const capitation::DecideFinding& decide) { return desk.worker().run([&desk, decide](db::Database& database) { return decide(desk.context(database)); }); };
    return asks;
}

ui::StatementSheet statementSheet(const capitation::StatementPage& page, const access::Institution& institution) { return sheetOf(page, institution); }

}  // namespace jiayi::app
