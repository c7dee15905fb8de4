// The words for indicators and their evidence.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr WordsRow kQualityRows[] = {
    {"work.cancelled", QT_TRANSLATE_NOOP("Words", "The count was stopped."), QT_TRANSLATE_NOOP("Words", "Nothing was changed."), QT_TRANSLATE_NOOP("Words", "Try again when there is time for it.")},
    {"measure.not-found", QT_TRANSLATE_NOOP("Words", "This figure cannot be told by person."), nullptr, QT_TRANSLATE_NOOP("Words", "Open another indicator.")},
    {"evidence.format", QT_TRANSLATE_NOOP("Words", "This is no evidence pack, or not a whole one."), nullptr, QT_TRANSLATE_NOOP("Words", "Ask for the file again.")},
    {"evidence.signature", QT_TRANSLATE_NOOP("Words", "The signature does not fit: the pack was changed after it was signed."), nullptr, QT_TRANSLATE_NOOP("Words", "Do not rely on its figures; ask for the pack again.")},
    {"evidence.hash", QT_TRANSLATE_NOOP("Words", "A part of the pack was changed after it was signed."), nullptr, QT_TRANSLATE_NOOP("Words", "Do not rely on its figures; ask for the pack again.")},
    {"evidence.differs", QT_TRANSLATE_NOOP("Words", "Counting again gives other figures than the pack says."), nullptr, QT_TRANSLATE_NOOP("Words", "Do not rely on its figures; ask for the pack again.")},
};

}  // namespace

const WordsRow* findQualityWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kQualityRows), std::end(kQualityRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kQualityRows) ? nullptr : found;
}

}  // namespace jiayi::ui
