#include "models/pharmacy/fulfilment/answers.h"

#include "models/pharmacy/fulfilment/fulfilment.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/templates.h"

namespace jiayi::pharmacy {

namespace {

constexpr const char* kLineKey = "1";

/// The order that this dispense is about, while its question is open.
Result<TrackedOrder> askedBy(db::Database& database, DispenseId dispense) {
    JIAYI_TRY(const auto said, OrderRepository{database}.dispense(dispense));
    JIAYI_TRY(auto tracked, trackedOrder(database, said.order));
    if (tracked.where.open != Open::AnswerSubstitute || tracked.where.dispense != dispense) return Error{Errc::Conflict, "substitute.not-asked", {}};
    return tracked;
}

}  // namespace

Result<PrescriptionDraft> substituteDraft(db::Database& database, DispenseId dispense, Date today) {
    JIAYI_TRY(const auto tracked, askedBy(database, dispense));
    const auto& order = tracked.order;
    JIAYI_TRY(auto item, productInForce(database, order.pharmacy, tracked.where.substituteProduct, today));
    if (!item) return invalid("substitute.not-sold");
    if (item->atc != order.atc || order.atc.empty()) return invalid("substitute.other-drug");
    if (item->strength != order.strength && countsUnits(order.unit)) return invalid("substitute.dose");
    PrescriptionDraft draft;
    draft.resident = tracked.form.resident;
    draft.kind = tracked.form.kind;
    draft.diagnoses = tracked.form.diagnoses;
    draft.reason = tracked.form.reason;
    for (const auto& [rule, reason] : order.overrides) draft.overrides.emplace(rule.starts_with("long.") ? rule + ":" + kLineKey : rule, reason);
    DraftLine line;
    line.key = kLineKey;
    line.name = item->name();
    line.atc = order.atc;
    line.pharmacy = order.pharmacy;
    line.item = std::move(item);
    line.dosage = order.dose;
    line.days = order.days;
    line.medication = order.medication;
    line.replaces = order.id;
    draft.lines.push_back(std::move(line));
    return draft;
}

Result<SignedPrescription> AcceptSubstitute::operator()(const sync::Context& context, const care::RuleBook& care, const ReviewBook& book) const {
    JIAYI_TRY(auto draft, substituteDraft(context.database, dispense, localDate(context.clock.now())));
    for (const auto& [rule, reason] : overrides) draft.overrides.insert_or_assign(rule, reason);
    return SignPrescription{std::move(draft)}(context, care, book);
}

Result<void> DeclineSubstitute::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("substitute.reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.no-substitute");
        JIAYI_TRY(auto tracked, askedBy(unit.database(), dispense));
        tracked.order.substitution = false;
        tracked.order.substitutionReason = reason;
        OrderRepository::save(unit, tracked.order, tracked.form.resident);
        unit.commit();
        return {};
    });
}

Result<void> CloseOrder::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("order.close-reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.close");
        JIAYI_TRY(auto tracked, trackedOrder(unit.database(), order));
        if (tracked.order.status != "active") return Error{Errc::Conflict, "order.not-active", {}};
        tracked.order.status = "stopped";
        tracked.order.statusReason = reason;
        OrderRepository::save(unit, tracked.order, tracked.form.resident);
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::pharmacy
