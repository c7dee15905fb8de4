#include "models/pharmacy/pharmacist/review_queue.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/long_prescription.h"
#include "models/pharmacy/prescribing/prescribing_rules.h"
#include "models/pharmacy/review_input.h"
#include "models/pharmacy/rules/rule_catalogue.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::pharmacy {

namespace {

/// A signed form as the review sees it: its orders take the place of the medicines that they supply, and what each medicine was before is what
/// was taken earlier.
class FormReview {
public:
    FormReview(db::Database& database, const ReviewBook& book, Date today) : m_database(database), m_book(book), m_today(today), m_orders(database) {}

    Result<std::vector<QueuedOrder>> ordersOf(const Prescription& form) const {
        JIAYI_TRY(auto orders, m_orders.orders(form.id));
        std::vector<QueuedOrder> queued;
        for (auto& order : orders) {
            const auto medicine = care::FactRepository{m_database}.medication(order.medication);
            if (!medicine && medicine.error().code != Errc::NotFound) return medicine.error();
            const bool begins = !medicine || !medicine->start || *medicine->start >= form.written;
            queued.push_back({std::move(order), begins && !order.previous});
        }
        return queued;
    }

    Result<ReviewResult> review(const Prescription& form, const std::vector<QueuedOrder>& orders) const {
        JIAYI_TRY(auto input, readReviewInput(m_database, m_book, form.resident, m_today));
        JIAYI_TRY(const auto assessment, assessmentInForce(m_database, m_book, form.resident, m_today));
        for (const auto& queued : orders) {
            if (queued.order.status != "active") continue;
            std::erase_if(input.lines, [&](const RegimenLine& line) { return line.id == queued.order.medication.toString(); });
            JIAYI_CHECK(before(queued.order, form, input));
            auto line = lineOf(queued, form);
            line.assessed = assessment.has_value();
            input.lines.push_back(std::move(line));
        }
        auto result = pharmacy::review(m_book, input);
        const auto elsewhere = [&](const auto& found) {
            return !found.lines.empty() && std::none_of(orders.begin(), orders.end(), [&](const QueuedOrder& queued) {
                return std::count(found.lines.begin(), found.lines.end(), queued.order.id.toString()) > 0;
            });
        };
        std::erase_if(result.findings, elsewhere);
        std::erase_if(result.notChecked, elsewhere);
        return result;
    }

private:
    /// The dose until the day of the form, and how long the last supply of it was to last.
    Result<void> before(const Order& order, const Prescription& form, ReviewInput& input) const {
        auto medicine = care::FactRepository{m_database}.medication(order.medication);
        if (!medicine) return medicine.error().code == Errc::NotFound ? Result<void>{} : medicine.error();
        const auto& history = medicine->history;
        const auto last = std::find_if(history.rbegin(), history.rend(), [&](const auto& event) { return event.on < form.written && !event.dose.empty(); });
        if (last == history.rend()) return {};
        auto earlier = *medicine;
        earlier.dose = last->dose;
        earlier.dailyAmount = last->dailyAmount;
        earlier.dailyUnit = last->dailyUnit;
        auto line = regimenLine(m_book, earlier, m_today);
        if (order.previous) JIAYI_CHECK(supplied(*order.previous, line));
        input.earlier.push_back({std::move(line), form.written});
        return {};
    }

    Result<void> supplied(OrderId id, RegimenLine& line) const {
        const auto order = m_orders.order(id);
        if (!order) return order.error().code == Errc::NotFound ? Result<void>{} : order.error();
        if (order->status == "stopped" || order->status == "entered-in-error") return {};
        JIAYI_TRY(const auto form, m_orders.prescription(order->prescription));
        line.start = form.written;
        line.supplyDays = order->days;
        return {};
    }

    static RegimenLine lineOf(const QueuedOrder& queued, const Prescription& form) {
        const auto& order = queued.order;
        RegimenLine line;
        line.id = order.id.toString();
        line.name = order.name;
        line.atc = order.atc;
        line.herbs = namesOf(order.herbs);
        line.amount = order.amount;
        line.unit = order.unit;
        if (order.times) line.times = *order.times;
        if (order.period) line.days = *order.period;
        line.asNeeded = order.asNeeded;
        line.route = order.route;
        line.isNew = queued.begins;
        line.start = form.written;
        line.supplyDays = order.days;
        line.form = form.kind == "long" ? FormKind::Long : form.kind == "emergency" ? FormKind::Emergency : FormKind::Ordinary;
        line.formId = form.id.toString();
        line.reasonWritten = !form.reason.empty();
        line.validDays = static_cast<int>((form.validUntil - form.written).count()) + 1;
        return line;
    }

