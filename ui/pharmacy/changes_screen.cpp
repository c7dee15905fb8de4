#include "ui/pharmacy/changes_screen.h"

#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/pharmacy/change_model.h"
#include "ui/pharmacy/change_pane.h"
#include "ui/pharmacy/formulary_words.h"
#include "ui/pharmacy/substitution_dialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::ChangeKind;

namespace {

const auto kAllKinds = u"all"_s;
constexpr ChangeKind kKinds[] = {ChangeKind::New,        ChangeKind::Withdrawn, ChangeKind::Dearer,     ChangeKind::Cheaper,
                                 ChangeKind::OutOfStock, ChangeKind::Back,      ChangeKind::Restricted, ChangeKind::Unrestricted};
/// Design widths; where there is no room the later ones go first, and the name takes what is left.
constexpr std::pair<int, int> kChangeColumns[] = {{ChangeModel::Kind, 130}, {ChangeModel::Affected, 90}, {ChangeModel::Price, 210}};
constexpr int kNarrowestChangeName = 200;

bool isOfKind(const ChangeRow& row, ChangeKind kind) { return std::find(row.change.kinds.begin(), row.change.kinds.end(), kind) != row.change.kinds.end(); }

}  // namespace

ChangesScreen::ChangesScreen(ChangesAsks asks, QWidget* parent) : Screen(parent), m_asks(std::move(asks)) {
    setObjectName(u"changes"_s);
    build();
    connectParts();
    restyle();
    retranslate();
}

QString ChangesScreen::title() const { return tr("What changed"); }

void ChangesScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"changes.count"_s);
    m_ours = new Chip({}, this);
    m_ours->setCheckable(true);
    m_ours->setObjectName(u"changes.ours"_s);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    head->addWidget(m_count, 1);
    head->addWidget(m_ours, 0, Qt::AlignVCenter);
    all->addLayout(head);
    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    buildHead(card->body());
    buildTable();
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"changes.state"_s);
    card->body()->addWidget(m_states, 1);
    m_pane = new ChangePane(this);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 3);
    all->addLayout(columns, 1);
}

void ChangesScreen::buildHead(QVBoxLayout* all) {
    auto* grid = new FieldGrid(120, 3);
    const auto put = [&](const QString& name) {
        auto* field = new ChoiceField(this);
        field->edit()->setObjectName(u"changes."_s + name);
        grid->addWidget(field);
        return field;
    };
    m_pharmacy = put(u"pharmacy"_s);
    m_from = put(u"from"_s);
    m_to = put(u"to"_s);
    all->addLayout(grid);
    m_kinds = new ChipRow(ChipRow::Mode::One, this);
    m_kinds->setObjectName(u"changes.kind"_s);
    all->addWidget(m_kinds);
}

void ChangesScreen::buildTable() {
    m_model = new ChangeModel(this);
    m_table = new RowTable(this);
    m_table->setObjectName(u"changes.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(ChangeModel::Name, kChangeColumns, kNarrowestChangeName);
}

void ChangesScreen::connectParts() {
    m_kinds->installEventFilter(this);
    connect(m_pharmacy->edit(), &ChoiceEdit::chosen, this, &ChangesScreen::askVersions);
    for (auto* field : {m_from, m_to}) connect(field->edit(), &ChoiceEdit::chosen, this, &ChangesScreen::askChanges);
    connect(m_kinds, &ChipRow::chosenChanged, this, &ChangesScreen::showChanges);
    connect(m_ours, &QAbstractButton::clicked, this, &ChangesScreen::showChanges);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showDetailOf(now.row()); });
    connect(m_table, &RowTable::rowActed, m_pane, &ChangePane::focusLists);
    connect(m_pane, &ChangePane::residentOpened, this, &ChangesScreen::residentOpened);
    connect(m_pane, &ChangePane::substitutionAsked, this, &ChangesScreen::proposeSubstitute);
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) return reload();
        m_ours->setChecked(false);
        m_kinds->setChosen({kAllKinds});
        showChanges();
    });
}

