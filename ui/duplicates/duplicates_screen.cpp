#include "ui/duplicates/duplicates_screen.h"

#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/common/tokens.h"
#include "ui/duplicates/duplicate_model.h"
#include "ui/duplicates/pair_pane.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
/// Design widths.
constexpr std::pair<int, int> kDuplicateColumns[] = {{DuplicateModel::Stands, 168}};
constexpr int kNarrowestPeople = 180;
}  // namespace

DuplicatesScreen::DuplicatesScreen(DuplicatesAsks asks, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)) {
    setObjectName(u"duplicates"_s);
    build();
    connectParts();
    retranslate();
}

QString DuplicatesScreen::title() const { return tr("Duplicates"); }

void DuplicatesScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"duplicates.count"_s);
    all->addWidget(m_count);
    m_done = new Notice(Tone::Ok, this);
    m_done->setObjectName(u"duplicates.done"_s);
    m_done->hide();
    all->addWidget(m_done);
    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    m_views = new ChipRow(ChipRow::Mode::One, card);
    m_views->setObjectName(u"duplicates.view"_s);
    card->body()->addWidget(m_views);
    m_model = new DuplicateModel(this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"duplicates.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(DuplicateModel::People, kDuplicateColumns, kNarrowestPeople);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"duplicates.state"_s);
    card->body()->addWidget(m_states, 1);
    m_pane = new PairPane(this);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 6);
    all->addLayout(columns, 1);
}

void DuplicatesScreen::connectParts() {
    connect(m_views, &ChipRow::chosenChanged, this, &DuplicatesScreen::reload);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { openRow(now.row()); });
    connect(m_table, &RowTable::rowActed, this, [this] {
        if (m_pane->isVisible()) m_pane->focusFirst();
    });
    connect(m_states, &StateStack::acted, this, &DuplicatesScreen::reload);
    connect(m_pane, &PairPane::chartAsked, this, &DuplicatesScreen::chartAsked);
    connect(m_pane, &PairPane::mergeAsked, this, [this](const roster::duplicates::MergeResidents& merge) {
        act(m_asks.merge(merge), tr("Merged. It can be taken back under \"Merged\"."));
    });
    connect(m_pane, &PairPane::unmergeAsked, this,
            [this](const roster::duplicates::UnmergeResidents& unmerge) {
                act(m_asks.unmerge(unmerge), tr("Taken back: each record has its own facts again."));
            });
    connect(m_pane, &PairPane::apartAsked, this, [this](const roster::duplicates::KeepApart& apart) {
        act(m_asks.apart(apart), apart.undo ? tr("The pair is back among those to look at.")
                                            : tr("Noted as two people, on this desk."));
    });
}

DuplicateView DuplicatesScreen::view() const {
    if (m_views->chosen().contains(u"apart"_s)) return DuplicateView::Apart;
    return m_views->chosen().contains(u"merged"_s) ? DuplicateView::Merged : DuplicateView::Open;
}

void DuplicatesScreen::activated() {
    reload();
    weigh();
}

void DuplicatesScreen::weigh() {
    m_weighing.run(this, m_asks.weigh(), [this](const Result<std::int64_t>& left) {
        if (!left) return m_states->showError(wordsFor(left.error()));
        reload();
        if (*left > 0) weigh();
    });
}

void DuplicatesScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Comparing records …"));
    m_reading.run(this, m_asks.list(view()), [this](Result<DuplicateList> list) {
        if (list) return show(std::move(*list));
        m_pane->hide();
        m_states->showError(wordsFor(list.error()));
    });
}

void DuplicatesScreen::show(DuplicateList list) {
    m_read = true;
    m_counts = list.counts;
    std::optional<std::pair<roster::ResidentId, roster::ResidentId>> chosen;
    if (const auto now = m_table->currentIndex(); now.isValid())
        chosen = {m_model->at(now.row()).one.id, m_model->at(now.row()).other.id};
    const auto& rows = list.rows;
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const DuplicateRow& row) {
        return chosen && std::pair{row.one.id, row.other.id} == *chosen;
    });
    const int wanted = same == rows.end() ? 0 : static_cast<int>(same - rows.begin());
    m_model->setRows(std::move(list.rows));
    showCounts();
    if (m_model->rowCount() > 0) {
        m_states->showContent();
        m_table->setCurrentIndex(m_model->index(wanted, 0));
        return;
    }
    m_pane->hide();
    if (m_counts.unchecked > 0 && view() == DuplicateView::Open)
        return m_states->showLoading(tr("Comparing records …"));
    m_states->showEmpty(
        view() == DuplicateView::Open ? tr("No two records look like one person") : tr("Nothing here"),
        view() == DuplicateView::Open ? tr("Records are compared whenever one is added or edited.")
                                      : QString());
}

void DuplicatesScreen::showCounts() {
    const auto choice = [this](const char* key, const QString& name, std::int64_t count) {
        return ChipRow::Choice{QLatin1String(key), m_read ? name + u' ' + countText(count) : name};
    };
    m_views->setChoices({choice("open", tr("To look at"), m_counts.same + m_counts.look),
                         choice("apart", tr("Two people"), m_counts.apart),
                         choice("merged", tr("Merged"), m_counts.merged)});
    if (m_views->chosen().isEmpty()) m_views->setChosen({u"open"_s});
    if (!m_read) return m_count->setText(title());
    const auto open = static_cast<int>(m_counts.same + m_counts.look);
    auto text = open == 0 ? tr("No duplicates to look at") : tr("%n pair(s) to look at", nullptr, open);
    if (m_counts.same > 0)
        text += u" · "_s + tr("%n very likely one person", nullptr, static_cast<int>(m_counts.same));
    m_count->setText(text);
}

void DuplicatesScreen::openRow(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto& chosen = m_model->at(row);
    if (chosen.merged) {
        m_pane->showMerged(chosen);
        return m_pane->show();
    }
    m_opening.run(this, m_asks.preview(chosen.one.id, chosen.other.id),
                  [this, chosen](Result<roster::duplicates::Preview> preview) {
                      if (!preview) return m_states->showError(wordsFor(preview.error()));
                      m_pane->showPair(chosen, std::move(*preview));
                      m_pane->show();
                  });
}

void DuplicatesScreen::act(QFuture<Result<void>> written, const QString& said) {
    m_pane->setBusy(true);
    m_writing.run(this, std::move(written), [this, said](Result<void> result) {
        m_pane->setBusy(false);
        if (!result) return m_pane->showFailure(result.error());
        m_done->setWords(said);
        m_done->show();
        m_table->setFocus();
        weigh();
        Q_EMIT changed();
    });
}

bool DuplicatesScreen::goBack() {
    if (m_table->hasFocus() || !m_pane->isVisible() || !m_pane->isAncestorOf(focusWidget())) return false;
    m_table->setFocus();
    return true;
}

void DuplicatesScreen::focusFirst() { m_table->setFocus(); }

void DuplicatesScreen::retranslate() {
    m_table->setAccessibleName(tr("Records that may be one person, the most alike first"));
    m_model->retranslate();
    showCounts();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
