#include "app/workstation/bind_care.h"

#include "app/workstation/bind_prescribing.h"
#include "models/queue/take_in.h"
#include "models/roster/save_resident.h"

#include <map>
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

/// What the visit screen showed last, by resident: its changes are told by comparison. In the worker's thread alone.
using ShownDrafts = std::map<care::ResidentId, queue::DraftBasis>;

Result<care::VisitSheet> openDraft(db::Database& database, Desk& desk, ShownDrafts& shown, care::ResidentId id) {
    JIAYI_CHECK(queue::bringUp(database, id));
    JIAYI_TRY(auto sheet, care::openVisit(database, desk.rules(), id, desk.today()));
    JIAYI_TRY(shown[id], queue::basisOf(database, sheet.forms, sheet.input));
    return sheet;
}

/// A draft that waits is compared with as it stands, so that its forms change for every desk; a new one begins with these.
Result<care::VisitSheet> openDraftWith(db::Database& database, Desk& desk, ShownDrafts& shown, care::ResidentId id, const std::vector<care::FormKey>& forms) {
    JIAYI_TRY(const auto waiting, openDraft(database, desk, shown, id));
    JIAYI_TRY(auto sheet, care::openVisit(database, desk.rules(), id, desk.today(), forms));
    if (!waiting.draft) {
        JIAYI_TRY(shown[id], queue::basisOf(database, sheet.forms, sheet.input));
    }
    return sheet;
}

Result<void> keepDraft(db::Database& database, Desk& desk, ShownDrafts& shown, care::ResidentId id, const std::vector<care::FormKey>& forms, const care::VisitInput& input) {
    auto& basis = shown[id];
    JIAYI_CHECK(queue::saveShared(desk.context(database), id, basis, forms, input));
    // What others wrote meanwhile is kept, and not shown yet.
    basis.fields = care::draftFields(forms, input);
    return {};
}

Result<ui::TakenIn> takeInDraft(db::Database& database, ShownDrafts& shown, care::ResidentId id, const std::vector<care::FormKey>& forms, const care::VisitInput& input,
                                const std::set<std::string>& held) {
    JIAYI_TRY(auto came, queue::takeIn(database, id, shown[id], forms, input, held));
    return ui::TakenIn{std::move(came.answers), std::move(came.measured), std::move(came.note), came.more, came.ended};
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

ui::VisitAsks bindVisit(Desk& desk, std::function<void()> onWritten) {
    ui::VisitAsks asks;
    const auto shown = std::make_shared<ShownDrafts>();
    asks.chart = [&desk](care::ResidentId id) {
        return desk.worker().read([&desk, id](db::Database& database) { return care::readChart(database, desk.rules(), id, desk.today()); });
    };
    asks.open = [&desk, shown](care::ResidentId id) {
        return desk.worker().run([&desk, shown, id](db::Database& database) { return openDraft(database, desk, *shown, id); });
    };
    asks.openWith = [&desk, shown](care::ResidentId id, const std::vector<care::FormKey>& forms) {
        return desk.worker().run([&desk, shown, id, forms](db::Database& database) { return openDraftWith(database, desk, *shown, id, forms); });
    };
    asks.phrases = bindPhrases(desk);
    asks.reopen = [&desk](care::VisitId id) {
        return desk.worker().run([&desk, id](db::Database& database) { return care::reopenVisit(database, desk.rules(), id); });
    };
    asks.saveDraft = [&desk, shown, onWritten](care::ResidentId id, const std::vector<care::FormKey>& forms, const care::VisitInput& input) {
        return desk.worker().run([&desk, shown, onWritten, id, forms, input](db::Database& database) {
            auto kept = keepDraft(database, desk, *shown, id, forms, input);
            onWritten();
            return kept;
        });
    };
    asks.takeIn = [&desk, shown](care::ResidentId id, const std::vector<care::FormKey>& forms, const care::VisitInput& input, const std::set<std::string>& held) {
        return desk.worker().run([shown, id, forms, input, held](db::Database& database) { return takeInDraft(database, *shown, id, forms, input, held); });
    };
    asks.sign = [&desk, shown, onWritten](const care::SignVisit& sign) {
        return desk.worker().run([&desk, shown, onWritten, sign](db::Database& database) {
            auto done = queue::SignShared{sign.resident, (*shown)[sign.resident], sign.forms, sign.input}(desk.context(database), desk.rules());
            onWritten();
            return done;
        });
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
