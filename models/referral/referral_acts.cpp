#include "models/referral/referral_acts.h"

#include "models/core/text.h"
#include "models/roster/resident_repository.h"
#include "models/worklist/acts/work_act.h"

#include <algorithm>
#include <array>

namespace jiayi::referral {

namespace {

constexpr const char* kFollowKind = "referral.follow";

struct Standing {
    Referral referral;
    std::optional<Progress> progress;
    State state() const { return stateFrom(referral, progress); }
};

Result<Standing> standing(db::Database& database, ReferralId id) {
    const ReferralRepository rows(database);
    Standing made;
    JIAYI_TRY(made.referral, rows.referral(id));
    auto progress = rows.progress(progressId(id));
    if (progress) made.progress = std::move(*progress);
    else if (progress.error().code != Errc::NotFound) return progress.error();
    return made;
}

Error wrongState() { return {Errc::Conflict, "referral.state", {}}; }

/// Whose act a word of the clinic is: of what it sent it is the sender.
Side clinicSide(Kind kind) { return kind == Kind::Down ? Side::Receiver : Side::Sender; }
Side otherSide(Kind kind) { return kind == Kind::Down ? Side::Sender : Side::Receiver; }

Progress progressOf(const Standing& now) {
    if (now.progress) return *now.progress;
    Progress made;
    made.id = progressId(now.referral.id);
    made.referral = now.referral.id;
    made.resident = now.referral.resident;
    return made;
}

/// One step of the course by `by`, in a unit of its own; `fill` adds what is said with it.
template <class Fill>
Result<void> step(const sync::Context& context, const char* action, ReferralId id, State to, bool ours, const std::string& by, Fill fill) {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, action);
        JIAYI_TRY(auto now, standing(unit.database(), id));
        const auto kind = now.referral.kind;
        if (!mayGo(now.state(), to, ours ? clinicSide(kind) : otherSide(kind))) return wrongState();
        auto progress = progressOf(now);
        progress.state = to;
        progress.at = unit.now();
        progress.by = by.empty() ? unit.user() : by;
        fill(progress);
        ReferralRepository::save(unit, progress);
        // What one has written down oneself is read.
        if (isAnswer(to) && now.referral.kind != Kind::Down) now.referral.readState = nameOf(to);
        if (to == State::Withdrawn) now.referral.status = "revoked";
        if (to == State::Closed) now.referral.status = "completed";
        ReferralRepository::save(unit, now.referral);
        unit.describe("ServiceRequest/" + id.toString(), std::string{nameOf(to)});
        unit.commit();
        return {};
    });
}

/// The content of a draft, in the name of whoever sits here. Errors of SaveReferral.
Result<Referral> draftOf(sync::Unit& unit, const std::optional<ReferralId>& id, const Referral& content) {
    if (content.kind == Kind::Down) return invalid("referral.kind");
    JIAYI_CHECK(roster::ResidentRepository(unit.database()).find(content.resident));
    auto made = content;
    made.status = "draft";
    made.by = unit.user();
    made.made = unit.now();
    made.sent.reset();
    made.validFrom.reset();
    made.validUntil.reset();
    made.readState.clear();
    if (!id) {
        made.id = unit.newId<ReferralId>();
        return made;
    }
    JIAYI_TRY(const auto now, standing(unit.database(), *id));
    if (now.state() != State::Drafted) return Error{Errc::Conflict, "referral.sent", {}};
    made.id = *id;
    made.made = now.referral.made;
    return made;
}

Result<void> checkSendable(const Referral& letter, const ReferralBook& book) {
    const auto* reason = book.reason(letter.reason);
    if (!reason || reason->kind != letter.kind) return invalid("referral.reason");
    if (!book.urgency(letter.urgency)) return invalid("referral.urgency");
    if (normalized(letter.institution).empty()) return invalid("referral.institution");
    if (normalized(letter.history).empty()) return invalid("referral.history");
    return {};
}

/// Until when the person's special-disease entitlement holds, if they have one today.
std::optional<Date> entitlementEnd(db::Database& database, ResidentId resident, Date today) {
    db::Query row(database,
                  "SELECT e.until FROM entitlement e JOIN resident r ON r.pk = e.resident_pk WHERE r.id = ?1 AND e.status = 'active' AND e.since <= ?2 "
                  "AND (e.until IS NULL OR e.until >= ?2) AND e.benefit = 'special-disease' ORDER BY e.until IS NULL, e.until DESC LIMIT 1",
                  resident, today);
    return row.next() ? row.date(0) : std::nullopt;
}

}  // namespace

Result<ReferralId> SaveReferral::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<ReferralId> {
        sync::Unit unit(context, "referral.draft");
        JIAYI_TRY(const auto draft, draftOf(unit, id, content));
        ReferralRepository::save(unit, draft);
        unit.commit();
        return draft.id;
    });
}

