// What the chart tells a specialist, by the sections of the International Patient Summary.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/referral/referral.h"

namespace jiayi::referral {

/// Assembled from the facts as they are on that day. Every section is there; one without a line says whether nothing is recorded, nobody asked or
/// nothing is known of. NotFound.
Result<std::vector<Section>> assembleSummary(db::Database& database, const care::RuleBook& care, const ReferralBook& book, ResidentId resident, Date today);

/// What can be attached: the newest results, and reports, pictures and documents that are kept; the newest first, at most so many of each.
Result<std::vector<Attachment>> attachable(db::Database& database, const care::RuleBook& care, ResidentId resident, int most = 12);

/// The texts of the form that the chart can propose: impression, past history and treatment; the doctor changes them.
struct Proposal {
    std::string impression, past, treatment;
};
/// In the language of the national form, which is Chinese, or in English.
Result<Proposal> proposeTexts(db::Database& database, const care::RuleBook& care, ResidentId resident, bool chinese);

}  // namespace jiayi::referral
