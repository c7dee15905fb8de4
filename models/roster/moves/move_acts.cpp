#include "models/roster/moves/move_acts.h"

#include "models/core/text.h"
#include "models/roster/contracts/contract_acts.h"
#include "models/roster/resident_repository.h"

#include <algorithm>

namespace jiayi::moves {

namespace {

using roster::ResidentRepository;

Error moveDecided() { return {Errc::Conflict, "move.decided", {}}; }

Result<void> checkReason(const MovesBook& book, const std::string& reason, const std::string& note) {
    const auto* known = book.reason(reason);
    if (!known) return invalid("move.reason");
    if (known->wantsNote && normalized(note).empty()) return invalid("move.note");
    return {};
}

Result<void> requireDoctor(db::Database& database, const std::string& user, const char* reason) {
    db::Query row(database, "SELECT 1 FROM user WHERE name = ? AND active = 1 AND role IN ('doctor', 'administrator')", user);
    if (!row.next()) return Error{Errc::Denied, reason, {}};
    return {};
}

std::string clinicName(db::Database& database) {
    db::Query row(database, "SELECT iif(name = '', code, name) FROM institution");
    return row.next() ? row.text(0) : std::string{};
}
std::string clinicCode(db::Database& database) {
    db::Query row(database, "SELECT code FROM institution");
    return row.next() ? row.text(0) : std::string{};
}

MoveRequest requestBy(sync::Unit& unit, MoveKind kind) {
    MoveRequest made;
    made.id = unit.newId<MoveRequestId>();
    made.kind = kind;
    made.at = unit.now();
    made.by = unit.user();
    return made;
}

/// As it would be now. Errors of SaveHandover.
Result<Handover> handoverOf(sync::Unit& unit, const HandoverBook& book, MoveRequestId id, const std::string& note) {
    auto& database = unit.database();
    const MovesRepository rows(database);
    JIAYI_TRY(const auto request, rows.request(id));
    if (request.kind != MoveKind::Leave || request.state != MoveState::Asked) return moveDecided();
    const auto before = rows.handover(handoverId(id));
    if (before && before->isConfirmed()) return Error{Errc::Conflict, "handover.confirmed", {}};
    Handover made;
    made.id = handoverId(id);
    made.request = id;
    made.resident = request.resident;
    made.clinic = clinicName(database);
    made.made = unit.now();
    made.by = unit.user();
    made.note = note;
    JIAYI_TRY(made.sections, assembleHandover(database, book, request.resident, localDate(unit.now())));
    return made;
}

/// Somebody who came and is not taken in.
struct Waiting {
    roster::Resident person;
    Arrival arrival;
};
Result<Waiting> waitingFor(sync::Unit& unit, ResidentId resident) {
    JIAYI_TRY(auto person, ResidentRepository(unit.database()).find(resident));
    const Error none{Errc::Conflict, "arrival.none", {}};
    if (!person.arrivedOn || person.movedOn || person.status != roster::ResidentStatus::Active) return none;
    const auto id = arrivalId(resident, *person.arrivedOn);
    auto said = MovesRepository(unit.database()).arrival(id);
    if (said && said->state == "accepted") return none;
    Arrival made = said ? std::move(*said) : Arrival{};
    made.id = id;
    made.resident = resident;
    made.arrivedOn = *person.arrivedOn;
    made.at = unit.now();
    made.by = unit.user();
    return Waiting{std::move(person), std::move(made)};
}

}  // namespace

Result<MoveRequestId> AskToLeave::operator()(const sync::Context& context, const MovesBook& book) const {
    return db::attempt([&]() -> Result<MoveRequestId> {
        sync::Unit unit(context, "move.ask-leave");
        JIAYI_TRY(const auto person, ResidentRepository(unit.database()).find(resident));
        if (person.status != roster::ResidentStatus::Active || person.movedOn) return Error{Errc::Conflict, "move.not-here", {}};
        JIAYI_CHECK(checkReason(book, reason, note));
        const auto where = normalized(other);
        if (where.empty() || where == clinicCode(unit.database())) return invalid("move.other");
        JIAYI_TRY(const auto open, MovesRepository(unit.database()).openDeparture(resident));
        if (open) return Error{Errc::Conflict, "move.asked", {}};
        auto made = requestBy(unit, MoveKind::Leave);
        made.resident = resident;
        made.other = where;
        made.reason = reason;
        made.note = note;
        made.wantedOn = wantedOn;
        MovesRepository::save(unit, made);
        unit.describe("Patient/" + resident.toString(), reason);
        unit.commit();
        return made.id;
    });
}

Result<MoveRequestId> AskToCome::operator()(const sync::Context& context, const MovesBook& book) const {
    return db::attempt([&]() -> Result<MoveRequestId> {
        sync::Unit unit(context, "move.ask-come");
        auto& database = unit.database();
        auto made = requestBy(unit, MoveKind::Arrive);
        made.name = normalized(name);
        made.identifier = normalized(identifier);
        if (made.name.empty()) return invalid("move.name");
        if (made.identifier.empty()) return invalid("move.identifier");
        JIAYI_CHECK(checkReason(book, reason, note));
        {
            db::Query here(database, "SELECT 1 FROM resident WHERE citizen_id = ? AND status = 'active'", made.identifier);
            if (here.next()) return Error{Errc::Conflict, "move.already-here", {}};
            db::Query open(database, "SELECT 1 FROM move_request WHERE kind = 'arrive' AND state = 'asked' AND identifier = ?", made.identifier);
            if (open.next()) return Error{Errc::Conflict, "move.asked", {}};
        }
        made.other = normalized(other);
        made.reason = reason;
        made.note = note;
        MovesRepository::save(unit, made);
        unit.describe("Task/" + made.id.toString(), reason);
        unit.commit();
        return made.id;
    });
}

Result<void> WithdrawMove::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "move.withdraw");
        JIAYI_TRY(auto request, MovesRepository(unit.database()).request(id));
        if (request.state != MoveState::Asked) return moveDecided();
        if (request.announced) return Error{Errc::Conflict, "move.announced", {}};
        if (normalized(why).empty()) return invalid("move.why");
        request.state = MoveState::Withdrawn;
        request.answer = why;
        request.decidedAt = unit.now();
        MovesRepository::save(unit, request);
        unit.commit();
        return {};
    });
}

