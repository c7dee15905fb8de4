// The day at a glance: five figures that add up.
#pragma once

#include "ui/common/live.h"
#include "ui/worklist/worklist_asks.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

class Card;

class DayTiles : public Live<QWidget> {
    Q_OBJECT
public:
    explicit DayTiles(QWidget* parent = nullptr);
    void setDue(const worklist::DueCount& mine, const worklist::DueCount& all);
    void setFigures(const worklist::DayFigures& figures);
    /// They could not be counted: said, instead of figures of an earlier moment.
    void setFailed();

protected:
    void retranslate() override { showAll(); }
    void restyle() override { arrange(); }
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Tile {
        Card* card;
        QLabel* name;
        QLabel* figure;
        QLabel* words;
    };
    void showAll();
    void showFigures();
    void arrange();
    static void say(const Tile& tile, const QString& name, const QString& figure, const QString& words, const char* tone = "");

    std::optional<std::pair<worklist::DueCount, worklist::DueCount>> m_due;
    std::optional<worklist::DayFigures> m_figures;
    bool m_failed = false;
    QGridLayout* m_grid;
    QList<Tile> m_tiles;
};

}  // namespace jiayi::ui
