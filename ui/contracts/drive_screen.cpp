#include "ui/contracts/drive_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/contracts/contract_models.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <array>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using contracts::DriveView;

namespace {

constexpr std::array<std::pair<DriveView, const char*>, 4> kDriveViews{{{DriveView::Ending, "ending"}, {DriveView::Lapsed, "lapsed"}, {DriveView::Open, "open"}, {DriveView::InForce, "in-force"}}};
constexpr std::pair<int, int> kDriveColumns[] = {{DriveModel::Standing, 128}, {DriveModel::Term, 196}, {DriveModel::Whose, 180}, {DriveModel::Seen, 120}};
constexpr int kNarrowestName = 120;
const auto kAllOfThem = u"*"_s;
/// Rows that are read at once.
constexpr int kDrivePage = 200;

}  // namespace

DriveScreen::DriveScreen(ContractAsks asks, const contracts::ContractBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"drive"_s);
    build();
    retranslate();
}

QString DriveScreen::title() const { return tr("Contracts"); }

void DriveScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"drive.count"_s);
    m_chart = new Button(Button::Kind::Secondary, {}, this);
    m_chart->setObjectName(u"drive.chart"_s);
    m_chart->setKeys(Qt::Key_F2);
    head->addWidget(m_count, 1);
    head->addWidget(m_chart);
    all->addLayout(head);
    auto* card = new Card(this);
    m_views = new ChipRow(ChipRow::Mode::One, card);
    m_views->setObjectName(u"drive.view"_s);
    card->body()->addWidget(m_views);
    auto* filters = new QHBoxLayout;
    space(filters, 0, 8);
    m_team = new ChoiceField(card);
    m_team->edit()->setObjectName(u"drive.team"_s);
    m_doctor = new ChoiceField(card);
    m_doctor->edit()->setObjectName(u"drive.doctor"_s);
    for (auto* field : {m_team, m_doctor}) field->setLabelShown(false);
    m_loads = makeLabel(TextRole::Soft, {}, card);
    m_loads->setObjectName(u"drive.loads"_s);
    m_loads->setTextFormat(Qt::PlainText);
    m_loads->setWordWrap(true);
    filters->addWidget(m_team, 2);
    filters->addWidget(m_doctor, 2);
    filters->addWidget(m_loads, 5);
    card->body()->addLayout(filters);
    m_model = new DriveModel(m_book, m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"drive.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(DriveModel::Person, kDriveColumns, kNarrowestName);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"drive.state"_s);
    card->body()->addWidget(m_states, 1);
    m_more = new Button(Button::Kind::Quiet, {}, card);
    m_more->setObjectName(u"drive.more"_s);
    m_more->setKeys(Qt::ALT | Qt::Key_M);
    m_more->hide();
    card->body()->addWidget(m_more, 0, Qt::AlignLeft);
    all->addWidget(card, 1);
    connect(m_views, &ChipRow::chosenChanged, this, [this] { ask(0); });
    for (auto* field : {m_team, m_doctor}) connect(field->edit(), &ChoiceEdit::chosen, this, [this] { ask(0); });
    connect(m_more, &QPushButton::clicked, this, [this] { ask(m_model->rowCount()); });
    connect(m_states, &StateStack::acted, this, &DriveScreen::reload);
    connect(m_table, &RowTable::rowActed, this, [this](int row) { Q_EMIT personAsked(m_model->at(row).resident); });
    connect(m_chart, &QPushButton::clicked, this, [this] {
        const auto row = m_table->currentIndex().row();
        if (row >= 0 && row < m_model->rowCount()) Q_EMIT chartAsked(m_model->at(row).resident);
    });
}

contracts::DriveFilter DriveScreen::filter() const {
    contracts::DriveFilter filter;
    for (const auto& [view, name] : kDriveViews)
        if (m_views->chosen().contains(QLatin1String(name))) filter.view = view;
    const auto chosen = [](const ChoiceField* field) { return field->edit()->key() == kAllOfThem ? std::string{} : utf8(field->edit()->key()); };
    filter.team = chosen(m_team);
    filter.doctor = chosen(m_doctor);
    return filter;
}

void DriveScreen::reload() { ask(0); }

void DriveScreen::ask(std::int64_t offset) {
    if (!m_read) m_states->showLoading(tr("Reading contracts …"));
    m_reading.run(this, m_asks.drive(filter(), offset, kDrivePage), [this, offset](Result<DriveAnswer> answer) {
        if (answer) return show(std::move(*answer), offset > 0);
        m_states->showError(wordsFor(answer.error()));
    });
}

void DriveScreen::show(DriveAnswer answer, bool further) {
    m_read = true;
    m_answer = std::move(answer);
    auto rows = std::move(m_answer.page.rows);
    if (further) m_model->append(std::move(rows));
    else m_model->setRows(std::move(rows));
    m_more->setVisible(m_model->rowCount() < m_answer.page.total);
    showCounts();
    showLoads();
    if (m_model->rowCount() == 0) return m_states->showEmpty(tr("Nobody here"), tr("Contracts that end, have run out or wait for a signature stand here."));
    m_states->showContent();
    if (!further) m_table->setCurrentIndex(m_model->index(0, 0));
}

void DriveScreen::showCounts() {
    const auto choice = [&](DriveView view, const QString& name) {
        const auto at = static_cast<std::size_t>(view);
        const auto* key = kDriveViews[at].second;
        return ChipRow::Choice{QLatin1String(key), m_read ? name + u' ' + countText(m_answer.page.counts.at(at)) : name};
    };
    m_views->setChoices({choice(DriveView::Ending, tr("Ending")), choice(DriveView::Lapsed, tr("Run out")), choice(DriveView::Open, tr("To be signed")), choice(DriveView::InForce, tr("In force"))});
    if (m_views->chosen().isEmpty()) m_views->setChosen({u"ending"_s});
    if (!m_read) return m_count->setText(title());
    const auto ending = static_cast<int>(m_answer.page.counts.front());
    m_count->setText(ending == 0 ? tr("No contract ends soon") : tr("%n contract(s) end soon", nullptr, ending));
}

void DriveScreen::showLoads() {
    const auto choices = [](ChoiceField* field, const std::vector<std::string>& names, const QString& all) {
        const auto kept = field->edit()->key();
        QList<ChoiceEdit::Choice> made{{kAllOfThem, all}};
        for (const auto& name : names) made << ChoiceEdit::Choice{qs(name), qs(name)};
        field->edit()->setChoices(made);
        field->edit()->setKey(names.empty() || kept.isEmpty() ? kAllOfThem : kept);
    };
    choices(m_team, m_answer.page.teams, tr("All teams"));
    choices(m_doctor, m_answer.page.doctors, tr("All doctors"));
    QStringList parts;
    for (const auto& load : m_answer.doctors) parts << loadText(load);
    m_loads->setText(parts.isEmpty() ? QString() : tr("In force, of at most: %1").arg(parts.join(u" · "_s)));
}

void DriveScreen::focusFirst() { m_table->setFocus(); }

void DriveScreen::retranslate() {
    m_chart->setText(tr("Chart"));
    m_team->setLabel(tr("Team"));
    m_doctor->setLabel(tr("Doctor"));
    m_more->setText(tr("More"));
    m_table->setAccessibleName(tr("Contracts, the soonest end first"));
    m_views->setAccessibleName(tr("Which contracts"));
    m_model->retranslate();
    showCounts();
    showLoads();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
