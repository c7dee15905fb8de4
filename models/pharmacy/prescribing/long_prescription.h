// Long prescriptions (长处方): who may have one, for how long, and when it is to be renewed.
#pragma once

#include "models/care/rules/observation_rules.h"
#include "models/pharmacy/prescribing/prescribing_rules.h"
#include "models/pharmacy/rules/review_book.h"
#include "models/pharmacy/shared/shared_facts.h"

namespace jiayi::pharmacy {

enum class LongAnswer { Yes, No, NotChecked };

/// One reason for or against; `id` is "long.stable" whatever the answer.
struct LongReason {
    std::string id;
    LongAnswer answer = LongAnswer::NotChecked;
    Words text;
};

/// What is known of one medicine.
struct LongCase {
    std::string allowed = "local";  ///< "yes", "no", "local": the stricter of drug table and formulary
    std::string control;            ///< class of control of the drug: "psychotropic-2" ...
    std::string atc;
    bool diagnosed = false;
    std::optional<Date> unchangedSince;
    /// Orders of this medicine: written, days of supply; in any order.
    std::vector<std::pair<Date, int>> supplies;
    /// Of the measures that long_control.csv names: the newest value's day and state.
    struct Measured {
        Date day{};
        care::ValueState state = care::ValueState::NotChecked;
    };
    std::map<std::string, Measured, std::less<>> measures;
    std::map<std::string, Words, std::less<>> names;  ///< of those, as people say them
    bool first = true;      ///< no long prescription was written yet
    bool assessed = false;  ///< with education and signature, and the assessment still holds
    bool assessedBySenior = false;  ///< by a doctor of intermediate title or higher
};

struct LongEligibility {
    int days = 0;  ///< 0: not eligible as far as is known; else the most that may be written
    bool excluded = false;  ///< the drug itself is: no reason lifts that
    std::vector<LongReason> reasons;
};
/// Pure. Eligible only when every reason is Yes; then four weeks, or up to twelve with an assessment. What is not known is NotChecked and
/// makes nobody eligible.
LongEligibility longEligibility(const ReviewBook& book, const PrescribingRules& rules, const LongCase& about, Date today);

/// The newest that is not older than the rules allow, if there is one.
Result<std::optional<LongAssessment>> assessmentInForce(db::Database& database, const ReviewBook& book, ResidentId resident, Date today);
/// "prescription.assess"; by the user, today. Invalid "assessment.title", "assessment.note", "assessment.education", "assessment.signature".
struct RecordAssessment {
    ResidentId resident;
    std::string title, note, education, signature;
    Result<Uuid> operator()(const sync::Context& context) const;
};

/// A medicine out of the store, as if `replaced` had not been ordered. NotFound.
Result<LongCase> readLongCase(db::Database& database, const care::RuleBook& care, const ReviewBook& book, const care::MedicationLine& line,
                              const std::string& formularyAllows, Date today, const std::optional<OrderId>& replaced = {});

/// A supply that ends: for the work list.
struct RenewalDue {
    ResidentId resident;
    MedicationId medication;
    OrderId order;
    std::string name;
    Date supplyEnds{};
    Date remindOn{};
};
/// Active medicines, not held, whose last supply was on a long prescription and is to be renewed by `until`; the earliest first.
Result<std::vector<RenewalDue>> renewalsDue(db::Database& database, const ReviewBook& book, Date until);

}  // namespace jiayi::pharmacy
