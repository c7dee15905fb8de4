#include "ui/orders/order_screen.h"

#include "models/diagnostics/orders/rules/order_number.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/scroll.h"
#include "ui/common/states.h"
#include "ui/orders/cancel_dialog.h"
#include "ui/orders/order_words.h"
#include "ui/orders/ordered_row.h"
#include "ui/orders/test_box.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
/// Keys there are for sets: Alt+1 to Alt+9.
constexpr int kSetKeys = 9;
constexpr int kStackOrdersBelow = 860;

void emptyOut(QWidget* of) {
    while (auto* item = of->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // it may be the one that was pressed
        delete item;
    }
}
}  // namespace

OrderScreen::OrderScreen(OrderAsks asks, const orders::OrderBook& book, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"orders"_s);
    build();
    retranslate();
}

QWidget* OrderScreen::buildHead() {
    auto* head = new Card(this);
    auto* row = new QHBoxLayout;
    space(row, 0, 10);
    auto* words = new QVBoxLayout;
    space(words, 0, 2);
    m_name = makeLabel(TextRole::Heading, {}, head);
    m_name->setObjectName(u"order.name"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_saved = makeLabel(TextRole::Soft, {}, head);
    m_saved->setObjectName(u"order.saved"_s);
    words->addWidget(m_name);
    words->addWidget(m_saved);
    m_total = makeLabel(TextRole::Heading, {}, head);
    m_total->setObjectName(u"order.total"_s);
    m_sign = new Button(Button::Kind::Primary, {}, head);
    m_sign->setObjectName(u"order.sign"_s);
    m_sign->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addLayout(words, 1);
    row->addWidget(m_total);
    row->addWidget(m_sign);
    head->body()->addLayout(row);
    m_box = new TestBox(m_book, head);
    head->body()->addWidget(m_box);
    m_sets = new QWidget(head);
    space(new FlowLayout(m_sets), 0, 6);
    auto policy = m_sets->sizePolicy();
    policy.setHeightForWidth(true);
    m_sets->setSizePolicy(policy);
    head->body()->addWidget(m_sets);
    return head;
}

void OrderScreen::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    all->addWidget(buildHead());
    m_notice = new Notice(Tone::Bad, content);
    m_notice->setObjectName(u"order.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* columns = new Columns(kStackOrdersBelow, content);
    const auto card = [&](Card*& made, QWidget*& rows, QLabel*& none, const char* name) {
        auto* column = new QWidget(columns);
        auto* layout = new QVBoxLayout(column);
        space(layout, 0, 14);
        made = new Card(column);
        rows = new QWidget(made);
        rows->setObjectName(QLatin1String(name));
        space(new QVBoxLayout(rows), 0, 10);
        none = makeLabel(TextRole::Soft, {}, made);
        none->setWordWrap(true);
        made->body()->addWidget(rows);
        made->body()->addWidget(none);
        layout->addWidget(made);
        layout->addStretch(1);
        return column;
    };
    columns->add(card(m_linesCard, m_lines, m_none, "order.lines"), 60);
    columns->add(card(m_orderedCard, m_ordered, m_noneOrdered, "order.ordered"), 40);
    all->addWidget(columns, 1);
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"order.state"_s);
    outer->addWidget(m_states);
    connect(m_states, &StateStack::acted, this, &OrderScreen::reload);
    connect(m_box, &TestBox::taken, this, [this](const std::string& test) { add({test}); });
    connect(m_sign, &QPushButton::clicked, this, &OrderScreen::sign);
    connect(m_notice, &Notice::acted, this, [this] {
        if (m_numbers.empty()) return reload();
        m_asks.labels(m_numbers, window());
    });
}

QString OrderScreen::title() const { return tr("Orders"); }

void OrderScreen::activated() {
    if (m_page) reload();
}

void OrderScreen::focusFirst() { m_box->setFocus(); }

void OrderScreen::open(roster::ResidentId resident, std::vector<std::string> tests, std::optional<care::VisitId> visit) {
    if (m_resident != resident) {
        // Nothing of the person before may be seen under the next one's name.
        m_page.reset();
        m_wanted.clear();
        m_rows.clear();
        emptyOut(m_lines);
        m_unsaved = false;
        m_numbers.clear();
        m_notice->hide();
        m_states->showEmpty({}, {});
    }
    m_resident = resident;
    m_visit = visit;
    m_wanted.insert(m_wanted.end(), tests.begin(), tests.end());
    reload();
}

