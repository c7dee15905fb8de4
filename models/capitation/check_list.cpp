#include "models/capitation/check_list.h"

#include "models/capitation/ledger.h"
#include "models/capitation/rules/member_months.h"
#include "models/sync/desks.h"

#include <algorithm>

namespace jiayi::capitation {

namespace {

/// Rows of `sql`, whose two parameters are the month's first day and the first of the next.
std::int64_t countIn(db::Database& database, const std::string& sql, Month month) {
    db::Query row(database, sql, Date{month / 1}, Date{(month + std::chrono::months{1}) / 1});
    return row.next() ? row.integer(0) : 0;
}

/// What is written of the month and feeds the ledger, with its resource.
const std::string kMonthWork =
    "SELECT 'MedicationDispense' AS type, d.id FROM dispense d WHERE d.on_date >= ?1 AND d.on_date < ?2 "
    "UNION ALL SELECT 'MedicationRequest', l.id FROM prescription_line l JOIN prescription p ON p.pk = l.prescription_pk WHERE p.written >= ?1 AND p.written < ?2 "
    "UNION ALL SELECT 'Encounter', v.id FROM visit v WHERE v.date >= ?1 AND v.date < ?2 "
    "UNION ALL SELECT 'EpisodeOfCare', g.id FROM programme g WHERE coalesce(g.since, '') < ?2 AND coalesce(g.until, '9999-12-31') >= ?1 "
    "UNION ALL SELECT 'Coverage', e.id FROM entitlement e WHERE e.since < ?2 AND coalesce(e.until, '9999-12-31') >= ?1";

/// A person without a scheme who would count in the month.
const std::string kNoScheme =
    "SELECT count(DISTINCT r.pk) FROM resident r JOIN programme g ON g.resident_pk = r.pk JOIN entitlement e ON e.resident_pk = r.pk WHERE r.insurance_scheme = '' AND g.status <> 'entered-in-error' "
    "AND e.status = 'active' AND e.benefit = 'special-disease' AND e.since < ?2 AND coalesce(e.until, '9999-12-31') >= ?1 AND coalesce(g.since, '9999-12-31') < ?2 AND coalesce(g.until, '9999-12-31') >= ?1";

/// A colleague's work of the month may still lie on a desk of which the hub has heard nothing since the month ended.
Result<CheckItem> otherDesks(db::Database& database, Month month) {
    db::Query paired(database, "SELECT 1 FROM hub");
    if (!paired.next()) return CheckItem{"other-desks", 0, true};
    JIAYI_TRY(const auto heard, sync::readDesksHeard(database));
    if (!heard.toldAt) return CheckItem{"desks-unknown", 1, true};
    const auto over = startOfDay(Date{(month + std::chrono::months{1}) / 1});
    const auto behind = std::count_if(heard.desks.begin(), heard.desks.end(), [&](const auto& desk) { return !desk.own && (!desk.heardAt || *desk.heardAt < over); });
    return CheckItem{"other-desks", behind, true};
}

}  // namespace

Result<std::vector<CheckItem>> checkList(db::Database& database, Month month, Date today) {
    JIAYI_TRY(const auto held, LedgerRepository(database).held());
    return db::attempt([&]() -> Result<std::vector<CheckItem>> {
        std::vector<CheckItem> items;
        const auto add = [&](const char* key, std::int64_t count, bool overridable) {
            if (count > 0) items.push_back({key, count, overridable});
        };
        add("month-not-over", today < Date{(month + std::chrono::months{1}) / 1} ? 1 : 0, false);
        const auto work = "SELECT count(*) FROM (" + kMonthWork + ") w ";
        add("unsent",
            countIn(database, work + "WHERE EXISTS (SELECT 1 FROM outbox o JOIN hub h JOIN record c ON c.type = o.type AND c.id = o.id WHERE o.type = w.type AND o.id = w.id AND c.state <> 'quarantined')", month),
            false);
        add("quarantined", countIn(database, work + "JOIN record c ON c.type = w.type AND c.id = w.id WHERE c.state IN ('quarantined', 'conflict')", month), true);
        db::Query drafts(database, "SELECT count(*) FROM visit_draft WHERE saved_at >= ? AND saved_at < ?", startOfDay(Date{month / 1}), startOfDay(Date{(month + std::chrono::months{1}) / 1}));
        drafts.next();
        add("draft", drafts.integer(0), true);
        add("held", std::count_if(held.begin(), held.end(), [&](const auto& one) { return earliestOpen(one.first.on, 0) == month; }), false);
        add("unpriced", countIn(database, "SELECT count(*) FROM priced_fact WHERE category = 'medicine' AND standing AND price IS NULL AND on_date >= ?1 AND on_date < ?2", month), true);
        add("no-scheme", countIn(database, kNoScheme, month), true);
        JIAYI_TRY(const auto desks, otherDesks(database, month));
        add(desks.key.c_str(), desks.count, desks.overridable);
        return items;
    });
}

}  // namespace jiayi::capitation
