#include "ui/print/page_view.h"

#include "ui/common/tokens.h"
#include "ui/print/page_painter.h"

#include <QPainter>

#include <algorithm>

namespace jiayi::ui {

PageView::PageView(QWidget* parent) : Live<QWidget>(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); }

void PageView::setPage(const Page& page) {
    m_page = page;
    QString spoken;
    for (const auto& mark : page.marks)
        if (const auto* text = std::get_if<TextMark>(&mark)) spoken += text->text + u' ';
    setAccessibleDescription(spoken.trimmed());
    update();
}

QSize PageView::sizeHint() const { return {px(460), px(640)}; }

void PageView::paintEvent(QPaintEvent*) {
    if (m_page.size.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double scale = std::min((width() - 2) / m_page.size.width(), (height() - 2) / m_page.size.height());
    const QSizeF shown = m_page.size * scale;
    const QRectF paper(QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    painter.setPen(QPen(tokens().fieldLine, 1));
    painter.setBrush(Qt::white);
    painter.drawRect(paper);
    painter.setClipRect(paper);
    painter.translate(paper.topLeft());
    painter.scale(scale, scale);
    paintPage(painter, m_page);
}

}  // namespace jiayi::ui
