#include "app/workstation/commands.h"
#include "app/workstation/session.h"

#include "models/capitation/rule_sets.h"
#include "models/capitation/statement_acts.h"

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
