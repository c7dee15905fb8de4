#include "ui/emergency/emergency_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/clinic_words.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/common/table_style.h"
#include "ui/emergency/late_dialog.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using emergency::AreaPerson;

namespace {

constexpr int kFewDays = 7;
constexpr std::pair<int, int> kAreaColumns[] = {{AreaModel::Person, 230}, {AreaModel::Left, 170}};
constexpr int kNarrowestMedicines = 260;

struct AreaText {
    Q_DECLARE_TR_FUNCTIONS(AreaText)
};

QString leftWords(std::optional<int> days) {
    if (!days) return AreaText::tr("not known: ask");
    return *days == 0 ? AreaText::tr("run out") : AreaText::tr("%n day(s) left", nullptr, *days);
}

QString medicineWords(const AreaPerson& person, Date today) {
    QStringList parts;
    for (const auto& supply : person.supplies) {
        const auto left = supply.daysLeft(today);
        parts << qs(supply.name) + u' ' + qs(supply.dose) + u" · "_s + (supply.held ? AreaText::tr("paused") : left ? AreaText::tr("%n d", nullptr, *left) : u"?"_s);
    }
    return parts.join(u", "_s);
}

}  // namespace

AreaModel::AreaModel(const Clock& clock, QObject* parent) : qt::ValueModel<AreaPerson>(ColumnCount, {}, parent), m_clock(clock) {
    setWords({}, [](int column) {
        if (column == Person) return AreaText::tr("Resident");
        return column == Medicines ? AreaText::tr("Medicines, days left") : AreaText::tr("Runs out first");
    });
}

QVariant AreaModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& person = at(index.row());
    const auto today = localDate(m_clock.now());
    const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (index.column() == Person) {
        if (text) return qs(person.resident.name);
        if (role == SecondLineRole) return sexAndAge(person.resident.sex, person.resident.birthDate, person.resident.birthEstimated, today) + u" · "_s + (person.resident.phone.empty() ? AreaText::tr("no phone") : qs(person.resident.phone));
        if (role == StrongRole) return true;
    }
    if (index.column() == Medicines) {
        if (text || role == Qt::ToolTipRole) return medicineWords(person, today);
        if (role == SecondLineRole) return qs(person.resident.address);
    }
    if (index.column() == Left) {
        const auto left = person.daysLeft(today);
        if (text) return leftWords(left);
        if (role == ToneRole) return static_cast<int>(!left ? Tone::Warn : *left == 0 ? Tone::Bad : *left <= kFewDays ? Tone::Warn : Tone::Ok);
    }
    return {};
}

EmergencyScreen::EmergencyScreen(EmergencyAsks asks, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"emergency"_s);
    build();
    restyle();
    retranslate();
}

void EmergencyScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new Card(this);
    m_title = makeLabel(TextRole::Heading, {}, head);
    m_what = makeLabel(TextRole::Soft, {}, head);
    m_what->setWordWrap(true);
    head->body()->addWidget(m_title);
    head->body()->addWidget(m_what);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_grid = new ChoiceField(head);
    m_grid->setObjectName(u"emergency.grid"_s);
    m_counts = makeLabel(TextRole::Body, {}, head);
    m_counts->setObjectName(u"emergency.counts"_s);
    m_counts->setWordWrap(true);
    m_print = new Button(Button::Kind::Primary, {}, head);
    m_print->setObjectName(u"emergency.print"_s);
    m_print->setKeys(Qt::CTRL | Qt::Key_P);
    m_late = new Button(Button::Kind::Secondary, {}, head);
    m_late->setObjectName(u"emergency.late"_s);
    m_late->setKeys(Qt::Key_F2);
    row->addWidget(m_grid);
    row->addWidget(m_counts, 1, Qt::AlignBottom);
    row->addWidget(m_late, 0, Qt::AlignBottom);
    row->addWidget(m_print, 0, Qt::AlignBottom);
    head->body()->addLayout(row);
    all->addWidget(head);
    m_done = new Notice(Tone::Ok, this);
    m_done->setObjectName(u"emergency.done"_s);
    m_done->hide();
    all->addWidget(m_done);
    auto* card = new Card(this);
    m_model = new AreaModel(m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"emergency.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(AreaModel::Medicines, kAreaColumns, kNarrowestMedicines);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"emergency.state"_s);
    card->body()->addWidget(m_states, 1);
    all->addWidget(card, 1);
    connect(m_grid->edit(), &ChoiceEdit::chosen, this, &EmergencyScreen::readList);
    connect(m_states, &StateStack::acted, this, &EmergencyScreen::readAreas);
    connect(m_print, &QPushButton::clicked, this, [this] { m_asks.print(grid(), window()); });
    connect(m_late, &QPushButton::clicked, this, [this] { openLate(m_table->currentIndex().row()); });
    connect(m_table, &RowTable::rowActed, this, &EmergencyScreen::openLate);
}

