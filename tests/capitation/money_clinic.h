// A clinic whose money is kept: members, supplies that were delivered, claims from elsewhere.
#pragma once

#include "models/capitation/differences.h"
#include "models/care/fact_repository.h"
#include "models/pharmacy/orders/order_repository.h"
#include "models/roster/resident_repository.h"
#include "tests/capitation/capitation_tables.h"
#include "tests/support/clinic_store.h"

namespace jiayi::test {

using roster::ResidentId;

struct MoneyClinic {
    ClinicStore store;  // its clock stands on 2026-11-22, 09:00

    MoneyClinic() { store.database().execute("INSERT INTO institution (one, code, name, sample) VALUES (1, 'TEST-1', 'Sample clinic', 1)"); }

    db::Database& database() { return store.database(); }
    sync::Context context() { return store.context(); }
    const capitation::CapitationBook& book() const { return shippedTables(); }

    ResidentId person(const std::string& name, const char* scheme = "employee", const char* doctor = "陈丽华", const char* grid = "1") {
        sync::Unit unit(context(), "test", sync::Origin::Synced);
        roster::Resident made;
        made.id = unit.newId<ResidentId>();
        made.name = name;
        made.insuranceScheme = scheme;
        made.doctor = doctor;
        made.grid = grid;
        roster::ResidentRepository::save(unit, made);
        unit.commit();
        return made.id;
    }

    /// Bound by a contract for all those days; as rows, since a term is a year at most.
    void bind(ResidentId who, Date since, Date last = makeDate(2099, 12, 31)) {
        db::Transaction transaction(database());
        db::Query(database(), "INSERT INTO contract (id, resident_pk, state, team, doctor, package, since, until, last_day) VALUES (?, ?, 'signed', '第一团队', '陈丽华', 'diabetes', ?3, ?4, ?4)",
                  derivedUuid({"test-contract", who.toString(), formatDate(since)}), roster::ResidentRepository::pkOf(database(), who), since, last)
            .run();
        transaction.commit();
    }
    void endContract(ResidentId who, Date last) {
        db::Transaction transaction(database());
        db::Query(database(), "UPDATE contract SET last_day = ? WHERE resident_pk = ?", last, roster::ResidentRepository::pkOf(database(), who)).run();
        transaction.commit();
    }

    /// In the programme, with the benefit and bound by a contract from that day on.
    ResidentId member(const std::string& name, Date since = makeDate(2025, 1, 1), const char* scheme = "employee", const char* doctor = "陈丽华", const char* grid = "1") {
        const auto who = person(name, scheme, doctor, grid);
        sync::Unit unit(context(), "test", sync::Origin::Synced);
        care::Programme programme;
        programme.id = unit.newId<care::ProgrammeId>();
        programme.resident = who;
        programme.code = "T2DM";
        programme.since = since;
        care::FactRepository::save(unit, programme);
        db::Query(database(), "INSERT INTO entitlement (id, resident_pk, benefit, icd10, since) VALUES (?, ?, 'special-disease', 'E11', ?)", unit.newId<ResidentId>(),
                  roster::ResidentRepository::pkOf(database(), who), since)
            .run();
        unit.commit();
        bind(who, since);
        return who;
    }
    void endBenefit(ResidentId who, Date until) {
        db::Transaction transaction(database());
        db::Query(database(), "UPDATE entitlement SET until = ? WHERE resident_pk = ?", until, roster::ResidentRepository::pkOf(database(), who)).run();
        transaction.commit();
    }

    /// An order of metformin that was delivered.
    pharmacy::Dispense delivered(ResidentId who, Date on, std::int64_t fen, std::optional<Money> share = Money{0}, const char* icd10 = "E11.9") {
        sync::Unit unit(context(), "test", sync::Origin::Synced);
        pharmacy::Prescription form;
        form.id = unit.newId<pharmacy::PrescriptionId>();
        form.resident = who;
        form.diagnoses = {{icd10, "sample"}};
        form.written = on;
        form.validUntil = on + Days{3};
        form.signedBy = "chen";
        pharmacy::Order order;
        order.id = unit.newId<pharmacy::OrderId>();
        order.prescription = form.id;
        order.medication = unit.newId<care::MedicationId>();
        order.name = "metformin";
        order.atc = "A10BA02";
        order.dose = "500 mg bid";
        order.days = 28;
        order.packs = 1;
        if (fen >= 0) order.price = Money{fen};
        order.share = share;
        order.insuranceClass = "A";
        pharmacy::Dispense dispense{unit.newId<pharmacy::DispenseId>(), who, order.id, "delivered", on, {}, {}, {}, {}, {}, {}};
        pharmacy::OrderRepository::save(unit, form);
        pharmacy::OrderRepository::save(unit, order, who);
        pharmacy::OrderRepository::save(unit, dispense);
        unit.commit();
        return dispense;
    }
    void save(const pharmacy::Dispense& dispense) {
        sync::Unit unit(context(), "test", sync::Origin::Synced);
        pharmacy::OrderRepository::save(unit, dispense);
        unit.commit();
    }

    static capitation::PricedFact claim(ResidentId who, const std::string& number, Date on, std::int64_t fen, const char* category = "outpatient") {
        capitation::PricedFact fact;
        fact.origin = {"ExplanationOfBenefit", derivedUuid({"test-claim", number})};
        fact.resident = who.uuid;
        fact.on = on;
        fact.category = category;
        fact.place = capitation::Place::Elsewhere;
        fact.institution = "H1";
        fact.scheme = "employee";
        fact.settlementNo = "S-" + number;
        fact.icd10 = {"E11.9"};
        fact.split.fund.fen = fen * 6 / 10;
        fact.split.cash.fen = fen - fact.split.fund.fen;
        return fact;
    }
    capitation::Heard hears(const capitation::PricedFact& fact) {
        sync::Unit unit(context(), "hub", sync::Origin::Hub);
        const auto heard = capitation::hear(unit, book(), fact);
        unit.commit();
        return heard;
    }
    capitation::Tally ownCosts() { return capitation::hearOwnCosts(context(), book()).value(); }
    capitation::EnrolmentTally enrol(const char* through = "2026-11") { return capitation::recordEnrolment(context(), book(), month(through)).value(); }
    capitation::Statement statement(const char* of, const char* scheme = "employee") { return capitation::currentStatement(database(), book(), scheme, month(of)).value(); }
    Money balanceOf(const capitation::Origin& origin) {
        return capitation::sumOf(capitation::LedgerRepository(database()).linesOf(origin).value(), [](const capitation::LedgerLine& line) { return line.amount(); });
    }

    static capitation::Month month(const char* text) { return capitation::parseMonth(text).value(); }
};

}  // namespace jiayi::test
