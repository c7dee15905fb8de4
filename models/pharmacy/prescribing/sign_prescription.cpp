#include "models/pharmacy/prescribing/sign_prescription.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/product_news.h"
#include "models/pharmacy/shared/shared_repository.h"

#include <algorithm>
#include <cmath>

namespace jiayi::pharmacy {

namespace {

std::optional<int> wholeNumber(const std::optional<double>& value) {
    return value && std::round(*value) == *value ? std::optional{static_cast<int>(*value)} : std::nullopt;
}

class PrescriptionSigning {
public:
    PrescriptionSigning(sync::Unit& unit, const PrescriptionDraft& draft, CheckedPrescription check)
        : m_unit(unit), m_draft(draft), m_today(localDate(unit.now())) {
        m_signed.check = std::move(check);
    }

    Result<SignedPrescription> run() {
        m_signed.orders.resize(m_draft.lines.size());
        for (const auto& lines : m_signed.check.forms) JIAYI_CHECK(form(lines));
        outcomes();
        return std::move(m_signed);
    }

private:
    Result<void> form(const std::vector<std::size_t>& lines) {
        Prescription form;
        form.id = m_unit.newId<PrescriptionId>();
        form.resident = m_draft.resident;
        form.kind = m_draft.lines[lines.front()].herbs.empty() ? m_draft.kind : "herbal";
        form.diagnoses = m_draft.diagnoses;
        form.reason = m_draft.reason;
        form.written = m_today;
        form.validUntil = m_today + Days{m_draft.validDays - 1};
        form.signedBy = m_unit.user();
        OrderRepository::save(m_unit, form);
        m_signed.forms.push_back(form.id);
        int position = 0;
        for (const auto index : lines) JIAYI_CHECK(order(form, index, ++position));
        OrderRepository::save(m_unit, PrescriptionReview{m_unit.newId<PrescriptionReviewId>(), form.resident, form.id, "requested", {}, {}, {},
                                                         m_unit.now()});
        return {};
    }

    Result<void> order(const Prescription& form, std::size_t index, int position) {
        const auto& line = m_draft.lines[index];
        const auto& checked = m_signed.check.lines[index];
        JIAYI_TRY(const auto medicine, medicineOf(line, checked));
        Order order;
        order.id = m_unit.newId<OrderId>();
        order.prescription = form.id;
        order.position = position;
        order.medication = medicine;
        JIAYI_TRY(const auto before, OrderRepository{m_unit.database()}.ordersOf(medicine));
        if (!before.empty()) order.previous = before.front().id;
        if (line.replaces) {
            order.previous = line.replaces;
            JIAYI_CHECK(endReplaced(*line.replaces));
        }
        order.name = line.name;
        order.atc = line.atc;
        order.dose = checked.dose;
        order.amount = checked.dosage.amount;
        order.unit = checked.dosage.unit;
        order.times = wholeNumber(checked.dosage.times);
        order.period = wholeNumber(checked.dosage.days);
        order.asNeeded = checked.dosage.asNeeded;
        order.route = checked.dosage.route;
        order.days = checked.days;
        order.substitution = line.substitution;
        order.overrides = overridesOf(line.key);
        order.herbs = line.herbs;
        if (!line.herbs.empty()) {
            order.packs = line.doses;
            order.packUnit = "剂";
        }
        if (!line.item) {
            order.pharmacy = line.pharmacy;
            order.product = line.product;
        } else {
            order.pharmacy = line.pharmacy;
            order.product = line.item->code;
            order.strength = line.item->strength;
            order.packs = checked.packs;
            order.packSize = line.item->packSize;
            order.packUnit = line.item->packUnit;
            if (checked.quantity) order.price = checked.quantity->price;
            order.insuranceClass = nameOf(line.item->insuranceClass);
        }
        if (checked.share) order.share = checked.share->own;
        OrderRepository::save(m_unit, order, form.resident);
        if (line.insteadOf) JIAYI_CHECK(endMedicine(m_unit, *line.insteadOf, m_today, "→ " + line.name));
        m_signed.orders[index] = order.id;
        return {};
    }

    /// The order whose place is taken ends with this signature.
    Result<void> endReplaced(OrderId replaced) {
        const OrderRepository orders{m_unit.database()};
        JIAYI_TRY(auto old, orders.order(replaced));
        JIAYI_TRY(const auto form, orders.prescription(old.prescription));
        if (old.status != "active" || form.resident != m_draft.resident) return Error{Errc::Conflict, "order.not-active", {}};
        old.status = "stopped";
        old.statusReason = "replaced";
        OrderRepository::save(m_unit, old, form.resident);
        return {};
    }

