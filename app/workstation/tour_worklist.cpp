#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/appointments/appointment.h"
#include "models/care/fact_repository.h"
#include "ui/shell/main_window.h"

#include <array>
#include <utility>

namespace jiayi::app {

namespace {

/// Two people have booked: one for later today, and the sample person for the next free place.
Result<bool> expected(db::Database& database, Desk& desk) {
    const auto& rules = desk.worklistBook().rules;
    db::Query row(database, "SELECT id FROM resident WHERE status = 'active' ORDER BY name = '张小明' DESC, pk DESC LIMIT 2");
    for (int ahead = 1; row.next(); --ahead) {
        const auto who = row.id<roster::ResidentId>(0);
        JIAYI_TRY(const auto offer, appointments::readOffer(database, rules.slots, desk.rules().calendar, who, desk.today() + Days{ahead}, desk.clock().now(), rules.whole("book.days-ahead")));
        if (offer.free.empty()) return Error{Errc::NotFound, "appointment.full", {}};
        JIAYI_CHECK((appointments::BookAppointment{who, offer.free.front().start, "visit.due", {}}(desk.context(database), rules.slots, desk.rules().calendar)));
    }
    return true;
}

/// A colleague to give work to, and the night's results, so that every urgency is there.
Result<bool> fillMorning(db::Database& database, Desk& desk) {
    SystemRandom random;
    db::Query(database, "INSERT INTO user (id, name, display_name, role) VALUES (?, 'gao', '高护士', 'nurse')", newUuid(desk.clock(), random)).run();
    std::vector<roster::ResidentId> people;
    db::Query row(database, "SELECT r.id FROM resident r JOIN user u ON u.display_name = r.doctor WHERE r.status = 'active' AND r.name <> '张小明' ORDER BY r.pk LIMIT 2");
    while (row.next()) people.push_back(row.id<roster::ResidentId>(0));
    constexpr std::array results{std::pair{"K", 6.1}, std::pair{"NA", 121.0}};
    sync::Unit unit(desk.context(database), "tour");
    for (std::size_t at = 0; at < people.size(); ++at) {
        care::Observation result;
        result.id = unit.newId<care::ObservationId>();
        result.resident = people[at];
        result.code = results[at].first;
        result.value = results[at].second;
        result.unit = desk.rules().observation(result.code)->unit;
        JIAYI_TRY(result.effective, parseFhirTime(formatDate(desk.today())));
        care::FactRepository::save(unit, result);
    }
    unit.commit();
    return expected(database, desk);
}

}  // namespace

void playWorklist(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    auto filled = bench.desk().worker().run([&bench](db::Database& database) { return fillMorning(database, bench.desk()); });
    filled.waitForFinished();
    if (const auto result = filled.result(); !result) throw TourFailure(toString(result.error()));
    window.showScreen(QStringLiteral("roster"));
    window.showScreen(QStringLiteral("today"));
    stage.settle();
    auto* table = stage.find(window, "today.table");
    stage.press(*table, Qt::Key_Home, Qt::ControlModifier);
    stage.picture(window, "today");
    stage.press(*table, Qt::Key_Space);
    auto* contact = stage.find(window, "contact");
    stage.picture(*contact, "today_contact");
    contact->close();
    stage.settle();
    stage.press(*stage.find(window, "today.view.team"), Qt::Key_Space);
    stage.press(*table, Qt::Key_Down);
    stage.picture(window, "today_team");
    stage.press(*stage.find(window, "today.snooze"), Qt::Key_Space);
    auto* snooze = stage.find(window, "snooze");
    stage.press(*stage.find(*snooze, "snooze.days.7"), Qt::Key_Space);
    stage.type(*stage.find(*snooze, "snooze.reason"), QStringLiteral("外出探亲，下周回来"));
    stage.picture(*snooze, "today_snooze");
    stage.press(*stage.find(*snooze, "snooze.ok"), Qt::Key_Space);
    stage.press(*stage.find(window, "today.area.follow-up"), Qt::Key_Space);
    stage.press(*table, Qt::Key_Home, Qt::ControlModifier);
    stage.press(*stage.find(window, "today.book"), Qt::Key_Space);
    auto* book = stage.find(window, "book");
    stage.picture(*book, "today_book");
    stage.press(*stage.find(*book, "book.day.later"), Qt::Key_Space);
    stage.press(*stage.find(*book, "book.ok"), Qt::Key_Space);
    stage.press(*stage.find(window, "today.area.all"), Qt::Key_Space);
    stage.press(*stage.find(window, "today.assign"), Qt::Key_Space);
    auto* assign = stage.find(window, "assign");
    stage.picture(*assign, "today_assign");
    assign->close();
    stage.press(*stage.find(window, "today.print"), Qt::Key_Space);
    auto* list = stage.find(window, "calllist");
    stage.picture(*list, "today_calllist");
    list->close();
    stage.press(*stage.find(window, "today.view.snoozed"), Qt::Key_Space);
    stage.picture(window, "today_put_off");
    stage.press(*stage.find(window, "today.view.mine"), Qt::Key_Space);
}

}  // namespace jiayi::app
