#include "ui/prescribing/product_popup.h"

#include "ui/common/format.h"
#include "ui/common/item_words.h"
#include "ui/common/paint.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// Name and price within one look, however wide the window is.
constexpr FoundList::Look kProducts{50, 7, 880};

enum ProductRole { PackRole = Qt::UserRole, PriceRole, TermsRole, ClassRole, ClassToneRole, WarnRole };

class ProductDelegate : public FoundDelegate {
public:
    using FoundDelegate::FoundDelegate;

protected:
    void paintRow(QPainter& painter, const QRect& inner, const QModelIndex& index) const override {
        const auto& t = tokens();
        painter.setFont(t.font(14, QFont::DemiBold));
        painter.setPen(t.ink);
        const auto price = index.data(PriceRole).toString();
        painter.drawText(inner, Qt::AlignRight | Qt::AlignTop, price);
        const int right = inner.right() - QFontMetrics(painter.font()).horizontalAdvance(price) - t.px(14);
        const auto classWord = index.data(ClassRole).toString();
        const QRectF pill(right - pillWidth(classWord), inner.top(), pillWidth(classWord), pillHeight());
        painter.drawText(QRect(inner.topLeft(), QPoint(static_cast<int>(pill.left()) - t.px(10), inner.bottom())), Qt::AlignLeft | Qt::AlignTop,
                          QFontMetrics(painter.font()).elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(pill.left()) - inner.left() - t.px(12)));
        paintPill(painter, pill, classWord, t.tone(static_cast<Tone>(index.data(ClassToneRole).toInt())));
        const QFontMetrics soft(t.font(13));
        painter.setFont(t.font(13));
        painter.setPen(index.data(WarnRole).toBool() ? t.tone(Tone::Warn).ink : t.inkSoft);
        const auto terms = index.data(TermsRole).toString();
        painter.drawText(inner, Qt::AlignRight | Qt::AlignBottom, terms);
        painter.setPen(t.inkSoft);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom,
                          soft.elidedText(index.data(PackRole).toString(), Qt::ElideRight, inner.width() - soft.horizontalAdvance(terms) - t.px(14)));
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

ProductPopup::ProductPopup(QWidget* box, const Clock& clock) : FoundList(box, kProducts), m_clock(clock) {
    setObjectName(u"pad.popup"_s);
    list()->setObjectName(u"pad.products"_s);
    list()->setItemDelegate(new ProductDelegate(kProducts.rowHeight, list()));
    message()->setObjectName(u"pad.popup.message"_s);
    retranslate();
}

void ProductPopup::retranslate() {
    list()->setAccessibleName(tr("Products found"));
    keys()->setText(tr("↑↓ move · Enter takes it, then the dose · Esc close"));
}

void ProductPopup::showProducts(const std::vector<FoundProduct>& products) {
    list()->clear();
    const bool several = std::any_of(products.begin(), products.end(), [&](const auto& each) { return each.pharmacy != products.front().pharmacy; });
    for (const auto& found : products) {
        const auto& item = found.item;
        auto* row = new QListWidgetItem(itemName(item), list());
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
    showRows();
}

}  // namespace jiayi::ui
