#include "ui/sync/waiting_card.h"

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/table_style.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kRowsShown = 8;

struct WaitingState {
    QString word;
    Tone tone = Tone::Neutral;
};
}  // namespace

WaitingCard::WaitingCard(const FhirWords& words, QWidget* parent)
    : Card(parent), m_words(words), m_summary(makeLabel(TextRole::Body, {}, this)), m_model(new QStandardItemModel(0, 5, this)), m_table(new QTableView(this)) {
    setObjectName(u"sync.waiting"_s);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(u"sync.waiting.kinds"_s);
    body()->addWidget(m_summary);
    m_table->setObjectName(u"sync.waiting.saves"_s);
    m_table->setModel(m_model);
    styleTable(m_table);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    body()->addWidget(m_table);
    retranslate();
}

void WaitingCard::setRows(const std::vector<WaitingRow>& rows, const std::vector<sync::WaitingKind>& kinds, Instant now) {
    m_rows = rows;
    m_kinds = kinds;
    m_now = now;
    retranslate();
}

QString WaitingCard::what(const WaitingRow& row) const {
    int others = -1;
    for (const auto& [type, count] : row.save.counts) others += count;
    const auto first = m_words.subject(row.first.type, row.first.json);
    return others > 0 ? tr("%1 and %n more", "a save: its first record, and how many others", others).arg(first) : first;
}

void WaitingCard::retranslate() {
    setTitle(tr("Waiting to be sent"));
    setHint(m_rows.empty() ? QString() : tr("by save, oldest first"));
    QStringList kinds;
    for (const auto& kind : m_kinds) kinds << m_words.type(qs(kind.type)) + u' ' + countText(kind.count);
    m_summary->setText(m_kinds.empty() ? tr("Nothing waits: the hub has everything of this desk.") : kinds.join(u"  ·  "_s));
    m_table->setVisible(!m_rows.empty());
    m_table->setAccessibleName(tr("What waits to be sent, by save"));
    m_model->setHorizontalHeaderLabels({tr("Saved"), tr("Resident"), tr("What"), tr("By"), tr("State")});
    m_model->setRowCount(0);
    using State = sync::WaitingSave::State;
    for (const auto& row : m_rows) {
        WaitingState state;
        switch (row.save.state) {
            case State::Ready: state = {tr("ready"), Tone::Neutral}; break;
            case State::Later: state = {row.save.nextAt ? tr("again at %1").arg(clockTime(*row.save.nextAt)) : tr("later"), Tone::Warn}; break;
            case State::Flying: state = {tr("being sent"), Tone::Info}; break;
            case State::Undecided: state = {tr("waits for a decision"), Tone::Warn}; break;
            case State::Refused: state = {tr("refused"), Tone::Bad}; break;
        }
        const auto day = localDate(row.save.at);
        const auto when = day == localDate(m_now) ? clockTime(row.save.at) : shortDate(day, localDate(m_now)) + u' ' + clockTime(row.save.at);
        QList<QStandardItem*> items{new QStandardItem(when), new QStandardItem(row.first.who), new QStandardItem(what(row)), new QStandardItem(qs(row.save.user)),
                                    new QStandardItem(state.word)};
        items[0]->setData(true, SoftRole);
        items[1]->setData(true, StrongRole);
        items[3]->setData(true, SoftRole);
        items[4]->setData(static_cast<int>(state.tone), ToneRole);
        m_model->appendRow(items);
    }
    fitHeight();
}

void WaitingCard::restyle() { fitHeight(); }

void WaitingCard::fitHeight() {
    const int rows = std::min(kRowsShown, std::max(1, m_model->rowCount()));
    m_table->setFixedHeight(px(42) * rows + px(38));
}

}  // namespace jiayi::ui
