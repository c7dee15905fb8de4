// The list beneath an input: what was found for the text so far.
#pragma once

#include "ui/common/live.h"

#include <QFrame>
#include <QStyledItemDelegate>

class QLabel;
class QListWidget;

namespace jiayi::ui {

/// Rows of one height; what is chosen is marked by more than a tint.
class FoundDelegate : public QStyledItemDelegate {
public:
    FoundDelegate(int rowHeight, QObject* parent) : QStyledItemDelegate(parent), m_rowHeight(rowHeight) {}
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    virtual void paintRow(QPainter& painter, const QRect& inner, const QModelIndex& index) const = 0;

private:
    int m_rowHeight;
};

/// Never has the keyboard: the input keeps it and moves the choice from there, so that typing can go on. All lengths are
/// unscaled pixels.
class FoundList : public Live<QFrame> {
    Q_OBJECT
public:
    struct Look {
        int rowHeight = 48;
        int mostRows = 8;
        int widest = 0;  ///< 0: as wide as the input
    };
    FoundList(QWidget* box, Look look);
    /// Nothing found, or why nothing could be looked up.
    void showMessage(const QString& text);
    void step(int rows);
    int row() const;
    int count() const;

Q_SIGNALS:
    void clicked(int row);

protected:
    QListWidget* list() { return m_list; }
    QLabel* message() { return m_message; }
    QLabel* keys() { return m_keys; }
    /// The rows that list() was filled with, the first of them chosen.
    void showRows();
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QWidget* m_box;
    Look m_look;
    QListWidget* m_list;
    QLabel* m_message;
    QLabel* m_keys;
};

}  // namespace jiayi::ui
