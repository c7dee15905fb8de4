// Arrangements that give way when the window is small or the letters are large.
#pragma once

#include "ui/common/live.h"

#include <QLayout>
#include <QList>
#include <QWidget>

class QBoxLayout;

namespace jiayi::ui {

/// Side by side while there is room, one beneath the other below `stackBelow` design pixels.
class Columns : public Live<QWidget> {
    Q_OBJECT
public:
    explicit Columns(int stackBelow, QWidget* parent = nullptr);
    void add(QWidget* column, int stretch);
    bool isStacked() const { return m_stacked; }
    /// That of the stacked arrangement, so that a scroll area may become narrow enough to stack.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void restyle() override { arrange(); }

private:
    void arrange();
    int m_stackBelow;
    bool m_stacked = false;
    QBoxLayout* m_box;
};

/// Fields in columns of one width: as many as fit with at least `narrowest` design pixels each, at most `most`.
class FieldGrid : public QLayout {
    Q_OBJECT
public:
    FieldGrid(int narrowest, int most, QWidget* parent = nullptr);
    ~FieldGrid() override;

    void addItem(QLayoutItem* item) override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    int count() const override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int columnsFor(int width) const;
    int arrange(const QRect& rect, bool place) const;
    int m_narrowest;
    int m_most;
    QList<QLayoutItem*> m_items;
};

}  // namespace jiayi::ui
