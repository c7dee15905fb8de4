#include "ui/prescribing/product_popup.h"

#include "ui/common/format.h"
#include "ui/common/item_words.h"
#include "ui/common/labels.h"
#include "ui/common/paint.h"

#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProductRowHeight = 50;
constexpr int kMostProductRows = 7;
constexpr int kWidestPopup = 880;

enum ProductRole { PackRole = Qt::UserRole, PriceRole, TermsRole, ClassRole, ClassToneRole, WarnRole };

class ProductDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override { return {option.rect.width(), px(kProductRowHeight)}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
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
        const auto inner = option.rect.adjusted(t.px(12), t.px(5), -t.px(12), -t.px(5));
        painter->setFont(t.font(14, QFont::DemiBold));
        painter->setPen(t.ink);
        const auto price = index.data(PriceRole).toString();
        painter->drawText(inner, Qt::AlignRight | Qt::AlignTop, price);
        const int right = inner.right() - QFontMetrics(painter->font()).horizontalAdvance(price) - t.px(14);
        const auto classWord = index.data(ClassRole).toString();
        const QRectF pill(right - pillWidth(classWord), inner.top(), pillWidth(classWord), pillHeight());
        painter->drawText(QRect(inner.topLeft(), QPoint(static_cast<int>(pill.left()) - t.px(10), inner.bottom())), Qt::AlignLeft | Qt::AlignTop,
                          QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(pill.left()) - inner.left() - t.px(12)));
        paintPill(*painter, pill, classWord, t.tone(static_cast<Tone>(index.data(ClassToneRole).toInt())));
        const QFontMetrics soft(t.font(13));
        painter->setFont(t.font(13));
        painter->setPen(index.data(WarnRole).toBool() ? t.tone(Tone::Warn).ink : t.inkSoft);
        const auto terms = index.data(TermsRole).toString();
        painter->drawText(inner, Qt::AlignRight | Qt::AlignBottom, terms);
        painter->setPen(t.inkSoft);
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignBottom,
                          soft.elidedText(index.data(PackRole).toString(), Qt::ElideRight, inner.width() - soft.horizontalAdvance(terms) - t.px(14)));
        painter->restore();
    }
};

QString termsOf(const pharmacy::FormularyItem& item, const Clock& clock) {
    QStringList parts;
    for (const auto& word : termWords(item)) parts << word;
    parts << ProductPopup::tr("Long: %1", "long prescription").arg(longRxWord(item.longRx));
    parts << (item.stockAt ? ProductPopup::tr("%1, %2", "stock and how long ago it was counted").arg(stockText(item), ago(*item.stockAt, clock.now()))
                           : ProductPopup::tr("Stock: %1").arg(stockText(item)));
    return parts.join(u" · "_s);
}

}  // namespace

ProductPopup::ProductPopup(QWidget* box, const Clock& clock) : Live<QFrame>(box), m_box(box), m_clock(clock) {
    setObjectName(u"pad.popup"_s);
    auto* all = new QVBoxLayout(this);
    space(all, {6, 6, 6, 6}, 4);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"pad.products"_s);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new ProductDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_message = makeLabel(TextRole::Soft, {}, this);
    m_message->setObjectName(u"pad.popup.message"_s);
    m_message->setWordWrap(true);
    m_message->setMargin(px(6));
    m_keys = makeLabel(TextRole::Soft, {}, this);
    m_keys->setContentsMargins(px(6), 0, px(6), 0);
    for (auto* each : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_keys)}) all->addWidget(each);
    connect(m_list, &QListWidget::itemClicked, this, [this] { Q_EMIT clicked(m_list->currentRow()); });
    retranslate();
    hide();
}

void ProductPopup::retranslate() {
    m_list->setAccessibleName(tr("Products found"));
    m_keys->setText(tr("↑↓ move · Enter takes it, then the dose · Esc close"));
}

void ProductPopup::showProducts(const std::vector<FoundProduct>& products) {
    m_list->clear();
    const bool several = std::any_of(products.begin(), products.end(), [&](const auto& each) { return each.pharmacy != products.front().pharmacy; });
    for (const auto& found : products) {
        const auto& item = found.item;
        auto* row = new QListWidgetItem(itemName(item), m_list);
        QStringList pack{itemPack(item)};
        if (!item.maker.empty()) pack << qs(item.maker);
        if (several) pack << qs(found.pharmacyName);
        row->setData(PackRole, pack.join(u" · "_s));
        row->setData(PriceRole, moneyText(item.price));
        row->setData(TermsRole, termsOf(item, m_clock));
        row->setData(ClassRole, insuranceWord(item.insuranceClass));
        row->setData(ClassToneRole, static_cast<int>(insuranceTone(item.insuranceClass)));
        row->setData(WarnRole, item.outOfStock());
        row->setData(Qt::AccessibleTextRole, QStringList{itemName(item), pack.join(u", "_s), moneyText(item.price), insuranceWord(item.insuranceClass), termsOf(item, m_clock)}.join(u", "_s));
    }
    m_list->setCurrentRow(products.empty() ? -1 : 0);
    m_list->show();
    m_message->hide();
    m_keys->show();
    place();
}

void ProductPopup::showMessage(const QString& text) {
    m_list->clear();
    m_list->hide();
    m_keys->hide();
    m_message->setText(text);
    m_message->show();
    place();
}

void ProductPopup::place() {
    // A child of the window, not a popup of its own: those take the keyboard and confuse input methods.
    auto* window = m_box->window();
    if (parentWidget() != window) setParent(window);
    const auto corner = m_box->mapTo(window, QPoint(0, m_box->height() + px(4)));
    const int room = window->height() - corner.y() - px(70);
    const int rows = std::min({kMostProductRows, count(), std::max(2, room / px(kProductRowHeight))});
    m_list->setFixedHeight(rows * px(kProductRowHeight));
    // Name and price within one look, however wide the window is.
    const int wide = std::min(m_box->width(), px(kWidestPopup));
    setFixedWidth(wide);
    show();
    layout()->activate();
    const int tall = layout()->totalHeightForWidth(wide);
    setGeometry(QRect(corner, QSize(wide, tall > 0 ? tall : layout()->totalSizeHint().height())));
    raise();
}

void ProductPopup::step(int rows) {
    if (count() == 0) return;
    m_list->setCurrentRow(std::clamp(row() + rows, 0, count() - 1));
}

int ProductPopup::row() const { return m_list->currentRow(); }

int ProductPopup::count() const { return m_list->count(); }

void ProductPopup::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.fieldLine, 1));
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(9), t.px(9));
}

}  // namespace jiayi::ui
