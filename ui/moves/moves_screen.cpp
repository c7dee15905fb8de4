#include "ui/moves/moves_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/moves/arrival_pane.h"
#include "ui/moves/board_page.h"
#include "ui/moves/come_dialog.h"
#include "ui/moves/moves_models.h"
#include "ui/moves/moves_words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using Page = MovesScreen::Page;

namespace {

constexpr std::array<std::pair<Page, const char*>, 4> kMovesPages{{{Page::Board, "board"}, {Page::Arrivals, "arrivals"}, {Page::Requests, "requests"}, {Page::Risk, "risk"}}};
/// Design widths; where there is no room the later ones go first.
constexpr std::pair<int, int> kArrivalColumns[] = {{ArrivalModel::Since, 110}, {ArrivalModel::From, 170}};
constexpr std::pair<int, int> kRequestColumns[] = {{RequestModel::State, 200}, {RequestModel::Where, 180}, {RequestModel::Why, 220}, {RequestModel::Asked, 110}};
constexpr std::pair<int, int> kRiskColumns[] = {{RiskModel::Why, 380}, {RiskModel::Doctor, 140}};
constexpr int kNarrowestPerson = 110;

}  // namespace

MovesScreen::MovesScreen(MovesAsks asks, const moves::MovesBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"moves"_s);
    build();
    retranslate();
}

QString MovesScreen::title() const { return tr("Arrivals and departures"); }

void MovesScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_head = makeLabel(TextRole::Heading, {}, this);
    m_head->setObjectName(u"moves.head"_s);
    m_come = new Button(Button::Kind::Secondary, {}, this);
    m_come->setObjectName(u"moves.come"_s);
    m_come->setKeys(Qt::CTRL | Qt::Key_N);
    head->addWidget(m_head, 1);
    head->addWidget(m_come);
    all->addLayout(head);
    m_tabs = new ChipRow(ChipRow::Mode::One, this);
    m_tabs->setObjectName(u"moves.tabs"_s);
    all->addWidget(m_tabs);
    m_pages = new QStackedWidget(this);
    m_board = new BoardPage(m_book);
    m_boardStates = new StateStack(m_board, m_pages);
    m_boardStates->panel()->setObjectName(u"moves.board.state"_s);
    for (auto* page : {static_cast<QWidget*>(m_boardStates), buildArrivals(), buildRequests(), buildRisk()}) m_pages->addWidget(page);
    all->addWidget(m_pages, 1);
    connect(m_boardStates, &StateStack::acted, this, &MovesScreen::readBoard);
    connect(m_tabs, &ChipRow::chosenChanged, this, [this] {
        m_pages->setCurrentIndex(static_cast<int>(page()));
        reload();
    });
    connect(m_come, &QPushButton::clicked, this, [this] {
        auto* dialog = new ComeDialog(m_book, window());
        connect(dialog, &ComeDialog::given, this, [this](const moves::AskToCome& ask) {
            showPage(Page::Requests);
            act(m_asks.askCome(ask), [this](const Error& error) {
                m_requestFailure->setWords(wordsFor(error));
                m_requestFailure->show();
            });
        });
        dialog->open();
    });
}

MovesScreen::List MovesScreen::addList(Card* card, QAbstractItemModel* model, const QString& name) {
    List made;
    made.table = new RowTable(card);
    made.table->setObjectName(name);
    made.table->setModel(model);
    made.states = new StateStack(made.table, card);
    made.states->panel()->setObjectName(name + u".state"_s);
    card->body()->addWidget(made.states, 1);
    connect(made.states, &StateStack::acted, this, &MovesScreen::reload);
    return made;
}

QWidget* MovesScreen::buildArrivals() {
    auto* page = new QWidget(m_pages);
    auto* columns = new QHBoxLayout(page);
    space(columns, 0, 14);
    auto* card = new Card(page);
    m_arrivals = new ArrivalModel(m_book, m_clock, this);
    m_arrivalList = addList(card, m_arrivals, u"moves.arrivals"_s);
    m_arrivalList.table->setColumns(ArrivalModel::Person, kArrivalColumns, kNarrowestPerson);
    m_pane = new ArrivalPane(m_book, m_clock, page);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 6);
    connect(m_arrivalList.table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { openArrivalRow(now.row()); });
    connect(m_arrivalList.table, &RowTable::rowActed, this, [this] { m_pane->focusForm(); });
    connect(m_pane, &ArrivalPane::chartAsked, this, &MovesScreen::chartAsked);
    const auto failed = [this](const Error& error) { m_pane->showFailure(error); };
    connect(m_pane, &ArrivalPane::accepted, this, [this, failed](const moves::AcceptArrival& accept) {
        m_pane->setBusy(true);
        act(m_asks.accept(accept), failed);
    });
    connect(m_pane, &ArrivalPane::askedBack, this, [this, failed](const moves::AskBack& ask) {
        m_pane->setBusy(true);
        act(m_asks.askBack(ask), failed);
    });
    return page;
}