bool ChangesScreen::goBack() {
    if (m_table->hasFocus() || !m_pane->isAncestorOf(focusWidget())) return false;
    m_table->setFocus();
    return true;
}

void ChangesScreen::focusFirst() { m_table->setFocus(); }

std::int64_t ChangesScreen::pharmacyPk() const { return m_pharmacy->edit()->key().toLongLong(); }

void ChangesScreen::open(std::int64_t pharmacyPk) {
    const auto key = QString::number(pharmacyPk);
    // Its name follows when the pharmacies have been read.
    if (m_pharmacy->edit()->findData(key) < 0) m_pharmacy->edit()->setChoices({{key, {}}});
    m_pharmacy->edit()->setKey(key);
    m_versions.clear();
}

void ChangesScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Comparing …"));
    m_reading.run(this, m_asks.pharmacies(), [this](Result<std::vector<pharmacy::Pharmacy>> pharmacies) {
        if (!pharmacies) return showFailure(pharmacies.error());
        m_pharmacies = std::move(*pharmacies);
        m_pane->setPharmacies(m_pharmacies);
        QList<ChoiceEdit::Choice> choices;
        for (const auto& each : m_pharmacies) choices.append({QString::number(each.pk), qs(each.name)});
        m_pharmacy->edit()->setChoices(choices);
        if (m_pharmacy->edit()->key().isEmpty() && !choices.isEmpty()) m_pharmacy->edit()->setKey(choices.first().key);
        m_pharmacy->setVisible(choices.size() > 1);
        askVersions();
    });
}

void ChangesScreen::askVersions() {
    m_reading.run(this, m_asks.versions(pharmacyPk()), [this](Result<std::vector<pharmacy::FormularyVersion>> versions) {
        if (!versions) return showFailure(versions.error());
        m_versions = std::move(*versions);
        showVersions();
        askChanges();
    });
}

void ChangesScreen::showVersions() {
    QList<ChoiceEdit::Choice> choices;
    for (const auto& version : m_versions) choices.append({QString::number(version.pk), QString::number(version.version) + u" · "_s + isoDate(version.validFrom)});
    m_from->edit()->setChoices(choices);
    m_to->edit()->setChoices(choices);
    if (choices.size() < 2) return;
    if (m_to->edit()->key().isEmpty()) m_to->edit()->setKey(choices[0].key);
    if (m_from->edit()->key().isEmpty()) m_from->edit()->setKey(choices[1].key);
}

void ChangesScreen::askChanges() {
    const auto from = m_from->edit()->key(), to = m_to->edit()->key();
    if (m_versions.size() < 2) {
        m_asking.drop();
        m_read = true;
        m_failed = false;
        m_rows.clear();
        return showChanges();
    }
    m_states->showLoading(tr("Comparing …"));
    m_asking.run(this, m_asks.changes(from.toLongLong(), to.toLongLong()), [this](Result<std::vector<ChangeRow>> rows) {
        if (!rows) return showFailure(rows.error());
        m_read = true;
        m_failed = false;
        m_rows = std::move(*rows);
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const auto& a, const auto& b) { return a.affected > b.affected; });
        showChanges();
    });
}

void ChangesScreen::showChanges() {
    const auto chosen = m_kinds->chosen();
    std::vector<ChangeRow> shown;
    for (const auto& row : m_rows) {
        if (m_ours->isChecked() && row.affected == 0) continue;
        const bool wanted = chosen.isEmpty() || chosen.contains(kAllKinds) ||
                            std::any_of(row.change.kinds.begin(), row.change.kinds.end(), [&](ChangeKind kind) { return chosen.contains(qs(nameOf(kind))); });
        if (wanted) shown.push_back(row);
    }
    const bool any = !shown.empty();
    auto policy = m_pane->sizePolicy();
    policy.setRetainSizeWhenHidden(!m_rows.empty());
    m_pane->setSizePolicy(policy);
    m_model->setRows(std::move(shown));
    if (any) {
        m_states->showContent();
        m_table->setCurrentIndex(m_model->index(0, 0));
    } else {
        m_detailing.drop();
        m_pane->hide();
    }
    retranslate();
}

