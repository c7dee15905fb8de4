#pragma once

#include "ui/common/live.h"
#include "ui/quality/quality_asks.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace jiayi::ui {

class MeasureTile;

/// The tiles of the board: as many side by side as have room. UI thread; both books outlive it.
class BoardView : public Live<QWidget> {
    Q_OBJECT
public:
    BoardView(const quality::MeasureBook& book, const quality::BoardBook& tiles, QWidget* parent = nullptr);
    void setBoard(std::shared_ptr<const quality::Board> board);
    void setConsortium(ConsortiumFigures figures);

Q_SIGNALS:
    void peopleAsked(const QString& measure);

protected:
    void retranslate() override { showAll(); }
    void restyle() override { arrange(); }
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void showAll();

    const quality::MeasureBook& m_book;
    std::shared_ptr<const quality::Board> m_board;
    ConsortiumFigures m_consortium;
    QGridLayout* m_grid;
    QList<MeasureTile*> m_tiles;
    int m_across = 0;
};

/// "consortium 71.2 % of 12 clinics, 2026-10-31"; "Not known yet" where the hub has said nothing of it.
QString consortiumText(const ConsortiumFigures& figures, const std::string& measure, const quality::Period& period);

}  // namespace jiayi::ui
