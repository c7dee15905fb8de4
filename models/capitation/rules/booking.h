// How a cost that was heard of becomes lines of the ledger. Pure: the same things heard in the same order give the same lines.
#pragma once

#include "models/capitation/rules/book.h"
#include "models/core/ids.h"

namespace jiayi::capitation {

/// Who pays: pooled fund, personal account, other funds, the person.
struct Split {
    Money fund, account, other, cash;
    Money total() const { return fund + account + other + cash; }
    bool operator==(const Split&) const = default;
};
Split negated(const Split& split);

/// The resource that a cost comes from.
struct Origin {
    std::string type;  ///< MedicationDispense, Encounter, ExplanationOfBenefit ...
    Uuid id;
    std::string text() const { return type + "/" + id.toString(); }
    auto operator<=>(const Origin&) const = default;
};

/// A cost as it was heard of, whole.
struct PricedFact {
    Origin origin;
    Uuid resident;
    Date on{};
    std::string category;     ///< medicine, test, service, outpatient, inpatient
    Place place = Place::Own;
    std::string institution;  ///< of a cost from elsewhere
    std::string scheme;
    std::string settlementNo;
    std::string name;
    std::string code;         ///< ATC of a medicine
    int days = 0;             ///< of a supply; 0: not said
    std::string insuranceClass;
    std::vector<std::string> icd10;
    Split split;
    bool splitKnown = true;   ///< false: all of it stands as cash, since nobody said who pays
    std::optional<Origin> refunds;  ///< a refund names what it gives back; its amounts are negative
    bool standing = true;     ///< false: it was taken back where it comes from
    std::string doctor, grid;  ///< whose the person was when it was heard of
    bool operator==(const PricedFact&) const = default;
};

enum class LineKind { Cost, Refund, Correction };
/// "cost", "refund", "correction".
std::string_view nameOf(LineKind kind);

struct LedgerLine {
    Uuid id;  ///< derived from the origin and the number of the line of that origin
    std::int64_t event = 0;
    LineKind kind = LineKind::Cost;
    PricedFact fact;  ///< its split is the line's: negative for a refund, turned round for a correction
    std::optional<Uuid> reverses;  ///< the line that a correction or refund takes back
    bool counts = false;
    std::string scopeRule;
    Money amount() const { return fact.split.total(); }
    bool operator==(const LedgerLine&) const = default;
};

/// What is known of an origin when something is heard of it.
struct Known {
    std::vector<LedgerLine> lines;                  ///< of this origin, oldest first
    const LedgerLine* refunded = nullptr;           ///< the standing line of what a refund names
    Money refundedBefore;                           ///< by other refunds of that line; not positive
};
/// The line of an origin that stands: the last cost or refund that no correction has taken back.
const LedgerLine* standingLine(const std::vector<LedgerLine>& lines);

enum class Heard {
    Booked,     ///< there are new lines
    Unchanged,  ///< it says what the ledger says
    Held,       ///< a refund whose original is not known, or that gives back more than was paid; it waits
};
struct Booking {
    Heard heard = Heard::Unchanged;
    std::string reason;  ///< of what is held: "ledger.no-original", "ledger.refund-too-large", "ledger.negative"
    std::vector<LedgerLine> lines;
};
/// What changed is corrected by a line that takes the old one back whole, on its own day, and a new line. A refund stands on its own day.
Booking bookFact(const CapitationBook& book, const PricedFact& heard, const Known& known);

/// The first scope rule in force on the fact's day that fits it; nothing when none does, and then it does not count.
const ScopeRule* scopeOf(const CapitationBook& book, const PricedFact& fact);

}  // namespace jiayi::capitation
