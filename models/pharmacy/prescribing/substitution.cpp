#include "models/pharmacy/prescribing/substitution.h"

#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/pharmacy/prescribing/equivalent_dose.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jiayi::pharmacy {

namespace {

class Proposals {
public:
    Proposals(db::Database& database, const care::RuleBook& care, const ReviewBook& book, const Equivalences& list, const ShownItem& product, Date today)
        : m_database(database), m_care(care), m_book(book), m_list(list), m_product(product), m_today(today) {}

    Result<std::vector<SubstitutionProposal>> run() {
        JIAYI_CHECK(chooseSubstitute());
        JIAYI_TRY(auto lines, affectedResidents(m_database, m_product.item));
        std::vector<SubstitutionProposal> proposals;
        for (auto& line : lines) {
            JIAYI_TRY(const auto last, lastOrder(line));
            const bool touched = last ? last->product.empty() ? line.sameName : last->product == m_product.item.code : line.sameName;
            if (!touched) continue;
            JIAYI_TRY(auto proposal, propose(std::move(line), last));
            proposals.push_back(std::move(proposal));
        }
        return proposals;
    }

private:
    Result<void> chooseSubstitute() {
        JIAYI_TRY(auto found, equivalentsOf(m_database, m_product, m_list, m_today, m_product.pharmacyPk));
        const auto rank = [](const Equivalent& each) { return !each.listed ? 0 : each.pharmacistSigned ? 1 : 2; };
        // The cheapest come first already.
        std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        if (!found.empty()) m_substitute = found.front();
        db::Query row(m_database, "SELECT id FROM formulary_pharmacy WHERE pk = ?", m_product.pharmacyPk);
        if (row.next()) m_pharmacy = row.text(0);
        return {};
    }

    Result<std::optional<Order>> lastOrder(const AffectedLine& line) const {
        JIAYI_TRY(const auto orders, OrderRepository{m_database}.ordersOf({line.line}));
        return orders.empty() ? std::optional<Order>{} : std::optional{orders.front()};
    }

    Result<SubstitutionProposal> propose(AffectedLine line, const std::optional<Order>& last) const {
        SubstitutionProposal proposal;
        proposal.line = std::move(line);
        proposal.substitute = m_substitute;
        if (!m_substitute) {
            proposal.leftOut = LeftOut::NoSubstitute;
            return proposal;
        }
        JIAYI_TRY(const auto medicine, care::FactRepository{m_database}.medication({proposal.line.line}));
        proposal.draft.resident = proposal.line.resident;
        JIAYI_CHECK(frame(proposal.draft, medicine, last));
        const auto dosage = dosageFor(medicine, last);
        proposal.draft.lines = {draftLine(medicine, last, dosage.value_or(std::string{}))};
        JIAYI_TRY(proposal.check, checkPrescription(m_database, m_care, m_book, proposal.draft, m_today));
        for (const auto& finding : proposal.check.interrupting) {
            proposal.draft.shown.insert(finding.rule);
            proposal.why.push_back(finding.reason);
        }
        for (const auto& problem : proposal.check.problems) {
            const bool told = std::any_of(proposal.check.interrupting.begin(), proposal.check.interrupting.end(), [&](const Finding& finding) { return finding.rule == problem.id; });
            if (!told) proposal.why.push_back(problem.text);
        }
        if (!dosage) proposal.leftOut = LeftOut::Dose;
        else if (!proposal.check.interrupting.empty()) proposal.leftOut = LeftOut::Interrupts;
        else if (!proposal.check.canSign()) proposal.leftOut = LeftOut::Incomplete;
        else if (m_substitute->listed && !m_substitute->pharmacistSigned) proposal.leftOut = LeftOut::ListUnsigned;
        return proposal;
    }

    /// Kind, diagnoses and reason.
    Result<void> frame(PrescriptionDraft& draft, const care::MedicationLine& medicine, const std::optional<Order>& last) const {
        if (last) {
            JIAYI_TRY(const auto form, OrderRepository{m_database}.prescription(last->prescription));
            draft.kind = form.kind == "emergency" || form.kind == "herbal" ? "ordinary" : form.kind;
            draft.diagnoses = form.diagnoses;
            draft.reason = form.reason;
            return {};
        }
        JIAYI_TRY(const auto conditions, care::FactRepository{m_database}.conditions(draft.resident));
        for (const auto& condition : conditions) {
            const auto& icd10 = condition.icd10.empty() ? condition.coding.code : condition.icd10;
            if (condition.status == "active" && isFor(medicine.atc, icd10)) draft.diagnoses.push_back({icd10, condition.coding.display});
        }
        return {};
    }

    bool isFor(const std::string& atc, const std::string& icd10) const {
        bool fits = false;
        m_book.indications.forEach(atc, [&](const IndicationRow& row) {
            fits = fits || std::any_of(row.conditions.begin(), row.conditions.end(), [&](const IcdRange& range) { return range.has(icd10); });
        });
        return fits;
    }

    bool isAnotherSubstance() const { return m_substitute->shown.item.atc != m_product.item.atc; }

