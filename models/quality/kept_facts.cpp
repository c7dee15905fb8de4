#include "models/quality/kept_facts.h"

#include "models/db/query.h"
#include "models/quality/fact_blob.h"
#include "models/quality/gather.h"

#include <algorithm>

namespace jiayi::quality {

namespace {

/// People read at once where nothing is written.
constexpr std::size_t kPeopleAQuestion = 200;
/// Marked people who lie so near to each other are read by one question.
constexpr std::int64_t kNear = 8;

db::Blob asBlob(const std::string& bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

std::vector<std::int64_t> markedPeople(db::Database& database, std::int64_t limit) {
    std::vector<std::int64_t> people;
    db::Query row(database, "SELECT resident_pk FROM quality_dirty ORDER BY resident_pk LIMIT ?", limit);
    while (row.next()) people.push_back(row.integer(0));
    return people;
}

/// The facts of these people, ascending; those who are no residents any more are left out.
std::vector<PersonFacts> gatherThese(db::Database& database, const MeasureBook& book, const std::vector<std::int64_t>& people) {
    std::vector<PersonFacts> all;
    for (std::size_t begin = 0; begin < people.size();) {
        auto end = begin + 1;
        while (end < people.size() && people[end] - people[end - 1] <= kNear) ++end;
        for (auto& person : gatherFacts(database, book, people[begin], people[end - 1]))
            if (std::binary_search(people.begin(), people.end(), person.pk)) all.push_back(std::move(person));
        begin = end;
    }
    return all;
}

void keep(db::Database& database, const MeasureBook& book, const std::vector<std::int64_t>& people) {
    auto facts = gatherThese(database, book, people);
    auto next = facts.begin();
    for (const auto pk : people) {
        if (next != facts.end() && next->pk == pk) {
            const auto blob = toBlob(book, *next++);
            db::Query(database, "INSERT INTO quality_fact (resident_pk, facts) VALUES (?, ?) ON CONFLICT (resident_pk) DO UPDATE SET facts = excluded.facts", pk, asBlob(blob)).run();
        } else {
            db::Query(database, "DELETE FROM quality_fact WHERE resident_pk = ?", pk).run();
        }
        db::Query(database, "DELETE FROM quality_dirty WHERE resident_pk = ?", pk).run();
    }
}

/// Other tables: everybody waits, in one statement.
void followTables(db::Database& database, const MeasureBook& book) {
    {
        db::Query row(database, "SELECT digest FROM quality_basis");
        if (row.next() && row.text(0) == book.factDigest) return;
    }
    db::Transaction transaction(database);
    database.execute("INSERT OR IGNORE INTO quality_dirty SELECT pk FROM resident");
    database.execute("DELETE FROM quality_basis");
    db::Query(database, "INSERT INTO quality_basis (digest) VALUES (?)", book.factDigest).run();
    transaction.commit();
}

}  // namespace

std::int64_t factsWaiting(db::Database& database) {
    db::Query row(database, "SELECT count(*) FROM quality_dirty");
    return row.next() ? row.integer(0) : 0;
}

Result<std::int64_t> refreshFacts(db::Database& database, const MeasureBook& book, int peopleATime, const std::function<bool(std::int64_t)>& progress) {
    return db::attempt([&]() -> Result<std::int64_t> {
        followTables(database, book);
        std::int64_t done = 0;
        for (;;) {
            const auto people = markedPeople(database, peopleATime);
            if (people.empty()) return done;
            db::Transaction transaction(database);
            keep(database, book, people);
            transaction.commit();
            done += static_cast<std::int64_t>(people.size());
            if (progress && !progress(done)) return done;
        }
    });
}

Result<void> forEachPerson(db::Database& database, const MeasureBook& book, const std::function<void(const PersonFacts&)>& use) {
    return db::attempt([&]() -> Result<void> {
        const db::ReadSnapshot snapshot(database);
        // Those whose kept facts do not count; in batches, so that everybody at once asks for no more memory than some do.
        auto waiting = markedPeople(database, INT64_MAX);
        std::vector<std::int64_t> unreadable;
        PersonFacts person;
        BlobReader reader(book);
        db::Query row(database, "SELECT resident_pk, facts FROM quality_fact ORDER BY resident_pk");
        auto next = waiting.begin();
        while (row.next()) {
            person.pk = row.integer(0);
            while (next != waiting.end() && *next < person.pk) ++next;
            if (next != waiting.end() && *next == person.pk) continue;
            if (reader.read(row.blob(1), person)) use(person);
            else unreadable.push_back(row.integer(0));
        }
        waiting.insert(waiting.end(), unreadable.begin(), unreadable.end());
        std::sort(waiting.begin(), waiting.end());
        for (std::size_t begin = 0; begin < waiting.size(); begin += kPeopleAQuestion) {
            const auto end = std::min(waiting.size(), begin + kPeopleAQuestion);
            for (const auto& one : gatherThese(database, book, {waiting.begin() + static_cast<std::ptrdiff_t>(begin), waiting.begin() + static_cast<std::ptrdiff_t>(end)})) use(one);
        }
        return {};
    });
}

Result<PersonFacts> factsOf(db::Database& database, const MeasureBook& book, std::int64_t residentPk) {
    return db::attempt([&]() -> Result<PersonFacts> {
        auto people = gatherFacts(database, book, residentPk, residentPk);
        if (people.empty()) return Error{Errc::NotFound, "resident.not-found", {}};
        return std::move(people.front());
    });
}

Result<void> verifyFacts(db::Database& database, const MeasureBook& book) {
    return db::attempt([&]() -> Result<void> {
        {
            db::Query basis(database, "SELECT digest FROM quality_basis");
            // Kept by other tables: everybody waits to be gathered, so there is nothing to compare.
            if (!basis.next() || basis.text(0) != book.factDigest) return {};
        }
        const db::ReadSnapshot snapshot(database);
        std::int64_t wrong = 0, last = 0;
        for (;;) {
            std::vector<std::int64_t> people;
            {
                db::Query row(database, "SELECT pk FROM (SELECT pk FROM resident WHERE status <> 'merged' UNION SELECT resident_pk FROM quality_fact) WHERE pk > ? "
                                        "AND pk NOT IN (SELECT resident_pk FROM quality_dirty) ORDER BY pk LIMIT ?", last, static_cast<std::int64_t>(kPeopleAQuestion));
                while (row.next()) people.push_back(row.integer(0));
            }
            if (people.empty()) break;
            last = people.back();
            auto facts = gatherThese(database, book, people);
            auto next = facts.begin();
            for (const auto pk : people) {
                db::Query kept(database, "SELECT facts FROM quality_fact WHERE resident_pk = ?", pk);
                const bool isKept = kept.next(), isThere = next != facts.end() && next->pk == pk;
                if (isKept != isThere || (isThere && kept.blob(0) != toBlob(book, *next))) ++wrong;
                if (isThere) ++next;
            }
        }
        if (wrong > 0) return Error{Errc::Corrupt, "quality.differ", std::to_string(wrong) + " residents"};
        return {};
    });
}

}  // namespace jiayi::quality
