// The tools of the viewer: one row, each with its key.
#pragma once

#include "ui/common/live.h"
#include "ui/images/picture_pane.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace jiayi::ui {

class Button;

/// Says what is wanted; whoever owns it does it to the pane that is in hand.
class ViewerBar : public Live<QWidget> {
    Q_OBJECT
public:
    explicit ViewerBar(QWidget* parent = nullptr);
    void showTone(const PaneTone& tone);
    void showPercent(int percent);
    /// No pages: the buttons go.
    void showPages(int page, int pages);
    void setUsable(bool usable);
    void setComparable(bool comparable, bool comparing);

Q_SIGNALS:
    void fitAsked();
    void actualAsked();
    void zoomAsked(double factor);
    void turnAsked();
    void toneAsked(int brightness, int contrast);
    void pageAsked(int step);
    void compareAsked();

protected:
    void retranslate() override;
    void restyle() override;

private:
    Button* add(Button*& button, const char* name, const QKeySequence& keys);
    QSlider* addSlider(QLabel*& label, const char* name);

    Button *m_out, *m_in, *m_fit, *m_actual, *m_turn, *m_reset, *m_before, *m_after, *m_compare;
    QLabel *m_percent, *m_brightLabel, *m_contrastLabel, *m_pages;
    QSlider *m_bright, *m_contrast;
    bool m_comparing = false;
};

}  // namespace jiayi::ui
