#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/plan/plan_asks.h"

#include <array>

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class ChipRow;
class Notice;
class StateStack;
class TextField;

/// What is agreed with a person: goals, what was explained, what is measured at home. Chips offer what the file has; goals may be in the person's own
/// words. Ctrl+Enter agrees, and only then is anything written. UI thread; rules outlive it.
class PlanScreen : public Screen {
    Q_OBJECT
public:
    PlanScreen(PlanAsks asks, const plan::PlanRules& rules, const care::RuleBook& care, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override;
    void focusFirst() override;
    void open(roster::ResidentId resident);
    void reload();

Q_SIGNALS:
    void agreed();

protected:
    void retranslate() override;

private:
    struct Part {
        Card* card = nullptr;
        ChipRow* chips = nullptr;
        QLabel* words = nullptr;
    };
    void build();
    QWidget* buildHead();
    Part buildPart(plan::ItemKind kind, QWidget* parent);
    void show(plan::PlanPage page);
    void fill();
    void showChosen();
    QString targetWords() const;
    std::vector<plan::PlanItem> items() const;
    bool isChanged() const;
    void agree();
    Part& part(plan::ItemKind kind) { return m_parts[static_cast<std::size_t>(kind)]; }

    PlanAsks m_asks;
    const plan::PlanRules& m_rules;
    const care::RuleBook& m_care;
    roster::ResidentId m_resident;
    std::optional<plan::PlanPage> m_page;
    Latest m_latest, m_agreeing;
    std::array<Part, 3> m_parts;
    QLabel* m_name;
    QLabel* m_state;
    QLabel* m_targets;
    TextField* m_own;
    Notice* m_notice;
    Button* m_print;
    Button* m_agree;
    StateStack* m_states;
};

}  // namespace jiayi::ui
