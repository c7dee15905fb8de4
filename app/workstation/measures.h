// The measures with the rooms they stand on: what the command line and the exports ask.
#pragma once

#include "app/workstation/session.h"
#include "models/quality/run_measures.h"

namespace jiayi::app {

/// What a question for measures needs and gives; the lines point into the book.
struct MeasureAnswer {
    std::unique_ptr<quality::MeasureBook> book;
    std::vector<quality::MeasureLine> lines;
};
Result<MeasureAnswer> readMeasures(Session& session, quality::Period period);

/// After a large write, so that the next question is quick.
Result<void> keepFacts(Session& session);

/// What other rooms count: the review of prescriptions, the ledger.
quality::OtherRooms otherRooms(db::Database& database);

/// From New Year to today.
quality::Period yearToDate(Date today);

}  // namespace jiayi::app
