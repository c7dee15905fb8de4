// The month's statement, its differences and its findings, bound to the database worker, the user's key and files.
#pragma once

#include "app/workstation/desk.h"
#include "ui/print/statement_layout.h"
#include "ui/statement/statement_asks.h"

namespace jiayi::app {

ui::StatementAsks bindStatement(Desk& desk);
ui::DifferenceAsks bindDifferences(Desk& desk);
ui::ComplianceAsks bindCompliance(Desk& desk);

/// The statement on paper, in the language in force.
ui::StatementSheet statementSheet(const capitation::StatementPage& page, const access::Institution& institution);
/// The shipped rules, read once. A row that does not parse is a bug.
const std::vector<capitation::ComplianceRule>& complianceRules();

}  // namespace jiayi::app