    db::Database& m_database;
    const ReviewBook& m_book;
    Date m_today;
    OrderRepository m_orders;
};

Result<QueuedForm> headOf(db::Database& database, const PrescriptionReview& review) {
    QueuedForm queued;
    queued.review = review;
    JIAYI_TRY(const auto person, roster::ResidentRepository{database}.find(review.resident));
    queued.residentName = person.name;
    queued.sex = person.sex;
    queued.birth = person.birthDate;
    queued.birthEstimated = person.birthEstimated;
    auto form = OrderRepository{database}.prescription(review.prescription);
    if (!form && form.error().code != Errc::NotFound) return form.error();
    if (form) queued.form = std::move(*form);
    return queued;
}

void countFindings(QueuedForm& queued, const ReviewResult& result) {
    queued.findings = result.findings.size();
    queued.interrupting = static_cast<std::size_t>(std::count_if(result.findings.begin(), result.findings.end(), [](const Finding& found) { return found.interrupts(); }));
}

Result<std::vector<QueuedForm>> queue(db::Database& database, const ReviewBook& book, const std::vector<PrescriptionReview>& reviews, Date today) {
    const FormReview check(database, book, today);
    std::vector<QueuedForm> queued;
    for (const auto& review : reviews) {
        JIAYI_TRY(auto one, headOf(database, review));
        if (one.form) {
            JIAYI_TRY(const auto orders, check.ordersOf(*one.form));
            one.lines = orders.size();
            JIAYI_TRY(const auto result, check.review(*one.form, orders));
            countFindings(one, result);
        }
        queued.push_back(std::move(one));
    }
    return queued;
}

/// The reason that stands with one of the finding's own lines.
std::string reasonFor(const Finding& finding, const std::vector<QueuedOrder>& orders) {
    for (const auto& [order, begins] : orders) {
        if (std::count(finding.lines.begin(), finding.lines.end(), order.id.toString()) == 0) continue;
        for (const auto& [rule, reason] : order.overrides)
            if (rule == finding.rule) return reason;
    }
    return {};
}

Words wordsOfRule(const ReviewBook& book, const std::string& rule) {
    const auto catalogue = ruleCatalogue(book);
    const auto* entry = entryOfRule(catalogue, rule);
    auto words = entry ? entry->what : Words{};
    // What the draft asks beside the review has its words there.
    const auto& texts = prescribingRules().texts;
    if (const auto asked = texts.find(rule.substr(0, rule.find(':'))); !entry && asked != texts.end()) words = asked->second;
    // A text with holes to fill says nothing by itself.
    return words.en.find('{') == std::string::npos ? words : Words{};
}

void addSettled(OpenedForm& opened, const ReviewBook& book) {
    for (const auto& [order, begins] : opened.orders) {
        for (const auto& [rule, reason] : order.overrides) {
            const auto stands = std::any_of(opened.findings.begin(), opened.findings.end(), [&, name = rule](const QueuedFinding& each) { return each.finding.rule == name; });
            const auto told = std::any_of(opened.settled.begin(), opened.settled.end(), [&, name = rule](const SettledRule& each) { return each.rule == name; });
            if (!stands && !told) opened.settled.push_back({rule, wordsOfRule(book, rule), reason});
        }
    }
}

}  // namespace

Result<std::vector<QueuedForm>> waitingForms(db::Database& database, const ReviewBook& book, Date today) {
    return db::attempt([&]() -> Result<std::vector<QueuedForm>> {
        JIAYI_TRY(const auto reviews, OrderRepository{database}.waitingReviews());
        return queue(database, book, reviews, today);
    });
}

Result<std::vector<QueuedForm>> returnedForms(db::Database& database, const ReviewBook& book, const std::string& user, Date today) {
    return db::attempt([&]() -> Result<std::vector<QueuedForm>> {
        JIAYI_TRY(const auto reviews, OrderRepository{database}.returnedReviews(user));
        return queue(database, book, reviews, today);
    });
}

Result<OpenedForm> openForm(db::Database& database, const ReviewBook& book, PrescriptionReviewId id, Date today) {
    return db::attempt([&]() -> Result<OpenedForm> {
        OpenedForm opened;
        JIAYI_TRY(const auto review, OrderRepository{database}.review(id));
        JIAYI_TRY(opened.head, headOf(database, review));
        if (!opened.head.form) return Error{Errc::NotFound, "prescription.not-found", {}};
        const FormReview check(database, book, today);
        JIAYI_TRY(opened.orders, check.ordersOf(*opened.head.form));
        opened.head.lines = opened.orders.size();
        JIAYI_TRY(auto result, check.review(*opened.head.form, opened.orders));
        countFindings(opened.head, result);
        for (auto& finding : result.findings) {
            auto reason = reasonFor(finding, opened.orders);
            opened.findings.push_back({std::move(finding), std::move(reason)});
        }
        opened.notChecked = std::move(result.notChecked);
        addSettled(opened, book);

        const care::FactRepository facts{database};
        JIAYI_TRY(opened.others, facts.medications(review.resident));
        std::erase_if(opened.others, [&](const care::MedicationLine& line) {
            return line.status != "active" || (line.end && *line.end < today) ||
                   std::any_of(opened.orders.begin(), opened.orders.end(), [&](const QueuedOrder& queued) { return queued.order.medication == line.id; });
        });
        JIAYI_TRY(const auto person, roster::ResidentRepository{database}.find(review.resident));
        opened.allergyState = person.allergyState;
        JIAYI_TRY(opened.allergies, facts.allergies(review.resident));
        std::erase_if(opened.allergies, [](const care::Allergy& allergy) { return allergy.status != "active"; });
        return opened;
    });
}

}  // namespace jiayi::pharmacy
