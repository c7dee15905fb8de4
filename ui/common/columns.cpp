#include "ui/common/columns.h"

#include "ui/common/tokens.h"

#include <QBoxLayout>

#include <algorithm>

namespace jiayi::ui {

Columns::Columns(int stackBelow, QWidget* parent)
    : Live<QWidget>(parent), m_stackBelow(stackBelow), m_box(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    space(m_box, 0, 14);
}

void Columns::add(QWidget* column, int stretch) { m_box->addWidget(column, stretch); }

QSize Columns::minimumSizeHint() const {
    int width = 0;
    for (int i = 0; i < m_box->count(); ++i) width = std::max(width, m_box->itemAt(i)->minimumSize().width());
    return {width, m_box->totalMinimumSize().height()};
}

void Columns::resizeEvent(QResizeEvent* event) {
    Live<QWidget>::resizeEvent(event);
    arrange();
}

void Columns::arrange() {
    const bool stacked = width() < px(m_stackBelow);
    if (stacked == m_stacked) return;
    m_stacked = stacked;
    m_box->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    updateGeometry();
}

FieldGrid::FieldGrid(int narrowest, int most, QWidget* parent)
    : QLayout(parent), m_narrowest(narrowest), m_most(most) {
    space(this, 0, 14);
}

FieldGrid::~FieldGrid() { qDeleteAll(m_items); }

void FieldGrid::addItem(QLayoutItem* item) { m_items.append(item); }

QLayoutItem* FieldGrid::itemAt(int index) const { return m_items.value(index); }

QLayoutItem* FieldGrid::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FieldGrid::count() const { return static_cast<int>(m_items.size()); }

int FieldGrid::columnsFor(int width) const {
    return std::clamp((width + spacing()) / (px(m_narrowest) + spacing()), 1, m_most);
}

int FieldGrid::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FieldGrid::sizeHint() const {
    const int width = m_most * px(m_narrowest) + (m_most - 1) * spacing();
    return {width, heightForWidth(width)};
}

QSize FieldGrid::minimumSize() const {
    // Height at the width in force: a layout that trades width for height must not claim the tallest arrangement.
    const int width = geometry().width() > 0 ? geometry().width() : sizeHint().width();
    return {px(m_narrowest), heightForWidth(width)};
}

void FieldGrid::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FieldGrid::arrange(const QRect& rect, bool place) const {
    const auto inner = rect.marginsRemoved(contentsMargins());
    const int columns = columnsFor(inner.width());
    // Left edges by proportion, so that the last column ends where the card does.
    const auto leftOf = [&](int column) {
        return inner.x() + column * (inner.width() + spacing()) / columns;
    };
    const auto widthOf = [&](int column) { return leftOf(column + 1) - leftOf(column) - spacing(); };
    const int rowGap = std::max(spacing() * 2 / 3, 1);
    const auto heightOf = [](const QLayoutItem* item, int width) {
        return item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
    };
    int y = inner.y(), line = 0, column = 0;
    for (auto* item : m_items) {
        if (item->isEmpty()) continue;  // a hidden field leaves no hole
        if (column == columns) {
            y += line + rowGap;
            line = column = 0;
        }
        const int height = heightOf(item, widthOf(column));
        if (place) item->setGeometry({leftOf(column), y, widthOf(column), height});
        line = std::max(line, height);
        ++column;
    }
    return y + line - rect.y() + contentsMargins().bottom();
}

}  // namespace jiayi::ui
