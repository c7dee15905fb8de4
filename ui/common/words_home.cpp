// The words for what comes from home and what goes there: readings, plans, sheets of paper.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kHomeRows[] = {
    // emergency
    {"late", QT_TRANSLATE_NOOP("Words", "The sheet cannot be recorded like this."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"late.empty", QT_TRANSLATE_NOOP("Words", "No value was typed in."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"late.value", QT_TRANSLATE_NOOP("Words", "One of the values is not possible."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Compare it with the sheet.")},
    {"late.in-the-future", QT_TRANSLATE_NOOP("Words", "This time has not come."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Compare it with the sheet.")},
    {"late.verified-by", QT_TRANSLATE_NOOP("Words", "Another user of this desk has to verify."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"late.twice", QT_TRANSLATE_NOOP("Words", "A value of this time was typed in already."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"area.nobody", QT_TRANSLATE_NOOP("Words", "Nobody in this grid takes a medicine.")},

    // plan
    {"plan", QT_TRANSLATE_NOOP("Words", "The plan cannot be agreed like this."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"plan.empty", QT_TRANSLATE_NOOP("Words", "A plan needs at least one thing."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"plan.too-many", QT_TRANSLATE_NOOP("Words", "That is more than anybody can keep in mind."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Choose what matters most.")},
    {"plan.changed", QT_TRANSLATE_NOOP("Words", "Another plan was agreed meanwhile."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Read it again and choose anew.")},
    {"plan.none", QT_TRANSLATE_NOOP("Words", "Nothing is agreed with this person yet.")},

    // readings
    {"cgm", QT_TRANSLATE_NOOP("Words", "The file of the sensor cannot be taken."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"cgm.no-header", QT_TRANSLATE_NOOP("Words", "No columns with time and glucose were found."), QT_TRANSLATE_NOOP("Words", "Nothing was read from it."),
     QT_TRANSLATE_NOOP("Words", "Export it again from LibreView or Dexcom Clarity, or make a table with the columns Date and CGM (mmol/L).")},
    {"cgm.empty", QT_TRANSLATE_NOOP("Words", "There is no row below the head of the table.")},
    {"cgm.in-the-future", QT_TRANSLATE_NOOP("Words", "The file tells of a time that has not come."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."),
     QT_TRANSLATE_NOOP("Words", "Check the clock of the sensor, and whether day or month stands first.")},
    {"readings.none", QT_TRANSLATE_NOOP("Words", "No sensor has been read for this person.")},
};

}  // namespace

const WordsRow* findHomeWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kHomeRows), std::end(kHomeRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kHomeRows) ? nullptr : found;
}

}  // namespace jiayi::ui
