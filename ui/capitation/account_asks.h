// What the pages of the account ask for. The composition root binds these to the database worker.
#pragma once

#include "models/capitation/account_page.h"
#include "models/capitation/ledger_page.h"
#include "models/capitation/outcome.h"
#include "models/capitation/rules/rule_rows.h"
#include "models/capitation/year_page.h"

#include <QFuture>

#include <functional>

class QWidget;

namespace jiayi::ui {

/// The tables that are in force, and where they are from.
struct RulesView {
    std::vector<capitation::RuleRow> rows;
    std::string version;  ///< of a set that the consortium published; empty: the built-in sample
    std::string publisher;
    Date day{};
};

struct AccountAsks {
    /// Hears of what was done since, and goes through the months: how much is new.
    std::function<QFuture<Result<std::int64_t>>()> refresh;
    std::function<QFuture<Result<capitation::AccountPage>>(const std::string& scheme)> account;
    std::function<QFuture<Result<capitation::OutcomePage>>(const std::string& scheme)> outcome;
    std::function<QFuture<Result<capitation::YearPage>>()> year;
    std::function<QFuture<Result<RulesView>>()> rules;
    std::function<QFuture<Result<capitation::LedgerSlice>>(const capitation::LedgerAsked& asked)> ledger;
    /// What somebody cost; leaves a trace in the audit.
    std::function<QFuture<Result<capitation::AskPersonCost::Answer>>(const capitation::AskPersonCost& ask)> personCost;
    std::function<QFuture<Result<void>>(const capitation::RecordFundEntry& record)> recordFund;
    std::function<QFuture<Result<void>>(const capitation::CorrectFundEntry& correct)> correctFund;
    /// Open a dialog over that widget.
    std::function<void(const std::string& scheme, QWidget* over)> print;
    std::function<void(const std::string& scheme, QWidget* over)> saveWorkbook;
};

}  // namespace jiayi::ui
