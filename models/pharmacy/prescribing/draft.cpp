#include "models/pharmacy/prescribing/draft.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/decoction.h"
#include "models/pharmacy/prescribing/product_news.h"
#include "models/pharmacy/review_input.h"

#include <algorithm>
#include <cmath>

namespace jiayi::pharmacy {

namespace {

Words same(const std::string& text) { return {text, text}; }

std::string decimalText(double value) {
    const auto thousandths = std::llround(value * 1000);
    auto text = std::to_string(thousandths / 1000);
    auto rest = std::to_string(1000 + thousandths % 1000).substr(1);
    while (!rest.empty() && rest.back() == '0') rest.pop_back();
    return rest.empty() ? text : text + "." + rest;
}

class DraftCheck {
public:
    DraftCheck(db::Database& database, const care::RuleBook& care, const ReviewBook& book, const PrescriptionDraft& draft, Date today)
        : m_database(database), m_care(care), m_book(book), m_draft(draft), m_today(today), m_rules(prescribingRules()) {}

    Result<CheckedPrescription> run() {
        JIAYI_TRY(m_active, care::FactRepository{m_database}.medications(m_draft.resident));
        std::erase_if(m_active, [](const auto& line) { return line.status != "active"; });
        JIAYI_TRY(m_coverage, readCoverage(m_database, m_draft.resident));
        JIAYI_TRY(m_assessment, assessmentInForce(m_database, m_book, m_draft.resident, m_today));
        whole();
        for (const auto& line : m_draft.lines) JIAYI_CHECK(oneLine(line));
        split();
        total();
        JIAYI_CHECK(reviewAll());
        return std::move(m_checked);
    }

private:
    double limit(std::string_view id) const { return m_book.limit(id); }

    void problem(const std::string& id, const std::string& line, double value = 0, double most = 0) {
        m_checked.problems.push_back({id, line, m_rules.text(id, {{"value", same(decimalText(value))}, {"limit", same(decimalText(most))}})});
    }

    void whole() {
        if (m_draft.lines.empty()) problem("draft.no-lines", {});
        const bool diagnosed = std::any_of(m_draft.diagnoses.begin(), m_draft.diagnoses.end(),
                                           [](const auto& one) { return !one.icd10.empty() || !one.text.empty(); });
        if (!diagnosed) problem("draft.diagnosis-required", {});
        if (m_draft.validDays < 1 || m_draft.validDays > limit("form.valid-days")) problem("draft.validity", {}, m_draft.validDays, limit("form.valid-days"));
    }

    Result<void> oneLine(const DraftLine& line) {
        CheckedLine checked;
        checked.dosage = line.herbs.empty() ? readDosage(m_book, line.dosage) : decoctionDosage(m_book, line.dosage);
        checked.days = line.days.value_or(checked.dosage.supplyDays.value_or(0));
        if (!line.herbs.empty()) decoction(line, checked);
        if (line.name.empty()) problem("draft.medicine", line.key);
        continues(line, checked);
        checked.dose = withoutDuration(m_book, line.dosage);
        checked.sameDose = checked.continues && isSameDose(readDosage(m_book, checked.continues->dose), checked.dosage);
        JIAYI_TRY(checked.sale, saleOf(m_database, line.pharmacy, line.item ? line.item->code : line.product, m_today));
        quantity(line, checked);
        days(line, checked);
        const bool isLong = m_draft.kind == "long";
        if (isLong) {
            JIAYI_CHECK(longTerm(line, checked));
        }
        if (!isLong && !isLongTerm(line)) checked.end = m_today + Days{std::max(checked.days, 1) - 1};
        m_checked.lines.push_back(std::move(checked));
        return {};
    }

    /// The doses say how long they last; every herb says its grams.
    void decoction(const DraftLine& line, CheckedLine& checked) {
        if (line.doses < 1) problem("decoction.doses", line.key);
        else if (checked.dosage.unit == "剂") checked.days = static_cast<int>(std::ceil(line.doses * *checked.dosage.days / (*checked.dosage.amount * *checked.dosage.times)));
        for (const auto& herb : line.herbs) {
            if (herb.grams && *herb.grams > 0) continue;
            m_checked.problems.push_back({"decoction.grams", line.key, m_rules.text("decoction.grams", {{"herb", same(herb.name)}})});
        }
    }

