// From what is known of one person to what there is to do for them; pure. Nothing here asks for today: an item says on which day it becomes
// due, and the list of a day is those that are due by then.
#pragma once

#include "models/referral/rules/referral_state.h"
#include "models/worklist/rules/worklist_rules.h"

namespace jiayi::worklist {

/// The newest measured value of a code.
struct MeasuredFact {
    std::string code;
    std::optional<double> value;  ///< in the code's own unit
    Date day{};
    bool atVisit = false;  ///< measured at a visit, which dealt with it
};
/// The newest visit of a form.
struct VisitFact {
    std::string form;
    Date date{};
    std::string visitClass;  ///< "1" ... "4", "not-assessable"
    std::optional<Date> next;
    std::optional<double> systolic, diastolic, glucose;
};
/// The last order of a medicine that is taken.
struct SupplyFact {
    std::string name;
    bool longPrescription = false;
    Date ends{};
};
/// An order that waits for the doctor.
struct OpenOrderFact {
    std::string kind;  ///< "form.returned", "order.substitute", "order.elsewhere"
    std::string name, substitute, reason;
    Date since{};
};
/// A test that was ordered and has no last result.
struct OpenTestFact {
    std::string en, zh;
    Date due{};
    bool refused = false;   ///< the laboratory cannot do it
    std::string reason;
};
/// An ordered product that its pharmacy does not sell any more.
struct ProductFact {
    std::string name;
    bool withdrawn = true;  ///< false: out of stock
    Date since{};
};
struct ContactFact {
    std::string kind;  ///< of the item that it was about
    Date day{};
};

/// The last booking that stands.
struct BookingFact {
    Instant start{};
    Date made{};
};

/// A referral or a question that is not over.
struct ReferralFact {
    referral::Course course;
    std::string institution;
    Date moved{};                 ///< when it came to where it stands
    int unread = 0;               ///< messages and answers that nobody here has read
    std::optional<Date> unreadSince;
    std::optional<Date> visitBy;  ///< to be seen here by then, as the hospital or we said
};

/// A laboratory's report that nobody has acknowledged.
struct ResultFact {
    std::string test;
    std::string value;  ///< of its gravest item, with the item's name, as sent
    Date day{};         ///< issued
    bool critical = false;
};
/// Reports that no rule could give to anybody: the clinic's own.
struct UnmatchedFact {
    std::int64_t count = 0;     ///< up to a thousand
    std::int64_t critical = 0;  ///< of them with a critical value
    std::optional<Date> since, criticalSince;
};

struct PersonFacts {
    bool active = false;  ///< on the roster; of others only what sync asks for
    std::map<std::string, std::optional<Date>, std::less<>> programmes;  ///< since when
    std::vector<MeasuredFact> latest;
    /// Of each measurement with an interval, under its main code: when it was last done, under whatever code.
    std::map<std::string, std::optional<Date>, std::less<>> tests;
    std::vector<VisitFact> visits;
    std::optional<Date> lastSeen;
    std::optional<double> hba1c;  ///< %
    std::optional<Date> hba1cDate;
    bool hba1cAtTarget = false;
    std::optional<Date> glucoseTreatmentChanged;
    std::vector<SupplyFact> supplies;
    std::vector<OpenOrderFact> orders;
    std::vector<OpenTestFact> openTests;
    std::vector<ProductFact> products;
    std::optional<Date> contractUntil, arrivedOn;
    bool arrivalWaits = false;  ///< nobody has taken them in
    std::optional<Date> leaveAsked;  ///< they asked to leave, or the other clinic did, and no handover is confirmed
    std::string leavesFor;
    std::optional<BookingFact> booking;
    std::vector<ReferralFact> referrals;
    std::vector<ContactFact> reached;  ///< contacts at which the person was reached
    std::vector<ResultFact> results;
    UnmatchedFact unmatched;
    std::int64_t conflicts = 0, refused = 0;
    std::optional<Date> conflictSince;
};

struct Item {
    const ItemRule* rule = nullptr;
    Date due{};
    int rank = 0;   ///< the smaller the sooner, within its urgency
    TextMap facts;  ///< for the words; compared as a whole to tell whether anything has changed
    std::optional<Instant> booked{};      ///< for when the person is booked, where a visit deals with the item
    std::optional<Date> restsUntil{};     ///< the day of that booking, where it is near enough to wait for
};

/// At most one of each kind.
std::vector<Item> deriveItems(const care::RuleBook& care, const WorklistRules& rules, const PersonFacts& person);

/// Days since 1970-01-01.
int dayNumber(Date date);

/// Why it is there, in the person's own numbers. Nothing of it is kept, so it is right on any day.
Text whyOf(const care::RuleBook& care, const WorklistRules& rules, const ItemRule& rule, Date due, const TextMap& facts, Date today);
/// Why it stands where it stands.
Text placeOf(const WorklistRules& rules, const ItemRule& rule, Date due, int rank);

}  // namespace jiayi::worklist
