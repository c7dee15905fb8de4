#include "models/capitation/care_facts.h"

#include "models/capitation/ledger_rows.h"
#include "models/roster/resident.h"

#include <map>

namespace jiayi::capitation {

namespace {

constexpr Days kLookBack{183};
constexpr std::string_view kMedicine = "medicine";

using People = std::map<std::int64_t, PersonCare>;

void readPeople(db::Database& database, Date from, Date to, People& people) {
    db::Query row(database,
                  "SELECT r.pk, r.id, r.sex, r.birth_date, r.birth_estimated, r.death_date FROM resident r WHERE EXISTS (SELECT 1 FROM ledger_line l WHERE l.resident_pk = r.pk AND l.on_date >= ? AND l.on_date <= ?)",
                  from, to);
    while (row.next()) {
        PersonCare person;
        person.resident = row.uuid(1);
        person.sex = roster::sexFromCode(row.text(2));
        if (!row.flag(4)) person.birth = row.date(3);
        person.death = row.date(5);
        people.emplace(row.integer(0), std::move(person));
    }
}

/// How an order's supply was meant.
void addOrder(db::Database& database, Supplied& supply) {
    db::Query row(database,
                  "SELECT l.packs * l.pack_size, l.amount, l.times, l.period, l.as_needed, l.unit = l.pack_unit, l.price, l.price_known, l.packs, l.pharmacy, l.product, p.written, l.pack_size FROM dispense d "
                  "JOIN prescription_line l ON l.id = d.line_id JOIN prescription p ON p.pk = l.prescription_pk WHERE d.id = ?",
                  supply.origin.id);
    if (!row.next()) return;
    const bool regular = !row.isNull(2) && !row.isNull(3) && row.integer(3) > 0 && !row.flag(4);
    if (regular) supply.timesPerDay = row.real(2) / row.real(3);
    // Tablets are counted only where the dose is in tablets.
    if (regular && !row.isNull(1) && row.flag(5)) {
        supply.units = row.real(0);
        supply.pack = row.real(12);
        supply.unitsPerDay = row.real(1) * *supply.timesPerDay;
    }
    if (!row.flag(7)) return;
    supply.price = Money{row.integer(6)};
    db::Query listed(database,
                     "SELECT f.price FROM formulary_price f JOIN formulary_product t ON t.pk = f.product_pk JOIN formulary_pharmacy h ON h.pk = t.pharmacy_pk "
                     "JOIN formulary_version v ON v.pk = f.since WHERE h.id = ? AND t.code = ? AND v.state = 'ready' AND v.valid_from <= ? ORDER BY f.since DESC LIMIT 1",
                     row.text(9), row.text(10), row.text(11));
    if (listed.next()) supply.listed = Money{listed.integer(0) * row.integer(8)};
}

/// What stands of each origin: its last word, unless it was taken back.
void readCosts(db::Database& database, Date from, Date to, People& people) {
    db::Query row(database,
                  "SELECT " + kEventColumns +
                      ", e.resident_pk FROM ledger_event e JOIN resident r ON r.pk = e.resident_pk WHERE e.on_date >= ? AND e.on_date <= ? AND e.standing = 1 AND e.refunds_id IS NULL "
                      "AND e.pk = (SELECT max(n.pk) FROM ledger_event n WHERE n.origin_type = e.origin_type AND n.origin_id = e.origin_id) "
                      "AND EXISTS (SELECT 1 FROM ledger_line l WHERE l.fact_pk = e.pk) ORDER BY e.pk",
                  from - kLookBack, to);
    constexpr int kResident = 26;
    while (row.next()) {
        const auto found = people.find(row.integer(kResident));
        if (found == people.end()) continue;
        const auto fact = readEvent(row).fact;
        if (fact.category != kMedicine) {
            found->second.services.push_back({fact.origin, fact.place, fact.category, fact.on, fact.icd10});
            continue;
        }
        Supplied supply{fact.origin, fact.place, fact.institution, fact.code, fact.name, fact.on, fact.days, {}, {}, {}, {}, {}, 0};
        if (fact.place == Place::Own) addOrder(database, supply);
        found->second.supplies.push_back(std::move(supply));
    }
}

void readVisits(db::Database& database, Date from, Date to, People& people) {
    db::Query row(database, "SELECT resident_pk, date FROM visit WHERE date >= ? AND date <= ? AND contact = 1 AND status IN ('signed', 'imported')", from - kLookBack, to);
    while (row.next())
        if (const auto found = people.find(row.integer(0)); found != people.end()) found->second.visits.push_back(row.date(1).value());
}

}  // namespace

Result<std::vector<PersonCare>> readCare(db::Database& database, Date from, Date to) {
    return db::attempt([&]() -> Result<std::vector<PersonCare>> {
        People people;
        readPeople(database, from, to, people);
        readCosts(database, from, to, people);
        readVisits(database, from, to, people);
        std::vector<PersonCare> all;
        for (auto& [pk, person] : people) all.push_back(std::move(person));
        return all;
    });
}

Result<std::vector<ComplianceFinding>> checkCompliance(db::Database& database, const std::vector<ComplianceRule>& rules, Date from, Date to) {
    JIAYI_TRY(const auto people, readCare(database, from, to));
    std::vector<ComplianceFinding> findings;
    for (const auto& person : people)
        for (auto& finding : checkCare(rules, person))
            if (finding.on >= from && finding.on <= to) findings.push_back(std::move(finding));
    return findings;
}

}  // namespace jiayi::capitation
