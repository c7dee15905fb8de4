// A picture that is zoomed, panned, turned and made brighter.
#pragma once

#include "ui/common/live.h"
#include "ui/images/decode.h"

#include <QWidget>

namespace jiayi::ui {

/// Which part is seen and how, whatever the size of picture and pane: so that two panes can be linked.
struct PaneView {
    double zoom = 1;             ///< of what fits into the pane
    QPointF centre{0.5, 0.5};    ///< of the upright picture, 0 to 1
    bool operator==(const PaneView&) const = default;
};
struct PaneTone {
    int turns = 0;               ///< quarters, clockwise
    int brightness = 0;          ///< -100 to 100
    int contrast = 0;            ///< -100 to 100
    bool operator==(const PaneTone&) const = default;
};

/// Wheel and + - zoom about what is pointed at, drag and arrows pan. Paints what is visible and no more, so its cost follows the pane's size, not the picture's: the
/// small picture while that is sharp enough, else the whole one when it has come. UI thread.
class PicturePane : public Live<QWidget> {
    Q_OBJECT
public:
    explicit PicturePane(QWidget* parent = nullptr);

    void clear();
    /// `full` is the size of the whole; with keepView the part seen stays.
    void showSmall(const QImage& image, QSize full, bool keepView);
    void showWhole(const QImage& image);
    bool hasPicture() const { return !m_small.isNull(); }
    bool hasWhole() const { return !m_whole.isNull(); }

    const PaneView& view() const { return m_view; }
    void setView(const PaneView& view);
    const PaneTone& tone() const { return m_tone; }
    void setTone(const PaneTone& tone);

    void fit();
    /// One pixel of the picture on one of the screen.
    void actualSize();
    void zoomBy(double factor);
    /// Of the picture's own pixels, in percent.
    int percent() const;

Q_SIGNALS:
    /// By the user's hand; not by setView().
    void viewChanged();
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QSizeF turned() const;
    double fitScale() const;
    /// Pixels of the pane for one of the whole picture.
    double scale() const { return fitScale() * m_view.zoom; }
    /// From coordinates of the whole picture to the pane's.
    QTransform toPane() const;
    void zoomAt(double factor, QPointF at);
    void panBy(QPointF pixels);
    void moved();
    void paintPicture();
    void applyTone(QImage& image) const;

    QImage m_small, m_whole;
    QSize m_full;
    PaneView m_view;
    PaneTone m_tone;
    QImage m_shown;  ///< what the pane looks like; null when it has to be painted anew
    QPointF m_grabbed;
};

}  // namespace jiayi::ui
