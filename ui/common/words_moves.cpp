// The words for residents who change their clinic.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kMovesRows[] = {
    {"move", QT_TRANSLATE_NOOP("Words", "This cannot be asked for like that."), QT_TRANSLATE_NOOP("Words", "Nothing was asked.")},
    {"move.reason", QT_TRANSLATE_NOOP("Words", "A reason is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was asked."), QT_TRANSLATE_NOOP("Words", "Choose why the person changes clinic.")},
    {"move.note", QT_TRANSLATE_NOOP("Words", "The reason says nothing by itself."), QT_TRANSLATE_NOOP("Words", "Nothing was asked."), QT_TRANSLATE_NOOP("Words", "Say it in words.")},
    {"move.other", QT_TRANSLATE_NOOP("Words", "The other clinic is missing, or is this one."), QT_TRANSLATE_NOOP("Words", "Nothing was asked."), QT_TRANSLATE_NOOP("Words", "Enter the code of the clinic they have chosen.")},
    {"move.name", QT_TRANSLATE_NOOP("Words", "The name is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was asked.")},
    {"move.identifier", QT_TRANSLATE_NOOP("Words", "The number is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was asked."), QT_TRANSLATE_NOOP("Words", "Without a number nobody is found.")},
    {"move.asked", QT_TRANSLATE_NOOP("Words", "A request waits already, perhaps from another desk."), QT_TRANSLATE_NOOP("Words", "Nothing was asked."), QT_TRANSLATE_NOOP("Words", "Look under leaving and coming.")},
    {"move.already-here", QT_TRANSLATE_NOOP("Words", "A resident of this clinic has that number."), QT_TRANSLATE_NOOP("Words", "Nothing was asked."), QT_TRANSLATE_NOOP("Words", "Look for them among the residents.")},
    {"move.not-here", QT_TRANSLATE_NOOP("Words", "The person is not with this clinic any more."), QT_TRANSLATE_NOOP("Words", "Nothing was asked.")},
    {"move.decided", QT_TRANSLATE_NOOP("Words", "The request has been decided meanwhile."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Look at where it stands now.")},
    {"move.announced", QT_TRANSLATE_NOOP("Words", "The person asked at the other clinic."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Only that clinic can take it back.")},
    {"move.why", QT_TRANSLATE_NOOP("Words", "A reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"move.not-found", QT_TRANSLATE_NOOP("Words", "This request is not here any more.")},
    {"handover.confirmed", QT_TRANSLATE_NOOP("Words", "The handover is confirmed already, perhaps at another desk."), QT_TRANSLATE_NOOP("Words", "It stays as it was confirmed.")},
    {"handover.role", QT_TRANSLATE_NOOP("Words", "Only a doctor confirms a handover."), QT_TRANSLATE_NOOP("Words", "The note is still on the screen."), QT_TRANSLATE_NOOP("Words", "Save the draft and ask a doctor.")},
    {"handover.not-found", QT_TRANSLATE_NOOP("Words", "There is no such handover.")},
    {"arrival", QT_TRANSLATE_NOOP("Words", "They cannot be taken in like this."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"arrival.none", QT_TRANSLATE_NOOP("Words", "Nobody waits to be taken in: perhaps another desk has done it."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"arrival.doctor", QT_TRANSLATE_NOOP("Words", "A doctor is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Choose whose person they are.")},
    {"arrival.allergies", QT_TRANSLATE_NOOP("Words", "Allergies were not asked about."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Ask the person, and say whether the chart is right.")},
    {"arrival.contract", QT_TRANSLATE_NOOP("Words", "The contract was not spoken of."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "Say whether it is signed.")},
    {"arrival.role", QT_TRANSLATE_NOOP("Words", "Only a doctor takes somebody in."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"arrival.question", QT_TRANSLATE_NOOP("Words", "There is nothing to ask."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"arrival.not-found", QT_TRANSLATE_NOOP("Words", "This arrival is not here any more.")},
    {"grant", QT_TRANSLATE_NOOP("Words", "This cannot be granted like that."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"grant.period", QT_TRANSLATE_NOOP("Words", "The last day is before the first."), QT_TRANSLATE_NOOP("Words", "Nothing was granted.")},
    {"grant.none", QT_TRANSLATE_NOOP("Words", "There is no such grant any more."), QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
};

}  // namespace

const WordsRow* findMovesWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kMovesRows), std::end(kMovesRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kMovesRows) ? nullptr : found;
}

}  // namespace jiayi::ui
