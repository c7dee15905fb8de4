#include "ui/statement/statement_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/statement/statement_models.h"
#include "ui/statement/statement_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMonthsBack = 18;
constexpr std::pair<int, int> kGroupColumns[] = {{GroupModel::Sum, 120}, {GroupModel::Lines, 66}, {GroupModel::From, 140}};
constexpr std::pair<int, int> kLineColumns[] = {{LineModel::Amount, 110}, {LineModel::Who, 110}, {LineModel::Day, 96}};
constexpr std::pair<int, int> kCheckColumns[] = {{CheckModel::State, 104}};

capitation::Month lastOver(Date today) { return std::chrono::year_month{std::chrono::year_month_day{today}.year(), std::chrono::year_month_day{today}.month()} - std::chrono::months{1}; }

}  // namespace

StatementScreen::StatementScreen(StatementAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock), m_month(lastOver(localDate(clock.now()))) {
    setObjectName(u"statement"_s);
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 12);
    buildHead(outer);
    auto* inside = new QWidget(this);
    auto* all = new QVBoxLayout(inside);
    space(all, 0, 14);
    buildTiles(all);
    buildTables(all);
    m_states = new StateStack(inside, this);
    m_states->panel()->setObjectName(u"statement.state"_s);
    outer->addWidget(m_states, 1);
    connectParts();
    retranslate();
}

QString StatementScreen::title() const { return tr("Statement"); }

void StatementScreen::buildHead(QVBoxLayout* all) {
    auto* head = new QHBoxLayout;
    space(head, 0, 10);
    m_months = new ChoiceField(this);
    m_months->setLabelShown(false);
    m_months->edit()->setObjectName(u"statement.month"_s);
    m_schemes = new ChipRow(ChipRow::Mode::One, this);
    m_schemes->setObjectName(u"statement.scheme"_s);
    m_state = new Badge({}, Tone::Neutral, this);
    m_state->setObjectName(u"statement.badge"_s);
    m_revision = makeLabel(TextRole::Soft, {}, this);
    head->addWidget(m_months);
    head->addWidget(m_schemes);
    head->addWidget(m_state);
    head->addWidget(m_revision);
    head->addStretch(1);
    const auto button = [&](Button::Kind kind, const QString& name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, this);
        made->setObjectName(u"statement."_s + name);
        made->setKeys(keys);
        return made;
    };
    m_pdf = button(Button::Kind::Secondary, u"pdf"_s, Qt::CTRL | Qt::Key_P);
    m_table = button(Button::Kind::Secondary, u"table"_s, Qt::CTRL | Qt::Key_E);
    head->addWidget(m_pdf);
    head->addWidget(m_table);
    all->addLayout(head);
    auto* steps = new QHBoxLayout;
    space(steps, 0, 8);
    m_freeze = button(Button::Kind::Primary, u"freeze"_s, Qt::Key_F8);
    m_sign = button(Button::Kind::Primary, u"sign"_s, Qt::Key_F8);
    m_submit = button(Button::Kind::Primary, u"submit"_s, Qt::Key_F8);
    m_amend = button(Button::Kind::Primary, u"amend"_s, Qt::Key_F8);
    m_differences = button(Button::Kind::Secondary, u"differences"_s, Qt::Key_F6);
    m_findings = button(Button::Kind::Secondary, u"findings"_s, Qt::Key_F7);
    m_answer = button(Button::Kind::Secondary, u"answer"_s, Qt::ALT | Qt::Key_A);
    for (auto* each : {m_freeze, m_sign, m_submit, m_amend, m_differences, m_findings, m_answer}) steps->addWidget(each);
    steps->addStretch(1);
    all->addLayout(steps);
    m_said = new Notice(Tone::Ok, this);
    m_said->setObjectName(u"statement.said"_s);
    m_said->hide();
    all->addWidget(m_said);
}

void StatementScreen::buildTiles(QVBoxLayout* all) {
    auto* row = new QHBoxLayout;
    space(row, 0, 14);
    for (auto& [what, figure] : m_tiles) {
        auto* card = new Card(this);
        what = makeLabel(TextRole::Soft, {}, card);
        figure = makeLabel(TextRole::Heading, {}, card);
        card->body()->addWidget(what);
        card->body()->addWidget(figure);
        row->addWidget(card, 1);
    }
    m_tiles[2].second->setObjectName(u"statement.balance"_s);
    all->addLayout(row);
    m_split = makeLabel(TextRole::Soft, {}, this);
    m_split->setObjectName(u"statement.split"_s);
    m_split->setWordWrap(true);
    all->addWidget(m_split);
}

