// The words for images and documents.
#include "ui/common/words_table.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace jiayi::ui {

namespace {

constexpr const char* kAskSender = QT_TRANSLATE_NOOP("Words", "Ask whoever sent it to send it again.");

constexpr WordsRow kImageRows[] = {
    {"picture", QT_TRANSLATE_NOOP("Words", "This picture cannot be shown."), nullptr, kAskSender},
    {"picture.not-found", QT_TRANSLATE_NOOP("Words", "There is no such picture here.")},
    {"picture.not-here", QT_TRANSLATE_NOOP("Words", "This picture is not on this desk, and there is no line to the hub."), QT_TRANSLATE_NOOP("Words", "What is known of it stays in the list."),
     QT_TRANSLATE_NOOP("Words", "Open it again when the line is back.")},
    {"picture.not-arrived", QT_TRANSLATE_NOOP("Words", "The hub does not have this picture yet."), QT_TRANSLATE_NOOP("Words", "Whoever took it has announced it; its bytes are still on the way."),
     QT_TRANSLATE_NOOP("Words", "Open it again later.")},
    {"picture.wrong-bytes", QT_TRANSLATE_NOOP("Words", "What came is not the picture that was announced: its checksum or size differs."), QT_TRANSLATE_NOOP("Words", "It is not shown, and was thrown away."),
     QT_TRANSLATE_NOOP("Words", "Try again; if it stays like this, ask whoever sent it.")},
    {"picture.empty", QT_TRANSLATE_NOOP("Words", "The file is empty."), nullptr, QT_TRANSLATE_NOOP("Words", "Choose another one.")},
    {"picture.too-large", QT_TRANSLATE_NOOP("Words", "The file is larger than 64 MB."), nullptr, QT_TRANSLATE_NOOP("Words", "Save it smaller and choose it again.")},
    {"picture.dicom", QT_TRANSLATE_NOOP("Words", "DICOM files are not supported."), nullptr, QT_TRANSLATE_NOOP("Words", "Export the picture as JPEG or PNG on the device, and choose that.")},
    {"picture.format", QT_TRANSLATE_NOOP("Words", "This is neither JPEG, PNG nor PDF, whatever its name says."), nullptr, QT_TRANSLATE_NOOP("Words", "Save it as one of these.")},
    {"picture.truncated", QT_TRANSLATE_NOOP("Words", "The file is cut off: its end is missing."), QT_TRANSLATE_NOOP("Words", "Half a picture is not shown: what is missing could be what matters."), kAskSender},
    {"picture.damaged", QT_TRANSLATE_NOOP("Words", "The file is damaged and cannot be read."), nullptr, kAskSender},
    {"picture.type-lies", QT_TRANSLATE_NOOP("Words", "The file is of another kind than its sender says."), QT_TRANSLATE_NOOP("Words", "It is not opened."), kAskSender},
    {"picture.dimensions", QT_TRANSLATE_NOOP("Words", "The picture says it is larger than anything a camera makes."), QT_TRANSLATE_NOOP("Words", "It is not opened: it could stop this desk."), kAskSender},
    {"picture.pages", QT_TRANSLATE_NOOP("Words", "The document has more than 500 pages."), nullptr, QT_TRANSLATE_NOOP("Words", "Ask for the part that matters.")},
    {"picture.locked", QT_TRANSLATE_NOOP("Words", "The document is locked with a password."), nullptr, QT_TRANSLATE_NOOP("Words", "Ask for one without.")},
    {"picture.kind", QT_TRANSLATE_NOOP("Words", "Choose what it is."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"picture.side", QT_TRANSLATE_NOOP("Words", "Choose which eye it is."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"picture.future", QT_TRANSLATE_NOOP("Words", "This day has not come."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"picture.same", QT_TRANSLATE_NOOP("Words", "This person has this very file already."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
    {"picture.reason", QT_TRANSLATE_NOOP("Words", "A reason is needed."), QT_TRANSLATE_NOOP("Words", "Nothing was saved.")},
};

}  // namespace

const WordsRow* findImageWords(std::string_view reason) {
    const auto* found = std::find_if(std::begin(kImageRows), std::end(kImageRows), [&](const auto& row) { return row.reason == reason; });
    return found == std::end(kImageRows) ? nullptr : found;
}

}  // namespace jiayi::ui
