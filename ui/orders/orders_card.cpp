#include "ui/orders/orders_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/orders/ordered_row.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
/// The chart fits a screen with so many.
constexpr std::size_t kFewOrders = 3;
}  // namespace

OrdersCard::OrdersCard(OrderAsks asks, const orders::OrderBook& book, const Clock& clock, QWidget* parent)
    : Card(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock), m_rows(new QWidget(this)) {
    setObjectName(u"orders.card"_s);
    space(new QVBoxLayout(m_rows), 0, 10);
    m_line = makeLabel(TextRole::Soft, {}, this);
    m_line->setObjectName(u"orders.line"_s);
    m_line->setWordWrap(true);
    m_open = new Button(Button::Kind::Quiet, {}, this);
    m_open->setObjectName(u"orders.open"_s);
    m_open->setKeys(Qt::ALT | Qt::Key_O);
    addHeadAction(m_open);
    body()->addWidget(m_rows);
    body()->addWidget(m_line);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(m_resident); });
    retranslate();
}

void OrdersCard::showResident(roster::ResidentId resident) {
    if (m_resident != resident) {
        // Nothing of the person before may be seen under the next one's name.
        m_page.reset();
        showRows();
    }
    m_resident = resident;
    m_error.reset();
    m_latest.run(this, m_asks.page(resident), [this](Result<orders::OrderingPage> page) {
        if (page) m_page = std::move(*page);
        else m_error = page.error();
        showRows();
    });
}

void OrdersCard::showRows() {
    qDeleteAll(m_rows->findChildren<OrderedRow*>(QString(), Qt::FindDirectChildrenOnly));
    std::size_t shown = 0;
    if (m_page)
        for (const auto& test : m_page->orders) {
            if (!orders::isOpen(test.state) || shown == kFewOrders) continue;
            m_rows->layout()->addWidget(new OrderedRow(test, m_book, m_clock.now(), false, m_rows));
            ++shown;
        }
    m_rows->setVisible(shown > 0);
    retranslate();
}

void OrdersCard::retranslate() {
    setTitle(tr("Orders"));
    m_open->setText(tr("Order"));
    m_line->setProperty("tone", m_error ? u"bad"_s : QString());
    setHint({});
    if (m_error) m_line->setText(wordsFor(*m_error).what);
    else if (!m_page) m_line->clear();
    else {
        const auto open = static_cast<std::size_t>(std::count_if(m_page->orders.begin(), m_page->orders.end(), [](const auto& test) { return orders::isOpen(test.state); }));
        QStringList parts;
        if (open == 0) parts << tr("Nothing is under way.");
        if (open > kFewOrders) parts << tr("%n more under way", nullptr, static_cast<int>(open - kFewOrders));
        if (!m_page->draft.empty()) parts << tr("%n chosen, not signed yet", nullptr, static_cast<int>(m_page->draft.size()));
        m_line->setText(parts.join(u" · "_s));
    }
    m_line->setVisible(!m_line->text().isEmpty());
}

}  // namespace jiayi::ui
