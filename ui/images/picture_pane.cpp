#include "ui/images/picture_pane.h"

#include "ui/common/paint.h"
#include "ui/common/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace jiayi::ui {

namespace {

constexpr double kStep = 1.25, kLeastZoom = 0.5, kMostScale = 8;  // eight pixels of the screen for one of the picture
constexpr double kPanStep = 60;

double wrapTurns(int turns) { return (turns % 4 + 4) % 4 * 90.0; }

}  // namespace

PicturePane::PicturePane(QWidget* parent) : Live<QWidget>(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(px(160), px(160));
}

void PicturePane::clear() {
    m_small = m_whole = m_shown = {};
    m_full = {};
    m_view = {};
    m_tone = {};
    update();
}

void PicturePane::showSmall(const QImage& image, QSize full, bool keepView) {
    m_small = image;
    m_whole = {};
    m_full = full.isEmpty() ? image.size() : full;
    if (!keepView) m_view = {};
    m_shown = {};
    update();
}

void PicturePane::showWhole(const QImage& image) {
    m_whole = image;
    m_shown = {};
    update();
}

void PicturePane::setView(const PaneView& view) {
    if (m_view == view) return;
    m_view = view;
    m_shown = {};
    update();
}

void PicturePane::setTone(const PaneTone& tone) {
    if (m_tone == tone) return;
    m_tone = tone;
    m_shown = {};
    update();
}

QSizeF PicturePane::turned() const { return m_tone.turns % 2 != 0 ? QSizeF(m_full).transposed() : QSizeF(m_full); }

double PicturePane::fitScale() const {
    const auto size = turned();
    if (size.isEmpty()) return 1;
    return std::min(width() / size.width(), height() / size.height());
}

QTransform PicturePane::toPane() const {
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale(), scale());
    transform.rotate(wrapTurns(m_tone.turns));
    transform.translate(-m_view.centre.x() * m_full.width(), -m_view.centre.y() * m_full.height());
    return transform;
}

int PicturePane::percent() const { return static_cast<int>(std::lround(scale() * devicePixelRatioF() * 100)); }

void PicturePane::fit() {
    m_view = {};
    moved();
}

void PicturePane::actualSize() {
    if (!hasPicture()) return;
    zoomAt(1 / devicePixelRatioF() / scale(), rect().center());
}

void PicturePane::zoomBy(double factor) { zoomAt(factor, rect().center()); }

void PicturePane::zoomAt(double factor, QPointF at) {
    if (!hasPicture()) return;
    const auto under = toPane().inverted().map(at);
    const double most = std::max(1.0, kMostScale / devicePixelRatioF() / fitScale());
    m_view.zoom = std::clamp(m_view.zoom * factor, kLeastZoom, most);
    // What was pointed at stays where it is.
    const auto shifted = under - toPane().inverted().map(at);
    m_view.centre += QPointF(shifted.x() / m_full.width(), shifted.y() / m_full.height());
    moved();
}

void PicturePane::panBy(QPointF pixels) {
    if (!hasPicture()) return;
    const auto there = toPane().inverted();
    const auto shifted = there.map(pixels) - there.map(QPointF());
    m_view.centre -= QPointF(shifted.x() / m_full.width(), shifted.y() / m_full.height());
    moved();
}

void PicturePane::moved() {
    m_view.centre = {std::clamp(m_view.centre.x(), 0.0, 1.0), std::clamp(m_view.centre.y(), 0.0, 1.0)};
    m_shown = {};
    update();
    Q_EMIT viewChanged();
}

void PicturePane::applyTone(QImage& image) const {
    if (m_tone.brightness == 0 && m_tone.contrast == 0) return;
    std::array<uchar, 256> table{};
    const double slope = std::tan((m_tone.contrast / 100.0 * 0.9 + 1) * 0.7853981633974483), lift = m_tone.brightness * 1.275;
    for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = static_cast<uchar>(std::clamp((i - 127.5) * slope + 127.5 + lift, 0.0, 255.0));
    for (int y = 0; y < image.height(); ++y) {
        auto* pixel = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x, ++pixel) {
            const auto at = [&](int value) { return table[static_cast<std::size_t>(value)]; };
            *pixel = qRgb(at(qRed(*pixel)), at(qGreen(*pixel)), at(qBlue(*pixel)));
        }
    }
}

void PicturePane::paintPicture() {
    const double ratio = devicePixelRatioF();
    m_shown = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
    m_shown.fill(Qt::black);
    if (hasPicture()) {
        const double smallScale = static_cast<double>(m_small.width()) / m_full.width();
        const auto& source = hasWhole() && scale() * ratio > smallScale ? m_whole : m_small;
        auto transform = toPane();
        transform *= QTransform::fromScale(ratio, ratio);
        transform.scale(static_cast<double>(m_full.width()) / source.width(), static_cast<double>(m_full.height()) / source.height());
        const auto seen = transform.inverted().mapRect(QRectF(m_shown.rect())).adjusted(-2, -2, 2, 2).intersected(QRectF(source.rect()));
        QPainter painter(&m_shown);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setTransform(transform);
        const auto whole = seen.toAlignedRect().intersected(source.rect());
        painter.drawImage(whole.topLeft(), source, whole);
        painter.end();
        applyTone(m_shown);
    }
    m_shown.setDevicePixelRatio(ratio);
}

void PicturePane::paintEvent(QPaintEvent*) {
    if (m_shown.isNull()) paintPicture();
    QPainter painter(this);
    painter.drawImage(QPointF(), m_shown);
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2), 4);
}

void PicturePane::wheelEvent(QWheelEvent* event) {
    if (!hasPicture() || event->angleDelta().y() == 0) return event->ignore();
    zoomAt(std::pow(kStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PicturePane::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left: return panBy({kPanStep, 0});
        case Qt::Key_Right: return panBy({-kPanStep, 0});
        case Qt::Key_Up: return panBy({0, kPanStep});
        case Qt::Key_Down: return panBy({0, -kPanStep});
        default: QWidget::keyPressEvent(event);
    }
}

void PicturePane::mousePressEvent(QMouseEvent* event) { m_grabbed = event->position(); }

void PicturePane::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    panBy(event->position() - m_grabbed);
    m_grabbed = event->position();
}

void PicturePane::mouseDoubleClickEvent(QMouseEvent* event) {
    if (std::abs(m_view.zoom - 1) < 0.01) zoomAt(1 / devicePixelRatioF() / scale(), event->position());
    else fit();
}

void PicturePane::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    Q_EMIT activated();
}

void PicturePane::resizeEvent(QResizeEvent* event) {
    m_shown = {};
    QWidget::resizeEvent(event);
}

}  // namespace jiayi::ui
