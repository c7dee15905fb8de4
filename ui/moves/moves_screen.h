#pragma once

#include "ui/common/async.h"
#include "ui/common/screen.h"
#include "ui/moves/moves_asks.h"

class QAbstractItemModel;
class QLabel;
class QStackedWidget;

namespace jiayi::ui {

class ArrivalModel;
class ArrivalPane;
class BoardPage;
class Button;
class Card;
class ChipRow;
class Notice;
class RequestModel;
class RiskModel;
class RowTable;
class StateStack;

/// Residents who come and go: the board, who is to be taken in, who is leaving, who may leave. UI thread; the book outlives it.
class MovesScreen : public Screen {
    Q_OBJECT
public:
    enum class Page { Board, Arrivals, Requests, Risk };
    MovesScreen(MovesAsks asks, const moves::MovesBook& book, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override { reload(); }
    void focusFirst() override;
    void reload();
    void showPage(Page page);
    /// The arrivals, that person chosen.
    void openArrival(roster::ResidentId resident);

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    /// The page of that person's leaving.
    void handoverAsked(jiayi::roster::ResidentId resident);
    /// Something was written.
    void changed();

protected:
    void retranslate() override;

private:
    struct List {
        RowTable* table = nullptr;
        StateStack* states = nullptr;
    };
    void build();
    QWidget* buildArrivals();
    QWidget* buildRequests();
    QWidget* buildRisk();
    List addList(Card* card, QAbstractItemModel* model, const QString& name);
    Page page() const;
    void readBoard();
    void readArrivals();
    void readRequests();
    void readRisk();
    void openArrivalRow(int row);
    void showRequestActions();
    void showRiskRow(int row);
    void showTabs();
    template <class Answer>
    void act(QFuture<Result<Answer>> written, const std::function<void(const Error&)>& failed);

    MovesAsks m_asks;
    const moves::MovesBook& m_book;
    const Clock& m_clock;
    Latest m_boardRead, m_arrivalsRead, m_requestsRead, m_riskRead, m_pageRead, m_writing;
    std::optional<moves::Board> m_counts;
    std::optional<int> m_atRisk;
    std::optional<roster::ResidentId> m_wanted;
    std::string m_sign;
    moves::RiskList m_risks;
    QLabel* m_head;
    Button* m_come;
    ChipRow* m_tabs;
    QStackedWidget* m_pages;
    BoardPage* m_board;
    StateStack* m_boardStates;
    ArrivalModel* m_arrivals;
    List m_arrivalList;
    ArrivalPane* m_pane;
    RequestModel* m_requests;
    List m_requestList;
    Notice* m_requestFailure;
    Button* m_handover;
    Button* m_withdraw;
    Button* m_requestChart;
    ChipRow* m_signs;
    RiskModel* m_riskModel;
    List m_riskList;
    Card* m_riskCard;
    QLabel* m_riskWords;
    Button* m_riskChart;
};

}  // namespace jiayi::ui