void StatementScreen::buildTables(QVBoxLayout* all) {
    auto* columns = new Columns(980, this);
    auto* left = new QWidget(this);
    auto* leftBox = new QVBoxLayout(left);
    space(leftBox, 0, 14);
    auto* right = new QWidget(this);
    auto* rightBox = new QVBoxLayout(right);
    space(rightBox, 0, 14);
    const auto table = [&](Card* card, auto* model, const QString& name, bool two) {
        auto* made = new RowTable(card, two);
        made->setObjectName(name);
        made->setModel(model);
        card->body()->addWidget(made, 1);
        return made;
    };
    m_groupCard = new Card(left);
    m_groups = new GroupModel(this);
    m_groupTable = table(m_groupCard, m_groups, u"statement.groups"_s, false);
    m_groupTable->setColumns(GroupModel::What, kGroupColumns, 130);
    m_lineCard = new Card(left);
    m_lines = new LineModel(this);
    m_lineTable = table(m_lineCard, m_lines, u"statement.lines"_s, false);
    m_lineTable->setColumns(LineModel::What, kLineColumns, 110);
    leftBox->addWidget(m_groupCard, 1);
    leftBox->addWidget(m_lineCard, 1);
    m_checkCard = new Card(right);
    m_checks = new CheckModel(this);
    m_checkTable = table(m_checkCard, m_checks, u"statement.checks"_s, true);
    m_checkTable->setColumns(CheckModel::What, kCheckColumns, 200);
    m_desks = makeLabel(TextRole::Soft, {}, m_checkCard);
    m_desks->setObjectName(u"statement.desks"_s);
    m_desks->setWordWrap(true);
    m_checkCard->body()->addWidget(m_desks);
    m_historyCard = new Card(right);
    m_history = makeLabel(TextRole::Body, {}, m_historyCard);
    m_history->setObjectName(u"statement.history"_s);
    m_history->setWordWrap(true);
    m_history->setTextFormat(Qt::PlainText);
    m_historyCard->body()->addWidget(m_history);
    m_historyCard->body()->addStretch(1);
    rightBox->addWidget(m_checkCard, 1);
    rightBox->addWidget(m_historyCard, 1);
    columns->add(left, 6);
    columns->add(right, 5);
    all->addWidget(columns, 1);
}

void StatementScreen::connectParts() {
    connect(m_months->edit(), &ChoiceEdit::chosen, this, [this](const QString& key) {
        if (const auto month = capitation::parseMonth(utf8(key))) open(m_scheme, *month);
    });
    connect(m_schemes, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        if (!keys.isEmpty()) open(utf8(keys.front()), m_month);
    });
    connect(m_groupTable->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showGroup(now.row()); });
    connect(m_groupTable, &RowTable::rowActed, this, [this] { m_lineTable->setFocus(); });
    connect(m_states, &StateStack::acted, this, &StatementScreen::reload);
    connect(m_freeze, &QPushButton::clicked, this, &StatementScreen::freeze);
    connect(m_sign, &QPushButton::clicked, this, &StatementScreen::sign);
    connect(m_submit, &QPushButton::clicked, this, &StatementScreen::submit);
    connect(m_amend, &QPushButton::clicked, this, [this] { run("amended", {}, tr("It may be frozen anew as the next revision.")); });
    connect(m_answer, &QPushButton::clicked, this, &StatementScreen::answer);
    connect(m_differences, &QPushButton::clicked, this, [this] {
        if (m_page && m_page->id) Q_EMIT differencesAsked(*m_page->id);
    });
    connect(m_findings, &QPushButton::clicked, this, [this] { Q_EMIT findingsAsked(m_month); });
    connect(m_pdf, &QPushButton::clicked, this, [this] { m_asks.savePdf(*m_page, this); });
    connect(m_table, &QPushButton::clicked, this, [this] { m_asks.saveTable(*m_page, this); });
}

void StatementScreen::open(const std::string& scheme, std::optional<capitation::Month> month) {
    if (!scheme.empty()) m_scheme = scheme;
    if (month) m_month = *month;
    m_page.reset();
    m_said->hide();
    fillMonths();
    reload();
}

void StatementScreen::reload() {
    if (!m_page) m_states->showLoading(tr("Figuring the month …"));
    setBusy(true);
    m_reading.run(this, m_asks.page(m_scheme, m_month), [this](Result<capitation::StatementPage> page) {
        if (!page) {
            m_page.reset();
            setBusy(true);
            if (page.error().reason == "statement.no-rate") return m_states->showEmpty(tr("No rate for this month"), tr("The consortium's tables have none for this scheme and month."));
            return m_states->showError(wordsFor(page.error()));
        }
        m_page = std::move(*page);
        setBusy(false);
        showPage();
    });
}

void StatementScreen::fillMonths() {
    QList<ChoiceEdit::Choice> choices;
    const auto newest = lastOver(localDate(m_clock.now())) + std::chrono::months{1};
    for (int back = 0; back < kMonthsBack; ++back) {
        const auto month = newest - std::chrono::months{back};
        const auto key = qs(capitation::formatMonth(month));
        choices.append({key, back == 0 ? tr("%1, not over").arg(key) : key});
    }
    m_months->edit()->setChoices(choices);
    m_months->edit()->setKey(qs(capitation::formatMonth(m_month)));
    m_schemes->setChosen({qs(m_scheme)});
}

void StatementScreen::focusFirst() { m_groupTable->setFocus(); }

bool StatementScreen::goBack() {
    if (!m_lineTable->hasFocus()) return false;
    m_groupTable->setFocus();
    return true;
}

void StatementScreen::restyle() {
    for (auto* table : {m_groupTable, m_lineTable}) table->setMinimumHeight(px(170));
    m_checkTable->setMinimumHeight(px(240));
    m_months->setFixedWidth(px(170));
}

}  // namespace jiayi::ui
