// The window's part about residents who change their clinic.
#include "app/workstation/bind_moves.h"
#include "app/workstation/workbench.h"
#include "ui/care/chart_screen.h"
#include "ui/moves/handover_screen.h"
#include "ui/moves/moves_card.h"
#include "ui/moves/moves_screen.h"
#include "ui/roster/roster_screen.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>

namespace jiayi::app {

void Workbench::addMoves() {
    const auto words = [](const char* text) { return [text] { return QCoreApplication::translate("jiayi::app::Workbench", text); }; };
    const auto& book = movesBook();
    m_movesCard = new ui::MovesCard(bindMoves(*m_desk), book);
    m_chart->placeCard(m_movesCard, ui::ChartScreen::Place::BelowMedicines);
    m_moves = new ui::MovesScreen(bindMoves(*m_desk), book, m_desk->clock());
    m_handover = new ui::HandoverScreen(bindMoves(*m_desk), book, m_desk->clock());
    const auto roster = QStringLiteral("roster");
    m_window->addScreen({QStringLiteral("moves"), m_moves, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Arrivals and departures")), QStringLiteral("residents"), {}, false, roster});
    m_window->addScreen({QStringLiteral("handover"), m_handover, words(QT_TRANSLATE_NOOP("jiayi::app::Workbench", "Leaving and handover")), QStringLiteral("chart"), {}, false, roster});
    const auto changed = [this] {
        m_chart->reload();
        m_movesCard->reload();
        m_roster->reload();
        written();
        if (m_service) m_service->syncNow();
    };
    connect(m_roster, &ui::RosterScreen::movesAsked, this, [this] { m_window->showScreen(QStringLiteral("moves")); });
    connect(m_chart, &ui::ChartScreen::shown, m_movesCard, &ui::MovesCard::showResident);
    connect(m_movesCard, &ui::MovesCard::pageAsked, this, &Workbench::openHandover);
    connect(m_movesCard, &ui::MovesCard::arrivalAsked, this, [this](roster::ResidentId resident) {
        m_moves->openArrival(resident);
        m_window->showScreen(QStringLiteral("moves"));
    });
    connect(m_moves, &ui::MovesScreen::chartAsked, this, &Workbench::openChart);
    connect(m_moves, &ui::MovesScreen::handoverAsked, this, &Workbench::openHandover);
    connect(m_moves, &ui::MovesScreen::changed, this, changed);
    connect(m_handover, &ui::HandoverScreen::changed, this, changed);
}

void Workbench::openHandover(roster::ResidentId resident) {
    m_handover->open(resident);
    m_window->showScreen(QStringLiteral("handover"));
}

}  // namespace jiayi::app
