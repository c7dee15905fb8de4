// What may be done with a referral or a question: written, sent, followed, answered by telephone, closed. Each is one unit with audit.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/referral/summary.h"

namespace jiayi::referral {

/// "referral.draft": kept at this clinic, nobody else sees more than that it is a draft. A new one without `id`. Invalid "referral.kind" (only hospitals
/// send down); Conflict "referral.sent"; NotFound.
struct SaveReferral {
    std::optional<ReferralId> id;
    Referral content;  ///< id, status, author, times and validity are not read
    Result<ReferralId> operator()(const sync::Context& context) const;
};

/// "referral.send": the draft, its summary as of now and the Task go out in one unit; the letter's validity begins today. Invalid "referral.reason",
/// "referral.urgency", "referral.institution", "referral.history" where they are missing; Conflict "referral.sent"; NotFound.
struct SendReferral {
    std::optional<ReferralId> id;
    Referral content;
    Result<ReferralId> operator()(const sync::Context& context, const care::RuleBook& care, const ReferralBook& book) const;
};

/// "referral.withdraw": a reason is asked for. Invalid "referral.why"; Conflict "referral.state".
struct WithdrawReferral {
    ReferralId id;
    std::string why;
    Result<void> operator()(const sync::Context& context) const;
};
/// "referral.close": nothing more is expected of anybody. Conflict "referral.state" while the other side has not answered.
struct CloseReferral {
    ReferralId id;
    Result<void> operator()(const sync::Context& context) const;
};

/// "referral.heard": what the other side said by telephone or on paper, in its own name. Invalid "referral.answer" (nothing that the other side can
/// say), "referral.why" (refused without a reason); Conflict "referral.state".
struct RecordAnswer {
    ReferralId id;
    State state = State::Accepted;
    std::string by{}, note{};
    std::string diagnosis{}, findings{}, advice{}, caseNo{};
    std::optional<Date> visitBy{};
    Result<void> operator()(const sync::Context& context) const;
};

/// "referral.follow": somebody has reached the person about it. That, a visit or an answer ends the two-week check. Invalid "worklist.how".
struct FollowReferral {
    ReferralId id;
    std::string how;  ///< "phone", "message", "home", "clinic"
    std::string note;
    Result<void> operator()(const sync::Context& context) const;
};

/// "referral.accept": whom a hospital sends back is taken, and seen by that day. Invalid "referral.visit-by" (in the past); Conflict "referral.state".
struct AcceptReturn {
    ReferralId id;
    Date visitBy{};
    Result<void> operator()(const sync::Context& context) const;
};
/// "referral.refuse". Invalid "referral.why"; Conflict "referral.state".
struct RefuseReturn {
    ReferralId id;
    std::string why;
    Result<void> operator()(const sync::Context& context) const;
};

/// "referral.say": into the thread. Invalid "referral.words"; Conflict "referral.state" for a draft or one that is over.
struct SayInThread {
    ReferralId id;
    std::string words;
    Result<MessageId> operator()(const sync::Context& context) const;
};
/// "referral.read": whatever the other side has said is read, at every desk. Nothing is written when nothing is unread.
struct ReadThread {
    ReferralId id;
    Result<void> operator()(const sync::Context& context) const;
};

}  // namespace jiayi::referral
