#include "app/workstation/bind_roster.h"

#include "models/db/query.h"
#include "models/roster/search.h"
#include "ui/common/format.h"

#include <QStringList>

namespace jiayi::app {

namespace {

constexpr int kHits = 20;

/// "Zhang Xiaoming · 58 y · 1201**********3517"
QString subtitleOf(const roster::SearchHit& hit, Date today) {
    QStringList parts{ui::qs(hit.pinyin)};
    if (hit.birthDate) parts << ui::ageText(*hit.birthDate, today);
    if (!hit.maskedCitizenId.empty()) parts << ui::qs(hit.maskedCitizenId);
    return parts.join(QStringLiteral("  ·  "));
}

Result<QList<ui::SearchHit>> search(db::Database& database, const std::string& text, Date today) {
    JIAYI_TRY(const auto hits, roster::searchResidents(database, text, kHits));
    QList<ui::SearchHit> shown;
    for (const auto& hit : hits) shown << ui::SearchHit{ui::qs(hit.id.toString()), ui::qs(hit.name), subtitleOf(hit, today), ui::qs(hit.grid)};
    return shown;
}

/// Grids, doctors and programmes in use.
Result<ui::RosterChoices> choices(db::Database& database) {
    ui::RosterChoices choices;
    JIAYI_TRY(choices.grids, roster::distinctGrids(database));
    JIAYI_TRY(choices.doctors, roster::distinctDoctors(database));
    return db::attempt([&]() -> Result<ui::RosterChoices> {
        db::Query rows(database, "SELECT DISTINCT code FROM programme ORDER BY code");
        while (rows.next()) choices.programmes.push_back(rows.text(0));
        return choices;
    });
}

}  // namespace

ui::SearchFunction bindSearch(Desk& desk) {
    return [&desk](const QString& text) {
        return desk.worker().read(
            [text = ui::utf8(text), today = desk.today()](db::Database& database) { return search(database, text, today); });
    };
}

ui::RosterAsks bindRoster(Desk& desk) {
    ui::RosterAsks asks;
    asks.count = [&desk](const roster::RosterFilter& filter) {
        return desk.worker().read([filter](db::Database& database) { return roster::countResidents(database, filter); });
    };
    asks.page = [&desk](const roster::RosterFilter& filter, const roster::RosterOrder& order, const qt::RosterPageRequest& page) {
        return desk.worker().read([filter, order, page](db::Database& database) {
            return roster::rosterPage(database, filter, order, page.offset, page.limit, page.near);
        });
    };
    asks.choices = [&desk] { return desk.worker().read(choices); };
    asks.savedLists = [&desk] {
        return desk.worker().read([today = desk.today()](db::Database& database) { return roster::savedLists(database, today); });
    };
    asks.saveList = [&desk](const roster::SavedList& list) {
        return desk.worker().run([list](db::Database& database) { return roster::saveList(database, list); });
    };
    asks.removeList = [&desk](const std::string& name) {
        return desk.worker().run([name](db::Database& database) { return roster::removeList(database, name); });
    };
    asks.resident.load = [&desk](roster::ResidentId id) {
        return desk.worker().read([id](db::Database& database) { return roster::ResidentRepository(database).find(id); });
    };
    asks.resident.duplicates = [&desk](const roster::Resident& resident) {
        return desk.worker().read([resident, today = desk.today()](db::Database& database) {
            return roster::findDuplicates(database, resident, today);
        });
    };
    asks.resident.save = [&desk](const roster::SaveResident& save) {
        return desk.worker().run([&desk, save](db::Database& database) { return save(desk.context(database)); });
    };
    return asks;
}

}  // namespace jiayi::app
