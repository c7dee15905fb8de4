#include "ui/images/decode.h"

#include "models/diagnostics/images/inspect.h"
#include "ui/images/pdf_page.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <cstring>
#include <mutex>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// Qt refuses 128 MB and more by itself: a picture of 40 megapixels. What is larger than this was refused by its head.
constexpr int kAllocationMb = 512;

/// The bytes as a decoder reads them, which ends when somebody asks it to, and tells how far it is.
class StoppableBytes : public QIODevice {
public:
    StoppableBytes(const std::string& bytes, std::stop_token stop, const DecodeProgress& progress) : m_bytes(bytes), m_stop(std::move(stop)), m_progress(progress) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return static_cast<qint64>(m_bytes.size()); }

protected:
    qint64 readData(char* data, qint64 most) override {
        if (m_stop.stop_requested()) return -1;
        const auto count = std::min(most, size() - pos());
        if (count <= 0) return 0;
        std::memcpy(data, m_bytes.data() + pos(), static_cast<std::size_t>(count));
        const int percent = static_cast<int>((pos() + count) * 100 / size());
        if (m_progress && percent > m_percent) m_progress(m_percent = percent);
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    const std::string& m_bytes;
    std::stop_token m_stop;
    const DecodeProgress& m_progress;
    int m_percent = 0;
};

Result<DecodedPicture> decodeRaster(const DecodeWish& wish, images::Format format, const std::stop_token& stop, const DecodeProgress& progress) {
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(kAllocationMb); });
    StoppableBytes device(*wish.bytes, stop, progress);
    QImageReader reader(&device, format == images::Format::Png ? "png" : "jpeg");
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);  // cameras say which side is up
    const auto size = reader.size();
    if (!size.isValid()) return Error{Errc::Corrupt, "picture.damaged", {}};
    const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    if (wish.longSide > 0 && std::max(size.width(), size.height()) > wish.longSide) reader.setScaledSize(size.scaled(wish.longSide, wish.longSide, Qt::KeepAspectRatio));
    DecodedPicture decoded;
    decoded.image = reader.read();
    decoded.full = turned ? size.transposed() : size;
    if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
    if (decoded.image.isNull()) return Error{Errc::Corrupt, "picture.damaged", {}};
    // What the window can paint without converting it again each time.
    decoded.image.convertTo(decoded.image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    return decoded;
}

}  // namespace

Result<DecodedPicture> decodePicture(const DecodeWish& wish, const std::stop_token& stop, const DecodeProgress& progress) {
    JIAYI_TRY(const auto found, images::inspect(*wish.bytes));
    // "image/jpg" is said as well.
    const auto said = wish.saidType == "image/jpg" ? std::string_view{"image/jpeg"} : std::string_view{wish.saidType};
    if (!said.empty() && said != images::mediaType(found.format)) return Error{Errc::Corrupt, "picture.type-lies", {}};
    if (stop.stop_requested()) return Error{Errc::Busy, "stopped", {}};
    if (found.format == images::Format::Pdf) return decodePdfPage(wish, stop);
    return decodeRaster(wish, found.format, stop, progress);
}

std::string thumbnailOf(const QImage& image, int longSide) {
    if (image.isNull()) return {};
    const auto small = std::max(image.width(), image.height()) > longSide ? image.scaled(longSide, longSide, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!small.save(&buffer, "PNG")) return {};
    return buffer.data().toStdString();
}

}  // namespace jiayi::ui
