#include "models/care/timeline.h"

#include "models/care/fact_rows.h"
#include "models/care/rules/observation_rules.h"
#include "models/roster/resident_repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace jiayi::care {

namespace {

/// Collects up to `wanted` distinct days, newest first, from a query whose only column is a day.
void collectDays(std::set<Date, std::greater<>>& days, db::Query& query, int wanted, bool isInstant) {
    std::set<Date> seen;
    while (query.next()) {
        const auto day = isInstant ? std::optional{localDate(query.instant(0))} : query.date(0);
        if (!day) continue;
        if (static_cast<int>(seen.size()) == wanted && !seen.contains(*day)) break;
        seen.insert(*day);
    }
    days.insert(seen.begin(), seen.end());
}

/// The days on which something happened, newest first: at most one more than `wanted`, to know whether there is more.
std::vector<Date> eventDays(db::Database& database, std::int64_t resident, Date before, int wanted) {
    std::set<Date, std::greater<>> days;
    const int limit = wanted + 1;
    {
        db::Query visits(database,
                         "SELECT date FROM visit WHERE resident_pk = ? AND date < ? "
                         "AND status IN ('signed', 'imported') ORDER BY date DESC",
                         resident, before);
        collectDays(days, visits, limit, false);
    }
    {
        db::Query results(database,
                          "SELECT effective_at FROM observation WHERE resident_pk = ? AND effective_at < ? "
                          "AND visit_id IS NULL AND status <> 'entered-in-error' ORDER BY effective_at DESC",
                          resident, startOfDay(before));
        collectDays(days, results, limit, true);
    }
    for (const char* column : {"start_date", "end_date"}) {
        db::Query medicines(database,
                            std::string{"SELECT "} + column + " FROM medication_line WHERE resident_pk = ? AND " +
                                column + " < ? AND status <> 'entered-in-error' ORDER BY " + column + " DESC",
                            resident, before);
        collectDays(days, medicines, limit, false);
    }
    std::vector<Date> newest(days.begin(), days.end());
    if (static_cast<int>(newest.size()) > limit) newest.resize(static_cast<std::size_t>(limit));
    return newest;
}

TimelineValue valueOf(const RuleBook& rules, const db::Query& row) {
    TimelineValue value{row.text(0), row.text(1), {}, row.text(3), row.text(5), !row.text(6).empty()};
    const auto* known = rules.observation(value.code);
    if (row.isNull(2)) value.text = row.text(4);
    else value.text = known ? displayed(rules, value.code, row.real(2)) : fmt::format("{:.6g}", row.real(2));
    return value;
}

constexpr const char* kValueColumns =
    "SELECT o.code, o.display, o.value, o.unit, o.text_value, o.origin, o.doubt, o.effective_at, o.visit_id "
    "FROM observation o ";

void addVisits(std::vector<TimelineEntry>& entries, db::Database& database, std::int64_t resident, Date from,
               Date before) {
    db::Query query(database,
                    std::string{"SELECT v.id, v.date, v.title, v.mode, v.status, v.signed_by, v.place, "} + rows::kFormClasses +
                        " FROM visit v WHERE v.resident_pk = ? AND v.date >= ? AND v.date < ? AND v.status IN ('signed', 'imported') "
                        "ORDER BY v.date DESC, v.signed_at DESC, v.id DESC",
                    resident, from, before);
    while (query.next()) {
        TimelineEntry entry;
        entry.id = query.uuid(0);
        entry.day = query.date(1).value_or(from);
        entry.forms = rows::formClasses(query.text(7));
        entry.kind = entry.forms.empty() ? TimelineKind::Encounter : TimelineKind::Visit;
        entry.title = query.text(2);
        entry.mode = query.text(3);
        entry.status = query.text(4);
        entry.by = query.text(5).empty() ? query.text(6) : query.text(5);
        entries.push_back(std::move(entry));
    }
}

/// Values taken at a visit join its entry; the others of a day make one entry.
void addResults(std::vector<TimelineEntry>& entries, db::Database& database, const RuleBook& rules,
                std::int64_t resident, Date from, Date before) {
    std::map<Uuid, std::size_t> visits;
    for (std::size_t i = 0; i < entries.size(); ++i) visits.emplace(entries[i].id, i);
    std::map<Date, TimelineEntry> byDay;
    // HbA1c drawn before its visit has the day of the drawing, and still stands with the visit that recorded it.
    db::Query taken(database,
                    std::string{kValueColumns} +
                        "JOIN visit v ON v.id = o.visit_id WHERE v.resident_pk = ? AND v.date >= ? AND v.date < ? "
                        "AND o.status <> 'entered-in-error' ORDER BY o.pk",
                    resident, from, before);
    while (taken.next())
        if (const auto visit = visits.find(taken.uuid(8)); visit != visits.end())
            entries[visit->second].values.push_back(valueOf(rules, taken));
    db::Query results(database,
                      std::string{kValueColumns} +
                          "WHERE o.resident_pk = ? AND o.effective_at >= ? AND o.effective_at < ? "
                          "AND o.visit_id IS NULL AND o.status <> 'entered-in-error' ORDER BY o.effective_at, o.pk",
                      resident, startOfDay(from), startOfDay(before));
    while (results.next()) {
        auto& entry = byDay[localDate(results.instant(7))];
        entry.values.push_back(valueOf(rules, results));
    }
    for (auto& [day, entry] : byDay) {
        entry.day = day;
        entry.kind = TimelineKind::Results;
        entries.push_back(std::move(entry));
    }
}

void addMedicines(std::vector<TimelineEntry>& entries, db::Database& database, std::int64_t resident, Date from,
                  Date before, TimelineKind kind) {
    const bool started = kind == TimelineKind::MedicineStarted;
    const std::string column = started ? "start_date" : "end_date";
    std::map<Date, TimelineEntry> byDay;
    db::Query query(database,
                    "SELECT " + column + ", name, dose, stop_reason FROM medication_line WHERE resident_pk = ? AND " +
                        column + " >= ? AND " + column + " < ? AND status <> 'entered-in-error' " +
                        (started ? "" : "AND status <> 'active' ") + "ORDER BY pk",
                    resident, from, before);
    while (query.next()) {
        const auto day = query.date(0);
        if (!day) continue;
        const auto more = query.text(started ? 2 : 3);
        byDay[*day].medicines.push_back(query.text(1) + (more.empty() ? "" : (started ? " " : ": ") + more));
    }
    for (auto& [day, entry] : byDay) {
        entry.day = day;
        entry.kind = kind;
        entries.push_back(std::move(entry));
    }
}

}  // namespace

