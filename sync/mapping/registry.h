// The one door between resources and tables, for the sync engine, the import and the export.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/sync/unit.h"
#include "sync/fhir/json.h"

#include <string_view>
#include <vector>

namespace jiayi::mapping {

/// What became of a resource that was handed to Registry::apply.
struct Applied {
    enum class Outcome {
        Stored,   ///< its rows were written (for Origin::Desk also record and outbox, by the repositories)
        Kept,     ///< no table here holds this type: it lives in `record` alone
        Waiting,  ///< its Patient (or, for a form, its Encounter) is not here yet: it lives in `record` until then
    };
    Outcome outcome = Outcome::Kept;
    /// The compartment, nil for what belongs to no resident. Whoever keeps `record` stores it in record.resident_id:
    /// that is how waiting resources are found when their Patient arrives.
    Uuid resident;
};

/// Resource ids on the wire are our UUID text, references "Patient/<uuid>". Reads the rule book only; any thread.
///
/// `record` is kept by the caller: the engine stores `base` (and sets `body` to NULL, which base replaces), the import
/// stores `body`. Order within a round does not matter: applying a Patient that was not here before also applies what
/// `record` holds for its compartment, from `body` or else `base`, and applying an Encounter applies the waiting form.
class Registry {
public:
    explicit Registry(const care::RuleBook& rules) : m_rules(rules) {}

    /// Whether rows hold resources of this type.
    static bool hasTable(std::string_view type);

    /// The whole resource as it must be pushed or exported: the row written onto record.body, or else record.base, or
    /// else onto nothing. Only what the row says differently is touched, so unknown elements and decimal text
    /// survive. A type without a table is given back as kept. NotFound "resource.not-found", Corrupt "record.json".
    Result<fhir::Json> render(db::Database& database, std::string_view type, const Uuid& id) const;

    /// Writes the rows of a resource. Invalid with a stable reason when it cannot be understood ("resource.id",
    /// "patient.birth-date", "observation.status" ...); then nothing was written. Applying again is harmless.
    /// Throws SQLite::Exception like the unit.
    Result<Applied> apply(sync::Unit& unit, const fhir::Json& resource) const;

    /// What apply() would say if the patient were here; nothing is written.
    Result<Applied> check(const fhir::Json& resource) const;

    /// The hub deleted it: its rows become entered-in-error (a resident: moved), and are never dropped.
    Result<void> retract(sync::Unit& unit, std::string_view type, const Uuid& id) const;

    /// The person has moved away and this was written elsewhere: its rows go, and with them what was kept from them. Of a
    /// resident the name, sex, birth date and record number stay, since sealed records here belong to somebody.
    Result<void> erase(sync::Unit& unit, std::string_view type, const Uuid& id) const;

    const care::RuleBook& rules() const { return m_rules; }

private:
    const care::RuleBook& m_rules;
};

}  // namespace jiayi::mapping
