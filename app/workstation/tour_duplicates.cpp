#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/roster/duplicates/merge_residents.h"
#include "models/roster/save_resident.h"
#include "ui/shell/main_window.h"

namespace jiayi::app {

namespace {

/// Second records of people of the sample clinic, as they come about: at another counter, from a card, by ear.
Result<bool> fillDuplicates(db::Database& database, Desk& desk, roster::ResidentId sample) {
    const auto context = desk.context(database);
    const roster::ResidentRepository residents(database);
    std::vector<roster::ResidentId> people{sample};
    {
        db::Query row(database,
                      "SELECT id FROM resident WHERE status = 'active' AND birth_date IS NOT NULL AND phone "
                      "<> '' AND name <> '张小明' ORDER BY pk LIMIT 3");
        while (row.next()) people.push_back(row.id<roster::ResidentId>(0));
    }
    std::vector<roster::Resident> added;
    for (std::size_t at = 0; at < people.size(); ++at) {
        JIAYI_TRY(const auto known, residents.find(people[at]));
        roster::Resident twice;
        twice.name = at == 0 ? "章晓明" : known.name;
        twice.sex = known.sex;
        twice.birthDate = known.birthDate;
        twice.phone = at == 2 ? "" : known.phone;
        twice.address = at == 0 ? "样例路 12 号（样例）" : known.address;
        twice.grid = known.grid;
        twice.insuranceScheme = known.insuranceScheme;
        if (at == 1) twice.citizenId = known.citizenId;
        JIAYI_TRY(const auto saved, (roster::SaveResident{twice, {}, true}(context)));
        added.push_back(saved.resident);
    }
    JIAYI_CHECK((
        roster::duplicates::MergeResidents{people[3], added[3].id, {}, "身份证与照片一致（样例）"}(context)));
    return true;
}

}  // namespace

void playDuplicates(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    const auto sample = samplePerson(stage);
    auto filled = bench.desk().worker().run(
        [&bench, sample](db::Database& database) { return fillDuplicates(database, bench.desk(), sample); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    window.showScreen(QStringLiteral("roster"));
    stage.settle();
    stage.press(*stage.find(window, "roster.duplicates"), Qt::Key_Space);
    stage.settle();
    auto* table = stage.find(window, "duplicates.table");
    stage.press(*table, Qt::Key_Home);
    stage.settle();
    stage.picture(window, "duplicates");
    stage.press(*table, Qt::Key_Down);
    stage.settle();
    stage.press(*table, Qt::Key_Return);
    stage.picture(window, "duplicates_preview");
    stage.press(*stage.find(window, "pair.merge"), Qt::Key_Space);
    stage.settle();
    auto* reason = stage.find(window, "reason");
    stage.picture(*reason, "duplicates_merge");
    stage.press(*reason, Qt::Key_Escape);
    stage.settle();
}

}  // namespace jiayi::app
