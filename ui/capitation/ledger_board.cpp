#include "ui/capitation/ledger_board.h"

#include "models/capitation/account_page.h"
#include "ui/capitation/capitation_words.h"
#include "ui/capitation/ledger_model.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<int, int> kLedgerColumns[] = {{LedgerModel::Amount, 104}, {LedgerModel::Day, 138}, {LedgerModel::Counts, 150}, {LedgerModel::Fund, 100}, {LedgerModel::Cash, 92}, {LedgerModel::Account, 92}, {LedgerModel::Other, 70}};
constexpr int kNarrowestWhat = 220, kLedgerHeight = 420, kMonthsBack = 24;

}  // namespace

LedgerBoard::LedgerBoard(const Clock& clock, QWidget* parent) : Live<QWidget>(parent), m_clock(clock) {
    setObjectName(u"account.ledger"_s);
    build();
    restyle();
    retranslate();
}

void LedgerBoard::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* card = new Card(this);
    auto* head = new QHBoxLayout;
    space(head, 0, 10);
    m_month = new ChoiceEdit(card);
    m_month->setObjectName(u"ledger.month"_s);
    m_places = new ChipRow(ChipRow::Mode::One, card);
    m_places->setObjectName(u"ledger.place"_s);
    m_only = new ChipRow(ChipRow::Mode::Many, card);
    m_only->setObjectName(u"ledger.only"_s);
    head->addWidget(m_month, 0, Qt::AlignTop);
    head->addWidget(m_places, 3);
    head->addWidget(m_only, 3);
    card->body()->addLayout(head);
    m_sums = makeLabel(TextRole::Soft, {}, card);
    m_sums->setObjectName(u"ledger.sums"_s);
    m_sums->setWordWrap(true);
    m_held = new Notice(Tone::Warn, card);
    m_held->setObjectName(u"ledger.held"_s);
    m_held->hide();
    m_model = new LedgerModel(this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"ledger.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(LedgerModel::What, kLedgerColumns, kNarrowestWhat);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"ledger.state"_s);
    m_more = new Button(Button::Kind::Quiet, {}, card);
    m_more->setObjectName(u"ledger.more"_s);
    m_more->setKeys(Qt::ALT | Qt::Key_M);
    for (QWidget* part : {static_cast<QWidget*>(m_sums), static_cast<QWidget*>(m_held)}) card->body()->addWidget(part);
    card->body()->addWidget(m_states, 1);
    card->body()->addWidget(m_more, 0, Qt::AlignHCenter);
    all->addWidget(card, 1);
    const auto again = [this] { Q_EMIT asked(wanted()); };
    connect(m_month, &ChoiceEdit::chosen, this, again);
    connect(m_places, &ChipRow::chosenChanged, this, again);
    connect(m_only, &ChipRow::chosenChanged, this, again);
    connect(m_more, &QPushButton::clicked, this, [this] {
        auto next = wanted();
        next.before = m_model->rows().back().pk;
        Q_EMIT asked(next);
    });
    connect(m_table, &RowTable::rowActed, this, [this](int row) {
        const auto& line = m_model->at(row);
        // A line that takes something back leads to what it takes back.
        const auto& origin = line.original ? *line.original : line.line.fact.origin;
        Q_EMIT originAsked(qs(origin.type), origin.id, line.resident);
    });
}

capitation::LedgerAsked LedgerBoard::wanted() const {
    capitation::LedgerAsked asked;
    const auto month = capitation::parseMonth(utf8(m_month->key()));
    asked.month = month ? *month : capitation::lastPassedMonth(localDate(m_clock.now()));
    const auto place = m_places->chosen().value(0);
    if (place != u"all"_s) asked.place = utf8(place);
    asked.onlyNegative = m_only->chosen().contains(u"back"_s);
    asked.onlyOutOfScope = m_only->chosen().contains(u"out"_s);
    return asked;
}

void LedgerBoard::show(const capitation::LedgerSlice& slice, const capitation::LedgerAsked& asked) {
    m_shownSums = slice.sums;
    if (asked.before == 0) {
        m_model->setRows(slice.rows);
        m_waiting = slice.held;
    } else {
        m_model->append(slice.rows);
    }
    m_more->setVisible(slice.more);
    if (m_model->rowCount() == 0) m_states->showEmpty(tr("No line"), tr("Nothing was booked of this month that fits what is asked for."));
    else m_states->showContent();
    if (asked.before == 0 && m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(0, 0));
    showSums();
}

void LedgerBoard::showSums() {
    const auto& sums = m_shownSums;
    m_sums->setText(tr("%n line(s)", nullptr, static_cast<int>(sums.lines)) + u" · "_s +
                    tr("pooled fund %1 · account %2 · other %3 · cash %4 · counts %5 · does not count %6")
                        .arg(moneyText(sums.split.fund), moneyText(sums.split.account), moneyText(sums.split.other), moneyText(sums.split.cash), moneyText(sums.counted), moneyText(sums.outOfScope)));
    m_held->setVisible(!m_waiting.empty());
    if (m_waiting.empty()) return;
    QStringList lines;
    for (const auto& [fact, reason] : m_waiting) lines << isoDate(fact.on) + u"  "_s + moneyText(fact.split.total()) + u"  "_s + qs(fact.institution) + u": "_s + heldWord(reason);
    m_held->setWords(tr("Waiting, in no sum"), lines.mid(0, 5).join(u'\n'));
}

void LedgerBoard::retranslate() {
    QList<ChoiceEdit::Choice> months;
    auto month = capitation::lastPassedMonth(localDate(m_clock.now())) + std::chrono::months{1};
    for (int back = 0; back < kMonthsBack; ++back, month -= std::chrono::months{1}) months << ChoiceEdit::Choice{qs(capitation::formatMonth(month)), monthText(month)};
    m_month->setChoices(months);
    if (m_month->key().isEmpty()) m_month->setKey(months[1].key);
    m_month->setAccessibleName(tr("Month"));
    m_places->setChoices({{u"all"_s, tr("All")}, {u"own"_s, tr("Own")}, {u"elsewhere"_s, tr("Elsewhere")}});
    if (m_places->chosen().isEmpty()) m_places->setChosen({u"all"_s});
    m_only->setChoices({{u"back"_s, tr("Only what is taken back")}, {u"out"_s, tr("Only what does not count")}});
    m_more->setText(tr("More lines"));
    m_table->setAccessibleName(tr("Lines of the ledger; Enter opens where one comes from"));
    m_model->retranslate();
    showSums();
}

void LedgerBoard::restyle() { m_table->setMinimumHeight(px(kLedgerHeight)); }

}  // namespace jiayi::ui
