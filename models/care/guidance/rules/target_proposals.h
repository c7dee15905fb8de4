// Which target fits a person, by age, hypoglycaemia, complications and pregnancy. A proposal: the doctor sets targets, with a reason.
#pragma once

#include "models/care/guidance/rules/card_text.h"

namespace jiayi::guidance {

/// A row of target_proposals.csv. Of the rows of one code and track the first whose condition holds proposes.
struct TargetChoice {
    std::string code;   ///< of observations.csv
    std::string track;  ///< two guidelines may speak of one code: "basic", "2023"
    std::string group;  ///< of target_groups.csv: its row of targets.csv holds the figures
    Node when;
    CardText why;
    RuleOrigin origin;
    bool generalKnowledge() const { return origin.source.starts_with("GK"); }
};

struct TargetProposal {
    const TargetChoice* choice = nullptr;  ///< of the book
    care::Target target;                   ///< canonical unit; by the person's sex and age
    Words why;                             ///< with the person's own numbers
    std::vector<Words> missing;            ///< what would have to be known to rule out the rows above
};

/// In the order of the table. Pure. A code of which nothing is asked of this person is left out.
std::vector<TargetProposal> proposeTargets(const GuidanceBook& book, const care::RuleBook& rules, const PersonFacts& facts);

}  // namespace jiayi::guidance
