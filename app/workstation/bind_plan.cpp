#include "app/workstation/bind_plan.h"

#include "app/workstation/bind_print.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/roster/resident_repository.h"
#include "ui/common/format.h"
#include "ui/print/plan_layout.h"

#include <QCoreApplication>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

Result<ui::PlanSheet> readPlanSheet(db::Database& database, const care::RuleBook& rules, roster::ResidentId resident, Date today) {
    JIAYI_TRY(const auto page, plan::readPlan(database, rules, resident, today));
    if (!page.plan) return Error{Errc::NotFound, "plan.none", {}};
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    JIAYI_TRY(const auto clinic, pharmacy::readSheetClinic(database, {}));
    return ui::PlanSheet{{clinic, pharmacy::sheetPerson(person), page.plan->agreed}, *page.plan, page.targets, page.nextVisit, page.plan->by};
}

}  // namespace

const plan::PlanRules& planRules() {
    static const auto rules = plan::loadPlanRules().value();
    return rules;
}

ui::PlanAsks bindPlan(Desk& desk) {
    ui::PlanAsks asks;
    asks.page = [&desk](roster::ResidentId resident) {
        return desk.worker().read([&desk, resident, today = desk.today()](db::Database& database) { return plan::readPlan(database, desk.rules(), resident, today); });
    };
    asks.agree = [&desk](const plan::AgreePlan& agree) {
        return desk.worker().run([&desk, agree](db::Database& database) { return agree(desk.context(database), planRules()); });
    };
    asks.print = [&desk](roster::ResidentId resident, QWidget* over) { openPrintDialog(bindPlanPrint(desk, resident), over); };
    return asks;
}

ui::PrintAsks bindPlanPrint(Desk& desk, roster::ResidentId resident) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, resident] {
        return desk.worker().read([&desk, resident, today = desk.today()](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto sheet, readPlanSheet(database, desk.rules(), resident, today));
            return std::vector<ui::PrintDocument>{{u"plan"_s, [] { return QCoreApplication::translate("jiayi::app::Plan", "Care plan"); }, u"care-plan"_s,
                                                   [sheet, &desk](const ui::PrintSetup& setup) {
                                                       auto mine = sheet;
                                                       mine.about.clinic.phone = ui::utf8(setup.phone);
                                                       return ui::planPages(mine, planRules(), desk.rules(), setup.language, {setup.paper});
                                                   }}};
        });
    };
    asks.record = [&desk, resident](const QString&) {
        return desk.worker().run([&desk, resident](db::Database& database) { return recordPrinted(desk.context(database), "plan.print", resident); });
    };
    return asks;
}

}  // namespace jiayi::app
