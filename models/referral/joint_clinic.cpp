#include "models/referral/joint_clinic.h"

#include "models/care/fact_repository.h"
#include "models/care/rules/observation_rules.h"
#include "models/core/text.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::referral {

namespace {

Error wrongJointState() { return {Errc::Conflict, "joint.state", {}}; }

/// Once it has begun: before that nobody has come or stayed away.
bool hasBegun(const SpecialBooking& one, Instant now) { return one.start <= now; }

}  // namespace

Result<SessionId> PlanSession::operator()(const sync::Context& context) const {
    if (session.start <= context.clock.now()) return invalid("joint.start");
    if (session.seats <= 0) return invalid("joint.seats");
    if (session.minutes <= 0) return invalid("joint.minutes");
    if (normalized(session.specialist).empty()) return invalid("joint.specialist");
    return db::attempt([&]() -> Result<SessionId> {
        sync::Unit unit(context, "joint.plan");
        auto made = session;
        made.id = unit.newId<SessionId>();
        made.status = "planned";
        made.by = unit.user();
        made.made = unit.now();
        JointRepository::save(unit, made);
        unit.commit();
        return made.id;
    });
}

Result<void> CancelSession::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "joint.cancel");
        const JointRepository rows(unit.database());
        JIAYI_TRY(auto session, rows.session(id));
        if (session.status != "planned") return wrongJointState();
        session.status = "cancelled";
        JointRepository::save(unit, session);
        JIAYI_TRY(const auto bookings, rows.bookings(id));
        for (auto each : bookings) {
            if (each.status != "booked") continue;
            each.status = "cancelled";
            JointRepository::save(unit, each);
        }
        unit.commit();
        return {};
    });
}

Result<BookingId> BookSession::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<BookingId> {
        sync::Unit unit(context, "joint.book");
        const JointRepository rows(unit.database());
        JIAYI_TRY(const auto about, rows.session(session));
        JIAYI_CHECK(roster::ResidentRepository(unit.database()).find(resident));
        if (about.status != "planned") return wrongJointState();
        JIAYI_TRY(const auto taken, rows.bookings(session));
        if (std::any_of(taken.begin(), taken.end(), [&](const SpecialBooking& each) { return each.resident == resident; })) return Error{Errc::Conflict, "joint.twice", {}};
        if (static_cast<int>(taken.size()) >= about.seats) return Error{Errc::Conflict, "joint.full", {}};
        SpecialBooking made;
        made.id = unit.newId<BookingId>();
        made.resident = resident;
        made.session = session;
        made.start = about.start;
        made.by = unit.user();
        made.made = unit.now();
        JointRepository::save(unit, made);
        unit.describe("Patient/" + resident.toString(), "joint");
        unit.commit();
        return made.id;
    });
}

Result<void> CancelBooking::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "booking.cancel");
        JIAYI_TRY(auto one, JointRepository(unit.database()).booking(id));
        if (one.status != "booked") return wrongJointState();
        one.status = "cancelled";
        JointRepository::save(unit, one);
        unit.commit();
        return {};
    });
}

Result<void> RecordOutcome::operator()(const sync::Context& context) const {
    if (came && normalized(outcome).empty()) return invalid("joint.outcome");
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "booking.outcome");
        const JointRepository rows(unit.database());
        JIAYI_TRY(auto one, rows.booking(id));
        // What was recorded may be recorded again: an outcome is often longer the next day.
        if (one.status == "cancelled" || one.status == "entered-in-error" || !hasBegun(one, unit.now())) return wrongJointState();
        one.status = came ? "fulfilled" : "noshow";
        one.outcome = outcome;
        JointRepository::save(unit, one);
        if (one.session) {
            JIAYI_TRY(auto session, rows.session(*one.session));
            if (session.status == "planned") {
                session.status = "held";
                JointRepository::save(unit, session);
            }
        }
        unit.describe("Patient/" + one.resident.toString(), one.status);
        unit.commit();
        return {};
    });
}

