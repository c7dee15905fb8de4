// The tables that leave the pages: on paper, or in a workbook. In the language in force.
#pragma once

#include "ui/quality/quality_asks.h"

namespace jiayi::ui {

/// Every measure, the bands, the funnels, doctors and grids of the measures on the board. Nobody is named.
LeavingSheet boardSheet(const quality::MeasureBook& book, const quality::BoardBook& tiles, const quality::Board& board, const quality::PeopleFilter& filter);
/// The people of one side of a measure, as they are listed.
LeavingSheet peopleSheet(const quality::MeasureBook& book, const quality::Measure& measure, const quality::PeopleAsk& ask, const quality::PeopleAnswer& answer);
/// "all people", "Dr Chen · grid 3".
QString filterText(const quality::PeopleFilter& filter);

}  // namespace jiayi::ui
