#pragma once

#include "ui/common/async.h"
#include "ui/common/card.h"
#include "ui/plan/plan_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;

/// The chart's line about the care plan; the rest is a page of its own.
class PlanCard : public Card {
    Q_OBJECT
public:
    PlanCard(PlanAsks asks, const plan::PlanRules& rules, QWidget* parent = nullptr);
    void showResident(roster::ResidentId resident);

Q_SIGNALS:
    void pageAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    PlanAsks m_asks;
    const plan::PlanRules& m_rules;
    roster::ResidentId m_resident;
    std::optional<plan::PlanPage> m_page;
    std::optional<Error> m_error;
    Latest m_latest;
    QLabel* m_line;
    Button* m_open;
};

}  // namespace jiayi::ui
