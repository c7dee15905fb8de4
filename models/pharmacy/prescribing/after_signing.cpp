// What follows a signed prescription: renewing, stopping, holding, the pharmacist's word, the count of overrides.
#include "models/access/role.h"
#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/sign_prescription.h"
#include "models/pharmacy/prescribing/templates.h"

namespace jiayi::pharmacy {

namespace {

DraftLine lineAgain(const Order& order, std::optional<FormularyItem> item) {
    DraftLine line;
    line.key = order.medication.toString();
    line.name = order.name;
    line.atc = order.atc;
    line.pharmacy = order.pharmacy;
    line.item = std::move(item);
    if (!line.item) line.product = order.product;
    line.dosage = order.dose;
    line.days = order.days;
    line.medication = order.medication;
    line.substitution = order.substitution;
    line.herbs = order.herbs;
    if (!order.herbs.empty()) line.doses = static_cast<int>(order.packs);
    return line;
}

}  // namespace

Result<PrescriptionDraft> renewalDraft(db::Database& database, ResidentId resident, Date today) {
    return db::attempt([&]() -> Result<PrescriptionDraft> {
        PrescriptionDraft draft;
        draft.resident = resident;
        const OrderRepository orders{database};
        JIAYI_TRY(const auto medicines, care::FactRepository{database}.medications(resident));
        Date newest{};
        for (const auto& medicine : medicines) {
            if (medicine.status != "active" || medicine.held || (medicine.end && *medicine.end < today)) continue;
            JIAYI_TRY(const auto before, orders.ordersOf(medicine.id));
            if (before.empty()) continue;
            JIAYI_TRY(auto item, productInForce(database, before.front().pharmacy, before.front().product, today));
            draft.lines.push_back(lineAgain(before.front(), std::move(item)));
            JIAYI_TRY(const auto form, orders.prescription(before.front().prescription));
            if (form.kind == "herbal" || form.written < newest) continue;
            newest = form.written;
            draft.kind = form.kind == "emergency" ? "ordinary" : form.kind;
            draft.diagnoses = form.diagnoses;
            draft.reason = form.reason;
        }
        return draft;
    });
}

Result<void> endMedicine(sync::Unit& unit, MedicationId medicine, Date on, const std::string& reason) {
    JIAYI_TRY(auto line, care::FactRepository{unit.database()}.medication(medicine));
    if (line.status != "active") return Error{Errc::Conflict, "medication.not-active", {}};
    if (line.start && on < *line.start) return invalid("medication.dates");
    line.status = "stopped";
    line.end = on;
    line.stopReason = reason;
    line.held = false;
    line.history = {{unit.newId<MedicationId>().uuid, "stopped", on, {}, {}, {}, reason, unit.user()}};
    care::FactRepository::save(unit, line);
    JIAYI_TRY(auto orders, OrderRepository{unit.database()}.ordersOf(medicine));
    for (auto& order : orders) {
        if (order.status != "active") continue;
        order.status = "stopped";
        OrderRepository::save(unit, order, line.resident);
    }
    return {};
}

Result<void> StopMedicine::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("medication.stop-reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.stop");
        JIAYI_CHECK(endMedicine(unit, medicine, on, reason));
        unit.commit();
        return {};
    });
}

Result<void> HoldMedicine::operator()(const sync::Context& context) const {
    if (reason.empty()) return invalid("medication.stop-reason");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, held ? "prescription.hold" : "prescription.resume");
        JIAYI_TRY(auto line, care::FactRepository{unit.database()}.medication(medicine));
        if (line.status != "active") return Error{Errc::Conflict, "medication.not-active", {}};
        if (line.held == held) return Error{Errc::Conflict, held ? "medication.held" : "medication.not-held", {}};
        line.held = held;
        line.history = {{unit.newId<MedicationId>().uuid, held ? "held" : "resumed", localDate(unit.now()), line.dose, line.dailyAmount,
                         line.dailyUnit, reason, unit.user()}};
        care::FactRepository::save(unit, line);
        unit.commit();
        return {};
    });
}

Result<void> ReviewPrescription::operator()(const sync::Context& context) const {
    if (state != "approved" && state != "returned") return invalid("review.state");
    if (state == "returned" && comment.empty()) return invalid("review.comment");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.review");
        JIAYI_CHECK(access::requireRole(unit.database(), unit.user(), "pharmacist", "review.pharmacist"));
        const OrderRepository orders{unit.database()};
        JIAYI_TRY(auto task, orders.review(review));
        JIAYI_TRY(const auto form, orders.prescription(task.prescription));
        if (form.signedBy == unit.user()) return Error{Errc::Denied, "review.own-form", {}};
        if (task.state != "requested" && task.state != "answered") return Error{Errc::Conflict, "review.not-waiting", {}};
        task.state = state;
        task.comment = withWord(task.comment, comment);
        task.reviewer = unit.user();
        OrderRepository::save(unit, task);
        unit.commit();
        return {};
    });
}

Result<void> AnswerReview::operator()(const sync::Context& context) const {
    if (answer.empty()) return invalid("review.answer");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "prescription.answer");
        JIAYI_TRY(auto task, OrderRepository{unit.database()}.review(review));
        if (task.state != "returned") return Error{Errc::Conflict, "review.not-returned", {}};
        task.state = "answered";
        task.answer = withWord(task.answer, answer);
        OrderRepository::save(unit, task);
        unit.commit();
        return {};
    });
}

Result<std::vector<OverrideRate>> overrideRates(db::Database& database, const ReviewBook& book) {
    return db::attempt([&]() -> Result<std::vector<OverrideRate>> {
        std::vector<OverrideRate> rates;
        {
            db::Query row(database,
                          "SELECT rule, count(*), sum(outcome = 'overridden') AS n FROM review_outcome WHERE outcome <> 'entered-in-error' GROUP BY rule "
                          "ORDER BY n DESC, rule");
            while (row.next()) rates.push_back({row.text(0), row.integer(1), row.integer(2), false, {}});
        }
        for (auto& rate : rates) {
            rate.retire = static_cast<double>(rate.shown) >= book.limit("override.retire-times") &&
                          static_cast<double>(rate.overridden * 100) >= book.limit("override.retire-percent") * static_cast<double>(rate.shown);
            db::Query row(database, "SELECT reason FROM review_outcome WHERE rule = ? AND outcome = 'overridden' ORDER BY at DESC, id DESC", rate.rule);
            while (row.next()) rate.reasons.push_back(row.text(0));
        }
        return rates;
    });
}

}  // namespace jiayi::pharmacy
