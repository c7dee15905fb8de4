#include "app/workstation/bind_care.h"

#include "app/workstation/bind_prescribing.h"
#include "models/roster/save_resident.h"

#include <memory>

namespace jiayi::app {

namespace {

/// The tables of the guidance are read once; they were read at the build's tests, so a row that does not parse is a bug.
ui::TargetAsks bindTargets(Desk& desk) {
    const auto book = std::make_shared<const guidance::GuidanceBook>(guidance::loadGuidanceBook(desk.rules()).value());
    ui::TargetAsks asks;
    asks.read = [&desk, book](care::ResidentId id) {
        return desk.worker().read(
            [&desk, book, id](db::Database& database) { return guidance::readTargetPlans(database, desk.rules(), *book, id, desk.today()); });
    };
    asks.set = [&desk](const care::SetTarget& set) {
        return desk.worker().run([&desk, set](db::Database& database) { return set(desk.context(database), desk.rules()); });
    };
    return asks;
}

ui::PhraseAsks bindPhrases(Desk& desk) {
    ui::PhraseAsks asks;
    asks.read = [&desk](const std::string& field) {
        return desk.worker().read([&desk, field](db::Database& database) { return care::readPhrases(database, desk.rules(), desk.user(), field); });
    };
    asks.keep = [&desk](const care::KeepPhrase& keep) {
        return desk.worker().run([&desk, keep](db::Database& database) { return keep(desk.context(database), desk.rules()); });
    };
    asks.drop = [&desk](const care::DropPhrase& drop) { return desk.worker().run([&desk, drop](db::Database& database) { return drop(desk.context(database)); }); };
    return asks;
}

}  // namespace

ui::ChartAsks bindChart(Desk& desk) {
    ui::ChartAsks asks;
    asks.chart = [&desk](care::ResidentId id) {
        return desk.worker().run([&desk, id](db::Database& database) -> Result<care::ChartSummary> {
            JIAYI_TRY(const auto seen, roster::openResident(desk.context(database), id));
            return care::readChart(database, desk.rules(), seen.id, desk.today());
        });
    };
    asks.trend = [&desk](const care::TrendQuery& query) {
        return desk.worker().read([&desk, query](db::Database& database) { return care::readTrend(database, desk.rules(), query); });
    };
    asks.timeline = [&desk](care::ResidentId id, Date before) {
        return desk.worker().read(
            [&desk, id, before](db::Database& database) { return care::readTimeline(database, desk.rules(), id, before); });
    };
    asks.enrol = [&desk](const care::EnrolProgramme& enrol) {
        return desk.worker().run([&desk, enrol](db::Database& database) { return enrol(desk.context(database), desk.rules()); });
    };
    asks.targets = bindTargets(desk);
    return asks;
}

ui::VisitAsks bindVisit(Desk& desk) {
    ui::VisitAsks asks;
    asks.chart = [&desk](care::ResidentId id) {
        return desk.worker().read([&desk, id](db::Database& database) { return care::readChart(database, desk.rules(), id, desk.today()); });
    };
    asks.open = [&desk](care::ResidentId id) {
        return desk.worker().run([&desk, id](db::Database& database) { return care::openVisit(database, desk.rules(), id, desk.today()); });
    };
    asks.openWith = [&desk](care::ResidentId id, const std::vector<care::FormKey>& forms) {
        return desk.worker().run([&desk, id, forms](db::Database& database) { return care::openVisit(database, desk.rules(), id, desk.today(), forms); });
    };
    asks.phrases = bindPhrases(desk);
    asks.reopen = [&desk](care::VisitId id) {
        return desk.worker().run([&desk, id](db::Database& database) { return care::reopenVisit(database, desk.rules(), id); });
    };
    asks.saveDraft = [&desk](care::ResidentId id, const std::vector<care::FormKey>& forms, const care::VisitInput& input) {
        return desk.worker().run(
            [&desk, id, forms, input](db::Database& database) { return care::saveDraft(desk.context(database), id, forms, input); });
    };
    asks.sign = [&desk](const care::SignVisit& sign) {
        return desk.worker().run([&desk, sign](db::Database& database) { return sign(desk.context(database), desk.rules()); });
    };
    asks.regimen = [&desk](care::ResidentId id) {
        return desk.worker().read([&desk, id](db::Database& database) { return regimenSummary(database, desk.rules(), desk.reviewBook(), id, desk.today()); });
    };
    asks.amend = [&desk](const care::AmendVisit& amend) {
        return desk.worker().run([&desk, amend](db::Database& database) { return amend(desk.context(database), desk.rules()); });
    };
    return asks;
}

}  // namespace jiayi::app
