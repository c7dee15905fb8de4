#include "models/queue/entry_store.h"

#include "models/queue/shared_draft.h"

#include <algorithm>

namespace jiayi::queue {

namespace {

constexpr const char* kEntryColumns = "kind, subject, field, value, author, at, desk, number";

DeskEntry entryOf(const db::Query& row) {
    return {{row.integer(0) == 0 ? EntryKind::Queue : EntryKind::Draft, row.uuid(1), row.text(2)}, row.text(3), row.text(4), row.instant(5), row.id<DeskId>(6), row.integer(7)};
}

int numberOf(EntryKind kind) { return kind == EntryKind::Queue ? 0 : 1; }

std::optional<DeskEntry> standing(db::Database& database, const EntryKey& key) {
    db::Query row(database, std::string("SELECT ") + kEntryColumns + " FROM desk_entry WHERE kind = ? AND subject = ? AND field = ?", numberOf(key.kind), key.subject, key.field);
    return row.next() ? std::optional{entryOf(row)} : std::nullopt;
}

/// The rule of EntrySet::take, for a row.
bool take(db::Database& database, const DeskEntry& entry) {
    const auto before = standing(database, entry.key);
    if (before && !beats(entry, *before)) return false;
    db::Query(database, std::string("INSERT OR REPLACE INTO desk_entry (") + kEntryColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)", numberOf(entry.key.kind), entry.key.subject,
              entry.key.field, entry.value, entry.author, entry.at, entry.desk, entry.number)
        .run();
    return true;
}

void keepSeen(db::Database& database, DeskId desk, std::int64_t number) {
    db::Query(database, "INSERT INTO desk_seen (desk, number) VALUES (?, ?) ON CONFLICT (desk) DO UPDATE SET number = max(number, excluded.number)", desk, number).run();
}

struct Self {
    DeskId desk;
    std::int64_t last = 0;
};

Self selfIn(db::Database& database, const Clock& clock, Random& random) {
    {
        db::Query row(database, "SELECT desk, last_number FROM desk_self");
        if (row.next()) return {row.id<DeskId>(0), row.integer(1)};
    }
    const Self made{{newUuid(clock, random)}, 0};
    db::Query(database, "INSERT INTO desk_self (one, desk) VALUES (1, ?)", made.desk).run();
    return made;
}

}  // namespace

Result<DeskId> ownDesk(const sync::Context& context) {
    return db::attempt([&]() -> Result<DeskId> {
        db::Transaction transaction(context.database);
        const auto self = selfIn(context.database, context.clock, context.random);
        transaction.commit();
        return self.desk;
    });
}

EntryWriter::EntryWriter(db::Database& database, const Clock& clock, Random& random, std::string author)
    : m_database(database), m_now(clock.now()), m_author(std::move(author)) {
    const auto self = selfIn(database, clock, random);
    m_desk = self.desk;
    m_last = self.last;
}

void EntryWriter::write(DeskEntry entry) {
    entry.desk = m_desk;
    entry.number = ++m_last;
    db::Query(m_database, "UPDATE desk_self SET last_number = ?", m_last).run();
    keepSeen(m_database, m_desk, m_last);
    take(m_database, entry);
}

void EntryWriter::put(EntryKind kind, const Uuid& subject, const std::string& field, const std::string& value) {
    const EntryKey key{kind, subject, field};
    const auto before = standing(m_database, key);
    const auto at = before ? std::max(m_now, before->at + std::chrono::milliseconds{1}) : m_now;
    write({key, value, m_author, at, {}, 0});
}

void EntryWriter::suggest(EntryKind kind, const Uuid& subject, const std::string& field, const std::string& value) {
    const EntryKey key{kind, subject, field};
    const auto before = standing(m_database, key);
    // Above what ended, below whatever anybody says from now on.
    write({key, value, {}, before ? before->at + std::chrono::milliseconds{1} : Instant{}, {}, 0});
}

void EntryWriter::append(EntryKind kind, const Uuid& subject, const std::string& field, const std::string& value, Instant after) {
    write({{kind, subject, field}, value, m_author, std::max(m_now, after + std::chrono::milliseconds{1}), {}, 0});
}

std::vector<DeskEntry> entriesOf(db::Database& database, EntryKind kind, const Uuid& subject) {
    std::vector<DeskEntry> found;
    db::Query row(database, std::string("SELECT ") + kEntryColumns + " FROM desk_entry WHERE kind = ? AND subject = ? ORDER BY field", numberOf(kind), subject);
    while (row.next()) found.push_back(entryOf(row));
    return found;
}

Seen seenHere(db::Database& database) {
    Seen seen;
    db::Query row(database, "SELECT desk, number FROM desk_seen");
    while (row.next()) seen[row.id<DeskId>(0)] = row.integer(1);
    return seen;
}

Result<EntryPage> entriesSince(db::Database& database, const Seen& seen, int limit) {
    return db::attempt([&]() -> Result<EntryPage> {
        const db::ReadSnapshot snapshot(database);
        EntryPage page;
        for (const auto& [desk, known] : seenHere(database)) {
            if (known <= seenOf(seen, desk)) continue;
            const auto room = limit - static_cast<int>(page.entries.size());
            // Of the others at least this is known: that they wrote more.
            if (room <= 0) {
                page.more = true;
                break;
            }
            db::Query row(database, std::string("SELECT ") + kEntryColumns + " FROM desk_entry WHERE desk = ? AND number > ? ORDER BY number LIMIT ?", desk, seenOf(seen, desk),
                          room + 1);
            int count = 0;
            while (row.next() && ++count <= room) page.entries.push_back(entryOf(row));
            page.upTo[desk] = count > room ? page.entries.back().number : known;
            page.more = page.more || count > room;
        }
        return page;
    });
}

Result<Taken> takeEntries(db::Database& database, const EntryPage& page) {
    return db::attempt([&]() -> Result<Taken> {
        db::Transaction transaction(database);
        Taken taken;
        for (const auto& entry : page.entries)
            if (take(database, entry)) (entry.key.kind == EntryKind::Queue ? taken.places : taken.drafts).insert(entry.key.subject);
        for (const auto& [desk, number] : page.upTo) keepSeen(database, desk, number);
        for (const auto& resident : taken.drafts) layDown(database, care::ResidentId{resident});
        transaction.commit();
        return taken;
    });
}

Result<void> beginAnew(const sync::Context& context) {
    return db::attempt([&]() -> Result<void> {
        db::Transaction transaction(context.database);
        const auto before = selfIn(context.database, context.clock, context.random);
        const DeskId desk{newUuid(context.clock, context.random)};
        std::vector<DeskEntry> own;
        {
            db::Query row(context.database, std::string("SELECT ") + kEntryColumns + " FROM desk_entry WHERE desk = ? ORDER BY number", before.desk);
            while (row.next()) own.push_back(entryOf(row));
        }
        std::int64_t last = 0;
        for (const auto& entry : own)
            db::Query(context.database, "UPDATE desk_entry SET desk = ?, number = ? WHERE kind = ? AND subject = ? AND field = ?", desk, ++last, numberOf(entry.key.kind),
                      entry.key.subject, entry.key.field)
                .run();
        // What the desk it was wrote later is known to others: it comes back from them, all of it.
        db::Query(context.database, "DELETE FROM desk_seen WHERE desk = ?", before.desk).run();
        db::Query(context.database, "UPDATE desk_self SET desk = ?, last_number = ?", desk, last).run();
        keepSeen(context.database, desk, last);
        transaction.commit();
        return {};
    });
}

}  // namespace jiayi::queue