    const care::DrugDef* drugOf(const DraftLine& line) const {
        if (!line.herbs.empty()) return nullptr;
        const auto named = m_book.names.find(m_book.drugs, line.atc, line.item ? line.item->inn : line.name);
        return named && named->drug ? &m_book.drugs[*named->drug].def : nullptr;
    }
    bool isLongTerm(const DraftLine& line) const {
        const auto* drug = drugOf(line);
        return drug && drug->longPrescription == "yes";
    }

    void continues(const DraftLine& line, CheckedLine& checked) {
        std::vector<const care::MedicationLine*> fitting;
        for (const auto& active : m_active) {
            const bool fits = line.medication ? active.id == *line.medication
                                              : !line.atc.empty() ? active.atc == line.atc : active.name == line.name && line.herbs.empty();
            if (fits) fitting.push_back(&active);
        }
        const bool gone = line.insteadOf && std::none_of(m_active.begin(), m_active.end(), [&](const auto& active) { return active.id == *line.insteadOf; });
        if ((line.medication && fitting.empty()) || gone) problem("draft.not-active", line.key);
        if (fitting.size() > 1) problem("draft.ambiguous", line.key);
        if (fitting.size() == 1) checked.continues = *fitting.front();
        const auto twice = [&](const DraftLine& other) {
            return other.key < line.key && line.herbs.empty() && other.herbs.empty() &&
                   (line.atc.empty() ? other.name == line.name : other.atc == line.atc);
        };
        if (std::any_of(m_draft.lines.begin(), m_draft.lines.end(), twice)) problem("draft.duplicate", line.key);
    }

    void quantity(const DraftLine& line, CheckedLine& checked) {
        if (checked.days < 1) return problem("quantity.days", line.key);
        if (!line.item || !line.herbs.empty()) return;
        auto quantity = quantityOf(checked.dosage, checked.days, *line.item);
        if (!quantity) return problem(quantity.error().reason, line.key);
        if (quantity->splits) problem("draft.splits", line.key);
        checked.packs = quantity->packs;
        // What is not sold has no price, and nobody's share of it is known.
        if (checked.sale == Sale::Withdrawn) return;
        checked.share = ownShare(entitlementRules(), m_coverage, *line.item, quantity->price, m_draft.diagnoses, m_today);
        checked.quantity = *quantity;
    }

    /// At most 7 days, 3 in an emergency; longer with a reason; a long prescription by its own rules.
    void days(const DraftLine& line, const CheckedLine& checked) {
        const auto* drug = drugOf(line);
        const auto over = [&](std::string_view id) { return checked.days > limit(id); };
        const auto say = [&](const char* id, std::string_view most) { problem(id, line.key, checked.days, limit(most)); };
        if (m_draft.kind == "emergency") {
            if (over("quantity.emergency-days")) say("draft.emergency-days", "quantity.emergency-days");
        } else if (m_draft.kind == "long") {
            if (over("long.max-days")) say("draft.long-max", "long.max-days");
            else if (over("long.normal-days") && !m_assessment) say("draft.long-assessment", "long.normal-days");
        } else if (m_draft.reason.empty()) {
            if (drug && drug->control == "psychotropic-2" && over("quantity.psychotropic-days")) say("draft.psychotropic-days", "quantity.psychotropic-days");
            else if (over("quantity.ordinary-days")) say("draft.days", "quantity.ordinary-days");
        }
    }

