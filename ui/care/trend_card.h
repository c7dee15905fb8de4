#pragma once

#include "models/qt/async.h"
#include "models/qt/value_model.h"
#include "ui/care/care_asks.h"
#include "ui/common/card.h"

class QLabel;
class QStackedWidget;
class QTableView;

namespace jiayi::ui {

class Chip;
class ChipRow;
class StateStack;
class TreatmentLanes;
class TrendPlot;

/// One measurement over time: which, how long, in which unit; as a drawing or as a table.
class TrendCard : public Card {
    Q_OBJECT
public:
    TrendCard(const ChartAsks& asks, const care::RuleBook& rules, const Clock& clock, QWidget* parent = nullptr);

    void open(care::ResidentId resident);
    void showMeasure(const QString& key);
    /// Of the next HbA1c, in percent: drawn where HbA1c is shown. Nothing takes it away.
    void setForecast(std::optional<TrendForecast> forecast);

protected:
    void retranslate() override;
    void restyle() override;

private:
    struct Row {
        care::TrendPoint point;
        QString line;
    };
    void build();
    void ask();
    void show(care::TrendSeries series);
    void fillTable();
    std::string unitAsked() const;
    std::optional<TrendForecast> forecastShown() const;
    void draw();

    const ChartAsks& m_asks;
    const care::RuleBook& m_rules;
    const Clock& m_clock;
    care::ResidentId m_resident;
    care::TrendQuery m_query;
    care::TrendSeries m_series;
    std::optional<TrendForecast> m_forecast;
    qt::Latest m_latest;
    ChipRow* m_measures;
    ChipRow* m_periods;
    Chip* m_otherUnit;
    Chip* m_asTable;
    StateStack* m_states;
    QStackedWidget* m_faces;
    TrendPlot* m_plot;
    TreatmentLanes* m_lanes;
    QLabel* m_legend;
    QTableView* m_table;
    qt::ValueModel<Row>* m_rows;
};

}  // namespace jiayi::ui
