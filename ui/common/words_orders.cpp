// The words for orders of tests.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kOrderRows[] = {
    {"test-order.not-found", QT_TRANSLATE_NOOP("Words", "No order has this number."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Check the number; the order may come with the next sync.")},
    {"test-order.number", QT_TRANSLATE_NOOP("Words", "This cannot be the number of an order."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Scan the label again, or compare the sixteen digits.")},
    {"test-order.state", QT_TRANSLATE_NOOP("Words", "The order is no longer at a point where this can be done."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "The list shows where it stands now.")},
    {"test-order.role", QT_TRANSLATE_NOOP("Words", "Only a doctor signs orders."), QT_TRANSLATE_NOOP("Words", "What you chose is kept."),
     QT_TRANSLATE_NOOP("Words", "Let the doctor sign it at this desk.")},
    {"test-order.empty", QT_TRANSLATE_NOOP("Words", "Nothing is chosen."), QT_TRANSLATE_NOOP("Words", "Nothing was signed."),
     QT_TRANSLATE_NOOP("Words", "Choose a test or a set.")},
    {"test-order.test", QT_TRANSLATE_NOOP("Words", "One of the tests can no longer be ordered."), QT_TRANSLATE_NOOP("Words", "What you chose is kept."),
     QT_TRANSLATE_NOOP("Words", "Take it away, then sign again.")},
    {"test-order.twice", QT_TRANSLATE_NOOP("Words", "A test stands in the list twice."), QT_TRANSLATE_NOOP("Words", "What you chose is kept."),
     QT_TRANSLATE_NOOP("Words", "Take one of them away.")},
    {"test-order.reason", QT_TRANSLATE_NOOP("Words", "A reason is missing."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Choose one from the list.")},
    {"test-order.repeat-reason", QT_TRANSLATE_NOOP("Words", "A result counts, or the same test is ordered already."), QT_TRANSLATE_NOOP("Words", "What you chose is kept; nothing was signed."),
     QT_TRANSLATE_NOOP("Words", "Use the result, or choose why it is measured once more.")},
    {"test-order.not-recognised", QT_TRANSLATE_NOOP("Words", "A result that was to be used does not count any more."), QT_TRANSLATE_NOOP("Words", "What you chose is kept; nothing was signed."),
     QT_TRANSLATE_NOOP("Words", "Read it again, then order the test.")},
    {"test-order.signed", QT_TRANSLATE_NOOP("Words", "The order does not say when it was signed."), QT_TRANSLATE_NOOP("Words", "It is kept as it came."),
     QT_TRANSLATE_NOOP("Words", "Ask whoever sent it.")},
    {"labels.none", QT_TRANSLATE_NOOP("Words", "None of these orders has a label."), QT_TRANSLATE_NOOP("Words", "Nothing was printed."),
     QT_TRANSLATE_NOOP("Words", "Images and recordings need none; what was cancelled has none any more.")},
};

}  // namespace

const WordsRow* findOrderWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kOrderRows), std::end(kOrderRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kOrderRows) ? nullptr : found;
}

}  // namespace jiayi::ui
