#include "sync/hub/moves.h"

#include "models/core/ids.h"
#include "sync/fhir/canonical.h"
#include "sync/hub/execution.h"

#include <algorithm>

namespace jiayi::hub {

namespace {

fhir::Json moveProvenance(const Move& move, Instant at, const std::string& id) {
    auto json = fhir::Json::object({{"resourceType", "Provenance"}, {"id", id}});
    json.make("target.0").set("reference", "Patient/" + move.patient);
    json.set("occurredDateTime", formatDate(move.date));
    json.set("recorded", formatInstant(at));
    json.make("reason.0").set("text", move.reason);
    json.make("activity").set("text", "move");
    for (const auto& [role, code] : {std::pair{"from", &move.from}, std::pair{"to", &move.to}}) {
        auto agent = fhir::Json::object();
        agent.make("role.0").set("text", role);
        agent.make("who.identifier").set("value", *code);
        json.make("agent").push(std::move(agent));
    }
    return json;
}

/// Writes both halves of one resource's move. `number` is its version here and, if it was there before, there.
class Mover {
public:
    Mover(StoreTransaction& transaction, const SearchParameters& parameters, const OwnReferences& references, const Move& move)
        : m_transaction(transaction), m_parameters(parameters), m_references(references), m_move(move) {}

    Result<Moved> carry(const std::vector<Version>& compartment) {
        Moved moved;
        for (const auto& version : compartment) {
            JIAYI_TRY(const auto there, m_transaction.current(m_move.to, version.key));
            if (there && !there->deleted() && !there->left()) return Error{Errc::Conflict, "move.present", {}};
            JIAYI_TRY(auto resource, fhir::parseJson(version.body));
            JIAYI_CHECK(leave(version, resource));
            JIAYI_CHECK(enter(version, resource, std::max(version.version, there ? there->version : 0) + 1, there && there->writtenHere));
            ++moved.resources;
            if (version.writtenHere) ++moved.sealed;
        }
        return moved;
    }

    /// The reason and the day, for both sides to read.
    Result<void> record(const std::string& id) {
        Version version;
        version.key = {"Provenance", id};
        version.author = m_move.from;
        version.writtenHere = true;
        version.patient = m_move.patient;
        auto resource = moveProvenance(m_move, m_transaction.at(), id);
        version.hash = fhir::canonicalHash(resource);
        JIAYI_CHECK(leave(version, resource));
        return enter(version, resource, 1, false);
    }

private:
    /// Its hash stays that of what has left, so that late work can be told from work on something else.
    Result<void> leave(Version version, fhir::Json& resource) {
        version.kind = ChangeKind::Leave;
        version.sealed = version.writtenHere;
        ++version.version;
        version.body = version.sealed ? stampedBody(resource, version.version, m_transaction.at()) : std::string{};
        return m_transaction.append(m_move.from, std::move(version));
    }
    Result<void> enter(Version version, fhir::Json& resource, std::int64_t number, bool writtenThere) {
        version.kind = ChangeKind::Enter;
        version.sealed = false;
        version.writtenHere = writtenThere;
        version.version = number;
        version.body = stampedBody(resource, number, m_transaction.at());
        const auto patient = version.patient;
        m_parameters.index(version, resource, m_references);
        version.patient = patient;  // of a Provenance its targets', which it does not say itself
        return m_transaction.append(m_move.to, std::move(version));
    }

    StoreTransaction& m_transaction;
    const SearchParameters& m_parameters;
    const OwnReferences& m_references;
    const Move& m_move;
};

}  // namespace

Result<Moved> movePatient(Store& store, const SearchParameters& parameters, const OwnReferences& references, const Move& move,
                          Instant now, Random& random) {
    if (move.from == move.to) return invalid("move.same");
    for (const auto* code : {&move.from, &move.to}) {
        if (const auto known = store.institution(*code); !known) return known.error();
    }
    JIAYI_TRY(auto transaction, store.begin({move.from, move.to}, now));
    JIAYI_TRY(const auto moved, moveWithin(*transaction, parameters, references, move, random));
    JIAYI_CHECK(transaction->commit());
    return moved;
}

Result<Moved> moveWithin(StoreTransaction& transaction, const SearchParameters& parameters, const OwnReferences& references, const Move& move,
                         Random& random) {
    JIAYI_TRY(const auto patient, transaction.current(move.from, {"Patient", move.patient}));
    if (!patient || patient->deleted() || patient->left()) return Error{Errc::NotFound, "patient.unknown", {}};
    JIAYI_TRY(const auto compartment, transaction.compartment(move.from, move.patient));
    Mover mover(transaction, parameters, references, move);
    JIAYI_TRY(const auto moved, mover.carry(compartment));
    JIAYI_CHECK(mover.record(derivedUuid({"move", move.patient, move.from, move.to, std::to_string(random.next())}).toString()));
    if (namesOnePerson(move.patient)) {
        JIAYI_CHECK(transaction.releasePatient(move.from, move.patient));
        JIAYI_TRY(const auto claimed, transaction.claimPatient(move.to, move.patient));
        if (!claimed) return Error{Errc::Conflict, "move.present", {}};
    }
    JIAYI_CHECK(transaction.recordMove(move.patient, move.from, move.to));
    return moved;
}

bool namesOnePerson(std::string_view patient) { return Uuid::parse(patient).has_value(); }

}  // namespace jiayi::hub
