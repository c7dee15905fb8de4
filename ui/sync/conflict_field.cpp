#include "ui/sync/conflict_field.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/paint.h"
#include "ui/sync/side_cell.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ConflictField::ConflictField(sync::Conflict conflict, const FhirWords& words, QWidget* parent)
    : Live<QFrame>(parent),
      m_conflict(std::move(conflict)),
      m_words(words),
      m_name(makeLabel(TextRole::Strong, {}, this)),
      m_edit(new Button(Button::Kind::Quiet, {}, this)),
      m_before(new SideCell(false, this)),
      m_mine(new SideCell(true, this)),
      m_theirs(new SideCell(true, this)),
      m_byHand(new SideCell(true, this)) {
    setObjectName(u"conflict."_s + qs(m_conflict.id.toString()));
    setFocusPolicy(Qt::StrongFocus);
    auto* all = new QVBoxLayout(this);
    space(all, {10, 8, 10, 10}, 6);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    head->addWidget(m_name, 1);
    head->addWidget(m_edit);
    all->addLayout(head);
    auto* sides = new QHBoxLayout;
    space(sides, 0, 8);
    for (auto* side : {m_before, m_mine, m_theirs}) sides->addWidget(side, 1);
    all->addLayout(sides);
    all->addWidget(m_byHand);
    m_byHand->hide();
    m_mine->setObjectName(u"conflict.mine"_s);
    m_theirs->setObjectName(u"conflict.theirs"_s);
    m_edit->setObjectName(u"conflict.edit"_s);
    m_edit->setFocusPolicy(Qt::NoFocus);
    m_edit->setVisible(canBeTyped());
    connect(m_mine, &QAbstractButton::clicked, this, [this] { choose(true); });
    connect(m_theirs, &QAbstractButton::clicked, this, [this] { choose(false); });
    connect(m_byHand, &QAbstractButton::clicked, this, &ConflictField::handAsked);
    connect(m_edit, &QPushButton::clicked, this, &ConflictField::handAsked);
    retranslate();
}

QString ConflictField::name() const { return m_words.field(m_conflict.type, m_conflict.path); }

bool ConflictField::canBeTyped() const {
    if (m_conflict.amendment) return false;
    return !m_words.leaves(m_conflict.path, m_conflict.mine).empty() || !m_words.leaves(m_conflict.path, m_conflict.theirs).empty();
}

void ConflictField::choose(bool mine) {
    m_choice = FieldDecision{m_conflict.id, mine, {}};
    m_handValue.clear();
    showChoice();
    Q_EMIT chosen();
}

void ConflictField::chooseByHand(const FieldDecision& decision, const std::string& value) {
    m_choice = decision;
    m_handValue = value;
    showChoice();
    Q_EMIT chosen();
}

void ConflictField::showChoice() {
    const bool byHand = m_choice && m_choice->byHand();
    m_mine->setChecked(m_choice && !byHand && m_choice->mine);
    m_theirs->setChecked(m_choice && !byHand && !m_choice->mine);
    m_byHand->setChecked(byHand);
    m_byHand->setVisible(byHand);
    if (byHand) m_byHand->setLines({{QString(), m_words.value(m_handValue), true}});
    describe();
}

void ConflictField::showSides() {
    QList<SideCell::Line> before, mine, theirs;
    for (const auto& row : m_words.rows(m_conflict.path, m_conflict.base, m_conflict.mine, m_conflict.theirs)) {
        before << SideCell::Line{row.name, row.base, false};
        mine << SideCell::Line{row.name, row.mine, row.differ()};
        theirs << SideCell::Line{row.name, row.theirs, row.differ()};
    }
    m_before->setLines(before);
    m_mine->setLines(mine);
    m_theirs->setLines(theirs);
}

void ConflictField::describe() {
    auto state = tr("Nothing chosen.");
    if (m_choice && m_choice->byHand()) state = tr("Chosen: by hand, %1.").arg(m_byHand->spoken());
    else if (m_choice) state = m_choice->mine ? tr("Chosen: mine.") : tr("Chosen: theirs.");
    setAccessibleName(tr("%1. Before: %2. Mine: %3. Theirs: %4. %5").arg(name(), m_before->spoken(), m_mine->spoken(), m_theirs->spoken(), state));
    setAccessibleDescription(tr("1 chooses mine, 2 theirs, Enter applies."));
}

void ConflictField::retranslate() {
    m_name->setText(name());
    m_edit->setText(tr("Edit by hand  E"));
    m_before->setHeading(tr("Before"));
    m_mine->setHeading(m_conflict.amendment ? tr("My proposal") : tr("Mine, at this desk"), u"1"_s);
    m_theirs->setHeading(m_conflict.amendment ? tr("Signed, on the hub") : tr("Theirs, on the hub"), u"2"_s);
    m_byHand->setHeading(tr("By hand"), u"E"_s);
    showSides();
    showChoice();
}

void ConflictField::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) return Live<QFrame>::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_1: return choose(true);
        case Qt::Key_2: return choose(false);
        case Qt::Key_E:
            if (canBeTyped()) Q_EMIT handAsked();
            return;
        case Qt::Key_Down: Q_EMIT moveAsked(1); return;
        case Qt::Key_Up: Q_EMIT moveAsked(-1); return;
        case Qt::Key_Right: Q_EMIT otherAsked(1); return;
        case Qt::Key_Left: Q_EMIT otherAsked(-1); return;
        case Qt::Key_Return:
        case Qt::Key_Enter: Q_EMIT applyAsked(); return;
        case Qt::Key_U: Q_EMIT undoAsked(); return;
        default: Live<QFrame>::keyPressEvent(event);
    }
}

void ConflictField::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.rowLine, 1));
    painter.setBrush(t.fieldQuiet);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(6), t.px(6));
    if (hasFocus()) paintFocusRing(painter, rect(), t.px(6));
}

}  // namespace jiayi::ui
