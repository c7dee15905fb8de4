#include "ui/common/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace jiayi::ui {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem* item) { m_items.append(item); }

QLayoutItem* FlowLayout::itemAt(int index) const { return m_items.value(index); }

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::count() const { return static_cast<int>(m_items.size()); }

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::sizeHint() const {
    // All on one line, if there is room.
    const auto margins = contentsMargins();
    QSize size(0, 0);  // QSize() is -1 wide: one pixel short, and the last would wrap
    for (const auto* item : m_items) {
        if (item->isEmpty()) continue;
        const auto hint = item->sizeHint();
        size = {size.width() + hint.width() + (size.isEmpty() ? 0 : spacing()),
                std::max(size.height(), hint.height())};
    }
    return size.grownBy(margins);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto* item : m_items)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool place) const {
    const auto inner = rect.marginsRemoved(contentsMargins());
    int x = inner.x(), y = inner.y(), line = 0;
    QList<std::pair<QLayoutItem*, QRect>> inLine;
    const auto endLine = [&] {
        // Words and buttons of one line stand on one middle.
        for (const auto& [item, where] : inLine)
            if (place) item->setGeometry(where.translated(0, (line - where.height()) / 2));
        inLine.clear();
    };
    for (auto* item : m_items) {
        if (item->isEmpty()) continue;
        const auto size = item->sizeHint().boundedTo(
            {std::max(inner.width(), item->minimumSize().width()), QWIDGETSIZE_MAX});
        if (x > inner.x() && x + size.width() > inner.right() + 1) {
            endLine();
            x = inner.x();
            y += line + spacing();
            line = 0;
        }
        inLine.append({item, QRect({x, y}, size)});
        x += size.width() + spacing();
        line = std::max(line, size.height());
    }
    endLine();
    return y + line - rect.y() + contentsMargins().bottom();
}

}  // namespace jiayi::ui
