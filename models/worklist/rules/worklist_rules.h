// The rows of rules/worklist.csv: what there is to do, how urgent it is, who does it, and the words that say why.
#pragma once

#include "models/appointments/rules/slots.h"
#include "models/care/rules/rule_book.h"
#include "models/referral/rules/referral_book.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::worklist {

/// A sentence in both languages of the clinic.
struct Text {
    std::string en, zh;
    bool operator==(const Text&) const = default;
};
using TextMap = std::map<std::string, std::string, std::less<>>;

enum class Doer { Doctor, Manager };
std::string_view nameOf(Doer doer);  ///< "doctor", "manager"

struct ItemRule {
    std::string id;         ///< "critical.urgent", "tests" ...: what derive_items.cpp tells from the facts
    std::string area;       ///< "results", "follow-up", "pharmacy", "contract", "roster", "sync"
    std::string programme;  ///< only of who is enrolled there; empty: everybody
    std::string action;     ///< what fits: "contact", "visit", "pad", "chart", "review", "results", "referral", "sync"
    Doer doer = Doer::Doctor;
    int urgency = 1;        ///< 1 comes before 2, whatever the days
    int benefit = 0;        ///< days that it moves up within its urgency
    double benefitPer = 0;  ///< and for each unit beyond the limit
    int benefitMost = 0;    ///< days that these may add
    int lead = 0;           ///< days before it is due from which it stands on the list; -1: from the day after
    std::optional<int> keeps;  ///< days after it was due for which it stands there; nothing: until the facts say so
    /// A visit deals with it: it rests until the day of a booking that was made at most so many days ahead. Nothing: no booking changes anything.
    std::optional<int> rests;
    Text text;              ///< with {placeholders}
    RuleOrigin origin;
};

struct WorklistRules {
    std::vector<ItemRule> items;
    std::map<std::string, double, std::less<>> limits;
    std::map<std::string, Text, std::less<>> words;
    appointments::ClinicSlots slots;  ///< when people can be booked
    referral::ReferralBook referrals; ///< how long the steps of a referral may take

    const ItemRule* item(std::string_view id) const;
    /// A figure of worklist_limits.csv, a row of worklist_words.csv; an unknown id is a bug.
    double limit(std::string_view id) const;
    int whole(std::string_view id) const { return static_cast<int>(limit(id)); }
    const Text& word(std::string_view id) const;
};

/// From the files embedded in the program; a lead that is no number names a figure of `elsewhere` (the pharmacy's limits). Invalid "rules.row"
/// with file and row when one does not parse.
Result<WorklistRules> loadWorklistRules(const std::map<std::string, double, std::less<>>& elsewhere);
/// From given files ("worklist.csv", "worklist_limits.csv", "worklist_words.csv", "clinic_slots.csv", those of referrals), each of which must be there.
Result<WorklistRules> loadWorklistRules(const std::map<std::string, double, std::less<>>& elsewhere, const care::RuleFiles& files);
care::RuleFiles embeddedWorklistFiles();

}  // namespace jiayi::worklist
