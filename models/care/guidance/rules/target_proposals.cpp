#include "models/care/guidance/rules/target_proposals.h"

#include "models/care/guidance/rules/reading.h"

#include <algorithm>

namespace jiayi::guidance {

std::vector<TargetProposal> proposeTargets(const GuidanceBook& book, const care::RuleBook& rules, const PersonFacts& facts) {
    Reading reading(book, rules, facts);
    std::vector<TargetProposal> proposals;
    std::vector<Words> missing;
    const TargetChoice* before = nullptr;
    const auto isSettled = [&](const TargetChoice& choice) {
        return !proposals.empty() && proposals.back().choice->code == choice.code && proposals.back().choice->track == choice.track;
    };
    for (const auto& choice : book.targetChoices) {
        if (!before || before->code != choice.code || before->track != choice.track) missing.clear();
        before = &choice;
        if (isSettled(choice)) continue;
        const auto truth = reading.truth(choice.when);
        if (truth == Truth::Unknown) reading.addMissing(choice.when, missing);
        if (truth != Truth::Yes) continue;
        const auto target = care::targetFor(rules, choice.code, {{choice.group}, facts.sex, facts.age, {}});
        if (target) proposals.push_back({&choice, *target, reading.text(choice.why), missing});
    }
    return proposals;
}

}  // namespace jiayi::guidance
