#include "ui/prescribing/regimen_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/table_style.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMostRegimenRows = 8;
}

RegimenCard::RegimenCard(const Clock& clock, QWidget* parent) : Card(parent), m_clock(clock) {
    setObjectName(u"pad.regimen"_s);
    m_model = new qt::MedicationModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"pad.regimen.table"_s);
    m_table->setModel(m_model);
    styleTable(m_table);
    m_table->horizontalHeader()->hide();
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionResizeMode(qt::MedicationModel::Name, QHeaderView::Stretch);
    for (const int hidden : {qt::MedicationModel::End, qt::MedicationModel::Start}) m_table->hideColumn(hidden);
    m_table->installEventFilter(this);
    m_none = makeLabel(TextRole::Soft, {}, this);
    m_none->setWordWrap(true);
    body()->addWidget(m_table);
    body()->addWidget(m_none);
    m_actions = new QWidget(this);
    auto* row = new QHBoxLayout(m_actions);
    space(row, 0, 4);
    const auto make = [this](const QString& name) {
        auto* button = new Button(Button::Kind::Quiet, {}, m_actions);
        button->setObjectName(name);
        return button;
    };
    m_again = make(u"pad.again"_s);
    m_hold = make(u"pad.hold"_s);
    m_stop = make(u"pad.stop"_s);
    for (auto* button : {m_again, m_hold, m_stop}) row->addWidget(button);
    row->addStretch(1);
    body()->addWidget(m_actions);
    const auto give = [this](auto signal) {
        return [this, signal] {
            if (const auto* medicine = current()) Q_EMIT (this->*signal)(*medicine);
        };
    };
    connect(m_again, &QPushButton::clicked, this, give(&RegimenCard::prescribeAsked));
    connect(m_hold, &QPushButton::clicked, this, give(&RegimenCard::holdAsked));
    connect(m_stop, &QPushButton::clicked, this, give(&RegimenCard::stopAsked));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RegimenCard::showActions);
    retranslate();
    restyle();
}

const care::MedicationLine* RegimenCard::current() const {
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

void RegimenCard::show(std::vector<care::MedicationLine> medicines) {
    const bool any = !medicines.empty();
    const int row = std::max(0, m_table->currentIndex().row());
    m_model->setRows(std::move(medicines));
    m_table->setVisible(any);
    m_none->setVisible(!any);
    m_actions->setVisible(any);
    if (any) m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    showActions();
    restyle();
}

void RegimenCard::showActions() {
    const auto* medicine = current();
    m_hold->setText(medicine && medicine->held ? tr("Resume …") : tr("Hold …"));
    for (auto* button : {m_again, m_hold, m_stop}) button->setEnabled(medicine != nullptr);
}

bool RegimenCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* medicine = current();
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (medicine && enter && !(key->modifiers() & Qt::ControlModifier)) {
            Q_EMIT prescribeAsked(*medicine);
            return true;
        }
        if (medicine && key->key() == Qt::Key_Delete) {
            Q_EMIT stopAsked(*medicine);
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

void RegimenCard::retranslate() {
    setTitle(tr("Takes now"));
    setHint(tr("↵ again · Del stops", "Enter prescribes again"));
    m_table->setAccessibleName(tr("Current medicines"));
    m_none->setText(tr("No medicine is recorded as being taken."));
    m_again->setText(tr("Prescribe"));
    m_stop->setText(tr("Stop …"));
    m_model->setWords(
        [](const care::MedicationLine& line, int column) -> QString {
            if (column == qt::MedicationModel::Name) return qs(line.name);
            if (column == qt::MedicationModel::Dose) return qs(line.dose);
            if (column == qt::MedicationModel::Status && line.held) return RegimenCard::tr("held");
            return {};
        },
        [](int) { return QString(); });
    showActions();
}

void RegimenCard::restyle() {
    m_table->setColumnWidth(qt::MedicationModel::Dose, px(110));
    m_table->setColumnWidth(qt::MedicationModel::Status, px(54));
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRegimenRows);
    m_table->setFixedHeight(rows * m_table->verticalHeader()->defaultSectionSize() + px(2));
}

}  // namespace jiayi::ui
