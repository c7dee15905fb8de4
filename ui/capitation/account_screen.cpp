#include "ui/capitation/account_screen.h"

#include "ui/capitation/account_board.h"
#include "ui/capitation/capitation_words.h"
#include "ui/capitation/ledger_board.h"
#include "ui/capitation/outcome_board.h"
#include "ui/capitation/rules_board.h"
#include "ui/capitation/year_board.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/states.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kSlowMs = 300;
const auto kAccount = u"account"_s, kOutcome = u"outcome"_s, kYear = u"year"_s, kRules = u"rules"_s, kLedger = u"ledger"_s;
}

AccountScreen::AccountScreen(AccountAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"capitation"_s);
    build();
    connectBoards();
    retranslate();
}

QString AccountScreen::title() const { return tr("Capitation"); }

QWidget* AccountScreen::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    space(row, 0, 8);
    m_pages = new ChipRow(ChipRow::Mode::One, head);
    m_pages->setObjectName(u"account.pages"_s);
    m_scheme = new ChoiceEdit(head);
    m_scheme->setObjectName(u"account.scheme"_s);
    m_statement = new Button(Button::Kind::Primary, {}, head);
    m_statement->setObjectName(u"account.statement"_s);
    m_statement->setKeys(Qt::CTRL | Qt::Key_Return);
    m_workbook = new Button(Button::Kind::Secondary, {}, head);
    m_workbook->setObjectName(u"account.workbook"_s);
    m_workbook->setKeys(Qt::CTRL | Qt::Key_E);
    m_workbook->setIconName(u"export"_s);
    m_print = new Button(Button::Kind::Secondary, {}, head);
    m_print->setObjectName(u"account.print"_s);
    m_print->setKeys(Qt::CTRL | Qt::Key_P);
    m_print->setIconName(u"print"_s);
    row->addWidget(m_pages, 1);
    for (QWidget* part : {static_cast<QWidget*>(m_scheme), static_cast<QWidget*>(m_statement), static_cast<QWidget*>(m_workbook), static_cast<QWidget*>(m_print)}) row->addWidget(part, 0, Qt::AlignTop);
    return head;
}

void AccountScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    all->addWidget(buildHead());
    m_state = new StatePanel(this);
    m_state->setObjectName(u"account.state"_s);
    m_account = new AccountBoard(m_asks, m_clock, this);
    m_outcome = new OutcomeBoard(this);
    m_year = new YearBoard(this);
    m_rules = new RulesBoard(this);
    m_ledger = new LedgerBoard(m_clock, this);
    for (QWidget* board : {static_cast<QWidget*>(m_state), static_cast<QWidget*>(m_account), static_cast<QWidget*>(m_outcome), static_cast<QWidget*>(m_year), static_cast<QWidget*>(m_rules), static_cast<QWidget*>(m_ledger)}) {
        board->hide();
        all->addWidget(board, 1);
    }
}

void AccountScreen::connectBoards() {
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        // What is on the screen stays until its successor is there.
        if (boardOf(page())->isVisible()) return;
        m_state->showLoading(tr("Reading the account …"));
        showBoard(m_state);
    });
    connect(m_pages, &ChipRow::chosenChanged, this, &AccountScreen::reload);
    connect(m_scheme, &ChoiceEdit::chosen, this, &AccountScreen::reload);
    connect(m_state, &StatePanel::acted, this, &AccountScreen::reload);
    connect(m_statement, &QPushButton::clicked, this, [this] { Q_EMIT statementAsked(qs(scheme())); });
    connect(m_print, &QPushButton::clicked, this, [this] { m_asks.print(scheme(), this); });
    connect(m_workbook, &QPushButton::clicked, this, [this] { m_asks.saveWorkbook(scheme(), this); });
    connect(m_account, &AccountBoard::chartAsked, this, &AccountScreen::chartAsked);
    connect(m_account, &AccountBoard::failed, this, &AccountScreen::failed);
    connect(m_account, &AccountBoard::rulesAsked, this, [this] { showPage(kRules); });
    connect(m_account, &AccountBoard::heldAsked, this, [this] { showPage(kLedger); });
    connect(m_ledger, &LedgerBoard::asked, this, &AccountScreen::readLedgerPage);
    connect(m_ledger, &LedgerBoard::originAsked, this, &AccountScreen::originAsked);
    connect(m_year, &YearBoard::recordAsked, this, [this](const capitation::RecordFundEntry& record) {
        m_writing.run(this, m_asks.recordFund(record), [this](Result<void> result) { written(result); });
    });
    connect(m_year, &YearBoard::correctAsked, this, [this](const capitation::CorrectFundEntry& correct) {
        m_writing.run(this, m_asks.correctFund(correct), [this](Result<void> result) { written(result); });
    });
}