    /// The one line of the medicine, begun or continued.
    Result<MedicationId> medicineOf(const DraftLine& line, const CheckedLine& checked) {
        care::MedicationLine medicine;
        const auto daily = dailyOf(checked.dosage);
        std::string kind = "started";
        std::vector<care::MedicationEvent> history;
        if (checked.continues) {
            JIAYI_TRY(medicine, care::FactRepository{m_unit.database()}.medication(checked.continues->id));
            // What was never prescribed here has said its dose nowhere else.
            if (medicine.history.empty() && medicine.start && *medicine.start < m_today)
                history.push_back({m_unit.newId<MedicationId>().uuid, "started", *medicine.start, medicine.dose, medicine.dailyAmount,
                                   medicine.dailyUnit, {}, {}});
            kind = checked.sameDose ? "renewed" : "dose-changed";
        } else {
            medicine.id = m_unit.newId<MedicationId>();
            medicine.resident = m_draft.resident;
            medicine.name = line.name;
            medicine.atc = line.atc;
            medicine.start = m_today;
        }
        // The old dose's words stay where it is the same: they are not typed anew.
        if (!checked.sameDose) {
            medicine.dose = checked.dose;
            medicine.dailyAmount = daily;
            medicine.dailyUnit = daily ? checked.dosage.unit : std::string{};
        }
        medicine.held = false;
        medicine.end = checked.end;
        history.push_back({m_unit.newId<MedicationId>().uuid, kind, m_today, medicine.dose, medicine.dailyAmount, medicine.dailyUnit, {}, m_unit.user()});
        medicine.history = std::move(history);
        care::FactRepository::save(m_unit, medicine);
        return medicine.id;
    }

    /// Whole days only: a weekly dose is never a rounded daily one.
    static std::optional<double> dailyOf(const Dosage& dosage) {
        if (!dosage.amount || !dosage.times || !dosage.days || *dosage.days != 1) return {};
        return *dosage.amount * *dosage.times;
    }

    std::vector<std::pair<std::string, std::string>> overridesOf(const std::string& key) const {
        std::vector<std::pair<std::string, std::string>> found;
        for (const auto& finding : m_signed.check.interrupting) {
            const bool touches = std::find(finding.lines.begin(), finding.lines.end(), key) != finding.lines.end();
            if (touches) found.emplace_back(finding.rule, m_draft.overrides.at(finding.rule));
        }
        for (const auto& [rule, reason] : m_draft.overrides)
            if (rule.starts_with("long.") && rule.ends_with(":" + key)) found.emplace_back(rule.substr(0, rule.size() - key.size() - 1), reason);
        return found;
    }

    /// Every rule that interrupted while this was written, once: overridden, or heeded because it is not there any more.
    void outcomes() {
        std::set<std::string> shown = m_draft.shown;
        for (const auto& finding : m_signed.check.interrupting) shown.insert(finding.rule);
        for (const auto& rule : shown) {
            const auto still = std::find_if(m_signed.check.interrupting.begin(), m_signed.check.interrupting.end(),
                                            [&](const Finding& finding) { return finding.rule == rule; });
            const bool overridden = still != m_signed.check.interrupting.end();
            SharedRepository::save(m_unit, ReviewOutcome{m_unit.newId<OutcomeId>(), rule, overridden ? "overridden" : "heeded",
                                                         overridden ? m_draft.overrides.at(rule) : std::string{},
                                                         overridden ? orderTouchedBy(*still) : m_signed.orders.front(), m_unit.user(), m_unit.now()});
        }
    }

    std::optional<OrderId> orderTouchedBy(const Finding& finding) const {
        for (std::size_t i = 0; i < m_draft.lines.size(); ++i)
            if (std::find(finding.lines.begin(), finding.lines.end(), m_draft.lines[i].key) != finding.lines.end()) return m_signed.orders[i];
        return {};
    }

    sync::Unit& m_unit;
    const PrescriptionDraft& m_draft;
    Date m_today;
    SignedPrescription m_signed;
};

}  // namespace

Result<SignedPrescription> SignPrescription::operator()(const sync::Context& context, const care::RuleBook& care, const ReviewBook& book) const {
    return db::attempt([&]() -> Result<SignedPrescription> {
        sync::Unit unit(context, "prescription.sign");
        JIAYI_TRY(auto check, checkPrescription(unit.database(), care, book, draft, localDate(unit.now())));
        JIAYI_CHECK(requireProductsInForce(unit.database(), draft, localDate(unit.now())));
        if (!check.canSign()) return invalid(check.problems.front().id);
        JIAYI_TRY(auto done, PrescriptionSigning(unit, draft, std::move(check)).run());
        unit.commit();
        return done;
    });
}

}  // namespace jiayi::pharmacy
