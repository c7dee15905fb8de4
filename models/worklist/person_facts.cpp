#include "models/worklist/person_facts.h"

#include "models/care/measures.h"
#include "models/db/query.h"
#include "models/diagnostics/results/open_reports.h"
#include "models/pharmacy/fulfilment/fulfilment.h"

#include <algorithm>

namespace jiayi::worklist {

namespace {

using pharmacy::Open;

struct Reader {
    db::Database& database;
    const care::RuleBook& care;
    std::int64_t resident;

    bool readRoster(PersonFacts& person) {
        db::Query row(database,
                      "SELECT status, last_visit, hba1c_percent, hba1c_date, control_state, "
                      // Who ended the contract is not asked to renew it.
                      "CASE WHEN EXISTS (SELECT 1 FROM contract c WHERE c.resident_pk = resident.pk AND c.last_day = contract_until AND c.state = 'ended') THEN NULL ELSE contract_until END, "
                      "arrived_on FROM resident WHERE pk = ?",
                      resident);
        if (!row.next()) return false;
        person.active = row.text(0) == "active";
        person.lastSeen = row.date(1);
        person.hba1c = row.maybeReal(2);
        person.hba1cDate = row.date(3);
        person.hba1cAtTarget = row.text(4) == "controlled";
        person.contractUntil = row.date(5);
        person.arrivedOn = row.date(6);
        return true;
    }

    void readProgrammes(PersonFacts& person) {
        db::Query row(database, "SELECT code, min(since) FROM programme WHERE resident_pk = ? AND status = 'active' GROUP BY code", resident);
        while (row.next()) person.programmes[row.text(0)] = row.date(1);
    }

    void readLatest(PersonFacts& person) {
        db::Query row(database,
                      "SELECT l.code, o.value, o.effective_at, o.visit_id IS NOT NULL FROM latest_observation l JOIN observation o ON o.pk = l.observation_pk "
                      "WHERE l.resident_pk = ? ORDER BY l.code",
                      resident);
        while (row.next()) person.latest.push_back({row.text(0), row.maybeReal(1), localDate(row.instant(2)), row.flag(3)});
        if (person.programmes.empty()) return;
        for (const auto& interval : care.dueRules) {
            const auto* measure = care::measureByCode(interval.code);
            // One measurement under several codes is one test.
            if (measure && measure->code != interval.code) continue;
            auto& last = person.tests[interval.code];
            for (const auto& value : person.latest) {
                const bool same = value.code == interval.code ||
                                  (measure && std::find(measure->joined.begin(), measure->joined.end(), value.code) != measure->joined.end());
                if (same) last = std::max(last, std::optional{value.day});
            }
        }
    }

    void readVisits(PersonFacts& person) {
        std::vector<Uuid> ids;
        {
            db::Query row(database,
                          "SELECT id, form, date, class, next_date FROM (SELECT v.id, f.form, v.date, f.class, v.next_date, "
                          "row_number() OVER (PARTITION BY f.form ORDER BY v.date DESC, v.signed_at DESC, v.id DESC) AS nth FROM visit v "
                          "JOIN visit_form f ON f.visit_pk = v.pk WHERE v.resident_pk = ? AND v.status IN ('signed', 'imported')) WHERE nth = 1 ORDER BY form",
                          resident);
            while (row.next()) {
                ids.push_back(row.uuid(0));
                person.visits.push_back({row.text(1), row.date(2).value_or(Date{}), row.text(3), row.date(4), {}, {}, {}});
            }
        }
        for (std::size_t at = 0; at < ids.size(); ++at) {
            db::Query row(database,
                          "SELECT code, value FROM observation WHERE visit_id = ? AND value IS NOT NULL AND status IN ('final', 'amended', 'corrected') "
                          "AND code IN ('SBP', 'DBP', 'FPG', 'RPG', 'FCG', 'RCG') ORDER BY code, id",
                          ids[at]);
            auto& visit = person.visits[at];
            while (row.next()) (row.text(0) == "SBP" ? visit.systolic : row.text(0) == "DBP" ? visit.diastolic : visit.glucose) = row.maybeReal(1);
        }
    }

    void readTreatment(PersonFacts& person) {
        db::Query row(database,
                      "SELECT max(day) FROM (SELECT max(coalesce(start_date, '')) AS day FROM medication_line WHERE resident_pk = ?1 AND atc LIKE 'A10%' "
                      "AND status <> 'entered-in-error' UNION ALL SELECT max(coalesce(end_date, '')) FROM medication_line WHERE resident_pk = ?1 AND atc LIKE 'A10%' "
                      "AND status IN ('stopped', 'completed') UNION ALL SELECT max(e.on_date) FROM medication_line m JOIN medication_event e ON e.line_pk = m.pk "
                      "WHERE m.resident_pk = ?1 AND m.atc LIKE 'A10%' AND m.status <> 'entered-in-error' AND e.kind = 'dose-changed')",
                      resident);
        if (row.next() && !row.text(0).empty()) person.glucoseTreatmentChanged = row.date(0);
    }

