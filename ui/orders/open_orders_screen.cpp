#include "ui/orders/open_orders_screen.h"

#include "models/diagnostics/orders/rules/order_number.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/orders/open_orders_model.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using orders::OpenView;

namespace {

const auto kToCollect = u"collect"_s, kUnderWay = u"underWay"_s, kOverdue = u"overdue"_s;
/// Design widths; where there is no room the later ones go first.
constexpr std::pair<int, int> kOpenOrderColumns[] = {{OpenOrdersModel::Person, 150}, {OpenOrdersModel::State, 130}, {OpenOrdersModel::Due, 150}, {OpenOrdersModel::Number, 180}};
constexpr int kNarrowestTests = 200;

}  // namespace

OpenOrdersScreen::OpenOrdersScreen(OpenOrderAsks asks, const orders::OrderBook& book, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_book(book), m_model(new OpenOrdersModel(clock, this)) {
    setObjectName(u"openOrders"_s);
    build();
    connectParts();
    retranslate();
}

QString OpenOrdersScreen::title() const { return tr("Open orders"); }

void OpenOrdersScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 14);
    m_heading = makeLabel(TextRole::Heading, {}, this);
    m_scan = new TextField(this);
    m_scan->edit()->setObjectName(u"openOrders.scan"_s);
    m_scan->setLabelShown(false);
    head->addWidget(m_heading);
    head->addStretch(1);
    head->addWidget(m_scan, 1);
    all->addLayout(head);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"openOrders.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* card = new Card(this);
    m_view = new ChipRow(ChipRow::Mode::One, card);
    m_view->setObjectName(u"openOrders.view"_s);
    card->body()->addWidget(m_view);
    m_table = new RowTable(card);
    m_table->setObjectName(u"openOrders.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(OpenOrdersModel::Tests, kOpenOrderColumns, kNarrowestTests);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"openOrders.state"_s);
    card->body()->addWidget(m_states, 1);
    auto* keys = new QWidget(card);
    space(new FlowLayout(keys), 0, 8);
    const auto act = [&](const char* name, QKeySequence key) {
        auto* button = new Button(Button::Kind::Secondary, {}, keys);
        button->setObjectName(u"openOrders."_s + QLatin1String(name));
        button->setKeys(key);
        keys->layout()->addWidget(button);
        return button;
    };
    m_collect = act("collect", Qt::ALT | Qt::Key_C);
    m_labels = act("label", Qt::ALT | Qt::Key_L);
    m_allLabels = act("labels", Qt::CTRL | Qt::Key_P);
    m_orders = act("orders", Qt::ALT | Qt::Key_O);
    m_chart = act("chart", Qt::Key_F5);
    card->body()->addWidget(keys);
    all->addWidget(card, 1);
}

void OpenOrdersScreen::connectParts() {
    connect(m_view, &ChipRow::chosenChanged, this, &OpenOrdersScreen::reload);
    connect(m_states, &StateStack::acted, this, &OpenOrdersScreen::reload);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &OpenOrdersScreen::showActs);
    connect(m_table, &RowTable::rowActed, this, [this] { m_orders->click(); });
    connect(m_scan->edit(), &QLineEdit::returnPressed, this, [this] { collect(m_scan->text()); });
    connect(m_scan->edit(), &QLineEdit::textEdited, this, [this] { m_scan->setError({}); });
    connect(m_collect, &QPushButton::clicked, this, [this] {
        if (const auto* tube = current()) collect(qs(tube->number));
    });
    connect(m_labels, &QPushButton::clicked, this, [this] {
        if (const auto* tube = current()) m_asks.labels({tube->number}, window());
    });
    connect(m_allLabels, &QPushButton::clicked, this, [this] {
        std::vector<std::string> numbers;
        for (const auto& tube : m_model->rows())
            if (tube.takesSpecimen) numbers.push_back(tube.number);
        m_asks.labels(numbers, window());
    });
    connect(m_orders, &QPushButton::clicked, this, [this] {
        if (const auto* tube = current()) Q_EMIT ordersAsked(tube->resident);
    });
    connect(m_chart, &QPushButton::clicked, this, [this] {
        if (const auto* tube = current()) Q_EMIT chartAsked(tube->resident);
    });
}