QWidget* MovesScreen::buildRequests() {
    auto* page = new Card(m_pages);
    m_requestFailure = new Notice(Tone::Bad, page);
    m_requestFailure->setObjectName(u"moves.failure"_s);
    m_requestFailure->hide();
    page->body()->addWidget(m_requestFailure);
    m_requests = new RequestModel(m_book, m_clock, this);
    m_requestList = addList(page, m_requests, u"moves.requests"_s);
    m_requestList.table->setColumns(RequestModel::Person, kRequestColumns, kNarrowestPerson);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    const auto button = [&](Button::Kind kind, const char* name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, page);
        made->setObjectName(QLatin1String(name));
        made->setKeys(keys);
        row->addWidget(made);
        return made;
    };
    m_handover = button(Button::Kind::Primary, "moves.handover", Qt::Key_F7);
    m_withdraw = button(Button::Kind::Secondary, "moves.withdraw", Qt::ALT | Qt::Key_W);
    m_requestChart = button(Button::Kind::Quiet, "moves.requestChart", Qt::Key_F4);
    row->addStretch(1);
    page->body()->addLayout(row);
    const auto chosen = [this] { return m_requests->at(m_requestList.table->currentIndex().row()); };
    connect(m_requestList.table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MovesScreen::showRequestActions);
    connect(m_requestList.table, &RowTable::rowActed, this, [this] {
        if (m_handover->isVisible()) m_handover->click();
    });
    connect(m_handover, &QPushButton::clicked, this, [this, chosen] { Q_EMIT handoverAsked(chosen().person.id); });
    connect(m_requestChart, &QPushButton::clicked, this, [this, chosen] { Q_EMIT chartAsked(chosen().person.id); });
    connect(m_withdraw, &QPushButton::clicked, this, [this, chosen] {
        auto* dialog = new ReasonDialog(tr("Why is the request taken back?"), window());
        connect(dialog, &ReasonDialog::given, this, [this, id = chosen().request.id](const QString& why) {
            act(m_asks.withdraw({id, utf8(why)}), [this](const Error& error) {
                m_requestFailure->setWords(wordsFor(error));
                m_requestFailure->show();
            });
        });
        dialog->open();
    });
    return page;
}

QWidget* MovesScreen::buildRisk() {
    auto* page = new QWidget(m_pages);
    auto* columns = new QHBoxLayout(page);
    space(columns, 0, 14);
    auto* card = new Card(page);
    m_signs = new ChipRow(ChipRow::Mode::One, card);
    m_signs->setObjectName(u"moves.signs"_s);
    card->body()->addWidget(m_signs);
    m_riskModel = new RiskModel(m_clock, this);
    m_riskList = addList(card, m_riskModel, u"moves.risk"_s);
    m_riskList.table->setColumns(RiskModel::Person, kRiskColumns, kNarrowestPerson);
    m_riskCard = new Card(page);
    m_riskWords = makeLabel(TextRole::Body, {}, m_riskCard);
    m_riskWords->setObjectName(u"moves.risk.words"_s);
    m_riskWords->setTextFormat(Qt::RichText);
    m_riskWords->setWordWrap(true);
    m_riskCard->body()->addWidget(m_riskWords);
    m_riskCard->body()->addStretch(1);
    m_riskChart = new Button(Button::Kind::Primary, {}, m_riskCard);
    m_riskChart->setObjectName(u"moves.risk.chart"_s);
    m_riskChart->setKeys(Qt::Key_F4);
    m_riskCard->body()->addWidget(m_riskChart, 0, Qt::AlignLeft);
    m_riskCard->hide();
    columns->addWidget(card, 7);
    columns->addWidget(m_riskCard, 4);
    connect(m_signs, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        m_sign = keys.isEmpty() || keys.first() == u"all"_s ? std::string{} : utf8(keys.first());
        readRisk();
    });
    const auto open = [this] { Q_EMIT chartAsked(m_riskModel->at(m_riskList.table->currentIndex().row()).person.id); };
    connect(m_riskList.table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showRiskRow(now.row()); });
    connect(m_riskList.table, &RowTable::rowActed, this, open);
    connect(m_riskChart, &QPushButton::clicked, this, open);
    return page;
}

