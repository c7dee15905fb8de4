// Benefits as rows, and what people do with them.
#pragma once

#include "models/roster/entitlement/rules/card_code.h"
#include "models/roster/resident.h"
#include "models/sync/unit.h"

namespace jiayi::roster {

struct HeldEntitlement {
    ResidentId resident;
    Entitlement entitlement;
    std::string status = "active";  ///< active, entered-in-error
    bool operator==(const HeldEntitlement&) const = default;
};

/// Saves go through a Unit and throw SQLite::Exception.
class EntitlementRepository {
public:
    explicit EntitlementRepository(db::Database& database) : m_database(database) {}
    /// NotFound "entitlement.not-found".
    Result<HeldEntitlement> entitlement(const Uuid& id) const;
    /// Active ones, by their first day.
    Result<std::vector<Entitlement>> of(ResidentId resident) const;
    static void save(sync::Unit& unit, const HeldEntitlement& held);

private:
    db::Database& m_database;
};

/// "entitlement.add". Invalid "entitlement.benefit", "entitlement.disease", "entitlement.dates", "entitlement.partner" (a grant without a name or whose dates do not
/// follow each other); Conflict "entitlement.overlap" (the same benefit for the same disease at the same time).
struct AddEntitlement {
    ResidentId resident;
    Entitlement entitlement;  ///< without id
    Result<Uuid> operator()(const sync::Context& context) const;
};
/// "entitlement.edit": dates, steward, partners. The same errors; NotFound "entitlement.not-found".
struct EditEntitlement {
    Entitlement entitlement;
    Result<void> operator()(const sync::Context& context) const;
};
/// "entitlement.card": what a card says becomes the person's scheme and number, and the benefit on it is registered or brought up to date. Errors of readCard();
/// Conflict "card.other-person" when the card names another citizen id; those above.
struct TakeCard {
    ResidentId resident;
    std::string text;
    struct Outcome {
        CardReading reading;
        bool person = false, added = false, changed = false;  ///< what was written
    };
    Result<Outcome> operator()(const sync::Context& context, const std::vector<CardKind>& kinds) const;
};

/// What decides coverage and membership on a day.
struct EntitlementStanding {
    std::string scheme, number;
    std::vector<Entitlement> all;
    std::string clinicCode, clinicName;
    bool isSteward(const Entitlement& one) const { return one.institution.empty() || one.institution == clinicCode || one.institution == clinicName; }
};
/// NotFound "resident.not-found".
Result<EntitlementStanding> readStanding(db::Database& database, ResidentId resident);

}  // namespace jiayi::roster
