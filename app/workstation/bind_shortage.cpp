#include "app/workstation/bind_shortage.h"

#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::app {

namespace {

Result<ui::ShortageLog> shortageLog(db::Database& database, Date today) {
    ui::ShortageLog log;
    const pharmacy::SharedRepository shared(database);
    const roster::ResidentRepository residents(database);
    JIAYI_TRY(log.pharmacies, pharmacy::pharmacies(database, today));
    JIAYI_TRY(log.serving, shared.serving());
    JIAYI_TRY(auto entries, shared.shortages());
    for (auto& entry : entries) {
        ui::ShownShortage shown{std::move(entry), {}, {}};
        if (shown.entry.resident) {
            JIAYI_TRY(const auto person, residents.find(*shown.entry.resident));
            shown.residentName = person.name;
        }
        const auto at = std::find_if(log.pharmacies.begin(), log.pharmacies.end(), [&](const auto& each) { return each.id == shown.entry.pharmacy; });
        if (at != log.pharmacies.end()) shown.pharmacyName = at->name;
        log.entries.push_back(std::move(shown));
    }
    return log;
}

}  // namespace

ui::ShortageAsks bindShortage(Desk& desk) {
    ui::ShortageAsks asks;
    asks.read = [&desk] { return desk.worker().read([today = desk.today()](db::Database& database) { return shortageLog(database, today); }); };
    asks.record = [&desk](const pharmacy::RecordShortage& record) {
        return desk.worker().run([&desk, record](db::Database& database) { return record(desk.context(database)); });
    };
    asks.answer = [&desk](const pharmacy::AnswerShortage& answer) {
        return desk.worker().run([&desk, answer](db::Database& database) { return answer(desk.context(database)); });
    };
    asks.serve = [&desk](const pharmacy::ChooseServingPharmacies& serve) {
        return desk.worker().run([&desk, serve](db::Database& database) { return serve(desk.context(database)); });
    };
    return asks;
}

}  // namespace jiayi::app
