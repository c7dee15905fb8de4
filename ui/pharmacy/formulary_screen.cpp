#include "ui/pharmacy/formulary_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"
#include "ui/pharmacy/formulary_filter_bar.h"
#include "ui/pharmacy/formulary_words.h"
#include "ui/pharmacy/item_pane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using qt::FormularyModel;

namespace {

/// Design widths; where there is no room the later ones go first, and the name takes what is left.
constexpr std::pair<int, int> kItemColumns[] = {{FormularyModel::Price, 100}, {FormularyModel::Stock, 112}, {FormularyModel::Terms, 212}};
constexpr int kNarrowestName = 220;

/// What is in force, by pharmacy.
std::vector<std::pair<std::int64_t, std::int64_t>> versionsOf(const std::vector<pharmacy::Pharmacy>& pharmacies) {
    std::vector<std::pair<std::int64_t, std::int64_t>> versions;
    for (const auto& each : pharmacies) versions.emplace_back(each.pk, each.current ? each.current->pk : 0);
    return versions;
}

}  // namespace

FormularyScreen::FormularyScreen(FormularyAsks asks, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_clock(clock) {
    setObjectName(u"pharmacy"_s);
    build();
    connectParts();
    restyle();
    retranslate();
}

QString FormularyScreen::title() const { return tr("Formulary"); }

void FormularyScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    buildHead(all);
    m_refused = new Notice(Tone::Warn, this);
    m_refused->setObjectName(u"formulary.refused"_s);
    m_refused->hide();
    all->addWidget(m_refused);

    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    m_filters = new FormularyFilterBar(card);
    card->body()->addWidget(m_filters);
    buildTable();
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"formulary.state"_s);
    card->body()->addWidget(m_states, 1);
    m_pane = new ItemPane(m_clock, this);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 3);
    all->addLayout(columns, 1);
}

void FormularyScreen::buildHead(QVBoxLayout* all) {
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"formulary.count"_s);
    m_version = new ElidedLabel(TextRole::Soft, this);
    m_version->setObjectName(u"formulary.version"_s);
    m_sample = new Badge({}, Tone::Warn, this);
    m_sample->setObjectName(u"formulary.sample"_s);
    m_sample->hide();
    m_changes = new Button(Button::Kind::Secondary, {}, this);
    m_changes->setObjectName(u"formulary.changes"_s);
    m_changes->setKeys(Qt::Key_F7);
    // The version beneath the count: beside the buttons large letters would leave it no room.
    auto* texts = new QVBoxLayout;
    space(texts, 0, 0);
    texts->addWidget(m_count);
    texts->addWidget(m_version);
    head->addLayout(texts, 1);
    head->addWidget(m_sample);
    m_queue = new Button(Button::Kind::Secondary, {}, this);
    m_queue->setObjectName(u"formulary.queue"_s);
    m_queue->setKeys(Qt::Key_F8);
    m_shortages = new Button(Button::Kind::Secondary, {}, this);
    m_shortages->setObjectName(u"formulary.shortages"_s);
    m_shortages->setKeys(Qt::Key_F9);
    head->addWidget(m_changes);
    head->addWidget(m_queue);
    head->addWidget(m_shortages);
    all->addLayout(head);
}

void FormularyScreen::buildTable() {
    m_model = new FormularyModel(this);
    m_table = new RowTable(this);
    m_table->setObjectName(u"formulary.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(FormularyModel::Name, kItemColumns, kNarrowestName);
}

void FormularyScreen::connectParts() {
    m_filters->search()->edit()->installEventFilter(this);
    connect(m_filters, &FormularyFilterBar::changed, this, &FormularyScreen::ask);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showDetailOf(now.row()); });
    connect(m_model, &FormularyModel::pageLoaded, this, [this](int first, int rows) {
        const int row = m_table->currentIndex().row();
        if (row >= first && row < first + rows) showDetailOf(row);
    });
    connect(m_model, &FormularyModel::failed, this, &FormularyScreen::showFailure);
    connect(m_table, &RowTable::rowActed, m_pane, &ItemPane::focusEquivalents);
    connect(m_pane, &ItemPane::itemAsked, this, &FormularyScreen::askDetail);
    connect(m_states, &StateStack::acted, this, [this] {
        if (m_failed) return reload();
        if (!current() || !current()->current) return Q_EMIT syncAsked();
        if (const auto text = m_filters->text(); !text.empty()) return askShortage({text, {}, {}, {}});
        m_filters->clear();
        ask();
        m_filters->search()->edit()->setFocus();
    });
    connect(m_pane, &ItemPane::shortageAsked, this, [this](const pharmacy::FormularyItem& item) {
        askShortage({item.name() + (item.strength.empty() ? "" : " " + item.strength), item.atc, {}, item.code});
    });
    connect(m_shortages, &QPushButton::clicked, this, [this] { Q_EMIT shortageAsked({}, {}); });
    connect(m_queue, &QPushButton::clicked, this, &FormularyScreen::queueAsked);
    connect(m_changes, &QPushButton::clicked, this, [this] { Q_EMIT changesAsked(m_filters->pharmacyPk()); });
    connect(new QShortcut(Qt::Key_Slash, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
            [this] { m_filters->search()->edit()->setFocus(); });
}

