#include "ui/images/pdf_page.h"

#include "models/diagnostics/images/inspect.h"

#include <poppler-qt6.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace jiayi::ui {

namespace {

constexpr double kPointsPerInch = 72, kReadAt = 200;  // dots per inch: small print of a report stays legible
constexpr double kLargestPage = 14'400;               // points; what PDF itself allows

bool askedToStop(const QVariant& stop) { return static_cast<const std::stop_token*>(stop.value<void*>())->stop_requested(); }

Error brokenPdf() { return {Errc::Corrupt, "picture.damaged", {}}; }

/// Its own complaints may quote the document, so nobody hears them.
void hush() {
    static std::once_flag once;
    std::call_once(once, [] { Poppler::setDebugErrorFunction([](const QString&, const QVariant&) {}, {}); });
}

/// Dots per inch at which the page is no larger than wished, or than anybody may ask.
double resolutionFor(QSizeF points, int longSide) {
    const double most = std::sqrt(static_cast<double>(images::kMaxPixels) / (points.width() * points.height())) * kPointsPerInch;
    const double wished = longSide > 0 ? longSide / std::max(points.width(), points.height()) * kPointsPerInch : kReadAt;
    return std::min({most, wished, kReadAt});
}

}  // namespace

Result<DecodedPicture> decodePdfPage(const DecodeWish& wish, const std::stop_token& stop) {
    hush();
    const auto document = Poppler::Document::loadFromData(QByteArray::fromRawData(wish.bytes->data(), static_cast<qsizetype>(wish.bytes->size())));
    if (!document) return brokenPdf();
    if (document->isLocked()) return Error{Errc::Denied, "picture.locked", {}};
    const int pages = document->numPages();
    if (pages < 1) return brokenPdf();
    if (pages > kMaxPdfPages) return Error{Errc::Full, "picture.pages", {}};
    const auto page = document->page(std::clamp(wish.page, 0, pages - 1));
    if (!page) return brokenPdf();
    const auto points = page->pageSizeF();
    if (!(points.width() >= 1 && points.height() >= 1)) return brokenPdf();
    if (points.width() > kLargestPage || points.height() > kLargestPage) return Error{Errc::Full, "picture.dimensions", {}};
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    const double dpi = resolutionFor(points, wish.longSide);
    DecodedPicture decoded;
    decoded.image = page->renderToImage(dpi, dpi, -1, -1, -1, -1, Poppler::Page::Rotate0, nullptr, nullptr, askedToStop,
                                        QVariant::fromValue(static_cast<void*>(const_cast<std::stop_token*>(&stop))));
    if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
    if (decoded.image.isNull()) return brokenPdf();
    decoded.image.convertTo(QImage::Format_RGB32);
    decoded.full = (points * resolutionFor(points, 0) / kPointsPerInch).toSize();
    decoded.page = std::clamp(wish.page, 0, pages - 1);
    decoded.pages = pages;
    return decoded;
}

}  // namespace jiayi::ui
