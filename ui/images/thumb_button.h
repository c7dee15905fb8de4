#pragma once

#include "models/diagnostics/images/picture.h"
#include "ui/common/live.h"

#include <QAbstractButton>

class QPainter;

namespace jiayi::ui {

/// A small picture with its name beneath; Space or Enter opens it.
class ThumbButton : public Live<QAbstractButton> {
    Q_OBJECT
public:
    ThumbButton(const images::ListedPicture& picture, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    images::ListedPicture m_picture;
};

/// The small picture on a dark ground, or the icon that stands for one that was never opened.
void paintThumb(QPainter& painter, const QRect& where, const images::ListedPicture& picture);

}  // namespace jiayi::ui
