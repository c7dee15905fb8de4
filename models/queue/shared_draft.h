// One visit draft that several desks fill: each field with who wrote it, until somebody signs.
#pragma once

#include "models/care/draft_fields.h"
#include "models/care/sign_visit.h"
#include "models/queue/entry_store.h"

namespace jiayi::queue {

struct FieldAuthor {
    std::string user;
    Instant at{};
    DeskId desk;
    bool operator==(const FieldAuthor&) const = default;
};

/// What a screen started from: changes are told by comparison with it, and a signature covers what it has seen.
struct DraftBasis {
    care::TextMap fields;
    Seen seen;
};

struct SharedDraft {
    /// Who wrote an answer counts as who measured it, unless the draft says otherwise.
    care::VisitDraft draft;
    std::map<std::string, FieldAuthor, std::less<>> authors;  ///< by answer; of what people wrote, not of what was carried
    care::VisitId visit;  ///< the name of the visit that it becomes, at whichever desk
    DraftBasis basis;
};

/// Nothing when nobody writes one. Errors of the store.
Result<std::optional<SharedDraft>> readShared(db::Database& database, care::ResidentId resident);

/// Before a visit is opened: a draft that came from another desk before its resident did becomes a row now. Errors of
/// the store.
Result<void> bringUp(db::Database& database, care::ResidentId resident);
/// Of a visit that was just opened. Errors of the store.
Result<DraftBasis> basisOf(db::Database& database, const std::vector<care::FormKey>& forms, const care::VisitInput& input);

/// Writes what differs from the basis, in the context's user's name, and lays the draft down as a row. What others wrote
/// meanwhile stands and comes back with it. Errors of the store.
Result<SharedDraft> saveShared(const sync::Context& context, care::ResidentId resident, const DraftBasis& basis, const std::vector<care::FormKey>& forms,
                               const care::VisitInput& input);

/// Saves, signs under the name that the desks share, and ends the draft for what was seen, in the signature's own unit. What another
/// desk wrote and this one had not seen stays a draft. Errors of SignVisit.
struct SignShared {
    care::ResidentId resident;
    DraftBasis basis;
    std::vector<care::FormKey> forms;
    care::VisitInput input;
    Result<care::SignedVisit> operator()(const sync::Context& context, const care::RuleBook& rules) const;
};

/// Throws the draft away at every desk, as far as it was seen. Errors of the store.
Result<void> discardShared(const sync::Context& context, care::ResidentId resident, const Seen& seen);

/// The draft as the row of `visit_draft`, or none; nothing for a resident who is not known here yet. Inside a transaction of the
/// caller. Throws SQLite::Exception.
void layDown(db::Database& database, care::ResidentId resident);

}  // namespace jiayi::queue
