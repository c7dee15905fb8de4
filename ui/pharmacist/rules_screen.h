#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/pharmacist/pharmacist_asks.h"

class QLabel;

namespace jiayi::ui {

class Card;
class ChipRow;
class FigureTiles;
class RowTable;
class RuleModel;
class RulePane;
class StateStack;
class TextField;

/// How prescriptions fare with their review, and the rules themselves: what was gone past and why, what a pharmacist signs off or retires here.
/// UI thread.
class RulesScreen : public Screen {
    Q_OBJECT
public:
    RulesScreen(RulesAsks asks, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override { reload(); }
    bool goBack() override;
    void focusFirst() override;

    void reload();

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildList(Card* card);
    void connectParts();
    void readFigures();
    void askMeasures();
    void showRules();
    void showLists();
    void showState();
    void askNoise();
    void decide(QFuture<Result<void>> decided, bool changesNoise);
    void showFailure(const Error& error);
    bool isListed(const pharmacy::RuleFigure& figure, const QString& list) const;

    RulesAsks m_asks;
    const Clock& m_clock;
    std::vector<pharmacy::RuleFigure> m_figures;
    FigureTiles* m_tiles;
    ChipRow* m_period;
    QLabel* m_span;
    ChipRow* m_lists;
    TextField* m_search;
    RuleModel* m_model;
    RowTable* m_table;
    StateStack* m_states;
    RulePane* m_pane;
    Latest m_readingStanding, m_reading, m_measuring, m_noising, m_deciding;
    bool m_read = false;
    bool m_failed = false;
    bool m_noiseKnown = false;
};

}  // namespace jiayi::ui
