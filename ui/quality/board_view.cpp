#include "ui/quality/board_view.h"

#include "ui/common/format.h"
#include "ui/quality/measure_tile.h"

#include <QCoreApplication>
#include <QGridLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
/// Design width of a tile at least, and tiles side by side at most.
constexpr int kNarrowestMeasure = 196, kMostAcross = 5;
}

QString consortiumText(const ConsortiumFigures& figures, const std::string& measure, const quality::Period& period) {
    const auto found = figures.points.find(measure);
    const ConsortiumPoint* newest = nullptr;
    if (found != figures.points.end())
        for (const auto& point : found->second)
            if (point.from == period.from && point.to <= period.to) newest = &point;
    if (!newest) return QCoreApplication::translate("jiayi::ui::BoardView", "Consortium: not known yet");
    return QCoreApplication::translate("jiayi::ui::BoardView", "Consortium %1, %n clinic(s), %2", nullptr, newest->clinics).arg(rateText(newest->mean), isoDate(newest->to));
}

BoardView::BoardView(const quality::MeasureBook& book, const quality::BoardBook& tiles, QWidget* parent) : Live<QWidget>(parent), m_book(book) {
    setObjectName(u"board"_s);
    m_grid = new QGridLayout(this);
    space(m_grid, 0, 14);
    for (const auto& tile : tiles.tiles) {
        auto* made = new MeasureTile(tile, this);
        if (tile.measure) connect(made, &MeasureTile::opened, this, [this, &tile] { Q_EMIT peopleAsked(qs(tile.measure->id)); });
        m_tiles << made;
    }
    arrange();
    showAll();
}

void BoardView::arrange() {
    const int gap = m_grid->horizontalSpacing();
    m_across = std::clamp((width() + gap) / (px(kNarrowestMeasure) + gap), 1, kMostAcross);
    for (int at = 0; at < static_cast<int>(m_tiles.size()); ++at) {
        m_grid->setColumnStretch(at % kMostAcross, at % kMostAcross < m_across);
        m_grid->addWidget(m_tiles[at], at / m_across, at % m_across);
    }
}

void BoardView::resizeEvent(QResizeEvent* event) {
    Live<QWidget>::resizeEvent(event);
    arrange();
}

void BoardView::setBoard(std::shared_ptr<const quality::Board> board) {
    m_board = std::move(board);
    showAll();
}

void BoardView::setConsortium(ConsortiumFigures figures) {
    m_consortium = std::move(figures);
    showAll();
}

void BoardView::showAll() {
    for (auto* made : m_tiles) {
        const auto& tile = made->tile();
        if (!tile.measure) {
            made->showNothing(tr("Not known yet: %1").arg(inForce(tile.whyEn, tile.whyZh)));
            continue;
        }
        if (!m_board) {
            made->showNothing(tr("counting …"));
            continue;
        }
        const auto at = *m_book.indexOf(tile.measure->id);
        made->showLine(m_board->lines[at], at < m_board->linesBefore.size() ? &m_board->linesBefore[at] : nullptr);
        made->setConsortium(m_board->lines[at].rate ? consortiumText(m_consortium, tile.measure->id, m_board->period) : QString());
    }
}

}  // namespace jiayi::ui
