#include "ui/pharmacist/rules_screen.h"

#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/pharmacist/figure_tiles.h"
#include "ui/pharmacist/rule_model.h"
#include "ui/pharmacist/rule_pane.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::RuleFigure;

namespace {

const auto kShownHere = u"shown"_s, kToLookAt = u"look"_s, kUnsigned = u"unsigned"_s, kSignedHere = u"signed"_s, kRetiredHere = u"retired"_s;
constexpr std::pair<int, int> kRuleColumns[] = {{RuleModel::State, 110}, {RuleModel::Overridden, 96}, {RuleModel::Shown, 70}, {RuleModel::Weight, 128}};
constexpr int kNarrowestRule = 240;

}  // namespace

RulesScreen::RulesScreen(RulesAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"rules"_s);
    build();
    connectParts();
    restyle();
    retranslate();
}

QString RulesScreen::title() const { return tr("Rules and figures"); }

void RulesScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_span = makeLabel(TextRole::Soft, {}, this);
    m_span->setObjectName(u"rules.span"_s);
    m_period = new ChipRow(ChipRow::Mode::One, this);
    m_period->setObjectName(u"rules.period"_s);
    head->addWidget(m_period);
    head->addWidget(m_span);
    head->addStretch(1);
    all->addLayout(head);
    m_tiles = new FigureTiles(this);
    all->addWidget(m_tiles);
    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    buildList(card);
    m_pane = new RulePane(this);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 3);
    all->addLayout(columns, 1);
}

void RulesScreen::buildList(Card* card) {
    m_lists = new ChipRow(ChipRow::Mode::One, card);
    m_lists->setObjectName(u"rules.list"_s);
    m_search = new TextField(card);
    m_search->setLabelShown(false);
    m_search->edit()->setObjectName(u"rules.search"_s);
    auto* row = new QHBoxLayout;
    space(row, 0, 10);
    row->addWidget(m_lists, 1);
    row->addWidget(m_search);
    card->body()->addLayout(row);
    m_model = new RuleModel(this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"rules.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(RuleModel::Rule, kRuleColumns, kNarrowestRule);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"rules.state"_s);
    card->body()->addWidget(m_states, 1);
}

void RulesScreen::connectParts() {
    m_lists->installEventFilter(this);
    connect(m_period, &ChipRow::chosenChanged, this, &RulesScreen::askMeasures);
    connect(m_lists, &ChipRow::chosenChanged, this, &RulesScreen::showRules);
    connect(m_search->edit(), &QLineEdit::textChanged, this, &RulesScreen::showRules);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (!now.isValid()) return;
        m_pane->showFigure(m_model->at(now.row()));
        m_pane->show();
    });
    connect(m_table, &RowTable::rowActed, this, [this] {
        if (m_pane->isVisible()) m_pane->focusNote();
    });
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) return reload();
        m_search->edit()->clear();
        m_lists->setChosen({kUnsigned});
        showRules();
    });
    connect(new QShortcut(Qt::Key_Slash, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, [this] { m_search->edit()->setFocus(); });
    connect(m_pane, &RulePane::signAsked, this, [this](const QString& row, const QString& note) { decide(m_asks.sign({utf8(row), utf8(note)}), false); });
    connect(m_pane, &RulePane::retireAsked, this, [this](const QString& rule, const QString& reason) { decide(m_asks.retire({utf8(rule), utf8(reason)}), true); });
    connect(m_pane, &RulePane::undoAsked, this, [this](bool retired, const QString& rule) {
        using Kind = pharmacy::UndoRuleDecision::Kind;
        decide(m_asks.undo({retired ? Kind::Retired : Kind::Signed, utf8(rule)}), retired);
    });
}

void RulesScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading the rules …"));
    m_readingStanding.run(this, m_asks.mayDecide(), [this](Result<void> may) {
        if (!may && may.error().code != Errc::Denied) return showFailure(may.error());
        m_pane->setRefusal(may ? std::nullopt : std::optional{may.error()});
        readFigures();
    });
    askMeasures();
    if (!m_noiseKnown) askNoise();
}

void RulesScreen::readFigures() {
    m_reading.run(this, m_asks.figures(), [this](Result<std::vector<RuleFigure>> figures) {
        if (!figures) return showFailure(figures.error());
        m_figures = std::move(*figures);
        const bool first = !m_read;
        m_read = true;
        m_failed = false;
        std::size_t rows = 0, unsignedRows = 0;
        for (const auto& figure : m_figures) {
            rows += figure.isRow();
            unsignedRows += figure.isRow() && figure.unsignedYet();
        }
        m_tiles->setUnsigned(unsignedRows, rows);
        showLists();
        // What interrupts here is what there is to do; where nothing has, the rows that want a signature.
        const bool any = std::any_of(m_figures.begin(), m_figures.end(), [&](const auto& figure) { return isListed(figure, kShownHere); });
        if (first && !any) m_lists->setChosen({kUnsigned});
        showRules();
    });
}

/// Every regimen is reviewed for this: once, and after what changes it.
void RulesScreen::askNoise() {
    m_tiles->setNoise({});
    m_noising.run(this, m_asks.noise(), [this](Result<pharmacy::ReviewNoise> noise) {
        if (!noise) return showFailure(noise.error());
        m_noiseKnown = true;
        m_tiles->setNoise(std::move(*noise));
    });
}

