#include "ui/shell/search_popup.h"

#include "ui/common/labels.h"
#include "ui/common/tokens.h"

#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowHeight = 48;
constexpr int kMostRows = 8;

enum HitRole { SubtitleRole = Qt::UserRole, HintRole };

class HitDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {option.rect.width(), px(kRowHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto& t = tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.selected);
            painter->drawRoundedRect(option.rect, t.px(6), t.px(6));
            // A bar as well, so that the choice does not rest on a tint.
            painter->setBrush(t.accent);
            painter->drawRoundedRect(QRectF(option.rect.left(), option.rect.top() + t.px(8), t.px(3),
                                            option.rect.height() - t.px(16)),
                                     1, 1);
        }
        const auto inner = option.rect.adjusted(t.px(12), t.px(5), -t.px(12), -t.px(5));
        const auto hint = index.data(HintRole).toString();
        const QFontMetrics soft(t.font(13));
        const int hintWidth = hint.isEmpty() ? 0 : soft.horizontalAdvance(hint) + t.px(14);
        painter->setFont(t.font(13));
        painter->setPen(t.inkSoft);
        painter->drawText(inner, Qt::AlignRight | Qt::AlignTop, hint);
        painter->drawText(
            inner, Qt::AlignLeft | Qt::AlignBottom,
            soft.elidedText(index.data(SubtitleRole).toString(), Qt::ElideRight, inner.width()));
        painter->setFont(t.font(14, QFont::DemiBold));
        painter->setPen(t.ink);
        painter->drawText(
            inner, Qt::AlignLeft | Qt::AlignTop,
            QFontMetrics(painter->font())
                .elidedText(index.data().toString(), Qt::ElideRight, inner.width() - hintWidth));
        painter->restore();
    }
};

}  // namespace

SearchPopup::SearchPopup(QWidget* box) : Live<QFrame>(box), m_box(box) {
    setObjectName(u"search.popup"_s);
    auto* all = new QVBoxLayout(this);
    space(all, {6, 6, 6, 6}, 4);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"search.hits"_s);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_message = makeLabel(TextRole::Soft, {}, this);
    m_message->setObjectName(u"search.message"_s);
    m_message->setWordWrap(true);
    m_message->setMargin(px(6));
    m_keys = makeLabel(TextRole::Soft, {}, this);
    m_keys->setContentsMargins(px(6), 0, px(6), 0);
    all->addWidget(m_list);
    all->addWidget(m_message);
    all->addWidget(m_keys);
    connect(m_list, &QListWidget::itemClicked, this, [this] { Q_EMIT clicked(m_list->currentRow()); });
    retranslate();
    hide();
}

void SearchPopup::retranslate() {
    m_list->setAccessibleName(tr("Search results"));
    m_keys->setText(tr("↑↓ move · Enter open · Esc close"));
}

void SearchPopup::showHits(const QList<SearchHit>& hits) {
    m_list->clear();
    for (const auto& hit : hits) {
        auto* item = new QListWidgetItem(hit.title, m_list);
        item->setData(SubtitleRole, hit.subtitle);
        item->setData(HintRole, hit.hint);
        item->setData(Qt::AccessibleTextRole, QString(hit.title + u", "_s + hit.subtitle));
    }
    m_list->setCurrentRow(hits.isEmpty() ? -1 : 0);
    m_list->show();
    m_message->hide();
    m_keys->show();
    place();
}

void SearchPopup::showMessage(const QString& text) {
    m_list->clear();
    m_list->hide();
    m_keys->hide();
    m_message->setText(text);
    m_message->show();
    place();
}

void SearchPopup::place() {
    // A child of the window, not a popup of its own: those take the keyboard and confuse input methods.
    auto* window = m_box->window();
    if (parentWidget() != window) setParent(window);
    const auto corner = m_box->mapTo(window, QPoint(0, m_box->height() + px(4)));
    const int room = window->height() - corner.y() - px(90);
    const int rows = std::min({kMostRows, count(), std::max(1, room / px(kRowHeight))});
    m_list->setFixedHeight(rows * px(kRowHeight));
    setFixedWidth(m_box->width());
    show();
    layout()->activate();
    setGeometry(QRect(corner, QSize(m_box->width(), layout()->totalHeightForWidth(m_box->width()) > 0
                                                        ? layout()->totalHeightForWidth(m_box->width())
                                                        : layout()->totalSizeHint().height())));
    raise();
}

void SearchPopup::step(int rows) {
    if (count() == 0) return;
    m_list->setCurrentRow(std::clamp(row() + rows, 0, count() - 1));
}

int SearchPopup::row() const { return m_list->currentRow(); }

int SearchPopup::count() const { return m_list->count(); }

void SearchPopup::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.fieldLine, 1));
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(9), t.px(9));
}

}  // namespace jiayi::ui
