// Entries as rows: writing one's own, taking what others wrote, and saying what another desk lacks.
#pragma once

#include "models/db/query.h"
#include "models/queue/rules/desk_entry.h"
#include "models/sync/unit.h"

#include <set>

namespace jiayi::queue {

/// A page of what somebody lacks, in the order in which each desk wrote it.
struct EntryPage {
    std::vector<DeskEntry> entries;
    Seen upTo;          ///< what whoever has taken the page has seen
    bool more = false;  ///< this desk has more for them
};

/// Subjects whose entries changed.
struct Taken {
    std::set<Uuid> places;
    std::set<Uuid> drafts;
    bool any() const { return !places.empty() || !drafts.empty(); }
};

/// This store's desk, made when it is first asked for. Errors of the store.
Result<DeskId> ownDesk(const sync::Context& context);

/// Writes entries of this desk inside a transaction of its owner. Throws SQLite::Exception.
class EntryWriter {
public:
    EntryWriter(db::Database& database, const Clock& clock, Random& random, std::string author);

    /// The field has this value from now on.
    void put(EntryKind kind, const Uuid& subject, const std::string& field, const std::string& value);
    /// ... unless anybody says otherwise: what was there before people wrote.
    void suggest(EntryKind kind, const Uuid& subject, const std::string& field, const std::string& value);
    /// A field that is new, later than `after`.
    void append(EntryKind kind, const Uuid& subject, const std::string& field, const std::string& value, Instant after);
    DeskId desk() const { return m_desk; }
    std::int64_t lastNumber() const { return m_last; }

private:
    void write(DeskEntry entry);

    db::Database& m_database;
    Instant m_now;
    std::string m_author;
    DeskId m_desk;
    std::int64_t m_last = 0;
};

/// All fields of one subject. Throws SQLite::Exception.
std::vector<DeskEntry> entriesOf(db::Database& database, EntryKind kind, const Uuid& subject);
/// Throws SQLite::Exception.
Seen seenHere(db::Database& database);

/// At most `limit` entries that somebody who has seen so much lacks. Errors of the store.
Result<EntryPage> entriesSince(db::Database& database, const Seen& seen, int limit);
/// Takes a page over in one transaction and remembers it as seen. Drafts of residents who are known here become rows of
/// `visit_draft` in it. Errors of the store; what was taken before may come again.
Result<Taken> takeEntries(db::Database& database, const EntryPage& page);

/// The store is an older copy of itself: somebody restored it, or another desk has seen more of it than it wrote. It becomes a new desk,
/// and numbers what it has anew, so that nothing it writes is taken for what it once wrote. Errors of the store.
Result<void> beginAnew(const sync::Context& context);

}  // namespace jiayi::queue
