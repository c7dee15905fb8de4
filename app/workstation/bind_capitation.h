// The account, bound to the store, to printers and to files.
#pragma once

#include "app/workstation/desk.h"
#include "ui/capitation/account_asks.h"
#include "ui/print/print_asks.h"

namespace jiayi::app {

ui::AccountAsks bindCapitation(Desk& desk);

/// Account, outcome and year on paper: no line of a person.
ui::PrintAsks bindAccountPrint(Desk& desk, const std::string& scheme);
/// The same as the sheets of a workbook, where the user says.
void saveAccountWorkbook(Desk& desk, const std::string& scheme, QWidget* over);
/// Writes it; Conflict "file.exists" where there is such a file already.
Result<void> writeAccountWorkbook(db::Database& database, const Desk& desk, const std::string& scheme, const std::filesystem::path& path);

/// What those pages are made of, as of the last month that has passed.
Result<capitation::AccountPage> readAccountOf(db::Database& database, const Desk& desk, const std::string& scheme);
Result<capitation::OutcomePage> readOutcomeOf(db::Database& database, const Desk& desk, const std::string& scheme);
Result<capitation::YearPage> readYearOf(db::Database& database, const Desk& desk);

}  // namespace jiayi::app