Result<Handover> SaveHandover::operator()(const sync::Context& context, const HandoverBook& book) const {
    return db::attempt([&]() -> Result<Handover> {
        sync::Unit unit(context, "handover.save");
        JIAYI_TRY(const auto made, handoverOf(unit, book, request, note));
        MovesRepository::save(unit, made);
        unit.commit();
        return made;
    });
}

Result<Handover> ConfirmHandover::operator()(const sync::Context& context, const HandoverBook& book) const {
    return db::attempt([&]() -> Result<Handover> {
        sync::Unit unit(context, "handover.confirm");
        JIAYI_CHECK(requireDoctor(unit.database(), unit.user(), "handover.role"));
        JIAYI_TRY(auto made, handoverOf(unit, book, request, note));
        made.status = "final";
        made.confirmedAt = unit.now();
        made.confirmedBy = unit.user();
        MovesRepository::save(unit, made);
        unit.commit();
        return made;
    });
}

Result<void> AcceptArrival::operator()(const sync::Context& context, const contracts::ContractBook& book) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "arrival.accept");
        JIAYI_CHECK(requireDoctor(unit.database(), unit.user(), "arrival.role"));
        JIAYI_TRY(auto waiting, waitingFor(unit, resident));
        if (normalized(doctor).empty()) return invalid("arrival.doctor");
        if (allergies != "confirmed" && allergies != "corrected") return invalid("arrival.allergies");
        if (contract != "signed" && contract != "to-sign") return invalid("arrival.contract");
        waiting.arrival.state = "accepted";
        waiting.arrival.doctor = normalized(doctor);
        waiting.arrival.allergies = allergies;
        waiting.arrival.contract = contract;
        MovesRepository::save(unit, waiting.arrival);
        JIAYI_CHECK(contracts::endWhatWasLeft(unit, book, resident, waiting.arrival.arrivedOn));
        // The end of a contract is kept beside the person as well.
        JIAYI_TRY(waiting.person, ResidentRepository(unit.database()).find(resident));
        if (waiting.person.doctor != waiting.arrival.doctor) {
            waiting.person.doctor = waiting.arrival.doctor;
            ResidentRepository::save(unit, waiting.person);
        }
        unit.describe("Patient/" + resident.toString(), "accepted");
        unit.commit();
        return {};
    });
}

Result<void> AskBack::operator()(const sync::Context& context) const {
    return db::attempt([&]() -> Result<void> {
        sync::Unit unit(context, "arrival.ask-back");
        JIAYI_TRY(auto waiting, waitingFor(unit, resident));
        if (normalized(question).empty()) return invalid("arrival.question");
        waiting.arrival.state = "asked-back";
        waiting.arrival.question = question;
        MovesRepository::save(unit, waiting.arrival);
        unit.describe("Patient/" + resident.toString(), "asked-back");
        unit.commit();
        return {};
    });
}

}  // namespace jiayi::moves
