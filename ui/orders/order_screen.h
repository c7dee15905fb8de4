#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/common/tokens.h"
#include "ui/orders/order_asks.h"
#include "ui/orders/order_line_row.h"

#include <set>

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class Notice;
class StateStack;
class TestBox;

/// Orders of one person: a test by name or a set by one key, beside each line what a result from elsewhere makes needless, Ctrl+Enter signs. What is
/// chosen is kept at every change and waits until it is signed. UI thread; book and clock outlive it.
class OrderScreen : public Screen {
    Q_OBJECT
public:
    OrderScreen(OrderAsks asks, const orders::OrderBook& book, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void focusFirst() override;
    /// `tests` join what is chosen already; `visit`: in the course of which they are ordered.
    void open(roster::ResidentId resident, std::vector<std::string> tests = {}, std::optional<care::VisitId> visit = {});
    void reload();
    roster::ResidentId resident() const { return m_resident; }

Q_SIGNALS:
    /// Signed, or cancelled: others may want to hear of it.
    void changed(jiayi::roster::ResidentId resident);
    void ordersSigned(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildHead();
    void show(orders::OrderingPage page);
    void add(const std::vector<std::string>& tests);
    void showSets();
    void showLines();
    void showOrdered();
    void showTotals();
    void linesChanged();
    std::vector<orders::OrderLine> lines() const;
    void sign();
    void signedNow(const orders::SignedOrders& done);
    void cancel(const orders::TrackedTest& test);
    void say(Tone tone, const QString& headline, const QString& text = {}, const QString& action = {});

    OrderAsks m_asks;
    const orders::OrderBook& m_book;
    const Clock& m_clock;
    roster::ResidentId m_resident;
    std::vector<std::string> m_wanted;  ///< to be added when the page has been read
    std::optional<care::VisitId> m_visit;
    std::optional<orders::OrderingPage> m_page;
    bool m_unsaved = false;  ///< what is chosen is on its way to the store
    std::vector<OrderLineRow*> m_rows;
    std::vector<std::string> m_numbers;  ///< just signed, for their labels
    Latest m_latest, m_saving, m_acting;
    QLabel* m_name;
    QLabel* m_total;
    QLabel* m_saved;
    Button* m_sign;
    TestBox* m_box;
    QWidget* m_sets;
    Notice* m_notice;
    Card* m_linesCard;
    QWidget* m_lines;
    QLabel* m_none;
    Card* m_orderedCard;
    QWidget* m_ordered;
    QLabel* m_noneOrdered;
    StateStack* m_states;
};

}  // namespace jiayi::ui