Result<TimelinePage> readTimeline(db::Database& database, const RuleBook& rules, ResidentId resident,
                                  std::optional<Date> before, int days) {
    return db::attempt([&]() -> Result<TimelinePage> {
        const auto row = roster::ResidentRepository::pkOf(database, resident);
        if (row == 0) return Error{Errc::NotFound, "resident.not-found", {}};
        const auto until = before.value_or(makeDate(9999, 12, 31));
        const auto newest = eventDays(database, row, until, days);
        TimelinePage page;
        if (newest.empty()) return page;
        const bool more = static_cast<int>(newest.size()) > days;
        const auto from = more ? newest[static_cast<std::size_t>(days) - 1] : newest.back();
        if (more) page.nextBefore = from;
        addVisits(page.entries, database, row, from, until);
        addResults(page.entries, database, rules, row, from, until);
        addMedicines(page.entries, database, row, from, until, TimelineKind::MedicineStarted);
        addMedicines(page.entries, database, row, from, until, TimelineKind::MedicineStopped);
        std::stable_sort(page.entries.begin(), page.entries.end(), [](const auto& a, const auto& b) {
            return a.day != b.day ? a.day > b.day : a.kind < b.kind;
        });
        return page;
    });
}

Result<std::vector<VisitRow>> readVisitRows(db::Database& database, ResidentId resident, int offset, int limit) {
    return db::attempt([&]() -> Result<std::vector<VisitRow>> {
        std::vector<VisitRow> visits;
        db::Query query(database,
                        std::string{"SELECT v.id, v.date, v.mode, v.title, v.next_date, v.signed_by, v.status, "
                        "v.contact, v.face_to_face, v.amend_reason, "} + rows::kFormClasses + " FROM visit v WHERE v.resident_pk = ? "
                        "AND v.status <> 'entered-in-error' "
                        "ORDER BY v.date DESC, v.signed_at DESC, v.id DESC LIMIT ? OFFSET ?",
                        roster::ResidentRepository::pkOf(database, resident), limit > 0 ? limit : -1, offset);
        while (query.next())
            visits.push_back({query.id<VisitId>(0), query.date(1).value_or(Date{}), rows::formClasses(query.text(10)),
                              query.text(2), query.text(3), query.date(4), query.text(5), query.text(6), query.flag(7),
                              query.flag(8), query.text(9)});
        return visits;
    });
}

}  // namespace jiayi::care
