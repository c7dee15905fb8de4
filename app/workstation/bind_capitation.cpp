#include "app/workstation/bind_capitation.h"

#include "app/workstation/bind_print.h"
#include "models/capitation/measured.h"
#include "models/capitation/rule_sets.h"

namespace jiayi::app {

using namespace capitation;

namespace {

/// How far above their part of the budget somebody's cost is looked at, and how many at most.
constexpr int kAbovePercent = 150;
constexpr std::size_t kPeopleToLookAt = 20;

/// The tables of today: the consortium's newest, or the built-in sample.
Result<BookInForce> accountBook(db::Database& database, const Desk& desk) { return bookInForce(database, desk.today()); }

AccountAsked askedOf(const Desk& desk, const std::string& scheme) {
    const auto upTo = lastPassedMonth(desk.today());
    return {scheme, static_cast<int>(upTo.year()), upTo, kAbovePercent, kPeopleToLookAt};
}

Result<std::vector<MeasuredRate>> ratesOf(db::Database& database, const Desk& desk, const CapitationBook& book) {
    return readPaymentRates(database, book, desk.measureBook(), yearUpTo(lastPassedMonth(desk.today())));
}

/// What was done since, and who counts: as the statement's command does.
Result<std::int64_t> refreshAccount(db::Database& database, Desk& desk) {
    JIAYI_TRY(const auto tables, accountBook(database, desk));
    JIAYI_TRY(const auto costs, hearOwnCosts(desk.context(database), *tables.book));
    JIAYI_TRY(const auto enrolled, recordEnrolment(desk.context(database), *tables.book, earliestOpen(desk.today(), 0)));
    return costs.booked + enrolled.added + enrolled.takenBack;
}

template <class Id>
Result<void> done(const Result<Id>& made) {
    return made ? Result<void>{} : Result<void>{made.error()};
}

Result<void> recordMoney(db::Database& database, Desk& desk, const RecordFundEntry& record) {
    JIAYI_TRY(const auto tables, accountBook(database, desk));
    return done(record(desk.context(database), *tables.book));
}

}  // namespace

Result<AccountPage> readAccountOf(db::Database& database, const Desk& desk, const std::string& scheme) {
    JIAYI_TRY(const auto tables, accountBook(database, desk));
    JIAYI_TRY(const auto rates, ratesOf(database, desk, *tables.book));
    return readAccountPage(database, *tables.book, askedOf(desk, scheme), rates);
}

Result<OutcomePage> readOutcomeOf(db::Database& database, const Desk& desk, const std::string& scheme) {
    JIAYI_TRY(const auto published, loadPublishedOutcome());
    JIAYI_TRY(const auto tables, accountBook(database, desk));
    return readOutcome(database, *tables.book, desk.measureBook(), published, scheme, lastPassedMonth(desk.today()));
}

Result<YearPage> readYearOf(db::Database& database, const Desk& desk) {
    const auto upTo = lastPassedMonth(desk.today());
    JIAYI_TRY(const auto tables, accountBook(database, desk));
    JIAYI_TRY(const auto rates, ratesOf(database, desk, *tables.book));
    JIAYI_TRY(const auto before, monthsMoney(database, *tables.book, {}, upTo.year() / std::chrono::January - std::chrono::years{1}, upTo - std::chrono::years{1}));
    const Money perMonth = before.memberMonths > 0 ? scaled(before.cost, {1, before.memberMonths}) : Money{};
    return readYearPage(database, *tables.book, upTo, rates, perMonth);
}

ui::AccountAsks bindCapitation(Desk& desk) {
    ui::AccountAsks asks;
    auto& worker = desk.worker();
    asks.refresh = [&desk, &worker] { return worker.run([&desk](db::Database& database) { return refreshAccount(database, desk); }); };
    asks.account = [&desk, &worker](const std::string& scheme) { return worker.read([&desk, scheme](db::Database& database) { return readAccountOf(database, desk, scheme); }); };
    asks.outcome = [&desk, &worker](const std::string& scheme) { return worker.read([&desk, scheme](db::Database& database) { return readOutcomeOf(database, desk, scheme); }); };
    asks.year = [&desk, &worker] { return worker.read([&desk](db::Database& database) { return readYearOf(database, desk); }); };
    asks.rules = [&desk, &worker] {
        return worker.read([&desk](db::Database& database) -> Result<ui::RulesView> {
            JIAYI_TRY(const auto tables, accountBook(database, desk));
            return ui::RulesView{ruleRows(*tables.book, desk.today()), tables.version, tables.publisher, desk.today()};
        });
    };
    asks.ledger = [&worker](const LedgerAsked& asked) { return worker.read([asked](db::Database& database) { return readLedger(database, asked); }); };
    asks.personCost = [&desk, &worker](const AskPersonCost& ask) { return worker.run([&desk, ask](db::Database& database) { return ask(desk.context(database)); }); };
    asks.recordFund = [&desk, &worker](const RecordFundEntry& record) { return worker.run([&desk, record](db::Database& database) { return recordMoney(database, desk, record); }); };
    asks.correctFund = [&desk, &worker](const CorrectFundEntry& correct) { return worker.run([&desk, correct](db::Database& database) { return done(correct(desk.context(database))); }); };
    asks.print = [&desk](const std::string& scheme, QWidget* over) { openPrintDialog(bindAccountPrint(desk, scheme), over); };
    asks.saveWorkbook = [&desk](const std::string& scheme, QWidget* over) { saveAccountWorkbook(desk, scheme, over); };
    return asks;
}

}  // namespace jiayi::app
