// Pictures for the tour, drawn here: nobody's eye, nobody's heart, and marked as samples.
#pragma once

#include <QImage>

#include <string>

namespace jiayi::app {

/// The background of an eye as a cartoon; `lesions` more or fewer dots. Mirrored for the left eye.
QImage sampleFundus(bool left, int lesions, QSize size);
/// Three leads over ten seconds.
QImage sampleEcg(QSize size);
/// Two pages of words.
std::string samplePdf();

std::string jpegOf(const QImage& image);
std::string pngOf(const QImage& image);

}  // namespace jiayi::app