void OrderScreen::reload() {
    if (m_resident.isNil()) return;
    if (!m_page) m_states->showLoading(tr("Reading the orders …"));
    m_latest.run(this, m_asks.page(m_resident), [this](Result<orders::OrderingPage> page) {
        if (page) show(std::move(*page));
        else m_states->showError(wordsFor(page.error()));
    });
}

void OrderScreen::show(orders::OrderingPage page) {
    // What was chosen since the page was asked for is newer than the page.
    if (m_unsaved) page.draft = lines();
    m_page = std::move(page);
    // Rules may have lost a test since it was chosen.
    std::erase_if(m_page->draft, [this](const auto& line) { return !m_book.test(line.test); });
    m_states->showContent();
    showSets();
    showOrdered();
    showLines();
    if (!m_wanted.empty()) add(std::exchange(m_wanted, {}));
    retranslate();
}

void OrderScreen::add(const std::vector<std::string>& tests) {
    if (!m_page) return;
    m_page->draft = lines();
    for (const auto& id : tests) {
        const auto* test = m_book.test(id);
        const bool there = std::any_of(m_page->draft.begin(), m_page->draft.end(), [&](const auto& line) { return line.test == id; });
        if (!test || there) continue;
        orders::OrderLine line;
        line.test = id;
        // A result that counts is taken unless somebody says why not.
        line.reuse = orders::recognise(m_book, *test, m_page->results, m_page->institution, m_page->today).recognised;
        m_page->draft.push_back(std::move(line));
    }
    showLines();
    linesChanged();
    if (!m_rows.empty()) bringIntoView(m_rows.back());
}

void OrderScreen::showSets() {
    emptyOut(m_sets);
    if (!m_page) return;
    int number = 0;
    for (const auto* set : m_book.setsFor(m_page->programmes)) {
        if (++number > kSetKeys) break;
        auto* button = new Button(m_page->programmes.contains(set->programme) ? Button::Kind::Secondary : Button::Kind::Quiet, orderText(set->name), m_sets);
        button->setObjectName(u"order.set."_s + qs(set->id));
        button->setKeys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number));
        connect(button, &QPushButton::clicked, this, [this, tests = set->tests] { add(tests); });
        m_sets->layout()->addWidget(button);
        button->show();
    }
}

void OrderScreen::showLines() {
    m_rows.clear();
    emptyOut(m_lines);
    for (const auto& line : m_page->draft) {
        const auto& test = *m_book.test(line.test);
        OrderLineRow::About about{&test, orders::recognise(m_book, test, m_page->results, m_page->institution, m_page->today), {}, m_page->today};
        for (const auto* open : orders::openDoubles(m_book, test, m_page->orders)) about.doubles.push_back(*open);
        auto copy = line;
        copy.reuse = copy.reuse && about.found.recognised;
        auto* row = new OrderLineRow(std::move(copy), std::move(about), m_book, m_lines);
        m_lines->layout()->addWidget(row);
        m_rows.push_back(row);
        connect(row, &OrderLineRow::changed, this, &OrderScreen::linesChanged);
        connect(row, &OrderLineRow::removed, this, [this, id = line.test] {
            m_page->draft = lines();
            std::erase_if(m_page->draft, [&](const auto& each) { return each.test == id; });
            showLines();
            linesChanged();
            m_box->setFocus();
        });
    }
    m_none->setVisible(m_rows.empty());
    m_lines->setVisible(!m_rows.empty());
    showTotals();
}

void OrderScreen::showOrdered() {
    emptyOut(m_ordered);
    for (const auto& test : m_page->orders) {
        auto* row = new OrderedRow(test, m_book, m_clock.now(), true, m_ordered);
        m_ordered->layout()->addWidget(row);
        connect(row, &OrderedRow::labelAsked, this, [this, number = test.order.number] { m_asks.labels({number}, window()); });
        connect(row, &OrderedRow::cancelAsked, this, [this, test] { cancel(test); });
    }
    m_noneOrdered->setVisible(m_page->orders.empty());
    m_ordered->setVisible(!m_page->orders.empty());
}

std::vector<orders::OrderLine> OrderScreen::lines() const {
    std::vector<orders::OrderLine> all;
    for (const auto* row : m_rows) all.push_back(row->line());
    return all;
}

