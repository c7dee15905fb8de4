#include "ui/images/images_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct PictureWord {
    std::string_view name;
    const char* word;
};
constexpr PictureWord kKindWords[] = {
    {"fundus", QT_TRANSLATE_NOOP("Pictures", "Fundus photo")}, {"ecg", QT_TRANSLATE_NOOP("Pictures", "ECG")},       {"photo", QT_TRANSLATE_NOOP("Pictures", "Photo")},
    {"document", QT_TRANSLATE_NOOP("Pictures", "Document")},   {"other", QT_TRANSLATE_NOOP("Pictures", "Picture")},
};
constexpr PictureWord kSideWords[] = {
    {"left", QT_TRANSLATE_NOOP("Pictures", "left eye")},
    {"right", QT_TRANSLATE_NOOP("Pictures", "right eye")},
    {"both", QT_TRANSLATE_NOOP("Pictures", "both eyes")},
};

template <std::size_t N>
QString wordOf(const PictureWord (&words)[N], std::string_view name) {
    for (const auto& each : words)
        if (each.name == name) return QCoreApplication::translate("Pictures", each.word);
    return {};
}

}  // namespace

QString pictureKindWord(std::string_view kind) {
    const auto word = wordOf(kKindWords, kind);
    return word.isEmpty() ? wordOf(kKindWords, "other") : word;
}

QString pictureSideWord(std::string_view side) { return wordOf(kSideWords, side); }

QString pictureName(const images::Picture& picture) {
    QStringList parts{pictureKindWord(picture.kind)};
    if (!picture.side.empty()) parts << pictureSideWord(picture.side);
    if (!picture.bodySite.empty()) parts << qs(picture.bodySite);
    return parts.join(u" · "_s);
}

QString pictureSource(const images::Picture& picture) {
    const auto day = isoDate(localDate(picture.taken));
    return picture.institution.empty() ? day : day + u" · "_s + qs(picture.institution);
}

QString pictureIcon(const images::Picture& picture) { return picture.isDocument() ? u"document"_s : u"image"_s; }

}  // namespace jiayi::ui
