#include "app/workstation/bind_guidance.h"

#include "models/roster/resident_repository.h"

namespace jiayi::app {

namespace {

Result<std::optional<guidance::PersonGuidance>> guidanceOf(db::Database& database, const Desk& desk, roster::ResidentId id) {
    JIAYI_TRY(const auto resident, roster::ResidentRepository(database).find(id));
    if (resident.status != roster::ResidentStatus::Active) return std::optional<guidance::PersonGuidance>{};
    JIAYI_TRY(auto found, guidance::readGuidance(database, desk.rules(), desk.guidanceBook(), id, desk.today()));
    return std::optional{std::move(found)};
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
    return asks;
}

}  // namespace jiayi::app