Result<OnlineFacts> readOnlineFacts(db::Database& database, const care::RuleBook& care, ResidentId resident, Date today) {
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(resident));
    const care::FactRepository repository(database);
    JIAYI_TRY(const auto programmes, repository.programmes(resident));
    JIAYI_TRY(const auto latest, repository.latest(resident));
    return db::attempt([&]() -> Result<OnlineFacts> {
        OnlineFacts facts;
        if (person.birthDate) facts.age = ageOn(*person.birthDate, today);
        facts.inProgramme = std::any_of(programmes.begin(), programmes.end(), [](const care::Programme& each) { return each.status == "active"; });
        {
            db::Query row(database,
                          "SELECT max(v.date) FROM visit v JOIN resident r ON r.pk = v.resident_pk WHERE r.id = ? AND v.mode IN ('1', '2') AND v.contact = 1 AND v.status IN ('signed', 'imported')",
                          resident);
            if (row.next()) facts.lastInPerson = row.date(0);
        }
        {
            db::Query row(database,
                          "SELECT class FROM (SELECT f.class, row_number() OVER (PARTITION BY f.form ORDER BY v.date DESC, v.signed_at DESC, v.id DESC) AS nth FROM visit v "
                          "JOIN visit_form f ON f.visit_pk = v.pk JOIN resident r ON r.pk = v.resident_pk WHERE r.id = ? AND v.status IN ('signed', 'imported') AND f.class <> '') WHERE nth = 1",
                          resident);
            while (row.next()) facts.lastClasses.push_back(row.text(0));
        }
        for (const auto& value : latest) {
            const bool limited = std::any_of(care.criticalLimits.begin(), care.criticalLimits.end(), [&](const auto& limit) { return limit.code == value.code; });
            if (!value.value || !limited) continue;
            const auto day = value.effective.day();
            facts.lastMeasured = std::max(facts.lastMeasured, std::optional{day});
            const auto broken = care::criticalLimitsBroken(care, value.code, *value.value);
            if (!broken.empty() && broken.front()->severity != "warn") facts.lastDanger = std::max(facts.lastDanger, std::optional{day});
        }
        db::Query row(database,
                      "SELECT max(day) FROM (SELECT coalesce(m.start_date, '') AS day FROM medication_line m JOIN resident r ON r.pk = m.resident_pk WHERE r.id = ?1 AND m.status <> 'entered-in-error' "
                      "UNION ALL SELECT coalesce(m.end_date, '') FROM medication_line m JOIN resident r ON r.pk = m.resident_pk WHERE r.id = ?1 AND m.status IN ('stopped', 'completed') "
                      "UNION ALL SELECT e.on_date FROM medication_event e JOIN medication_line m ON m.pk = e.line_pk JOIN resident r ON r.pk = m.resident_pk "
                      "WHERE r.id = ?1 AND m.status <> 'entered-in-error' AND e.kind = 'dose-changed')",
                      resident);
        if (row.next() && !row.isNull(0)) {
            facts.anyMedicine = true;
            if (!row.text(0).empty()) facts.regimenChanged = row.date(0);
        }
        return facts;
    });
}

Result<BookingId> BookOnline::operator()(const sync::Context& context, const care::RuleBook& care, const ReferralBook& book) const {
    if (start <= context.clock.now()) return invalid("online.start");
    return db::attempt([&]() -> Result<BookingId> {
        sync::Unit unit(context, "online.book");
        JIAYI_TRY(const auto facts, readOnlineFacts(unit.database(), care, resident, localDate(unit.now())));
        const auto checks = checkOnline(book, facts, localDate(unit.now()));
        if (!mayBeOnline(checks)) return Error{Errc::Rejected, "online.limits", {}};
        if (!isWholeChecked(checks) && normalized(reason).empty()) return invalid("online.why");
        SpecialBooking made;
        made.id = unit.newId<BookingId>();
        made.resident = resident;
        made.kind = BookingKind::Online;
        made.start = start;
        for (const auto& each : checks)
            if (each.verdict == Verdict::NotChecked) made.unchecked.push_back(each.rule->id);
        made.reason = made.unchecked.empty() ? std::string{} : reason;
        made.by = unit.user();
        made.made = unit.now();
        JointRepository::save(unit, made);
        unit.describe("Patient/" + resident.toString(), "online");
        unit.commit();
        return made.id;
    });
}

Result<std::vector<SessionPage>> readSessions(db::Database& database, Date from, int past) {
    const JointRepository rows(database);
    JIAYI_TRY(const auto sessions, rows.sessions(from, past));
    std::vector<SessionPage> pages;
    for (const auto& session : sessions) {
        SessionPage page{session, {}, 0};
        JIAYI_TRY(const auto bookings, rows.bookings(session.id));
        for (const auto& each : bookings) {
            JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(each.resident));
            page.people.push_back({each, person.name, person.phone, person.sex, person.birthDate, person.birthEstimated});
        }
        page.taken = static_cast<int>(page.people.size());
        pages.push_back(std::move(page));
    }
    return pages;
}

}  // namespace jiayi::referral
