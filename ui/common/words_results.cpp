// The words for results of the laboratory: matching, acknowledging, telling.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kResultRows[] = {
    {"result.not-found", QT_TRANSLATE_NOOP("Words", "This report is not in the store."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Read the list again.")},
    {"result.act-not-found", QT_TRANSLATE_NOOP("Words", "What was said about this report is not in the store."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Read the list again.")},
    {"result.reason", QT_TRANSLATE_NOOP("Words", "A reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Say why, then try again.")},
    {"result.matched", QT_TRANSLATE_NOOP("Words", "This report has its person by now."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Look at it in the inbox; take the match back there if it is wrong.")},
    {"result.left", QT_TRANSLATE_NOOP("Words", "This person has moved to another institution."), QT_TRANSLATE_NOOP("Words", "Nothing was added to the chart."),
     QT_TRANSLATE_NOOP("Words", "Put the report aside, and send it on to where the person is now.")},
    {"result.not-matched", QT_TRANSLATE_NOOP("Words", "This report has no person yet."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Decide first whom it is about.")},
    {"result.newer", QT_TRANSLATE_NOOP("Words", "The laboratory has sent another version meanwhile."), QT_TRANSLATE_NOOP("Words", "Nothing was acknowledged."),
     QT_TRANSLATE_NOOP("Words", "Read what is new, then acknowledge that.")},
    {"result.tell-first", QT_TRANSLATE_NOOP("Words", "A critical value has to be told before it is acknowledged."), QT_TRANSLATE_NOOP("Words", "Nothing was acknowledged."),
     QT_TRANSLATE_NOOP("Words", "Write down who was told, and when.")},
    {"result.whom", QT_TRANSLATE_NOOP("Words", "Who was told is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."), QT_TRANSLATE_NOOP("Words", "Write who it was.")},
    {"result.how", QT_TRANSLATE_NOOP("Words", "How they were told is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."),
     QT_TRANSLATE_NOOP("Words", "Choose telephone, in person or message.")},
    {"result.told-ahead", QT_TRANSLATE_NOOP("Words", "The time at which they were told is still to come."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."),
     QT_TRANSLATE_NOOP("Words", "Correct the time.")},
    {"result.not-critical", QT_TRANSLATE_NOOP("Words", "This version has no critical value any more."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."),
     QT_TRANSLATE_NOOP("Words", "Read it again, then acknowledge it.")},
    {"result.comment", QT_TRANSLATE_NOOP("Words", "The comment is empty."), QT_TRANSLATE_NOOP("Words", "Nothing was written down."), QT_TRANSLATE_NOOP("Words", "Write it, then try again.")},
    {"result.not-normal", QT_TRANSLATE_NOOP("Words", "Not every value of this report is within limits."), QT_TRANSLATE_NOOP("Words", "It was not acknowledged."),
     QT_TRANSLATE_NOOP("Words", "Open it, and acknowledge it alone.")},
    {"result.partial", QT_TRANSLATE_NOOP("Words", "This report is not complete yet."), QT_TRANSLATE_NOOP("Words", "It was not acknowledged."),
     QT_TRANSLATE_NOOP("Words", "Open it, and acknowledge it alone.")},
    {"report", QT_TRANSLATE_NOOP("Words", "The laboratory's report cannot be read."), QT_TRANSLATE_NOOP("Words", "None of it was taken over."),
     QT_TRANSLATE_NOOP("Words", "Ask the laboratory to send it again.")},
};

}  // namespace

const WordsRow* findResultWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kResultRows), std::end(kResultRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kResultRows) ? nullptr : found;
}

}  // namespace jiayi::ui
