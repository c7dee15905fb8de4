#pragma once

#include "models/care/rules/rule_book.h"
#include "models/readings/self_measured.h"
#include "ui/common/card.h"

class QGridLayout;

namespace jiayi::ui {

/// What the person measured at home: the mean of each, and the newest. Never among laboratory values, and it says so.
class HomeCard : public Card {
    Q_OBJECT
public:
    explicit HomeCard(const care::RuleBook& rules, QWidget* parent = nullptr);
    void show(const readings::ReadingsPage& page, int days);

protected:
    void retranslate() override;

private:
    void fill();
    const care::RuleBook& m_rules;
    readings::ReadingsPage m_page;
    int m_days = 0;
    QGridLayout* m_grid;
};

}  // namespace jiayi::ui
