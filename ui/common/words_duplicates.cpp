// The words for records that may be one person.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kDuplicateRows[] = {
    {"duplicates", QT_TRANSLATE_NOOP("Words", "These records cannot be merged like this."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"duplicates.reason", QT_TRANSLATE_NOOP("Words", "A reason is needed."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"duplicates.same-record", QT_TRANSLATE_NOOP("Words", "It is one and the same record."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"duplicates.merged-already",
     QT_TRANSLATE_NOOP("Words", "One of the two was merged already, perhaps at another desk."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Look at the list again.")},
    {"duplicates.moved", QT_TRANSLATE_NOOP("Words", "One of the two has left for another institution."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Merge them where the person is now.")},
    {"duplicates.draft-open",
     QT_TRANSLATE_NOOP("Words", "A visit or an order is being written on the record that would be merged."),
     QT_TRANSLATE_NOOP("Words", "The draft is kept; nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Sign it or throw it away first, or keep that record.")},
    {"duplicates.not-merged",
     QT_TRANSLATE_NOOP("Words", "The merge was taken back already, perhaps at another desk."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed.")},
    {"duplicates.links", QT_TRANSLATE_NOOP("Words", "Merged records and their facts do not fit together."),
     QT_TRANSLATE_NOOP("Words", "Nothing was changed."),
     QT_TRANSLATE_NOOP("Words", "Restore the last backup, or ask for help.")},
};

}  // namespace

const WordsRow* findDuplicateWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kDuplicateRows), std::end(kDuplicateRows),
                                     [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kDuplicateRows) ? nullptr : found;
}

}  // namespace jiayi::ui