Page MovesScreen::page() const {
    for (const auto& [page, name] : kMovesPages)
        if (m_tabs->chosen().contains(QLatin1String(name))) return page;
    return Page::Board;
}

void MovesScreen::showPage(Page page) {
    m_tabs->setChosen({QLatin1String(kMovesPages[static_cast<std::size_t>(page)].second)});
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_requestFailure->hide();
    reload();
}

void MovesScreen::openArrival(roster::ResidentId resident) {
    m_wanted = resident;
    showPage(Page::Arrivals);
}

void MovesScreen::reload() {
    readBoard();  // its counts stand on the tabs
    switch (page()) {
        case Page::Board: break;
        case Page::Arrivals: return readArrivals();
        case Page::Requests: return readRequests();
        case Page::Risk: return readRisk();
    }
}

void MovesScreen::readBoard() {
    if (!m_counts) m_boardStates->showLoading(tr("Counting …"));
    m_boardRead.run(this, m_asks.board(), [this](Result<moves::Board> board) {
        if (!board) return m_boardStates->showError(wordsFor(board.error()));
        m_counts = *board;
        m_board->show(std::move(*board));
        m_boardStates->showContent();
        showTabs();
    });
}

void MovesScreen::readArrivals() {
    if (m_arrivals->rowCount() == 0) m_arrivalList.states->showLoading(tr("Reading arrivals …"));
    m_arrivalsRead.run(this, m_asks.arrivals(), [this](Result<std::vector<moves::ArrivalRow>> rows) {
        if (!rows) {
            m_pane->hide();
            return m_arrivalList.states->showError(wordsFor(rows.error()));
        }
        const auto wanted = m_wanted ? m_wanted : m_pane->shown();
        const auto found = std::find_if(rows->begin(), rows->end(), [&](const auto& row) { return wanted && row.person.id == *wanted; });
        const int at = found == rows->end() ? 0 : static_cast<int>(found - rows->begin());
        m_wanted.reset();
        m_arrivals->setRows(std::move(*rows));
        if (m_arrivals->rowCount() == 0) {
            m_pane->hide();
            return m_arrivalList.states->showEmpty(tr("Nobody waits"), tr("Whoever comes from another clinic stands here until somebody takes them in."));
        }
        m_arrivalList.states->showContent();
        m_arrivalList.table->setCurrentIndex(m_arrivals->index(at, 0));
    });
}

void MovesScreen::openArrivalRow(int row) {
    if (row < 0 || row >= m_arrivals->rowCount()) return;
    m_pane->setBusy(true);
    m_pageRead.run(this, m_asks.page(m_arrivals->at(row).person.id), [this](Result<MovePage> page) {
        if (!page) return m_pane->showFailure(page.error());
        m_pane->showPage(std::move(*page));
        m_pane->show();
    });
}

void MovesScreen::readRequests() {
    if (m_requests->rowCount() == 0) m_requestList.states->showLoading(tr("Reading requests …"));
    m_requestsRead.run(this, m_asks.requests(), [this](Result<std::vector<moves::RequestRow>> rows) {
        if (!rows) return m_requestList.states->showError(wordsFor(rows.error()));
        m_requests->setRows(std::move(*rows));
        if (m_requests->rowCount() == 0) m_requestList.states->showEmpty(tr("Nobody is leaving"), tr("A resident asks to leave from the chart; who wants to come is asked for here."));
        else {
            m_requestList.states->showContent();
            m_requestList.table->setCurrentIndex(m_requests->index(0, 0));
        }
        showRequestActions();
    });
}

void MovesScreen::showRequestActions() {
    const auto now = m_requestList.table->currentIndex();
    const auto* row = now.isValid() ? &m_requests->at(now.row()) : nullptr;
    const bool waits = row && row->request.state == moves::MoveState::Asked;
    m_handover->setVisible(waits && row->request.kind == moves::MoveKind::Leave);
    m_handover->setText(row && row->isHandedOver ? tr("Look at the handover") : tr("Hand over"));
    m_withdraw->setVisible(waits && !row->request.announced);
    m_requestChart->setVisible(row && !row->person.id.isNil());
}

