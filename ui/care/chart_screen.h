#pragma once

#include "ui/care/care_asks.h"
#include "ui/common/screen.h"

#include "models/qt/async.h"

class QVBoxLayout;

namespace jiayi::ui {

class Button;
class LatestCard;
class MedicinesCard;
class Notice;
class PersonHeader;
class StateStack;
class TimelineCard;
class TrendCard;

/// One person on one page: who, latest values, trend, medicines, timeline. F4 begins a visit. UI thread; `rules` and
/// `clock` outlive it.
class ChartScreen : public Screen {
    Q_OBJECT
public:
    ChartScreen(ChartAsks asks, const care::RuleBook& rules, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void focusFirst() override;

    void open(care::ResidentId resident);
    /// Reads everything again, after a visit was signed or the hub brought news.
    void reload();
    /// Where a card of another room stands in the right column.
    enum class Place { First, BelowMedicines };
    /// It is told whom the chart shows by shown().
    void placeCard(QWidget* card, Place place);
    /// Onto the trend of HbA1c, of the person who is shown.
    void showForecast(std::optional<TrendForecast> forecast);
    care::ResidentId resident() const { return m_resident; }

Q_SIGNALS:
    /// F4, or an unsigned draft is to be continued.
    void visitAsked(jiayi::care::ResidentId resident);
    /// Shift+F4: somebody comes with a complaint.
    void outpatientAsked(jiayi::care::ResidentId resident);
    /// A signed visit of the timeline.
    void visitOpened(jiayi::care::VisitId visit);
    void editAsked(jiayi::care::ResidentId resident);
    /// F5, or with everything renewed F6.
    void prescribeAsked(jiayi::care::ResidentId resident, bool renewAll);
    /// The chart was read, for the first time or again.
    void shown(jiayi::care::ResidentId resident);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void ask();
    void show(care::ChartSummary chart);
    void showDrafts();
    void showOffers();
    void enrol(const std::string& code);
    void openTargets();

    ChartAsks m_asks;
    const care::RuleBook& m_rules;
    const Clock& m_clock;
    care::ResidentId m_resident;
    std::optional<care::ChartSummary> m_chart;
    qt::Latest m_latest;
    qt::Latest m_latestEnrol;
    QWidget* m_content;
    StateStack* m_states;
    PersonHeader* m_header;
    Button* m_edit;
    Button* m_prescribe;
    Button* m_renew;
    Button* m_visit;
    Button* m_outpatient;
    Button* m_targets;
    Notice* m_draft;
    QWidget* m_offers;
    TrendCard* m_trend;
    LatestCard* m_values;
    QVBoxLayout* m_rightColumn;
    MedicinesCard* m_medicines;
    TimelineCard* m_timeline;
};

}  // namespace jiayi::ui
