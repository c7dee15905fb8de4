#include "ui/roster/roster_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/states.h"
#include "ui/common/table_style.h"
#include "ui/roster/resident_dialog.h"
#include "ui/roster/roster_filter_bar.h"
#include "ui/roster/roster_words.h"
#include "ui/roster/saved_lists_bar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using qt::RosterModel;

namespace {

/// Design widths, and which columns go first when there is no room.
struct ColumnPlan {
    int column;
    int width;
    int keep;  ///< the higher, the longer it stays
};
constexpr ColumnPlan kPlan[] = {
    {RosterModel::Name, 190, 100},      {RosterModel::SexColumn, 0, 0},   {RosterModel::BirthDate, 104, 20},
    {RosterModel::CitizenId, 176, 10},  {RosterModel::Grid, 84, 60},      {RosterModel::Programmes, 160, 70},
    {RosterModel::Control, 118, 90},    {RosterModel::Hba1c, 116, 85},     {RosterModel::LastVisit, 104, 50},
    {RosterModel::NextVisit, 110, 80},  {RosterModel::Doctor, 104, 40},   {RosterModel::Contract, 124, 30}};

/// Shows as many columns as there is room for; the name takes what is left.
void fitColumns(QTableView* table) {
    int room = table->viewport()->width();
    auto plan = std::vector<ColumnPlan>(std::begin(kPlan), std::end(kPlan));
    std::sort(plan.begin(), plan.end(), [](const auto& a, const auto& b) { return a.keep > b.keep; });
    bool full = false;
    for (const auto& [column, width, keep] : plan) {
        full = full || width == 0 || room < px(width);
        const bool shown = column == RosterModel::Name || !full;
        table->setColumnHidden(column, !shown);
        if (!shown) continue;
        table->setColumnWidth(column, px(width));
        room -= px(width);
    }
}

}  // namespace

RosterScreen::RosterScreen(RosterAsks asks, const roster::ReferenceTables& tables, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_tables(tables), m_clock(clock) {
    setObjectName(u"roster"_s);
    m_pause.setSingleShot(true);
    m_pause.setInterval(120);
    build();
    connectParts();
    restyle();
    retranslate();
}

QString RosterScreen::title() const { return tr("Residents"); }

void RosterScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);

    auto* tools = new QHBoxLayout;
    space(tools, 0, 8);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"roster.count"_s);
    m_lists = new SavedListsBar(m_asks, this);
    m_add = new Button(Button::Kind::Primary, {}, this);
    m_add->setObjectName(u"roster.add"_s);
    m_add->setKeys(Qt::CTRL | Qt::Key_N);
    m_edit = new Button(Button::Kind::Secondary, {}, this);
    m_edit->setObjectName(u"roster.edit"_s);
    m_edit->setKeys(Qt::Key_F2, false);  // room is short at large type; the tooltip says it
    m_contract = new Button(Button::Kind::Quiet, {}, this);
    m_contract->setObjectName(u"roster.contracts"_s);
    m_contract->setKeys(Qt::Key_F8);
    m_drive = new Button(Button::Kind::Quiet, {}, this);
    m_drive->setObjectName(u"roster.drive"_s);
    m_drive->setKeys(Qt::SHIFT | Qt::Key_F8);
    m_duplicates = new Button(Button::Kind::Quiet, {}, this);
    m_duplicates->setObjectName(u"roster.duplicates"_s);
    m_duplicates->setKeys(Qt::ALT | Qt::Key_D);
    m_import = new Button(Button::Kind::Secondary, {}, this);
    m_import->setObjectName(u"roster.import"_s);
    m_export = new Button(Button::Kind::Secondary, {}, this);
    m_export->setObjectName(u"roster.export"_s);
    tools->addWidget(m_count, 1);
    for (auto* part : QList<QWidget*>{m_lists, m_import, m_export, m_edit, m_add}) tools->addWidget(part);
    all->addLayout(tools);
    m_moves = new Button(Button::Kind::Secondary, {}, this);
    m_moves->setObjectName(u"roster.moves"_s);
    m_moves->setKeys(Qt::Key_F9, false);
    tools->insertWidget(2, m_moves);
    connect(m_moves, &QPushButton::clicked, this, &RosterScreen::movesAsked);

    auto* card = new Card(this);
    m_filters = new RosterFilterBar(card);
    m_filters->addAction(m_contract);
    m_filters->addAction(m_drive);
    m_filters->addAction(m_duplicates);
    card->body()->addWidget(m_filters);
    buildTable();
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"roster.state"_s);
    card->body()->addWidget(m_states, 1);
    all->addWidget(card, 1);
}

