// The window's part about contracts and entitlement.
#include "app/workstation/bind_contracts.h"
#include "app/workstation/workbench.h"
#include "ui/care/chart_screen.h"
#include "ui/contracts/contracts_card.h"
#include "ui/contracts/contracts_screen.h"
#include "ui/contracts/drive_screen.h"
#include "ui/roster/roster_screen.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

void Workbench::connectContracts() {
    connect(m_chart, &ui::ChartScreen::shown, m_contractsCard, &ui::ContractsCard::showResident);
    connect(m_contractsCard, &ui::ContractsCard::pageAsked, this, &Workbench::openContracts);
    connect(m_roster, &ui::RosterScreen::contractsAsked, this, &Workbench::openContracts);
    connect(m_roster, &ui::RosterScreen::driveAsked, this, &Workbench::openRenewals);
    connect(m_contracts, &ui::ContractsScreen::chartAsked, this, &Workbench::openChart);
    connect(m_contracts, &ui::ContractsScreen::driveAsked, this, &Workbench::openRenewals);
    connect(m_contracts, &ui::ContractsScreen::changed, this, [this] {
        m_chart->reload();
        m_roster->reload();
        written();
        if (m_service) m_service->syncNow();
    });
    connect(m_drive, &ui::DriveScreen::personAsked, this, &Workbench::openContracts);
    connect(m_drive, &ui::DriveScreen::chartAsked, this, &Workbench::openChart);
}

void Workbench::openContracts(roster::ResidentId resident) {
    m_contracts->open(resident);
    m_window->showScreen(QStringLiteral("contracts"));
}

void Workbench::openRenewals() { m_window->showScreen(QStringLiteral("drive")); }

}  // namespace jiayi::app
