#include "models/worklist/worklist.h"

#include "models/core/hash.h"
#include "models/core/resource.h"
#include "models/db/query.h"
#include "models/pharmacy/formulary/formulary_changes.h"
#include "models/worklist/item_rows.h"

#include <algorithm>
#include <set>

namespace jiayi::worklist {

namespace {

/// A doctor's save waits at most for one of these.
constexpr int kPeopleInATransaction = 25;
constexpr std::int64_t kLeftCounted = 10'000;

std::string keptBasis(db::Database& database, const std::string& name) {
    db::Query row(database, "SELECT value FROM worklist_basis WHERE name = ?", name);
    return row.next() ? row.text(0) : std::string{};
}

void keepBasis(db::Database& database, const std::string& name, const std::string& value) {
    db::Query(database, "INSERT INTO worklist_basis (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value).run();
}

void markEverybody(db::Database& database) {
    database.execute("INSERT OR IGNORE INTO worklist_dirty SELECT pk FROM resident UNION SELECT 0");
}

/// Whoever was ordered a product that lies in other rows in one version than in the other.
void markFormulary(db::Database& database, const pharmacy::Pharmacy& pharmacy, std::int64_t from, std::int64_t to) {
    db::Query(database,
              "INSERT OR IGNORE INTO worklist_dirty SELECT p.resident_pk FROM (SELECT product_pk FROM formulary_item WHERE pharmacy_pk = ?1 AND since > ?2 AND since <= ?3 "
              "UNION SELECT product_pk FROM formulary_item WHERE pharmacy_pk = ?1 AND until > ?2 AND until <= ?3) t JOIN formulary_product f ON f.pk = t.product_pk "
              "CROSS JOIN prescription_line l ON l.pharmacy = ?4 AND l.product = f.code AND l.product <> '' JOIN prescription p ON p.pk = l.prescription_pk",
              pharmacy.pk, std::min(from, to), std::max(from, to), pharmacy.id)
        .run();
}

/// Rules and formularies that are others than those the items were told by.
Result<void> followBasis(db::Database& database, const WorklistBook& book, Date today) {
    JIAYI_TRY(const auto pharmacies, pharmacy::pharmacies(database, today));
    const auto kept = keptFormularies(database);
    std::vector<const pharmacy::Pharmacy*> changed;
    for (const auto& pharmacy : pharmacies) {
        const auto found = kept.find(pharmacy.id);
        if (pharmacy.current && (found == kept.end() || found->second != pharmacy.current->pk)) changed.push_back(&pharmacy);
    }
    const bool otherRules = keptBasis(database, "rules") != book.digest;
    if (!otherRules && changed.empty()) return {};
    db::Transaction transaction(database);
    if (otherRules) markEverybody(database);
    for (const auto* pharmacy : changed) {
        const auto found = kept.find(pharmacy->id);
        markFormulary(database, *pharmacy, found == kept.end() ? 0 : found->second, pharmacy->current->pk);
        keepBasis(database, "formulary:" + pharmacy->id, std::to_string(pharmacy->current->pk));
    }
    keepBasis(database, "rules", book.digest);
    transaction.commit();
    return {};
}

std::vector<std::int64_t> marked(db::Database& database, int limit) {
    std::vector<std::int64_t> people;
    db::Query row(database, "SELECT resident_pk FROM worklist_dirty ORDER BY resident_pk LIMIT ?", limit);
    while (row.next()) people.push_back(row.integer(0));
    return people;
}

Result<void> keepItems(db::Database& database, const WorklistBook& book, const FormularyBasis& formularies, std::int64_t resident) {
    JIAYI_TRY(const auto rows, tellItems(database, book, formularies, resident));
    if (rows != keptItems(database, resident)) {
        db::Query(database, "DELETE FROM worklist_item WHERE resident_pk = ?", resident).run();
        for (const auto& row : rows)
            db::Query(database,
                      "INSERT INTO worklist_item (resident_pk, kind, queue, side, due_on, shows_on, rank, facts, snoozed_until, booked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", resident,
                      row.kind, row.queue, row.side, row.due, row.shows, row.rank, row.facts, row.snoozedUntil, row.booked)
                .run();
    }
    db::Query(database, "DELETE FROM worklist_dirty WHERE resident_pk = ?", resident).run();
    return {};
}

}  // namespace

Result<WorklistBook> loadWorklistBook(const care::RuleBook& care, const pharmacy::ReviewBook& review) {
    JIAYI_TRY(auto rules, loadWorklistRules(review.limits));
    return worklistBook(care, std::move(rules));
}

WorklistBook worklistBook(const care::RuleBook& care, WorklistRules rules) {
    Sha256 hash;
    for (const auto& name : embeddedNames("rules/")) {
        const auto text = embeddedFile(name);
        hash.add(name + "\n" + std::to_string(text.size()) + "\n");
        hash.add(text);
    }
    return WorklistBook{care, std::move(rules), toHex(hash.finish())};
}

Result<Freshness> refreshWorklist(db::Database& database, const WorklistBook& book, Date today, int limit) {
    return db::attempt([&]() -> Result<Freshness> {
        JIAYI_CHECK(followBasis(database, book, today));
        Freshness fresh;
        const auto people = marked(database, limit > 0 ? limit : book.rules.whole("refresh.people"));
        if (people.empty()) return fresh;
        const auto formularies = keptFormularies(database);
        for (std::size_t at = 0; at < people.size();) {
            db::Transaction transaction(database);
            const auto end = std::min(people.size(), at + kPeopleInATransaction);
            for (; at < end; ++at) JIAYI_CHECK(keepItems(database, book, formularies, people[at]));
            transaction.commit();
        }
        fresh.people = static_cast<int>(people.size());
        fresh.left = peopleLeft(database);
        return fresh;
    });
}

std::int64_t peopleLeft(db::Database& database) {
    db::Query left(database, "SELECT count(*) FROM (SELECT 1 FROM worklist_dirty LIMIT ?)", kLeftCounted);
    return left.next() ? left.integer(0) : 0;
}

Result<void> refreshWholeWorklist(db::Database& database, const WorklistBook& book, Date today, const std::function<bool(std::int64_t)>& progress) {
    std::int64_t done = 0;
    for (;;) {
        JIAYI_TRY(const auto fresh, refreshWorklist(database, book, today));
        done += fresh.people;
        if (fresh.left == 0 || (progress && !progress(done))) return {};
    }
}

Result<void> verifyWorklist(db::Database& database, const WorklistBook& book) {
    return db::attempt([&]() -> Result<void> {
        // Told by other rules: everybody waits to be told anew, so there is nothing to compare.
        if (keptBasis(database, "rules") != book.digest) return {};
        const auto formularies = keptFormularies(database);
        std::vector<std::int64_t> people;
        {
            // Items of who is no resident any more are found too.
            db::Query row(database, "SELECT pk FROM (SELECT pk FROM resident UNION SELECT 0 UNION SELECT resident_pk FROM worklist_item) AS one "
                                    "WHERE pk NOT IN (SELECT resident_pk FROM worklist_dirty) ORDER BY pk");
            while (row.next()) people.push_back(row.integer(0));
        }
        std::int64_t wrong = 0;
        std::set<std::string> kinds;
        for (const auto resident : people) {
            JIAYI_TRY(const auto told, tellItems(database, book, formularies, resident));
            const auto kept = keptItems(database, resident);
            if (told == kept) continue;
            ++wrong;
            for (const auto* rows : {&told, &kept})
                for (const auto& row : *rows)
                    if (std::find(told.begin(), told.end(), row) == told.end() || std::find(kept.begin(), kept.end(), row) == kept.end()) kinds.insert(row.kind);
        }
        if (wrong == 0) return {};
        std::string detail = std::to_string(wrong) + " residents:";
        for (const auto& kind : kinds) detail += " " + kind;
        return Error{Errc::Corrupt, "worklist.differ", detail};
    });
}

}  // namespace jiayi::worklist
