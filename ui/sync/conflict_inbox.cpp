#include "ui/sync/conflict_inbox.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace jiayi::ui {

ConflictPanel::ConflictPanel(const ConflictRow& row, QWidget* parent)
    : Live<QFrame>(parent),
      m_row(row),
      m_title(makeLabel(TextRole::Strong)),
      m_note(makeLabel(TextRole::Soft)),
      m_mine(new Button(Button::Kind::Secondary)),
      m_theirs(new Button(Button::Kind::Secondary)) {
    setObjectName(QStringLiteral("conflict.") + qs(row.conflict.id.toString()));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* layout = new QVBoxLayout(this);
    space(layout, 8, 8);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_note);
    head->addStretch();
    layout->addLayout(head);
    auto* sides = new QGridLayout;
    space(sides, 0, 8);
    const std::string* values[] = {&row.conflict.base, &row.conflict.mine, &row.conflict.theirs};
    for (int column = 0; column < 3; ++column) {
        m_heads << makeLabel(TextRole::Soft);
        auto* value = makeLabel(TextRole::Body, readable(*values[column]));
        value->setWordWrap(true);
        value->setTextFormat(Qt::PlainText);
        sides->addWidget(m_heads.last(), 0, column);
        sides->addWidget(value, 1, column, Qt::AlignTop);
        sides->setColumnStretch(column, 1);
    }
    sides->addWidget(m_mine, 2, 1, Qt::AlignLeft);
    sides->addWidget(m_theirs, 2, 2, Qt::AlignLeft);
    layout->addLayout(sides);
    m_mine->setObjectName(QStringLiteral("conflict.mine"));
    m_theirs->setObjectName(QStringLiteral("conflict.theirs"));
    connect(m_mine, &QPushButton::clicked, this, [this] { Q_EMIT decided(ConflictChoice::Mine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { Q_EMIT decided(ConflictChoice::Theirs); });
    retranslate();
}

void ConflictPanel::retranslate() {
    const auto field = fieldName(qs(m_row.conflict.path));
    m_title->setText(m_row.who.isEmpty() ? field : m_row.who + QStringLiteral("  ·  ") + field);
    m_note->setText(m_row.conflict.amendment ? tr("The hub's signed version stands; yours is a proposed amendment.") : QString());
    m_heads[0]->setText(tr("Before"));
    m_heads[1]->setText(tr("Mine"));
    m_heads[2]->setText(tr("Theirs"));
    m_mine->setText(m_row.conflict.amendment ? tr("Amend with mine  1") : tr("Keep mine  1"));
    m_theirs->setText(tr("Take theirs  2"));
    setAccessibleName(tr("Conflict: %1. Mine: %2. Theirs: %3. Press 1 for mine, 2 for theirs.")
                          .arg(m_title->text(), readable(m_row.conflict.mine), readable(m_row.conflict.theirs)));
}

void ConflictPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_1) Q_EMIT decided(ConflictChoice::Mine);
    else if (event->key() == Qt::Key_2) Q_EMIT decided(ConflictChoice::Theirs);
    else if (event->key() == Qt::Key_Down) focusNextChild();
    else if (event->key() == Qt::Key_Up) focusPreviousChild();
    else Live<QFrame>::keyPressEvent(event);
}

void ConflictPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? tokens().focus : tokens().rowLine, hasFocus() ? px(2) : 1));
    painter.setBrush(tokens().fieldQuiet);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(6), px(6));
}

ConflictInbox::ConflictInbox(QWidget* parent) : Card(parent), m_empty(makeLabel(TextRole::Soft)) {
    setObjectName(QStringLiteral("sync.inbox"));
    m_empty->setWordWrap(true);
    body()->addWidget(m_empty);
    showWords();
}

void ConflictInbox::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) showWords();
}

void ConflictInbox::showWords() {
    setTitle(tr("To decide"));
    m_empty->setText(tr("No two desks have changed the same thing differently."));
    setHint(m_panels.isEmpty() ? QString() : tr("1 keeps mine · 2 takes theirs · ↑ ↓ move"));
    setStripe(m_panels.isEmpty() ? std::nullopt : std::optional{Tone::Warn});
}

void ConflictInbox::setRows(const std::vector<ConflictRow>& rows) {
    const bool hadFocus = std::any_of(m_panels.begin(), m_panels.end(), [](const auto* panel) { return panel->hasFocus(); });
    qDeleteAll(m_panels);
    m_panels.clear();
    for (const auto& row : rows) {
        auto* panel = new ConflictPanel(row);
        connect(panel, &ConflictPanel::decided, this, [this, id = row.conflict.id](ConflictChoice choice) { Q_EMIT decided(id, choice); });
        body()->addWidget(panel);
        m_panels << panel;
    }
    m_empty->setVisible(rows.empty());
    if (hadFocus && !m_panels.isEmpty()) m_panels.first()->setFocus();
    showWords();
}

}  // namespace jiayi::ui
