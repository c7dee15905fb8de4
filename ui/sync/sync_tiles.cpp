#include "ui/sync/sync_tiles.h"

#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/sync/state_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

Tile::Tile(QWidget* parent)
    : Card(parent), m_name(makeLabel(TextRole::Soft, {}, this)), m_mark(new StateMark(this)), m_figure(makeLabel(TextRole::Figure, {}, this)),
      m_note(makeLabel(TextRole::Soft, {}, this)) {
    auto* head = new QHBoxLayout;
    space(head, 0, 4);
    head->addWidget(m_name, 1);
    head->addWidget(m_mark);
    body()->setSpacing(px(1));
    body()->addLayout(head);
    body()->addWidget(m_figure);
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    body()->addStretch(1);
}

void Tile::say(const QString& name, const QString& figure, const QString& note, Tone tone) {
    m_name->setText(name);
    m_figure->setText(figure);
    m_note->setText(note);
    m_mark->setState(tone, note.isEmpty() ? figure : note);
    setAccessibleName(name + u": "_s + figure + u". "_s + note);
}

QString Tile::figure() const { return m_figure->text(); }

SyncTiles::SyncTiles(const Clock& clock, QWidget* parent)
    : Live<QWidget>(parent), m_clock(clock), m_line(new Tile(this)), m_decide(new Tile(this)), m_refused(new Tile(this)), m_waiting(new Tile(this)) {
    auto* grid = new FieldGrid(150, 4, this);
    space(grid, 0, 14);
    m_line->setObjectName(u"tile.line"_s);
    m_decide->setObjectName(u"tile.decide"_s);
    m_refused->setObjectName(u"tile.refused"_s);
    m_waiting->setObjectName(u"tile.waiting"_s);
    for (auto* tile : {m_line, m_decide, m_refused, m_waiting}) grid->addWidget(tile);
    retranslate();
}

void SyncTiles::setStatus(const SyncStatus& live) {
    m_live = live;
    retranslate();
}

void SyncTiles::setPage(const SyncPage& page) {
    m_oldest = page.status.oldestWaiting;
    m_nextRetry.reset();
    m_oldestConflict.reset();
    for (const auto& row : page.refused)
        if (row.refusal.nextAt && (!m_nextRetry || *row.refusal.nextAt < *m_nextRetry)) m_nextRetry = row.refusal.nextAt;
    for (const auto& each : page.conflicts)
        for (const auto& field : each.fields)
            if (!m_oldestConflict || field.at < *m_oldestConflict) m_oldestConflict = field.at;
    retranslate();
}

void SyncTiles::retranslate() {
    const auto now = m_clock.now();
    const bool paired = m_live.state != SyncStatus::State::Unpaired;
    const auto next = m_live.nextTry && paired ? tr("next %1").arg(clockTime(*m_live.nextTry)) : QString();
    m_line->say(tr("Last sync"), m_live.lastSync ? ago(*m_live.lastSync, now) : tr("never"),
                next.isEmpty() ? shortStateWords(m_live) : shortStateWords(m_live) + u" · "_s + next, stateTone(m_live.state));
    m_decide->say(tr("To decide"), countText(m_live.conflicts), m_oldestConflict && m_live.conflicts > 0 ? tr("oldest %1").arg(ago(*m_oldestConflict, now)) : tr("nothing open"),
                  m_live.conflicts > 0 ? Tone::Warn : Tone::Ok);
    const auto retry = m_nextRetry && *m_nextRetry > now ? tr("next try %1").arg(clockTime(*m_nextRetry)) : QString();
    m_refused->say(tr("Refused"), countText(m_live.refused), m_live.refused == 0 ? tr("the hub took everything") : retry, m_live.refused > 0 ? Tone::Bad : Tone::Ok);
    m_waiting->say(tr("Waiting"), countText(m_live.waiting), m_live.waiting == 0 ? tr("nothing to send") : m_oldest ? tr("oldest %1").arg(ago(*m_oldest, now)) : QString(),
                   m_live.waiting > 0 ? Tone::Info : Tone::Ok);
}

}  // namespace jiayi::ui
