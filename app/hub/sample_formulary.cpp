#include "app/hub/sample_formulary.h"

#include "models/care/rules/rule_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace jiayi::hub {

namespace {

using pharmacy::FormularyItem;
using pharmacy::InsuranceClass;

constexpr std::array<std::int64_t, 6> kTabletPacks{7, 10, 14, 28, 30, 100};
constexpr std::string_view kHospital = "示例医院 Sample hospital";
constexpr std::string_view kSource = "sample: invented for demonstration";
/// Per mille of the items that a revision touches.
constexpr std::uint64_t kDearer = 40, kCheaper = 30, kSoldOut = 15, kRestricted = 8, kWithdrawn = 10;

bool isCounted(const std::string& form) { return form.starts_with("tab") || form.starts_with("cap") || form == "pill"; }

std::string unitOfPack(const std::string& form) {
    if (form.starts_with("tab")) return "tab";
    if (form.starts_with("cap")) return "cap";
    if (form.starts_with("inj")) return "pen";
    return form == "inh" ? "inhaler" : form;
}

/// What is in drugs.csv times its strengths times makers, without end.
class SampleMaker {
public:
    SampleMaker(const SampleFormulary& wanted, const std::vector<care::DrugDef>& drugs) : m_wanted(wanted), m_random(wanted.seed), m_drugs(drugs) {}

    std::vector<FormularyItem> run() {
        std::size_t makers = 3, count = 0;
        for (const auto& drug : m_drugs) count += drug.strengths.size();
        const auto wanted = m_wanted.items > 0 ? static_cast<std::size_t>(m_wanted.items) : count * makers;
        makers = wanted / count + 1;
        for (std::size_t maker = 0; maker < makers; ++maker)
            for (const auto& drug : m_drugs)
                for (std::size_t strength = 0; strength < drug.strengths.size(); ++strength)
                    if (m_items.size() < wanted) m_items.push_back(itemOf(drug, strength, maker));
        for (int revision = 2; revision <= m_wanted.revision; ++revision) revise();
        return std::move(m_items);
    }

private:
    bool chance(std::uint64_t perMille) { return m_random.below(1000) < perMille; }

    FormularyItem itemOf(const care::DrugDef& drug, std::size_t strength, std::size_t maker) {
        const auto number = ++m_made;
        FormularyItem item;
        item.code = fmt::format("S{:06}", number);
        item.inn = drug.inn;
        if (pharmacy::isAtcShape(drug.atc)) item.atc = drug.atc;  // patent medicines have a code of ours alone
        item.nhsa = fmt::format("SAMPLE{:017}", number);
        item.nameEn = drug.inn;
        item.nameZh = drug.zh;
        item.maker = fmt::format("示例药厂 {} (sample)", maker + 1);
        item.form = drug.form;
        item.strength = drug.strengthText(strength);
        item.packSize = isCounted(drug.form) ? kTabletPacks[m_random.below(kTabletPacks.size())] : 1;
        item.packUnit = unitOfPack(drug.form);
        const auto unitFen = isCounted(drug.form) ? 5 + m_random.below(300) : 3000 + m_random.below(30000);
        item.price = Money{item.packSize * static_cast<std::int64_t>(unitFen)};
        item.stock = chance(30) ? 0 : static_cast<std::int64_t>(20 + m_random.below(800));
        item.stockAt = m_wanted.stockAt;
        const auto insurance = m_random.below(10);
        item.insuranceClass = insurance < 4 ? InsuranceClass::A : insurance < 9 ? InsuranceClass::B : InsuranceClass::Self;
        item.essential = item.insuranceClass == InsuranceClass::A && chance(800);
        item.procured = maker == 0 && chance(500);
        if (item.procured) {
            item.agreed = static_cast<std::int64_t>(200 + m_random.below(2000));
            item.progress = *item.agreed * static_cast<std::int64_t>(m_random.below(110)) / 100;
        }
        if (item.insuranceClass == InsuranceClass::B && chance(150)) restrict(item);
        item.longRx = drug.longPrescription.empty() ? "local" : drug.longPrescription;
        item.tier = static_cast<int>(1 + m_random.below(3));
        item.source = kSource;
        if (number % 3 == 0) item.alsoAt = kHospital;
        return item;
    }

    static void restrict(FormularyItem& item) {
        item.restrictionEn = "Sample restriction: paid for when a first-line medicine has failed";
        item.restrictionZh = "示例限制:一线药物治疗无效时支付";
    }

    void revise() {
        std::vector<FormularyItem> kept;
        for (auto& item : m_items) {
            if (chance(kWithdrawn)) continue;
            if (chance(kDearer)) item.price.fen += item.price.fen * static_cast<std::int64_t>(5 + m_random.below(20)) / 100 + 1;
            else if (chance(kCheaper) && item.price.fen > 100) item.price.fen -= item.price.fen * static_cast<std::int64_t>(5 + m_random.below(30)) / 100 + 1;
            if (item.outOfStock() && chance(500)) item.stock = 100;
            else if (chance(kSoldOut)) item.stock = 0;
            if (!item.restricted() && chance(kRestricted)) restrict(item);
            kept.push_back(std::move(item));
        }
        const auto added = 1 + m_items.size() / 200;
        for (std::size_t i = 0; i < added; ++i) {
            const auto& drug = m_drugs[m_random.below(m_drugs.size())];
            kept.push_back(itemOf(drug, m_random.below(drug.strengths.size()), 90 + i % 9));
        }
        m_items = std::move(kept);
    }

    const SampleFormulary& m_wanted;
    SeededRandom m_random;
    const std::vector<care::DrugDef>& m_drugs;
    std::vector<FormularyItem> m_items;
    std::uint64_t m_made = 0;
};

}  // namespace

Result<std::vector<FormularyItem>> sampleFormulary(const SampleFormulary& wanted) {
    JIAYI_TRY(const auto rules, care::loadRules());
    return SampleMaker{wanted, rules.drugs}.run();
}

}  // namespace jiayi::hub
