#include "ui/common/found_list.h"

#include "ui/common/labels.h"
#include "ui/common/tokens.h"

#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

namespace {
constexpr int kFewestRows = 2;
constexpr int kRoomBelow = 90;
}  // namespace

QSize FoundDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const { return {option.rect.width(), px(m_rowHeight)}; }

void FoundDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.selected);
        painter->drawRoundedRect(option.rect, t.px(6), t.px(6));
        // A bar as well, so that the choice does not rest on a tint.
        painter->setBrush(t.accent);
        painter->drawRoundedRect(QRectF(option.rect.left(), option.rect.top() + t.px(8), t.px(3), option.rect.height() - t.px(16)), 1, 1);
    }
    paintRow(*painter, option.rect.adjusted(t.px(12), t.px(5), -t.px(12), -t.px(5)), index);
    painter->restore();
}

FoundList::FoundList(QWidget* box, Look look) : Live<QFrame>(box), m_box(box), m_look(look) {
    auto* all = new QVBoxLayout(this);
    space(all, {6, 6, 6, 6}, 4);
    m_list = new QListWidget(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_message = makeLabel(TextRole::Soft, {}, this);
    m_message->setWordWrap(true);
    m_message->setMargin(px(6));
    m_keys = makeLabel(TextRole::Soft, {}, this);
    m_keys->setContentsMargins(px(6), 0, px(6), 0);
    all->addWidget(m_list);
    all->addWidget(m_message);
    all->addWidget(m_keys);
    connect(m_list, &QListWidget::itemClicked, this, [this] { Q_EMIT clicked(m_list->currentRow()); });
    hide();
}

void FoundList::showRows() {
    m_list->setCurrentRow(count() == 0 ? -1 : 0);
    m_list->show();
    m_message->hide();
    m_keys->show();
    place();
}

void FoundList::showMessage(const QString& text) {
    m_list->clear();
    m_list->hide();
    m_keys->hide();
    m_message->setText(text);
    m_message->show();
    place();
}

void FoundList::place() {
    // A child of the window, not a popup of its own: those take the keyboard and confuse input methods.
    auto* window = m_box->window();
    if (parentWidget() != window) setParent(window);
    const auto corner = m_box->mapTo(window, QPoint(0, m_box->height() + px(4)));
    const int room = window->height() - corner.y() - px(kRoomBelow);
    const int rows = std::min({m_look.mostRows, count(), std::max(kFewestRows, room / px(m_look.rowHeight))});
    m_list->setFixedHeight(rows * px(m_look.rowHeight));
    const int wide = m_look.widest > 0 ? std::min(m_box->width(), px(m_look.widest)) : m_box->width();
    setFixedWidth(wide);
    show();
    layout()->activate();
    const int tall = layout()->totalHeightForWidth(wide);
    setGeometry(QRect(corner, QSize(wide, tall > 0 ? tall : layout()->totalSizeHint().height())));
    raise();
}

void FoundList::step(int rows) {
    if (count() == 0) return;
    m_list->setCurrentRow(std::clamp(row() + rows, 0, count() - 1));
}

int FoundList::row() const { return m_list->currentRow(); }

int FoundList::count() const { return m_list->count(); }

void FoundList::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.fieldLine, 1));
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(9), t.px(9));
}

}  // namespace jiayi::ui
