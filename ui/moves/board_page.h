// The board: how many came and left, month by month, why and where to.
#pragma once

#include "models/roster/moves/move_lists.h"
#include "ui/common/live.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

class Card;
class Columns;
class MonthBars;

class BoardPage : public Live<QWidget> {
    Q_OBJECT
public:
    explicit BoardPage(const moves::MovesBook& book, QWidget* parent = nullptr);
    void show(moves::Board board);

protected:
    void retranslate() override;
    void restyle() override { showCounts(); }

private:
    struct Tile {
        QLabel* name;
        QLabel* figure;
        QLabel* words;
    };
    void showCounts();
    void showTiles();
    void fillList(Card* card, QWidget*& rows, const std::vector<moves::BoardCount>& counts, bool reasons);

    const moves::MovesBook& m_book;
    moves::Board m_board;
    std::array<Tile, 4> m_tiles{};
    MonthBars* m_bars;
    Card* m_months;
    Card* m_reasons;
    Card* m_leftFor;
    Card* m_from = nullptr;
    QWidget* m_reasonRows = nullptr;
    QWidget* m_leftRows = nullptr;
    QWidget* m_fromRows = nullptr;
};

}  // namespace jiayi::ui
