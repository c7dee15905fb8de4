// The page of the account: the account with what stands beside it. No cost of a single person is in it; that is asked for by itself, and leaves a trace.
#pragma once

#include "models/capitation/account.h"
#include "models/capitation/rules/back_test.h"
#include "models/core/sex.h"

namespace jiayi::capitation {

/// Somebody to look at, and why: nothing of what they cost.
struct LookAt {
    ResidentId resident;
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::vector<std::string> reasons;
};
/// What the rules of the account's last month say.
struct AccountTerms {
    Money perMonth;
    Text policy, rate;
    std::string source;  ///< of the rate
    bool sample = true;  ///< no consortium's own figures
};
struct AccountPage {
    AccountAsked asked;
    Account account;  ///< its people are empty here
    std::vector<LookAt> people;
    std::vector<AccountMonth> before;                ///< the year before, as far as there was a rate
    std::optional<BackTest> tested;                  ///< on that year, when it is whole
    std::int64_t members = 0, joined = 0, left = 0;  ///< of the last month, against the one before
    std::optional<AccountTerms> terms;
    QualityScore quality;
    UnderProvision watch;
};
/// `rates` are those that quality is paid by. Errors of readAccount().
Result<AccountPage> readAccountPage(db::Database& database, const CapitationBook& book,
                                    const AccountAsked& asked, const std::vector<MeasuredRate>& rates);

/// The last month of which the counting day and every day have passed.
Month lastPassedMonth(Date today);

/// "account.person-cost": what somebody cost in the year so far, for staff who ask; the audit says who asked. No budget and no expectation stands beside it:
/// the budget is an average of many. Errors of readAccount().
struct AskPersonCost {
    ResidentId resident;
    AccountAsked asked;
    struct Answer {
        Money own, elsewhere;
        std::vector<std::pair<std::string, Money>> categories;
        Money spent() const { return own + elsewhere; }
    };
    Result<Answer> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::capitation
