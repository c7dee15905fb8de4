// The five figures above the account.
#pragma once

#include "models/capitation/account_page.h"
#include "ui/common/live.h"

#include <QList>
#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

class Card;

/// Members, budget, spent, surplus, forecast. Five across, fewer where there is little room.
class MoneyTiles : public Live<QWidget> {
    Q_OBJECT
public:
    explicit MoneyTiles(QWidget* parent = nullptr);
    void show(const capitation::AccountPage& page);

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
    void arrange();
    static void say(const Tile& tile, const QString& name, const QString& figure, const QString& words, const QString& whole);

    std::optional<capitation::AccountPage> m_page;
    QGridLayout* m_grid;
    QList<Tile> m_tiles;
};

}  // namespace jiayi::ui
