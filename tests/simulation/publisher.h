// Pharmacies that publish formularies beside the running hub, and what desks may show of them.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"
#include "tests/simulation/machines.h"
#include "tests/simulation/script.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace jiayi::simulation {

class Publisher {
public:
    /// Changes one of two pharmacies' offers a little and publishes it; what became of it, for the diary.
    std::string publish(HubMachine& hub, const Step& step);
    /// 14: what the desk shows of each pharmacy was published, is whole, and its root is that of the version shown.
    void lookAt(DeskMachine& desk) const;
    /// 14, at rest: it is the version that the hub has in force; after a restored hub it may be one that the hub has lost.
    void hasArrived(DeskMachine& desk, HubMachine& hub, bool restored) const;

private:
    std::map<std::string, std::vector<pharmacy::FormularyItem>> m_offers;
    std::set<std::string> m_roots;  ///< of whatever was handed to the hub, in hex
    int m_number = 0;
};

}  // namespace jiayi::simulation
