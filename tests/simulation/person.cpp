#include "tests/simulation/person.h"

#include "models/care/fact_repository.h"
#include "models/roster/resident_repository.h"
#include "models/sync/status.h"
#include "models/sync/unit.h"
#include "sync/client/inbox.h"
#include "sync/client/quarantine.h"
#include "tests/simulation/violation.h"

namespace jiayi::simulation {

namespace {

const sync::Merger& merger() {
    static const sync::Merger one{sync::MergeSchema::embedded()};
    return one;
}

constexpr const char* kResidents = "SELECT 'Patient', id FROM resident ORDER BY id";
constexpr const char* kObservations = "SELECT 'Observation', id FROM observation ORDER BY id";
constexpr const char* kMedications = "SELECT type, id FROM medication_line ORDER BY id";
constexpr const char* kNotes =
    "SELECT type, id FROM record WHERE type = 'Basic' AND state IN ('clean', 'dirty') AND coalesce(body, base) NOT LIKE '%broken%' AND "
    "NOT EXISTS (SELECT 1 FROM outbox o WHERE o.type = record.type AND o.id = record.id AND o.kind = 'delete') ORDER BY id";
constexpr const char* kPoison = "SELECT type, id FROM record WHERE type = 'Basic' AND coalesce(body, base) LIKE '%broken%' ORDER BY id";

std::string* fieldOf(roster::Resident& resident, int which) {
    std::string* const fields[] = {&resident.address, &resident.grid, &resident.doctor, &resident.household, &resident.name};
    return fields[which % 5];
}

void setBody(sync::Unit& unit, const sync::RecordKey& key, const std::string& body) {
    db::Query(unit.database(), "UPDATE record SET body = ? WHERE type = ? AND id = ?", body, key.type, key.id).run();
}

}  // namespace

template <class Work>
Attempt Person::save(const char* action, Work work) {
    Attempt attempt;
    const auto result = db::attempt([&]() -> Result<void> {
        sync::Unit unit(m_desk.context(), action);
        work(unit, attempt);
        unit.commit();
        return {};
    });
    if (!m_desk.on()) attempt.saved = Saved::Unknown;
    else attempt.saved = result ? Saved::Done : Saved::Refused;
    // What a person who has moved away left here can be read and no more.
    const bool sealed = !result && result.error().reason == "record.sealed";
    if (attempt.saved == Saved::Refused) require(sealed || m_desk.disk.failed(), 0, "a save was refused: " + toString(result.error()));
    return attempt;
}

std::optional<sync::RecordKey> Person::someRecord(const char* sql, int which) const {
    const test::MemoryDisk::Aside aside{m_desk.disk};
    std::vector<sync::RecordKey> found;
    db::Query rows(m_desk.database(), sql);
    while (rows.next()) found.push_back({rows.text(0), rows.uuid(1)});
    if (found.empty()) return {};
    return found[static_cast<std::size_t>(which) % found.size()];
}

std::optional<roster::ResidentId> Person::someResident(int which) const {
    const auto key = someRecord(kResidents, which);
    if (!key) return {};
    return roster::ResidentId{key->id};
}

std::string Person::shown(const sync::RecordKey& key) const {
    const test::MemoryDisk::Aside aside{m_desk.disk};
    const auto rendered = m_desk.mappers().render(m_desk.database(), key.type, key.id);
    return rendered ? rendered->compact() : std::string{};
}

std::function<bool()> Person::isShown(const sync::RecordKey& key, const Token& token) const {
    return [*this, key, token] { return shown(key).find(token) != std::string::npos; };
}

void Person::enter(Attempt& attempt, const Token& token, const sync::RecordKey& key, std::string seen) {
    if (!attempt.happened) attempt.happened = isShown(key, token);
    attempt.enter = [before = std::move(attempt.enter), this_ = *this, token, key, seen = std::move(seen)]() mutable {
        before();
        this_.m_ledger.saved(token, key.url(), this_.m_place, this_.m_step, seen);
    };
}

Attempt Person::act(const Step& step) {
    switch (step.action) {
        case Action::AddResident: return addResident(step);
        case Action::EditResident: return editResident(step);
        case Action::AddVisit: return addVisit(step);
        case Action::EditObservation: return editObservation(step);
        case Action::AddMedication: return saveMedication(step, false);
        case Action::EditMedication: return saveMedication(step, true);
        case Action::AddNote: return addNote(step);
        case Action::EditNote: return editNote(step);
        case Action::DeleteNote: return deleteNote(step);
        case Action::AddPoison: return addPoison(step);
        case Action::Retry: return retry();
        default: break;
    }
    Attempt attempt;
    if (step.action == Action::Decide) decideOne(step.which, attempt);
    if (step.action == Action::MendPoison) mendOne(step.which, attempt);
    return attempt;
}

Attempt Person::addResident(const Step& step) {
    return save("resident.add", [&](sync::Unit& unit, Attempt& attempt) {
        roster::Resident resident;
        resident.id = unit.newId<roster::ResidentId>();
        resident.name = m_ledger.newToken();
        resident.address = m_ledger.newToken();
        resident.sex = step.which % 2 ? Sex::Male : Sex::Female;
        resident.birthDate = makeDate(1968, 3, 17);
        const sync::RecordKey key{"Patient", resident.id.uuid};
        roster::ResidentRepository::save(unit, resident);
        if (step.which % 3 == 0) {
            // As an import leaves it: elements that no column holds, and a number whose zeros mean something.
            const auto strange = "\"valueDecimal\":" + std::to_string(step.amount) + ".500";
            setBody(unit, key, R"({"resourceType":"Patient","id":")" + key.id.toString() + R"(","extension":[{"url":"https://x.test/a",)" + strange + "}]}");
            attempt.enter = [this_ = *this, key, strange] { this_.m_ledger.mustKeep(key.url(), strange); };
        }
        attempt.keys = {key};
        enter(attempt, resident.name, key, {});
        enter(attempt, resident.address, key, {});
    });
}

Attempt Person::editResident(const Step& step) {
    const auto id = someResident(step.which);
    if (!id) return {};
    const sync::RecordKey key{"Patient", id->uuid};
    const auto found = [&] {
        const test::MemoryDisk::Aside aside{m_desk.disk};
        return roster::ResidentRepository(m_desk.database()).find(*id);
    }();
    auto resident = need(found, 0, "a resident of the roster");
    return save("resident.edit", [&](sync::Unit& unit, Attempt& attempt) {
        auto* field = fieldOf(resident, step.amount);
        const auto before = *field;
        *field = m_ledger.newToken();
        roster::ResidentRepository::save(unit, resident);
        attempt.keys = {key};
        enter(attempt, *field, key, before);
    });
}

Attempt Person::addVisit(const Step& step) {
    const auto resident = someResident(step.which);
    if (!resident) return {};
    return save("visit.sign", [&](sync::Unit& unit, Attempt& attempt) {
        care::Visit visit;
        visit.id = unit.newId<care::VisitId>();
        visit.resident = *resident;
        visit.forms = {{"diabetes", {{"fpg", "6.4"}}, "1", {}}};
        if (step.amount % 2) visit.forms.push_back({"hypertension", {{"sbp", "138"}}, "2", "at home"});
        visit.date = makeDate(2026, 11, 22);
        visit.note = m_ledger.newToken();
        care::FactRepository::save(unit, visit);
        attempt.keys = {{"Encounter", visit.id.uuid}};
        for (const auto& form : visit.forms) attempt.keys.push_back({"QuestionnaireResponse", care::questionnaireResponseId(visit, form.form)});
        for (int i = 0; i < 1 + step.amount % 3; ++i) {
            care::Observation observation;
            observation.id = unit.newId<care::ObservationId>();
            observation.resident = *resident;
            observation.visit = visit.id;
            observation.code = "FPG";
            observation.effective = *parseFhirTime("2026-11-22T09:30:00+08:00");
            observation.value = 6.5 + i;
            observation.unit = "mmol/L";
            observation.status = i % 2 ? "preliminary" : "final";
            observation.origin = "clinic";
            observation.performer = m_ledger.newToken();
            care::FactRepository::save(unit, observation);
            const sync::RecordKey key{"Observation", observation.id.uuid};
            attempt.keys.push_back(key);
            enter(attempt, observation.performer, key, {});
        }
        std::vector<std::string> names;
        for (const auto& key : attempt.keys) names.push_back(key.url());
        attempt.enter = [before = std::move(attempt.enter), this_ = *this, names] {
            before();
            this_.m_ledger.made(this_.m_place, names);
        };
    });
}

Attempt Person::editObservation(const Step& step) {
    const auto key = someRecord(kObservations, step.which);
    if (!key) return {};
    auto observation = [&] {
        const test::MemoryDisk::Aside aside{m_desk.disk};
        return need(care::FactRepository(m_desk.database()).observation({key->id}), 0, "an observation of the chart");
    }();
    return save("observation.correct", [&](sync::Unit& unit, Attempt& attempt) {
        const auto before = observation.performer;
        observation.performer = m_ledger.newToken();
        care::FactRepository::save(unit, observation);
        attempt.keys = {*key};
        enter(attempt, observation.performer, *key, before);
    });
}

/// Name and dose are one value: they always come from the same save.
Attempt Person::saveMedication(const Step& step, bool edit) {
    care::MedicationLine line;
    if (edit) {
        const auto key = someRecord(kMedications, step.which);
        if (!key) return {};
        const test::MemoryDisk::Aside aside{m_desk.disk};
        line = need(care::FactRepository(m_desk.database()).medication({key->id}), 0, "a medication of the chart");
    } else {
        const auto resident = someResident(step.which);
        if (!resident) return {};
        line.resident = *resident;
    }
    return save("medication.save", [&](sync::Unit& unit, Attempt& attempt) {
        if (!edit) line.id = unit.newId<care::MedicationId>();
        const auto before = line.dose;
        const auto token = m_ledger.newToken();
        line.dose = token;
        line.name = "drug " + token;
        care::FactRepository::save(unit, line);
        const sync::RecordKey key{line.type, line.id.uuid};
        attempt.keys = {key};
        enter(attempt, token, key, before);
    });
}

Attempt Person::addNote(const Step& step) {
    const auto resident = someResident(step.which);
    if (!resident) return {};
    return save("note.add", [&](sync::Unit& unit, Attempt& attempt) {
        const sync::RecordKey key{"Basic", unit.newId<Id<struct NoteTag>>().uuid};
        const auto one = m_ledger.newToken(), other = m_ledger.newToken();
        const auto strange = "\"factor\":" + std::to_string(step.amount) + ".00";
        const auto subject = step.which % 2 ? R"(,"subject":{"reference":"Patient/)" + resident->toString() + "\"}" : std::string{};
        unit.put(key.type, key.id, step.which % 2 ? resident->uuid : Uuid{});
        setBody(unit, key, R"({"resourceType":"Basic","id":")" + key.id.toString() + R"(","code":{"text":")" + one + R"("},"title":")" + other +
                               "\"," + strange + subject + "}");
        attempt.keys = {key};
        attempt.enter = [this_ = *this, key, strange] { this_.m_ledger.mustKeep(key.url(), strange); };
        enter(attempt, one, key, {});
        enter(attempt, other, key, {});
    });
}

