#include "ui/shell/search_popup.h"

#include "ui/common/tokens.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr FoundList::Look kHits{48, 8, 0};

enum HitRole { SubtitleRole = Qt::UserRole, HintRole };

class HitDelegate : public FoundDelegate {
public:
    using FoundDelegate::FoundDelegate;

protected:
    void paintRow(QPainter& painter, const QRect& inner, const QModelIndex& index) const override {
        const auto& t = tokens();
        const auto hint = index.data(HintRole).toString();
        const QFontMetrics soft(t.font(13));
        const int hintWidth = hint.isEmpty() ? 0 : soft.horizontalAdvance(hint) + t.px(14);
        painter.setFont(t.font(13));
        painter.setPen(t.inkSoft);
        painter.drawText(inner, Qt::AlignRight | Qt::AlignTop, hint);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, soft.elidedText(index.data(SubtitleRole).toString(), Qt::ElideRight, inner.width()));
        painter.setFont(t.font(14, QFont::DemiBold));
        painter.setPen(t.ink);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop,
                         QFontMetrics(painter.font()).elidedText(index.data().toString(), Qt::ElideRight, inner.width() - hintWidth));
    }
};

}  // namespace

SearchPopup::SearchPopup(QWidget* box) : FoundList(box, kHits) {
    setObjectName(u"search.popup"_s);
    list()->setObjectName(u"search.hits"_s);
    list()->setItemDelegate(new HitDelegate(kHits.rowHeight, list()));
    message()->setObjectName(u"search.message"_s);
    retranslate();
}

void SearchPopup::retranslate() {
    list()->setAccessibleName(tr("Search results"));
    keys()->setText(tr("↑↓ move · Enter open · Esc close"));
}

void SearchPopup::showHits(const QList<SearchHit>& hits) {
    list()->clear();
    for (const auto& hit : hits) {
        auto* item = new QListWidgetItem(hit.title, list());
        item->setData(SubtitleRole, hit.subtitle);
        item->setData(HintRole, hit.hint);
        item->setData(Qt::AccessibleTextRole, QString(hit.title + u", "_s + hit.subtitle));
    }
    showRows();
}

}  // namespace jiayi::ui
