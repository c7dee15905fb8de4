// Whether a return visit may be online; pure. What is not known is not checked, and never counts as met.
#pragma once

#include "models/referral/rules/referral_book.h"

namespace jiayi::referral {

struct OnlineFacts {
    std::optional<int> age;
    bool inProgramme = false;
    std::optional<Date> lastInPerson;      ///< signed or imported visit at the clinic or at home
    std::vector<std::string> lastClasses;  ///< of the newest visit of each form: "1" ... "4", "not-assessable"
    std::optional<Date> lastMeasured;      ///< newest value of anything with a danger limit
    std::optional<Date> lastDanger;        ///< newest value beyond a danger limit
    bool anyMedicine = false;
    std::optional<Date> regimenChanged;
};

enum class Verdict { Met, Broken, NotChecked };
struct OnlineCheck {
    const OnlineRule* rule = nullptr;
    Verdict verdict = Verdict::NotChecked;
    std::optional<Date> since;  ///< the day it hangs on
};

/// Every row of online_return.csv, in its order.
std::vector<OnlineCheck> checkOnline(const ReferralBook& book, const OnlineFacts& facts, Date today);
/// No condition is broken; those that were not checked need a reason.
bool mayBeOnline(const std::vector<OnlineCheck>& checks);
bool isWholeChecked(const std::vector<OnlineCheck>& checks);

}  // namespace jiayi::referral