Attempt Person::editNote(const Step& step) {
    const auto key = someRecord(kNotes, step.which);
    if (!key) return {};
    auto json = need(fhir::parseJson(shown(*key)), 0, "a note");
    return save("note.edit", [&](sync::Unit& unit, Attempt& attempt) {
        const bool title = step.amount % 2;
        const auto token = m_ledger.newToken();
        const auto before = std::string{title ? json.textOr("title", "") : json.textOr("code.text", "")};
        if (title) json.set("title", token);
        else json.make("code").set("text", token);
        unit.put(key->type, key->id, {});
        setBody(unit, *key, json.compact());
        attempt.keys = {*key};
        enter(attempt, token, *key, before);
    });
}

Attempt Person::deleteNote(const Step& step) {
    const auto key = someRecord(kNotes, step.which);
    if (!key) return {};
    const auto before = shown(*key);
    return save("note.delete", [&](sync::Unit& unit, Attempt& attempt) {
        unit.remove(key->type, key->id);
        attempt.happened = [this_ = *this, key] {
            db::Query row(this_.m_desk.database(), "SELECT 1 FROM outbox WHERE type = ? AND id = ? AND kind = 'delete'", key->type, key->id);
            return row.next();
        };
        attempt.enter = [this_ = *this, key, before] { this_.m_ledger.deleted(key->url(), before); };
    });
}

