// Tables that stand on a scrolling page, and cells that are chosen in place.
#pragma once

#include "ui/common/table_style.h"

#include <QTableView>

#include <initializer_list>
#include <vector>

namespace jiayi::ui {

/// QList<ChoiceEdit::Choice>: what a cell can become, beside the roles of table_style.h.
constexpr int ChoicesRole = SecondLineRole + 1;

/// As high as its rows, up to `most` of them; its columns share the width by weight, so nothing scrolls sideways.
class FittedTable : public QTableView {
    Q_OBJECT
public:
    FittedTable(std::initializer_list<int> weights, int most, QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Tab leaves the table. Where cells can be edited, Enter or Space edits the current one.
    void keyPressEvent(QKeyEvent* event) override;

private:
    int wantedHeight() const;
    std::vector<int> m_weights;
    int m_most;
};

/// Cells with ChoicesRole are chosen from a list: Enter, F2, a click or the first letters open it.
class ChoiceDelegate : public TableDelegate {
    Q_OBJECT
public:
    using TableDelegate::TableDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace jiayi::ui