void FormularyScreen::askShortage(pharmacy::RecordShortage missing) {
    const auto* at = current();
    if (at) missing.pharmacy = at->id;
    Q_EMIT shortageAsked(missing, at ? qs(at->name) : QString());
}

bool FormularyScreen::goBack() {
    if (m_pane->isVisible() && m_pane->product() != m_rowProduct) {
        showDetailOf(m_table->currentIndex().row());
        m_table->setFocus();
        return true;
    }
    if (m_filters->isClear()) return false;
    m_filters->clear();
    ask();
    return true;
}

void FormularyScreen::focusFirst() { m_filters->search()->edit()->setFocus(); }

const pharmacy::Pharmacy* FormularyScreen::current() const {
    const auto found = std::find_if(m_pharmacies.begin(), m_pharmacies.end(), [&](const auto& each) { return each.pk == m_filters->pharmacyPk(); });
    return found == m_pharmacies.end() ? nullptr : &*found;
}

void FormularyScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading the formulary …"));
    m_reading.run(this, m_asks.pharmacies(), [this](Result<std::vector<pharmacy::Pharmacy>> pharmacies) {
        if (!pharmacies) return showFailure(pharmacies.error());
        // The place in the list is kept where there is nothing new.
        const bool same = m_read && !m_failed && versionsOf(*pharmacies) == versionsOf(m_pharmacies);
        m_read = true;
        m_pharmacies = std::move(*pharmacies);
        if (same) return showVersion();
        m_filters->setPharmacies(m_pharmacies);
        m_pane->setPharmacies(m_pharmacies);
        ask();
    });
}

void FormularyScreen::ask() {
    showVersion();
    const auto* pharmacy = current();
    // A search that finds nothing does not move what stays.
    auto policy = m_pane->sizePolicy();
    policy.setRetainSizeWhenHidden(pharmacy && pharmacy->current);
    m_pane->setSizePolicy(policy);
    if (!pharmacy || !pharmacy->current) {
        m_asking.drop();
        m_sample->hide();
        m_model->setFound({});
        return showRows();
    }
    const auto text = m_filters->text();
    if (text.empty()) askPages(pharmacy->pk);
    else askFound(pharmacy->pk, text);
}

void FormularyScreen::askPages(std::int64_t pharmacyPk) {
    const auto filter = m_filters->filter();
    m_asking.run(this, m_asks.facets(pharmacyPk, filter), [this, pharmacyPk, filter](const Result<pharmacy::Facets>& facets) {
        if (!facets) return showFailure(facets.error());
        m_filters->setFacets(*facets);
        m_model->setPages(facets->all, [page = m_asks.page, pharmacyPk, filter](std::int64_t offset, int limit) { return page(pharmacyPk, filter, offset, limit); });
        showRows();
    });
}

void FormularyScreen::askFound(std::int64_t pharmacyPk, const std::string& text) {
    m_asking.run(this, m_asks.search(pharmacyPk, m_filters->filter(), text), [this](Result<FormularyModel::Rows> rows) {
        if (!rows) return showFailure(rows.error());
        m_filters->setFacets({});
        m_model->setFound(std::move(*rows));
        showRows();
    });
}

