#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/guidance/guidance_asks.h"
#include "ui/guidance/rule_use_model.h"

class QLabel;

namespace jiayi::ui {

class Card;
class ChipRow;
class RowTable;
class StateStack;
class TextField;

/// How the rules of the guidance fare: shown, taken and put aside, each with its source and what is unsigned. Counts only, of nobody in
/// particular. UI thread; `clock` outlives it.
class RuleUseScreen : public Screen {
    Q_OBJECT
public:
    RuleUseScreen(RuleUseAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;

    void reload();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void buildHead(Card* card);
    void connectParts();
    void setOrder(RuleOrder order);
    RuleOrder order() const;
    void showRules();
    void showRule(int row);

    RuleUseAsks m_asks;
    const Clock& m_clock;
    std::vector<guidance::RuleUse> m_uses;  ///< in the order of the table
    Latest m_reading;
    bool m_failed = false;
    ChipRow* m_period;
    ChipRow* m_order;
    TextField* m_search;
    QLabel* m_sum;
    RuleUseModel* m_model;
    RowTable* m_table;
    StateStack* m_states;
    Card* m_detail;
    QLabel* m_why;
    QLabel* m_condition;
    QLabel* m_source;
};

}  // namespace jiayi::ui