Result<ReferralId> SendReferral::operator()(const sync::Context& context, const care::RuleBook& care, const ReferralBook& book) const {
    JIAYI_CHECK(checkSendable(content, book));
    return db::attempt([&]() -> Result<ReferralId> {
        sync::Unit unit(context, "referral.send");
        auto& database = unit.database();
        JIAYI_TRY(auto letter, draftOf(unit, id, content));
        const auto today = localDate(unit.now());
        letter.status = "active";
        letter.sent = unit.now();
        letter.validFrom = today;
        letter.validUntil = validUntil(book, letter.urgency, today, entitlementEnd(database, letter.resident, today));
        ReferralRepository::save(unit, letter);
        Summary summary{summaryId(letter.id), letter.id, letter.resident, unit.now(), {}, "final"};
        JIAYI_TRY(summary.sections, assembleSummary(database, care, book, letter.resident, today));
        ReferralRepository::save(unit, summary);
        auto progress = progressOf({letter, {}});
        progress.at = unit.now();
        progress.by = unit.user();
        ReferralRepository::save(unit, progress);
        unit.describe("ServiceRequest/" + letter.id.toString(), std::string{nameOf(letter.kind)});
        unit.commit();
        return letter.id;
    });
}

Result<void> WithdrawReferral::operator()(const sync::Context& context) const {
    if (normalized(why).empty()) return invalid("referral.why");
    return step(context, "referral.withdraw", id, State::Withdrawn, true, {}, [&](Progress& progress) { progress.note = why; });
}

Result<void> CloseReferral::operator()(const sync::Context& context) const {
    return step(context, "referral.close", id, State::Closed, true, {}, [](Progress&) {});
}

Result<void> RecordAnswer::operator()(const sync::Context& context) const {
    if (!isAnswer(state)) return invalid("referral.answer");
    if (state == State::Refused && normalized(note).empty()) return invalid("referral.why");
    return db::attempt([&]() -> Result<void> {
        JIAYI_TRY(const auto now, standing(context.database, id));
        const auto& who = by.empty() ? now.referral.institution : by;
        return step(context, "referral.heard", id, state, false, who, [&](Progress& progress) {
            progress.note = note;
            if (state != State::Returned) return;
            progress.diagnosis = diagnosis;
            progress.findings = findings;
            progress.advice = advice;
            progress.caseNo = caseNo;
            progress.visitBy = visitBy;
        });
    });
}

Result<void> FollowReferral::operator()(const sync::Context& context) const {
    constexpr std::array<std::string_view, 4> kWays{"phone", "message", "home", "clinic"};
    if (std::find(kWays.begin(), kWays.end(), how) == kWays.end()) return invalid("worklist.how");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "referral.follow");
        JIAYI_TRY(const auto now, standing(unit.database(), id));
        worklist::WorkAct act;
        act.id = unit.newId<worklist::ActId>();
        act.resident = now.referral.resident;
        act.kind = kFollowKind;
        act.act = "contact";
        act.how = how;
        act.outcome = "reached";
        act.note = note;
        act.by = unit.user();
        act.at = worklist::WorkActRepository(unit.database()).momentFor(act, unit.now());
        worklist::WorkActRepository::save(unit, act);
        unit.describe("ServiceRequest/" + id.toString(), how);
        unit.commit();
        return {};
    });
}

Result<void> AcceptReturn::operator()(const sync::Context& context) const {
    if (visitBy < localDate(context.clock.now())) return invalid("referral.visit-by");
    return step(context, "referral.accept", id, State::Accepted, true, {}, [&](Progress& progress) { progress.visitBy = visitBy; });
}

Result<void> RefuseReturn::operator()(const sync::Context& context) const {
    if (normalized(why).empty()) return invalid("referral.why");
    return step(context, "referral.refuse", id, State::Refused, true, {}, [&](Progress& progress) { progress.note = why; });
}

Result<MessageId> SayInThread::operator()(const sync::Context& context) const {
    if (normalized(words).empty()) return invalid("referral.words");
    return db::attempt([&]() -> Result<MessageId> {
        sync::Unit unit(context, "referral.say");
        JIAYI_TRY(const auto now, standing(unit.database(), id));
        if (now.state() == State::Drafted || isOver(now.state())) return wrongState();
        Message made;
        made.id = unit.newId<MessageId>();
        made.referral = id;
        made.resident = now.referral.resident;
        made.words = words;
        made.by = unit.user();
        made.at = unit.now();
        ReferralRepository::save(unit, made);
        unit.commit();
        return made.id;
    });
}

Result<void> ReadThread::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "referral.read");
        JIAYI_TRY(auto now, standing(unit.database(), id));
        JIAYI_TRY(const auto messages, ReferralRepository(unit.database()).messages(id));
        bool any = false;
        for (auto message : messages) {
            if (message.ours || message.readAt) continue;
            message.readAt = unit.now();
            message.readBy = unit.user();
            ReferralRepository::save(unit, message);
            any = true;
        }
        const std::string state{nameOf(now.state())};
        const bool said = now.referral.kind == Kind::Down ? !isOver(now.state()) : isAnswer(now.state());
        if (said && now.referral.readState != state) {
            now.referral.readState = state;
            ReferralRepository::save(unit, now.referral);
            any = true;
        }
        if (any) unit.commit();
        return {};
    });
}

}  // namespace jiayi::referral