void FormularyScreen::showRows() {
    m_failed = false;
    const int rows = m_model->rowCount();
    m_rowProduct = 0;
    if (rows > 0) {
        m_states->showContent();
        m_table->setCurrentIndex(m_model->index(0, 0));
    } else {
        m_detailing.drop();
        m_pane->hide();
    }
    retranslate();
}

void FormularyScreen::showDetailOf(int row) {
    const auto* shown = m_model->rowAt(row);
    if (!shown) return;
    m_rowProduct = shown->product;
    m_sample->setVisible(shown->item.isSample());
    askDetail(*shown);
}

void FormularyScreen::askDetail(const pharmacy::ShownItem& shown) {
    m_detailing.run(this, m_asks.detail(shown), [this](Result<ItemDetail> detail) {
        if (!detail) return showFailure(detail.error());
        m_pane->showItem(std::move(*detail));
        m_pane->show();
    });
}

void FormularyScreen::showVersion() {
    const auto* pharmacy = current();
    QStringList parts;
    if (pharmacy && pharmacy->current) parts << versionText(*pharmacy->current);
    if (pharmacy && pharmacy->next)
        parts << tr("version %1 comes into force on %2").arg(pharmacy->next->version).arg(isoDate(pharmacy->next->validFrom));
    if (pharmacy && m_pharmacies.size() == 1) parts << qs(pharmacy->name);  // several are chosen from, beside the search
    m_version->setFullText(parts.join(u" · "_s));
    const bool refused = pharmacy && pharmacy->refused;
    m_refused->setVisible(refused);
    if (!refused) return;
    const auto why = wordsFor({Errc::Corrupt, pharmacy->refused->reason, {}});
    const auto stays = pharmacy->current ? tr("%1 stays in use.", "Version 12 of 2026-11-02").arg(versionText(*pharmacy->current)) : tr("Nothing was taken over.");
    m_refused->setWords(tr("Version %1 was refused on %2.").arg(pharmacy->refused->version).arg(dateAndTime(pharmacy->refused->at)),
                        why.what + u' ' + stays);
}

void FormularyScreen::showEmpty() {
    const auto* pharmacy = current();
    if (!pharmacy)
        return m_states->showEmpty(tr("No formulary yet"), tr("It comes with the sync as soon as a pharmacy that serves this clinic has published one."), tr("Open Sync"));
    if (!pharmacy->current)
        return m_states->showEmpty(tr("No version is in force yet"), tr("This pharmacy's formulary shows here from its first day on."), tr("Open Sync"));
    const bool searched = !m_filters->text().empty();
    m_states->showEmpty(tr("No medicine fits"), tr("Fewer letters find more; a condition may be in the way."),
                        searched ? tr("Write it into the shortage log") : tr("Clear filters"));
}

void FormularyScreen::showFailure(const Error& error) {
    m_failed = true;
    m_pane->hide();
    m_states->showError(wordsFor(error));
}

bool FormularyScreen::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (watched == m_filters->search()->edit() && (enter || key == Qt::Key_Down) && m_model->rowCount() > 0) {
            m_table->setFocus();
            return true;
        }
        if (watched == m_filters->search()->edit() && enter && m_read && !m_failed) {
            m_states->panel()->setFocus();
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

void FormularyScreen::retranslate() {
    m_model->setWords(formularyCell, formularyHeader);
    m_table->setAccessibleName(tr("Formulary"));
    m_sample->setText(tr("Sample data"));
    m_changes->setText(tr("What changed"));
    m_queue->setText(tr("Prescription review"));
    m_shortages->setText(tr("Shortage log"));
    m_changes->setEnabled(current() && current()->current);
    const int rows = m_model->rowCount();
    auto count = tr("%n medicine(s)", nullptr, rows);
    count.replace(QString::number(rows), countText(rows));
    const bool most = rows >= kMostFound && !m_filters->text().empty();
    m_count->setText(!m_read ? tr("Formulary") : most ? tr("The first %1").arg(rows) : count);
    showVersion();
    if (m_read && !m_failed && rows == 0) showEmpty();
}

void FormularyScreen::restyle() {
    // What a small window shows of the list at least; then the page scrolls.
    m_table->setMinimumHeight(px(200));
    m_states->setMinimumHeight(px(200));
    m_table->setMinimumWidth(px(330));
}

}  // namespace jiayi::ui
