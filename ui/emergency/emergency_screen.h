#pragma once

#include "models/qt/value_model.h"
#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/emergency/emergency_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;
class ChoiceField;
class Notice;
class RowTable;
class StateStack;

/// Everybody of a grid with what they take; who runs out first stands first.
class AreaModel : public qt::ValueModel<emergency::AreaPerson> {
public:
    enum Column { Person, Medicines, Left, ColumnCount };
    AreaModel(const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Clock& m_clock;
};

/// For an area that is closed off: choose a grid, print lists and sheets, and take in afterwards what was written on paper (Enter on a person). UI thread.
class EmergencyScreen : public Screen {
    Q_OBJECT
public:
    EmergencyScreen(EmergencyAsks asks, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override;
    void focusFirst() override;

Q_SIGNALS:
    void recorded();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void readAreas();
    void readList();
    void showCounts();
    void openLate(int row);
    std::string grid() const;

    EmergencyAsks m_asks;
    const Clock& m_clock;
    Latest m_latestAreas, m_latestList;
    std::vector<emergency::Area> m_areas;
    AreaModel* m_model;
    QLabel* m_title;
    QLabel* m_what;
    QLabel* m_counts;
    ChoiceField* m_grid;
    Button* m_print;
    Button* m_late;
    Notice* m_done;
    RowTable* m_table;
    StateStack* m_states;
};

}  // namespace jiayi::ui
