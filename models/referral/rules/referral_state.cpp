#include "models/referral/rules/referral_state.h"

#include <algorithm>
#include <array>

namespace jiayi::referral {

namespace {

constexpr std::array<std::pair<State, std::string_view>, 9> kStateNames{{{State::Drafted, "drafted"}, {State::Sent, "sent"}, {State::Seen, "seen"}, {State::Accepted, "accepted"},
                                                                         {State::Refused, "refused"}, {State::Replied, "replied"}, {State::Returned, "returned"}, {State::Closed, "closed"},
                                                                         {State::Withdrawn, "withdrawn"}}};

struct Step {
    State from, to;
    Side side;
};
/// A paper letter answered by telephone has been neither seen nor accepted on the wire: so the receiver may skip.
constexpr std::array<Step, 24> kSteps{{
    {State::Drafted, State::Sent, Side::Sender},      {State::Drafted, State::Withdrawn, Side::Sender},
    {State::Sent, State::Withdrawn, Side::Sender},    {State::Seen, State::Withdrawn, Side::Sender},
    {State::Accepted, State::Withdrawn, Side::Sender},
    {State::Sent, State::Seen, Side::Receiver},       {State::Sent, State::Accepted, Side::Receiver},
    {State::Sent, State::Refused, Side::Receiver},    {State::Sent, State::Replied, Side::Receiver},
    {State::Sent, State::Returned, Side::Receiver},   {State::Seen, State::Accepted, Side::Receiver},
    {State::Seen, State::Refused, Side::Receiver},    {State::Seen, State::Replied, Side::Receiver},
    {State::Seen, State::Returned, Side::Receiver},   {State::Accepted, State::Replied, Side::Receiver},
    {State::Accepted, State::Returned, Side::Receiver}, {State::Accepted, State::Refused, Side::Receiver},
    {State::Replied, State::Returned, Side::Receiver}, {State::Replied, State::Replied, Side::Receiver},
    {State::Refused, State::Closed, Side::Sender},    {State::Replied, State::Closed, Side::Sender},
    {State::Returned, State::Closed, Side::Sender},   {State::Accepted, State::Closed, Side::Receiver},
    {State::Accepted, State::Closed, Side::Sender},
}};

}  // namespace

std::string_view nameOf(State state) {
    return std::find_if(kStateNames.begin(), kStateNames.end(), [&](const auto& each) { return each.first == state; })->second;
}

std::optional<State> stateOf(std::string_view name) {
    for (const auto& [state, own] : kStateNames)
        if (own == name) return state;
    return {};
}

bool mayGo(State from, State to, Side side) {
    return std::any_of(kSteps.begin(), kSteps.end(), [&](const Step& step) { return step.from == from && step.to == to && step.side == side; });
}

bool isOver(State state) { return state == State::Closed || state == State::Withdrawn; }
bool isAnswer(State state) { return state == State::Accepted || state == State::Refused || state == State::Replied || state == State::Returned; }

std::optional<Date> dueOf(const ReferralBook& book, const Course& course) {
    if (!course.sent || isOver(course.state)) return {};
    const bool unseen = course.state == State::Sent;
    if (course.kind == Kind::Down) return unseen || course.state == State::Seen ? std::optional{*course.sent + Days{book.whole("received.accept-days")}} : std::nullopt;
    if (!unseen && course.state != State::Seen) return {};
    if (course.kind == Kind::Consult) return *course.sent + Days{book.whole("consult.answer-days")};
    const auto* urgency = book.urgency(course.urgency);
    if (!urgency) return {};
    return *course.sent + Days{unseen ? urgency->seenDays : urgency->answerDays};
}

Late lateOn(const ReferralBook& book, const Course& course, Date today) {
    const auto due = dueOf(book, course);
    if (!due || today <= *due) return Late::Nothing;
    if (course.kind == Kind::Down) return Late::NotAccepted;
    return course.kind == Kind::Up && course.state == State::Sent ? Late::NotSeen : Late::NotAnswered;
}

std::optional<Date> followBy(const FollowFacts& facts, int days) {
    const auto& [kind, state, urgency, sent] = facts.course;
    if (kind != Kind::Up || !sent || isOver(state) || state == State::Replied || state == State::Returned) return {};
    // The visit of the day itself is the one that referred.
    if ((facts.seen && *facts.seen > *sent) || (facts.reached && *facts.reached >= *sent)) return {};
    return *sent + Days{days};
}

Date validUntil(const ReferralBook& book, std::string_view urgency, Date sent, std::optional<Date> entitlementEnds) {
    const auto* rule = book.urgency(urgency);
    const auto until = sent + Days{rule ? rule->validDays : 0};
    return entitlementEnds && *entitlementEnds >= sent ? std::min(until, *entitlementEnds) : until;
}

}  // namespace jiayi::referral
