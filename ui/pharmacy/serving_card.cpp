#include "ui/pharmacy/serving_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/table_style.h"
#include "ui/common/words.h"
#include "ui/pharmacy/value_tables.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

/// Place and name; the keys that move and take are the card's.
class ServingCard::Table : public ShortTable {
public:
    explicit Table(ServingCard* card) : ShortTable(4, card), m_card(card), m_model(new Model(this)) {
        setModel(m_model);
        setRows({});
    }
    void setRows(std::vector<Row> rows) {
        const int row = currentIndex().row();
        m_model->setRows(std::move(rows));
        fitHeight();
        if (m_model->rowCount() > 0) setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), 0));
    }
    void retranslateRows() { m_model->retranslate(); }

protected:
    void keyPressEvent(QKeyEvent* event) override {
        const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
        if (arrow && event->modifiers().testFlag(Qt::AltModifier)) return m_card->move(event->key() == Qt::Key_Up ? -1 : 1);
        if (event->key() == Qt::Key_Space) return m_card->take();
        ShortTable::keyPressEvent(event);
    }

private:
    class Model : public qt::ValueModel<Row> {
    public:
        explicit Model(QObject* parent) : qt::ValueModel<Row>(2, {}, parent) {}
        QVariant data(const QModelIndex& index, int role) const override {
            if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
            const auto& row = at(index.row());
            const bool name = index.column() == 0;
            const auto place = row.serves ? ServingCard::tr("serves, place %1").arg(index.row() + 1) : ServingCard::tr("not chosen");
            switch (role) {
                case Qt::DisplayRole: return name ? row.name : place;
                case Qt::AccessibleTextRole: return name ? row.name + u", "_s + place : place;
                case StrongRole: return name && row.serves;
                case ToneRole: return name ? QVariant() : QVariant(static_cast<int>(row.serves ? Tone::Ok : Tone::Neutral));
                default: return {};
            }
        }
    };
    ServingCard* m_card;
    Model* m_model;
};

ServingCard::ServingCard(QWidget* parent) : Card(parent) {
    setObjectName(u"serving"_s);
    m_said = makeLabel(TextRole::Soft, {}, this);
    m_said->setObjectName(u"serving.said"_s);
    m_said->setWordWrap(true);
    m_table = new Table(this);
    m_table->setObjectName(u"serving.table"_s);
    m_keys = makeLabel(TextRole::Soft, {}, this);
    m_keys->setWordWrap(true);
    body()->addWidget(m_said);
    body()->addWidget(m_table);
    body()->addWidget(m_keys);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    const auto put = [&](Button::Kind kind, const QString& name) {
        auto* button = new Button(kind, {}, this);
        button->setObjectName(u"serving."_s + name);
        foot->addWidget(button);
        return button;
    };
    m_up = put(Button::Kind::Quiet, u"up"_s);
    m_down = put(Button::Kind::Quiet, u"down"_s);
    foot->addStretch(1);
    m_keep = put(Button::Kind::Secondary, u"keep"_s);
    body()->addLayout(foot);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_keep, &QPushButton::clicked, this, &ServingCard::keep);
    connect(m_table, &ShortTable::rowActed, this, &ServingCard::keep);
    retranslate();
}

void ServingCard::showPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies, const pharmacy::ServingPharmacies& serving) {
    if (m_rows != m_kept) return;
    m_kept.clear();
    for (const auto& each : pharmacies) {
        const bool serves = std::find(serving.pharmacies.begin(), serving.pharmacies.end(), each.id) != serving.pharmacies.end();
        m_kept.push_back({each.id, qs(each.name), serves});
    }
    m_rows = m_kept;
    place();
}

void ServingCard::place() {
    m_table->setRows(m_rows);
    sayState();
}

bool ServingCard::drop() {
    if (m_rows == m_kept) return false;
    m_rows = m_kept;
    m_failure.clear();
    place();
    return true;
}

void ServingCard::setBusy(bool busy) {
    m_busy = busy;
    sayState();
}

void ServingCard::kept() {
    m_kept = m_rows;
    m_failure.clear();
    setBusy(false);
}

void ServingCard::showFailure(const Error& error) {
    m_failure = wordsFor(error).all();
    setBusy(false);
}

/// Only those that serve have a place; the others stand behind them.
void ServingCard::move(int by) {
    const int from = m_table->currentIndex().row(), to = from + by;
    const auto serves = [&](int row) { return row >= 0 && row < static_cast<int>(m_rows.size()) && m_rows[static_cast<std::size_t>(row)].serves; };
    if (m_busy || !serves(from) || !serves(to)) return;
    std::swap(m_rows[static_cast<std::size_t>(from)], m_rows[static_cast<std::size_t>(to)]);
    place();
    m_table->setCurrentIndex(m_table->model()->index(to, 0));
}

void ServingCard::take() {
    const int row = m_table->currentIndex().row();
    if (m_busy || row < 0) return;
    auto& taken = m_rows[static_cast<std::size_t>(row)];
    taken.serves = !taken.serves;
    const auto id = taken.id;
    std::stable_partition(m_rows.begin(), m_rows.end(), [](const Row& each) { return each.serves; });
    place();
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.id == id; });
    m_table->setCurrentIndex(m_table->model()->index(static_cast<int>(at - m_rows.begin()), 0));
}

void ServingCard::keep() {
    if (m_busy || m_rows == m_kept) return;
    pharmacy::ChooseServingPharmacies serving;
    for (const auto& row : m_rows)
        if (row.serves) serving.pharmacies.push_back(row.id);
    setBusy(true);
    Q_EMIT chosen(serving);
}

void ServingCard::sayState() {
    const bool changed = m_rows != m_kept, any = !m_rows.empty();
    const bool nobody = std::none_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.serves; });
    if (!m_failure.isEmpty()) m_said->setText(m_failure);
    else if (!any) m_said->setText(tr("No pharmacy publishes a formulary here yet."));
    else if (changed) m_said->setText(tr("Not kept yet."));
    else m_said->setText(nobody ? tr("Nobody has chosen: all are offered, by name.") : tr("The first one's medicines are found first."));
    for (auto* widget : std::initializer_list<QWidget*>{m_table, m_keys, m_up, m_down, m_keep}) widget->setVisible(any);
    m_keep->setEnabled(changed && !m_busy);
}

void ServingCard::retranslate() {
    setTitle(tr("Pharmacies that serve this clinic"));
    m_table->setAccessibleName(tr("Pharmacies that serve this clinic, the first one first"));
    m_table->retranslateRows();
    m_keys->setText(tr("Alt ↑ ↓ moves · Space takes in or out · ↵ keeps · Esc drops"));
    m_up->setText(tr("Up"));
    m_down->setText(tr("Down"));
    m_keep->setText(tr("Keep the order"));
    sayState();
}

}  // namespace jiayi::ui
