// What referrals, questions and joint clinics ask for. The composition root binds these; a test binds fakes.
#pragma once

#include "models/referral/joint_clinic.h"
#include "models/referral/referral_acts.h"
#include "models/referral/referral_lists.h"

#include <QFuture>

#include <functional>

class QWidget;

namespace jiayi::ui {

/// All that the editor begins with.
struct LetterStart {
    std::string name;
    Sex sex = Sex::Unknown;
    std::optional<Date> birth;
    bool birthEstimated = false;
    std::vector<std::string> programmes;
    std::vector<referral::Section> summary;  ///< as it would go out now
    std::vector<referral::Attachment> attachable;
    std::vector<std::string> institutions;   ///< written to before
    referral::Proposal proposal;
    std::optional<referral::Referral> draft;
};
/// What is known when a letter is begun.
struct LetterWish {
    roster::ResidentId resident;
    referral::Kind kind = referral::Kind::Up;
    std::string reason;   ///< of referral_reasons.csv; may be empty
    std::string history;  ///< what led to it
    std::string institution;
    std::optional<care::VisitId> visit;
    std::optional<referral::ReferralId> draft;  ///< goes on with it
};

struct ReferralAsks {
    std::function<QFuture<Result<LetterStart>>(const LetterWish&)> start;
    std::function<QFuture<Result<referral::ReferralId>>(const referral::SaveReferral&)> save;
    std::function<QFuture<Result<referral::ReferralId>>(const referral::SendReferral&)> send;
    std::function<QFuture<Result<referral::ReferralList>>(referral::ListView)> list;
    std::function<QFuture<Result<std::vector<referral::ReferralRow>>>(roster::ResidentId)> of;
    std::function<QFuture<Result<std::optional<referral::VisitWish>>>(roster::ResidentId)> pending;
    std::function<QFuture<Result<referral::Thread>>(referral::ReferralId)> thread;
    std::function<QFuture<Result<void>>(const referral::ReadThread&)> read;
    std::function<QFuture<Result<referral::MessageId>>(const referral::SayInThread&)> say;
    std::function<QFuture<Result<void>>(const referral::RecordAnswer&)> heard;
    std::function<QFuture<Result<void>>(const referral::FollowReferral&)> follow;
    std::function<QFuture<Result<void>>(const referral::AcceptReturn&)> accept;
    std::function<QFuture<Result<void>>(const referral::RefuseReturn&)> refuse;
    std::function<QFuture<Result<void>>(const referral::WithdrawReferral&)> withdraw;
    std::function<QFuture<Result<void>>(const referral::CloseReferral&)> close;
    std::function<void(referral::ReferralId, QWidget* over)> print;
};

/// What may be booked for a person.
struct SpecialOffer {
    std::vector<referral::SessionPage> sessions;  ///< that are still to come
    std::vector<referral::OnlineCheck> online;
    std::vector<referral::SpecialBooking> standing;
};
struct JointAsks {
    std::function<QFuture<Result<std::vector<referral::SessionPage>>>()> sessions;
    std::function<QFuture<Result<SpecialOffer>>(roster::ResidentId)> offer;
    std::function<QFuture<Result<referral::SessionId>>(const referral::PlanSession&)> plan;
    std::function<QFuture<Result<void>>(const referral::CancelSession&)> cancelSession;
    std::function<QFuture<Result<referral::BookingId>>(const referral::BookSession&)> book;
    std::function<QFuture<Result<referral::BookingId>>(const referral::BookOnline&)> bookOnline;
    std::function<QFuture<Result<void>>(const referral::CancelBooking&)> cancelBooking;
    std::function<QFuture<Result<void>>(const referral::RecordOutcome&)> outcome;
};

}  // namespace jiayi::ui
