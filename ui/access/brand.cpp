#include "ui/access/brand.h"

#include "ui/common/labels.h"
#include "ui/common/live.h"
#include "ui/common/tokens.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWidget>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// 家医 on the rail's colour, the name in Latin letters beside it.
class BrandMark : public Live<QWidget> {
public:
    using Live<QWidget>::Live;
    QSize sizeHint() const override { return {px(160), px(48)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        const auto& t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF block(0, 0, t.px(56), t.px(48));
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.dark ? t.railActive : t.rail);
        painter.drawRoundedRect(block, t.px(9), t.px(9));
        painter.setPen(t.railInkActive);
        painter.setFont(t.font(19, QFont::Bold));
        painter.drawText(block, Qt::AlignCenter, u"家医"_s);
        painter.setPen(t.ink);
        painter.setFont(t.font(20, QFont::Bold));
        painter.drawText(rect().adjusted(t.px(68), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, u"Jiayi"_s);
    }
};

class Column : public Live<QWidget> {
public:
    Column(int design, QWidget* parent) : Live<QWidget>(parent), m_design(design) { restyle(); }

protected:
    void restyle() override { setMaximumWidth(px(m_design)); }

private:
    int m_design;
};

}  // namespace

QVBoxLayout* makeBrandedColumn(QWidget* page, int width) {
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* across = new QHBoxLayout(inside);
    space(across, {18, 18, 18, 18}, 0);
    auto* column = new Column(width, inside);
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    across->addStretch(1);
    across->addWidget(column, 1000);
    across->addStretch(1);
    auto* down = new QVBoxLayout(column);
    space(down, 0, 14);
    down->addStretch(1);
    down->addWidget(new BrandMark(column), 0, Qt::AlignLeft);
    auto* content = new QVBoxLayout;
    space(content, 0, 14);
    down->addLayout(content);
    down->addStretch(2);
    scroll->setWidget(inside);
    outer->addWidget(scroll);
    return content;
}

}  // namespace jiayi::ui
