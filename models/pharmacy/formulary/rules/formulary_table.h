// A formulary as a table: how a pharmacy hands it over, and the one text of an item that its hash is made of.
#pragma once

#include "models/core/result.h"
#include "models/pharmacy/formulary/rules/formulary_item.h"

#include <string>
#include <string_view>
#include <vector>

namespace jiayi::pharmacy {

/// The names of the columns, in the order of formularyRow().
const std::vector<std::string>& formularyColumns();
/// The item as one row of such a table, ended by CR LF. Equal items have equal rows.
std::string formularyRow(const FormularyItem& item);
/// What is hashed of it: the row without its last cell where that is empty, so that versions from before there was such a column keep their root.
std::string hashedRow(const FormularyItem& item);

/// CSV in UTF-8 or GB18030 with a header row; columns in any order, those that may be empty may be left out.
/// Invalid "formulary.csv" for what is no table, "formulary.column" for a column that is missing or unknown, and
/// "formulary.row", whose detail names row (the header is row 1), field and what is wrong, for the first twenty.
Result<std::vector<FormularyItem>> readFormularyTable(std::string_view bytes);

/// The same checks over items however they came: each item's own, no code and no 国家医保编码 twice. `place` names the
/// n-th item in the error: "row 12". Invalid "formulary.empty" for none at all, "formulary.row".
Result<void> checkFormulary(const std::vector<FormularyItem>& items, const std::vector<std::string>& places);

}  // namespace jiayi::pharmacy