    DraftLine draftLine(const care::MedicationLine& medicine, const std::optional<Order>& last, const std::string& dosage) const {
        DraftLine line;
        line.key = medicine.id.toString();
        line.item = m_substitute->shown.item;
        line.name = line.item->name();
        line.atc = line.item->atc;
        line.pharmacy = m_pharmacy;
        line.dosage = dosage;
        const auto said = readDosage(m_book, medicine.dose).supplyDays;
        line.days = last ? last->days : said.value_or(static_cast<int>(m_book.limit("quantity.ordinary-days")));
        if (isAnotherSubstance()) line.insteadOf = medicine.id;
        else line.medication = medicine.id;
        if (last) line.substitution = last->substitution;
        return line;
    }

    /// As it is taken now; of a listed product with another strength or substance so many of its units as are worth the same.
    std::optional<std::string> dosageFor(const care::MedicationLine& medicine, const std::optional<Order>& last) const {
        const auto said = withoutDuration(m_book, last && !last->dose.empty() ? last->dose : medicine.dose);
        auto dosage = readDosage(m_book, said);
        if (!dosage.times && medicine.dailyAmount) {
            dosage.amount = medicine.dailyAmount;
            dosage.unit = doseUnit(medicine.dailyUnit.substr(0, medicine.dailyUnit.find('/')));
            dosage.times = dosage.days = 1;
        }
        if (!dosage.amount || !dosage.times || !dosage.days) return {};
        if (!m_substitute->listed) return readDosage(m_book, said).times ? said : written(*dosage.amount, dosage.unit, dosage);
        const auto taking = quantityOf(dosage, std::max(1, static_cast<int>(*dosage.days)), m_product.item);
        const auto ratio = unitsRatio(m_list, m_product.item, m_substitute->shown.item);
        const auto each = strengthOf(m_substitute->shown.item);
        if (!taking || !ratio || !each) return {};
        const double amount = taking->perTaking * ratio->theirs / ratio->mine * each->first;
        // Finer than anybody can take it: not the same dose.
        if (std::abs(amount * 1e4 - std::round(amount * 1e4)) > 1e-6) return {};
        return written(amount, each->second, dosage);
    }

    std::string written(double amount, const std::string& unit, const Dosage& dosage) const {
        const auto* frequency = frequencyOf(dosage);
        return fmt::format("{:g} {} {}", std::round(amount * 1e4) / 1e4, unit, frequency ? frequency->code : std::string{});
    }

    const Frequency* frequencyOf(const Dosage& dosage) const {
        const auto found = std::find_if(m_book.frequencies.begin(), m_book.frequencies.end(), [&](const Frequency& row) {
            return row.times * *dosage.days == *dosage.times * row.days;
        });
        return found == m_book.frequencies.end() ? nullptr : &*found;
    }

    static std::optional<std::pair<double, std::string>> strengthOf(const FormularyItem& item) {
        const auto space = item.strength.find(' ');
        if (space == std::string::npos) return {};
        const auto number = item.strength.substr(0, space);
        if (number.find_first_not_of("0123456789.") != std::string::npos) return {};
        return std::pair{std::stod(number), item.strength.substr(space + 1)};
    }

    db::Database& m_database;
    const care::RuleBook& m_care;
    const ReviewBook& m_book;
    const Equivalences& m_list;
    const ShownItem& m_product;
    Date m_today;
    std::optional<Equivalent> m_substitute;
    std::string m_pharmacy;
};

}  // namespace

Result<std::vector<SubstitutionProposal>> proposeSubstitution(db::Database& database, const care::RuleBook& care, const ReviewBook& book,
                                                              const Equivalences& list, const ShownItem& product, Date today) {
    return db::attempt([&]() -> Result<std::vector<SubstitutionProposal>> { return Proposals(database, care, book, list, product, today).run(); });
}

Result<std::vector<SubstitutionOutcome>> SignSubstitutions::operator()(const sync::Context& context, const care::RuleBook& care, const ReviewBook& book) const {
    return db::attempt([&]() -> Result<std::vector<SubstitutionOutcome>> {
        std::vector<SubstitutionOutcome> outcomes;
        for (const auto& draft : drafts) {
            SubstitutionOutcome outcome{draft.resident, {}, {}, {}};
            if (!draft.lines.empty()) outcome.medicine = draft.lines.front().medication.value_or(draft.lines.front().insteadOf.value_or(MedicationId{}));
            const auto check = checkPrescription(context.database, care, book, draft, localDate(context.clock.now()));
            if (!check) outcome.refused = check.error().reason;
            // Looked at since then or not: what interrupts is never signed among others.
            else if (drafts.size() > 1 && !check->interrupting.empty()) outcome.refused = "substitution.interrupts";
            else if (const auto done = SignPrescription{draft}(context, care, book)) outcome.form = done->forms.front();
            else outcome.refused = done.error().reason;
            outcomes.push_back(std::move(outcome));
        }
        return outcomes;
    });
}

}  // namespace jiayi::pharmacy