void OpenOrdersScreen::focusFirst() { m_scan->edit()->setFocus(); }

OpenView OpenOrdersScreen::view() const {
    const auto chosen = m_view->chosen();
    return chosen.contains(kUnderWay) ? OpenView::UnderWay : chosen.contains(kOverdue) ? OpenView::Overdue : OpenView::ToCollect;
}

const orders::OpenTube* OpenOrdersScreen::current() const {
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= m_model->rowCount() ? nullptr : &m_model->at(row);
}

void OpenOrdersScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading the orders …"));
    m_reading.run(this, m_asks.open(view()), [this](Result<orders::OpenOrders> open) {
        if (open) return take(std::move(*open));
        m_read = false;
        m_states->showError(wordsFor(open.error()));
        showActs();
    });
}

/// What was chosen stays chosen, wherever it stands now.
void OpenOrdersScreen::take(orders::OpenOrders open) {
    const auto before = current() ? current()->number : std::string{};
    m_read = true;
    m_model->setRows(std::exchange(open.tubes, {}));
    m_open = std::move(open);
    int row = 0;
    for (int each = 0; each < m_model->rowCount(); ++each)
        if (m_model->at(each).number == before) row = each;
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(row, 0));
    showCounts();
    showState();
    showActs();
}

void OpenOrdersScreen::showCounts() {
    const auto count = [](std::size_t number) { return u' ' + countText(static_cast<qint64>(number)); };
    m_view->setChoices({{kToCollect, tr("To collect") + count(m_open.toCollect)}, {kUnderWay, tr("Under way") + count(m_open.underWay)}, {kOverdue, tr("Overdue") + count(m_open.overdue)}});
    if (m_view->chosen().isEmpty()) m_view->setChosen({kToCollect});
}

void OpenOrdersScreen::showState() {
    if (!m_read) return;
    if (m_model->rowCount() > 0) return m_states->showContent();
    switch (view()) {
        case OpenView::ToCollect: return m_states->showEmpty(tr("Nothing to collect"), tr("Every specimen that was ordered has been taken."));
        case OpenView::UnderWay: return m_states->showEmpty(tr("Nothing is under way"), tr("No specimen or study waits for its result."));
        case OpenView::Overdue: return m_states->showEmpty(tr("Nothing is overdue"), tr("Every result came in its time."));
    }
}

void OpenOrdersScreen::showActs() {
    const auto* tube = m_read ? current() : nullptr;
    const bool waits = tube && tube->takesSpecimen && orders::after(tube->state(), orders::OrderEvent::Collect);
    m_collect->setEnabled(waits);
    m_labels->setEnabled(tube && tube->takesSpecimen);
    bool any = false;
    for (const auto& each : m_model->rows()) any = any || each.takesSpecimen;
    m_allLabels->setEnabled(any);
    m_orders->setEnabled(tube);
    m_chart->setEnabled(tube);
}

void OpenOrdersScreen::collect(const QString& number) {
    if (number.trimmed().isEmpty()) return;
    m_acting.run(this, m_asks.collect({utf8(number)}), [this](const Result<roster::ResidentId>& done) { collected(done); });
}

/// The field keeps the keyboard, so that one tube after the other can be scanned.
void OpenOrdersScreen::collected(const Result<roster::ResidentId>& done) {
    m_notice->setVisible(!done);
    m_scan->edit()->clear();
    if (done) Q_EMIT changed(*done);
    else m_notice->setWords(wordsFor(done.error()));
    reload();
}

void OpenOrdersScreen::retranslate() {
    m_heading->setText(title());
    m_scan->setLabel(tr("Scan a label: the specimen was taken"));
    m_scan->edit()->setPlaceholderText(tr("Scan a label: the specimen was taken"));
    m_collect->setText(tr("Collected"));
    m_labels->setText(tr("Label"));
    m_allLabels->setText(tr("All labels"));
    m_orders->setText(tr("Orders"));
    m_chart->setText(tr("Chart"));
    m_view->setAccessibleName(tr("State"));
    m_table->setAccessibleName(tr("Open orders"));
    m_model->retranslate();
    showCounts();
    showState();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
