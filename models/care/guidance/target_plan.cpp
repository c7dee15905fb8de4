#include "models/care/guidance/target_plan.h"

#include "models/care/fact_repository.h"
#include "models/care/guidance/gather.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::guidance {

namespace {

/// The form asks for it in these words; a diagnosis is seldom written for it.
constexpr const char* kHypoglycaemiaField = "hypoglycaemia";
constexpr const char* kFrequent = "3";
constexpr const char* kHypoglycaemiaCode = "E16.2";

bool frequentHypoglycaemia(const std::vector<care::Visit>& visits) {
    for (const auto& visit : visits) {
        if (visit.status != "signed" && visit.status != "imported") continue;
        for (const auto& form : visit.forms)
            if (const auto said = form.answers.find(kHypoglycaemiaField); said != form.answers.end() && !said->second.empty()) return said->second == kFrequent;
    }
    return false;
}

/// Blood pressure, glucose ... in the order of the table, then what was agreed beyond it.
std::vector<std::string> codesIn(const GuidanceBook& book, const std::vector<TargetProposal>& proposals, const std::vector<care::PersonalTarget>& agreed) {
    std::vector<std::string> codes;
    const auto add = [&](const std::string& code) {
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    };
    const auto isAgreed = [&](const std::string& code) { return std::any_of(agreed.begin(), agreed.end(), [&](const auto& one) { return one.code == code; }); };
    for (const auto& choice : book.targetChoices)
        if (isAgreed(choice.code) || std::any_of(proposals.begin(), proposals.end(), [&](const auto& one) { return one.choice->code == choice.code; })) add(choice.code);
    for (const auto& one : agreed) add(one.code);
    return codes;
}

}  // namespace

const care::PersonalTarget* TargetPlan::agreed(Date day) const {
    const auto found = std::find_if(agreements.begin(), agreements.end(), [&](const auto& one) { return one.validFrom <= day; });
    return found == agreements.end() || (!found->low && !found->high) ? nullptr : &*found;
}

Result<std::vector<TargetPlan>> readTargetPlans(db::Database& database, const care::RuleBook& rules, const GuidanceBook& book, roster::ResidentId resident,
                                                Date today) {
    return db::attempt([&]() -> Result<std::vector<TargetPlan>> {
        const care::FactRepository facts(database);
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
        JIAYI_TRY(auto known, gatherFacts(database, rules, book, resident, today));
        JIAYI_TRY(const auto visits, facts.visits(resident));
        if (frequentHypoglycaemia(visits)) known.diagnoses.push_back({kHypoglycaemiaCode, {}});
        JIAYI_TRY(const auto agreed, facts.targets(resident));
        const care::TargetHistory history(rules, person, agreed);
        const auto proposals = proposeTargets(book, rules, known);
        std::vector<TargetPlan> plans;
        for (const auto& code : codesIn(book, proposals, agreed)) {
            TargetPlan plan{code, history.on(code, today), {}, {}};
            std::copy_if(proposals.begin(), proposals.end(), std::back_inserter(plan.proposals), [&](const auto& one) { return one.choice->code == code; });
            std::copy_if(agreed.rbegin(), agreed.rend(), std::back_inserter(plan.agreements), [&](const auto& one) { return one.code == code; });
            plans.push_back(std::move(plan));
        }
        return plans;
    });
}

}  // namespace jiayi::guidance
