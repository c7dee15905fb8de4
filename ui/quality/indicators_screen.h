#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/quality/quality_asks.h"

#include <QMap>

class QLabel;

namespace jiayi::ui {

class BandsView;
class BoardView;
class BusyOverlay;
class Button;
class ChipRow;
class FunnelsView;
class GroupsView;
class ImprovementView;
class MeasuresView;
class Notice;
class QualityFilterBar;
class QuestionsView;
class StatePanel;
class TrendView;

/// The indicators of the clinic (Q1, Q3, Q5): one count of everybody stands behind all its views, the months are counted when somebody looks at them. UI
/// thread; the books and `clock` outlive it.
class IndicatorsScreen : public Screen {
    Q_OBJECT
public:
    IndicatorsScreen(QualityAsks asks, const quality::MeasureBook& book, const quality::BoardBook& board, const Clock& clock, QWidget* parent = nullptr);
    ~IndicatorsScreen() override;

    QString title() const override;
    void activated() override;
    void focusFirst() override;
    bool goBack() override;
    /// Somebody's facts are others now: counted again when it is looked at next.
    void factsChanged() { m_stale = true; }
    /// "board", "trend", "bands", "funnels", "groups", "improvement", "questions", "all".
    void showView(const QString& view);
    QString view() const;
    /// What the figures are of.
    quality::BoardAsk ask() const;

Q_SIGNALS:
    void peopleAsked(const std::string& measure, const jiayi::quality::BoardAsk& of, std::optional<int> band);
    void chartAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void build();
    void connectParts();
    void connectViews();
    void reload();
    void readSeries();
    void readQuestions();
    void readConsortium();
    void take(Result<std::shared_ptr<const quality::Board>> board);
    void showParts();
    void save();
    void writeEvidence();

    QualityAsks m_asks;
    const quality::MeasureBook& m_book;
    const quality::BoardBook& m_tiles;
    const Clock& m_clock;
    std::shared_ptr<const quality::Board> m_board;
    quality::BoardAsk m_counted;       ///< what the board is of
    std::optional<int> m_questions;
    std::optional<Error> m_failure, m_seriesFailure;
    bool m_stale = true, m_seriesAsked = false;
    std::stop_source m_stop;
    Latest m_reading, m_readingSeries, m_readingQuestions, m_readingChoices, m_readingConsortium, m_reporting;
    QualityFilterBar* m_filter;
    ChipRow* m_views;
    QLabel* m_span;
    Notice* m_notice;
    Button* m_evidence;
    Button* m_print;
    Button* m_save;
    StatePanel* m_state;
    BoardView* m_boardView;
    TrendView* m_trend;
    BandsView* m_bands;
    FunnelsView* m_funnels;
    GroupsView* m_groups;
    ImprovementView* m_improvement;
    QuestionsView* m_asked;
    MeasuresView* m_measures;
    QMap<QString, QWidget*> m_parts;
    BusyOverlay* m_busy;
};

}  // namespace jiayi::ui
