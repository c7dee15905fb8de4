#include "app/workstation/bind_emergency.h"

#include "app/workstation/bind_print.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "ui/print/emergency_layout.h"

#include <QCoreApplication>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<std::string>> otherUsers(db::Database& database, const std::string& user) {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> names;
        db::Query query(database, "SELECT name FROM user WHERE active = 1 AND name <> ? ORDER BY name", user);
        while (query.next()) names.push_back(query.text(0));
        return names;
    });
}

Result<ui::AreaSheet> readAreaSheet(db::Database& database, const care::RuleBook& rules, const std::string& grid, Date today) {
    ui::AreaSheet sheet;
    JIAYI_TRY(sheet.clinic, pharmacy::readSheetClinic(database, {}));
    sheet.grid = grid;
    sheet.day = today;
    sheet.urgentDays = static_cast<int>(rules.parameter("supply.urgent-days"));
    JIAYI_TRY(sheet.people, emergency::areaList(database, grid, today));
    if (sheet.people.empty()) return Error{Errc::NotFound, "area.nobody", {}};
    return sheet;
}

}  // namespace

ui::EmergencyAsks bindEmergency(Desk& desk) {
    ui::EmergencyAsks asks;
    asks.areas = [&desk] { return desk.worker().read([](db::Database& database) { return emergency::areas(database); }); };
    asks.list = [&desk](const std::string& grid) {
        return desk.worker().read([grid, today = desk.today()](db::Database& database) { return emergency::areaList(database, grid, today); });
    };
    asks.verifiers = [&desk] { return desk.worker().read([user = desk.user()](db::Database& database) { return otherUsers(database, user); }); };
    asks.recordLate = [&desk](const emergency::RecordLate& late) {
        return desk.worker().run([&desk, late](db::Database& database) { return late(desk.context(database), desk.rules()); });
    };
    asks.print = [&desk](const std::string& grid, QWidget* over) { openPrintDialog(bindAreaPrint(desk, grid), over); };
    return asks;
}

ui::PrintAsks bindAreaPrint(Desk& desk, const std::string& grid) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, grid] {
        return desk.worker().read([grid, today = desk.today(), &rules = desk.rules()](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto sheet, readAreaSheet(database, rules, grid, today));
            return std::vector<ui::PrintDocument>{{u"area-list"_s, [] { return QCoreApplication::translate("jiayi::app::Emergency", "Medicine list"); }, u"medicine-list"_s,
                                                   [sheet](const ui::PrintSetup& setup) { return ui::areaListPages(sheet, setup.language, {setup.paper}); }},
                                                  {u"area-sheets"_s, [] { return QCoreApplication::translate("jiayi::app::Emergency", "Fallback sheets"); }, u"fallback-sheets"_s,
                                                   [sheet](const ui::PrintSetup& setup) { return ui::fallbackPages(sheet, setup.language, {setup.paper}); }}};
        });
    };
    // About a grid, not a person: the trail names what was printed.
    asks.record = [&desk](const QString&) {
        return desk.worker().run([&desk](db::Database& database) { return recordPrinted(desk.context(database), "emergency.print", {}); });
    };
    return asks;
}

}  // namespace jiayi::app
