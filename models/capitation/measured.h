// The measures of quality that capitation pays by, and what the ledger answers to the measures: the only place where the two rooms meet.
#pragma once

#include "models/capitation/rules/settlement.h"
#include "models/db/database.h"
#include "models/quality/run_measures.h"

namespace jiayi::capitation {

/// Every measure with a weight must be one that decides money, and such a one never hangs on a target that a doctor agreed with somebody. A measure that
/// the book does not have (satisfaction) is left to be missing. Invalid "capitation.measure" naming it.
Result<void> checkPaymentMeasures(const CapitationBook& book, const quality::MeasureBook& measures);

/// The rates that quality is scored by, from the lines of a period; what could not be computed is not among them. Errors of checkPaymentMeasures().
Result<std::vector<MeasuredRate>> paymentRates(const CapitationBook& book,
                                               const quality::MeasureBook& measures,
                                               const std::vector<quality::MeasureLine>& lines);
/// The same, counted for a period now. Nothing is written, so a read-only connection will do.
Result<std::vector<MeasuredRate>> readPaymentRates(db::Database& database, const CapitationBook& book,
                                                   const quality::MeasureBook& measures,
                                                   quality::Period period);

/// The two measures of money (`from` is "ledger"): surplus rate and cost per member-month, in fen, of the months whose counting day lies in the period.
/// Nothing where the ledger has no member in it, or for another measure.
Result<std::optional<quality::Count>> ledgerCount(db::Database& database, const CapitationBook& book,
                                                  const quality::Measure& measure, quality::Period period);

}  // namespace jiayi::capitation