void AccountScreen::written(const Result<void>& result) {
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    reload();
    Q_EMIT changed();
}

std::string AccountScreen::scheme() const { return utf8(m_scheme->key() == u"both"_s ? QString() : m_scheme->key()); }
QString AccountScreen::page() const { return m_pages->chosen().value(0, kAccount); }

void AccountScreen::activated() {
    reload();
    // What was done since is heard of once a day by itself; figures follow when there is any.
    const auto today = localDate(m_clock.now());
    if (m_refreshed == today) return;
    m_refreshing.run(this, m_asks.refresh(), [this, today](Result<std::int64_t> fresh) {
        if (!fresh) {
            Q_EMIT failed(fresh.error());
            return;
        }
        m_refreshed = today;
        if (*fresh > 0) reload();
    });
}

void AccountScreen::showBoard(QWidget* board) {
    for (QWidget* each : {static_cast<QWidget*>(m_state), static_cast<QWidget*>(m_account), static_cast<QWidget*>(m_outcome), static_cast<QWidget*>(m_year), static_cast<QWidget*>(m_rules), static_cast<QWidget*>(m_ledger)})
        each->setVisible(each == board);
}

QWidget* AccountScreen::boardOf(const QString& page) const {
    if (page == kOutcome) return m_outcome;
    if (page == kYear) return m_year;
    if (page == kRules) return m_rules;
    return page == kLedger ? static_cast<QWidget*>(m_ledger) : m_account;
}

template <class Answer, class Show>
void AccountScreen::read(QFuture<Result<Answer>> answer, Show show) {
    m_slow.start();
    m_reading.run(this, std::move(answer), [this, show](Result<Answer> read) {
        m_slow.stop();
        if (!read) {
            m_state->showError(wordsFor(read.error()));
            return showBoard(m_state);
        }
        show(*read);
    });
}

void AccountScreen::reload() {
    const auto asked = page();
    const bool bySchemes = asked == kAccount || asked == kOutcome;
    m_scheme->setVisible(bySchemes);
    if (asked == kAccount) {
        read(m_asks.account(scheme()), [this](const capitation::AccountPage& page) {
            if (page.account.memberMonths() == 0 && page.before.empty()) {
                m_state->showEmpty(tr("Nobody is a member yet"), tr("Members are in the programme and have the special-disease benefit on the 15th of a month. Their months and costs show here."));
                return showBoard(m_state);
            }
            m_account->show(page);
            showBoard(m_account);
        });
    } else if (asked == kOutcome) {
        read(m_asks.outcome(scheme()), [this](const capitation::OutcomePage& page) {
            m_outcome->show(page);
            showBoard(m_outcome);
        });
    } else if (asked == kYear) {
        read(m_asks.year(), [this](const capitation::YearPage& page) {
            m_year->show(page);
            showBoard(m_year);
        });
    } else if (asked == kRules) {
        read(m_asks.rules(), [this](const RulesView& view) {
            m_rules->show(view);
            showBoard(m_rules);
        });
    } else {
        readLedgerPage(m_ledger->wanted());
    }
}

void AccountScreen::readLedgerPage(const capitation::LedgerAsked& asked) {
    read(m_asks.ledger(asked), [this, asked](const capitation::LedgerSlice& slice) {
        m_ledger->show(slice, asked);
        showBoard(m_ledger);
    });
}

void AccountScreen::showPage(const QString& key) {
    m_pages->setChosen({key});
    reload();
}

bool AccountScreen::goBack() {
    if (page() == kAccount) return false;
    showPage(kAccount);
    return true;
}

void AccountScreen::focusFirst() {
    if (auto* chip = m_pages->chip(page())) chip->setFocus();
}

void AccountScreen::hideEvent(QHideEvent* event) {
    m_account->hideCosts();
    Screen::hideEvent(event);
}

void AccountScreen::retranslate() {
    m_pages->setChoices({{kAccount, tr("Account")}, {kOutcome, tr("Outcome")}, {kYear, tr("The year")}, {kRules, tr("Rules")}, {kLedger, tr("Ledger")}});
    if (m_pages->chosen().isEmpty()) m_pages->setChosen({kAccount});
    m_scheme->setChoices({{u"both"_s, payerWord({})}, {u"employee"_s, payerWord("employee")}, {u"resident"_s, payerWord("resident")}});
    if (m_scheme->key().isEmpty()) m_scheme->setKey(u"both"_s);
    m_scheme->setAccessibleName(tr("Scheme"));
    m_statement->setText(tr("Statement"));
    m_print->setText(tr("Print"));
    m_workbook->setText(tr("Excel"));
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
