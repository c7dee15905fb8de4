#include "tests/simulation/publisher.h"

#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/formulary/rules/content_root.h"
#include "sync/hub/formulary_publisher.h"
#include "tests/simulation/violation.h"
#include "tests/support/formulary_items.h"

namespace jiayi::simulation {

namespace {
constexpr std::size_t kFirstItems = 12;
}

std::string Publisher::publish(HubMachine& hub, const Step& step) {
    const auto pharmacy = "SIM-" + std::to_string(step.which % 2);
    auto& items = m_offers[pharmacy];
    SeededRandom random{step.chance};
    while (items.size() < kFirstItems) items.push_back(test::formularyItem(++m_number));
    for (int change = 0; change <= step.amount % 4; ++change) items[random.below(items.size())].price.fen += 1;
    if (random.below(3) == 0) items.erase(items.begin() + static_cast<std::ptrdiff_t>(random.below(items.size())));
    if (random.below(2) == 0) items.push_back(test::formularyItem(++m_number));
    const auto now = hub.clock.now();
    const auto later = random.below(4) == 0 ? Days{1 + static_cast<int>(random.below(3))} : Days{0};
    // Handed over: if the power goes meanwhile it may have been published or not.
    m_roots.insert(toHex(pharmacy::contentRootOf(items)));
    const auto done = hub::publishFormulary(hub.store(), {pharmacy, {}, localDate(now) + later, items, false}, now);
    return pharmacy + (done ? " version " + std::to_string(done->manifest.version) : ": " + toString(done.error()));
}

void Publisher::lookAt(DeskMachine& desk) const {
    const auto today = localDate(desk.clock.now());
    for (const auto& each : need(pharmacy::pharmacies(desk.database(), today), 14, "the pharmacies can be read")) {
        if (!each.current) continue;
        std::vector<pharmacy::FormularyItem> items;
        for (auto& shown : need(pharmacy::formularyPage(desk.database(), each.pk, today, {}, 0, 100000), 14, "the formulary can be read"))
            items.push_back(std::move(shown.item));
        const auto root = pharmacy::contentRootOf(items);
        const auto what = each.id + " version " + std::to_string(each.current->version);
        require(root == each.current->root, 14, what + " is shown in part");
        require(m_roots.contains(toHex(root)), 14, what + " was never published");
        require(!each.refused, 14, what + ": a sound version was refused, " + (each.refused ? each.refused->reason : ""));
    }
}

void Publisher::hasArrived(DeskMachine& desk, HubMachine& hub, bool restored) const {
    lookAt(desk);
    const auto today = localDate(desk.clock.now());
    if (restored || today != localDate(hub.clock.now())) return;  // a desk whose clock is a day off shows that day's
    std::map<std::string, std::int64_t> shown;
    for (const auto& each : need(pharmacy::pharmacies(desk.database(), today), 14, "the pharmacies can be read"))
        if (each.current) shown[each.id] = each.current->version;
    for (const auto& [pharmacy, items] : m_offers) {
        const auto versions = need(hub.store().formularies(pharmacy, {}), 14, "the shelf can be read");
        for (const auto& version : versions) {
            if (version.validFrom > today) continue;
            require(shown[pharmacy] == version.version, 14, pharmacy + ": the desk shows version " + std::to_string(shown[pharmacy]) + ", in force is " + std::to_string(version.version));
            break;  // newest first
        }
    }
}

}  // namespace jiayi::simulation