    Result<void> longTerm(const DraftLine& line, CheckedLine& checked) {
        care::MedicationLine medicine;
        if (checked.continues) {
            JIAYI_TRY(medicine, care::FactRepository{m_database}.medication(checked.continues->id));
        } else {
            medicine.resident = m_draft.resident;
            medicine.name = line.item ? line.item->inn : line.name;
            medicine.atc = line.atc;
        }
        JIAYI_TRY(auto about, readLongCase(m_database, m_care, m_book, medicine, line.item ? line.item->longRx : std::string{}, m_today, line.replaces));
        about.diagnosed = !m_draft.diagnoses.empty();
        // What is changed today, or begins today, is not stable.
        if (!checked.sameDose) about.unchangedSince = m_today;
        checked.longTerm = longEligibility(m_book, m_rules, about, m_today);
        for (const auto& reason : checked.longTerm->reasons) {
            if (reason.answer == LongAnswer::Yes) continue;
            const bool lifted = m_draft.overrides.count(reason.id + ":" + line.key) > 0 && !(checked.longTerm->excluded && reason.id == "long.allowed");
            if (!lifted) m_checked.problems.push_back({reason.id, line.key, reason.text});
        }
        return {};
    }

    void split() {
        const auto most = static_cast<std::size_t>(limit("form.max-lines"));
        std::vector<std::vector<std::size_t>> herbal;
        for (std::size_t i = 0; i < m_draft.lines.size(); ++i) {
            if (!m_draft.lines[i].herbs.empty()) {
                herbal.push_back({i});
                continue;
            }
            if (m_checked.forms.empty() || m_checked.forms.back().size() == most) m_checked.forms.emplace_back();
            m_checked.forms.back().push_back(i);
        }
        m_checked.forms.insert(m_checked.forms.end(), herbal.begin(), herbal.end());
    }

    void total() {
        m_checked.share = Money{};
        for (const auto& line : m_checked.lines) {
            if (line.quantity) m_checked.price = m_checked.price + line.quantity->price;
            else m_checked.priceKnown = false;
            if (!line.share) m_checked.share.reset();
            else if (m_checked.share) m_checked.share = *m_checked.share + line.share->own;
        }
        if (m_checked.lines.empty()) m_checked.share.reset();
    }

    RegimenLine regimenOf(std::size_t index) const {
        const auto& line = m_draft.lines[index];
        const auto& checked = m_checked.lines[index];
        RegimenLine regimen;
        regimen.id = line.key;
        regimen.name = line.item ? line.item->inn : line.name;
        regimen.atc = line.atc;
        regimen.herbs = namesOf(line.herbs);
        regimen.amount = checked.dosage.amount;
        regimen.unit = checked.dosage.unit;
        regimen.times = checked.dosage.times;
        regimen.days = checked.dosage.days;
        regimen.asNeeded = checked.dosage.asNeeded;
        regimen.route = checked.dosage.route;
        regimen.isNew = !checked.continues;
        regimen.start = m_today;
        if (checked.days > 0) regimen.supplyDays = checked.days;
        regimen.form = m_draft.kind == "long" ? FormKind::Long : m_draft.kind == "emergency" ? FormKind::Emergency : FormKind::Ordinary;
        for (std::size_t form = 0; form < m_checked.forms.size(); ++form)
            if (std::count(m_checked.forms[form].begin(), m_checked.forms[form].end(), index) > 0) regimen.formId = std::to_string(form);
        regimen.reasonWritten = !m_draft.reason.empty();
        regimen.assessed = m_assessment.has_value();
        regimen.validDays = m_draft.validDays;
        return regimen;
    }

    /// The whole regimen as it would be: what the draft continues is replaced by it and compared with.
    Result<void> reviewAll() {
        JIAYI_TRY(auto input, readReviewInput(m_database, m_book, m_draft.resident, m_today));
        for (std::size_t i = 0; i < m_draft.lines.size(); ++i) {
            if (const auto& before = m_checked.lines[i].continues) {
                auto earlier = regimenLine(m_book, *before, m_today);
                std::erase_if(input.lines, [&](const auto& line) { return line.id == earlier.id; });
                JIAYI_CHECK(lastSupply(before->id, m_draft.lines[i].replaces, earlier));
                input.earlier.push_back({std::move(earlier), m_today});
            }
            if (const auto& ended = m_draft.lines[i].insteadOf)
                std::erase_if(input.lines, [&](const auto& line) { return line.id == ended->toString(); });
            input.lines.push_back(regimenOf(i));
        }
        m_checked.review = review(m_book, input);
        withdrawn();
        for (const auto& finding : m_checked.review.findings) {
            if (!finding.interrupts() || !touchesDraft(finding)) continue;
            m_checked.interrupting.push_back(finding);
            const auto answered = m_draft.overrides.find(finding.rule);
            if (answered == m_draft.overrides.end() || answered->second.empty())
                m_checked.problems.push_back({finding.rule, finding.lines.empty() ? std::string{} : finding.lines.front(),
                                              m_rules.text("draft.override", {{"value", finding.reason}})});
        }
        return {};
    }