Attempt Person::addPoison(const Step&) {
    return save("note.add", [&](sync::Unit& unit, Attempt& attempt) {
        const sync::RecordKey key{"Basic", unit.newId<Id<struct NoteTag>>().uuid};
        const auto token = m_ledger.newToken();
        unit.put(key.type, key.id, {});
        // The hub takes no resource whose meta is no object.
        setBody(unit, key, R"({"resourceType":"Basic","id":")" + key.id.toString() + R"(","meta":"broken","title":")" + token + "\"}");
        attempt.keys = {key};
        attempt.enter = [this_ = *this, key] { this_.m_ledger.poisoned(key.url()); };
        enter(attempt, token, key, {});
    });
}

bool Person::mendOne(int which, Attempt& attempt) {
    const auto key = someRecord(kPoison, which);
    if (!key) return false;
    auto json = need(fhir::parseJson(shown(*key)), 0, "a note");
    const auto before = std::string{json.textOr("title", "")};
    attempt = save("note.edit", [&](sync::Unit& unit, Attempt& tried) {
        const auto token = m_ledger.newToken();
        json.erase("meta");
        json.set("title", token);
        unit.put(key->type, key->id, {});
        setBody(unit, *key, json.compact());
        tried.keys = {*key};
        tried.enter = [this_ = *this, key] { this_.m_ledger.mended(key->url()); };
        enter(tried, token, *key, before);
    });
    return true;
}

