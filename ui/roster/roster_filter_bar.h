#pragma once

#include "ui/common/live.h"
#include "ui/roster/roster_asks.h"

#include <QWidget>

namespace jiayi::ui {

class Button;
class Chip;
class ChipRow;
class ChoiceField;
class FlowLayout;
class NumberField;
class TextField;

/// Every filter of the roster and its order, all at once; what it shows is what is asked.
class RosterFilterBar : public Live<QWidget> {
    Q_OBJECT
public:
    explicit RosterFilterBar(QWidget* parent = nullptr);

    void setChoices(RosterChoices choices);
    /// `today` is filled in by whoever asks.
    roster::RosterFilter filter() const;
    roster::RosterOrder order() const;
    void show(const roster::RosterFilter& filter, const roster::RosterOrder& order);
    /// Back to everybody, in the same order.
    void clear();
    bool isClear() const;
    TextField* text() const { return m_text; }
    /// A button at the end of the chips, where it wraps with them.
    void addAction(QWidget* action);

Q_SIGNALS:
    /// `typing` is true while a text grows: the question may wait a moment.
    void changed(bool typing);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void fillGrids();
    void tell();

    RosterChoices m_choices;
    std::optional<roster::ResidentStatus> m_status = roster::ResidentStatus::Active;
    FlowLayout* m_chips;
    TextField* m_text;
    ChoiceField* m_grid;
    ChoiceField* m_doctor;
    ChoiceField* m_contract;
    NumberField* m_minAge;
    NumberField* m_maxAge;
    ChoiceField* m_order;
    ChipRow* m_programme;
    ChipRow* m_control;
    Chip* m_overdue;
    Button* m_clear;
};

}  // namespace jiayi::ui