void RosterScreen::buildTable() {
    m_model = new RosterModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"roster.table"_s);
    m_table->setModel(new RosterRoles(m_model, m_clock, m_table));
    styleTable(m_table, true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* head = m_table->horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Fixed);
    head->setSectionResizeMode(RosterModel::Name, QHeaderView::Stretch);
    head->setSectionsClickable(true);
    head->setSortIndicatorShown(true);
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
}

void RosterScreen::connectParts() {
    connect(&m_pause, &QTimer::timeout, this, &RosterScreen::ask);
    connect(m_filters, &RosterFilterBar::changed, this, [this](bool typing) {
        if (typing) m_pause.start();
        else ask();
    });
    connect(m_filters->text()->edit(), &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    connect(m_lists, &SavedListsBar::chosen, this, [this](const roster::SavedList& list) {
        m_filters->show(list.filter, list.order);
        ask();
    });
    connect(m_lists, &SavedListsBar::failed, this, &RosterScreen::showFailure);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &RosterScreen::sortBy);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { openRow(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RosterScreen::showCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RosterScreen::showCount);
    connect(m_model, &RosterModel::counted, this, [this](qint64 total) {
        m_failed = false;
        if (total > 0) {
            m_states->showContent();
            if (!m_table->currentIndex().isValid()) m_table->setCurrentIndex(m_table->model()->index(0, 0));
        }
        retranslate();
    });
    connect(m_model, &RosterModel::failed, this, &RosterScreen::showFailure);
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) return reload();
        if (m_filters->isClear()) return Q_EMIT importAsked();
        m_filters->clear();
        ask();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { openDialog(std::nullopt); });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto resident = currentResident()) edit(*resident);
    });
    connect(m_contract, &QPushButton::clicked, this, [this] {
        if (const auto resident = currentResident()) Q_EMIT contractsAsked(*resident);
    });
    connect(m_drive, &QPushButton::clicked, this, &RosterScreen::driveAsked);
    connect(m_duplicates, &QPushButton::clicked, this, &RosterScreen::duplicatesAsked);
    connect(m_import, &QPushButton::clicked, this, &RosterScreen::importAsked);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportAsked(selectedResidents()); });
    connect(new QShortcut(Qt::Key_Slash, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
            [this] { m_filters->text()->edit()->setFocus(); });
    connect(new QShortcut(Qt::Key_N, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
            [this] { openDialog(std::nullopt); });
}

void RosterScreen::activated() {
    askChoices();
    m_lists->reload();
    if (!m_asked) ask();
    else reload();
}

bool RosterScreen::goBack() {
    if (m_filters->isClear()) return false;
    m_filters->clear();
    ask();
    return true;
}

void RosterScreen::focusFirst() { m_table->setFocus(); }

void RosterScreen::askChoices() {
    qt::onFinished(this, m_asks.choices(), [this](Result<RosterChoices> choices) {
        if (choices) m_filters->setChoices(std::move(*choices));
        else showFailure(choices.error());
    });
}

void RosterScreen::ask() {
    m_pause.stop();
    m_asked = true;
    m_filter = m_filters->filter();
    m_filter.today = localDate(m_clock.now());
    m_order = m_filters->order();
    m_lists->setCurrent(m_filter, m_order);
    showSort();
    m_states->showLoading(tr("Reading the roster …"));
    m_model->setSource([count = m_asks.count, filter = m_filter] { return count(filter); },
                       [page = m_asks.page, filter = m_filter, order = m_order](const qt::RosterPageRequest& request) {
                           return page(filter, order, request);
                       });
}

void RosterScreen::reload() {
    m_filter.today = localDate(m_clock.now());
    m_states->showLoading(tr("Reading the roster …"));
    m_model->reload();
}

void RosterScreen::sortBy(int column) {
    const auto sort = sortOfColumn(column);
    if (!sort) return showSort();
    m_order.descending = m_order.by == *sort && !m_order.descending;
    m_order.by = *sort;
    m_filters->show(m_filter, m_order);
    ask();
}

void RosterScreen::showSort() {
    m_table->horizontalHeader()->setSortIndicator(columnOfSort(m_order.by),
                                                  m_order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void RosterScreen::showCount() {
    const auto total = m_model->total();
    auto text = tr("%n resident(s)", nullptr, static_cast<int>(total));
    text.replace(QString::number(total), countText(total));
    const auto chosen = m_table->selectionModel()->selectedRows().size();
    if (chosen > 1) text += u" · "_s + tr("%n chosen", nullptr, static_cast<int>(chosen));
    m_count->setText(text);
    m_edit->setEnabled(total > 0 && m_table->currentIndex().isValid());
}

void RosterScreen::showFailure(const Error& error) {
    m_failed = true;
    m_states->showError(wordsFor(error));
}

std::optional<roster::ResidentId> RosterScreen::currentResident() const {
    const auto* row = m_model->rowAt(m_table->currentIndex().row());
    return row ? std::optional(row->id) : std::nullopt;
}

void RosterScreen::openRow(int row) {
    if (const auto* found = m_model->rowAt(row)) Q_EMIT residentOpened(found->id);
}

void RosterScreen::edit(roster::ResidentId resident) {
    m_latestResident.run(this, m_asks.resident.load(resident), [this](Result<roster::Resident> loaded) {
        if (loaded) openDialog(std::move(*loaded));
        else showFailure(loaded.error());
    });
}

void RosterScreen::openDialog(std::optional<roster::Resident> before) {
    if (m_dialog) return;
    m_dialog = new ResidentDialog(m_asks.resident, m_tables, m_clock, std::move(before), window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ResidentDialog::saved, this, [this](roster::ResidentId resident) {
        reload();
        askChoices();
        Q_EMIT residentSaved(resident);
    });
    connect(m_dialog, &ResidentDialog::existingChosen, this, &RosterScreen::residentOpened);
    m_dialog->open();
}

bool RosterScreen::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns(m_table);
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers() == Qt::NoModifier) {
            openRow(m_table->currentIndex().row());
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

std::vector<roster::ResidentId> RosterScreen::selectedResidents() const {
    std::vector<roster::ResidentId> chosen;
    const auto rows = m_table->selectionModel()->selectedRows();
    // One row is only where the cursor stands; a selection is made with Shift or Ctrl.
    if (rows.size() < 2) return chosen;
    for (const auto& index : rows) {
        if (const auto* row = m_model->rowAt(index.row())) chosen.push_back(row->id);
    }
    return chosen;
}

void RosterScreen::retranslate() {
    m_model->setWords(rosterCell, rosterHeader);
    m_moves->setText(tr("Arrivals, departures"));
    m_table->setAccessibleName(tr("Residents"));
    m_add->setText(tr("New resident"));
    m_edit->setText(tr("Edit"));
    m_contract->setText(tr("Contract"));
    m_drive->setText(tr("Renewals"));
    m_duplicates->setText(tr("Duplicates"));
    m_import->setText(tr("Import …"));
    m_import->setIconName(u"import"_s);
    m_export->setText(tr("Export …"));
    m_export->setIconName(u"export"_s);
    showCount();
    if (m_asked && !m_model->isCounting() && m_model->total() == 0) {
        if (m_filters->isClear())
            m_states->showEmpty(tr("Nobody is on the roster yet"),
                                tr("Add people one by one with Ctrl N, or bring a file."), tr("Import …"));
        else
            m_states->showEmpty(tr("Nobody fits all of these filters"),
                                tr("Take one away, or clear them all with Esc."), tr("Clear filters"));
    }
}

void RosterScreen::restyle() {
    // At large type the filters wrap, and their room comes before the list's and before what stands in for it.
    m_table->setMinimumHeight(px(110));
    m_states->setMinimumHeight(px(110));
    fitColumns(m_table);
}

}  // namespace jiayi::ui
