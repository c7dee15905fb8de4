// A clinic with records of one person, facts of many kinds, and a fingerprint of every table.
#pragma once

#include "models/appointments/appointment.h"
#include "models/care/fact_repository.h"
#include "models/care/figures.h"
#include "models/roster/duplicates/duplicate_queue.h"
#include "models/roster/duplicates/merge_residents.h"
#include "models/roster/duplicates/resident_links.h"
#include "models/roster/save_resident.h"
#include "tests/care/rule_book_fixture.h"
#include "tests/support/clinic_store.h"

#include <map>
#include <stdexcept>

namespace jiayi::test {

using roster::Resident;
using roster::ResidentId;

struct DuplicatesClinic : ClinicStore {
    DuplicatesClinic() { database().execute("PRAGMA synchronous=OFF"); }

    static Resident called(const std::string& name) {
        Resident one;
        one.name = name;
        one.sex = Sex::Male;
        one.birthDate = makeDate(1968, 3, 12);
        return one;
    }
    ResidentId add(Resident one, sync::Origin origin = sync::Origin::Desk) {
        sync::Unit unit(context(), "resident.add", origin);
        if (one.id.isNil()) one.id = unit.newId<ResidentId>();
        roster::ResidentRepository::save(unit, one);
        unit.commit();
        clock.advance(std::chrono::seconds{1});
        return one.id;
    }
    ResidentId add(const std::string& name) { return add(called(name)); }
    Resident read(ResidentId id) { return roster::ResidentRepository(database()).find(id).value(); }
    std::int64_t pk(ResidentId id) { return roster::ResidentRepository::pkOf(database(), id); }

    template <class Fact>
    Fact save(ResidentId resident, Fact fact, sync::Origin origin = sync::Origin::Desk) {
        sync::Unit unit(context(), "test", origin);
        if (fact.id.isNil()) fact.id = unit.newId<decltype(fact.id)>();
        fact.resident = resident;
        care::FactRepository::save(unit, fact);
        unit.commit();
        clock.advance(std::chrono::seconds{1});
        return fact;
    }
    care::Observation observe(ResidentId resident, const std::string& code, double value,
                              const std::string& when, sync::Origin origin = sync::Origin::Desk) {
        care::Observation made;
        made.code = code;
        made.effective = parseFhirTime(when).value();
        made.value = value;
        made.unit = shippedRules().observation(code)->unit;
        return save(resident, made, origin);
    }
    care::Condition diagnose(ResidentId resident, const char* icd10,
                             sync::Origin origin = sync::Origin::Desk) {
        care::Condition condition;
        condition.icd10 = icd10;
        condition.coding = {"http://hl7.org/fhir/sid/icd-10", icd10, ""};
        return save(resident, condition, origin);
    }
    care::Allergy allergic(ResidentId resident, sync::Origin origin = sync::Origin::Desk) {
        care::Allergy allergy;
        allergy.coding = {"", "", "penicillin"};
        return save(resident, allergy, origin);
    }
    care::Programme enrol(ResidentId resident, const char* code = "T2DM") {
        care::Programme programme;
        programme.code = code;
        programme.since = makeDate(2020, 1, 1);
        return save(resident, programme);
    }
    care::Visit visit(ResidentId resident, Date on, std::optional<Date> next = {}) {
        care::Visit made;
        made.date = on;
        made.mode = "1";
        made.nextDate = next;
        made.forms = {{kDiabetes.text, {{"visit_outcome", "1"}, {"visit_mode", "1"}}, "1", {}}};
        return save(resident, made);
    }

    Result<void> merge(ResidentId merged, ResidentId keep, std::set<std::string> taken = {}) {
        auto done =
            roster::duplicates::MergeResidents{keep, merged, std::move(taken), "same person"}(context());
        clock.advance(std::chrono::seconds{1});
        return done;
    }
    Result<void> unmerge(ResidentId merged) {
        auto done = roster::duplicates::UnmergeResidents{merged, "two people"}(context());
        clock.advance(std::chrono::seconds{1});
        return done;
    }

    /// Every table as text, but what only tells that something was done or still has to be looked at.
    std::map<std::string, std::string> fingerprint() {
        static const std::set<std::string> told{
            "audit",           "outbox",         "resident_link_act", "worklist_dirty",  "quality_dirty",
            "duplicate_dirty", "duplicate_pair", "report_dirty",      "sqlite_sequence", "sqlite_stat1",  "commit_counter"};
        std::map<std::string, std::string> tables;
        for (const auto& table : tableNames()) {
            if (told.contains(table)) continue;
            std::string columns;
            db::Query column(database(), "SELECT name FROM pragma_table_info(?)", table);
            while (column.next())
                columns += (columns.empty() ? "quote(" : " || ',' || quote(") + column.text(0) + ")";
            std::vector<std::string> lines;
            db::Query row(database(), "SELECT " + columns + " AS line FROM " + table + " ORDER BY line");
            while (row.next()) lines.push_back(row.text(0));
            auto& text = tables[table];
            for (const auto& line : lines) text += line + '\n';
        }
        return tables;
    }
    /// Names of the tables that differ.
    static std::string differing(const std::map<std::string, std::string>& a,
                                 const std::map<std::string, std::string>& b) {
        std::string names;
        for (const auto& [table, text] : a)
            if (b.at(table) != text)
                names += (names.empty() ? "" : " ") + table + "\n  " + text + "\n  " + b.at(table);
        return names;
    }
    std::vector<std::string> tableNames() {
        std::vector<std::string> names;
        db::Query row(database(), "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        while (row.next()) names.push_back(row.text(0));
        return names;
    }
    /// Of the tables with such a column.
    std::vector<std::string> tablesWith(const std::string& wanted) {
        std::vector<std::string> names;
        for (const auto& table : tableNames()) {
            db::Query column(database(), "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", table, wanted);
            if (column.next()) names.push_back(table);
        }
        return names;
    }
};

}  // namespace jiayi::test