void OrderScreen::linesChanged() {
    showTotals();
    if (m_numbers.empty()) m_notice->hide();
    m_unsaved = true;
    m_saving.run(this, m_asks.saveDraft(m_resident, lines()), [this](const Result<void>& saved) {
        m_unsaved = false;
        if (!saved) say(Tone::Bad, wordsFor(saved.error()).what);
    });
}

void OrderScreen::showTotals() {
    Money total, saved;
    bool fasting = false;
    for (const auto* row : m_rows) {
        auto& sum = row->line().reuse ? saved : total;
        sum = sum + row->test().price;
        fasting = fasting || (row->test().fasting && !row->line().reuse);
    }
    m_total->setText(m_rows.empty() ? QString() : moneyText(total));
    QStringList parts;
    if (saved.fen > 0) parts << tr("%1 saved by results that are there").arg(moneyText(saved));
    if (fasting) parts << tr("comes fasting");
    m_saved->setText(parts.join(u" · "_s));
    m_saved->setVisible(!parts.isEmpty());
    m_sign->setEnabled(!m_rows.empty());
}

void OrderScreen::sign() {
    if (m_rows.empty() || !m_page) return;
    for (auto* row : m_rows)
        if (row->lacksReason()) {
            row->askReason();
            return bringIntoView(row);
        }
    m_sign->setEnabled(false);
    m_acting.run(this, m_asks.sign({m_resident, lines(), m_visit}), [this, about = m_resident](const Result<orders::SignedOrders>& done) {
        if (done && about != m_resident) return Q_EMIT changed(about);
        if (about != m_resident) return;
        if (done) return signedNow(*done);
        m_numbers.clear();
        say(Tone::Bad, wordsFor(done.error()).all(), {}, done.error().code == Errc::Conflict ? tr("Read it again") : QString());
        showTotals();
    });
}

void OrderScreen::signedNow(const orders::SignedOrders& done) {
    m_saving.drop();
    m_unsaved = false;
    m_numbers = done.numbers;
    const auto text = done.saved.fen > 0 ? tr("%1 saved by results that are there").arg(moneyText(done.saved)) : QString();
    const bool tubes = std::any_of(m_rows.begin(), m_rows.end(), [](const auto* row) { return !row->line().reuse && row->test().takesSpecimen(); });
    say(Tone::Ok, tr("Signed: %n order(s)", nullptr, static_cast<int>(done.orders.size())), text, tubes ? tr("Print labels") : QString());
    if (!tubes) m_numbers.clear();
    Q_EMIT ordersSigned(m_resident);
    Q_EMIT changed(m_resident);
    reload();
}

void OrderScreen::cancel(const orders::TrackedTest& test) {
    auto* dialog = new CancelDialog(orderName(test.order), m_book, this);
    connect(dialog, &CancelDialog::given, this, [this, id = test.order.id](const std::string& reason) {
        m_acting.run(this, m_asks.cancel({id, reason}), [this](const Result<void>& done) {
            if (!done) say(Tone::Bad, wordsFor(done.error()).all());
            else Q_EMIT changed(m_resident);
            reload();
        });
    });
    dialog->open();
}

void OrderScreen::say(Tone tone, const QString& headline, const QString& text, const QString& action) {
    m_notice->setTone(tone);
    m_notice->setWords(headline, text);
    m_notice->setAction(action);
    if (auto* button = m_notice->findChild<Button*>(u"notice.action"_s)) button->setKeys(action.isEmpty() ? QKeySequence() : QKeySequence(Qt::CTRL | Qt::Key_P));
    m_notice->show();
}

void OrderScreen::retranslate() {
    m_sign->setText(tr("Sign"));
    m_linesCard->setTitle(tr("To be signed"));
    // Somebody has to confirm the figures; until then every page that uses them says so.
    const bool unsignedRows = std::any_of(m_book.tests.begin(), m_book.tests.end(), [](const auto& test) { return test.generalKnowledge(); });
    m_linesCard->setHint(unsignedRows ? tr("prices and validity: general knowledge, to be verified") : QString());
    m_none->setText(tr("Nothing is chosen. Type a test, or take a set with its key."));
    m_orderedCard->setTitle(tr("Ordered"));
    m_noneOrdered->setText(tr("Nothing was ordered yet."));
    if (m_page) {
        m_name->setText(tr("Orders for %1").arg(qs(m_page->resident.name)));
        for (const auto& set : m_book.sets)
            if (auto* button = m_sets->findChild<Button*>(u"order.set."_s + qs(set.id))) button->setText(orderText(set.name));
        showTotals();
    }
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
