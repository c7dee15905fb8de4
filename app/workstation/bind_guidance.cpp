#include "app/workstation/bind_guidance.h"

#include "app/workstation/bind_orders.h"
#include "models/care/forecast/read_forecast.h"
#include "models/roster/resident_repository.h"

#include <memory>
#include <mutex>

namespace jiayi::app {

namespace {

Result<std::optional<guidance::PersonGuidance>> guidanceOf(db::Database& database, const Desk& desk, roster::ResidentId id) {
    JIAYI_TRY(const auto resident, roster::ResidentRepository(database).find(id));
    if (resident.status != roster::ResidentStatus::Active) return std::optional<guidance::PersonGuidance>{};
    JIAYI_TRY(auto found, guidance::readGuidance(database, desk.rules(), desk.guidanceBook(), id, desk.today()));
    return std::optional{std::move(found)};
}

/// How the model fares in this clinic: found once a day, since everybody's results are read for it. Asked by whichever thread reads.
class ClinicSkill {
public:
    Result<forecast::Skill> of(db::Database& database, const Desk& desk, Date today) {
        const std::lock_guard held(m_lock);
        if (m_on != today) {
            JIAYI_TRY(const auto courses, forecast::readCourses(database, desk.rules(), today));
            m_skill = forecast::backTest(desk.forecastModel(), courses);
            m_on = today;
        }
        return m_skill;
    }

private:
    std::mutex m_lock;
    std::optional<Date> m_on;
    forecast::Skill m_skill;
};

Result<forecast::PersonForecast> forecastOf(db::Database& database, const Desk& desk, ClinicSkill& clinic, roster::ResidentId id) {
    const auto& model = desk.forecastModel();
    const auto today = desk.today();
    forecast::PersonForecast found;
    JIAYI_TRY(const auto course, forecast::readCourse(database, desk.rules(), id, today));
    JIAYI_TRY(found.skill, clinic.of(database, desk, today));
    found.next = forecast::forecastNext(model, found.skill, course, today);
    found.known = !course.results.empty();
    found.generalKnowledge = model.generalKnowledge();
    found.inside = model.inside;
    return found;
}

}  // namespace

ui::GuidanceAsks bindGuidance(Desk& desk) {
    ui::GuidanceAsks asks;
    asks.read = [&desk](roster::ResidentId resident) {
        return desk.worker().read([&desk, resident](db::Database& database) { return guidanceOf(database, desk, resident); });
    };
    asks.noteShown = [&desk](roster::ResidentId resident, const std::vector<guidance::PersonCard>& cards) {
        return desk.worker().run([&desk, resident, cards](db::Database& database) { return guidance::noteShown(desk.context(database), resident, cards); });
    };
    asks.accept = [&desk](const guidance::AcceptCards& accept) {
        return desk.worker().run([&desk, accept](db::Database& database) { return accept(desk.context(database)); });
    };
    asks.dismiss = [&desk](const guidance::DismissCard& dismiss) {
        return desk.worker().run([&desk, dismiss](db::Database& database) { return dismiss(desk.context(database)); });
    };
    asks.takeBack = [&desk](guidance::AnswerId answer) {
        return desk.worker().run([&desk, answer](db::Database& database) { return guidance::TakeBackAnswer{answer}(desk.context(database)); });
    };
    asks.tests = [&desk](const std::vector<std::string>& codes) { return testsFor(desk.orderBook(), codes); };
    asks.forecast = [&desk, clinic = std::make_shared<ClinicSkill>()](roster::ResidentId resident) {
        return desk.worker().read([&desk, clinic, resident](db::Database& database) { return forecastOf(database, desk, *clinic, resident); });
    };
    return asks;
}

ui::RuleUseAsks bindRuleUse(Desk& desk) {
    ui::RuleUseAsks asks;
    asks.uses = [&desk](Date from) {
        return desk.worker().read([&desk, from](db::Database& database) { return guidance::readRuleUse(database, desk.guidanceBook(), from); });
    };
    return asks;
}

}  // namespace jiayi::app
