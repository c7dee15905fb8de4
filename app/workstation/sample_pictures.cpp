#include "app/workstation/sample_pictures.h"

#include "models/core/clock.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QRadialGradient>

#include <cmath>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

const QString kSampleMark = u"样例 SAMPLE · 非患者图像"_s;

void markSample(QPainter& painter, const QRectF& where, const QColor& color) {
    auto font = painter.font();
    font.setFamily(u"Noto Sans CJK SC"_s);
    font.setPixelSize(static_cast<int>(where.height() / 24));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(where.adjusted(where.height() / 40, 0, 0, -where.height() / 60), Qt::AlignLeft | Qt::AlignBottom, kSampleMark);
}

void drawVessel(QPainter& painter, QPointF from, double angle, double width, double length, int depth, SeededRandom& random) {
    if (depth == 0 || width < 0.6) return;
    QPainterPath path(from);
    auto at = from;
    constexpr int kSteps = 14;
    for (int i = 0; i < kSteps; ++i) {
        angle += (random.unit() - 0.5) * 0.22;
        at += QPointF(std::cos(angle), std::sin(angle)) * (length / kSteps);
        path.lineTo(at);
    }
    painter.setPen(QPen(QColor(120, 22, 16, 190), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    drawVessel(painter, at, angle + 0.35 + random.unit() * 0.3, width * 0.68, length * 0.72, depth - 1, random);
    drawVessel(painter, at, angle - 0.35 - random.unit() * 0.3, width * 0.62, length * 0.66, depth - 1, random);
}

/// One beat: P, QRS and T as bumps, time in seconds.
double beat(double t) {
    const auto bump = [t](double at, double width, double height) { return height * std::exp(-(t - at) * (t - at) / (2 * width * width)); };
    return bump(0.16, 0.025, 0.15) + bump(0.285, 0.010, -0.12) + bump(0.31, 0.012, 1.1) + bump(0.335, 0.011, -0.25) + bump(0.56, 0.05, 0.3);
}

std::string encoded(const QImage& image, const char* format, int quality) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return buffer.data().toStdString();
}

}  // namespace

QImage sampleFundus(bool left, int lesions, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = size.height();
    if (left) {
        painter.translate(size.width(), 0);
        painter.scale(-1, 1);
    }
    const QPointF centre(size.width() / 2.0, side / 2);
    QPainterPath field;
    field.addEllipse(centre, side * 0.48, side * 0.48);
    painter.setClipPath(field);
    QRadialGradient ground(centre, side * 0.5);
    ground.setColorAt(0, QColor(214, 106, 48));
    ground.setColorAt(0.75, QColor(176, 74, 32));
    ground.setColorAt(1, QColor(92, 32, 14));
    painter.fillRect(QRectF(0, 0, size.width(), side), ground);
    SeededRandom random{20261123};
    const QPointF disc = centre + QPointF(side * 0.2, 0), macula = centre - QPointF(side * 0.14, -side * 0.01);
    for (const double angle : {2.2, 2.75, -2.2, -2.75, 0.9, -0.9}) drawVessel(painter, disc, angle, side * 0.011, side * 0.2, 6, random);
    QRadialGradient dark(macula, side * 0.09);
    dark.setColorAt(0, QColor(96, 34, 16, 210));
    dark.setColorAt(1, QColor(96, 34, 16, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(dark);
    painter.drawEllipse(macula, side * 0.09, side * 0.09);
    QRadialGradient bright(disc, side * 0.06);
    bright.setColorAt(0, QColor(255, 236, 180));
    bright.setColorAt(0.8, QColor(248, 196, 120));
    bright.setColorAt(1, QColor(230, 150, 80, 60));
    painter.setBrush(bright);
    painter.drawEllipse(disc, side * 0.06, side * 0.065);
    for (int i = 0; i < lesions; ++i) {
        const double angle = random.unit() * 6.283, far = side * (0.08 + 0.22 * random.unit());
        painter.setBrush(i % 3 == 0 ? QColor(250, 226, 140, 220) : QColor(122, 14, 12, 220));
        painter.drawEllipse(macula + QPointF(std::cos(angle), std::sin(angle)) * far, side * (0.004 + 0.005 * random.unit()), side * (0.004 + 0.004 * random.unit()));
    }
    painter.resetTransform();
    painter.setClipping(false);
    markSample(painter, QRectF(0, 0, size.width(), side), QColor(255, 255, 255, 190));
    return image;
}

QImage sampleEcg(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(255, 250, 248));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double small = size.width() / 250.0;  // 25 mm a second, ten seconds
    for (int i = 0; i * small < std::max(size.width(), size.height()); ++i) {
        painter.setPen(QPen(i % 5 == 0 ? QColor(236, 160, 160) : QColor(248, 216, 214), i % 5 == 0 ? 1.4 : 0.7));
        painter.drawLine(QPointF(i * small, 0), QPointF(i * small, size.height()));
        painter.drawLine(QPointF(0, i * small), QPointF(size.width(), i * small));
    }
    constexpr double kSeconds = 10, kBeat = 0.83;
    const char* const names[] = {"I", "II", "V5"};
    const double gain[] = {0.7, 1.0, 1.25};
    for (int lead = 0; lead < 3; ++lead) {
        const double base = size.height() * (lead + 0.62) / 3;
        QPainterPath path(QPointF(0, base));
        for (int x = 0; x < size.width(); ++x) path.lineTo(x, base - gain[lead] * 10 * small * beat(std::fmod(x * kSeconds / size.width(), kBeat)));
        painter.setPen(QPen(QColor(24, 28, 40), std::max(1.2, small / 3)));
        painter.drawPath(path);
        painter.drawText(QPointF(small * 2, base - small * 14), QString::fromLatin1(names[lead]));
    }
    markSample(painter, QRectF(QPointF(), QSizeF(size)), QColor(150, 40, 40));
    return image;
}

std::string samplePdf() {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setTitle(u"Sample report"_s);
    QPainter painter(&writer);
    QFont font(u"Noto Sans CJK SC"_s, 20);
    for (int page = 1; page <= 2; ++page) {
        if (page > 1) writer.newPage();
        painter.setFont(font);
        painter.drawText(QRectF(0, 0, writer.width(), 900), Qt::AlignHCenter, u"样例影像中心 · 检查报告（样例）"_s);
        QFont small(u"Noto Sans CJK SC"_s, 12);
        painter.setFont(small);
        painter.drawText(QRectF(0, 1200, writer.width(), 9000), Qt::TextWordWrap,
                         u"本报告为样例，不属于任何患者。\nThis report is a sample and belongs to nobody.\n\n检查：眼底照相（双眼）\n所见：样例文字。\n\n第 %1 页，共 2 页"_s.arg(page));
    }
    painter.end();
    return bytes.toStdString();
}

std::string jpegOf(const QImage& image) { return encoded(image, "JPG", 88); }
std::string pngOf(const QImage& image) { return encoded(image, "PNG", -1); }

}  // namespace jiayi::app
