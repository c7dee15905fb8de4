#include "app/workstation/bind_station.h"
#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/shell/main_window.h"

#include <algorithm>

namespace jiayi::app {

namespace {

/// Somebody came so many minutes ago and went this way.
struct TourPlace {
    int minutesAgo;
    const char* note;
    std::vector<queue::QueueState> steps;
};

/// The tour's clock stands: what came earlier is written with an earlier one.
Result<bool> fillQueue(db::Database& database, Desk& desk) {
    using queue::QueueState;
    const std::vector<TourPlace> way{{95, "取药", {QueueState::Measured, QueueState::InRoom, QueueState::Left}}, {80, "", {QueueState::Left}},
                                     {55, "随访", {QueueState::Measured, QueueState::InRoom}},                   {40, "随访", {QueueState::Measured}},
                                     {32, "头晕", {QueueState::Measured}},                                       {20, "", {QueueState::Waiting}},
                                     {6, "年度体检", {}}};
    SystemRandom random;
    std::vector<roster::ResidentId> people;
    db::Query row(database, "SELECT id FROM resident WHERE status = 'active' AND name <> '张小明' ORDER BY pk LIMIT ?", static_cast<std::int64_t>(way.size()));
    while (row.next()) people.push_back(row.id<roster::ResidentId>(0));
    for (std::size_t at = 0; at < std::min(people.size(), way.size()); ++at) {
        ManualClock then{desk.clock().now() - std::chrono::minutes{way[at].minutesAgo}};
        const sync::Context context{database, then, random, desk.user()};
        JIAYI_TRY(const auto place, (queue::RegisterPerson{people[at], way[at].note}(context, queueRules())));
        for (const auto to : way[at].steps) {
            then.advance(std::chrono::minutes{5});
            JIAYI_CHECK((queue::MovePerson{place, to}(context, queueRules())));
        }
    }
    return true;
}

}  // namespace

void playQueue(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    window.showScreen(QStringLiteral("waiting"));
    stage.settle();
    stage.picture(window, "waiting_empty");
    auto filled = bench.desk().worker().run([&bench](db::Database& database) { return fillQueue(database, bench.desk()); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    window.showScreen(QStringLiteral("roster"));
    window.showScreen(QStringLiteral("waiting"));
    stage.settle();
    stage.press(*stage.find(window, "waiting.table"), Qt::Key_Down);
    stage.picture(window, "waiting");
    window.showScreen(QStringLiteral("settings"));
    stage.settle();
    stage.picture(window, "settings_desks");
}

}  // namespace jiayi::app
