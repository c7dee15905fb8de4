#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/contracts/contract_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class ChoiceField;
class DriveModel;
class RowTable;
class StateStack;

/// Whose contract ends, has run out or waits for a signature; what every doctor has, of how many. Enter opens the person. UI thread.
class DriveScreen : public Screen {
    Q_OBJECT
public:
    DriveScreen(ContractAsks asks, const contracts::ContractBook& book, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    void reload();

Q_SIGNALS:
    void personAsked(jiayi::roster::ResidentId resident);
    void chartAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void build();
    contracts::DriveFilter filter() const;
    void ask(std::int64_t offset);
    void show(DriveAnswer answer, bool further);
    void showCounts();
    void showLoads();

    ContractAsks m_asks;
    const contracts::ContractBook& m_book;
    const Clock& m_clock;
    DriveAnswer m_answer;
    bool m_read = false;
    Latest m_reading;
    DriveModel* m_model;
    QLabel* m_count;
    QLabel* m_loads;
    ChipRow* m_views;
    ChoiceField* m_team;
    ChoiceField* m_doctor;
    RowTable* m_table;
    StateStack* m_states;
    Button* m_more;
    Button* m_chart;
};

}  // namespace jiayi::ui
