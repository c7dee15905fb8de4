// A roster of invented people behind the functions that the roster asks.
#pragma once

#include "models/roster/rules/reference_tables.h"
#include "tests/ui/care_world.h"
#include "ui/roster/roster_asks.h"

namespace jiayi::test {

inline const roster::ReferenceTables& tables() {
    static const auto loaded = [] {
        auto read = roster::loadReferenceTables();
        if (!read) qFatal("the reference tables do not load");
        return std::move(*read);
    }();
    return loaded;
}

inline roster::RosterRow rosterRow(int number) {
    using C = roster::ControlState;
    roster::RosterRow row;
    row.id = idOf<roster::ResidentId>(("resident " + std::to_string(number)).c_str());
    row.pk = number;
    row.name = number % 2 == 0 ? "张小明" : "欧阳娜娜";
    row.pinyin = number % 2 == 0 ? "Zhang Xiaoming" : "Ouyang Nana";
    row.sex = number % 2 == 0 ? Sex::Male : Sex::Female;
    row.birthDate = makeDate(1950 + number % 40, 5, 12);
    row.maskedCitizenId = "1201**********3517";
    row.grid = "0" + std::to_string(number % 9);
    row.doctor = "陈丽华";
    if (number % 3 != 0) row.programmes = {"T2DM"};
    if (number % 6 == 1) row.programmes.emplace_back("HTN");
    row.control = std::array{C::Controlled, C::Above, C::Poor, C::NotChecked}[static_cast<std::size_t>(number) % 4];
    if (number % 4 != 3) row.hba1cPercent = 6.1 + number % 30 / 10.0;
    row.lastVisit = makeDate(2026, 9, 1) + Days(number % 60);
    row.nextVisit = makeDate(2026, 11, 1) + Days(number % 60);
    if (number % 5 != 0) row.contractUntil = makeDate(2027, 3, 31);
    row.sortKey = std::to_string(number);
    return row;
}

/// Remembers what it was asked; answers at once.
struct RosterWorld {
    std::int64_t total = 630;
    std::vector<roster::RosterFilter> filters;
    std::vector<roster::RosterOrder> orders;
    std::vector<roster::SavedList> lists;
    std::vector<roster::SaveResident> saves;
    std::vector<roster::Duplicate> duplicates;

    ui::RosterAsks asks() {
        ui::RosterAsks made;
        made.count = [this](const roster::RosterFilter& filter) {
            filters.push_back(filter);
            return now(total);
        };
        made.page = [this](const roster::RosterFilter&, const roster::RosterOrder& order,
                           const qt::RosterPageRequest& request) {
            orders.push_back(order);
            std::vector<roster::RosterRow> rows;
            const auto last = std::min<std::int64_t>(total, request.offset + request.limit);
            for (auto row = request.offset; row < last; ++row) rows.push_back(rosterRow(static_cast<int>(row)));
            return now(std::move(rows));
        };
        made.choices = [] {
            return now(ui::RosterChoices{{"01", "02", "07"}, {"陈丽华", "王芳"}, {"T2DM", "HTN"}});
        };
        made.savedLists = [this] { return now(lists); };
        made.saveList = [this](const roster::SavedList& list) {
            lists.push_back(list);
            return nowDone();
        };
        made.removeList = [this](const std::string& name) {
            std::erase_if(lists, [&](const auto& list) { return list.name == name; });
            return nowDone();
        };
        made.resident.load = [](roster::ResidentId) { return now(zhangXiaoming()); };
        made.resident.duplicates = [this](const roster::Resident&) { return now(duplicates); };
        made.resident.save = [this](const roster::SaveResident& work) {
            saves.push_back(work);
            roster::SaveResident::Outcome outcome;
            outcome.saved = duplicates.empty() || work.despiteDuplicates;
            outcome.resident = work.resident;
            outcome.duplicates = outcome.saved ? std::vector<roster::Duplicate>{} : duplicates;
            return now(std::move(outcome));
        };
        return made;
    }
};

}  // namespace jiayi::test