    /// The last active order of every medicine that is taken: its supply, and whether its product is still sold.
    void readSupplies(PersonFacts& person, const FormularyBasis& formularies) {
        db::Query row(database,
                      "SELECT name, kind, ends, pharmacy, product FROM (SELECT m.name, p.kind, date(p.written, '+' || l.days || ' days') AS ends, l.pharmacy, l.product, "
                      "row_number() OVER (PARTITION BY m.pk ORDER BY p.written DESC, l.pk DESC) AS nth FROM medication_line m "
                      "JOIN prescription_line l ON l.medication_id = m.id JOIN prescription p ON p.pk = l.prescription_pk "
                      "WHERE m.resident_pk = ? AND m.status = 'active' AND m.held = 0 AND l.status = 'active') WHERE nth = 1 ORDER BY ends, name",
                      resident);
        while (row.next()) {
            person.supplies.push_back({row.text(0), row.text(1) == "long", row.date(2).value_or(Date{})});
            if (row.text(4).empty()) continue;
            if (auto gone = product(formularies, row.text(0), row.text(3), row.text(4))) person.products.push_back(std::move(*gone));
        }
    }

    std::optional<ProductFact> product(const FormularyBasis& formularies, const std::string& name, const std::string& pharmacy, const std::string& code) {
        const auto basis = formularies.find(pharmacy);
        if (basis == formularies.end()) return {};
        // The newest row of the product that the version knows of, and since when what it says holds.
        db::Query row(database,
                      "SELECT i.until, i.stock, b.valid_from, e.valid_from FROM formulary_pharmacy y JOIN formulary_product f ON f.pharmacy_pk = y.pk AND f.code = ?2 "
                      "JOIN formulary_item i ON i.product_pk = f.pk AND i.since <= ?3 LEFT JOIN formulary_version b ON b.pk = i.since "
                      "LEFT JOIN formulary_version e ON e.pk = i.until WHERE y.id = ?1 ORDER BY i.since DESC LIMIT 1",
                      pharmacy, code, basis->second);
        if (!row.next()) return {};
        if (row.integer(0) <= basis->second) return ProductFact{name, true, row.date(3).value_or(Date{})};
        if (!row.isNull(1) && row.integer(1) == 0) return ProductFact{name, false, row.date(2).value_or(Date{})};
        return {};
    }

    Result<void> readOrders(PersonFacts& person) {
        std::vector<pharmacy::OrderId> candidates;
        {
            db::Query row(database,
                          "SELECT l.id FROM dispense d JOIN prescription_line l ON l.id = d.line_id WHERE d.resident_pk = ?1 AND d.state IN ('refused', 'out-of-stock') "
                          "AND l.status = 'active' UNION SELECT l.id FROM prescription p JOIN prescription_review v ON v.prescription_id = p.id "
                          "JOIN prescription_line l ON l.prescription_pk = p.pk WHERE p.resident_pk = ?1 AND v.state = 'returned' AND l.status = 'active'",
                          resident);
            while (row.next()) candidates.push_back(row.id<pharmacy::OrderId>(0));
        }
        for (const auto& id : candidates) {
            JIAYI_TRY(const auto tracked, pharmacy::trackedOrder(database, id));
            if (tracked.where.open == Open::Nothing) continue;
            const char* kind = tracked.where.open == Open::AnswerReview ? "form.returned" : tracked.where.open == Open::AnswerSubstitute ? "order.substitute" : "order.elsewhere";
            person.orders.push_back({kind, tracked.order.name, tracked.where.substitute, tracked.where.reason, localDate(tracked.where.since)});
        }
        return {};
    }

    void readOpenTests(PersonFacts& person) {
        db::Query row(database,
                      "SELECT o.name_en, o.name_zh, o.due_at, o.state = 'refused', coalesce(t.reason, ''), t.at FROM test_order o LEFT JOIN order_task t ON t.order_id = o.id "
                      "WHERE o.resident_pk = ? AND o.state IN ('signed', 'collected', 'received', 'partial', 'refused') ORDER BY o.due_at, o.pk",
                      resident);
        // What was refused has to be dealt with since that day; what is late, from the day on which it should have come.
        while (row.next()) person.openTests.push_back({row.text(0), row.text(1), localDate(row.flag(3) && !row.isNull(5) ? row.instant(5) : row.instant(2)), row.flag(3), row.text(4)});
    }

    void readBooking(PersonFacts& person) {
        db::Query row(database, "SELECT start, at FROM appointment WHERE resident_pk = ? AND status = 'booked' ORDER BY start DESC, at LIMIT 1", resident);
        if (row.next()) person.booking = BookingFact{row.instant(0), localDate(row.instant(1))};
    }

