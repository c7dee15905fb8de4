// The tiles above the rules: the two measures of acceptance, the noise, and what awaits a signature.
#pragma once

#include "ui/common/live.h"
#include "ui/pharmacist/pharmacist_asks.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace jiayi::ui {

class Card;

class FigureTiles : public Live<QWidget> {
    Q_OBJECT
public:
    explicit FigureTiles(QWidget* parent = nullptr);
    void setMeasures(std::vector<pharmacy::AcceptanceMeasure> measures);
    void setNoise(std::optional<pharmacy::ReviewNoise> noise);
    void setUnsigned(std::size_t unsignedRows, std::size_t rows);

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
    static void say(const Tile& tile, const QString& name, const QString& figure, const QString& words, const QString& more);

    std::vector<pharmacy::AcceptanceMeasure> m_measures;
    std::optional<pharmacy::ReviewNoise> m_noise;
    std::optional<std::pair<std::size_t, std::size_t>> m_unsigned;
    QGridLayout* m_grid;
    QList<Tile> m_tiles;
};

}  // namespace jiayi::ui
