#include "ui/orders/test_popup.h"

#include "ui/common/format.h"
#include "ui/common/tokens.h"
#include "ui/orders/order_words.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr FoundList::Look kTestsLook{50, 7, 880};
enum TestRole { SpecimenRole = Qt::UserRole, TestPriceRole };

class TestDelegate : public FoundDelegate {
public:
    using FoundDelegate::FoundDelegate;

protected:
    void paintRow(QPainter& painter, const QRect& inner, const QModelIndex& index) const override {
        const auto& t = tokens();
        painter.setFont(t.font(14, QFont::DemiBold));
        painter.setPen(t.ink);
        const auto price = index.data(TestPriceRole).toString();
        const QFontMetrics bold(painter.font());
        painter.drawText(inner, Qt::AlignRight | Qt::AlignTop, price);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, bold.elidedText(index.data().toString(), Qt::ElideRight, inner.width() - bold.horizontalAdvance(price) - t.px(14)));
        painter.setFont(t.font(13));
        painter.setPen(t.inkSoft);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, QFontMetrics(painter.font()).elidedText(index.data(SpecimenRole).toString(), Qt::ElideRight, inner.width()));
    }
};

}  // namespace

TestPopup::TestPopup(QWidget* box, const orders::OrderBook& book) : FoundList(box, kTestsLook), m_book(book) {
    setObjectName(u"order.popup"_s);
    list()->setObjectName(u"order.found"_s);
    list()->setItemDelegate(new TestDelegate(kTestsLook.rowHeight, list()));
    retranslate();
}

void TestPopup::retranslate() {
    list()->setAccessibleName(tr("Tests found"));
    keys()->setText(tr("↑↓ move · Enter takes it · Esc close"));
}

void TestPopup::showTests(const std::vector<const orders::Orderable*>& tests) {
    list()->clear();
    for (const auto* test : tests) {
        auto* row = new QListWidgetItem(orderText(test->name), list());
        auto specimen = specimenLine(m_book, *test);
        if (test->fasting) specimen = tr("fasting") + u" · "_s + specimen;
        row->setData(SpecimenRole, specimen);
        row->setData(TestPriceRole, moneyText(test->price));
        row->setData(Qt::AccessibleTextRole, QStringList{row->text(), specimen, moneyText(test->price)}.join(u", "_s));
    }
    showRows();
}

}  // namespace jiayi::ui