bool Person::letGoOne(Attempt& attempt) {
    attempt = {};
    const auto key = someRecord("SELECT type, id FROM record WHERE state = 'quarantined' AND leaving IS NOT NULL", 0);
    if (!key) return false;
    const auto mine = shown(*key);
    const auto base = [&] {
        const test::MemoryDisk::Aside aside{m_desk.disk};
        db::Query row(m_desk.database(), "SELECT coalesce(base, '') FROM record WHERE type = ? AND id = ?", key->type, key->id);
        return row.next() ? row.text(0) : std::string{};
    }();
    const auto result = sync::letGo(m_desk.context(), m_desk.mappers(), *key);
    attempt.saved = !m_desk.on() ? Saved::Unknown : result ? Saved::Done : Saved::Refused;
    attempt.happened = [this_ = *this, key, mine] { return this_.shown(*key) != mine; };
    attempt.enter = [this_ = *this, base, mine] { this_.m_ledger.decided(base, mine); };
    return true;
}

bool Person::decideOne(int which, Attempt& attempt) {
    const auto shown = [&]() -> std::optional<sync::Conflict> {
        const test::MemoryDisk::Aside aside{m_desk.disk};
        const auto open = need(sync::readConflicts(m_desk.database()), 0, "the inbox");
        return open.empty() ? std::nullopt : std::optional{open[static_cast<std::size_t>(which) % open.size()]};
    };
    const auto side = which / 16 % 2 ? sync::Side::Mine : sync::Side::Theirs;
    const auto decide = [&](const sync::Conflict& row) {
        return sync::resolveConflict(m_desk.context(), m_desk.mappers(), merger(), row.id, side);
    };
    attempt = {};
    auto found = shown();
    if (!found) return false;
    auto result = decide(*found);
    if (!result && result.error().reason == "conflict.changed") {
        // Edited since it was laid out: the person looks again, and may find nothing to decide any more.
        found = shown();
        if (!found) return true;
        result = decide(*found);
    }
    const auto conflict = *found;
    attempt.saved = !m_desk.on() ? Saved::Unknown : result ? Saved::Done : Saved::Refused;
    if (attempt.saved == Saved::Refused) require(m_desk.disk.failed(), 0, "a decision was refused: " + toString(result.error()));
    attempt.happened = [this_ = *this, conflict] {
        db::Query row(this_.m_desk.database(), "SELECT state <> 'open' FROM conflict WHERE id = ?", conflict.id);
        return row.next() && row.flag(0);
    };
    attempt.enter = [this_ = *this, conflict, side] {
        const bool mine = side == sync::Side::Mine;
        this_.m_ledger.decided(mine ? conflict.mine : conflict.theirs, mine ? conflict.theirs : conflict.mine);
        // Edit against deletion: whoever keeps the edit brings the resource back, whoever does not lets it go.
        const auto key = conflict.type + "/" + conflict.resource.toString();
        if ((mine ? conflict.mine : conflict.theirs).empty()) this_.m_ledger.deleted(key, mine ? conflict.theirs : conflict.mine);
        else if (conflict.mine.empty() || conflict.theirs.empty()) this_.m_ledger.revived(key);
    };
    return true;
}

Attempt Person::retry() {
    Attempt attempt;
    const auto result = sync::retryRefused(m_desk.context());
    attempt.saved = !m_desk.on() ? Saved::Unknown : result ? Saved::Done : Saved::Refused;
    attempt.happened = [] { return true; };
    return attempt;
}

}  // namespace jiayi::simulation
