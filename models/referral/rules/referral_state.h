// Where a referral stands, and who may move it where; pure.
#pragma once

#include "models/referral/rules/referral_book.h"

namespace jiayi::referral {

/// Of a consult too: what is asked is sent, seen, answered (replied) and closed.
enum class State { Drafted, Sent, Seen, Accepted, Refused, Replied, Returned, Closed, Withdrawn };
std::string_view nameOf(State state);  ///< "drafted", "sent" ...
std::optional<State> stateOf(std::string_view name);

/// Whose act it is.
enum class Side { Sender, Receiver };
/// Only forwards: what the other side has said is not taken back, a closed one stays closed.
bool mayGo(State from, State to, Side side);
/// Nobody has to do anything about it any more.
bool isOver(State state);
/// The other side has said something that the sender reads.
bool isAnswer(State state);

/// What is late about it on that day; nothing when nothing is.
enum class Late { Nothing, NotSeen, NotAnswered, NotAccepted };
struct Course {
    Kind kind = Kind::Up;
    State state = State::Drafted;
    std::string urgency;
    std::optional<Date> sent;
};
/// The day by which the next step of the other side (of a return: ours) is due. Nothing once it has been answered.
std::optional<Date> dueOf(const ReferralBook& book, const Course& course);
Late lateOn(const ReferralBook& book, const Course& course, Date today);

/// Until when the letter holds, both days counted: by its urgency, and no longer than the entitlement under which the person is treated.
Date validUntil(const ReferralBook& book, std::string_view urgency, Date sent, std::optional<Date> entitlementEnds);

/// What is known of whether somebody followed a referral.
struct FollowFacts {
    Course course;
    std::optional<Date> seen;     ///< last visit at the clinic
    std::optional<Date> reached;  ///< last time the person was reached about it
};
/// The day by which a person who was referred up is to be followed, `days` after it was sent; nothing once a reply, a visit after that day or a contact
/// has ended it, or the referral itself is over. National Basic Public Health Service Specification, 3rd ed. (2017): within two weeks.
std::optional<Date> followBy(const FollowFacts& facts, int days);

}  // namespace jiayi::referral
