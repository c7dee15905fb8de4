// A payer's file of claims: a table (CSV) or FHIR (NDJSON). What its columns may be called is data, in both languages.
#pragma once

#include "models/capitation/rules/claim.h"

#include <string_view>
#include <vector>

namespace jiayi::claims {

/// One row or line, with why it cannot be taken; empty: nothing against it so far.
struct FiledClaim {
    std::size_t row = 0;  ///< as a spreadsheet counts: the header is row 1; of NDJSON the line
    capitation::Claim claim;
    std::string problem;
};

/// By their first character: '{' is NDJSON, else it is a table, in UTF-8 or GB18030. A file that is not what it should be is refused whole:
/// Invalid "claims.columns" naming what is missing, unknown or twice there, "claims.row" for a row of another length, "claims.empty", "csv.syntax",
/// "text.encoding". What is wrong with one claim stands in its `problem`: those of claimProblem(), "claim.amount" (no amount, or a fraction of a fen),
/// "claim.date", "claim.days", "claim.duplicate-number" (of all that share a number), "json.syntax", "claim.not-ours".
Result<std::vector<FiledClaim>> readClaims(std::string_view bytes, Date today);

}  // namespace jiayi::claims
