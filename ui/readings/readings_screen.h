#pragma once

#include "models/care/rules/rule_book.h"
#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/readings/readings_asks.h"

class QLabel;

namespace jiayi::ui {

class AgpPlot;
class Button;
class Card;
class FiguresCard;
class HomeCard;
class Notice;
class StateStack;

/// What a sensor told and what was measured at home, on a page of its own. UI thread; rules outlive it.
class ReadingsScreen : public Screen {
    Q_OBJECT
public:
    ReadingsScreen(ReadingsAsks asks, const readings::ReadingRules& rules, const care::RuleBook& care, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override;
    void focusFirst() override;
    void open(roster::ResidentId resident);
    void reload();

Q_SIGNALS:
    /// Readings came or were taken back.
    void changed();

protected:
    void retranslate() override;

private:
    void build();
    QWidget* buildHead();
    void show(readings::ReadingsPage page);
    void showWords();
    void readFile();
    void askTakeBack();
    void takeBack();

    ReadingsAsks m_asks;
    const readings::ReadingRules& m_rules;
    const care::RuleBook& m_care;
    roster::ResidentId m_resident;
    std::optional<readings::ReadingsPage> m_page;
    Latest m_latest, m_taking;
    QLabel* m_name;
    QLabel* m_apart;
    Button* m_read;
    Button* m_print;
    Button* m_back;
    Notice* m_confirm;
    Notice* m_failure;
    StateStack* m_states;
    StateStack* m_sensor;
    Card* m_card;
    AgpPlot* m_plot;
    QLabel* m_legend;
    Notice* m_thin;
    FiguresCard* m_figures;
    HomeCard* m_home;
};

}  // namespace jiayi::ui
