// What the desks of one clinic share of prescribing beside orders. Plain values.
#pragma once

#include "models/pharmacy/orders/orders.h"
#include "models/roster/entitlement/entitlement_repository.h"

namespace jiayi::pharmacy {

using TemplateId = Id<struct TemplateTag>;
using OutcomeId = Id<struct OutcomeTag>;
using ShortageId = Id<struct ShortageTag>;
using RuleDecisionId = Id<struct RuleDecisionTag>;

using roster::Entitlement;
using roster::HeldEntitlement;

/// Assessment, education and signature for more than four weeks; signed, it is final.
struct LongAssessment {
    Uuid id;
    ResidentId resident;
    Date on{};
    std::string assessor;
    std::string title;  ///< "resident", "attending", "associate-chief", "chief"
    std::string note, education, signature;
    std::string status{"active"};  ///< active, entered-in-error
    bool operator==(const LongAssessment&) const = default;
};

/// One line of a regimen to start from; names the product, and nobody's person.
struct TemplateLine {
    std::string name, atc, pharmacy, product, dosage;
    std::optional<int> days;
    std::vector<std::string> herbs;  ///< of a decoction, as herbText() writes them
    int doses = 0;                   ///< and how many (剂)
    bool operator==(const TemplateLine&) const = default;
};
struct RegimenTemplate {
    TemplateId id;
    std::string name;
    std::vector<TemplateLine> lines;
    std::string status = "active";  ///< active, retired
    bool operator==(const RegimenTemplate&) const = default;
};

/// What came of an interruptive rule that was shown while a form was written.
struct ReviewOutcome {
    OutcomeId id;
    std::string rule;
    std::string outcome = "overridden";  ///< overridden, heeded, entered-in-error
    std::string reason;
    std::optional<OrderId> order;  ///< that was signed in spite of it; of what was heeded the first of its draft
    std::string by;
    Instant at{};
    bool operator==(const ReviewOutcome&) const = default;
};

/// What a pharmacist of the clinic said of a rule of the review. Said once and never changed; taking it back is a decision too.
struct SaidOfRule {
    RuleDecisionId id;
    std::string kind = "signed";  ///< signed, unsigned, retired, restored
    std::string rule;             ///< signed: the row of knowledge; retired: the rule as findings name it
    std::string version;          ///< of the row as it was then
    std::string note;
    std::string by;
    Instant at{};
    std::string status = "active";  ///< active, entered-in-error
    bool operator==(const SaidOfRule&) const = default;
};

/// A drug that was asked for and could not be had (缺药登记).
struct Shortage {
    ShortageId id;
    std::optional<ResidentId> resident;  ///< who needs it
    std::string name, atc;
    std::string pharmacy, product;  ///< where it was looked for, if anywhere
    std::int64_t packs = 1;
    std::optional<OrderId> order;  ///< that could not be filled
    std::string askedBy;
    Instant asked{};
    std::string state = "open";  ///< open, answered, entered-in-error
    std::string answer;          ///< stocked, substituted, elsewhere, unavailable
    std::string note;
    std::string answeredBy;
    std::optional<Instant> answered;
    bool operator==(const Shortage&) const = default;
};

/// Ids of the pharmacies that serve this clinic, the first one first. One list a clinic.
struct ServingPharmacies {
    std::vector<std::string> pharmacies;
    bool operator==(const ServingPharmacies&) const = default;
};
/// The same on every desk.
Uuid servingPharmaciesId();
/// What a name's template is called on every desk.
TemplateId templateId(const std::string& name);

}  // namespace jiayi::pharmacy
