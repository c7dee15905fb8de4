#include "app/workstation/bind_statement.h"
#include "app/workstation/commands.h"
#include "app/workstation/session.h"
#include "sync/files/statement_table.h"
#include "ui/common/format.h"
#include "ui/common/tokens.h"
#include "ui/print/page_painter.h"

#include "models/capitation/rule_sets.h"
#include "models/capitation/statement_acts.h"
#include <QGuiApplication>

#include <fmt/format.h>

#include <iostream>

namespace jiayi::app {

namespace {

using capitation::Statement;

/// The ledger as of now: what was dispensed and done, and who counts.
Result<void> bringUpToDate(const sync::Context& context, const capitation::CapitationBook& book) {
    JIAYI_TRY(const auto costs, capitation::hearOwnCosts(context, book));
    JIAYI_TRY(const auto enrolled, capitation::recordEnrolment(context, book, capitation::earliestOpen(localDate(context.clock.now()), 0)));
    // People read these on standard error; the document is alone on standard output.
    if (costs.unpriced > 0) std::cerr << costs.unpriced << " supplies have no known price and are in no sum\n";
    if (costs.held > 0) std::cerr << costs.held << " costs wait for what they give back\n";
    if (enrolled.tooLate > 0) std::cerr << enrolled.tooLate << " member-months became known too late to count\n";
    if (enrolled.noContract > 0) std::cerr << enrolled.noContract << " people in the programme with the benefit never signed a contract and do not count\n";
    if (enrolled.noScheme > 0) std::cerr << enrolled.noScheme << " people would count if their insurance scheme were known\n";
    return {};
}

void printTable(const Statement& statement) {
    std::cout << fmt::format("{}  {}  {}  revision {}  {}\n", statement.institution, statement.scheme, capitation::formatMonth(statement.month), statement.revision, statement.state);
    for (const auto& line : statement.lines)
        std::cout << fmt::format("{}  {:<12}  {:<10}  {:>14}  {}\n", line.resident.toString(), line.kind, line.category, formatYuan(line.amount), line.origin.text());
    const auto& totals = statement.totals;
    std::cout << fmt::format("member-months {}\nbudget        {:>14}\nown           {:>14}\nelsewhere     {:>14}\ncost          {:>14}\n", totals.memberMonths, formatYuan(totals.budget),
                             formatYuan(totals.own), formatYuan(totals.elsewhere), formatYuan(totals.cost()));
    std::cout << fmt::format("  pooled fund {:>14}\n  account     {:>14}\n  other       {:>14}\n  cash        {:>14}\n", formatYuan(totals.split.fund), formatYuan(totals.split.account),
                             formatYuan(totals.split.other), formatYuan(totals.split.cash));
    std::cout << fmt::format("out of scope  {:>14}\nwithheld      {:>14}\nbalance       {:>14}\n", formatYuan(totals.outOfScope), formatYuan(totals.withhold), formatYuan(totals.balance()));
}

/// Usage for what cannot follow, Broken for a store that is not what it was.
Exit failAct(const Error& error) { return fail(error, error.code == Errc::Corrupt ? Exit::Broken : Exit::Usage); }

Result<void> perform(const sync::Context& context, const capitation::CapitationBook& book, const StatementArgs& args, capitation::Month month) {
    if (args.act == "freeze") {
        JIAYI_CHECK((capitation::FreezeStatement{args.scheme, month, args.note}(context, book)));
        return {};
    }
    JIAYI_TRY(const auto id, capitation::lastStatement(context.database, args.scheme, month));
    if (!id) return Error{Errc::NotFound, "statement.not-found", {}};
    const auto act = args.act == "sign" ? "signed" : args.act == "submit" ? "submitted" : args.act == "amend" ? "amended" : args.act;
    return capitation::ActOnStatement{*id, act, args.note}(context);
}

Result<void> listChecks(db::Database& database, capitation::Month month, Date today) {
    JIAYI_TRY(const auto items, capitation::checkList(database, month, today));
    for (const auto& item : items) std::cerr << item.key << '\t' << item.count << '\t' << (item.overridable ? "a reason may stand in its place" : "must be settled") << '\n';
    if (items.empty()) std::cerr << "nothing stands against freezing\n";
    return {};
}

/// Letters want an application: made for the while where there is none.
Result<void> writeFiles(Session& session, const capitation::CapitationBook& book, const StatementArgs& args, capitation::Month month, Date today) {
    JIAYI_TRY(const auto page, capitation::readStatementPage(session.database(), book, complianceRules(), args.scheme, month, session.context().user, today));
    if (!args.table.empty()) JIAYI_CHECK(files::writeStatementTable(page, args.table));
    if (args.pdf.empty()) return {};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "jiayi";
    static char* arguments[] = {name, nullptr};
    const auto application = QCoreApplication::instance() ? nullptr : std::make_unique<QGuiApplication>(count, arguments);
    if (!args.language.empty()) ui::applyLanguage(ui::qs(args.language));
    JIAYI_TRY(const auto institution, access::readInstitution(session.database()));
    const auto sheet = statementSheet(page, institution);
    return ui::savePdf(ui::statementPages(sheet, {ui::PaperSize::A4}), ui::qs(args.pdf.string()));
}

}  // namespace

Exit statement(const StatementArgs& args) {
    const auto month = capitation::parseMonth(args.month);
    if (!month) return fail(month.error(), Exit::Usage);
    SystemClock clock;
    SystemRandom random;
    const auto passphrase = askPassphrase("Passphrase");
    if (!passphrase) return fail(passphrase.error());
    auto session = Session::open(args.at.store, args.at.user, *passphrase, clock, random);
    if (!session) return fail(session.error());
    const auto tables = capitation::bookInForce(session->database(), localDate(clock.now()));
    if (!tables) return fail(tables.error());
    const auto& book = tables->book;
    if (const auto done = bringUpToDate(session->context(), *book); !done) return fail(done.error());
    const auto today = localDate(clock.now());
    if (args.checks)
        if (const auto listed = listChecks(session->database(), *month, today); !listed) return fail(listed.error());
    if (!args.act.empty())
        if (const auto done = perform(session->context(), *book, args, *month); !done) return failAct(done.error());
    if (!args.pdf.empty() || !args.table.empty())
        if (const auto written = writeFiles(*session, *book, args, *month, today); !written) return fail(written.error(), Exit::Usage);
    std::vector<Statement> statements;
    for (const char* scheme : {"employee", "resident"}) {
        if (!args.scheme.empty() && args.scheme != scheme) continue;
        auto one = capitation::currentStatement(session->database(), *book, scheme, *month);
        if (!one) return fail(one.error(), one.error().code == Errc::NotFound ? Exit::Usage : Exit::Broken);
        statements.push_back(std::move(*one));
    }
    if (args.json) std::cout << (statements.size() == 1 ? capitation::statementJson(statements.front()) : capitation::statementJson(statements)) << '\n';
    else
        for (const auto& one : statements) printTable(one);
    return Exit::Done;
}

}  // namespace jiayi::app
