#include "models/pharmacy/rules/rule_catalogue.h"

#include <algorithm>
#include <tuple>

namespace jiayi::pharmacy {

namespace {

constexpr std::string_view kDrug = "drug:";

bool isGeneral(const RuleOrigin& origin) { return origin.source.find("GK") != std::string::npos; }

class Catalogue {
public:
    explicit Catalogue(const ReviewBook& book) : m_book(book) {}

    std::vector<RuleEntry> list() {
        rows(Check::Allergy, m_book.allergies);
        rows(Check::Pregnancy, m_book.pregnancy.rows);
        rows(Check::Age, m_book.ages.rows);
        rows(Check::Diagnosis, m_book.diseases.rows);
        // An indication row says what a medicine is for; what it finds is minor.
        for (const auto& row : m_book.indications.rows)
            m_entries.push_back({row.id, Check::Diagnosis, Severity::Minor, row.reason, {}, row.origin, !row.pharmacistSigned});
        rows(Check::Hepatic, m_book.hepatic.rows);
        rows(Check::Duplicate, m_book.duplicates.rows);
        rows(Check::Interaction, m_book.interactions);
        rows(Check::Monitoring, m_book.monitoring.rows);
        herbs();
        for (const auto& [id, text] : m_book.texts)
            m_entries.push_back({id, text.check, text.severity, text.reason, text.action, text.origin, isGeneral(text.origin)});
        std::stable_sort(m_entries.begin(), m_entries.end(),
                         [](const RuleEntry& a, const RuleEntry& b) { return std::tie(a.check, a.row) < std::tie(b.check, b.row); });
        drugs();
        return std::move(m_entries);
    }

private:
    template <class Row>
    void rows(Check check, const std::vector<Row>& of) {
        for (const auto& row : of) m_entries.push_back({row.id, check, row.severity, row.reason, row.action, row.origin, !row.pharmacistSigned});
    }

    void herbs() {
        const auto joined = [](const std::vector<std::string>& names) {
            std::string text;
            for (const auto& name : names) text += (text.empty() ? "" : "、") + name;
            return text;
        };
        for (const auto& pair : m_book.herbPairs) {
            const auto what = pair.rule + ": " + joined(pair.a) + " + " + joined(pair.b);
            m_entries.push_back({pair.id, Check::Interaction, pair.severity, {what, what}, {}, pair.origin, true});
        }
    }

    /// A drug's row is signed as a whole: its strengths, its maximum, its kidney rule.
    void drugs() {
        for (const auto& drug : m_book.drugs) {
            const auto& def = drug.def;
            auto figures = def.maxDose.empty() ? std::string{} : ", ≤ " + def.maxDose + " " + def.unit + " / " + std::to_string(def.maxDays) + " d";
            if (!def.renalRule.empty()) figures += ", " + def.renalRule;
            m_entries.push_back({std::string{kDrug} + def.inn, Check::Dose, {}, {def.inn + figures, def.zh + figures}, {}, def.origin, !def.pharmacistSigned});
        }
    }

    const ReviewBook& m_book;
    std::vector<RuleEntry> m_entries;
};

}  // namespace

std::vector<RuleEntry> ruleCatalogue(const ReviewBook& book) { return Catalogue(book).list(); }

std::string_view ruleStem(std::string_view rule) { return rule.starts_with(kDrug) ? rule : rule.substr(0, rule.find(':')); }

const RuleEntry* entryOfRule(const std::vector<RuleEntry>& catalogue, std::string_view rule) {
    const auto named = [&](std::string_view row) {
        const auto found = std::find_if(catalogue.begin(), catalogue.end(), [&](const RuleEntry& entry) { return entry.row == row; });
        return found == catalogue.end() ? nullptr : &*found;
    };
    const auto* whole = named(rule);
    return whole ? whole : named(ruleStem(rule));
}

}  // namespace jiayi::pharmacy