void MovesScreen::readRisk() {
    if (m_riskModel->rowCount() == 0) m_riskList.states->showLoading(tr("Looking for signs …"));
    m_riskRead.run(this, m_asks.risk(m_sign), [this](Result<moves::RiskList> list) {
        if (!list) {
            m_riskCard->hide();
            return m_riskList.states->showError(wordsFor(list.error()));
        }
        m_risks = std::move(*list);
        m_atRisk = m_risks.people;
        m_riskModel->setRows(m_risks.rows);
        showTabs();
        if (m_risks.rows.empty()) {
            m_riskCard->hide();
            return m_riskList.states->showEmpty(tr("No sign"), tr("Nobody who comes here shows a sign of leaving."));
        }
        m_riskList.states->showContent();
        m_riskList.table->setCurrentIndex(m_riskModel->index(0, 0));
    });
}

void MovesScreen::showRiskRow(int row) {
    if (row < 0 || row >= m_riskModel->rowCount()) return m_riskCard->hide();
    const auto& one = m_riskModel->at(row);
    m_riskCard->setTitle(qs(one.person.name));
    m_riskCard->setHint(maskedPhone(qs(one.person.phone)));
    m_riskWords->setText(signsHtml(one.signs));
    m_riskCard->show();
}

template <class Answer>
void MovesScreen::act(QFuture<Result<Answer>> written, const std::function<void(const Error&)>& failed) {
    m_requestFailure->hide();
    m_writing.run(this, std::move(written), [this, failed](Result<Answer> done) {
        if (!done) return failed(done.error());
        reload();
        Q_EMIT changed();
    });
}

void MovesScreen::focusFirst() {
    switch (page()) {
        case Page::Board: return m_tabs->setFocus();
        case Page::Arrivals: return m_arrivalList.table->setFocus();
        case Page::Requests: return m_requestList.table->setFocus();
        case Page::Risk: return m_riskList.table->setFocus();
    }
}

void MovesScreen::showTabs() {
    const auto counted = [](const QString& name, std::optional<int> count) { return count ? name + u' ' + countText(*count) : name; };
    const auto of = [this](int moves::Board::*member) { return m_counts ? std::optional{(*m_counts).*member} : std::nullopt; };
    const auto leaving = m_counts ? std::optional{m_counts->leaving + m_counts->coming} : std::nullopt;
    m_tabs->setChoices({{u"board"_s, tr("Board")},
                        {u"arrivals"_s, counted(tr("To take in"), of(&moves::Board::waiting))},
                        {u"requests"_s, counted(tr("Leaving and coming"), leaving)},
                        {u"risk"_s, counted(tr("May leave"), m_atRisk)}});
    if (m_tabs->chosen().isEmpty()) m_tabs->setChosen({u"board"_s});
    QList<ChipRow::Choice> signs{{u"all"_s, counted(tr("All"), m_atRisk)}};
    for (const auto& rule : m_book.risks) {
        const auto found = m_risks.counts.find(rule.id);
        const bool any = found != m_risks.counts.end();
        signs << ChipRow::Choice{qs(rule.id), any ? counted(signName(rule), found->second) : signName(rule)};
    }
    m_signs->setChoices(signs);
    if (m_signs->chosen().isEmpty()) m_signs->setChosen({u"all"_s});
}

void MovesScreen::retranslate() {
    m_head->setText(title());
    m_come->setText(tr("Wants to come"));
    m_handover->setText(tr("Hand over"));
    m_withdraw->setText(tr("Take back"));
    m_requestChart->setText(tr("Chart"));
    m_riskChart->setText(tr("Open the chart"));
    m_tabs->setAccessibleName(tr("Pages of arrivals and departures"));
    m_signs->setAccessibleName(tr("Signs"));
    m_arrivalList.table->setAccessibleName(tr("To be taken in, the longest waiting first"));
    m_requestList.table->setAccessibleName(tr("Who is leaving or wants to come"));
    m_riskList.table->setAccessibleName(tr("Who may leave, the gravest sign first"));
    m_arrivals->retranslate();
    m_requests->retranslate();
    m_riskModel->retranslate();
    showTabs();
    showRequestActions();
    if (m_riskList.table->currentIndex().isValid()) showRiskRow(m_riskList.table->currentIndex().row());
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
