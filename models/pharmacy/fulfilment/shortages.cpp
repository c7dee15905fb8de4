#include "models/pharmacy/fulfilment/shortages.h"

#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <array>
#include <set>

namespace jiayi::pharmacy {

namespace {

constexpr std::array<std::string_view, 4> kAnswers{"stocked", "substituted", "elsewhere", "unavailable"};

ShortageId idOf(DispenseId dispense) { return {derivedUuid({"shortage", dispense.toString()})}; }

/// Kept as it was when it is there already.
Result<ShortageId> recordOnce(sync::Unit& unit, const Shortage& shortage) {
    const auto before = SharedRepository{unit.database()}.shortage(shortage.id);
    if (!before && before.error().code != Errc::NotFound) return before.error();
    if (before) return shortage.id;
    SharedRepository::save(unit, shortage);
    unit.commit();
    return shortage.id;
}

}  // namespace

Result<ShortageId> RecordShortage::operator()(const sync::Context& context) const {
    if (name.empty()) return invalid("shortage.name");
    if (packs < 1) return invalid("shortage.packs");
    if (resident) JIAYI_CHECK(roster::ResidentRepository{context.database}.find(*resident));
    return db::attempt([&]() -> Result<ShortageId> {
        sync::Unit unit(context, "shortage.record");
        Shortage made;
        made.id = {derivedUuid({"shortage", name, product, resident ? resident->toString() : std::string{}, unit.user(), formatDate(localDate(unit.now()))})};
        made.resident = resident;
        made.name = name;
        made.atc = atc;
        made.pharmacy = pharmacy;
        made.product = product;
        made.packs = packs;
        made.askedBy = unit.user();
        made.asked = unit.now();
        return recordOnce(unit, made);
    });
}

Result<ShortageId> RecordShortageOf::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<ShortageId> {
        sync::Unit unit(context, "shortage.record");
        const OrderRepository orders{unit.database()};
        JIAYI_TRY(const auto said, orders.dispense(dispense));
        if (said.state != "out-of-stock") return Error{Errc::Conflict, "shortage.in-stock", {}};
        JIAYI_TRY(const auto order, orders.order(said.order));
        Shortage made;
        made.id = idOf(dispense);
        made.resident = said.resident;
        made.name = order.name;
        made.atc = order.atc;
        made.pharmacy = order.pharmacy;
        made.product = order.product;
        made.packs = std::max<std::int64_t>(1, order.packs);
        made.order = order.id;
        made.askedBy = unit.user();
        made.asked = unit.now();
        return recordOnce(unit, made);
    });
}

Result<std::optional<Shortage>> shortageOf(db::Database& database, DispenseId dispense) {
    auto found = SharedRepository{database}.shortage(idOf(dispense));
    if (found) return std::optional{std::move(*found)};
    if (found.error().code != Errc::NotFound) return found.error();
    return std::optional<Shortage>{};
}

Result<void> AnswerShortage::operator()(const sync::Context& context) const {
    if (std::find(kAnswers.begin(), kAnswers.end(), answer) == kAnswers.end()) return invalid("shortage.answer");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "shortage.answer");
        JIAYI_TRY(auto one, SharedRepository{unit.database()}.shortage(shortage));
        if (one.state != "open") return Error{Errc::Conflict, "shortage.not-open", {}};
        one.state = "answered";
        one.answer = answer;
        one.note = note;
        one.answeredBy = unit.user();
        one.answered = unit.now();
        SharedRepository::save(unit, one);
        unit.commit();
        return {};
    });
}

Result<void> ChooseServingPharmacies::operator()(const sync::Context& context) const {
    if (std::set<std::string>(pharmacies.begin(), pharmacies.end()).size() != pharmacies.size()) return invalid("serving.twice");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "pharmacy.serve");
        for (const auto& each : pharmacies) {
            db::Query known(unit.database(), "SELECT 1 FROM formulary_pharmacy WHERE id = ?", each);
            if (!known.next()) return invalid("serving.unknown", each);
        }
        SharedRepository::save(unit, ServingPharmacies{pharmacies});
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
