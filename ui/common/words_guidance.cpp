// The words for what can go wrong with cards of the guidance.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kGuidanceRows[] = {
    {"guidance.reason", QT_TRANSLATE_NOOP("Words", "To put a card aside a reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"guidance.until", QT_TRANSLATE_NOOP("Words", "The day on which the card comes back has to lie ahead."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"guidance.not-answered", QT_TRANSLATE_NOOP("Words", "This answer has been taken back already, perhaps at another desk."),
     QT_TRANSLATE_NOOP("Words", "Nothing was saved."), QT_TRANSLATE_NOOP("Words", "The cards are read anew.")},
    {"guidance.answer-not-found", QT_TRANSLATE_NOOP("Words", "This answer is not in the store any more."), QT_TRANSLATE_NOOP("Words", "Nothing was saved."),
     QT_TRANSLATE_NOOP("Words", "The cards are read anew.")},
};

}  // namespace

const WordsRow* findGuidanceWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kGuidanceRows), std::end(kGuidanceRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kGuidanceRows) ? nullptr : found;
}

}  // namespace jiayi::ui
