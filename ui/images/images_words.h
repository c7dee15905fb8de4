// Kinds, sides and days of pictures, as people say them.
#pragma once

#include "models/diagnostics/images/picture.h"

#include <QString>

namespace jiayi::ui {

QString pictureKindWord(std::string_view kind);
/// "left eye" of a fundus; empty without a side.
QString pictureSideWord(std::string_view side);
/// "Fundus photo · left eye".
QString pictureName(const images::Picture& picture);
/// "2026-11-20 · Sample imaging centre".
QString pictureSource(const images::Picture& picture);
/// Name of the icon where there is no thumbnail.
QString pictureIcon(const images::Picture& picture);

}  // namespace jiayi::ui
