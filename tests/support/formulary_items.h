// Items of a formulary for tests: small, told apart by their number, changed by hand.
#pragma once

#include "models/pharmacy/formulary/rules/formulary_item.h"

#include <string>
#include <vector>

namespace jiayi::test {

inline pharmacy::FormularyItem formularyItem(int number) {
    pharmacy::FormularyItem item;
    item.code = "I" + std::to_string(number);
    item.inn = "metformin";
    item.atc = "A10BA02";
    item.nameEn = "Metformin " + std::to_string(number);
    item.nameZh = "盐酸二甲双胍片";
    item.maker = "Maker";
    item.form = "tab";
    item.strength = "500 mg";
    item.packSize = 20;
    item.packUnit = "tab";
    item.price = Money{1000 + number};
    item.insuranceClass = pharmacy::InsuranceClass::A;
    item.longRx = "yes";
    item.source = "sample: test";
    return item;
}

inline std::vector<pharmacy::FormularyItem> formularyItems(int count) {
    std::vector<pharmacy::FormularyItem> items;
    for (int number = 1; number <= count; ++number) items.push_back(formularyItem(number));
    return items;
}

}  // namespace jiayi::test
