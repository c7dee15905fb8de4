// The window's pages of orders: what leads to them, and whom they tell.
#include "app/workstation/workbench.h"

#include "ui/care/chart_screen.h"
#include "ui/care/visit_screen.h"
#include "ui/guidance/guidance_card.h"
#include "ui/orders/open_orders_screen.h"
#include "ui/orders/order_screen.h"
#include "ui/orders/orders_card.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

void Workbench::connectOrders() {
    const auto ordersChanged = [this] {
        m_chart->reload();
        written();
        if (m_service) m_service->syncNow();
    };
    connect(m_chart, &ui::ChartScreen::shown, m_ordersCard, &ui::OrdersCard::showResident);
    connect(m_ordersCard, &ui::OrdersCard::pageAsked, this, [this](roster::ResidentId resident) { openOrders(resident); });
    connect(m_guidance, &ui::GuidanceCard::orderAsked, this, [this](roster::ResidentId resident, const std::vector<std::string>& tests) { openOrders(resident, tests); });
    connect(m_visit, &ui::VisitScreen::orderAsked, this, [this](roster::ResidentId resident, care::VisitId visit) {
        openOrders(resident, {}, visit.isNil() ? std::nullopt : std::optional{visit});
    });
    connect(m_orders, &ui::OrderScreen::changed, this, ordersChanged);
    connect(m_orders, &ui::OrderScreen::ordersSigned, m_guidance, &ui::GuidanceCard::ordered);
    connect(m_openOrders, &ui::OpenOrdersScreen::changed, this, ordersChanged);
    connect(m_openOrders, &ui::OpenOrdersScreen::ordersAsked, this, [this](roster::ResidentId resident) { openOrders(resident); });
    connect(m_openOrders, &ui::OpenOrdersScreen::chartAsked, this, &Workbench::openChart);
}

void Workbench::openOrders(roster::ResidentId resident, const std::vector<std::string>& tests, std::optional<care::VisitId> visit) {
    m_orders->open(resident, tests, visit);
    m_window->showScreen(QStringLiteral("orders"));
}

}  // namespace jiayi::app