    /// A product that the pharmacy has withdrawn interrupts as a grave finding does.
    void withdrawn() {
        for (std::size_t i = 0; i < m_draft.lines.size(); ++i) {
            const auto& line = m_draft.lines[i];
            const auto sale = m_checked.lines[i].sale;
            if (sale == Sale::NotChecked) m_checked.review.notChecked.push_back({Check::Quantity, {line.key}, m_rules.text("product.not-checked")});
            if (sale != Sale::Withdrawn) continue;
            Finding finding;
            finding.rule = "product.withdrawn:" + (line.item ? line.item->code : line.product);
            finding.check = Check::Quantity;
            finding.severity = Severity::Major;
            finding.lines = {line.key};
            finding.reason = m_rules.text("product.withdrawn");
            finding.action = m_rules.text("product.withdrawn.action");
            finding.source = "formulary " + line.pharmacy;
            auto& findings = m_checked.review.findings;
            const auto lighter = std::find_if(findings.begin(), findings.end(), [&](const Finding& each) { return each.severity > finding.severity; });
            findings.insert(lighter, std::move(finding));
        }
    }

    /// What was ordered last says how long it lasts.
    Result<void> lastSupply(MedicationId medicine, const std::optional<OrderId>& replaced, RegimenLine& earlier) const {
        const OrderRepository orders{m_database};
        JIAYI_TRY(const auto before, orders.ordersOf(medicine));
        const auto last = std::find_if(before.begin(), before.end(), [&](const Order& order) { return order.status != "stopped" && order.id != replaced; });
        if (last == before.end()) return {};
        JIAYI_TRY(const auto form, orders.prescription(last->prescription));
        earlier.start = form.written;
        earlier.supplyDays = last->days;
        return {};
    }

    bool touchesDraft(const Finding& finding) const {
        return std::any_of(m_draft.lines.begin(), m_draft.lines.end(), [&](const DraftLine& line) {
            return std::find(finding.lines.begin(), finding.lines.end(), line.key) != finding.lines.end();
        });
    }

    db::Database& m_database;
    const care::RuleBook& m_care;
    const ReviewBook& m_book;
    const PrescriptionDraft& m_draft;
    Date m_today;
    const PrescribingRules& m_rules;
    std::vector<care::MedicationLine> m_active;
    PersonCoverage m_coverage;
    std::optional<LongAssessment> m_assessment;
    CheckedPrescription m_checked;
};

}  // namespace

std::string withoutDuration(const ReviewBook& book, const std::string& typed) {
    const auto whole = readDosage(book, typed);
    if (!whole.supplyDays) return typed;
    // "12w", "12 weeks", "x 12 weeks"
    auto rest = typed;
    for (int words = 0; words < 3; ++words) {
        const auto space = rest.find_last_of(' ');
        if (space == std::string::npos) break;
        rest.erase(space);
        const auto shorter = readDosage(book, rest);
        if (!isSameDose(shorter, whole)) break;
        if (!shorter.supplyDays && rest.back() != 'x') return rest;
    }
    return typed;
}

Result<CheckedPrescription> checkPrescription(db::Database& database, const care::RuleBook& care, const ReviewBook& book,
                                              const PrescriptionDraft& draft, Date today) {
    return DraftCheck{database, care, book, draft, today}.run();
}

}  // namespace jiayi::pharmacy
