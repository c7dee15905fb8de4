// A clinic with a person, and letters of theirs.
#pragma once

#include "models/care/fact_repository.h"
#include "models/care/rules/rule_book.h"
#include "models/referral/referral_acts.h"
#include "models/referral/referral_lists.h"
#include "models/roster/resident_repository.h"
#include "tests/support/clinic_store.h"

namespace jiayi::test {

inline const care::RuleBook& referralCare() {
    static const auto rules = care::loadRules().value();
    return rules;
}
inline const referral::ReferralBook& referralBook() {
    static const auto book = referral::loadReferralBook().value();
    return book;
}

constexpr int kFollowDays = 14;

/// Its clock stands on Sunday 2026-11-22, 09:00.
struct ReferralClinic {
    ClinicStore store;
    roster::ResidentId who = person("王秀兰");

    roster::ResidentId person(const char* name) {
        sync::Unit unit(store.context(), "test");
        roster::Resident made;
        made.id = unit.newId<roster::ResidentId>();
        made.name = name;
        made.birthDate = makeDate(1960, 3, 1);
        roster::ResidentRepository::save(unit, made);
        unit.commit();
        return made.id;
    }
    Date today() { return localDate(store.clock.now()); }
    void days(int count) { store.clock.advance(std::chrono::hours{24 * count}); }
    referral::Referral letter(referral::Kind kind = referral::Kind::Up) const {
        referral::Referral made;
        made.resident = who;
        made.kind = kind;
        made.reason = kind == referral::Kind::Up ? "uncontrolled-twice" : "treatment-question";
        made.urgency = "soon";
        made.specialty = "endocrinology";
        made.institution = "样例市第四中心医院";
        made.history = "两次空腹血糖均高于 10 mmol/L";
        return made;
    }
    Result<referral::ReferralId> send(const referral::Referral& content, std::optional<referral::ReferralId> id = {}) {
        return referral::SendReferral{id, content}(store.context(), referralCare(), referralBook());
    }
    referral::ReferralId sent(referral::Kind kind = referral::Kind::Up) { return send(letter(kind)).value(); }
    referral::Thread thread(referral::ReferralId id) { return referral::readThread(store.database(), referralBook(), id, today(), kFollowDays).value(); }
    referral::ReferralList list(referral::ListView view) { return referral::readReferrals(store.database(), referralBook(), view, today(), kFollowDays).value(); }
    template <class Act>
    auto act(const Act& what) {
        return what(store.context());
    }
    /// As the other side's word arrives from the hub.
    void arrives(referral::ReferralId id, referral::State state) {
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        referral::Progress progress;
        progress.id = referral::progressId(id);
        progress.referral = id;
        progress.resident = who;
        progress.state = state;
        progress.at = store.clock.now();
        progress.by = "样例市第四中心医院";
        referral::ReferralRepository::save(unit, progress);
        unit.commit();
    }
    void theySay(referral::ReferralId id, const char* words) {
        sync::Unit unit(store.context(), "hub", sync::Origin::Hub);
        referral::ReferralRepository::save(unit, referral::Message{unit.newId<referral::MessageId>(), id, who, false, words, "样例医生", store.clock.now(), {}, {}, "completed"});
        unit.commit();
    }
    void visit(Date on, const char* mode = "1", const char* visitClass = "1") {
        sync::Unit unit(store.context(), "test");
        care::Visit made;
        made.id = unit.newId<care::VisitId>();
        made.resident = who;
        made.date = on;
        made.mode = mode;
        made.forms.push_back({"diabetes", {}, visitClass, {}});
        care::FactRepository::save(unit, made);
        unit.commit();
    }
};

}  // namespace jiayi::test