    /// What is neither a draft nor over. An answer is unread until somebody has read that state; a message until somebody has read it.
    void readReferrals(PersonFacts& person) {
        db::Query row(database,
                      "SELECT f.kind, t.state, f.urgency, f.sent, f.institution, t.at, t.visit_by, f.read_state, "
                      "(SELECT count(*) FROM referral_message m WHERE m.referral_id = f.id AND m.side = 'other' AND m.read_at IS NULL AND m.status = 'completed'), "
                      "(SELECT min(m.at) FROM referral_message m WHERE m.referral_id = f.id AND m.side = 'other' AND m.read_at IS NULL AND m.status = 'completed') "
                      "FROM referral f JOIN referral_task t ON t.referral_id = f.id WHERE f.resident_pk = ? AND f.status = 'active' AND f.sent IS NOT NULL ORDER BY f.sent, f.id",
                      resident);
        while (row.next()) {
            const auto kind = referral::kindOf(row.text(0));
            const auto state = referral::stateOf(row.text(1));
            if (!kind || !state || referral::isOver(*state)) continue;
            ReferralFact fact{{*kind, *state, row.text(2), localDate(row.instant(3))}, row.text(4), localDate(row.instant(5)), row.number(8), {}, row.date(6)};
            if (fact.unread > 0) fact.unreadSince = localDate(row.instant(9));
            if (*kind != referral::Kind::Down && referral::isAnswer(*state) && row.text(7) != row.text(1)) {
                ++fact.unread;
                fact.unreadSince = std::min(fact.unreadSince.value_or(fact.moved), fact.moved);
            }
            person.referrals.push_back(std::move(fact));
        }
    }

    /// Whom nobody has taken in; who is to leave and has no confirmed handover.
    void readMoves(PersonFacts& person) {
        if (person.arrivedOn) {
            db::Query taken(database, "SELECT 1 FROM arrival WHERE resident_pk = ? AND arrived_on = ? AND state = 'accepted'", resident, *person.arrivedOn);
            person.arrivalWaits = !taken.next();
        }
        db::Query row(database,
                      "SELECT m.at, m.other FROM move_request m WHERE m.resident_pk = ? AND m.kind = 'leave' AND m.state = 'asked' AND NOT EXISTS "
                      "(SELECT 1 FROM handover h WHERE h.request_id = m.id AND h.status = 'final') ORDER BY m.at, m.id LIMIT 1",
                      resident);
        if (!row.next()) return;
        person.leaveAsked = localDate(row.instant(0));
        person.leavesFor = row.text(1);
    }

    void readReached(PersonFacts& person) {
        db::Query row(database, "SELECT kind, at FROM worklist_act WHERE resident_pk = ? AND act = 'contact' AND outcome = 'reached' AND status = 'active' ORDER BY at, id", resident);
        while (row.next()) person.reached.push_back({row.text(0), localDate(row.instant(1))});
    }

    void readResults(PersonFacts& person) {
        for (auto& report : diagnostics::openReports(database, resident)) person.results.push_back({std::move(report.test), std::move(report.value), localDate(report.issued), report.critical});
    }

    void readUnmatched(PersonFacts& person) {
        const auto waiting = diagnostics::unmatchedReports(database);
        const auto day = [](const std::optional<Instant>& at) { return at ? std::optional{localDate(*at)} : std::nullopt; };
        person.unmatched = {waiting.count, waiting.critical, day(waiting.oldest), day(waiting.oldestCritical)};
    }

    /// Of the person, or (0) of resources that belong to nobody here.
    void readSync(PersonFacts& person) {
        const std::string owner = resident == 0 ? "NOT EXISTS (SELECT 1 FROM resident r WHERE r.id = c.resident_id) AND ?1 = 0"
                                                : "c.resident_id = (SELECT id FROM resident WHERE pk = ?1)";
        db::Query refused(database, "SELECT count(*) FROM record c WHERE c.state = 'quarantined' AND " + owner, resident);
        if (refused.next()) person.refused = refused.integer(0);
        db::Query open(database,
                       "SELECT count(*), min(x.at) FROM conflict x JOIN record c ON c.type = x.type AND c.id = x.rid WHERE x.state = 'open' AND " + owner, resident);
        if (!open.next() || open.integer(0) == 0) return;
        person.conflicts = open.integer(0);
        person.conflictSince = localDate(open.instant(1));
    }
};

}  // namespace

Result<PersonFacts> readPersonFacts(db::Database& database, const care::RuleBook& care, const FormularyBasis& formularies, std::int64_t resident) {
    PersonFacts person;
    Reader reader{database, care, resident};
    if (resident != 0 && !reader.readRoster(person)) return person;
    reader.readSync(person);
    if (resident == 0) reader.readUnmatched(person);
    if (!person.active) return person;
    reader.readProgrammes(person);
    reader.readLatest(person);
    reader.readResults(person);
    reader.readVisits(person);
    reader.readTreatment(person);
    reader.readSupplies(person, formularies);
    JIAYI_CHECK(reader.readOrders(person));
    reader.readOpenTests(person);
    reader.readBooking(person);
    reader.readReferrals(person);
    reader.readMoves(person);
    reader.readReached(person);
    return person;
}

}  // namespace jiayi::worklist
