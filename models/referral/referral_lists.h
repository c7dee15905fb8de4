// Referrals and questions as lists and threads. Reads only.
#pragma once

#include "models/referral/referral.h"

namespace jiayi::referral {

struct ReferralRow {
    Referral referral;
    std::optional<Progress> progress;
    State state = State::Drafted;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    int unread = 0;              ///< messages, and an answer that nobody has read
    Late late = Late::Nothing;
    std::optional<Date> due;     ///< of the next step
    std::optional<Date> followBy;///< the two-week check, while nothing has ended it
    Instant moved{};             ///< when anything was last said
};

enum class ListView { Open, Unread, Late, Drafts, Over };
struct ReferralList {
    std::vector<ReferralRow> rows;  ///< unread first, then late, then the newest word
    std::map<ListView, int> counts;
};
/// What stands open (and of what is over the newest, so many). Errors of the store.
Result<ReferralList> readReferrals(db::Database& database, const ReferralBook& book, ListView view, Date today, int followDays, int most = 200);
/// Of one person, the newest first.
Result<std::vector<ReferralRow>> readReferralsOf(db::Database& database, const ReferralBook& book, ResidentId resident, Date today, int followDays);

struct Thread {
    ReferralRow row;
    std::optional<Summary> summary;
    std::vector<Message> messages;
    std::optional<Date> seenSince;  ///< a visit here after it was sent
};
/// NotFound "referral.not-found".
Result<Thread> readThread(db::Database& database, const ReferralBook& book, ReferralId id, Date today, int followDays);

/// A visit that named a reason to refer, and nothing was sent since.
struct VisitWish {
    care::VisitId visit;
    Date date{};
    std::string reason;  ///< of referral_reasons.csv; empty where it has none for the choice
    std::string where;   ///< institution and department, as the form says
};
/// Of the newest visits; nothing once any letter of the person was written on that day or later.
Result<std::optional<VisitWish>> visitToRefer(db::Database& database, const ReferralBook& book, ResidentId resident);

/// Institutions that were written to before, the most frequent first.
Result<std::vector<std::string>> knownInstitutions(db::Database& database, int most = 12);
/// Unread messages and answers of everybody. Throws SQLite::Exception.
int countUnread(db::Database& database);

}  // namespace jiayi::referral
