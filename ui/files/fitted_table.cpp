#include "ui/files/fitted_table.h"

#include "ui/common/field.h"
#include "ui/common/icon.h"
#include "ui/common/paint.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace jiayi::ui {

namespace {

/// A combo box that hides the cell beneath it.
class CellChoice : public ChoiceEdit {
public:
    using ChoiceEdit::ChoiceEdit;
    /// Keys walk through the entries, and Enter takes one; a click in the list takes it at once.
    bool isWalking() const { return m_walking; }

protected:
    void keyPressEvent(QKeyEvent* event) override {
        m_walking = true;
        ChoiceEdit::keyPressEvent(event);
        m_walking = false;
    }
    void paintEvent(QPaintEvent* event) override {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().field);
        paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), px(4));
        painter.end();
        ChoiceEdit::paintEvent(event);
    }

private:
    bool m_walking = false;
};

}  // namespace

FittedTable::FittedTable(std::initializer_list<int> weights, int most, QWidget* parent)
    : QTableView(parent), m_weights(weights), m_most(most) {
    styleTable(this);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
}

void FittedTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    const auto changed = [this] { updateGeometry(); };
    connect(model, &QAbstractItemModel::modelReset, this, changed);
    connect(model, &QAbstractItemModel::rowsInserted, this, changed);
    connect(model, &QAbstractItemModel::rowsRemoved, this, changed);
}

int FittedTable::wantedHeight() const {
    const int rows = model() ? std::clamp(model()->rowCount(), 1, m_most) : 1;
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 2;
}

QSize FittedTable::sizeHint() const { return {px(200), wantedHeight()}; }

QSize FittedTable::minimumSizeHint() const { return sizeHint(); }

void FittedTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    const int all = std::accumulate(m_weights.begin(), m_weights.end(), 0);
    int from = 0, weight = 0;
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        weight += m_weights[i];
        const int to = viewport()->width() * weight / all;
        setColumnWidth(static_cast<int>(i), to - from);
        from = to;
    }
}

void FittedTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange) updateGeometry();
}

void FittedTable::keyPressEvent(QKeyEvent* event) {
    const bool open =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    // Enter also arrives here on its way out of an open cell.
    if (open && state() != EditingState && event->modifiers() == Qt::NoModifier &&
        currentIndex().flags() & Qt::ItemIsEditable) {
        edit(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex& index) const {
    auto* edit = new CellChoice(parent);
    edit->setObjectName(QStringLiteral("cell.choice"));
    edit->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    edit->setChoices(index.data(ChoicesRole).value<QList<ChoiceEdit::Choice>>());
    auto* self = const_cast<ChoiceDelegate*>(this);  // the signals of a delegate belong to a const factory
    connect(edit, &ChoiceEdit::chosen, self, [self, edit] {
        if (edit->isWalking()) return;
        Q_EMIT self->commitData(edit);
        Q_EMIT self->closeEditor(edit);
    });
    return edit;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    static_cast<ChoiceEdit*>(editor)->setKey(index.data(Qt::EditRole).toString());
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const {
    const auto key = static_cast<ChoiceEdit*>(editor)->key();
    if (!key.isEmpty()) model->setData(index, key);
}

void ChoiceDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(0, px(5), -px(4), -px(5)));
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    if (!(index.flags() & Qt::ItemIsEditable)) return TableDelegate::paint(painter, option, index);
    // The words end before the arrow.
    const int arrow = px(13), room = arrow + px(8);
    auto words = option, rest = option;
    words.rect.setRight(option.rect.right() - room);
    rest.rect.setLeft(words.rect.right() + 1);
    TableDelegate::paint(painter, rest, {});
    TableDelegate::paint(painter, words, index);
    painter->save();
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const auto current = table && table->hasFocus() ? table->currentIndex() : QModelIndex();
    if (current.isValid() && current.row() == index.row()) {  // the row's two lines go on beneath the arrow
        painter->setPen(QPen(tokens().focus, 2));
        painter->drawLine(rest.rect.left(), rest.rect.bottom(), rest.rect.right(), rest.rect.bottom());
        painter->drawLine(rest.rect.left(), rest.rect.top() + 1, rest.rect.right(), rest.rect.top() + 1);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    const auto box = QRectF(option.rect).adjusted(1, px(5), -px(4), -px(5));
    if (current == index) {
        paintFocusRing(*painter, box, px(4));
    } else {
        painter->setPen(tokens().fieldLine);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box, px(4), px(4));
    }
    paintIcon(*painter, QStringLiteral("chevron-down"), tokens().inkSoft,
              QRectF(box.right() - arrow - px(4), box.center().y() - arrow / 2.0, arrow, arrow));
    painter->restore();
}

}  // namespace jiayi::ui