void RulesScreen::askMeasures() {
    const auto today = localDate(m_clock.now());
    const auto chosen = m_period->chosen();
    const auto from = today - Days{(chosen.isEmpty() ? 90 : chosen.first().toInt()) - 1};
    m_span->setText(tr("forms written %1 to %2").arg(isoDate(from), isoDate(today)));
    m_measuring.run(this, m_asks.measures(from, today), [this](Result<std::vector<pharmacy::AcceptanceMeasure>> measures) {
        if (!measures) return showFailure(measures.error());
        m_tiles->setMeasures(std::move(*measures));
    });
}

bool RulesScreen::isListed(const RuleFigure& figure, const QString& list) const {
    if (list == kShownHere) return figure.rate.shown > 0;
    if (list == kToLookAt) return figure.rate.retire && !figure.retired;
    if (list == kSignedHere) return figure.isRow() && figure.signedOff.has_value();
    if (list == kRetiredHere) return figure.retired.has_value();
    return figure.isRow() && figure.unsignedYet();
}

void RulesScreen::showLists() {
    const auto named = [&](const QString& list, const QString& word) -> ChipRow::Choice {
        const auto count = std::count_if(m_figures.begin(), m_figures.end(), [&](const auto& figure) { return isListed(figure, list); });
        return {list, word + u' ' + countText(count)};
    };
    m_lists->setChoices({named(kShownHere, tr("Interrupted here")), named(kToLookAt, tr("To look at")), named(kUnsigned, tr("Not signed")), named(kSignedHere, tr("Signed here")),
                         named(kRetiredHere, tr("Retired here"))});
    if (m_lists->chosen().isEmpty()) m_lists->setChosen({kShownHere});
}

void RulesScreen::showRules() {
    if (!m_read || m_failed) return;
    const auto list = m_lists->chosen().value(0, kShownHere);
    const auto typed = m_search->text().trimmed();
    const int row = std::max(0, m_table->currentIndex().row());
    const auto open = m_table->currentIndex().isValid() ? m_model->at(row).rule : std::string{};
    std::vector<RuleFigure> rows;
    for (const auto& figure : m_figures) {
        if (!isListed(figure, list)) continue;
        const auto& words = figure.entry.what;
        const bool hit = typed.isEmpty() || (qs(figure.rule) + u'\n' + qs(words.en) + u'\n' + qs(words.zh)).contains(typed, Qt::CaseInsensitive);
        if (hit) rows.push_back(figure);
    }
    // What was decided about may have left this list: then the next one stands in its place.
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.rule == open; });
    const auto at = found != rows.end() ? static_cast<int>(found - rows.begin()) : std::min(row, static_cast<int>(rows.size()) - 1);
    m_model->setRows(std::move(rows));
    showState();
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(at, 0));
}

void RulesScreen::showState() {
    if (m_failed || !m_read) return;
    if (m_model->rowCount() > 0) return m_states->showContent();
    m_pane->hide();
    if (!m_search->text().trimmed().isEmpty()) return m_states->showEmpty(tr("No rule has these words"), tr("Names, ATC codes and the rule's own words are searched."), tr("Clear"));
    const auto list = m_lists->chosen().value(0, kShownHere);
    if (list == kShownHere) m_states->showEmpty(tr("No rule has interrupted here yet"), tr("Every rule that interrupts a doctor of this clinic is counted."), tr("Show what awaits a signature"));
    else if (list == kToLookAt) m_states->showEmpty(tr("Nothing to look at"), tr("No rule is overridden so often that it should be retired."));
    else m_states->showEmpty(tr("None"), tr("No rule stands in this list."));
}

void RulesScreen::decide(QFuture<Result<void>> decided, bool changesNoise) {
    m_pane->setBusy(true);
    m_deciding.run(this, std::move(decided), [this, changesNoise](Result<void> result) {
        m_pane->setBusy(false);
        if (!result) return m_pane->showFailure(result.error());
        m_table->setFocus();
        if (changesNoise) m_noiseKnown = false;
        reload();
    });
}

void RulesScreen::showFailure(const Error& error) {
    m_failed = true;
    m_pane->hide();
    m_states->showError(wordsFor(error));
}

bool RulesScreen::goBack() {
    if (m_table->hasFocus() || !m_pane->isVisible() || !m_pane->isAncestorOf(focusWidget())) return false;
    m_table->setFocus();
    return true;
}

void RulesScreen::focusFirst() { m_table->setFocus(); }

bool RulesScreen::eventFilter(QObject* watched, QEvent* event) {
    // Wrapped chips want their room before the list below gives way.
    if (watched == m_lists && event->type() == QEvent::Resize) m_lists->setMinimumHeight(m_lists->layout()->heightForWidth(m_lists->width()));
    return Screen::eventFilter(watched, event);
}

void RulesScreen::retranslate() {
    m_period->setChoices({{u"30"_s, tr("30 days")}, {u"90"_s, tr("90 days")}, {u"365"_s, tr("One year")}});
    if (m_period->chosen().isEmpty()) m_period->setChosen({u"90"_s});
    m_search->setLabel(tr("Search the rules"));
    m_search->edit()->setPlaceholderText(tr("Search  /"));
    m_table->setAccessibleName(tr("Rules of the review"));
    m_model->retranslate();
    if (m_read) {
        showLists();
        showState();
        askMeasures();
    }
    Q_EMIT titleChanged();
}

void RulesScreen::restyle() {
    m_search->setFixedWidth(px(190));
}

}  // namespace jiayi::ui
