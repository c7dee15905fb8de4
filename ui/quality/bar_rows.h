// Counts as bars one beneath the other: bands of values, steps of a funnel. Each opens its people.
#pragma once

#include "ui/common/live.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace jiayi::ui {

struct Bar {
    QString key, name;
    qint64 count = 0;
    double share = 0;    ///< of the widest, 0 to 1: how long the bar is
    QString words;       ///< "903 · 61.2 %": beside the bar
    bool quiet = false;  ///< of what is not known: no colour of its own
};

/// One bar with its words; Enter, Space or a click acts. The name wraps, so that a long step is never cut off.
class BarRow : public Live<QWidget> {
    Q_OBJECT
public:
    explicit BarRow(QWidget* parent);
    void setBar(const Bar& bar, int nameWidth, int wordsWidth);
    const Bar& bar() const { return m_bar; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    Bar m_bar;
    int m_nameWidth = 0, m_wordsWidth = 0;
};

class BarRows : public Live<QWidget> {
    Q_OBJECT
public:
    explicit BarRows(QWidget* parent = nullptr);
    void setBars(QList<Bar> bars);
    const QList<Bar>& bars() const { return m_bars; }

Q_SIGNALS:
    void acted(const QString& key);

protected:
    void restyle() override { showBars(); }
    void resizeEvent(QResizeEvent* event) override;

private:
    void showBars();
    QList<Bar> m_bars;
    QList<BarRow*> m_rows;
    QVBoxLayout* m_column;
};

}  // namespace jiayi::ui
