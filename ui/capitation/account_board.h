// The account on one page.
#pragma once

#include "ui/capitation/account_asks.h"
#include "ui/common/live.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Badge;
class Card;
class Columns;
class MoneyTiles;
class Notice;
class PartsCard;
class PeopleCard;
class SpendChart;
class WatchCard;

class AccountBoard : public Live<QWidget> {
    Q_OBJECT
public:
    AccountBoard(AccountAsks asks, const Clock& clock, QWidget* parent = nullptr);
    void show(const capitation::AccountPage& page);
    void hideCosts();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void failed(const jiayi::Error& error);
    void rulesAsked();
    void heldAsked();

protected:
    void retranslate() override;

private:
    QWidget* buildChart();
    void showTerms();

    std::optional<capitation::AccountPage> m_page;
    Notice* m_sample;
    Notice* m_held;
    MoneyTiles* m_tiles;
    Card* m_chartCard;
    SpendChart* m_chart;
    QLabel* m_said;
    QLabel* m_legend;
    QLabel* m_method;
    QWidget* m_left;
    PartsCard *m_categories, *m_doctors, *m_grids, *m_tiers;
    PeopleCard* m_people;
    WatchCard* m_watch;
};

}  // namespace jiayi::ui
