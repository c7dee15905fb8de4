#include "ui/images/thumb_button.h"

#include "ui/common/icon.h"
#include "ui/common/paint.h"
#include "ui/common/tokens.h"
#include "ui/images/images_words.h"

#include <QImage>
#include <QKeyEvent>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kFaceWidth = 92, kFaceHeight = 68, kNameHeight = 18;
}

void paintThumb(QPainter& painter, const QRect& where, const images::ListedPicture& picture) {
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const auto small = QImage::fromData(QByteArray::fromStdString(picture.thumbnail), "PNG");
    painter.fillRect(where, small.isNull() ? tokens().fieldQuiet : QColor(Qt::black));
    if (small.isNull()) {
        const int side = px(24);
        paintIcon(painter, pictureIcon(picture.picture), tokens().inkSoft, QRectF(where.center().x() - side / 2.0, where.center().y() - side / 2.0, side, side));
    } else {
        auto size = small.size();
        size.scale(where.size(), Qt::KeepAspectRatio);
        painter.drawImage(QRect(where.x() + (where.width() - size.width()) / 2, where.y() + (where.height() - size.height()) / 2, size.width(), size.height()), small);
    }
    painter.restore();
}

ThumbButton::ThumbButton(const images::ListedPicture& picture, QWidget* parent) : Live<QAbstractButton>(parent), m_picture(picture) {
    setObjectName(u"images.thumb"_s);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    const auto words = pictureName(picture.picture) + u", "_s + pictureSource(picture.picture);
    setAccessibleName(words);
    setToolTip(words);
}

QSize ThumbButton::sizeHint() const { return {px(kFaceWidth), px(kFaceHeight + kNameHeight)}; }

void ThumbButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect face(0, 0, width(), px(kFaceHeight));
    paintThumb(painter, face, m_picture);
    painter.setPen(QPen(underMouse() ? tokens().accent : tokens().cardLine));
    painter.drawRect(QRectF(face).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(tokens().font(12));
    painter.setPen(tokens().inkSoft);
    const auto name = m_picture.picture.side.empty() ? pictureKindWord(m_picture.picture.kind) : pictureSideWord(m_picture.picture.side);
    const QRect words(0, face.bottom() + 1, width(), height() - face.height());
    painter.drawText(words, Qt::AlignCenter, painter.fontMetrics().elidedText(name, Qt::ElideRight, width()));
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 3);
}

void ThumbButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
    QAbstractButton::keyPressEvent(event);
}

}  // namespace jiayi::ui