QString EmergencyScreen::title() const { return tr("Closed-off area"); }

std::string EmergencyScreen::grid() const { return utf8(m_grid->edit()->key()); }

void EmergencyScreen::activated() { readAreas(); }

void EmergencyScreen::focusFirst() { m_grid->edit()->setFocus(); }

void EmergencyScreen::readAreas() {
    m_states->showLoading(tr("Reading the grids …"));
    m_latestAreas.run(this, m_asks.areas(), [this](Result<std::vector<emergency::Area>> areas) {
        if (!areas) return m_states->showError(wordsFor(areas.error()));
        m_areas = std::move(*areas);
        retranslate();
        if (m_areas.empty()) return m_states->showEmpty(tr("No resident has a grid."), tr("Grids are a field of the resident's record."));
        if (grid().empty()) m_grid->edit()->setKey(qs(m_areas.front().grid));
        readList();
    });
}

void EmergencyScreen::readList() {
    m_done->hide();
    m_states->showLoading(tr("Reading the medicines …"));
    m_latestList.run(this, m_asks.list(grid()), [this](Result<std::vector<AreaPerson>> people) {
        if (!people) return m_states->showError(wordsFor(people.error()));
        m_model->setRows(std::move(*people));
        showCounts();
        if (m_model->rowCount() == 0) return m_states->showEmpty(tr("Nobody in this grid takes a medicine."), {});
        m_table->selectRow(0);
        m_states->showContent();
    });
}

void EmergencyScreen::showCounts() {
    const auto today = localDate(m_clock.now());
    int soon = 0, unknown = 0;
    for (const auto& person : m_model->rows()) {
        const auto left = person.daysLeft(today);
        unknown += !left;
        soon += left && *left <= kFewDays;
    }
    const bool any = m_model->rowCount() > 0;
    m_counts->setText(any ? tr("%n take(s) medicines", nullptr, m_model->rowCount()) + u" · "_s + tr("%n within a week without", nullptr, soon) + u" · "_s + tr("%n not known", nullptr, unknown) : QString());
    m_print->setEnabled(any);
    m_late->setEnabled(any);
}

void EmergencyScreen::openLate(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto& resident = m_model->at(row).resident;
    auto* dialog = new LateDialog(m_asks, resident.id, qs(resident.name), m_clock, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LateDialog::recorded, this, [this, name = qs(resident.name)] {
        m_done->setWords(tr("Taken in for %1, marked as late.").arg(name));
        m_done->show();
        Q_EMIT recorded();
    });
    dialog->open();
}

void EmergencyScreen::restyle() { m_grid->setMinimumWidth(px(240)); }

void EmergencyScreen::retranslate() {
    m_title->setText(tr("Closed-off area"));
    m_what->setText(tr("Print lists and sheets before the computer is out of reach; afterwards type in what was written on them."));
    m_grid->setLabel(tr("Grid"));
    QList<ChoiceEdit::Choice> choices;
    for (const auto& area : m_areas) choices << ChoiceEdit::Choice{qs(area.grid), tr("%1 (%n resident(s))", nullptr, static_cast<int>(area.residents)).arg(qs(area.grid))};
    m_grid->edit()->setChoices(choices);
    m_print->setText(tr("Print lists and sheets"));
    m_late->setText(tr("Type in a sheet"));
    m_model->retranslate();
    showCounts();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
