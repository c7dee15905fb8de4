#include "models/capitation/rule_sets.h"

#include "models/capitation/ledger.h"

#include <map>
#include <mutex>

namespace jiayi::capitation {

namespace {

RuleSet readSet(db::Database& database, const db::Query& row) {
    RuleSet set{row.uuid(1), row.text(2), row.text(3), row.date(4).value(), row.text(5), {}};
    db::Query file(database, "SELECT name, content FROM capitation_set_file WHERE set_pk = ?", row.integer(0));
    while (file.next()) set.files.emplace(file.text(0), file.text(1));
    return set;
}

/// Tables are read once: claims come by the thousand, and each asks which are in force.
std::shared_ptr<const CapitationBook> readOnce(const RuleSet& set) {
    static std::mutex guard;
    static std::map<Uuid, std::pair<BookFiles, std::shared_ptr<const CapitationBook>>> known;
    const std::lock_guard lock(guard);
    auto& [files, book] = known[set.id];
    if (book && files == set.files) return book;
    auto read = bookOf(set);
    if (!read) return {};
    files = set.files;
    book = std::make_shared<const CapitationBook>(std::move(*read));
    return book;
}

/// Owned by nobody: it lasts as long as the program.
std::shared_ptr<const CapitationBook> builtIn() { return {std::shared_ptr<void>(), &shippedCapitationBook()}; }

}  // namespace

Result<RuleSet> RuleSetRepository::set(const Uuid& id) const {
    return db::attempt([&]() -> Result<RuleSet> {
        db::Query row(m_database, "SELECT pk, id, version, publisher, valid_from, status FROM capitation_set WHERE id = ?", id);
        if (!row.next()) return Error{Errc::NotFound, "capitation.no-set", {}};
        return readSet(m_database, row);
    });
}

void RuleSetRepository::save(sync::Unit& unit, const RuleSet& set) {
    auto& database = unit.database();
    db::Query(database,
              "INSERT INTO capitation_set (id, version, publisher, valid_from, status) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version, "
              "publisher = excluded.publisher, valid_from = excluded.valid_from, status = excluded.status",
              set.id, set.version, set.publisher, set.validFrom, set.status)
        .run();
    db::Query(database, "DELETE FROM capitation_set_file WHERE set_pk = (SELECT pk FROM capitation_set WHERE id = ?)", set.id).run();
    for (const auto& [name, content] : set.files) db::Query(database, "INSERT INTO capitation_set_file (set_pk, name, content) SELECT pk, ?, ? FROM capitation_set WHERE id = ?", name, content, set.id).run();
    unit.put("Library", set.id, {});
}

Result<BookInForce> bookInForce(db::Database& database, Date day) {
    return db::attempt([&]() -> Result<BookInForce> {
        db::Query row(database, "SELECT pk, id, version, publisher, valid_from, status FROM capitation_set WHERE status = 'active' AND valid_from <= ? ORDER BY valid_from DESC, pk DESC", day);
        while (row.next()) {
            const auto set = readSet(database, row);
            if (auto book = readOnce(set)) return BookInForce{std::move(book), set.version, set.publisher};
        }
        return BookInForce{builtIn(), {}, {}};
    });
}

Result<BookInForce> bookInForce(sync::Unit& unit) { return bookInForce(unit.database(), localDate(unit.now())); }

}  // namespace jiayi::capitation
