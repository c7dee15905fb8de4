#include "ui/sync/side_cell.h"

#include "ui/common/icon.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace jiayi::ui {

SideCell::SideCell(bool canBeChosen, QWidget* parent)
    : Live<QAbstractButton>(parent), m_canBeChosen(canBeChosen), m_heading(makeLabel(TextRole::Soft, {}, this)), m_grid(new QGridLayout) {
    setCheckable(canBeChosen);
    setEnabled(canBeChosen);
    setFocusPolicy(Qt::NoFocus);
    if (canBeChosen) setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto* all = new QVBoxLayout(this);
    space(all, {10, 7, 10, 9}, 3);
    m_heading->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_heading->setWordWrap(true);
    all->addWidget(m_heading);
    space(m_grid, 0, 2);
    m_grid->setColumnStretch(1, 1);
    all->addLayout(m_grid);
    all->addStretch(1);
}

QSize SideCell::sizeHint() const { return layout()->sizeHint(); }
QSize SideCell::minimumSizeHint() const { return layout()->minimumSize(); }

void SideCell::setHeading(const QString& heading, const QString& key) {
    m_key = key;
    m_heading->setText(heading);
}

void SideCell::setLines(const QList<Line>& lines) {
    m_lines = lines;
    while (auto* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto& line : lines) {
        auto* text = makeLabel(line.standsOut ? TextRole::Strong : TextRole::Body, line.text, this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setAttribute(Qt::WA_TransparentForMouseEvents);
        if (!line.name.isEmpty()) {
            auto* name = makeLabel(TextRole::Soft, line.name, this);
            name->setAttribute(Qt::WA_TransparentForMouseEvents);
            name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
            name->setWordWrap(true);
            m_grid->addWidget(name, row, 0, 1, 2);
            ++row;
        }
        m_grid->addWidget(text, row, 0, 1, 2);
        ++row;
    }
    updateGeometry();
}

QString SideCell::spoken() const {
    QStringList said;
    for (const auto& line : m_lines) said << (line.name.isEmpty() ? line.text : line.name + QStringLiteral(": ") + line.text);
    return said.join(QStringLiteral(", "));
}

void SideCell::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto edge = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (!m_canBeChosen) {
        painter.setPen(QPen(t.rowLine, 1));
        painter.setBrush(Qt::NoBrush);
    } else if (isChecked()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(t.accentFill);
    } else {
        painter.setPen(QPen(underMouse() ? t.accent : t.fieldLine, 1));
        painter.setBrush(underMouse() ? t.hover : t.card);
    }
    painter.drawRoundedRect(edge, t.px(6), t.px(6));
    if (!m_canBeChosen) return;
    // The key that chooses it, as a small cap; a tick when it is chosen.
    const double side = t.px(20);
    const QRectF cap(width() - side - t.px(8), t.px(7), side, side);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawRoundedRect(cap, t.px(4), t.px(4));
        paintIcon(painter, QStringLiteral("check"), t.onAccent, cap.adjusted(t.px(3), t.px(3), -t.px(3), -t.px(3)));
        return;
    }
    painter.setPen(QPen(t.fieldLine, 1));
    painter.setBrush(t.card);
    painter.drawRoundedRect(cap, t.px(4), t.px(4));
    painter.setPen(t.inkSoft);
    painter.setFont(t.font(12));
    painter.drawText(cap, Qt::AlignCenter, m_key);
}

}  // namespace jiayi::ui
