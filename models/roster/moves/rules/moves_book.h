// Why people leave, what is handed over, and what tells that somebody may leave: departure_reasons.csv, handover_sections.csv, leave_risk.csv.
#pragma once

#include "models/referral/rules/referral_book.h"

namespace jiayi::moves {

using referral::Text;

struct DepartureReason {
    std::string id;
    bool wantsNote = false;  ///< it says nothing by itself
    Text name;
    RuleOrigin origin;
};

enum class RiskFact { Asked, ContractEnded, ContractDaysLeft, ElsewhereRise, ElsewhereDays, UnseenDays, Missed, Declined };

/// A sign that somebody may leave, by itself: signs are named, never added up to a score.
struct RiskRule {
    std::string id;
    RiskFact fact = RiskFact::UnseenDays;
    double limit = 0;              ///< from which on it holds; of days left: up to which
    std::optional<double> least;   ///< of a rise: fen below which it is none
    std::optional<int> withinDays; ///< how far it looks back
    Text text, todo;               ///< with {value}, {date}, {percent}
    RuleOrigin origin;
    /// General knowledge that nobody has signed yet: shown as such.
    bool isSigned() const { return !origin.source.starts_with("GK"); }
};

struct MovesBook {
    std::vector<DepartureReason> reasons;
    std::vector<referral::SectionRule> sections;
    std::vector<RiskRule> risks;  ///< the gravest first

    const DepartureReason* reason(std::string_view id) const;
    const referral::SectionRule* section(std::string_view id) const;
    const RiskRule* risk(std::string_view id) const;
};

/// From the files embedded in the program; Invalid "rules.row" or "rules.file".
Result<MovesBook> loadMovesBook();
/// By file name, each of which must be there.
Result<MovesBook> readMovesBook(const referral::BookFiles& files);
referral::BookFiles embeddedMovesFiles();

}  // namespace jiayi::moves
