#include "models/capitation/enrolment.h"

#include "models/capitation/ledger_rows.h"

#include <algorithm>
#include <map>
#include <set>

namespace jiayi::capitation {

namespace {

/// Somebody who is in the programme, has the benefit with us as steward and is bound by a contract, and from when to when all three.
struct Candidate {
    std::int64_t pk = 0;
    ResidentId resident;
    std::string scheme;
    Span span;
    Origin origin;  ///< the benefit
};

/// A person who has died or moved away counts until that day. Who was never bound by a contract goes to `noContract`.
std::vector<Candidate> candidatesOf(db::Database& database, const MembershipRule& rule, std::set<ResidentId>& noContract) {
    std::vector<Candidate> found;
    db::Query row(database,
                  "SELECT r.pk, r.id, r.insurance_scheme, p.since, p.until, e.since, e.until, e.id, min(coalesce(r.death_date, '9999-12-31'), coalesce(r.moved_on, '9999-12-31')), "
                  "c.since, c.last_day FROM programme p JOIN resident r ON r.pk = p.resident_pk JOIN entitlement e ON e.resident_pk = r.pk "
                  "LEFT JOIN contract c ON c.resident_pk = r.pk AND c.last_day >= c.since "
                  "WHERE p.code = ? AND p.status <> 'entered-in-error' AND p.since IS NOT NULL AND e.benefit = ? AND e.icd10 = ? AND e.status = 'active' AND r.status <> 'merged' "
                  "AND (e.institution = '' OR e.institution IN (SELECT code FROM institution UNION SELECT name FROM institution)) "
                  "ORDER BY r.pk, e.since, p.since, c.since",
                  rule.programme, rule.benefit, rule.icd10);
    while (row.next()) {
        const auto both = common({row.date(3).value(), row.date(4)}, {row.date(5).value(), row.date(6)});
        if (!both) continue;
        if (row.isNull(9)) noContract.insert(row.id<ResidentId>(1));
        if (row.isNull(9)) continue;
        const auto all = common(*both, {row.date(9).value(), row.date(10)});
        if (!all) continue;
        Candidate one{row.integer(0), row.id<ResidentId>(1), row.text(2), *all, {"Coverage", row.uuid(7)}};
        const auto end = row.date(8).value();
        if (!one.span.until || end < *one.span.until) one.span.until = end;
        found.push_back(std::move(one));
    }
    return found;
}

/// What decides a person's tier on a day.
const Tier& tierOn(db::Database& database, const CapitationBook& book, std::int64_t pk, Date day) {
    std::vector<std::string> icd10;
    db::Query condition(database, "SELECT icd10 FROM condition WHERE resident_pk = ? AND status = 'active' AND icd10 <> ''", pk);
    while (condition.next()) icd10.push_back(condition.text(0));
    db::Query insulin(database,
                      "SELECT 1 FROM medication_line WHERE resident_pk = ?1 AND atc LIKE 'A10A%' AND status <> 'entered-in-error' AND coalesce(start_date, '') <= ?2 "
                      "AND (CASE WHEN status = 'active' THEN coalesce(end_date, '9999-12-31') ELSE coalesce(end_date, '') END) >= ?2",
                      pk, day);
    return book.tierOf(insulin.next(), icd10);
}

/// The month of the first rate.
Month openingMonth(const CapitationBook& book) {
    auto first = book.rates.front().origin.validFrom;
    for (const auto& rate : book.rates) first = std::min(first, rate.origin.validFrom);
    return earliestOpen(first, 0);
}

/// Months that were never gone through are open, and of the others those so many months before today.
Month firstOpen(db::Database& database, const CapitationBook& book, Date today) {
    const auto opening = openingMonth(book);
    db::Query last(database, "SELECT max(month) FROM enrolment_month");
    const auto done = last.next() ? parseMonth(last.text(0)) : Result<Month>{invalid("month.format")};
    if (!done) return opening;
    int retro = 0;
    for (const auto& scheme : {"employee", "resident"})
        if (const auto* policy = book.policy(scheme, today)) retro = std::max(retro, policy->retroMonths);
    return std::max(opening, std::min(*done + std::chrono::months{1}, earliestOpen(today, retro)));
}

void insertMonth(sync::Unit& unit, const MonthMember& member, Month month, MonthBy by, int change, std::optional<Uuid> reverses) {
    auto& database = unit.database();
    const auto text = formatMonth(month);
    db::Query person(database, "SELECT pk, doctor, grid FROM resident WHERE id = ?", member.resident);
    if (!person.next()) throw db::Refusal({Errc::NotFound, "resident.not-found", {}});
    db::Query count(database, "SELECT count(*) FROM enrolment_month WHERE resident_pk = ? AND month = ?", person.integer(0), text);
    count.next();
    const auto id = derivedUuid({"enrolment-month", member.resident.toString(), text, std::to_string(count.integer(0))});
    db::Query(database, "INSERT INTO enrolment_month (id, at, resident_pk, month, scheme, tier, change, reverses, origin_type, origin_id, doctor, grid, accepted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id, unit.now(), person.integer(0), text, member.scheme, member.tier, change, reverses, member.origin.type, member.origin.id, change > 0 ? person.text(1) : member.doctor,
              change > 0 ? person.text(2) : member.grid, by == MonthBy::Acceptance)
        .run();
}

using Candidates = std::map<ResidentId, Candidate>;

Candidates wantedIn(const std::vector<Candidate>& candidates, Month month) {
    Candidates wanted;
    for (const auto& one : candidates)
        if (counts(one.span, month)) wanted.emplace(one.resident, one);
    return wanted;
}

/// Whose month is as somebody accepted it.
std::vector<ResidentId> acceptedIn(db::Database& database, Month month) {
    std::vector<ResidentId> settled;
    db::Query row(database,
                  "SELECT r.id FROM enrolment_month m JOIN resident r ON r.pk = m.resident_pk WHERE m.month = ? AND m.accepted = 1 "
                  "AND m.pk = (SELECT max(n.pk) FROM enrolment_month n WHERE n.resident_pk = m.resident_pk AND n.month = m.month)",
                  formatMonth(month));
    while (row.next()) settled.push_back(row.id<ResidentId>(0));
    return settled;
}

/// Who has moved away and of whom too little is left here to say whether they counted, with the day on which they left.
std::map<ResidentId, Date> departed(db::Database& database) {
    std::map<ResidentId, Date> gone;
    db::Query row(database, "SELECT id, moved_on FROM resident WHERE moved_on IS NOT NULL AND insurance_scheme = ''");
    while (row.next()) gone.emplace(row.id<ResidentId>(0), row.date(1).value());
    return gone;
}

/// What must change in a month; `standing` loses whoever stays.
std::vector<Candidate> newIn(const Candidates& wanted, std::vector<MonthMember>& standing) {
    auto missing = wanted;
    std::erase_if(standing, [&](const MonthMember& member) {
        const auto found = wanted.find(member.resident);
        const bool stays = found != wanted.end() && found->second.scheme == member.scheme;
        if (stays) missing.erase(member.resident);
        return stays;
    });
    std::vector<Candidate> added;
    for (auto& [resident, one] : missing) added.push_back(one);
    return added;
}

}  // namespace

void addMonth(sync::Unit& unit, const MonthMember& member, Month month, MonthBy by) { insertMonth(unit, member, month, by, 1, {}); }

void takeBackMonth(sync::Unit& unit, const MonthMember& member, Month month, MonthBy by) {
    db::Query row(unit.database(), "SELECT id FROM enrolment_month WHERE pk = ?", member.pk);
    row.next();
    insertMonth(unit, member, month, by, -1, row.uuid(0));
}

Result<std::vector<MonthMember>> monthMembers(db::Database& database, Month month, std::int64_t upTo) {
    return db::attempt([&]() -> Result<std::vector<MonthMember>> {
        std::vector<MonthMember> members;
        db::Query row(database,
                      "SELECT m.pk, r.id, m.scheme, m.tier, m.origin_type, m.origin_id, m.doctor, m.grid FROM enrolment_month m JOIN resident r ON r.pk = m.resident_pk "
                      "WHERE m.month = ?1 AND m.change = 1 AND (?2 = 0 OR m.pk <= ?2) "
                      "AND NOT EXISTS (SELECT 1 FROM enrolment_month b WHERE b.reverses = m.id AND (?2 = 0 OR b.pk <= ?2)) ORDER BY r.id",
                      formatMonth(month), upTo);
        while (row.next())
            members.push_back({row.integer(0), row.id<ResidentId>(1), row.text(2), row.text(3), {row.text(4), row.uuid(5)}, row.text(6), row.text(7), {}});
        return members;
    });
}

Result<EnrolmentTally> recordEnrolment(const sync::Context& context, const CapitationBook& book, Month through) {
    return db::attempt([&]() -> Result<EnrolmentTally> {
        auto& database = context.database;
        const auto today = localDate(context.clock.now());
        EnrolmentTally tally;
        std::vector<Candidate> candidates;
        std::set<ResidentId> noContract, noScheme;
        for (const auto& rule : book.members)
            for (auto& one : candidatesOf(database, rule, noContract)) candidates.push_back(std::move(one));
        tally.noContract = static_cast<std::int64_t>(noContract.size());
        std::erase_if(candidates, [&](const Candidate& one) {
            if (one.scheme.empty()) noScheme.insert(one.resident);
            return one.scheme.empty();
        });
        tally.noScheme = static_cast<std::int64_t>(noScheme.size());
        const auto open = firstOpen(database, book, today);
        const auto leavers = departed(database);
        for (auto month = openingMonth(book); month <= through && countingDay(month) <= today; month += std::chrono::months{1}) {
            JIAYI_TRY(auto standing, monthMembers(database, month));
            auto wanted = wantedIn(candidates, month);
            for (const auto& settled : acceptedIn(database, month)) {
                wanted.erase(settled);
                std::erase_if(standing, [&](const MonthMember& member) { return member.resident == settled; });
            }
            // What they counted for before they left is the clinic's.
            std::erase_if(standing, [&](const MonthMember& member) {
                const auto left = leavers.find(member.resident);
                return left != leavers.end() && countingDay(month) <= left->second;
            });
            const auto added = newIn(wanted, standing);
            if (added.empty() && standing.empty()) continue;
            if (month < open) {
                tally.tooLate += static_cast<std::int64_t>(added.size() + standing.size());
                continue;
            }
            sync::Unit unit(context, "ledger.enrol");
            for (const auto& gone : standing) takeBackMonth(unit, gone, month, MonthBy::Store);
            for (const auto& one : added) addMonth(unit, {0, one.resident, one.scheme, tierOn(database, book, one.pk, countingDay(month)).id, one.origin, {}, {}, {}}, month, MonthBy::Store);
            tally.added += static_cast<std::int64_t>(added.size());
            tally.takenBack += static_cast<std::int64_t>(standing.size());
            unit.describe("Ledger", formatMonth(month));
            unit.commit();
        }
        return tally;
    });
}

}  // namespace jiayi::capitation
