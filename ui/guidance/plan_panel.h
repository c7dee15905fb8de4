#pragma once

#include "models/care/guidance/cards.h"
#include "ui/common/live.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace jiayi::ui {

class Button;

/// The steps of all open cards as one plan, whatever the programme they come from: what is noted, and what leads to the pad. Enter takes it,
/// Esc leaves it. Referrals stay out: each is a decision of its own.
class PlanPanel : public Live<QWidget> {
    Q_OBJECT
public:
    PlanPanel(const guidance::GuidanceBook& book, QWidget* parent);
    /// Whether there is more than one step to take together.
    static bool isPlan(const std::vector<const guidance::PersonCard*>& open);
    static bool belongs(const guidance::Card& card) { return card.rule->action.kind != guidance::Action::Kind::Refer; }
    using Orders = std::function<bool(const guidance::PersonCard&)>;
    /// `orders` says of which cards the tests can be ordered.
    void propose(const std::vector<const guidance::PersonCard*>& open, Orders orders);
    const std::vector<guidance::PersonCard>& steps() const { return m_steps; }

Q_SIGNALS:
    void taken();
    void left();

protected:
    void retranslate() override;

private:
    QString lines() const;

    const guidance::GuidanceBook& m_book;
    std::vector<guidance::PersonCard> m_steps;
    Orders m_orders;
    QLabel* m_title;
    QLabel* m_text;
    Button* m_take;
    Button* m_leave;
};

}  // namespace jiayi::ui