void ChangesScreen::showKinds() {
    QList<ChipRow::Choice> kinds{{kAllKinds, tr("All", "kinds of change")}};
    for (const auto kind : kKinds) {
        const auto count = std::count_if(m_rows.begin(), m_rows.end(), [&](const auto& row) { return isOfKind(row, kind); });
        kinds.append({qs(nameOf(kind)), changeWord(kind) + u' ' + countText(count)});
    }
    m_kinds->setChoices(kinds);
    if (m_kinds->chosen().isEmpty()) m_kinds->setChosen({kAllKinds});
}

void ChangesScreen::showDetailOf(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto& shown = m_model->at(row);
    m_detailing.run(this, m_asks.detail(pharmacyPk(), shown.change), [this, shown](Result<ChangeDetail> detail) {
        if (!detail) return showFailure(detail.error());
        m_pane->showChange(shown, std::move(*detail));
        m_pane->show();
    });
}

void ChangesScreen::proposeSubstitute() {
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto& change = m_model->at(row).change;
    auto* dialog = new SubstitutionDialog({m_asks.propose, m_asks.sign}, {change.product, pharmacyPk(), change.item()}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SubstitutionDialog::draftWanted, this, &ChangesScreen::draftWanted);
    connect(dialog, &SubstitutionDialog::replacementWanted, this, &ChangesScreen::replacementWanted);
    connect(dialog, &SubstitutionDialog::prescribed, this, &ChangesScreen::prescribed);
    dialog->open();
}

void ChangesScreen::showFailure(const Error& error) {
    m_failed = true;
    m_pane->hide();
    m_states->showError(wordsFor(error));
}

bool ChangesScreen::eventFilter(QObject* watched, QEvent* event) {
    // Wrapped chips want their room before the list below gives way.
    if (watched == m_kinds && event->type() == QEvent::Resize) m_kinds->setMinimumHeight(m_kinds->layout()->heightForWidth(m_kinds->width()));
    return Screen::eventFilter(watched, event);
}

void ChangesScreen::retranslate() {
    m_pharmacy->setLabel(tr("Pharmacy"));
    m_from->setLabel(tr("From version"));
    m_to->setLabel(tr("To version"));
    m_kinds->setAccessibleName(tr("Kind of change"));
    m_ours->setText(tr("Touches our residents"));
    m_ours->setAccessibleName(m_ours->text());
    m_table->setAccessibleName(title());
    m_model->setWords({}, changeHeader);
    showKinds();
    const auto touched = std::count_if(m_rows.begin(), m_rows.end(), [](const auto& row) { return row.affected > 0; });
    auto count = tr("%n change(s)", nullptr, static_cast<int>(m_rows.size()));
    if (touched > 0) count += u" · "_s + tr("%n of them touch(es) our residents", nullptr, static_cast<int>(touched));
    m_count->setText(m_read ? count : title());
    if (!m_read || m_failed || m_model->rowCount() > 0) return;
    if (m_versions.size() < 2) m_states->showEmpty(tr("Nothing to compare yet"), tr("A change shows as soon as a second version of this formulary has come."));
    else if (m_rows.empty()) m_states->showEmpty(tr("Nothing changed"), tr("Between these two versions no price, stock or term changed."));
    else m_states->showEmpty(tr("No change of this kind"), tr("Other kinds of change are there."), tr("Show all"));
}

void ChangesScreen::restyle() {
    // What a small window shows of the list at least; then the page scrolls.
    m_table->setMinimumHeight(px(200));
    m_states->setMinimumHeight(px(200));
    m_table->setMinimumWidth(px(330));
}

}  // namespace jiayi::ui
